"""Tables of a body: laid out as the format says, as the declared table says, or as plain rows."""

from __future__ import annotations

from reportlint.compiled import compiled
from reportlint.model.body import BodyCell
from reportlint.model.span import Span
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.binding.grid import Band, Grid
    from reportlint.model.blocks import Table

    Rows = tuple[tuple[BodyCell, ...], ...]

_VALUE = compiled(r"\s*(?:[-+－]?[0-9０-９][0-9０-９.,，．%％]*|[/／—－-]+|)\s*")


class _Spot(NamedTuple):
    """A cell and where it stands, from 0."""

    span: Span
    row: int
    column: int
    row_span: int
    column_span: int
    head: str = ""


def as_given(text: str, table: Table, grids: Sequence[Grid]) -> Rows:
    """A table whose geometry the format gives; headers are the cells that hold no values."""
    values = {cell.span.start for grid in grids for cell in grid.cells.values()}
    rows: list[list[tuple[Span, int, int]]] = [[] for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row].append((cell.span, cell.row_span, cell.column_span))
    return _headed(text, rows, values)


def as_rows(text: str, lines: Sequence[Sequence[Span]]) -> Rows:
    """Lines of cells without geometry: a short line's first label, or its last cell, takes the room that is left."""
    kept = [_without_trailing_blanks(line) for line in lines]
    kept = [line for line in kept if line]
    width = max((len(line) for line in kept), default=0)
    rows = []
    for line in kept:
        wide = 0 if len(line) > 1 and _is_value(text, line[-1]) else len(line) - 1
        rows.append([(span, 1, width - len(line) + 1 if at == wide else 1) for at, span in enumerate(line)])
    return _headed(text, rows, set())


def _headed(text: str, rows: Sequence[Sequence[tuple[Span, int, int]]], values: set[int]) -> Rows:
    found = []
    any_values = values or any(_is_value(text, span) for row in rows for span, _, _ in row)
    for number, row in enumerate(rows):
        holds = [span.start in values if values else _is_value(text, span) for span, _, _ in row]
        # Where the values are known, blank ones count too: a form that was not filled in has rows all the same.
        filled = any(
            value and (values or span.start < span.end) for value, (span, _, _) in zip(holds, row, strict=True)
        )
        cells = []
        for value, (span, down, across) in zip(holds, row, strict=True):
            head = "" if value or not (any_values or number == 0) else "row" if filled else "column"
            cells.append(BodyCell(span, down, across, head if span.start < span.end else ""))
        found.append(tuple(cells))
    return tuple(found)


def _is_value(text: str, span: Span) -> bool:
    return _VALUE.fullmatch(text, span.start, span.end) is not None


def _without_trailing_blanks(line: Sequence[Span]) -> list[Span]:
    end = len(line)
    while end and line[end - 1].start == line[end - 1].end:
        end -= 1
    return list(line[:end])


def as_declared(lines: Sequence[Sequence[Span]], grid: Grid) -> Rows | None:
    """Lines of cells that lost their geometry, laid out as the declared table; None where they do not fit it.

    A line of values needs no more than its labels; what stands before it needs as many lines as the declared header.
    """
    places = {cell.span.start: key for key, cell in grid.cells.items()}
    width = max(len(band.columns.leaves) for band in grid.noun.bands)
    layout = _Layout(grid.noun.label_columns, width)
    waiting: list[list[Span]] = []
    band_now = -1
    for line in lines:
        cells = [span for span in line if span.start < span.end or span.start in places]
        keys = [places.get(span.start) for span in cells]
        found = next((key for key in keys if key is not None), None)
        if found is None:
            if cells:
                waiting.append(cells)
            continue
        band = grid.noun.bands[found[0]]
        if found[0] != band_now:
            if not layout.header(waiting, band):
                return None
            band_now = found[0]
        elif waiting:
            return None
        waiting = []
        if not layout.values(cells, keys, band):
            return None
    return None if waiting else layout.rows()


