"""A text that remembers where each of its characters came from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from reportlint.model.span import Span
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Piece(NamedTuple):
    """`[start, end)` of a text stands for `[source_start, source_end)` of its source, both in code points.

    Pieces of equal length on both sides map character by character; others only as a whole
    (`&ldquo;` → `“`, `，，` → `，`). A source range without width belongs to generated text.
    """

    start: int
    end: int
    source_start: int
    source_end: int


class MappedText:
    """`text`, and pieces that tile it and lie in order, without overlap, in a source text.

    Raises `ValueError` where it is made if the pieces leave a hole, overlap or run backwards.
    """

    __slots__ = ("_source_starts", "_starts", "is_identity", "pieces", "text")

    text: str
    pieces: tuple[Piece, ...]
    is_identity: bool
    """Whether the text is its source from the beginning, character by character."""
    _starts: tuple[int, ...]
    _source_starts: tuple[int, ...]

    def __init__(self, text: str, pieces: tuple[Piece, ...]) -> None:
        at, source_at = 0, 0
        identity = True
        for start, end, source_start, source_end in pieces:
            if start != at or end <= start:
                piece = Piece(start, end, source_start, source_end)
                raise ValueError(f"{piece} does not continue the text at {at}")
            if not source_at <= source_start <= source_end:
                piece = Piece(start, end, source_start, source_end)
                raise ValueError(f"{piece} runs backwards in the source, which is read up to {source_at}")
            identity = identity and start == source_start and end == source_end
            at, source_at = end, source_end
        if at != len(text):
            raise ValueError(f"pieces end at {at}, the text at {len(text)}")
        keep = object.__setattr__
        keep(self, "text", text)
        keep(self, "pieces", pieces)
        keep(self, "is_identity", identity)
        keep(self, "_starts", tuple([piece[0] for piece in pieces]))
        keep(self, "_source_starts", tuple([piece[2] for piece in pieces]))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a mapped text does not change: {name}")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, MappedText) and (self.text, self.pieces) == (other.text, other.pieces)

    def __hash__(self) -> int:
        return hash((self.text, self.pieces))

    def __repr__(self) -> str:
        return f"MappedText({self.text!r}, {self.pieces!r})"

    def __reduce__(self) -> tuple[type[MappedText], tuple[str, tuple[Piece, ...]]]:
        return MappedText, (self.text, self.pieces)

    @classmethod
    def identity(cls, text: str, source_start: int = 0) -> MappedText:
        """`text` standing unchanged in its source at `source_start`."""
        end = source_start + len(text)
        return cls(text, (Piece(0, len(text), source_start, end),) if text else ())

    @classmethod
    def generated(cls, text: str, source_at: int) -> MappedText:
        """`text` that the format produced: it stands at a point of the source and owns nothing there."""
        return cls(text, (Piece(0, len(text), source_at, source_at),) if text else ())

    @classmethod
    def join(cls, parts: Iterable[MappedText]) -> MappedText:
        """The parts, one after another; they must come in the order of their source."""
        texts: list[str] = []
        pieces: list[Piece] = []
        at = 0
        for part in parts:
            texts.append(part.text)
            for piece in part.pieces:
                pieces.append(piece._replace(start=piece.start + at, end=piece.end + at))
            at += len(part.text)
        return cls("".join(texts), tuple(_merge(pieces)))

    def source_span(self, span: Span) -> Span:
        """The smallest range of the source that covers `span`; an empty span maps to a point.

        Raises `ValueError` if `span` leaves the text.
        """
        if span.end > len(self.text):
            raise ValueError(f"{span} leaves a text of {len(self.text)} code points")
        if self.is_identity:
            return span
        if span.start == span.end:
            at = self._source_point(span.start)
            return Span(at, at)
        first = self.pieces[bisect_right(self._starts, span.start) - 1]
        last = self.pieces[bisect_right(self._starts, span.end - 1) - 1]
        start = first.source_start + (span.start - first.start if _by_character(first) else 0)
        end = last.source_start + span.end - last.start if _by_character(last) else last.source_end
        return Span(start, max(start, end))

    def _source_point(self, at: int) -> int:
        if at == len(self.text):
            return self.pieces[-1].source_end
        piece = self.pieces[bisect_right(self._starts, at) - 1]
        return piece.source_start + (at - piece.start if _by_character(piece) else 0)

    def from_source(self, source_at: int) -> int:
        """The position in this text of a source position: of the character that owns it, or of the next one.

        Positions past the end of the source give the end of the text.
        """
        if self.is_identity:
            return min(source_at, len(self.text))
        index = bisect_right(self._source_starts, source_at) - 1
        return _in_piece(self.pieces[index], source_at) if index >= 0 else 0

    def from_sources(self, places: Sequence[int]) -> Sequence[int]:
        """`from_source` of many positions."""
        if self.is_identity:
            return [min(at, len(self.text)) for at in places]
        starts, pieces = self._source_starts, self.pieces
        found = [0] * len(places)
        low, high, shift = 0, 0, 0
        for number, at in enumerate(places):
            if not low <= at < high:
                # Pieces that map by character are long: many places lie in one.
                index = bisect_right(starts, at) - 1
                if index < 0:
                    continue
                start, end, low, high = pieces[index]
                shift = start - low
                if at >= high or end - start != high - low:
                    found[number] = _in_piece(pieces[index], at)
                    low = high = 0
                    continue
            found[number] = at + shift
        return found

    def span_from_source(self, span: Span) -> Span:
        """The range of this text whose characters own some of the source range `span`."""
        if self.is_identity and span.end <= len(self.text):
            return span
        start = self.from_source(span.start)
        if span.start == span.end:
            return Span(start, start)
        return Span(start, max(start, self._owned_until(span.end)))

    def _owned_until(self, source_end: int) -> int:
        """The end of the last character that owns something before `source_end`."""
        index = bisect_left(self._source_starts, source_end) - 1
        while index >= 0 and self.pieces[index].source_start == self.pieces[index].source_end:
            index -= 1
        if index < 0:
            return 0
        piece = self.pieces[index]
        if _by_character(piece):
            return piece.start + min(source_end, piece.source_end) - piece.source_start
        return piece.end

    def slice(self, span: Span) -> MappedText:
        """The piece of this text at `span`, still mapped to the same source."""
        if span.end > len(self.text):
            raise ValueError(f"{span} leaves a text of {len(self.text)} code points")
        pieces: list[Piece] = []
        for index in range(max(0, bisect_right(self._starts, span.start) - 1), len(self.pieces)):
            piece = self.pieces[index]
            start, end = max(piece.start, span.start), min(piece.end, span.end)
            if start >= end:
                break
            source = self.source_span(Span(start, end))
            pieces.append(Piece(start - span.start, end - span.start, source.start, source.end))
        return MappedText(span.of(self.text), tuple(pieces))

    def through(self, outer: MappedText) -> MappedText:
        """The same text mapped to the source of `outer`, where this text's source is `outer.text`."""
        pieces: list[Piece] = []
        for piece in self.pieces:
            if not _by_character(piece):
                source = outer.source_span(Span(piece.source_start, piece.source_end))
                pieces.append(Piece(piece.start, piece.end, source.start, source.end))
                continue
            inner = outer.slice(Span(piece.source_start, piece.source_end))
            pieces.extend(p._replace(start=p.start + piece.start, end=p.end + piece.start) for p in inner.pieces)
        return MappedText(self.text, tuple(_merge(pieces)))


def _in_piece(piece: Piece, source_at: int) -> int:
    start, end, source_start, source_end = piece
    if source_at >= source_end:
        return end
    return start + source_at - source_start if end - start == source_end - source_start else start


def _by_character(piece: Piece) -> bool:
    return piece.end - piece.start == piece.source_end - piece.source_start


def _merge(pieces: Iterable[Piece]) -> Iterable[Piece]:
    """Neighbours that map character by character and touch on both sides are one piece."""
    merged: list[Piece] = []
    for piece in pieces:
        last = merged[-1] if merged else None
        if last and _by_character(last) and _by_character(piece) and last.source_end == piece.source_start:
            merged[-1] = Piece(last.start, piece.end, last.source_start, piece.source_end)
        else:
            merged.append(piece)
    return merged
