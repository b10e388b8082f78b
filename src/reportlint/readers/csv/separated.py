"""Separated values: records, and where each character of a field stands in the file."""

from __future__ import annotations

from collections import Counter

import regex

from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.model.mapped import Piece as MappedPiece

SEPARATORS = ",\t;|"
# So many records tell the separator.
_SAMPLE = 200
_QUOTED = regex.compile(r'"(?P<inside>(?:[^"]|"")*+)"?')
_WORD = regex.compile(r'""|[^\S\n\r]*+(?:\r\n?|\n)\s*+|[^"\r\n]+|"')
_BLANKS = " \t\u3000\xa0\ufeff"


class Piece(NamedTuple):
    """Text and the range of the file that it stands for."""

    text: str
    start: int
    end: int


class Field(NamedTuple):
    """A field without its quotes, on one line, without blanks around; it begins at `at` of the file."""

    pieces: tuple[Piece, ...]
    at: int

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(piece.text for piece in self.pieces)


def separator_of(text: str) -> str:
    """The separator of a file: the one that gives most records the same number of fields, more than one."""
    best = (0.0, 0, ",")
    for rank, separator in enumerate(SEPARATORS):
        counts = [len(record) for record in _some(text, separator)]
        several = Counter(count for count in counts if count > 1)
        if several:
            width, times = max(several.items(), key=lambda item: (item[1], item[0]))
            best = max(best, (times / len(counts) + min(width, 50) / 1000, -rank, separator))
    return best[2]


def _some(text: str, separator: str) -> Iterator[list[Field]]:
    for count, record in enumerate(records(text, separator)):
        if count >= _SAMPLE:
            return
        if any(field.pieces for field in record):
            yield record


def records(text: str, separator: str) -> Iterator[list[Field]]:
    """The records of a file, blank ones too (RFC 4180; a quote that is never closed ends with the file)."""
    plain = regex.compile(rf"[^{regex.escape(separator)}\r\n]*+")
    at = 0
    record: list[Field] = []
    while at < len(text):
        begin = at
        quoted = _QUOTED.match(text, at) if text[at] == '"' else None
        if quoted is not None:
            inside = [_piece(word) for word in _WORD.finditer(text, *quoted.span("inside"))]
            at = quoted.end()
        else:
            inside = []
        rest = plain.match(text, at)
        assert rest is not None
        inside.append(Piece(rest.group().replace("\t", " "), rest.start(), rest.end()))
        at = rest.end()
        record.append(Field(_trimmed(inside), begin))
        if text.startswith(separator, at) and at < len(text):
            at += 1
            if at == len(text):
                record.append(Field((), at))
            continue
        if at < len(text):
            at += 2 if text.startswith("\r\n", at) else 1
        yield record
        record = []
    if record:
        yield record


def _piece(word: regex.Match[str]) -> Piece:
    text: str = word.group()
    if text == '""':
        return Piece('"', word.start(), word.end())
    if "\n" in text or "\r" in text:
        around = word.string[word.start() - 1 : word.start()] + word.string[word.end() : word.end() + 1]
        return Piece(" " if around.isascii() else "", word.start(), word.end())
    return Piece(text.replace("\t", " "), word.start(), word.end())


def _trimmed(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    kept = [piece for piece in pieces if piece.text]
    while kept and not kept[0].text.strip(_BLANKS):
        kept.pop(0)
    while kept and not kept[-1].text.strip(_BLANKS):
        kept.pop()
    if kept:
        first = kept[0]
        cut = len(first.text) - len(first.text.lstrip(_BLANKS))
        if len(first.text) == first.end - first.start:
            kept[0] = Piece(first.text[cut:], first.start + cut, first.end)
        last = kept[-1]
        cut = len(last.text) - len(last.text.rstrip(_BLANKS))
        if cut and len(last.text) == last.end - last.start:
            kept[-1] = Piece(last.text[:-cut], last.start, last.end - cut)
    return tuple(kept)


def mapped_pieces(written: Sequence[tuple[int, Field]], length: int) -> Iterator[MappedPiece]:
    """Pieces that map a text of `length` in which each field begins at an offset, in order; the rest is generated.

    What stands before and behind an empty field stands where it is itself.
    """
    from reportlint.model.mapped import Piece as Mapped

    at = source = 0
    for start, field in written:
        until = start if field.pieces or start - at < 2 else start - 1
        if until > at:
            yield Mapped(at, until, source, source)
        if not field.pieces:
            source = field.at
            if start > until:
                yield Mapped(until, start, source, source)
        at = start
        for text, first, last in field.pieces:
            yield Mapped(at, at + len(text), first, last)
            at, source = at + len(text), last
    if length > at:
        yield Mapped(at, length, source, source)
