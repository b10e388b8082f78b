"""Outline from numbering and markup: headings with their bodies, and the points that running text counts."""

from __future__ import annotations

from reportlint.chinese.numbering import leading_marker
from reportlint.compiled import compiled
from reportlint.model.blocks import Heading, ListItem, Paragraph
from reportlint.model.span import Span
from reportlint.record import NamedTuple
from reportlint.structure.enumerations import Enumeration, enumerate_points
from reportlint.structure.nesting import Numbered, depths

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.model.document import Document

LONGEST_RUN_IN = 40
"""Code points of the normalised view; a longer first sentence is no title."""

LONGEST_HEADING = 60
"""Code points of the normalised view; a longer line without a stop is a paragraph that was wrapped."""

_TITLE_END = compiled(r"[。！？；]|(?<![0-9])[:：]|[:：](?![0-9])| {2,}(?=\S)")
_SENTENCE_ENDS = "。！？；"
_CLOSING = "。：:；;，,、.！!？? "
# A line of a table of contents: leaders, then a page.
_LEADERS = compiled(r"(?:…|\.{3}|·{3}|-{4}|_{4})[…. ·_-]*[0-9]*\s*\Z")


class OutlineHeading(NamedTuple):
    """A heading as found, with spans of the document's text.

    `span` runs from the number through the title, `title` is without number and closing mark and may be empty where a
    numbered paragraph has none. `style` is the numbering style (`一、` `（一）` `1.` …, see `chinese.numbering`) or empty,
    `value` its number or 0, `number` its place. `level` counts from 1 and is the depth below `parent`, an index into
    `Outline.headings` or -1. A `run_in` heading shares its block with the text it heads. `block` indexes the blocks of
    the document, `marked` says whether the format marks the heading. `body` reaches to the next heading of the same or
    a higher level and is without width where there is nothing.
    """

    span: Span
    title: Span
    style: str
    value: int
    number: Span | None
    level: int
    parent: int
    run_in: bool
    block: int
    marked: bool
    body: Span


class Outline(NamedTuple):
    """Headings in document order, and the lists of points counted in paragraphs."""

    headings: tuple[OutlineHeading, ...]
    enumerations: tuple[Enumeration, ...] = ()


class _Found(NamedTuple):
    """A heading before its place in the tree is known; offsets of the view."""

    block: int
    start: int
    number_end: int
    title_start: int
    title_end: int
    style: str
    value: int
    rank: int
    markup: int
    run_in: bool


def outline(document: Document) -> Outline:
    """The outline of a document; rows of tables never give headings or points."""
    found = [heading for index in range(len(document.blocks)) if (heading := _heading(document, index)) is not None]
    levels = depths([Numbered(each.style, each.value, each.rank, each.markup) for each in found])
    headings = tuple(_placed(document, found, levels))
    return Outline(headings, enumerate_points(document, {each.block: each.level for each in headings}))


def _heading(document: Document, index: int) -> _Found | None:
    block = document.blocks[index]
    if not isinstance(block, (Heading, Paragraph, ListItem)):
        return None
    text = document.view.text
    place = document.view.span_from_source(block.span)
    start, end = place.start, place.end
    markup = block.level if isinstance(block, Heading) else 0
    marker = leading_marker(text, start)
    if marker is not None and marker.end > end:
        marker = None
    if marker is None:
        return (
            _Found(index, start, start, start, end, "", 0, 0, markup, run_in=False) if markup and end > start else None
        )
    title_start = marker.end
    while title_start < end and text[title_start] in " \t\u00a0":
        title_start += 1
    title_end, run_in = (end, False) if markup else _title_end(text, title_start, end)
    if not markup and _LEADERS.search(text, marker.end, end):
        return None
    return _Found(
        index,
        marker.start,
        marker.end,
        title_start,
        title_end,
        marker.style,
        marker.value,
        marker.level,
        markup,
        run_in,
    )


def _title_end(text: str, start: int, end: int) -> tuple[int, bool]:
    """Where the title of a numbered paragraph ends, and whether it shares the paragraph with other text."""
    stop = _TITLE_END.search(text, start, end)
    if stop is None:
        return (end, False) if end - start <= LONGEST_HEADING else (start, True)
    if stop.start() - start > LONGEST_RUN_IN:
        return start, True
    # 一、总体情况： has its line for itself; a numbered sentence is prose, though nothing follows it.
    return stop.start(), stop[0] in _SENTENCE_ENDS or bool(text[stop.start() : end].strip(_CLOSING))


def _placed(document: Document, found: Sequence[_Found], levels: Sequence[int]) -> list[OutlineHeading]:
    placed: list[OutlineHeading] = []
    open_headings: list[int] = []
    following = _next_not_deeper(levels)
    for index, (each, level) in enumerate(zip(found, levels, strict=True)):
        while open_headings and levels[open_headings[-1]] >= level:
            open_headings.pop()
        until = found[following[index]].block if following[index] < len(found) else len(document.blocks)
        placed.append(_as_heading(document, each, level, open_headings[-1] if open_headings else -1, until))
        open_headings.append(index)
    return placed


def _next_not_deeper(levels: Sequence[int]) -> list[int]:
    """For each heading the index of the next one on its own or a higher level, or their number."""
    following = [len(levels)] * len(levels)
    waiting: list[int] = []
    for index, level in enumerate(levels):
        while waiting and levels[waiting[-1]] >= level:
            following[waiting.pop()] = index
        waiting.append(index)
    return following


def _as_heading(document: Document, found: _Found, level: int, parent: int, until: int) -> OutlineHeading:
    """`until` is the block of the next heading on the same or a higher level."""
    text, view = document.view.text, document.view
    title_end = found.title_end
    while title_end > found.title_start and text[title_end - 1] in _CLOSING:
        title_end -= 1
    span = view.source_span(Span(found.start, max(title_end, found.number_end)))
    block_end = document.blocks[found.block].span.end
    body_start = _after_title(document, found, span.end, block_end) if found.run_in else block_end
    body_end = max(body_start, document.blocks[until - 1].span.end)
    if body_start == block_end and found.block + 1 < until:
        body_start = document.blocks[found.block + 1].span.start
    return OutlineHeading(
        span=span,
        title=view.source_span(Span(found.title_start, title_end)),
        style=found.style,
        value=found.value,
        number=view.source_span(Span(found.start, found.number_end)) if found.style else None,
        level=level,
        parent=parent,
        run_in=found.run_in,
        block=found.block,
        marked=found.markup > 0,
        body=Span(body_start, body_end),
    )


def _after_title(document: Document, found: _Found, title_end: int, block_end: int) -> int:
    """Where the text begins that shares its block with a heading; the block's end where only a mark follows."""
    text, after = document.view.text, found.title_end
    if found.title_end > found.title_start:
        while after < len(text) and text[after] in "。！？；：: ":
            after += 1
    return min(block_end, max(title_end, document.view.source_span(Span(after, after)).start))
