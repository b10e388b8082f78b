"""What an editor shows of a document and its findings: outline and hover."""

from __future__ import annotations

from lsprotocol import types

from reportlint.model.errors import Unreadable
from reportlint.structure.outline import outline

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.lsp.documents import Linted
    from reportlint.model.span import Span
    from reportlint.packs.about import AboutRule

_WORDS = {
    "zh": {"basis": "依据", "wrong": "错例", "right": "正例"},
    "en": {"basis": "Basis", "wrong": "Wrong", "right": "Right"},
}
_MOST_EXAMPLES = 2


def symbols(linted: Linted) -> list[types.DocumentSymbol]:
    """The headings, each below the one it belongs to."""
    try:
        document = linted.session.document(linted.data, linted.path)
    except Unreadable:
        return []

    def at(span: Span) -> types.Range:
        return linted.positions.of_span(document.source_span(span))

    below: list[list[types.DocumentSymbol]] = []
    roots: list[types.DocumentSymbol] = []
    for heading in outline(document).headings:
        own = at(heading.span)
        last = max(own.end, at(heading.body).end, key=lambda position: (position.line, position.character))
        children: list[types.DocumentSymbol] = []
        symbol = types.DocumentSymbol(
            name=" ".join(heading.span.of(document.text).split()) or "—",
            kind=types.SymbolKind.String,
            range=types.Range(own.start, last),
            selection_range=own,
            children=children,
        )
        below.append(children)
        (roots if heading.parent < 0 else below[heading.parent]).append(symbol)
    return roots


def hover(linted: Linted, position: types.Position) -> types.Hover | None:
    """Rule, reason, basis and examples of the findings at a position."""
    at = linted.positions.offset(position)
    parts = []
    area = None
    for finding in linted.findings:
        span = linted.positions.range(finding.place.start, finding.place.end)
        if linted.positions.offset(span.start) <= at <= linted.positions.offset(span.end):
            area = area or span
            parts.append(
                f"**{finding.rule}** {finding.message}\n\n{_about(linted, finding.rule, finding.basis)}".strip()
            )
    if not parts:
        return None
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, "\n\n---\n\n".join(parts)), area)


def _about(linted: Linted, name: str, basis: str | None) -> str:
    language = linted.session.language
    words = _WORDS[language]
    rule = _rule(linted, name)
    lines = []
    if rule is not None:
        why = rule.why.get(language) or next(iter(rule.why.values()), "")
        if why:
            lines.append(why)
    if basis:
        lines.append(f"{words['basis']}：{basis}" if language == "zh" else f"{words['basis']}: {basis}")
    if rule is not None:
        for bad in (True, False):
            examples = [each for each in rule.examples if each.bad is bad and each.text][:_MOST_EXAMPLES]
            lines += [f"{words['wrong' if bad else 'right']}: `{' ⏎ '.join(each.text.split())}`" for each in examples]
    return "\n\n".join(lines)


def _rule(linted: Linted, name: str) -> AboutRule | None:
    for pack in linted.session.abouts:
        for rule in pack.rules:
            if rule.id == name or any(defect.id == name for defect in rule.defects):
                return rule
    return None
