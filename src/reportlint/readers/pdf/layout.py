"""From pages to the flow of a document: tables, the lines between them, and which pages a table goes over."""

from __future__ import annotations

import regex

from reportlint.readers.pdf.furniture import without_furniture
from reportlint.readers.pdf.grids import Fragment, Grid, may_continue, read_grid
from reportlint.readers.pdf.lattice import frames
from reportlint.readers.pdf.lines import TextLine, joined, text_lines
from reportlint.readers.pdf.paragraphs import goes_on, margins
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import TypeAlias

    from reportlint.readers.pdf.lattice import Frame
    from reportlint.readers.pdf.sheet import Glyph, Sheet

_CONTINUED = regex.compile(r"[（(]?(?:续表?|接上[页表]|上接|转下页|续上表)[\d一二三四五六七八九十]*[）)]?")
# A box higher than this share of its page, with one cell, is the border of the page.
_BORDER = 0.6
# Real pages need two.
_MOST_TURNS = 10


class Prose(NamedTuple):
    """A paragraph; `breaks` are the pages that begin inside of it, each with its offset in the text."""

    page: int
    text: str
    breaks: tuple[tuple[int, int], ...] = ()


Flowed: TypeAlias = "Prose | Grid"
_Item: TypeAlias = "TextLine | Fragment"


def flow(sheets: Sequence[Sheet]) -> list[Flowed]:
    """Paragraphs and tables of a document in reading order."""
    found = [frames(sheet.rules) for sheet in sheets]
    kept = [[frame for frame in own if not _is_border(frame, sheet)] for own, sheet in zip(found, sheets, strict=True)]
    # A box that turns out to be no table gives its text back to the page, and others may come to meet over its place.
    for turn in range(_MOST_TURNS):
        if turn == _MOST_TURNS - 1:
            kept = [[] for _ in sheets]
        items = _items(sheets, kept)
        chains = _chains(items)
        grids = [(chain, read_grid(chain)) for chain in chains]
        refused = {id(fragment.frame) for chain, grid in grids if grid is None for fragment in chain}
        if not refused:
            break
        kept = [[frame for frame in own if id(frame) not in refused] for own in kept]
    begun = {id(chain[0]): grid for chain, grid in grids if grid is not None}
    return list(_flowed(sheets, items, begun))


def _is_border(frame: Frame, sheet: Sheet) -> bool:
    return frame.y1 - frame.y0 > _BORDER * sheet.height and len(frame.xs()) < 4 and len(frame.ys()) < 4


def _items(sheets: Sequence[Sheet], kept: Sequence[Sequence[Frame]]) -> list[list[_Item]]:
    """Lines and tables of each page from the top down, without what pages have in common."""
    fragments: list[list[Fragment]] = []
    lines: list[list[TextLine]] = []
    for page, (sheet, own) in enumerate(zip(sheets, kept, strict=True)):
        inside, outside = _sorted_out(sheet.glyphs, own)
        fragments.append([Fragment(page, frame, glyphs) for frame, glyphs in zip(own, inside, strict=True)])
        lines.append(text_lines(outside))
    lines = without_furniture(lines, [sheet.height for sheet in sheets])
    return [
        sorted([*page_lines, *page_fragments], key=_top)
        for page_lines, page_fragments in zip(lines, fragments, strict=True)
    ]


def _top(item: _Item) -> float:
    return item.frame.y0 if isinstance(item, Fragment) else (item.top + item.bottom) / 2


def _sorted_out(glyphs: Iterable[Glyph], own: Sequence[Frame]) -> tuple[list[list[Glyph]], list[Glyph]]:
    """The characters in each frame (the smallest, where one stands in another), and those in none."""
    order = sorted(range(len(own)), key=lambda index: (own[index].x1 - own[index].x0) * (own[index].y1 - own[index].y0))
    inside: list[list[Glyph]] = [[] for _ in own]
    outside: list[Glyph] = []
    for glyph in glyphs:
        x, y = (glyph.x0 + glyph.x1) / 2, (glyph.y0 + glyph.y1) / 2
        for index in order:
            frame = own[index]
            if frame.x0 <= x <= frame.x1 and frame.y0 <= y <= frame.y1:
                inside[index].append(glyph)
                break
        else:
            if not glyph.turned:
                outside.append(glyph)
    return inside, outside


def _chains(items: Sequence[Sequence[_Item]]) -> list[list[Fragment]]:
    """Each table as its pieces: at the foot of a page, at the head of the next."""
    chains: list[list[Fragment]] = []
    for page, own in enumerate(items):
        # `续表` above a piece says that it is one.
        body = [item for item in own if isinstance(item, Fragment) or not _CONTINUED.fullmatch(item.text.strip())]
        above = _last(items[page - 1]) if page else None
        for index, item in enumerate(body):
            if not isinstance(item, Fragment):
                continue
            if index == 0 and above is not None and may_continue(above.frame, item.frame):
                chains[-1].append(item)
            else:
                chains.append([item])
    return chains


def _last(own: Sequence[_Item]) -> Fragment | None:
    body = [item for item in own if isinstance(item, Fragment) or not _CONTINUED.fullmatch(item.text.strip())]
    return body[-1] if body and isinstance(body[-1], Fragment) else None


def _flowed(sheets: Sequence[Sheet], items: Sequence[Sequence[_Item]], begun: dict[int, Grid]) -> Iterator[Flowed]:
    lines = [[item for item in own if isinstance(item, TextLine)] for own in items]
    edges = margins(lines, [sheet.width for sheet in sheets])
    open_lines: list[tuple[int, TextLine]] = []
    for page, own in enumerate(items):
        for item in own:
            if isinstance(item, Fragment):
                if id(item) in begun:
                    yield from _closed(open_lines)
                    open_lines = []
                    yield begun[id(item)]
                continue
            if _CONTINUED.fullmatch(item.text.strip()):
                continue
            if open_lines:
                before_page, before = open_lines[-1]
                if not goes_on(before, item, edges[before_page], edges[page]):
                    yield from _closed(open_lines)
                    open_lines = []
            open_lines.append((page, item))
    yield from _closed(open_lines)


def _closed(lines: Sequence[tuple[int, TextLine]]) -> Iterator[Prose]:
    if not lines:
        return
    text, page = "", lines[0][0]
    breaks: list[tuple[int, int]] = []
    at_page = page
    for line_page, line in lines:
        longer = joined([text, line.text])
        if line_page != at_page:
            breaks.append((line_page, len(longer) - len(line.text)))
            at_page = line_page
        text = longer
    yield Prose(page, text, tuple(breaks))
