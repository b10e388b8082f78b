"""Lines of a text as spans."""

from __future__ import annotations

from reportlint.model.lines import line_starts
from reportlint.model.span import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NARROWEST = 20
"""Characters: a page of a report has lines of 22 to 28 hanzi (GB/T 9704-2012, 5.2.3: 28), a screen more."""
FEWEST = 4
"""So many lines that end in the middle of a sentence make a wrapped text."""
_ABOUT = 6


def lines_of(text: str) -> Iterator[Span]:
    """Every line of `text` without its end, in order; the last one may be empty."""
    starts = line_starts(text)
    start = next(starts)
    for following in starts:
        end = following - 1
        if text[end] == "\n" and end > start and text[end - 1] == "\r":
            end -= 1
        yield Span(start, end)
        start = following
    yield Span(start, len(text))


def nonblank_lines(text: str) -> list[Span]:
    """The lines of `text` that hold more than blanks, whole but without their ends."""
    return [line for line in lines_of(text) if (piece := text[line.start : line.end]) and not piece.isspace()]


def may_be_wrapped(text: str, lines: Sequence[Span]) -> bool:
    """Whether long lines that end in a hanzi or a comma are about as long. Cheap, for it is asked of every text."""
    lengths = sorted(
        end - start
        for start, end in lines
        if end - start >= NARROWEST and ("\u4e00" <= text[end - 1] <= "\u9fff" or text[end - 1] in "，、,")
    )
    if len(lengths) < FEWEST:
        return False
    usual = lengths[len(lengths) // 2]
    near = sum(1 for length in lengths if abs(length - usual) <= _ABOUT)
    return near >= max(FEWEST, len(lengths) / 2)
