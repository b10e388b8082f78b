"""Paragraphs of a source to the lines that a reader sees: which line ends are only wraps, which lines are rows."""

from __future__ import annotations

from bisect import bisect_right

import regex

from reportlint.chinese.numbering import leading_marker
from reportlint.compiled import compiled
from reportlint.readers.markdown.fragments import Fragment, stripped, text_of
from reportlint.readers.markdown.inline import CODE, HARD, SOFT, visible
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from reportlint.model.span import Span

_ENDS_SENTENCE = compiled(r"[。！？；：!?;:…][”’」』）)》\"']*\Z")
_GOES_ON = compiled(r"[，、,（(《“‘—-]\Z")
_ORDINAL = compiled(
    r"(?:[一二三四五六七八九十]{1,3}[是要]|第[一二三四五六七八九十]{1,3}[，,、：:]|首先|其次|再次|最后)"
)
_WIDE = compiled(r"[\p{Han}\u3000-\u303f\uff00-\uffef“”‘’…—]")
_LONGEST_TITLE = 40
# Columns, two for a hanzi; nobody wraps lines shorter than this.
_FULL_WIDTH = 40


class Line(NamedTuple):
    """One visible line: fragments of the source. `ended` says that a hard break follows."""

    fragments: list[Fragment]
    text: str
    ended: bool


def visible_lines(source: str, spans: Sequence[Span], references: AbstractSet[str]) -> list[Line]:
    """The visible lines of a block whose lines are `spans` of the source; those with nothing to see are left out."""
    raw = "\n".join(source[span.start : span.end] for span in spans)
    starts = [0]
    for span in spans:
        starts.append(starts[-1] + len(span) + 1)

    def place(at: int) -> int:
        index = min(bisect_right(starts, at) - 1, len(spans) - 1)
        return min(spans[index].start + at - starts[index], spans[index].end)

    lines: list[Line] = []
    current: list[Fragment] = []
    for piece in visible(raw, references):
        if piece.kind in (SOFT, HARD):
            _add(lines, current, ended=piece.kind == HARD)
            current = []
            continue
        # Code over a line end is the only piece that may leave its line.
        for text, start, end in _within_lines(piece.text, piece.start, piece.end, raw):
            current.append(Fragment(text, place(start), place(start) + end - start, piece.kind == CODE))
    _add(lines, current, ended=True)
    return lines


def _within_lines(text: str, start: int, end: int, raw: str) -> Iterator[tuple[str, int, int]]:
    if len(text) != end - start or "\n" not in raw[start:end]:
        yield text, start, end
        return
    at = start
    for part in raw[start:end].split("\n"):
        if part:
            yield part, at, at + len(part)
        at += len(part) + 1


def _add(lines: list[Line], fragments: list[Fragment], *, ended: bool) -> None:
    kept = stripped(fragments)
    if kept:
        lines.append(Line(kept, text_of(kept), ended))
    elif ended and lines:
        lines[-1] = lines[-1]._replace(ended=True)


def joined(lines: Sequence[Line]) -> Iterator[list[Fragment]]:
    """Paragraphs of the lines: one line end is a wrap where the sentence goes on, else it was meant.

    Many write Chinese with one paragraph a line and no blank line between; a page shows that as one paragraph, but
    the headings and points in it are lines to the writer. Nothing joins hanzi, a blank joins words.
    """
    widest = max((_width(line.text) for line in lines), default=0)
    paragraph: list[Fragment] = []
    text = ""
    for index, line in enumerate(lines):
        if paragraph and (lines[index - 1].ended or _is_own(lines[index - 1].text, text, line.text, widest)):
            yield paragraph
            paragraph, text = [], ""
        if paragraph:
            last = paragraph[-1]
            if not (_WIDE.match(text[-1]) and _WIDE.match(line.text[0])):
                paragraph.append(Fragment(" ", last.end, line.fragments[0].start))
        paragraph.extend(line.fragments)
        text = line.text
    if paragraph:
        yield paragraph


def _is_own(line: str, paragraph: str, following: str, widest: int) -> bool:
    """Whether `line`, the last of `paragraph`, ends it."""
    if leading_marker(following) is not None or _ORDINAL.match(following) or _ENDS_SENTENCE.search(line):
        return True
    if _GOES_ON.search(line):
        return False
    marker = leading_marker(paragraph)
    titled = len(line) <= _LONGEST_TITLE and _WIDE.search(line) and not regex.search("[，。；]", line)
    # A wrapped line is full; a short one without a mark is a title of its own.
    short = widest >= _FULL_WIDTH and _width(line) * 10 < widest * 6
    return bool(titled) and (marker is not None or short)


def _width(text: str) -> int:
    return len(text) + sum(1 for ch in text if ch > "\u2e7f")
