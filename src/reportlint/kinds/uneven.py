"""`uneven: {odd: …, usual: …}`: what a document does in a few places, and otherwise everywhere else."""

from __future__ import annotations

from reportlint.binding.searching import search
from reportlint.extend import Defect, Hit, Kind, Span
from reportlint.language.outcome import CannotJudge
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.extend import Binding, Entry, Outcome, RuleHead
    from reportlint.language.excuse import Excuse
    from reportlint.language.patterns import Pattern

FEWEST = 8
"""Places of the usual form from which a document is taken to have a habit."""

SHARE = 0.1
"""Odd places for each usual one up to which they are slips; more of them are a habit too."""


class UnevenCheck(NamedTuple):
    """Patterns of the odd form and of the usual one. Nothing is looked for in the formats of `never`.

    A printed page, for one, has its blanks from the setting of its lines, not from who wrote it.
    """

    odd: tuple[Pattern, ...]
    usual: tuple[Pattern, ...]
    fewest: int
    never: frozenset[str]
    scopes: tuple[str, ...]
    raw: bool
    excuse: Excuse | None

    @property
    def searched(self) -> tuple[Pattern, ...]:
        """What must stand in the view, one of them, for anything to be said."""
        return () if self.raw else self.odd

    def __call__(self, binding: Binding) -> Iterator[Outcome]:
        """A hit on every odd place, where the usual form is many times as common."""
        if binding.document.reading.source.format in self.never:
            return
        regions = binding.regions(self.scopes, raw=self.raw)
        if not regions:
            return
        try:
            places = sorted({place for pattern in self.odd for place in self._places(binding, pattern)})
            if not places:
                return
            usual = sum(len(search(binding, pattern, regions, raw=self.raw)) for pattern in self.usual)
        except CannotJudge as cannot:
            yield cannot.outcome
            return
        if usual < self.fewest or len(places) > max(1, SHARE * usual):
            return
        text = binding.document.text if self.raw else binding.document.view.text
        for start, end in places:
            if self.excuse is None or not self.excuse.excuses(text, start, end, binding.values, raw=self.raw):
                span = Span(start, end) if self.raw else binding.span(start, end)
                yield Hit(span, values={"found": text[start:end], "usual": usual})

    def _places(self, binding: Binding, pattern: Pattern) -> Iterator[tuple[int, int]]:
        regions = binding.regions(self.scopes, raw=self.raw) or ()
        for match in search(binding, pattern, regions, raw=self.raw):
            yield match.start, match.end


def _compile(entry: Entry, head: RuleHead) -> UnevenCheck:
    keys = entry.mapping(("odd", "usual", "fewest", "never"), required=("odd", "usual"))
    return UnevenCheck(
        keys["odd"].patterns() if "odd" in keys else (),
        keys["usual"].patterns() if "usual" in keys else (),
        keys["fewest"].limits()[0] if "fewest" in keys else FEWEST,
        frozenset(keys["never"].texts()) if "never" in keys else frozenset(),
        head.scopes,
        head.raw,
        head.excuse(),
    )


KIND = Kind(
    key="uneven",
    compile=_compile,
    defects={
        "default": Defect(
            {"zh": "“{found}”与全文其他 {usual} 处的写法不同", "en": "'{found}' differs from {usual} other places"},
        )
    },
    values=frozenset({"found", "usual"}),
    family="marks",
    honours=frozenset({"in", "unless", "raw"}),
)
