"""Numbers of prose with the words around them: what stands beside each, and what it is a number of."""

from __future__ import annotations

from reportlint.binding.joined import joined
from reportlint.binding.shared_out import shared_out
from reportlint.binding.topics import Topics, passages
from reportlint.compiled import compiled
from reportlint.language.clauses import sentence_bounds
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reportlint.binding.binding import Binding, Region
    from reportlint.binding.nouns import CountNoun
    from reportlint.binding.topics import Passage
    from reportlint.language.intervals import Interval
    from reportlint.language.patterns import Pattern

    _Search = Callable[[str, int, int], bool]

_BORDER = compiled(r"[。！？；;!?\r\n\t|()]|(?<![0-9])[,:.]|[,:.](?![0-9])")
_SEPARATOR = compiled("[、和]|(?<![涉危普])及|(?<!参)与|(?<!合)并|以及|还有")
_SAYS_NOTHING = compiled(
    r"[\s、]*(?:全年|本年|一共|总共|共计|合计|总计|共|计|总量|总数|数量|件数|数|分别|约|近|为|是|有|达到?|到|的|其中)*\s*"
)
"""Words that only lead to a number: 申请，共计12件 is told by the clause before."""
_TURNS = ("分别", "依次")
_IN_TURN = compiled(r"(?:数量?|件数|案件|情况|申请)?,?(?:分别|依次)(?:共?计?有|[为是达]|共计?)?:?\s?$")
"""行政复议、行政诉讼分别为2件和1件: what is named in turn before is told by the numbers in turn."""
_BETWEEN_TURNS = compiled(r"\s*(?:[、,和及与]|以及)\s*")
_ENDS_ITEM = compiled(r"[^\s、和及与](?:[、和与]|(?<![涉危普])及|以及)\s?$")
_ONE_NAME = compiled(r"(?:公民[、,])?法人(?:[、和或及与]|或者)(?:其[他它])?组织|公民个人")
"""What holds a separator and is one name: 自然人、法人和其他组织 are two."""
_REASONS = ("因", "由于")
_GOES_ON = ("结转", "顺延", "延续", "转至", "转入", "转到", "跨年", "将")
_LEADS = compiled(r"[^,。;]{0,10}(?:有|余)|(?:其中|另外?|剩余|其余|的|\s)*")
_BARE = compiled(r"(?<=[为是达计共])\s?(?P<n>0|[1-9][0-9]{0,5})(?=\s*(?:[,。;)\r\n]|$))")
_FROM = compiled(r"(?:由|从)(?:(?:上|去)一?年度?末?|20[0-9]{2} ?年末?|原来|原先|年初)?的?\s?$")
_TO = compiled(
    r"\s?,?(?:增加|增长|上升|提高|提升|扩大|扩展|减少|下降|降低|缩短|压缩|压减|精简|整合|增|减|降|升|变)?(?:到|至|为|成)\s?[0-9]"
)
"""由11件增加到13件: what it was before is no count of this year."""
_STATES = ("均", "全部", "皆", "都", "已", "、")


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
    turns = _in_turn(text, region, numbers)
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
        joint = _BETWEEN_TURNS.match(text, last, start) if last > low else None
        before = (joint.end() if joint else last, start)
        if last > low and _ENDS_ITEM.search(text, last, start):
            # 5件予以维持、1件正在审理: what stands between them belongs to the number before.
            before = (start, start)
        if (
            behind[1] == high
            and _LEADS.fullmatch(text, *before)
            and (text.startswith(_REASONS, behind[0]) or text.startswith(_GOES_ON, high + 1))
        ):
            # 有2件因年底收到，结转次年办理; 3件尚在期限内，顺延至下年度: what became of them is told in the next clause.
            behind = (end, _clause_after(text, high, numbers[index + 1][0] if index + 1 < len(numbers) else region.end))
        if index in turns:
            before, behind, led = turns[index], (end, end), None
            low = min(low, before[0])
        yield Counted(start, end, value, unit, (low, high), before, behind, led, sentence)