class _Layout:
    """Places the lines of a declared table one after another."""

    def __init__(self, labels: int, width: int) -> None:
        self._labels = labels
        self._width = width
        self._count = 0
        self._spots: list[_Spot] = []
        self._open: dict[int, tuple[tuple[str, ...], int]] = {}

    def header(self, lines: Sequence[Sequence[Span]], band: Band) -> bool:
        """Title, caption and column labels above a band; False where they are not as many as declared."""
        rest = [list(line) for line in lines]
        self._open.clear()
        if band.title is not None and rest and len(rest[0]) == 1:
            self._put(rest.pop(0)[0], 0, 1, self._labels + self._width, "column")
            self._count += 1
        first, height = True, len(rest)
        if band.head is not None and rest and len(rest[0]) <= 2:
            line = rest.pop(0)
            self._corner(line[:-1], height)
            self._put(line[-1], self._labels, 1, self._width, "column")
            self._count += 1
            first = False
        if len(rest) != band.columns.depth:
            return False
        return all(self._column_labels(line, band, level, first=first) for level, line in enumerate(rest, 1))

    def _corner(self, cells: Sequence[Span], height: int) -> None:
        if cells and self._labels:
            self._put(cells[0], 0, height, self._labels, "column")

    def _column_labels(self, line: list[Span], band: Band, level: int, *, first: bool) -> bool:
        columns = band.columns
        leaf_places = {leaf.path: place for place, leaf in enumerate(columns.leaves)}
        wanted = [label for label in columns.labels if len(label.path) == level]
        if first and level == 1 and self._labels and len(line) == len(wanted) + 1:
            self._corner(line, columns.depth)
            line = line[1:]
        if len(line) != len(wanted):
            return False
        for span, label in zip(line, wanted, strict=True):
            below = [at for path, at in leaf_places.items() if path[:level] == label.path]
            if not below:
                return False
            down = columns.depth - level + 1 if label.leaf else 1
            across = len(below) + self._stretch(below[-1], band)
            self._put(span, self._labels + below[0], down, across, "column")
        self._count += 1
        return True

    def values(self, cells: Sequence[Span], keys: Sequence[tuple[int, int, int] | None], band: Band) -> bool:
        """A line of labels and values."""
        first = next(at for at, key in enumerate(keys) if key is not None)
        row = next(key for key in keys if key is not None)[1]
        if not self._row_labels(cells[:first], band.rows.leaves[row].path if band.labelled else ()):
            return False
        for span, key in zip(cells[first:], keys[first:], strict=True):
            if key is None or key[1] != row:
                return False
            self._put(span, self._labels + key[2], 1, 1 + self._stretch(key[2], band), "")
        self._count += 1
        return True

    def _row_labels(self, cells: Sequence[Span], path: tuple[str, ...]) -> bool:
        depth = len(path)
        if len(cells) > depth or (depth and not cells):
            return False
        for column in range(self._labels):
            # A group goes on downwards while no other begins in its column.
            prefix, spot = self._open.get(column, ((), -1))
            if column < depth - len(cells) and spot >= 0 and prefix == path[: column + 1]:
                self._spots[spot] = self._spots[spot]._replace(row_span=self._count - self._spots[spot].row + 1)
            else:
                self._open.pop(column, None)
        for at, span in enumerate(cells):
            column = depth - len(cells) + at
            last = column == depth - 1
            self._put(span, column, 1, self._labels - column if last else 1, "row")
            if not last:
                self._open[column] = (path[: column + 1], len(self._spots) - 1)
        return True

    def _stretch(self, column: int, band: Band) -> int:
        """A band with fewer columns than its neighbours ends where they end."""
        leaves = len(band.columns.leaves)
        return self._width - leaves if column == leaves - 1 else 0

    def _put(self, span: Span, column: int, down: int, across: int, head: str) -> None:
        self._spots.append(_Spot(span, self._count, column, down, across, head))

    def rows(self) -> Rows | None:
        """All rows, holes filled with blank cells; None where two cells claim one place."""
        width = self._labels + self._width
        owner: list[list[int]] = [[-1] * width for _ in range(self._count)]
        for number, spot in enumerate(self._spots):
            for row in range(spot.row, spot.row + spot.row_span):
                for column in range(spot.column, spot.column + spot.column_span):
                    if row >= self._count or column >= width or owner[row][column] >= 0:
                        return None
                    owner[row][column] = number
        found = []
        at = self._spots[0].span.start if self._spots else 0
        for row, line in enumerate(owner):
            cells = []
            for column, number in enumerate(line):
                if number < 0:
                    cells.append(BodyCell(Span(at, at)))
                elif (spot := self._spots[number]).row == row and spot.column == column:
                    cells.append(BodyCell(spot.span, spot.row_span, spot.column_span, spot.head))
                    at = spot.span.end
            found.append(tuple(cells))
        return tuple(found)
