"""Findings laid over text: which characters belong to which finding."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlint.model.span import Span


class Mark(NamedTuple):
    """A stretch of text that a finding is about. `anchor` is its id on the page, `owner` that of its finding.

    `related` marks are places that belong to the finding; `rank` orders severities, the gravest highest.
    """

    start: int
    end: int
    owner: str
    anchor: str
    number: int
    severity: str
    rank: int
    related: bool = False


class Segment(NamedTuple):
    """Characters that carry the same marks: `begins` and `ends` are marks that start or end with them."""

    start: int
    end: int
    marks: tuple[Mark, ...]
    begins: tuple[Mark, ...]
    ends: tuple[Mark, ...]


def lay(marks: Iterable[Mark], pieces: Sequence[Span]) -> dict[int, list[Mark]]:
    """Marks by the index of the shown piece they touch, cut to it.

    Pieces are ordered and disjoint. A mark that touches none, or has no width, stands as a point in the piece before it.
    """
    starts = [piece.start for piece in pieces]
    ends = [piece.end for piece in pieces]
    laid: dict[int, list[Mark]] = {}
    if not pieces:
        return laid
    for mark in marks:
        index = bisect_right(ends, mark.start)
        found = False
        while mark.start < mark.end and index < len(pieces) and starts[index] < mark.end:
            if starts[index] < ends[index]:
                cut = mark._replace(start=max(mark.start, starts[index]), end=min(mark.end, ends[index]))
                laid.setdefault(index, []).append(cut)
                found = True
            index += 1
        if not found:
            at = _piece_at(starts, ends, mark.start)
            point = min(max(mark.start, starts[at]), ends[at])
            laid.setdefault(at, []).append(mark._replace(start=point, end=point))
    return laid


def _piece_at(starts: list[int], ends: list[int], at: int) -> int:
    """The piece that holds a point, the first of those that touch it, or the last one before it."""
    touching = bisect_left(ends, at)
    if touching < len(starts) and starts[touching] <= at:
        return touching
    return max(0, bisect_right(starts, at) - 1)


def segments(start: int, end: int, marks: Sequence[Mark]) -> Iterator[Segment]:
    """Text from `start` to `end` cut where marks begin and end; points give segments without width."""
    points: dict[int, list[Mark]] = {}
    wide = []
    for mark in marks:
        if mark.start == mark.end:
            points.setdefault(mark.start, []).append(mark)
        else:
            wide.append(mark)
    wide.sort(key=lambda mark: mark.start)
    cuts = sorted({start, end, *points, *(mark.start for mark in wide), *(mark.end for mark in wide)})
    over: list[Mark] = []
    taken = 0
    for at, following in zip(cuts, [*cuts[1:], None], strict=True):
        if at in points:
            here = tuple(points[at])
            yield Segment(at, at, here, here, here)
        if following is None:
            return
        over = [mark for mark in over if mark.end > at]
        begins = []
        while taken < len(wide) and wide[taken].start == at:
            begins.append(wide[taken])
            taken += 1
        over += begins
        ends = tuple(mark for mark in over if mark.end == following)
        yield Segment(at, following, tuple(over), tuple(begins), ends)
