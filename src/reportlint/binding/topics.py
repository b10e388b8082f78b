"""What numbers of prose are numbers of: the last thing that was named before them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlint.binding.binding import Region

_LONGEST_HEADING = 40
_LEAVES_OFF = " \r\n\t。:"


class Passage(NamedTuple):
    """A region, and from where a name counts for it: from its heading, if one stands right before it."""

    region: Region
    since: int


class _Topic(NamedTuple):
    start: int
    end: int
    wanted: bool


class Topics:
    """Where the names of what is counted stand, and where those of other things do.

    Of names that overlap the longer is meant: 行政许可申请 is no 申请 for information.
    """

    def __init__(self, wanted: Iterable[tuple[int, int]], other: Iterable[tuple[int, int]]) -> None:
        found = [(start, -end, False) for start, end in wanted] + [(start, -end, True) for start, end in other]
        found.sort()
        self._found: list[_Topic] = []
        last = -1
        for start, back, is_other in found:
            if -back > last:
                last = -back
                self._found.append(_Topic(start, last, not is_other))
        self._starts = [topic.start for topic in self._found]
        self._ends = [topic.end for topic in self._found]

    def about(self, passages: Sequence[Passage]) -> list[Passage]:
        """The passages that name what is counted."""
        return [
            passage
            for passage in passages
            if any(topic.wanted for topic in self._found[self._from(passage.since) : self._from(passage.region.end)])
        ]

    def _from(self, at: int) -> int:
        return bisect_left(self._ends, at + 1)

    def is_wanted(self, passage: Passage, limit: int) -> bool:
        """Whether the last name before `limit` in the passage is of what is counted."""
        return self._is_wanted(passage, bisect_right(self._ends, limit) - 1)

    def is_told(self, passage: Passage, end: int) -> bool:
        """The same for a whole wording, of which the name may be the end: 没有行政复议 of 没有行政复议案件."""
        return self._is_wanted(passage, bisect_left(self._starts, end) - 1)

    def _is_wanted(self, passage: Passage, at: int) -> bool:
        return at >= 0 and self._found[at].start >= passage.since and self._found[at].wanted


def passages(text: str, regions: Sequence[Region]) -> list[Passage]:
    """Every region with the heading that stands right before it."""
    found: list[Passage] = []
    last: Region | None = None
    for region in regions:
        since = region.start
        if last is not None and last.end - last.start <= _LONGEST_HEADING:
            heading = text[last.start : last.end].rstrip(_LEAVES_OFF)
            if "。" not in heading and not text[last.end : region.start].strip(_LEAVES_OFF):
                since = last.start
        found.append(Passage(region, since))
        last = region
    return found
