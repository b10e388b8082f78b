"""One walk over a Word file in the order of its body: paragraphs with their numbers, and tables."""

from __future__ import annotations

from reportlint.readers.docx.file import note_of
from reportlint.readers.docx.grids import Grid, RawCell, RawRow, lay_out, merge_of, spans_of, width_of
from reportlint.readers.docx.inline import BREAK, DELETED, HOLDERS, Bit, Inline, Left, mark_is
from reportlint.readers.docx.names import chosen, local, number, value, w
from reportlint.readers.docx.styles import BODY_TEXT
from reportlint.record import NamedTuple
from reportlint.structure.breaks import goes_on, joint

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeAlias

    from lxml.etree import _Element

    from reportlint.readers.docx.file import WordFile
    from reportlint.readers.docx.numbering import Label

BLANKS = " \t\r\n\xa0\u3000\u2002\u2003\u2009\u200b\ufeff\x85\u2028\u2029"
# Other files that Word shows in this place (ECMA-376 part 1, 17.17.2.1 and 17.17.2.2).
_PARTS = frozenset({"altChunk", "subDoc"})
_LEADERS = "……"
# A cell with so much prose holds a part of the document, not a value.
_PROSE_OF_A_DOCUMENT = 1500
_LONGEST_HEADING = 60


class Para(NamedTuple):
    """A paragraph as seen. `lines` are parted by manual breaks and have no blanks around them; none is empty.

    `place` counts the body's `w:p` outside tables from 1, 0 elsewhere. `outline` is from 0 (`BODY_TEXT`: no heading).
    `left` counts what was met in it or just before. `anchor` is where a comment on it may stand.
    """

    lines: tuple[tuple[Bit, ...], ...]
    label: Label | None
    outline: int
    place: int
    left: Left
    anchor: _Element

    @property
    def is_empty(self) -> bool:
        """Whether nothing is to be seen of it."""
        return not self.lines and self.label is None


Item: TypeAlias = Para | Grid[Para]


class Flow:
    """The visible items of a document."""

    def __init__(self, file: WordFile) -> None:
        self._file = file
        self._inline = Inline(file.styles)
        self._places = 0
        self._note: _Element | None = None

    def items(self) -> Iterator[Item]:
        """The body, then the footnotes and endnotes in the order in which they are referred to."""
        yield from self._blocks(self._file.body, body=True)
        # What stands behind the last paragraph.
        yield Para((), None, BODY_TEXT, 0, self._inline.counted(), self._file.body)
        done = 0
        # A footnote may itself refer to another.
        while done < len(self._inline.notes):
            kind, identifier, reference = self._inline.notes[done]
            done += 1
            note = note_of(self._file.notes(kind), identifier)
            if note is not None and self._inline.notes.index((kind, identifier, reference)) == done - 1:
                self._note = reference
                yield from self._blocks(note, body=False)

    def _blocks(self, holder: _Element, *, body: bool) -> Iterator[Item]:
        for child in holder:
            name = local(child)
            if name == "p":
                yield from self._paragraph(child, body=body)
            elif name == "tbl":
                yield from self._table(child)
            elif name in HOLDERS:
                yield from self._blocks(child, body=body)
            elif name in _PARTS:
                self._inline.left.parts += 1
            elif name == "AlternateContent":
                for branch in chosen(child):
                    if local(branch) == "p":
                        yield from self._paragraph(branch, body=body)
                    elif local(branch) == "tbl":
                        yield from self._table(branch)

    def _paragraph(self, element: _Element, *, body: bool) -> Iterator[Item]:
        self._places += body
        properties = element.find(w("pPr"))
        self._inline.paragraph(element)
        if mark_is(properties, *DELETED, "vanish", "specVanish") and _goes_on(element):
            # Without its mark the paragraph is one with the next.
            self._inline.left.revisions += mark_is(properties, *DELETED)
            return
        style = value(properties, "pStyle") or self._file.styles.paragraph_default
        contents = self._inline.in_contents or self._file.styles.is_contents(style)
        bits, boxes = self._inline.take()
        label = self._file.numbering.label(properties, style)
        outline = number(properties, "outlineLvl")
        if outline is None:
            outline = self._file.styles.outline(style)
        lines = lines_of(_with_leaders(bits) if contents else bits, heading=outline != BODY_TEXT)
        if outline != BODY_TEXT and _is_prose(lines):
            outline = BODY_TEXT
        place = self._places if body else 0
        anchor = element if self._note is None else self._note
        yield Para(lines, label, outline, place, self._inline.counted(), anchor)
        for box in boxes:
            yield from self._blocks(box, body=False)

    def _table(self, table: _Element) -> Iterator[Item]:
        rows: list[RawRow[Para]] = []
        nested: list[Item] = []
        everything: list[Item] = []
        for row in self._parts(table, "tr"):
            properties = row.find(w("trPr"))
            if properties is not None and any(properties.find(w(name)) is not None for name in DELETED):
                self._inline.left.revisions += 1
                continue
            cells: list[RawCell[Para]] = []
            for cell in self._parts(row, "tc"):
                items = list(self._blocks(cell, body=False))
                everything += items
                nested += [item for item in items if isinstance(item, Grid)]
                own = tuple(item for item in items if isinstance(item, Para))
                cells.append(RawCell(own, spans_of(cell), merge_of(cell), width_of(cell)))
            rows.append(_row(properties, cells))
        grid = lay_out(rows)
        if _is_layout(grid, holds_tables=bool(nested)):
            yield from everything
        else:
            yield grid
            yield from nested

    def _parts(self, holder: _Element, wanted: str) -> Iterator[_Element]:
        """Rows of a table or cells of a row, those in content controls and insertions too."""
        for child in holder:
            name = local(child)
            if name == wanted:
                yield child
            elif name in HOLDERS:
                yield from self._parts(child, wanted)


