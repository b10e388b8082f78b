"""`forbid: PATTERNS`, `forbid: {of: PATTERNS, once: true}`: what must not stand there."""

from __future__ import annotations

from reportlint.binding.searching import spans
from reportlint.extend import Defect, Hit, Kind, Related
from reportlint.language.outcome import CannotJudge
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.extend import Binding, Entry, Outcome, RuleHead
    from reportlint.language.excuse import Excuse
    from reportlint.language.patterns import Pattern


_PLACES = 5
"""Further places that a finding names: enough to look at, few enough to read."""


class ForbidCheck(NamedTuple):
    """Patterns that must not occur in the scopes, but for what `excuse` excuses."""

    patterns: tuple[Pattern, ...]
    scopes: tuple[str, ...]
    raw: bool
    excuse: Excuse | None
    once: bool = False

    @property
    def searched(self) -> tuple[Pattern, ...]:
        """What must stand in the view, one of them, for anything to be said."""
        return () if self.raw else self.patterns

    def __call__(self, binding: Binding) -> Iterator[Outcome]:
        """A hit on every place, of overlapping ones the first and longest; if `once`, on the first, with the number of all."""
        if not self.once:
            yield from self._all(binding)
            return
        hits: list[Hit] = []
        for outcome in self._all(binding):
            if isinstance(outcome, Hit):
                hits.append(outcome)
            else:
                yield outcome
        if hits:
            again = {"zh": "另一处", "en": "another place"}
            others = tuple(Related(hit.span, again) for hit in hits[1 : 1 + _PLACES])
            yield hits[0]._replace(values={**hits[0].values, "count": len(hits)}, related=others)

    def _all(self, binding: Binding) -> Iterator[Outcome]:
        regions = binding.regions(self.scopes, raw=self.raw)
        if not regions:
            return
        places: list[tuple[int, int]] = []
        for pattern in self.patterns:
            try:
                for start, end in spans(binding, pattern, regions, raw=self.raw):
                    places.append((start, -end))
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
        return Hit(Span(start, end), values={"found": document.text[start:end], "count": 1})
    return Hit(binding.span(start, end), values={"found": document.view.text[start:end], "count": 1})


def _compile(entry: Entry, head: RuleHead) -> ForbidCheck:
    excuse = head.excuse()
    if not entry.is_mapping():
        return ForbidCheck(entry.patterns(), head.scopes, head.raw, excuse)
    keys = entry.mapping(("of", "once"), required=("of",))
    once = "once" in keys and keys["once"].flag()
    return ForbidCheck(keys["of"].patterns() if "of" in keys else (), head.scopes, head.raw, excuse, once)


KIND = Kind(
    key="forbid",
    compile=_compile,
    defects={"default": Defect({"zh": "此处不应出现“{found}”", "en": "'{found}' must not stand here"})},
    values=frozenset({"found", "count"}),
    family="wording",
    honours=frozenset({"in", "unless", "raw"}),
)
