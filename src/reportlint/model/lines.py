"""Lines and columns, at the edge only."""

from __future__ import annotations

from bisect import bisect_right

from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


class Position(NamedTuple):
    """A line and a column, both from 1; columns count code points."""

    line: int
    column: int


def line_starts(text: str) -> Iterator[int]:
    r"""Offsets where lines begin: after `\n`, `\r\n` or a lone `\r`, and nowhere else.

    `str.splitlines` also breaks at U+2028, form feeds and others, where editors do not.
    """
    yield 0
    at = 0
    # str.find jumps over long lines at C speed; the lone carriage return is rare.
    has_carriage_return = "\r" in text
    while True:
        feed = text.find("\n", at)
        if has_carriage_return:
            carriage = text.find("\r", at, feed if feed >= 0 else len(text))
            if carriage >= 0 and carriage + 1 != feed:
                at = carriage + 1
                yield at
                continue
        if feed < 0:
            return
        at = feed + 1
        yield at


class LineIndex:
    """Offsets (code points, from 0) of one text to lines and columns and back."""

    __slots__ = ("_starts", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = list(line_starts(text))

    def __len__(self) -> int:
        return len(self._starts)

    def position(self, offset: int) -> Position:
        """Line and column of an offset; the offset of the end of the text is a position too."""
        if not 0 <= offset <= len(self._text):
            raise ValueError(f"offset {offset} leaves a text of {len(self._text)} code points")
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def offset(self, position: Position) -> int:
        """Offset of a line and column; raises `ValueError` if the text has no such place."""
        line, column = position
        if not 1 <= line <= len(self._starts):
            raise ValueError(f"line {line}: the text has {len(self._starts)} lines")
        start = self._starts[line - 1]
        end = self._starts[line] if line < len(self._starts) else len(self._text) + 1
        if not 1 <= column <= end - start:
            raise ValueError(f"column {column}: line {line} is shorter")
        return start + column - 1

    def line(self, number: int) -> str:
        """Line `number` (from 1) without its end."""
        start = self._starts[number - 1]
        end = self._starts[number] if number < len(self._starts) else len(self._text)
        return self._text[start:end].rstrip("\r\n")
