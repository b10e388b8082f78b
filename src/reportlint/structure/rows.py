"""Runs of lines that look like rows of a table that lost its geometry.

A reader knows no form: what makes a run is the look of its lines alone (separators, numbers, short labels), so that
prose with numbers never becomes rows, and a table without a single line of the form's wording still does.
"""

from __future__ import annotations

from itertools import groupby, pairwise

from reportlint.chinese.numbering import leading_marker
from reportlint.compiled import compiled
from reportlint.model.blocks import Paragraph, Row, RowRun
from reportlint.model.span import Span
from reportlint.record import NamedTuple
from reportlint.structure.cells import (
    CellLine,
    count_hanzi,
    is_border,
    is_label,
    is_page_number,
    read_cells,
    trim,
)
from reportlint.structure.unfolded import unfolded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlint.model.blocks import Block

# A vertical label and the header of a wide table, one cell a line, still fit between two rows.
_WIDEST_GAP = 36
_LONGEST_HEAD = 40
# Lines over which one label may be wrapped.
_LONGEST_WRAP = 4
_YEAR = compiled(r"[12][0-9]{3}\s*年|[二一][〇○零一二三四五六七八九]{3}\s*年")
_CHAPTERS = frozenset({"一、", "一."})
_BARS = "|｜│┃"


class FoundRun(NamedTuple):
    """A run over the lines `[first, end)` of those given."""

    first: int
    end: int
    block: RowRun


def line_blocks(text: str, lines: Sequence[Span], runs: Sequence[FoundRun] | None = None) -> list[Paragraph | RowRun]:
    """Blocks of plain text: its runs of rows, if they are known, and a paragraph for each other of its non-blank `lines`."""
    blocks: list[Paragraph | RowRun] = []
    at = 0
    for run in find_row_runs(text, lines) if runs is None else runs:
        blocks += [Paragraph(Span(*trim(text, line.start, line.end))) for line in lines[at : run.first]]
        blocks.append(run.block)
        at = run.end
    blocks += [Paragraph(Span(*trim(text, line.start, line.end))) for line in lines[at:]]
    return blocks


def find_row_runs(text: str, lines: Sequence[Span]) -> list[FoundRun]:
    """All runs of rows among `lines`: non-blank lines of `text`, whole but without their ends, in order."""
    return _Finder(text, lines).runs()


class _Chapter(NamedTuple):
    value: int
    titled: bool


