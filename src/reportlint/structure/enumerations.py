"""Points that running text counts (一是…二是…, 第一，…, （1）…), grouped into lists. Values only: no verdict."""

from __future__ import annotations

from functools import cache

from reportlint.chinese.numbering import leading_marker
from reportlint.chinese.ordinals import LAST, Ordinal, find_ordinals
from reportlint.compiled import compiled
from reportlint.model.blocks import ListItem, Paragraph
from reportlint.model.span import Span
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import regex

    from reportlint.chinese.numbering import Marker
    from reportlint.model.document import Document

_BRACKETED = frozenset({"（一）", "（1）", "1）", "1.", "①"})
_ENDS = ("。", "；", ";", "！", "!")
_WIDEST_GAP = 3
_LONGEST_TITLE = 16
_TITLE_ENDS = ("方面", "情况", "工作", "保障", "建设", "管理", "公开")


class Point(NamedTuple):
    """One counted point: the ordinal's place in the document's text, its value (0 for 最后), and its block's index."""

    span: Span
    value: int
    block: int


class Enumeration(NamedTuple):
    """Points that count together. `family` is as in `chinese.ordinals`."""

    family: str
    points: tuple[Point, ...]


class _Open(NamedTuple):
    family: str
    points: list[Point]
    level: int


def enumerate_points(document: Document, levels: Mapping[int, int]) -> tuple[Enumeration, ...]:
    """All lists of a document in order of their first points.

    `levels` gives the level of the heading of each block that has one: such a heading ends the lists that were begun
    under a heading of its own or a deeper level.
    """
    grouping = _Grouping(document)
    for index, block in enumerate(document.blocks):
        if index in levels:
            grouping.enter_heading(levels[index])
        if isinstance(block, (Paragraph, ListItem)):
            grouping.read_block(index, block.span, numbered=index in levels)
        elif index not in levels:
            grouping.close()
    return grouping.lists()


def _goes_on(marker: Marker, ordinals: Sequence[Ordinal]) -> bool:
    """Whether the number of a paragraph is the first of a list inside it: （1）…；（2）…。"""
    return marker.style in _BRACKETED and any(
        ordinal.family == marker.style and ordinal.value == 2 and ordinal.clause_start for ordinal in ordinals
    )


def _behind_title(before: str) -> bool:
    """Whether only the title of a numbered paragraph stands before: （五）监督保障方面一是…, its blank or stop lost."""
    return len(before) <= _LONGEST_TITLE and before.rstrip().endswith(_TITLE_ENDS)


def _own_words(text: str, start: int, end: int, ordinals: list[Ordinal]) -> list[Ordinal]:
    """Ordinals without those inside quotation marks: what somebody else said counts by itself."""
    if not ordinals or text.find("“", start, end) < 0:
        return ordinals
    quoted = [match.span() for match in _quotation().finditer(text, start, end)]
    return [each for each in ordinals if not any(low < each.start < high for low, high in quoted)]


@cache
def _quotation() -> regex.Pattern[str]:
    return compiled("“[^“”\n]*”")


class _Grouping:
    def __init__(self, document: Document) -> None:
        self.view = document.view
        self.text = document.view.text
        self.level = 0
        self.open: list[_Open] = []
        self.all: list[_Open] = []

    def lists(self) -> tuple[Enumeration, ...]:
        return tuple(Enumeration(each.family, tuple(each.points)) for each in self.all)

    def close(self) -> None:
        self.open.clear()

    def enter_heading(self, level: int) -> None:
        self.level = level
        self.open = [each for each in self.open if each.level < level]

    def read_block(self, block: int, span: Span, *, numbered: bool) -> None:
        place = self.view.span_from_source(span)
        # The number of the paragraph itself is the outline's.
        marker = leading_marker(self.text, place.start) if numbered else None
        start = marker.end if marker is not None else place.start
        ordinals = _own_words(self.text, start, place.end, list(find_ordinals(self.text, start, place.end)))
        if marker is not None and marker.value == 1 and _goes_on(marker, ordinals):
            own = Ordinal(marker.style, 1, marker.start, marker.end, True)
            ordinals.insert(0, own)
        if ordinals and marker is not None and ordinals[0].value == 1:
            first = ordinals[0]
            if _behind_title(self.text[start : first.start]):
                ordinals[0] = first._replace(clause_start=True)
        for ordinal in ordinals:
            self._take(ordinal, block, start)

    def _take(self, ordinal: Ordinal, block: int, start: int) -> None:
        same = next((each for each in reversed(self.open) if each.family == ordinal.family), None)
        last = same.points[-1] if same is not None else None
        follows = last is not None and (ordinal.value == last.value + 1 or ordinal.value == LAST)
        if ordinal.value == LAST and not follows:
            return
        if not ordinal.clause_start and not follows:
            return
        if ordinal.family in _BRACKETED and not follows and ordinal.value != 1:
            # （3） that nothing led up to refers to something.
            before = self.text[start : ordinal.start].rstrip()
            counts_on = last is not None and last.block == block and before.endswith(_ENDS)
            if not counts_on or last is None or not last.value <= ordinal.value <= last.value + _WIDEST_GAP:
                return
        point = Point(self.view.source_span(Span(ordinal.start, ordinal.end)), ordinal.value, block)
        if same is None or last is None or self._starts_again(ordinal, last, block, start, follows=follows):
            if same is not None:
                del self.open[self.open.index(same) :]
            begun = _Open(ordinal.family, [point], self.level)
            self.open.append(begun)
            self.all.append(begun)
            return
        del self.open[self.open.index(same) + 1 :]
        same.points.append(point)

    def _starts_again(self, ordinal: Ordinal, last: Point, block: int, start: int, *, follows: bool) -> bool:
        if follows:
            return False
        if ordinal.value == 1 and (block != last.block or last.value != 1):
            return True
        before = self.text[start : ordinal.start].rstrip()
        return before.endswith((":", "："))
