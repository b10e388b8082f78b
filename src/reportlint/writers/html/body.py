"""The document itself, with its findings marked in place."""

from __future__ import annotations

from reportlint.writers.html.marks import Mark, lay, segments
from reportlint.writers.html.words import text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.model.body import BodyBlock, BodyCell, DocumentBody
    from reportlint.model.finding import Finding
    from reportlint.model.span import Span
    from reportlint.writers.html.words import Words


FEW = 4
"""Cells; a mark on all cells of a table that has as many is drawn around it."""


def marks_of(findings: Sequence[Finding], prefix: str) -> list[Mark]:
    """All marks of a document's findings; finding 3 of document d1 is `d1f3`, marked at `d1m3`, related at `d1m3r1`."""
    marks = []
    for number, finding in enumerate(findings, 1):
        owner, anchor = f"{prefix}f{number}", f"{prefix}m{number}"
        grade = (number, finding.severity.word, int(finding.severity))
        marks.append(Mark(finding.span.start, finding.span.end, owner, anchor, *grade))
        for count, related in enumerate(finding.related, 1):
            if related.span is not None:
                span = related.span
                marks.append(Mark(span.start, span.end, owner, f"{anchor}r{count}", *grade, related=True))
    return marks


def render(body: DocumentBody, findings: Sequence[Finding], prefix: str, words: Words, *, top: int) -> str:
    """The document as HTML; its title is a heading of level `top`."""
    page = _Page(body, marks_of(findings, prefix), words, top)
    return "".join(page.blocks())


def _take_whole(laid: dict[int, list[Mark]], pieces: Sequence[Span], table: range) -> list[Mark]:
    """Marks on every cell of a table that has more than a few: they are about the table, and taken off its cells."""
    filled = [index for index in table if pieces[index].start < pieces[index].end]
    if len(filled) < FEW:
        return []
    covering = [_covering(laid, index, pieces[index]) for index in filled]
    everywhere = set(covering[0]).intersection(*covering[1:])
    for index in filled:
        laid[index] = [mark for mark in laid.get(index, ()) if mark.anchor not in everywhere]
    return [mark for anchor, mark in covering[0].items() if anchor in everywhere]


def _covering(laid: dict[int, list[Mark]], index: int, piece: Span) -> dict[str, Mark]:
    return {mark.anchor: mark for mark in laid.get(index, ()) if (mark.start, mark.end) == (piece.start, piece.end)}


