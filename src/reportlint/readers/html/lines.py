"""Lines of a page as they are written: words joined over tags, blanks collapsed, hard breaks kept as such."""

from __future__ import annotations

from unicodedata import east_asian_width

import regex

from reportlint.chinese.numbering import leading_marker
from reportlint.readers.html.marking import HTML_BLANKS, Piece
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

PARAGRAPH, HEADING, ITEM = "paragraph", "heading", "item"

_AT_EDGES = HTML_BLANKS + "\xa0\u3000\u2002\u2003\u2009\u200b\ufeff\x0b\x85\u2028\u2029"
_INDENTED = regex.compile(r"[\xa0\u3000\u2002\u2003 ]{2}|[\u3000\u2003]")
_ENDS = frozenset("。！？；：.!?;:…")
_PAUSES = frozenset("，、,")
_CLOSERS = "”’》〉）)】」』\"'"
# A line that a person broke in the middle of a sentence is about as wide as a page.
_WIDTH_OF_A_PAGE = 24


class Line(NamedTuple):
    """One line of the page without blanks around it.

    `soft` says that only a `<br>` parts it from the line before, `indented` that it began with blanks, `moved` that
    the tree put it before text that stands earlier in the source, `linked` that all of it is links.
    """

    pieces: tuple[Piece, ...]
    kind: str = PARAGRAPH
    level: int = 0
    soft: bool = False
    indented: bool = False
    moved: bool = False
    linked: bool = False

    @property
    def text(self) -> str:
        """What is to be seen of it."""
        return "".join(piece.text for piece in self.pieces)


class LineWriter:
    """The pieces of one line, as they come."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.linked = 0
        self._blank: Piece | None = None

    def add(self, piece: Piece) -> None:
        """Append a word, with the blank before it."""
        blank, self._blank = self._blank, None
        if blank is not None and self.pieces:
            before = self.pieces[-1].text[-1]
            # CSS Text: the end of a line of the source between two wide characters is nothing, elsewhere a blank.
            if "\n" not in blank.text or not (is_wide(before) and is_wide(piece.text[0])):
                self.pieces.append(blank._replace(text=" "))
        self.pieces.append(piece)

    def blank(self, piece: Piece) -> None:
        """White space: all that stands together is one blank, with the place of the first."""
        if self._blank is None:
            self._blank = piece

    def take(self) -> tuple[tuple[Piece, ...], bool]:
        """The pieces so far without blanks around them, and whether they began with an indent; begins a new line."""
        pieces, self.pieces, self._blank, self.linked = self.pieces, [], None, 0
        if not pieces:
            return (), False
        indented = bool(_INDENTED.match("".join(piece.text for piece in pieces[:3])))
        return trimmed(pieces), indented


def trimmed(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces without blanks, wide ones and invisible marks around them."""
    if pieces[0].text[0] not in _AT_EDGES and pieces[-1].text[-1] not in _AT_EDGES:
        return tuple(pieces)
    first, last = 0, len(pieces)
    while first < last and not pieces[first].text.strip(_AT_EDGES):
        first += 1
    while last > first and not pieces[last - 1].text.strip(_AT_EDGES):
        last -= 1
    kept = list(pieces[first:last])
    if kept:
        kept[0] = _cut(kept[0], len(kept[0].text) - len(kept[0].text.lstrip(_AT_EDGES)), len(kept[0].text))
        kept[-1] = _cut(kept[-1], 0, len(kept[-1].text.rstrip(_AT_EDGES)))
    return tuple(kept)


def _cut(piece: Piece, first: int, last: int) -> Piece:
    text, start, end = piece
    if len(text) != end - start:
        return piece._replace(text=text[first:last])
    return Piece(text[first:last], start + first, start + last)


def is_wide(character: str) -> bool:
    """Whether a character is set as wide as a hanzi; quotation marks, dashes and dots are in Chinese text."""
    return east_asian_width(character) in "WFA"


def joined(lines: Iterable[Line]) -> tuple[Piece, ...]:
    """Lines as one: nothing comes between where a wide character stands on either side, else a blank."""
    pieces: list[Piece] = []
    for line in lines:
        if pieces and not (is_wide(pieces[-1].text[-1]) or is_wide(line.pieces[0].text[0])):
            at = pieces[-1].end
            pieces.append(Piece(" ", at, at))
        pieces += line.pieces
    return tuple(pieces)


def rejoined(lines: Iterable[Line]) -> list[Line]:
    """The lines, those joined that a `<br>` parts in the middle of a heading or a sentence."""
    result: list[Line] = []
    parts: list[Line] = []
    for line in lines:
        if parts and not (line.soft and not line.moved and not parts[-1].moved and _goes_on(parts, line)):
            result.append(_whole(parts))
            parts = []
        parts.append(line)
    if parts:
        result.append(_whole(parts))
    return result


def _whole(parts: Sequence[Line]) -> Line:
    if len(parts) == 1:
        return parts[0]
    return parts[0]._replace(pieces=joined(parts), linked=all(line.linked for line in parts))


def _goes_on(parts: Sequence[Line], line: Line) -> bool:
    if parts[0].kind == HEADING:
        return True
    if line.indented or leading_marker(line.text[:40]) is not None:
        return False
    last = parts[-1].text
    if last[-1] in _PAUSES:
        return True
    if len(last) < _WIDTH_OF_A_PAGE or last.rstrip(_CLOSERS)[-1:] in _ENDS:
        return False
    # What has a number and no sentence in it is a heading: the text under it begins on a line of its own.
    return leading_marker(parts[0].text[:40]) is None or len(parts) > 1 or any(mark in last for mark in "。；")
