"""Grids from drawn rules: which rules make a table, its edges, and which of its boxes are one cell."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise

from reportlint.readers.pdf.strokes import Rule
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

TOLERANCE = 2.5
"""Points within which two rules stand at the same place; double rules are this close, the lowest row is higher."""

# Dashes and the pieces of a rule at each cell are one rule across such gaps.
_GAP = 3.0
# Two boxes are one cell where less of the edge between them is drawn.
_DRAWN = 0.6
# More rules on one page are a drawing; so is a grid of more boxes.
_MOST_RULES = 1_500
_MOST_BOXES = 100_000


class Frame(NamedTuple):
    """Rules of one page that touch one another, with the box around them: perhaps a table."""

    rules: tuple[Rule, ...]
    x0: float
    y0: float
    x1: float
    y1: float

    def xs(self) -> list[float]:
        """Where columns may begin and end: upright rules, and the ends of level ones."""
        return clustered(_across(self.rules, upright=True))

    def ys(self) -> list[float]:
        """Where rows may begin and end."""
        return clustered(_across(self.rules, upright=False))


class Box(NamedTuple):
    """A cell: rows and columns from 0, half-open."""

    top: int
    left: int
    bottom: int
    right: int


class Lattice(NamedTuple):
    """A grid with its edges; `boxes` tile it, ordered by row and column.

    `open_top` and `open_bottom` say for each column whether the outermost edge is not drawn.
    """

    xs: list[float]
    ys: list[float]
    boxes: list[Box]
    open_top: list[bool]
    open_bottom: list[bool]

    def is_open(self, box: Box) -> tuple[bool, bool]:
        """Whether a box goes up to the top, or down to the bottom of the grid, and no edge ends it there."""
        columns = slice(box.left, box.right)
        above = box.top == 0 and all(self.open_top[columns])
        below = box.bottom == len(self.ys) - 1 and all(self.open_bottom[columns])
        return above, below

    def at(self, x: float, y: float) -> tuple[int, int]:
        """Row and column of a point, the nearest ones for a point outside."""
        row = min(max(bisect_right(self.ys, y) - 1, 0), len(self.ys) - 2)
        column = min(max(bisect_right(self.xs, x) - 1, 0), len(self.xs) - 2)
        return row, column


def frames(rules: Iterable[Rule]) -> list[Frame]:
    """Groups of rules that touch, each with rules in both directions, from the top of the page down."""
    merged = _merged(rules)
    level = [rule for rule in merged if not rule.upright]
    upright = [rule for rule in merged if rule.upright]
    if not level or not upright or len(merged) > _MOST_RULES:
        return []
    parents = list(range(len(merged)))
    for first, second in _touching(level, upright):
        _unite(parents, first, len(level) + second)
    groups: dict[int, list[Rule]] = {}
    for index, rule in enumerate([*level, *upright]):
        groups.setdefault(_root(parents, index), []).append(rule)
    found = [_frame(group) for group in groups.values() if len({rule.upright for rule in group}) == 2]
    return sorted(found, key=lambda frame: (frame.y0, frame.x0))


def clustered(values: Iterable[float]) -> list[float]:
    """Values that lie within `TOLERANCE` of one another as one, their mean; in order."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][0] <= TOLERANCE:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]


def lattice(frame: Frame, xs: Sequence[float]) -> Lattice | None:
    """The grid of a frame over the given columns, or None where it has no rows or is no table of this world."""
    ys = frame.ys()
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 1 or columns < 1 or rows * columns > _MOST_BOXES:
        return None
    upright = _strokes_at(frame.rules, xs, upright=True)
    level = _strokes_at(frame.rules, ys, upright=False)
    joined_right = [
        [not _is_drawn(upright[column + 1], ys[row], ys[row + 1]) for column in range(columns - 1)]
        for row in range(rows)
    ]
    joined_down = [
        [not _is_drawn(level[row + 1], xs[column], xs[column + 1]) for column in range(columns)]
        for row in range(rows - 1)
    ]
    open_top, open_bottom = (
        [not _is_drawn(level[row], left, right) for left, right in pairwise(xs)] for row in (0, rows)
    )
    return Lattice(list(xs), ys, _boxes(joined_right, joined_down, rows, columns), open_top, open_bottom)


def _across(rules: Iterable[Rule], *, upright: bool) -> Iterable[float]:
    for rule in rules:
        if rule.upright is upright:
            yield rule.at
        else:
            yield rule.start
            yield rule.end


