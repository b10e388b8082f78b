"""Text tokens marked before a tree is built, so that every visible character keeps its place in the source.

A tree tells where its elements stand, never where its text does, and it moves text about (out of tables, over missing
end tags). So each run of text gets a mark of two private characters in front, and wherever the tree puts the run, the
mark goes with it. Offsets of a page count its characters with every line end as one `\\n`, as HTML tokenisers do.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate, chain

import regex
from turbohtml import Tokenizer, TokenType

from reportlint.model.lines import line_starts
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

HTML_BLANKS = " \t\n\f\r"
"""White space by the HTML standard; U+00A0 and U+3000 are characters like others."""

_PRIVATE = regex.compile("[\U000f0000-\U0010ffff]")
_MARK = regex.compile("([\U000f0000-\U000ffffd])([\U00100000-\U0010fffd])")
_DIGITS = 0xFFFE
_HIGH, _LOW = 0xF0000, 0x100000
# Inside these one would write, were there anything in the cell.
_HOLDERS = frozenset("p span div font b strong em i u center o:p section".split())
_CELLS = frozenset({"td", "th"})
_CELL_ENDS = _CELLS | {"tr", "table", "thead", "tbody", "tfoot"}
_WORDS = regex.compile(f"[^{HTML_BLANKS}\\0]+")


class Piece(NamedTuple):
    """A word, or a blank where `text` is blank, that stands for `[start, end)` of the source."""

    text: str
    start: int
    end: int


class _Part(NamedTuple):
    """`[start, end)` of the page; `data` is what it stands for where that is something else (`&amp;`).

    Empty data marks a cell in which nothing stands: the point at which it would.
    """

    start: int
    end: int
    data: str | None


class _Run(NamedTuple):
    """Text and character references without a tag between; `blank` is the white space that stood before it, alone."""

    parts: list[_Part]
    blank: _Part | None


class MarkedPage:
    """A page with its text marked; `skeleton` is what the tree is to be built from."""

    def __init__(self, source: str) -> None:
        self._page = source.replace("\r\n", "\n").replace("\r", "\n") if "\r" in source else source
        self._starts = list(line_starts(self._page))
        self._shifts: list[int] = []
        if "\r" in source:
            self._shifts = [at - start for at, start in zip(line_starts(source), self._starts, strict=True)]
        self._runs: list[_Run] = []
        self.skeleton = self._mark()

    def _mark(self) -> str:
        # The page's own private characters must not pass for marks; where they stand is all that counts here.
        page = _PRIVATE.sub("\ufffd", self._page)
        out: list[str] = []
        at = 0
        blank: _Part | None = None
        for parts in self._texts():
            if parts[0].data == "":
                out += (page[at : parts[0].start], _mark_of(len(self._runs)))
                at = parts[0].start
                self._runs.append(_Run(parts, None))
                continue
            if self._are_blank(parts):
                blank = blank or _Part(parts[0].start, parts[-1].end, None)
                continue
            number = len(self._runs)
            out += (page[at : parts[0].start], _mark_of(number))
            at = parts[0].start
            for part in parts:
                if part.data is not None and _PRIVATE.search(part.data):
                    out += (page[at : part.start], "\ufffd")
                    at = part.end
            self._runs.append(_Run(parts, blank))
            blank = None
        out.append(page[at:])
        return "".join(out)

    def _texts(self) -> Iterator[list[_Part]]:
        """Text and references, up to the next tag or comment; cells without any have a part without width."""
        tokenizer = Tokenizer(resolve_references=False, capture_attributes=False)
        parts: list[_Part] = []
        starts = self._starts
        cell_begins = False
        empty_cell: int | None = None
        for token in chain(tokenizer.feed(self._page), tokenizer.close()):
            kind = token.type
            begun = starts[token.line - 1] + token.col if cell_begins else None
            if cell_begins:
                empty_cell, cell_begins = begun, False
            if kind is TokenType.TEXT:
                parts += self._verbatim(starts[token.line - 1] + token.col, token.data or "")
            elif kind is TokenType.CHARACTER_REFERENCE:
                start = starts[token.line - 1] + token.col
                parts += _reference(start, token.source or "", token.data or "")
            else:
                if parts:
                    yield parts
                    if empty_cell is not None and not self._are_blank(parts):
                        empty_cell = None
                    parts = []
                if token.tag in _CELL_ENDS:
                    if empty_cell is not None:
                        yield [_Part(empty_cell, empty_cell, "")]
                    empty_cell, cell_begins = None, kind is TokenType.START_TAG and token.tag in _CELLS
                elif begun is not None and kind is TokenType.START_TAG and token.tag in _HOLDERS:
                    cell_begins = True
        if parts:
            yield parts

    def _are_blank(self, parts: list[_Part]) -> bool:
        return all(_is_blank(part.data or self._page[part.start : part.end]) for part in parts)

    def _verbatim(self, start: int, data: str) -> list[_Part]:
        """The places of a text token: `</>` inside is no text and belongs to no token."""
        if self._page.startswith(data, start):
            return [_Part(start, start + len(data), None)]
        parts: list[_Part] = []
        at, done = start, 0
        while done < len(data):
            stop = self._page.find("</>", at, at + len(data) - done + 2)
            end = at + len(data) - done if stop < 0 else stop
            if self._page[at:end] != data[done : done + end - at]:
                # Nothing is known to come here; the token as a whole still has its place.
                return [_Part(start, min(len(self._page), start + len(data)), data)]
            if end > at:
                parts.append(_Part(at, end, None))
            done += end - at
            at = end + 3
        return parts

    def pieces(self, number: int) -> Iterator[Piece]:
        """The words and blanks of run `number`, in order; blanks are as long as they stand, ends of lines included."""
        run = self._runs[number]
        if run.blank is not None:
            start, end, _ = run.blank
            yield self._piece("\n" if "\n" in self._page[start:end] else " ", start, end)
        for part in run.parts:
            if part.data is not None:
                if part.data not in ("", "\0"):
                    yield self._piece(part.data, part.start, part.end)
                continue
            at = part.start
            for word in _WORDS.finditer(self._page, part.start, part.end):
                start, end = word.span()
                if start > at:
                    yield from self._blank(at, start)
                yield self._piece(word[0], start, end)
                at = end
            if at < part.end:
                yield from self._blank(at, part.end)

    def _blank(self, start: int, end: int) -> Iterator[Piece]:
        """White space; NULs among it are dropped as every browser drops them."""
        text = self._page[start:end].replace("\0", "")
        if text:
            yield self._piece(text, start, end)

    def _piece(self, text: str, start: int, end: int) -> Piece:
        if not self._shifts:
            return Piece(text, start, end)
        return Piece(text, self._in_source(start), self._in_source(end))

    def _in_source(self, at: int) -> int:
        return at + self._shifts[bisect_right(self._starts, at) - 1]

    def source_range(self, first: int, last: int) -> tuple[int, int]:
        """The range of the source from the beginning of run `first` to the end of run `last`."""
        start, end = self._runs[first].parts[0].start, self._runs[last].parts[-1].end
        return (self._in_source(start), self._in_source(end)) if self._shifts else (start, end)


def _reference(start: int, source: str, data: str) -> list[_Part]:
    """A reference without its semicolon takes the letters behind it along (`&nbspA`): they stand for themselves."""
    end = start + len(source)
    extra = 0
    while extra < len(data) - 1 and data[-1 - extra] == source[-1 - extra]:
        extra += 1
    parts = [_Part(start, end - extra, data[: len(data) - extra])]
    return [*parts, _Part(end - extra, end, None)] if extra else parts


def _is_blank(text: str) -> bool:
    return not text.strip(HTML_BLANKS + "\0")


def _mark_of(number: int) -> str:
    high, low = divmod(number, _DIGITS)
    return chr(_HIGH + high) + chr(_LOW + low)


def marks(text: str) -> list[int]:
    """The numbers of the runs whose marks stand in a text of the tree, in order."""
    return [(ord(high) - _HIGH) * _DIGITS + ord(low) - _LOW for high, low in _MARK.findall(text)]


def without_marks(text: str) -> str:
    """A text of the tree as the page has it."""
    return str(_MARK.sub("", text))


def moved(numbers: list[int]) -> frozenset[int]:
    """Of the runs in the order of the tree those that the tree put before text that the source has earlier."""
    least = list(accumulate(reversed(numbers), min))[::-1]
    return frozenset(number for number, lowest in zip(numbers, least, strict=True) if number > lowest)
