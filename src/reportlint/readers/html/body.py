"""The part of a page that is the document, and the title that may stand outside it."""

from __future__ import annotations

from reportlint.readers.html.candidates import Range
from reportlint.readers.html.grids import PageGrid
from reportlint.readers.html.lines import HEADING, Line, rejoined
from reportlint.readers.html.marking import MarkedPage, marks

TYPE_CHECKING = False
if TYPE_CHECKING:
    from turbohtml import Document

    from reportlint.readers.html.flow import Flow, Item

_SHORTEST_TITLE = 6
_LONGEST_TITLE = 80
# Titles of one report written twice agree in how they end: …政府信息公开工作年度报告.
_SAME_END = 6


def body_items(tree: Document, page: MarkedPage, flow: Flow, titles: list[str]) -> list[Item]:
    """The items of the document: its body by numbered headings, by name, by the density of its text; else all.

    A title of the page that stands above the body comes first, unless the body begins with one of its own. `titles`
    are those of the metadata.
    """
    items = flow.items
    place = flow.candidates.by_chapters()
    if place is not None and place.end - place.first == len(items):
        return _outside(items, flow.candidates.frames())
    place = (
        place or flow.candidates.named(sure=True) or _densest(tree, page, items) or flow.candidates.named(sure=False)
    )
    if place is None:
        return list(items)
    body = list(items[place.first : place.end])
    title = _title_above(items[: place.first], body, titles)
    return body if title is None else [title, *body]


def _outside(items: list[Item], frames: list[Range]) -> list[Item]:
    """The items that stand in no menu, trail of links or footer."""
    shut = bytearray(len(items))
    covered = 0
    for first, end, _ in sorted(frames):
        begin = max(first, covered)
        if end > begin:
            shut[begin:end] = b"\1" * (end - begin)
            covered = end
    return [item for item, inside in zip(items, shut, strict=True) if not inside]


def _densest(tree: Document, page: MarkedPage, items: list[Item]) -> Range | None:
    """The element with the densest text, if no table with numbers is left outside."""
    element = tree.main_content()
    numbers = marks(element.text) if element is not None else []
    if not numbers:
        return None
    begin, end = page.source_range(min(numbers), max(numbers))
    inside = [index for index, item in enumerate(items) if begin <= _start(item) < end]
    if not inside:
        return None
    place = Range(inside[0], inside[-1] + 1)
    tables = [index for index, item in enumerate(items) if isinstance(item, PageGrid) and _has_numbers(item)]
    return place if all(place.first <= index < place.end for index in tables) else None


def _start(item: Item) -> int:
    if isinstance(item, Line):
        return item.pieces[0].start
    return next(piece.start for row in item.cells for cell in row for piece in cell.pieces)


def _has_numbers(grid: PageGrid) -> bool:
    return any(piece.text.isdecimal() for row in grid.cells for cell in row for piece in cell.pieces)


def _title_above(above: list[Item], body: list[Item], titles: list[str]) -> Line | None:
    """The last line above the body that the metadata call its title, else the last heading of the first level."""
    named = [_squashed(title) for title in titles if len(title) <= 4 * _LONGEST_TITLE]
    lines = [line for line in rejoined(item for item in above if isinstance(item, Line)) if not line.linked]
    found = next((line for line in reversed(lines) if _is_title(_squashed(line.text), named)), None)
    if found is None:
        found = next((line for line in reversed(lines) if line.kind == HEADING and line.level == 1), None)
    if found is None:
        return None
    end = _squashed(found.text)[-_SAME_END:]
    for item in body[:3]:
        if isinstance(item, Line) and (_squashed(item.text).endswith(end) and len(item.text) <= _LONGEST_TITLE):
            return None
    return found._replace(kind=HEADING, level=found.level or 1, soft=False)


def _is_title(text: str, titles: list[str]) -> bool:
    return _SHORTEST_TITLE <= len(text) <= _LONGEST_TITLE and any(text in title for title in titles)


def _squashed(text: str) -> str:
    return "".join(text.split())
