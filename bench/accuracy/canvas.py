"""Writes text and remembers where everything came to stand."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: lines and columns 1-based, columns in code points, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int

    @property
    def start(self) -> tuple[int, int]:
        return self.line, self.column

    @property
    def end(self) -> tuple[int, int]:
        return self.end_line, self.end_column


@dataclass(frozen=True, slots=True)
class Anchor:
    """A named piece of the text, in offsets. `table`, `row` and `column` name a value cell (0-based, as data)."""

    name: str
    start: int
    end: int
    table: str = ""
    row: int = -1
    column: int = -1


class Canvas:
    """A growing text with anchors."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self.anchors: list[Anchor] = []

    @property
    def length(self) -> int:
        return self._length

    @property
    def text(self) -> str:
        return "".join(self._parts)

    def write(self, text: str) -> int:
        """Writes; the offset at which the text begins comes back."""
        start = self._length
        self._parts.append(text)
        self._length += len(text)
        return start

    def anchor(self, anchor: Anchor) -> None:
        self.anchors.append(anchor)


def moved(anchors: list[Anchor], offsets: list[int]) -> list[Anchor]:
    """Anchors after the text was rewritten: `offsets[i]` is where the old character `i` begins now (one more for the end)."""
    return [replace(anchor, start=offsets[anchor.start], end=offsets[anchor.end]) for anchor in anchors]


class Lines:
    """Offsets to lines and columns of a text whose lines end in `\\n`."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(number + 1 for number, character in enumerate(text) if character == "\n")]

    def place(self, start: int, end: int) -> Place:
        line, column = self._at(start)
        end_line, end_column = self._at(end)
        return Place(line, column, end_line, end_column)

    def _at(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
