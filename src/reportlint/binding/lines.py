"""The lines of a document in its normalised view, each with the number it starts with."""

from __future__ import annotations

from functools import cache
from itertools import groupby

from reportlint.chinese.numbering import leading_marker
from reportlint.compiled import compiled
from reportlint.model.blocks import Heading, RowRun, Table
from reportlint.model.span import Span
from reportlint.record import NamedTuple
from reportlint.structure.cells import trim

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import regex

    from reportlint.model.document import Document

LONGEST_HEADING = 48
"""Characters of a heading's title; what is longer is a sentence (the longest section title of the form has 19)."""

_TITLE_ENDS = "。:;!?"
_LONGEST_NUMBER = 6
BLANKS_AND_MARKS = " \t\r\n\u3000\xa0*#_|、,.;:。：；，．·…-—()（）“”\"'《》<>"
"""What is nothing in a title: `key` leaves it out."""

_BLANK_OR_MARK = frozenset(BLANKS_AND_MARKS)
_WITHOUT = str.maketrans("", "", BLANKS_AND_MARKS)


class Line(NamedTuple):
    """A line of prose, or the only filled cell of a table row. Offsets are of the normalised view.

    `kind` is heading (marked by the format), prose or row. `title_start` to `title_end` is what follows the number, up to
    the first mark that ends a heading; `run_in` says that the line goes on after it. `style` and `value` are those
    of the number, empty and None without one; `damaged` says that the number is not written as numbers are.
    """

    start: int
    end: int
    kind: str
    level: int
    style: str
    value: int | None
    number_start: int
    number_end: int
    title_start: int
    title_end: int
    run_in: bool
    damaged: bool


def block_range(document: Document, span: Span) -> tuple[int, int]:
    """The range of the normalised view that a span of the text owns."""
    view = document.view
    return view.from_source(span.start), view.from_source(span.end)


def key(text: str) -> str:
    """`text` without blanks and marks, for comparing titles."""
    return text.translate(_WITHOUT)


def keyed(text: str) -> tuple[str, list[int]]:
    """`key(text)` and, for each of its characters, the offset in `text`."""
    at = [offset for offset, character in enumerate(text) if character not in _BLANK_OR_MARK]
    return text.translate(_WITHOUT), at


def has_words(text: str, start: int, end: int) -> bool:
    """Whether more than blanks and marks stands in `text[start:end]`."""
    return bool(text[start:end].strip(BLANKS_AND_MARKS))


@cache
def _damaged_number() -> regex.Pattern[str]:
    """A number with a stray character before it, without its mark, or with a wrong one; 第一部分 is a number too."""

    return compiled(
        r"[\s*#>|丨lI1·.,、]{0,3}?(?P<part>第)?(?P<number>[一二三四五六七八九十]{1,3})(?(part)\s*部分|)[\s、,.;:。]{0,3}",
    )


def lines(document: Document) -> list[Line]:
    """All lines that could be headings, in order: of headings, paragraphs, list items, and one-cell rows of tables."""
    found: list[Line] = []
    text = document.view.text
    for block in document.blocks:
        if isinstance(block, RowRun | Table):
            for span in _lone_cells(block, document.text):
                start, end = block_range(document, span)
                if end - start <= LONGEST_HEADING:
                    found.extend(_line(text, start, end, "row", 0))
            continue
        start, end = block_range(document, block.span)
        kind, level = ("heading", block.level) if isinstance(block, Heading) else ("prose", 0)
        while start < end:
            stop = text.find("\n", start, end)
            stop = end if stop < 0 else stop
            found.extend(_line(text, start, stop, kind, level))
            start = stop + 1
    return found


def _lone_cells(block: RowRun | Table, text: str) -> Iterator[Span]:
    if isinstance(block, RowRun):
        rows: list[Sequence[Span]] = [row.cells for row in block.rows]
    else:
        rows = [[cell.span for cell in cells] for _, cells in groupby(block.cells, key=lambda cell: cell.row)]
    for cells in rows:
        filled = [span for span in cells if span.start < span.end and not span.of(text).isspace()]
        # 第二部分　总体情况: wide blanks after a number look like the border of a cell.
        if len(filled) == 1 or (len(filled) == 2 and len(filled[0]) <= _LONGEST_NUMBER):
            yield Span(filled[0].start, filled[-1].end)


def _line(text: str, start: int, end: int, kind: str, level: int) -> Iterator[Line]:
    start, end = trim(text, start, end)
    if start == end:
        return
    # A number is short: the line's own piece is enough, and positions in it are offsets from its start.
    piece = text[start : min(end, start + 2 * LONGEST_HEADING)]
    marker = leading_marker(piece)
    style, value, damaged = "", None, False
    number_start = number_end = title = 0
    if marker is not None:
        style, value = marker.style, marker.value
        number_start, number_end, title = marker.start, marker.end, marker.end
    elif (match := _damaged_number().match(piece)) is not None:
        from reportlint.chinese.numerals import parse_numeral

        number = parse_numeral(match["number"])
        style, damaged = ("第一部分", False) if match["part"] else ("", True)
        value = None if number is None else int(number)
        number_start, number_end, title = (
            match.start("part" if match["part"] else "number"),
            match.end("number"),
            match.end(),
        )
    while title < len(piece) and piece[title].isspace():
        title += 1
    stop = title
    while stop < len(piece) and piece[stop] not in _TITLE_ENDS:
        stop += 1
    run_in = has_words(text, start + stop, end)
    yield Line(
        start, end, kind, level, style, value, start + number_start, start + number_end, start + title, start + stop, run_in, damaged
    )  # fmt: skip