def _in_turn(
    text: str, region: Region, numbers: Sequence[tuple[int, int, Interval, str]]
) -> dict[int, tuple[int, int]]:
    """For each number of a list that follows 分别, by its place among all numbers, the name that it belongs to."""
    found: dict[int, tuple[int, int]] = {}
    if not any(text.find(word, region.start, region.end) >= 0 for word in _TURNS):
        return found
    for index, (start, end, _, unit) in enumerate(numbers):
        if index in found or not unit:
            continue
        after = numbers[index - 1][1] if index else region.start
        low = _border_before(text, start, after)
        if text[low - 1 : low] == "," and text.startswith(_TURNS, low):
            low = _border_before(text, low - 1, after)
        named = _IN_TURN.search(text, max(low, after), start)
        if named is None:
            continue
        count, last = 1, end
        while index + count < len(numbers) and _BETWEEN_TURNS.fullmatch(text, last, numbers[index + count][0]):
            last = numbers[index + count][1]
            count += 1
        names = _names(text, max(low, after), named.start())
        if 1 < count == len(names):
            found.update(zip(range(index, index + count), names, strict=True))
    return found


def _names(text: str, low: int, high: int) -> list[tuple[int, int]]:
    whole = [match.span() for match in _ONE_NAME.finditer(text, low, high)]
    found, start = [], low
    for mark in _SEPARATOR.finditer(text, low, high):
        if not any(first < mark.start() < last for first, last in whole):
            found.append((start, mark.start()))
            start = mark.end()
    return [*found, (start, high)]


def _is_led(text: str, low: int, start: int, behind: tuple[int, int]) -> bool:
    """Whether neither what stands before a number nor what follows tells what it is: 申请，共计12件，均已答复."""
    if not _SAYS_NOTHING.fullmatch(text, low, start):
        return False
    return not text[slice(*behind)].strip() or text.startswith(_STATES, behind[0])


def _numbers(text: str, region: Region) -> list[tuple[int, int, Interval, str]]:
    from reportlint.chinese.quantities import find_quantities
    from reportlint.language.intervals import Interval, from_quantity

    found = [
        (q.number_start, q.end, from_quantity(q), q.unit)
        for q in find_quantities(text, region.start, region.end)
        if not (_TO.match(text, q.end, region.end) and _FROM.search(text, region.start, q.number_start))
    ]
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


def _clause_after(text: str, high: int, following: int) -> int:
    """Where the clause after a comma at `high` ends, if no number stands in it."""
    if text[high : high + 1] != ",":
        return high
    match = _BORDER.search(text, high + 1, following)
    return match.start() if match else (following if text[following : following + 1] in ("", "\n") else high)


def _behind(text: str, end: int, high: int, following: int) -> tuple[int, int]:
    """What follows the number up to the next item; nothing where a next number follows without a mark between."""
    mark = _SEPARATOR.search(text, end, high)
    stop = mark.start() if mark else high
    if following < stop:
        return end, end
    return end, stop


