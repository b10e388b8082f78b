"""`require: PATTERNS`: each of them must occur in the scope."""

from __future__ import annotations

from reportlint.binding.searching import search
from reportlint.extend import Defect, Held, Hit, Kind, Span
from reportlint.language.outcome import CannotJudge
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.binding.binding import Region
    from reportlint.extend import Binding, Entry, Outcome, RuleHead
    from reportlint.language.excuse import Excuse
    from reportlint.language.patterns import Pattern

_WHOLE_DOCUMENT = ("body",)


class RequireCheck(NamedTuple):
    """Patterns that must each occur somewhere in the scopes; an occurrence that `excuse` excuses does not count.

    Scopes of fewer than `least` characters are left to the rule about empty sections. What stands `elsewhere` counts too.
    """

    patterns: tuple[Pattern, ...]
    scopes: tuple[str, ...]
    raw: bool
    excuse: Excuse | None
    least: int = 0
    elsewhere: tuple[str, ...] = ()

    def __call__(self, binding: Binding) -> Iterator[Outcome]:
        """A hit without width at the end of the scope for each pattern that is missing; none where it says next to nothing."""
        regions = binding.regions(self.scopes, raw=self.raw)
        if not regions or sum(region.end - region.start for region in regions) < self.least:
            return
        others = binding.regions(self.elsewhere, raw=self.raw) or () if self.elsewhere else ()
        for pattern in self.patterns:
            try:
                found = self._stands(binding, pattern, regions) or self._stands(binding, pattern, others)
            except CannotJudge as cannot:
                yield cannot.outcome
                continue
            if found:
                yield Held()
                continue
            yield Hit(self._place(binding, regions), values={"wanted": _said(pattern.source)}, subject=pattern.source)

    def _stands(self, binding: Binding, pattern: Pattern, regions: Sequence[Region]) -> bool:
        text = binding.document.text if self.raw else binding.document.view.text
        return any(
            self.excuse is None or not self.excuse.excuses(text, match.start, match.end, binding.values, raw=self.raw)
            for match in search(binding, pattern, regions, raw=self.raw)
        )

    def _place(self, binding: Binding, regions: Sequence[Region]) -> Span:
        """The end of the scope, before the lines that only sign the document; its heading, if there is nothing else."""
        if self.scopes == _WHOLE_DOCUMENT:
            return Span(0, 0) if self.raw else binding.span(0, 0)
        signed = binding.regions(("signature",), raw=self.raw)
        first = signed[0].start if signed else regions[-1].end
        ends = [region.end for region in regions if region.end <= first]
        headings = [binding.sections[scope].heading.end for scope in self.scopes if scope in binding.sections]
        if not ends and headings:
            return Span(headings[-1], headings[-1])
        end = max(ends, default=regions[-1].end)
        return Span(end, end) if self.raw else binding.span(end, end)


def _said(source: str) -> dict[str, str]:
    """A pattern as people say it: `(问题|不足)` is 问题 or 不足."""
    inner = source[1:-1]
    if source[:1] == "(" and source[-1:] == ")" and not set(inner) & set("([{/\\@…"):
        words = inner.split("|")
        return {"zh": "”或“".join(words), "en": "' or '".join(words)}
    return {"zh": source, "en": source}


def _compile(entry: Entry, head: RuleHead) -> RequireCheck:
    excuse = head.excuse()
    if not entry.is_mapping():
        return RequireCheck(entry.patterns(), head.scopes, head.raw, excuse)
    keys = entry.mapping(("of", "from", "elsewhere"), required=("of",))
    least = keys["from"].limits()[0] if "from" in keys else 0
    elsewhere: tuple[str, ...] = ()
    if "elsewhere" in keys:
        from reportlint.binding.scope_names import read_scopes

        elsewhere = read_scopes(keys["elsewhere"])
    patterns = keys["of"].patterns() if "of" in keys else ()
    return RequireCheck(patterns, head.scopes, head.raw, excuse, least, elsewhere)


KIND = Kind(
    key="require",
    compile=_compile,
    defects={
        "default": Defect({"zh": "这里应当写到“{wanted}”，没有找到", "en": "'{wanted}' is expected here and missing"})
    },
    values=frozenset({"wanted"}),
    family="structure",
    honours=frozenset({"in", "unless", "raw"}),
)
