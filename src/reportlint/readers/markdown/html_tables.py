"""HTML tables inside Markdown: rows and cells by their tags alone."""

from __future__ import annotations

import regex

from reportlint.compiled import compiled
from reportlint.model.span import Span
from reportlint.readers.markdown.tables import cell_fragments
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from reportlint.readers.markdown.fragments import Fragment

_TAG = compiled(r"<(/?)(table|tr|td|th|caption)\b([^<>]{0,2000})>", regex.IGNORECASE)
_SPAN = compiled(r"(row|col)span\s*=\s*[\"']?\s*([0-9]{1,4})", regex.IGNORECASE)


class HtmlCell(NamedTuple):
    """A cell of a table: what is to be seen of it, and how far it spans."""

    fragments: list[Fragment]
    row_span: int = 1
    column_span: int = 1


def html_table(source: str, place: Span, references: AbstractSet[str]) -> list[list[HtmlCell]]:
    """Rows of an HTML table at `place`; text outside the cells is not shown. Inner tables fall into their cell."""
    rows: list[list[HtmlCell]] = []
    cell_start, depth = -1, 0
    spans = (1, 1)
    for tag in _TAG.finditer(source, place.start, place.end):
        closing, name = tag[1] == "/", tag[2].lower()
        if name == "table":
            depth += -1 if closing else 1
            continue
        if depth > 1 or name == "caption":
            continue
        if cell_start >= 0:
            cell = cell_fragments(source, Span(cell_start, tag.start()), references)
            rows[-1].append(HtmlCell(cell, *spans))
            cell_start = -1
        if name == "tr" and not closing:
            rows.append([])
        if name in ("td", "th") and not closing:
            if not rows:
                rows.append([])
            found = {kind.lower(): max(1, int(count)) for kind, count in _SPAN.findall(tag[3])}
            spans = (found.get("row", 1), found.get("col", 1))
            cell_start = tag.end()
    return [row for row in rows if row]
