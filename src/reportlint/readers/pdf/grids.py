"""Tables of a document: lattices with their texts, put together over the breaks of pages."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

import regex

from reportlint.chinese.numbering import leading_marker
from reportlint.readers.pdf.lattice import Box, clustered, lattice
from reportlint.readers.pdf.lines import joined, text_lines
from reportlint.record import NamedTuple
from reportlint.structure.breaks import needed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlint.readers.pdf.lattice import Frame
    from reportlint.readers.pdf.lines import TextLine
    from reportlint.readers.pdf.sheet import Glyph

# Pieces of one table agree in their outer edges to so many points, and in this share of the inner ones.
_SAME_EDGE, _SHARED = 4.0, 0.6
# What word processors keep free at both sides of a cell together, in points, and the width of a digit in ems.
_PADDING, _DIGIT = 11.0, 0.5
# So many characters of a narrow label come to stand on the next page; a label of its own is hardly shorter.
_LONGEST_REST = 3
# No header that is repeated has more rows.
_HIGHEST_HEAD = 12
_NUMBER = regex.compile(r"[-+－−0-9０-９.,，．%％/\\—–*\s]*")


class Fragment(NamedTuple):
    """A table, or the piece of one that stands on a page, with the characters inside of it."""

    page: int
    frame: Frame
    glyphs: list[Glyph]


class Content(NamedTuple):
    """A cell with its text.

    `room` is what its last line has left in ems, `deep` says that no line more would fit, `open_top` and `open_bottom`
    that it stands at the edge of its page and no rule ends it there.
    """

    box: Box
    text: str
    room: float = 0.0
    deep: bool = False
    open_top: bool = False
    open_bottom: bool = False

    @property
    def numeric(self) -> bool:
        """Whether it holds numbers or marks for none, and something."""
        return bool(self.text) and _NUMBER.fullmatch(self.text) is not None

    def may_continue(self, above: Content) -> bool:
        """Whether its text may go on from that of the cell above the break: no number, no beginning, and no room there."""
        if self.numeric or above.numeric or leading_marker(self.text[:40]) is not None:
            return False
        return above.room < needed(self.text)


class Grid(NamedTuple):
    """A table of the document. `row_pages` gives for each row the page where it begins."""

    rows: int
    columns: int
    cells: list[Content]
    row_pages: list[int]


def may_continue(before: Frame, after: Frame) -> bool:
    """Whether two frames, one at the foot of a page and one at the head of the next, have the same columns."""
    if abs((before.x1 - before.x0) - (after.x1 - after.x0)) > _SAME_EDGE:
        return False
    first = [x - before.x0 for x in before.xs()]
    second = [x - after.x0 for x in after.xs()]
    fewer, more = sorted((first, second), key=len)
    shared = sum(1 for x in fewer if _is_near(x, more))
    return shared >= _SHARED * len(fewer)


def _is_near(x: float, places: Sequence[float]) -> bool:
    at = bisect_left(places, x)
    return any(abs(place - x) <= _SAME_EDGE for place in places[max(0, at - 1) : at + 1])


def read_grid(fragments: Sequence[Fragment]) -> Grid | None:
    """The grid of a table that stands in one or several pieces; None if it is none: no columns, or hardly a text."""
    offsets = [x - fragment.frame.x0 for fragment in fragments for x in fragment.frame.xs()]
    edges = clustered(offsets)
    stack = _Stack()
    for fragment in fragments:
        piece = _read_fragment(fragment, [edge + fragment.frame.x0 for edge in edges])
        if piece is None:
            return None
        stack.add(*piece, fragment.page)
    grid = _without_phantoms(stack)
    filled = sum(1 for cell in grid.cells if cell.text)
    return grid if grid.columns > 1 and filled > 1 else None


def _read_fragment(fragment: Fragment, xs: list[float]) -> tuple[int, list[Content]] | None:
    found = lattice(fragment.frame, xs)
    if found is None:
        return None
    owner: dict[tuple[int, int], int] = {}
    for index, box in enumerate(found.boxes):
        for row in range(box.top, box.bottom):
            for column in range(box.left, box.right):
                owner[row, column] = index
    glyphs: list[list[Glyph]] = [[] for _ in found.boxes]
    for glyph in fragment.glyphs:
        place = found.at((glyph.x0 + glyph.x1) / 2, (glyph.y0 + glyph.y1) / 2)
        glyphs[owner[place]].append(glyph)
    cells: list[Content] = []
    for box, own in zip(found.boxes, glyphs, strict=True):
        content = _content(box, own, found.xs[box.right] - found.xs[box.left], found.ys[box.bottom])
        open_top, open_bottom = found.is_open(box)
        cells.append(content._replace(open_top=open_top, open_bottom=open_bottom))
    return len(found.ys) - 1, cells


def _content(box: Box, glyphs: Sequence[Glyph], width: float, floor: float) -> Content:
    if sum(glyph.turned for glyph in glyphs) * 2 > len(glyphs):
        return Content(box, " ".join("".join(glyph.text for glyph in glyphs).split()))
    lines = text_lines(glyphs)
    if not lines:
        return Content(box, "")
    text = lines[0].text
    for before, line in pairwise(lines):
        if before.text[-1].isdecimal() and line.text[0].isdecimal():
            # A number that had no room goes on; else two numbers stand under one another.
            full = _room(before, width) < _DIGIT and 2 * (before.x1 - before.x0) > width
            text += line.text if full else f" {line.text}"
        else:
            text = joined([text, line.text])
    last = lines[-1]
    return Content(box, text, _room(last, width), floor - last.bottom < 0.8 * (last.bottom - last.top))


def _room(line: TextLine, width: float) -> float:
    return (width - _PADDING - (line.x1 - line.x0)) / line.em


class _Stack:
    """Pieces of a table, one under the other."""

    def __init__(self) -> None:
        self.rows = 0
        self.row_pages: list[int] = []
        self._complete: list[Content] = []
        # Cells that reach down to the last row so far, by their columns.
        self._last: dict[tuple[int, int], Content] = {}
        self._head: list[list[tuple[Box, str]]] = []

    @property
    def cells(self) -> list[Content]:
        """All cells by row and column."""
        return sorted([*self._complete, *self._last.values()], key=lambda cell: cell.box)

    def add(self, rows: int, cells: list[Content], page: int) -> None:
        """Put a piece under those before: repeated header rows are dropped, what the break cut is joined."""
        if not self.rows:
            self._head = [_row(cells, row) for row in range(min(rows, _HIGHEST_HEAD))]
            self._put(cells, rows, page)
            return
        dropped = self._repeated(rows, cells)
        rows -= dropped
        cells = [cell._replace(box=_moved(cell.box, -dropped)) for cell in cells if cell.box.top >= dropped]
        if not rows:
            return
        first = {_columns(cell): cell for cell in cells if cell.box.top == 0}
        cut = self._last.keys() == first.keys() and _is_cut(self._last, first)
        lift = self.rows - 1 if cut else self.rows
        placed: list[Content] = []
        for cell in cells:
            moved = cell._replace(box=_moved(cell.box, lift))
            above = self._last.get(_columns(cell)) if cell.box.top == 0 else None
            if above is not None and (cut or _spans_on(above, cell, cells)):
                del self._last[_columns(cell)]
                box = above.box._replace(bottom=moved.box.bottom)
                moved = cell._replace(box=box, text=joined([above.text, cell.text]))
            placed.append(moved)
        self._put(placed, lift + rows, page)

    def _put(self, cells: Iterable[Content], rows: int, page: int) -> None:
        self._complete += self._last.values()
        self._last = {_columns(cell): cell for cell in cells if cell.box.bottom == rows}
        self._complete += (cell for cell in cells if cell.box.bottom != rows)
        self.rows = rows
        self.row_pages += [page] * (rows - len(self.row_pages))

    def _repeated(self, rows: int, cells: Sequence[Content]) -> int:
        """How many rows at the head of a piece only say again how the table begins."""
        same = 0
        while same < min(rows, len(self._head)) and _row(cells, same) == self._head[same]:
            same += 1
        while same and any(cell.box.top < same < cell.box.bottom for cell in cells):
            same -= 1
        texts = [cell for cell in cells if cell.box.top < same and cell.text and not cell.numeric]
        return same if texts else 0


def _columns(cell: Content) -> tuple[int, int]:
    return cell.box.left, cell.box.right


def _row(cells: Iterable[Content], row: int) -> list[tuple[Box, str]]:
    return [(cell.box, cell.text) for cell in cells if cell.box.top == row]


def _moved(box: Box, by: int) -> Box:
    return box._replace(top=box.top + by, bottom=box.bottom + by)


def _is_cut(last: dict[tuple[int, int], Content], first: dict[tuple[int, int], Content]) -> bool:
    """Whether the break of pages goes through a row: then no cell of it is complete on both sides."""
    pairs = [(last[key], first[key]) for key in last]
    single = [pair for pair in pairs if all(cell.box.bottom - cell.box.top == 1 for cell in pair)]
    if not single:
        return False
    return all(not above.text or not cell.text or cell.may_continue(above) for above, cell in single)


def _spans_on(above: Content, cell: Content, cells: Sequence[Content]) -> bool:
    """Whether a cell at the head of a page is the rest of the one above the break."""
    if above.numeric or cell.numeric:
        return False
    if above.box.bottom - above.box.top == 1 and cell.box.bottom == 1:
        # Two single rows: an empty label beside another label belongs to the one above, an empty value does not.
        beside = next((other for other in cells if other.box.top == 0 and other.box.left == cell.box.right), None)
        return bool(above.text) and not cell.text and beside is not None and bool(beside.text) and not beside.numeric
    if not above.text or not cell.text:
        return True
    if above.open_bottom or cell.open_top:
        return leading_marker(cell.text[:40]) is None
    # A label of several rows that has no number, under one that has: word processors break it before the foot, too.
    numbered = leading_marker(above.text[:40]) is not None
    rest = numbered and cell.box.bottom - cell.box.top > 1 and len(cell.text) <= _LONGEST_REST
    return (above.deep or rest) and cell.may_continue(above)


def _without_phantoms(stack: _Stack) -> Grid:
    """The grid without edges that part no two cells."""
    found = stack.cells
    tops, lefts = sorted({cell.box.top for cell in found}), sorted({cell.box.left for cell in found})
    cells: list[Content] = []
    for cell in found:
        top, bottom = bisect_left(tops, cell.box.top), bisect_left(tops, cell.box.bottom)
        left, right = bisect_left(lefts, cell.box.left), bisect_left(lefts, cell.box.right)
        cells.append(cell._replace(box=Box(top, left, bottom, right)))
    return Grid(len(tops), len(lefts), cells, [stack.row_pages[top] for top in tops])
