"""Visible text with its way back to the source, as it grows."""

from __future__ import annotations

from reportlint.model.mapped import MappedText, Piece
from reportlint.model.span import Span
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Fragment(NamedTuple):
    """`text` stands for `[start, end)` of the source; character by character where the lengths are equal.

    Without text it is a point: where something would stand that is not there, as in an empty cell.
    """

    text: str
    start: int
    end: int
    code: bool = False


def text_of(fragments: Iterable[Fragment]) -> str:
    """The visible text of the fragments."""
    return "".join(fragment.text for fragment in fragments)


def stripped(fragments: Sequence[Fragment]) -> list[Fragment]:
    """The fragments without the blanks around them."""
    first, last = 0, len(fragments)
    while first < last and fragments[first].text.isspace():
        first += 1
    while last > first and fragments[last - 1].text.isspace():
        last -= 1
    kept = list(fragments[first:last])
    if kept:
        kept[-1] = _cut(kept[-1], 0, len(kept[-1].text.rstrip()))
        kept[0] = _cut(kept[0], len(kept[0].text) - len(kept[0].text.lstrip()), len(kept[0].text))
    return kept


def _cut(fragment: Fragment, first: int, last: int) -> Fragment:
    text = fragment.text[first:last]
    if text == fragment.text or len(fragment.text) != fragment.end - fragment.start:
        return fragment._replace(text=text)
    return fragment._replace(text=text, start=fragment.start + first, end=fragment.start + last)


class Builder:
    """Fragments one after another; `length` is that of the text so far, `opaque` the places of code in it."""

    def __init__(self) -> None:
        self.length = 0
        self.opaque: list[Span] = []
        self._texts: list[str] = []
        self._pieces: list[Piece] = []
        self._at = 0

    def add(self, fragments: Iterable[Fragment]) -> Span:
        """Append fragments of the source, which must go on in its order; gives their place in the text."""
        begin = self.length
        for fragment in fragments:
            if not fragment.text:
                self._at = max(self._at, fragment.start)
                continue
            start, end = self.length, self.length + len(fragment.text)
            if fragment.code:
                self.opaque.append(Span(start, end))
            self._append(Piece(start, end, fragment.start, fragment.end))
            self._texts.append(fragment.text)
            self.length = end
        return Span(begin, self.length)

    def generate(self, text: str) -> None:
        """Append text that stands nowhere in the source; it is put where the last fragment ended."""
        if text:
            self._append(Piece(self.length, self.length + len(text), self._at, self._at))
            self._texts.append(text)
            self.length += len(text)

    def finish(self) -> MappedText:
        """The whole text with its map."""
        return MappedText("".join(self._texts), tuple(self._pieces))

    def _append(self, piece: Piece) -> None:
        self._at = piece.source_end
        last = self._pieces[-1] if self._pieces else None
        if last is not None and last.source_end == piece.source_start and _plain(last) and _plain(piece):
            self._pieces[-1] = Piece(last.start, piece.end, last.source_start, piece.source_end)
        else:
            self._pieces.append(piece)


def _plain(piece: Piece) -> bool:
    return piece.end - piece.start == piece.source_end - piece.source_start