def _row(properties: _Element | None, cells: list[RawCell[Para]]) -> RawRow[Para]:
    return RawRow(cells, number(properties, "gridBefore") or 0, number(properties, "gridAfter") or 0)


def _goes_on(element: _Element) -> bool:
    """Whether a paragraph follows that takes up the content of this one."""
    after = element.getnext()
    while after is not None and local(after) not in {"p", "tbl", "sectPr"}:
        after = after.getnext()
    return after is not None and local(after) == "p"


def _with_leaders(bits: list[Bit]) -> list[Bit]:
    """An entry of a table of contents: before the page stand dots, for which the file has a tab."""
    return [bit._replace(text=_LEADERS) if bit.text == "\t" else bit for bit in bits]


def lines_of(bits: list[Bit], *, heading: bool) -> tuple[tuple[Bit, ...], ...]:
    """The lines of a paragraph; a manual break in the middle of a sentence or a heading does not part it."""
    lines: list[tuple[Bit, ...]] = []
    for line in _broken(bits):
        kept = trimmed(line)
        text = "".join(bit.text for bit in line).removeprefix(BREAK)
        before = "".join(bit.text for bit in lines[-1]) if lines else ""
        if kept and lines and (heading or goes_on(before, text)):
            blank = joint(before, kept[0].text)
            between = [bit._replace(text=blank) for bit in line[:1] if bit.text == BREAK and blank]
            lines[-1] = (*lines[-1], *between, *kept)
        elif kept:
            lines.append(kept)
    return tuple(lines)


def _broken(bits: list[Bit]) -> list[list[Bit]]:
    """The bits parted before each manual break."""
    lines: list[list[Bit]] = [[]]
    for bit in bits:
        if bit.text == BREAK:
            lines.append([])
        lines[-1].append(bit)
    return lines


def trimmed(bits: list[Bit]) -> tuple[Bit, ...]:
    """The bits without blanks around them."""
    first, last = 0, len(bits)
    while first < last and not bits[first].text.strip(BLANKS):
        first += 1
    while last > first and not bits[last - 1].text.strip(BLANKS):
        last -= 1
    kept = bits[first:last]
    if kept:
        head = kept[0].text.lstrip(BLANKS)
        kept[0] = kept[0]._replace(text=head, at=kept[0].at + len(kept[0].text) - len(head))
        kept[-1] = kept[-1]._replace(text=kept[-1].text.rstrip(BLANKS))
    return tuple(kept)


def text_of(lines: tuple[tuple[Bit, ...], ...]) -> str:
    """What is to be seen of lines, parted by line feeds."""
    return "\n".join("".join(bit.text for bit in line) for line in lines)


def _is_prose(lines: tuple[tuple[Bit, ...], ...]) -> bool:
    """Whether somebody gave a whole paragraph the style of a heading."""
    text = text_of(lines)
    return len(text) > _LONGEST_HEADING and any(mark in text for mark in "。；")


def _is_layout(grid: Grid[Para], *, holds_tables: bool) -> bool:
    """Whether a table only places the parts of a page: it holds tables and nothing else, one column, or prose."""
    if grid.columns < 2:
        return True
    said = [[para for para in cell.content if not para.is_empty] for cell in grid.cells]
    if not any(said):
        return holds_tables
    return any(_is_part_of_page(paras) for paras in said)


def _is_part_of_page(paras: list[Para]) -> bool:
    if len(paras) < 2:
        return False
    headings = sum(1 for para in paras if para.outline != BODY_TEXT)
    return 0 < headings < len(paras) or sum(len(text_of(para.lines)) for para in paras) > _PROSE_OF_A_DOCUMENT
