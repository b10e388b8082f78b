"""Numbers of prose with the words around them: what stands beside each, and what it is a number of."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from reportlint.compiled import compiled
from reportlint.language.clauses import sentence_bounds
from reportlint.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportlint.binding.binding import Region
    from reportlint.binding.nouns import CountNoun
    from reportlint.language.intervals import Interval
    from reportlint.language.patterns import Pattern

_BORDER = compiled(r"[。！？；;!?\r\n\t|()]|(?<![0-9])[,:.]|[,:.](?![0-9])")
_SEPARATOR = compiled("[、和及与并]|以及|还有")
_SAYS_NOTHING = compiled(
    r"[\s、]*(?:全年|本年|一共|总共|共计|合计|总计|共|计|总量|总数|数量|件数|数|分别|约|近|为|是|有|达到?|到|的|其中)*\s*"
)
"""Words that only lead to a number: 申请，共计12件 is told by the clause before."""
_BARE = compiled(r"(?<=[为是达计共])\s?(?P<n>0|[1-9][0-9]{0,5})(?=\s*(?:[,。;)\r\n]|$))")
_STATES = ("均", "全部", "皆", "都", "已", "、")
_LONGEST_HEADING = 40


class Counted(NamedTuple):
    """A number of the view: `start` to `end` with its unit, `figure` to where the number itself ends.

    `before` and `behind` are the pieces of the clause that tell what it is; `behind` is empty where it belongs to the
    next number. `led` is the clause before, for a number that has no words of its own.
    """

    start: int
    end: int
    value: Interval
    unit: str
    clause: tuple[int, int]
    before: tuple[int, int]
    behind: tuple[int, int]
    led: tuple[int, int] | None
    sentence: int


def counted(text: str, region: Region) -> Iterator[Counted]:
    """Every number of a region, in order."""
    numbers = _numbers(text, region)
    for index, (start, end, value, unit) in enumerate(numbers):
        low = _border_before(text, start, region.start)
        match = _BORDER.search(text, end, region.end)
        high = match.start() if match else region.end
        last = numbers[index - 1][1] if index and numbers[index - 1][1] > low else low
        behind = _behind(text, end, high, numbers[index + 1][0] if index + 1 < len(numbers) else region.end)
        led = None
        if last == low and low > region.start and _is_led(text, low, start, behind):
            led = _clause_before(text, low, region.start, numbers[index - 1][1] if index else region.start)
        sentence = max(region.start, sentence_bounds(text, start, start)[0])
        yield Counted(start, end, value, unit, (low, high), (last, start), behind, led, sentence)


def _is_led(text: str, low: int, start: int, behind: tuple[int, int]) -> bool:
    """Whether neither what stands before a number nor what follows tells what it is: 申请，共计12件，均已答复."""
    if not _SAYS_NOTHING.fullmatch(text, low, start):
        return False
    return not text[slice(*behind)].strip() or text.startswith(_STATES, behind[0])


def _numbers(text: str, region: Region) -> list[tuple[int, int, Interval, str]]:
    from reportlint.chinese.quantities import find_quantities
    from reportlint.language.intervals import Interval, from_quantity

    found = [(q.number_start, q.end, from_quantity(q), q.unit) for q in find_quantities(text, region.start, region.end)]
    for match in _BARE.finditer(text, region.start, region.end):
        found.append((match.start("n"), match.end(), Interval.of(int(match["n"])), ""))
    found.sort(key=lambda number: number[0])
    return found


def _border_before(text: str, at: int, low: int) -> int:
    while at > low and not _BORDER.match(text, at - 1):
        at -= 1
    return at


def _clause_before(text: str, low: int, region_start: int, last: int) -> tuple[int, int] | None:
    """The clause that ends at `low`, if the sentence goes on there and no number stands in it."""
    if text[low - 1] not in ",:":
        return None
    start = _border_before(text, low - 1, region_start)
    return (start, low - 1) if last <= start else None


def _behind(text: str, end: int, high: int, following: int) -> tuple[int, int]:
    """What follows the number up to the next item; nothing where a next number follows without a mark between."""
    mark = _SEPARATOR.search(text, end, high)
    stop = mark.start() if mark else high
    if following < stop:
        return end, end
    return end, stop


class _Topic(NamedTuple):
    start: int
    end: int
    wanted: bool


class Topics:
    """Where the names of what is counted stand in the regions, and where those of other things do."""

    def __init__(self, text: str, regions: Sequence[Region], noun: CountNoun, values: Mapping[str, object]) -> None:
        low, high = regions[0].start, regions[-1].end
        found = [
            _Topic(match.start, match.end, wanted)
            for patterns, wanted in ((noun.about, True), (noun.other, False))
            for pattern in patterns
            for match in pattern.find(text, low, high, values)
        ]
        # The longer name is meant: 行政许可申请 is no 申请 for information.
        found.sort(key=lambda topic: (topic.start, -topic.end))
        self._found: list[_Topic] = []
        for topic in found:
            if not self._found or topic.end > self._found[-1].end:
                self._found.append(topic)
        self._ends = [topic.end for topic in self._found]
        self._text = text
        self._regions = regions
        self._everywhere = not noun.about

    def any_in(self, region: Region) -> bool:
        """Whether the region, or the heading before it, names what is counted."""
        if self._everywhere:
            return True
        start = self._context(region)
        at = bisect_left(self._ends, start)
        return any(topic.wanted for topic in self._found[at:] if topic.start < region.end and topic.start >= start)

    def wanted(self, region: Region, limit: int) -> bool:
        """Whether the last name before `limit`, in the region or in the heading before it, is of what is counted."""
        if self._everywhere:
            return True
        at = bisect_right(self._ends, limit) - 1
        return at >= 0 and self._found[at].start >= self._context(region) and self._found[at].wanted

    def _context(self, region: Region) -> int:
        at = bisect_left(self._regions, region.start, key=lambda other: other.start)
        if at > 0:
            last = self._regions[at - 1]
            between = self._text[last.end : region.start]
            if (
                last.end - last.start <= _LONGEST_HEADING
                and not between.strip(" \r\n\t。:")
                and "。" not in last_text(self._text, last)
            ):
                return last.start
        return region.start


def last_text(text: str, region: Region) -> str:
    """The text of a region without its last mark."""
    return text[region.start : region.end].rstrip("。 ")


class Finder:
    """Finds the numbers that a fact's `counts` mean; what several facts ask for is worked out once."""

    def __init__(self, text: str, values: Mapping[str, object]) -> None:
        self.text = text
        self.values = values
        self._numbers: dict[Region, tuple[Counted, ...]] = {}
        self._topics: dict[tuple[object, ...], Topics] = {}

    def topics(self, noun: CountNoun, regions: Sequence[Region]) -> Topics:
        """The topics of a way of counting."""
        key = (noun.about, noun.other, tuple(regions[:1]), len(regions))
        if key not in self._topics:
            self._topics[key] = Topics(self.text, regions, noun, self.values)
        return self._topics[key]

    def find(self, noun: CountNoun, regions: Sequence[Region]) -> Iterator[tuple[Counted, Region]]:
        """Numbers that this way of counting means, with their regions. Raises `CannotJudge` as patterns do."""
        if not regions:
            return
        topics = self.topics(noun, regions)
        for region in regions:
            if not topics.any_in(region):
                continue
            if region not in self._numbers:
                self._numbers[region] = tuple(counted(self.text, region))
            for number in self._numbers[region]:
                if (number.unit in noun.units or not number.unit) and self._fits(noun, number, region, topics):
                    yield number, region

    def _fits(self, noun: CountNoun, number: Counted, region: Region, topics: Topics) -> bool:
        pieces = [number.before] if number.led is None else [number.led, number.before]
        limit = number.start
        if not self._all(noun.words, pieces) or not topics.wanted(region, limit):
            pieces = [*pieces, number.behind]
            limit = number.behind[1]
            if number.behind[0] == number.behind[1] or not self._all(noun.words, pieces):
                return False
            if not topics.wanted(region, limit):
                return False
        return not (
            self._any(noun.without, pieces)
            or self._any(noun.not_after, [(number.sentence, number.start)])
            or self._any(noun.not_before, [number.behind])
        )

    def _all(self, patterns: Sequence[Pattern], pieces: Sequence[tuple[int, int]]) -> bool:
        return all(self._any((pattern,), pieces) for pattern in patterns)

    def _any(self, patterns: Sequence[Pattern], pieces: Sequence[tuple[int, int]]) -> bool:
        text, values = self.text, self.values
        return any(
            pattern.first(text, start, end, values) is not None
            for pattern in patterns
            for start, end in pieces
            if start < end
        )