class _Finder:
    def __init__(self, text: str, lines: Sequence[Span]) -> None:
        self.text = text
        self.lines = lines
        self.read = [read_cells(text, line) for line in lines]
        self._edges = [trim(text, start, end) for start, end in lines]
        self._chapters: dict[int, _Chapter | None] = {}

    def runs(self) -> list[FoundRun]:
        found: list[FoundRun] = []
        at, free = 0, 0
        while at < len(self.lines):
            if self.read[at] is None:
                at += 1
                continue
            end = self._extent(self._with_head(at, free), at) + 1
            first, stop = self._without_loose_edges(at, end)
            if self._is_table(first, stop):
                first = self._with_head(first, free)
                found.append(FoundRun(first, stop, self._block(first, stop)))
                free = stop
            at = end
        return found

    def _is_filler(self, index: int) -> bool:
        start, end = self._edges[index]
        return is_page_number(self.text, start, end) or is_border(self.text, start, end)

    def _chapter(self, index: int) -> _Chapter | None:
        """The number 一、 of a line, if it has one."""
        if index not in self._chapters:
            self._chapters[index] = self._read_chapter(index)
        return self._chapters[index]

    def _read_chapter(self, index: int) -> _Chapter | None:
        start, end = self._edges[index]
        marker = leading_marker(self.text[start : min(end, start + 40)])
        if marker is None or marker.style not in _CHAPTERS:
            return None
        return _Chapter(marker.value, titled=end - start - marker.end > 1)

    def _extent(self, head: int, first: int) -> int:
        """The last row that belongs to the row at `first`: only labels and page feet stand between."""
        last, gap, counted = first, 0, 0
        for index in range(head, len(self.lines)):
            chapter = self._chapter(index)
            if index <= first or self.read[index] is not None:
                counted = chapter.value if chapter else counted
                last, gap = max(first, index), 0
                continue
            if self._is_filler(index):
                continue
            gap += 1
            if gap > _WIDEST_GAP or not is_label(self.text, *self._edges[index]):
                break
            if chapter is not None:
                # Labels of one form count on (一、 二、 三、); any other number is the heading of what follows.
                if chapter.titled and chapter.value not in (1, counted + 1):
                    break
                counted = chapter.value
        return last

    def _without_loose_edges(self, first: int, end: int) -> tuple[int, int]:
        """Divided lines without numbers belong to a table only where they touch its rows: a signature does not."""
        while first < end - 1 and self._is_loose(first, first + 1):
            first = next(index for index in range(first + 1, end) if self.read[index] is not None)
        while end - 1 > first and self._is_loose(end - 1, end - 2):
            end = next(index for index in range(end - 2, first - 1, -1) if self.read[index] is not None) + 1
        return first, end

    def _is_loose(self, index: int, neighbour: int) -> bool:
        row = self.read[index]
        if row is None or row.numbers or row.divided == "bar":
            return False
        start, end = self._edges[index]
        signed = self.text.find("：", start, end) >= 0 or _YEAR.search(self.text, start, end) is not None
        return signed or self.read[neighbour] is None

    def _is_table(self, first: int, end: int) -> bool:
        rows = [row for row in self.read[first:end] if row is not None]
        bars = sum(1 for row in rows if row.divided == "bar")
        # A number behind a tab is in a cell of its own; behind blanks it may be the page of a heading.
        strong = sum(1 for row in rows if row.divided and (row.numbers > 1 or (row.divided == "tab" and row.digits)))
        single = sum(1 for row in rows if row.divided and row.numbers) - strong
        alone = [row for row in rows if not row.divided]
        single_or_alone = single + len(alone)
        if bars >= 2 or strong >= 2 or (strong and (single_or_alone >= 2 or bars)):
            return True
        if any(_only_numbers(row, 4) for row in rows) or (len(rows) > 1 and any(row.numbers >= 4 for row in rows)):
            return True
        if single >= 2 and single_or_alone * 2 >= end - first:
            return True
        if single_or_alone >= 3 and single_or_alone * 8 >= end - first:
            return not self._counts_up(alone)
        return self._even_columns(rows)

    def _counts_up(self, rows: Sequence[CellLine]) -> bool:
        """Page feet and numbers of a list count up by one; values of a table do not."""
        texts = [row.cells[0].of(self.text) for row in rows]
        if not all(text.isdecimal() for text in texts):
            return False
        values = [int(text) for text in texts]
        return all(after - before == 1 for before, after in pairwise(values))

    @staticmethod
    def _even_columns(rows: Sequence[CellLine]) -> bool:
        return len(rows) >= 3 and len(rows[0].cells) >= 3 and len({len(row.cells) for row in rows}) == 1

    def _with_head(self, first: int, free: int) -> int:
        """Where the run begins with its header, if it is one cell a line: back to a heading, a sentence, a title."""
        row = self.read[first]
        if row is None:
            return first
        head, chapters = first, [first]
        while head > free and first - head < 2 * _WIDEST_GAP and self._may_head(head - 1):
            head -= 1
            chapter = self._chapter(head)
            if chapter is not None and chapter.titled:
                chapters.append(head)
        if not _only_numbers(row, 1):
            return self._with_wrapped_label(first, chapters)
        # 三、收到…情况 … 一、本年新收…: the later 一 starts the labels again, so the heading is the one before.
        for place in chapters[1:]:
            chapter = self._chapter(place)
            first_label = chapter is not None and chapter.value == 1 and place != chapters[-1]
            following = self.read[place + 1]
            if not first_label and (following is None or len(following.cells) > 1):
                return place + 1
        return head

    def _with_wrapped_label(self, first: int, chapters: Sequence[int]) -> int:
        """A row with a label of its own needs no head, unless a label 一、 above it goes on in it.

        It is a label and no heading where the heading, with another number, stands further up.
        """
        if len(chapters) > 2 and first - chapters[1] <= _LONGEST_WRAP and self._chapter(first) is None:
            nearest = self._chapter(chapters[1])
            if nearest is not None and nearest.value == 1:
                return chapters[1]
        return first

    def _may_head(self, index: int) -> bool:
        start, end = self._edges[index]
        if self._is_filler(index):
            return True
        return (
            is_label(self.text, start, end)
            and count_hanzi(self.text, start, end) <= _LONGEST_HEAD
            and _YEAR.search(self.text, start, end) is None
        )

    def _block(self, first: int, end: int) -> RowRun:
        rows: list[Row] = []
        opening, closing = self._outer_bars(first, end)
        for index in range(first, end):
            row = self.read[index]
            start, stop = self._edges[index]
            if row is None:
                if not is_border(self.text, start, stop):
                    rows.append(Row(Span(start, stop), (Span(start, stop),)))
                continue
            cells = row.cells
            if row.divided == "bar":
                cells = cells[opening : len(cells) - closing]
            rows.append(Row(Span(min(start, cells[0].start), max(stop, cells[-1].end)), cells))
        numeric = [row for row in self.read[first:end] if row is not None and row.numbers]
        divided = sum(1 for row in numeric if row.divided in ("bar", "tab", "wide"))
        return RowRun(Span(rows[0].span.start, rows[-1].span.end), tuple(rows), separated=divided * 2 >= len(numeric))

    def _outer_bars(self, first: int, end: int) -> tuple[bool, bool]:
        """Whether every row ends with a bar, and begins with one too: then these bars divide nothing.

        A bar behind every cell of a table that was told one cell a line (行政许可 |, 73 |) is no cell that was left blank.
        """
        opening = closing = True
        for index in range(first, end):
            row = self.read[index]
            if row is not None and row.divided == "bar":
                start, stop = self._edges[index]
                closing = closing and self.text[stop - 1] in _BARS
                opening = opening and self.text[start] in _BARS and len(row.cells) >= 3
        return opening and closing, closing