class _Page:
    def __init__(self, body: DocumentBody, marks: Sequence[Mark], words: Words, top: int) -> None:
        self._body = body
        titled = any(block.kind == "title" for block in body.blocks)
        levels = sorted({block.level for block in body.blocks if block.kind == "heading"})
        self._levels = {level: top + titled + rank for rank, level in enumerate(levels)}
        self._top = top
        self._above = top - 1
        self._words = words
        # A mark may be cut into many pieces: only the first carries the anchor, the link and the number.
        self._done: set[tuple[str, str]] = set()
        self._table = 0
        pieces: list[Span] = []
        tables: list[range] = []
        for block in body.blocks:
            first = len(pieces)
            # Laid out cells may stand in another order than their text where a row was rebuilt.
            pieces += sorted(cell.span for row in block.rows for cell in row) if block.kind == "table" else [block.span]
            if block.kind == "table":
                tables.append(range(first, len(pieces)))
        laid = lay(marks, pieces)
        self._whole = [_take_whole(laid, pieces, table) for table in tables]
        self._laid: dict[Span, list[Mark]] = {}
        for index, found in laid.items():
            self._laid.setdefault(pieces[index], []).extend(found)

    def blocks(self) -> Iterator[str]:
        """All blocks; neighbouring items share a list."""
        in_list = False
        for block in self._body.blocks:
            if (block.kind == "item") != in_list:
                in_list = not in_list
                yield '<ul class="items">' if in_list else "</ul>"
            yield self._block(block)
        if in_list:
            yield "</ul>"

    def _block(self, block: BodyBlock) -> str:
        if block.kind == "table":
            return self._rows(block.rows)
        inside = self._text(block.span, block.lead)
        if block.kind == "title":
            return self._heading("title", self._top, inside)
        if block.kind == "heading":
            return self._heading("h", self._levels[block.level], inside)
        if block.kind == "item":
            return f'<li class="l{min(block.level, 4)}">{inside}</li>\n'
        return f"<p>{inside}</p>\n"

    def _heading(self, name: str, wanted: int, inside: str) -> str:
        """No level is skipped, whatever the document does: who listens to a page goes by them."""
        level = self._above = min(wanted, self._above + 1, 6)
        return f'<h{level} class="{name}">{inside}</h{level}>\n'

    def _rows(self, rows: Sequence[Sequence[BodyCell]]) -> str:
        about, kind, data = self._about_table(self._whole[self._table])
        self._table += 1
        name = f"{self._words['table']} {self._table}"
        lines = "".join(f"<tr>{''.join(map(self._cell, row))}</tr>\n" for row in rows)
        return (
            f'{about}<div class="scroll{kind}"{data} role="group" tabindex="0" aria-label="{name}">'
            f"<table>\n<tbody>{lines}</tbody></table></div>\n"
        )

    def _about_table(self, marks: Sequence[Mark]) -> tuple[str, str, str]:
        """What stands before a table that marks are about as a whole, its class and its data."""
        main = sorted((mark for mark in marks if not mark.related), key=lambda mark: (-mark.rank, mark.number))
        anchors = "".join(f'<span id="{mark.anchor}"></span>' for mark in marks if self._first("anchor", mark.anchor))
        about = f"<div>{anchors}{''.join(map(self._gap, main))}</div>" if marks else ""
        data = self._data(main, [mark for mark in marks if mark.related])
        return about, f" whole {main[0].severity}" if main else "", data

    def _cell(self, cell: BodyCell) -> str:
        size = f' rowspan="{cell.row_span}"' if cell.row_span > 1 else ""
        if cell.column_span > 1:
            size += f' colspan="{cell.column_span}"'
        wrong = [mark for mark in self._laid.get(cell.span, ()) if not mark.related]
        if wrong:
            size += f' class="wrong {max(wrong, key=lambda mark: mark.rank).severity}"'
        inside = self._text(cell.span, None)
        if not cell.head:
            return f"<td{size}>{inside}</td>"
        group = "group" if (cell.column_span if cell.head == "column" else cell.row_span) > 1 else ""
        scope = ("col" if cell.head == "column" else "row") + group
        return f'<th scope="{scope}"{size}>{inside}</th>'

    def _text(self, span: Span, lead: Span | None) -> str:
        marks = self._laid.pop(span, [])
        if lead is not None and span.start <= lead.start < lead.end <= span.end:
            bold = self._marked(lead.start, lead.end, [m for m in marks if m.start < lead.end])
            rest = self._marked(lead.end, span.end, [m for m in marks if m.end > lead.end or m.start >= lead.end])
            before = self._marked(span.start, lead.start, []) if span.start < lead.start else ""
            return f"{before}<b>{bold}</b>{rest}"
        return self._marked(span.start, span.end, marks)

    def _marked(self, start: int, end: int, marks: Sequence[Mark]) -> str:
        if not marks:
            return text(self._body.text[start:end])
        cut = [m._replace(start=min(max(m.start, start), end), end=max(min(m.end, end), start)) for m in marks]
        return "".join(
            self._segment(self._body.text[each.start : each.end], each.marks, each.ends)
            for each in segments(start, end, cut)
        )

    def _segment(self, raw: str, marks: Sequence[Mark], ends: Sequence[Mark]) -> str:
        shown = text(raw)
        if not marks:
            return shown
        main = sorted((m for m in marks if not m.related), key=lambda m: (-m.rank, m.number))
        related = [m for m in marks if m.related]
        data = self._data(main, related)
        anchors = "".join(f'<span id="{m.anchor}"></span>' for m in marks if self._first("anchor", m.anchor))
        badges = "".join(self._badge(m) for m in ends if not m.related and raw and self._first("number", m.owner))
        if not raw:
            return anchors + "".join(self._gap(m) for m in main) + (f"<span{data}></span>" if related else "")
        if not main:
            return f"{anchors}<span{data}>{shown}</span>"
        head = main[0]
        if not self._first("link", head.owner):
            return f'{anchors}<span class="m {head.severity}"{data}>{shown}</span>{badges}'
        link = f'<a class="m {head.severity}" href="#{head.owner}" aria-describedby="{head.owner}t"{data}>{shown}</a>'
        return f"{anchors}{link}{badges}"

    def _data(self, main: Sequence[Mark], related: Sequence[Mark]) -> str:
        """Whose place this is, for the script."""
        owners = (("f", main), ("r", related))
        return "".join(
            f' data-{name}="{" ".join(dict.fromkeys(mark.owner for mark in marks))}"' for name, marks in owners if marks
        )

    def _first(self, what: str, of: str) -> bool:
        if (what, of) in self._done:
            return False
        self._done.add((what, of))
        return True

    def _badge(self, mark: Mark) -> str:
        return f'<sup class="no {mark.severity}" data-f="{mark.owner}" aria-hidden="true">{mark.number}</sup>'

    def _gap(self, mark: Mark) -> str:
        label = self._words.say("gap", number=mark.number)
        return (
            f'<a class="gap {mark.severity}" href="#{mark.owner}" data-f="{mark.owner}" aria-label="{label}">'
            f"{mark.number}</a>"
        )
