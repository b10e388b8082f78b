"""`forbid: PATTERNS`: what must not stand there."""

from __future__ import annotations

from reportlint.binding.searching import search
from reportlint.extend import Defect, Hit, Kind
from reportlint.language.outcome import CannotJudge
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.extend import Binding, Entry, Outcome, RuleHead
    from reportlint.language.excuse import Excuse
    from reportlint.language.patterns import Pattern


class ForbidCheck(NamedTuple):
    """Patterns that must not occur in the scopes, but for what `excuse` excuses."""

    patterns: tuple[Pattern, ...]
    scopes: tuple[str, ...]
    raw: bool
    excuse: Excuse | None

    def __call__(self, binding: Binding) -> Iterator[Outcome]:
        """A hit on every place; of overlapping ones the first and longest."""
        regions = binding.regions(self.scopes, raw=self.raw)
        if regions is None:
            return
        places: list[tuple[int, int]] = []
        for pattern in self.patterns:
            try:
                places += [(match.start, -match.end) for match in search(binding, pattern, regions, raw=self.raw)]
            except CannotJudge as cannot:
                yield cannot.outcome
        at = 0
        for start, negative_end in sorted(places):
            end = -negative_end
            if start >= at and not self._excused(binding, start, end):
                at = end
                yield _hit(binding, start, end, raw=self.raw)

    def _excused(self, binding: Binding, start: int, end: int) -> bool:
        if self.excuse is None:
            return False
        text = binding.document.text if self.raw else binding.document.view.text
        return self.excuse.excuses(text, start, end, binding.values, raw=self.raw)


def _hit(binding: Binding, start: int, end: int, *, raw: bool) -> Hit:
    from reportlint.model.span import Span

    document = binding.document
    if raw:
        return Hit(Span(start, end), values={"found": document.text[start:end]})
    return Hit(binding.span(start, end), values={"found": document.view.text[start:end]})


def _compile(entry: Entry, head: RuleHead) -> ForbidCheck:
    from reportlint.language.excuse import read_excuse

    excuse = read_excuse(head.unless) if head.unless else None
    return ForbidCheck(entry.patterns(), head.scopes, head.raw, excuse)


KIND = Kind(
    key="forbid",
    compile=_compile,
    defects={"default": Defect({"zh": "此处不应出现“{found}”", "en": "'{found}' must not stand here"})},
    values=frozenset({"found"}),
    family="wording",
    honours=frozenset({"in", "unless", "raw"}),
)
