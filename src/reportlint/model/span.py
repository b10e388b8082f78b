"""The only position a check ever sees."""

from __future__ import annotations

from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


class Span(NamedTuple):
    """A half-open range `[start, end)` of code points of one text, absolute and 0-based.

    Raises `ValueError` where it is made if `0 <= start <= end` does not hold.
    """

    start: int
    end: int

    def _check(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        """How many code points it covers, not how many fields it has."""
        return self.end - self.start

    def __bool__(self) -> bool:
        """A span is a value, not a container: an empty one is still a place."""
        return True

    def of(self, text: str) -> str:
        """The piece of `text` that this span covers."""
        return text[self.start : self.end]

    def shift(self, by: int) -> Span:
        """The same range, `by` code points further on."""
        return Span(self.start + by, self.end + by)

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a code point; an empty span overlaps what it stands strictly inside of."""
        return self.start < other.end and other.start < self.end


if not TYPE_CHECKING:

    def _made(cls: type[Span], start: int, end: int) -> Span:
        """Of no other value so many are made: its law is looked at without a call."""
        made = tuple.__new__(cls, (start, end))
        if not 0 <= start <= end:
            made._check()  # noqa: SLF001 - the constructor of the class
        return made

    Span.__new__ = _made


def hull(spans: Iterable[Span]) -> Span:
    """The smallest span that covers all of `spans`; raises `ValueError` if there is none."""
    starts, ends = zip(*((span.start, span.end) for span in spans), strict=True)
    return Span(min(starts), max(ends))
