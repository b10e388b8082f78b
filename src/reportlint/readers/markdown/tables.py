"""Pipe tables: rows of a source to cells of fragments."""

from __future__ import annotations

from reportlint.compiled import compiled
from reportlint.model.span import Span
from reportlint.readers.markdown.fragments import Fragment, stripped
from reportlint.readers.markdown.inline import CODE, HARD, SOFT, visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

_TICKS = compiled("`+")


def table_cells(source: str, lines: Sequence[Span], references: AbstractSet[str]) -> list[list[list[Fragment]]]:
    """Rows of cells of a pipe table whose second line is the delimiter row; all rows are of one length.

    Cells beyond the header's are kept where one is not blank: a page hides them, but nobody means to hide a number.
    """
    split = [list(_split(source, line)) for index, line in enumerate(lines) if index != 1]
    width = len(split[0])
    for cells in split[1:]:
        filled = [place for place, cell in enumerate(cells) if source[cell.start : cell.end].strip()]
        width = max(width, filled[-1] + 1 if filled else 0)
    rows: list[list[list[Fragment]]] = []
    for cells in split:
        # Cells that a row lacks would stand behind the bar at its end, if it has one.
        end = cells[-1].end + source.startswith("|", cells[-1].end)
        padded = [*cells[:width], *[Span(end, end + source.startswith(" ", end))] * (width - len(cells))]
        rows.append([cell_fragments(source, cell, references) for cell in padded])
    return rows


def cell_fragments(source: str, cell: Span, references: AbstractSet[str]) -> list[Fragment]:
    """What is to be seen of a cell, or the point at which something would be; a line break in it shows as a blank."""
    fragments: list[Fragment] = []
    for piece in visible(source[cell.start : cell.end], references):
        text = " " if piece.kind in (SOFT, HARD) else piece.text.replace("\n", " ")
        fragments.append(Fragment(text, cell.start + piece.start, cell.start + piece.end, piece.kind == CODE))
    return stripped(fragments) or [_point(source, cell)]


def _point(source: str, cell: Span) -> Fragment:
    """Where one would write in an empty cell: behind the first blank."""
    at = cell.start + (cell.start < cell.end and source[cell.start] in " \t")
    return Fragment("", at, at)


def _split(source: str, line: Span) -> Iterator[Span]:
    """Cells between the bars of a row; a bar behind a backslash or inside a code span divides nothing."""
    start, end = line.start, line.end
    while end > start and source[end - 1] in " \t":
        end -= 1
    if source.startswith("|", start):
        start += 1
    if end > start and source[end - 1] == "|" and not _escaped(source, end - 1, start):
        end -= 1
    code_until = 0
    ticks = [found.span() for found in _TICKS.finditer(source, start, end)]
    at = start
    for bar in range(start, end):
        ch = source[bar]
        if ch == "`" and bar >= code_until and ticks and bar == ticks[0][0]:
            code_until = _code_end(ticks)
        while ticks and ticks[0][0] <= bar:
            ticks.pop(0)
        if ch == "|" and bar >= code_until and not _escaped(source, bar, start):
            yield Span(at, bar)
            at = bar + 1
    yield Span(at, end)


def _code_end(ticks: Sequence[tuple[int, int]]) -> int:
    """Where the code span ends that the first of the runs of backticks opens; nothing opens without a closing run."""
    first = ticks[0]
    for run in ticks[1:]:
        if run[1] - run[0] == first[1] - first[0]:
            return run[1]
    return 0


def _escaped(source: str, at: int, start: int) -> bool:
    count = 0
    while at - 1 - count >= start and source[at - 1 - count] == "\\":
        count += 1
    return count % 2 == 1
