"""Lines of a text as spans."""

from __future__ import annotations

from reportlint.model.lines import line_starts
from reportlint.model.span import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


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
