"""Lines into which a whole table fell, cell behind cell with a blank between: read as if each cell had a line of its own.

Scrapers that take the text of a page and put one blank for any stretch of them leave such lines, sometimes one for a
whole document. The text stays as it is; only where a line ends is seen otherwise.
"""

from __future__ import annotations

from bisect import bisect_left

from reportlint.chinese.numbering import leading_marker
from reportlint.compiled import compiled
from reportlint.model.span import Span
from reportlint.structure.cells import LONGEST_LABEL, count_hanzi, is_label, is_number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SHORTEST = 80
"""Characters of a line that may hold a table; a single row with its labels has fewer."""

_WHOLE = 1500
"""Characters of a line that holds more than a row of a table, whatever divides the cells of the rows in it."""

_TOKEN = compiled(r"[^ \u00a0\u2000-\u200a\u3000\t|]+")
# Rows of a table are runs of numbers; numbers set off by blanks in prose stand one by one (2024 年 1 月).
_ROW = compiled(r"(?:(?<![^\s|])[0-9０-９.,]+[ \u00a0\u3000\t|]+){2,}[0-9０-９.,]+(?![^\s|])")
_FEWEST_ROWS, _WIDE_ROW = 2, 10
_FEWEST_LABELS = 6


def unfolded(text: str, lines: Iterable[Span]) -> list[Span]:
    """The lines, with a piece for each cell of a table that stands in one of them; what is around it stays whole."""
    found: list[Span] = []
    for line in lines:
        row = _first_row(text, line) if line.end - line.start >= SHORTEST else None
        found += [line] if row is None else _cells(text, line, row)
    return found


def _first_row(text: str, line: Span) -> int | None:
    """Where the first row begins, if several, or one as wide as that of reviews and lawsuits, stand in the line."""
    divided = "|" in text[line.start : line.end] or "\t" in text[line.start : line.end]
    if divided and line.end - line.start < _WHOLE:
        return None
    rows = list(_ROW.finditer(text, line.start, line.end))
    if len(rows) >= _FEWEST_ROWS or any(len(row.group().split()) >= _WIDE_ROW for row in rows):
        return int(rows[0].start())
    return None


def _cells(text: str, line: Span, row: int) -> list[Span]:
    tokens = [Span(*match.span()) for match in _TOKEN.finditer(text, line.start, line.end)]
    # Numbers before the first row are those of a sentence: 全年收到 12 件申请。 第二十条…
    numbers = [index for index, token in enumerate(tokens) if token.start >= row and is_number(text, token)]
    if not numbers:
        # 1,2 3 4: what looks like a row, though none of it is a number
        return [line]
    first = _first_label(text, tokens, numbers[0])
    numbers = numbers[: bisect_left(numbers, _first_sentence(text, tokens, numbers[0]))]
    end = numbers[-1] + 1
    if end - first - len(numbers) < _FEWEST_LABELS:
        return [line]
    return [*_prose(text, tokens[:first]), *tokens[first:end], *_prose(text, tokens[end:])]


def _first_label(text: str, tokens: Sequence[Span], first_number: int) -> int:
    """Where the heads of the table begin: behind the last sentence before its numbers."""
    at = first_number
    while at > 0 and is_label(text, *tokens[at - 1]) and count_hanzi(text, *tokens[at - 1]) <= LONGEST_LABEL:
        at -= 1
    return at


def _first_sentence(text: str, tokens: Sequence[Span], first_number: int) -> int:
    """The token behind the first number with which the table is over: its numbers are no cells any more."""
    return next((at for at in range(first_number, len(tokens)) if not is_label(text, *tokens[at])), len(tokens))


def _prose(text: str, tokens: Sequence[Span]) -> Iterator[Span]:
    """Pieces of what stands around: a new one behind a stop, and at the number of a heading and behind its title."""
    start: int | None = None
    titled = False
    for index, token in enumerate(tokens):
        heads = leading_marker(text[token.start : token.end]) is not None and is_label(text, *token)
        ended = index > 0 and text[tokens[index - 1].end - 1] in "。！？"
        if start is not None and (heads or ended or titled):
            yield Span(start, tokens[index - 1].end)
            start = None
        start = token.start if start is None else start
        titled = heads
    if start is not None:
        yield Span(start, tokens[-1].end)
