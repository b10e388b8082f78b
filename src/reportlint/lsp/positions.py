"""Code points to the units of an editor and back; the only place where UTF-16 is known."""

from __future__ import annotations

from lsprotocol import types

from reportlint.model.lines import LineIndex
from reportlint.model.lines import Position as Place

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.model.span import Span

_SIZES = {types.PositionEncodingKind.Utf8: ("utf-8", 1), types.PositionEncodingKind.Utf16: ("utf-16-le", 2)}
_MARK = "\ufeff"


class Positions:
    """Positions in one text as an editor holds it.

    Lines of the protocol end at LF, CRLF and CR, as ours do, and count from 0. A byte order mark is a character to the
    editor and none to us.
    """

    def __init__(self, text: str, encoding: types.PositionEncodingKind | str) -> None:
        self.marked = text.startswith(_MARK)
        self.text = text.removeprefix(_MARK)
        self._lines = LineIndex(self.text)
        self._codec, self._size = _SIZES.get(types.PositionEncodingKind(encoding), ("utf-32-le", 4))

    def position(self, place: Place) -> types.Position:
        """A line and column from 1, in code points, as the editor counts."""
        line = self._lines.line(place.line) if place.line <= len(self._lines) else ""
        return types.Position(place.line - 1, self._units(line[: place.column - 1], place.line))

    def range(self, start: Place, end: Place) -> types.Range:
        """The range between two places."""
        return types.Range(self.position(start), self.position(end))

    def of_span(self, span: Span) -> types.Range:
        """The range of a span of the text (without its byte order mark)."""
        return self.range(self._lines.position(span.start), self._lines.position(span.end))

    def offset(self, position: types.Position) -> int:
        """The offset in code points of a position; past the end of a line is its end, as the protocol wants."""
        number = min(position.line + 1, len(self._lines))
        line = self._lines.line(number)
        start = self._lines.offset(Place(number, 1))
        if position.line + 1 > len(self._lines):
            return start + len(line)
        units = max(0, position.character - (self._units("", 1) if number == 1 else 0))
        head = line.encode(self._codec, "surrogatepass")[: units * self._size]
        return start + len(head.decode(self._codec, "ignore"))

    def line_start(self, offset: int) -> int:
        """Where the line of an offset begins."""
        return self._lines.offset(Place(self._lines.position(offset).line, 1))

    def _units(self, text: str, line: int) -> int:
        mark = _MARK if self.marked and line == 1 else ""
        return len((mark + text).encode(self._codec, "surrogatepass")) // self._size