def _merged(rules: Iterable[Rule]) -> list[Rule]:
    """Strokes on one line as one rule, also over the gaps of dashes."""
    found: list[Rule] = []
    for upright in (False, True):
        own = sorted(rule for rule in rules if rule.upright is upright)
        at = 0
        while at < len(own):
            stop = at
            while stop < len(own) and own[stop].at - own[at].at <= 1.0:
                stop += 1
            line = sorted(own[at:stop], key=lambda rule: rule.start)
            start, end = line[0].start, line[0].end
            for rule in line[1:]:
                if rule.start - end > _GAP:
                    found.append(Rule(upright, line[0].at, start, end))
                    start, end = rule.start, rule.end
                else:
                    end = max(end, rule.end)
            found.append(Rule(upright, line[0].at, start, end))
            at = stop
    return [rule for rule in found if rule.end - rule.start > TOLERANCE]


def _touching(level: Sequence[Rule], upright: Sequence[Rule]) -> Iterable[tuple[int, int]]:
    """Pairs of a level and an upright rule that meet."""
    order = sorted(range(len(upright)), key=lambda index: upright[index].at)
    places = [upright[index].at for index in order]
    for number, rule in enumerate(level):
        first = bisect_right(places, rule.start - TOLERANCE)
        for index in order[first : bisect_right(places, rule.end + TOLERANCE)]:
            if upright[index].start - TOLERANCE <= rule.at <= upright[index].end + TOLERANCE:
                yield number, index


def _frame(rules: Sequence[Rule]) -> Frame:
    xs, ys = list(_across(rules, upright=True)), list(_across(rules, upright=False))
    return Frame(tuple(rules), min(xs), min(ys), max(xs), max(ys))


def _root(parents: list[int], index: int) -> int:
    while parents[index] != index:
        parents[index] = parents[parents[index]]
        index = parents[index]
    return index


def _unite(parents: list[int], first: int, second: int) -> None:
    parents[_root(parents, second)] = _root(parents, first)


def _strokes_at(rules: Iterable[Rule], edges: Sequence[float], *, upright: bool) -> list[list[tuple[float, float]]]:
    """For each edge the pieces of it that are drawn."""
    found: list[list[tuple[float, float]]] = [[] for _ in edges]
    middles = [(before + after) / 2 for before, after in pairwise(edges)]
    for rule in rules:
        if rule.upright is upright:
            index = bisect_right(middles, rule.at)
            if abs(edges[index] - rule.at) <= 2 * TOLERANCE:
                found[index].append((rule.start, rule.end))
    for pieces in found:
        pieces.sort()
    return found


def _is_drawn(pieces: Iterable[tuple[float, float]], start: float, end: float) -> bool:
    covered, at = 0.0, start
    for piece_start, piece_end in pieces:
        first, last = max(piece_start, at), min(piece_end, end)
        if last > first:
            covered += last - first
            at = last
    return covered >= _DRAWN * (end - start)


def _boxes(
    joined_right: Sequence[Sequence[bool]], joined_down: Sequence[Sequence[bool]], rows: int, columns: int
) -> list[Box]:
    parents = list(range(rows * columns))
    for row in range(rows):
        for column in range(columns):
            if column + 1 < columns and joined_right[row][column]:
                _unite(parents, row * columns + column, row * columns + column + 1)
            if row + 1 < rows and joined_down[row][column]:
                _unite(parents, row * columns + column, (row + 1) * columns + column)
    groups: dict[int, list[tuple[int, int]]] = {}
    for index in range(rows * columns):
        groups.setdefault(_root(parents, index), []).append(divmod(index, columns))
    boxes: list[Box] = []
    for group in groups.values():
        boxes += _rectangles(group)
    return sorted(boxes)


def _rectangles(group: Sequence[tuple[int, int]]) -> list[Box]:
    """The group as one box, or where an edge is missing and it is none, as few boxes as its rows allow."""
    top, left = min(row for row, _ in group), min(column for _, column in group)
    bottom, right = max(row for row, _ in group) + 1, max(column for _, column in group) + 1
    if (bottom - top) * (right - left) == len(group):
        return [Box(top, left, bottom, right)]
    found: list[Box] = []
    open_boxes: dict[tuple[int, int], Box] = {}
    for row in range(top, bottom):
        going_on: dict[tuple[int, int], Box] = {}
        for start, end in _stretches(sorted(column for at, column in group if at == row)):
            before = open_boxes.pop((start, end), None)
            going_on[start, end] = Box(before.top if before else row, start, row + 1, end)
        found += open_boxes.values()
        open_boxes = going_on
    return [*found, *open_boxes.values()]


def _stretches(columns: Sequence[int]) -> Iterable[tuple[int, int]]:
    start = at = columns[0]
    for column in columns[1:]:
        if column != at + 1:
            yield start, at + 1
            start = column
        at = column
    yield start, at + 1
