"""What stands on every page and belongs to none: page numbers, running heads and feet."""

from __future__ import annotations

from collections import Counter

import regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlint.readers.pdf.lines import TextLine

# Furniture is among the first or last so many lines of a page, and in this share of its height from the edge.
_DEEPEST_LINES = 3
_MARGIN = 0.13
# How far, in points, a running head may move from page to page.
_SAME_HEIGHT = 4.0
_DIGITS = regex.compile(r"[0-9０-９]+")
_DASHES = r"[-—–－─·•~\s]*+"
_NUMBERED = regex.compile(
    rf"{_DASHES}(?:第|page)?\s*+(?P<number>[0-9０-９]{{1,4}})\s*+页?(?:\s*+[,，/／共of]*+\s*+[0-9０-９]{{1,4}}\s*+页?)?{_DASHES}",
    regex.IGNORECASE,
)


def without_furniture(pages: Sequence[Sequence[TextLine]], heights: Sequence[float]) -> list[list[TextLine]]:
    """The lines of each page, from the top down, without those that pages have in common at their edges."""
    edges = [_edges(lines, height) for lines, height in zip(pages, heights, strict=True)]
    numbers = _page_numbers(pages, edges)
    running = _running(pages, edges)
    return [
        [line for index, line in enumerate(lines) if (page, index) not in numbers and (page, index) not in running]
        for page, lines in enumerate(pages)
    ]


def _edges(lines: Sequence[TextLine], height: float) -> list[int]:
    """Indexes of the lines that may be furniture."""
    count = len(lines)
    return [
        index
        for index, line in enumerate(lines)
        if (index < _DEEPEST_LINES and line.base < _MARGIN * height)
        or (index >= count - _DEEPEST_LINES and line.base > (1 - _MARGIN) * height)
    ]


def _page_numbers(pages: Sequence[Sequence[TextLine]], edges: Sequence[Iterable[int]]) -> set[tuple[int, int]]:
    """Lines that are a page number: they count up with the pages; of a single page the dashes tell it."""
    found: list[tuple[int, int, int]] = []
    for page, indexes in enumerate(edges):
        for index in indexes:
            match = _NUMBERED.fullmatch(pages[page][index].text)
            if match:
                found.append((page, index, int(match["number"]) - page))
    shifts = Counter(shift for _, _, shift in found)
    return {
        (page, index)
        for page, index, shift in found
        if shifts[shift] > 1 or not pages[page][index].text.strip().isdecimal() or len(pages) == 1
    }


def _running(pages: Sequence[Sequence[TextLine]], edges: Sequence[Iterable[int]]) -> set[tuple[int, int]]:
    """Lines with the same text at the same height of at least two pages, and of a third of all; numbers may differ."""
    seen: dict[str, list[tuple[int, int, float]]] = {}
    for page, indexes in enumerate(edges):
        for index in indexes:
            line = pages[page][index]
            seen.setdefault(_DIGITS.sub("0", line.text), []).append((page, index, line.base))
    found: set[tuple[int, int]] = set()
    for places in seen.values():
        for page, index, base in places:
            alike = {other for other, _, height in places if abs(height - base) <= _SAME_HEIGHT}
            if len(alike) >= max(2, len(pages) / 3):
                found.add((page, index))
    return found