class Finder:
    """Finds the numbers that a fact's `counts` mean; what several facts ask for is worked out once."""

    def __init__(self, binding: Binding) -> None:
        self._binding = binding
        self._text = binding.document.view.text
        self._values = binding.values
        self._numbers: dict[Region, tuple[Counted, ...]] = {}
        self._searches: dict[int, _Search] = {}
        self._topics: dict[tuple[int, ...], tuple[Topics, list[Passage]]] = {}
        self._passages: dict[int, list[Passage]] = {}
        self._places: dict[tuple[int, int], list[tuple[int, int]]] = {}
        self._shared_out: dict[Region, frozenset[int]] = {}
        self._wanted: dict[tuple[int, frozenset[str]], dict[Region, list[Counted]]] = {}

    def topics(self, noun: CountNoun, regions: Sequence[Region]) -> tuple[Topics | None, list[Passage]]:
        """What a way of counting is about, None for anything, and the passages that name it."""
        if not regions:
            return None, []
        if id(regions) not in self._passages:
            self._passages[id(regions)] = passages(self._text, regions)
        everywhere = self._passages[id(regions)]
        if not noun.about:
            return None, everywhere
        key = (id(regions), *map(id, noun.about), 0, *map(id, noun.other))
        if key not in self._topics:
            topics = Topics(*(self._all_places(patterns, regions) for patterns in (noun.about, noun.other)))
            self._topics[key] = topics, topics.about(everywhere)
        return self._topics[key]

    def _all_places(self, patterns: Sequence[Pattern], regions: Sequence[Region]) -> Iterator[tuple[int, int]]:
        for pattern in patterns:
            key = (id(pattern), id(regions))
            if key not in self._places:
                self._places[key] = list(joined(self._binding, regions).spans(pattern, self._values))
            yield from self._places[key]

    def find(self, noun: CountNoun, regions: Sequence[Region]) -> Iterator[tuple[Counted, Region]]:
        """Numbers that this way of counting means, with their regions. Raises `CannotJudge` as patterns do."""
        numbers = self._of_units(noun.units, regions)
        if not numbers or not self._may_be_told(noun, regions):
            return
        topics, about = self.topics(noun, regions)
        for passage in about:
            for number in numbers.get(passage.region, ()):
                if self._fits(noun, number, passage, topics):
                    yield number, passage.region

    def _may_be_told(self, noun: CountNoun, regions: Sequence[Region]) -> bool:
        """Whether the strings that its words need stand in the regions, and those of any name of what is counted."""
        prose = joined(self._binding, regions)
        if any(prose.lacks(pattern.needed) for pattern in noun.words):
            return False
        return not noun.about or not all(prose.lacks(pattern.needed) for pattern in noun.about)

    def _of_units(self, units: frozenset[str], regions: Sequence[Region]) -> dict[Region, list[Counted]]:
        """The numbers of regions that have one of these units or none: where there are none, nobody asks for topics."""
        key = id(regions), units
        if key not in self._wanted:
            wanted: dict[Region, list[Counted]] = {}
            for region in regions:
                if region not in self._numbers:
                    self._numbers[region] = tuple(counted(self._text, region))
                found = [each for each in self._numbers[region] if each.unit in units or not each.unit]
                if found:
                    wanted[region] = found
            self._wanted[key] = wanted
        return self._wanted[key]

    def _fits(self, noun: CountNoun, number: Counted, passage: Passage, topics: Topics | None) -> bool:
        start, end = number.behind
        before = behind = True
        if topics is not None:
            # In a list told in turn the thing may be named once, behind all of it: 制发、废止规范性文件分别为3件、1件.
            before = topics.is_wanted(passage, number.before[1]) or topics.is_wanted(passage, number.start)
            behind = start != end and topics.is_wanted(passage, end)
            if not before and not behind:
                return False
        pieces = [number.before] if number.led is None else [number.led, number.before]
        if not before or not self._are_said(noun, pieces):
            pieces = [*pieces, number.behind]
            if not behind or start == end or not self._are_said(noun, pieces):
                return False
        return not (
            (noun.whole and number.start in self._shares(passage.region))
            or self._is_said(noun.without, pieces)
            or self._is_said(noun.not_after, [(number.sentence, number.start)])
            or self._is_said(noun.not_before, [number.behind])
            or not self._goes_on(noun, number, passage)
        )

    def _goes_on(self, noun: CountNoun, number: Counted, passage: Passage) -> bool:
        rest = [(number.end, passage.region.end)]
        return (not noun.then or self._is_said(noun.then, rest)) and not self._is_said(noun.not_then, rest)

    def _shares(self, region: Region) -> frozenset[int]:
        if region not in self._shared_out:
            self._shared_out[region] = shared_out(self._text, self._numbers[region])
        return self._shared_out[region]

    def _are_said(self, noun: CountNoun, pieces: Sequence[tuple[int, int]]) -> bool:
        return all(self._is_said((pattern,), pieces) for pattern in noun.words)

    def _is_said(self, patterns: Sequence[Pattern], pieces: Sequence[tuple[int, int]]) -> bool:
        for pattern in patterns:
            search = self._searches.get(id(pattern))
            if search is None:
                search = self._searches[id(pattern)] = pattern.searching(self._values)
            for start, end in pieces:
                if start < end and search(self._text, start, end):
                    return True
        return False
