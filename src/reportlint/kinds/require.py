"""`require: PATTERNS`: each of them must occur in the scope."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.binding.searching import search
from reportlint.extend import Defect, Held, Hit, Kind, Span
from reportlint.language.outcome import CannotJudge
from reportlint.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.extend import Binding, Entry, Outcome, RuleHead
    from reportlint.language.excuse import Excuse
    from reportlint.language.patterns import Pattern

_WHOLE_DOCUMENT = ("body",)


class RequireCheck(NamedTuple):
    """Patterns that must each occur somewhere in the scopes; an occurrence that `excuse` excuses does not count."""

    patterns: tuple[Pattern, ...]
    scopes: tuple[str, ...]
    raw: bool
    excuse: Excuse | None

    def __call__(self, binding: Binding) -> Iterator[Outcome]:
        """A hit without width at the end of the scope for each pattern that is missing."""
        regions = binding.regions(self.scopes, raw=self.raw)
        if not regions:
            return
        text = binding.document.text if self.raw else binding.document.view.text
        for pattern in self.patterns:
            try:
                found = any(
                    self.excuse is None
                    or not self.excuse.excuses(text, match.start, match.end, binding.values, raw=self.raw)
                    for match in search(binding, pattern, regions, raw=self.raw)
                )
            except CannotJudge as cannot:
                yield cannot.outcome
                continue
            if found:
                yield Held()
                continue
            end = 0 if self.scopes == _WHOLE_DOCUMENT else regions[-1].end
            span = Span(end, end) if self.raw else binding.span(end, end)
            yield Hit(span, values={"wanted": _said(pattern.source)}, subject=pattern.source)


def _said(source: str) -> dict[str, str]:
    """A pattern as people say it: `(问题|不足)` is 问题 or 不足."""
    inner = source[1:-1]
    if source[:1] == "(" and source[-1:] == ")" and not set(inner) & set("([{/\\@…"):
        words = inner.split("|")
        return {"zh": "”或“".join(words), "en": "' or '".join(words)}
    return {"zh": source, "en": source}


def _compile(entry: Entry, head: RuleHead) -> RequireCheck:
    from reportlint.language.excuse import read_excuse

    excuse = read_excuse(head.unless) if head.unless else None
    return RequireCheck(entry.patterns(), head.scopes, head.raw, excuse)


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