def _only_numbers(row: CellLine, least: int) -> bool:
    """Whether the row is `least` or more numbers and has no label; in a long one a spoilt number may stand between."""
    spoilt = len(row.cells) - row.numbers
    return row.digits >= least and not row.labelled and spoilt * 8 <= len(row.cells)


def with_row_runs(text: str, blocks: Iterable[Block], prose: tuple[type, ...]) -> Iterator[Block]:
    """The blocks, with runs of rows for neighbours among the `prose` ones that are a table without its geometry.

    A table that fell into one of them is read, too.
    """
    for is_prose, stretch in groupby(blocks, lambda block: isinstance(block, prose)):
        if is_prose:
            yield from _regrouped(text, [piece for block in stretch for piece in _unfolded(text, block)])
        else:
            yield from stretch


def with_folded_tables(text: str, blocks: Iterable[Block], prose: tuple[type, ...]) -> Iterator[Block]:
    """The blocks, with runs of rows only for tables that fell into one of the `prose` ones, which are no rows themselves."""
    for block in blocks:
        pieces = _unfolded(text, block) if isinstance(block, prose) else (block,)
        yield from _regrouped(text, pieces) if len(pieces) > 1 else pieces


def _regrouped(text: str, lines: Sequence[Block]) -> Iterator[Block]:
    at = 0
    for run in find_row_runs(text, [block.span for block in lines]):
        yield from lines[at : run.first]
        yield run.block
        at = run.end
    yield from lines[at:]


def _unfolded(text: str, block: Block) -> Sequence[Block]:
    pieces = unfolded(text, (block.span,))
    return (block,) if len(pieces) == 1 else [Paragraph(piece) for piece in pieces]
