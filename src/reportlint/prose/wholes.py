"""What a list of parts can be about: the counts that stand before it in its sentence."""

from __future__ import annotations

from reportlint.chinese import partition
from reportlint.compiled import compiled
from reportlint.prose.counted import count_of, total
from reportlint.prose.itemised import without_brackets
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from reportlint.language.intervals import Interval
    from reportlint.language.patterns import Pattern
    from reportlint.prose.counted import Count

_STOP = compiled(r"[。！？!?\r\n\t|]")
# 受理、批准信息603条 has one name, 许可3件、处罚603件 has two.
_MARK = compiled(r"[,;:(]|(?<=[0-9][0-9.万亿 ]*\p{Han}{1,3})、")
_NOUN = compiled(r"(?!其中|左右|以上|以下|等|的|中[,有])\p{Han}{1,12}?(?=其中|中[,有:]|的|\P{Han}|$)")
_GENERIC = frozenset({"个", "项", "处"})
_AMOUNTS = frozenset({"元", "亩", "人次"})
_TOGETHER = 6
"""So many counts before a list are tried together."""
_REACH = 500
"""Code points before a list that one sentence may have."""


class Wholes(NamedTuple):
    """Counts of one sort that a list may be about, the nearest last. A `bound` list can be about the nearest only."""

    counts: tuple[Count, ...]
    bound: bool

    @property
    def nearest(self) -> Count:
        """The count right before the list."""
        return self.counts[-1]

    @property
    def most(self) -> Decimal:
        """The largest number that the parts may make."""
        return max(reading.high for reading in self.readings())

    def readings(self) -> list[Interval]:
        """What the parts may make: one of the counts, or several that stand beside one another (新收53件、上年结转2件)."""
        if self.bound:
            return [self.nearest.value]
        last = self.counts[-_TOGETHER:]
        if partition.is_done(self.nearest.label):
            # 受理512件，结案508件: the second is of the first.
            last = ()
        runs = (last[at:end] for at in range(len(last)) for end in range(at + 2, len(last) + 1))
        return [*(count.value for count in self.counts), *map(total, runs)]


def find_wholes(
    text: str, low: int, lead: tuple[int, int], pattern: Pattern, values: Mapping[str, object], *, far: bool = False
) -> list[Wholes]:
    """For each sort of thing that is counted before the lead: the counts that its list may be about.

    They stand in its sentence, or anywhere before it in its paragraph if it may be `far`.
    """
    start = max(low, lead[0] - _REACH) if far else _sentence_start(text, low, lead[0])
    apart = start == lead[0]
    if apart:
        # 共收到申请53件。其中，…: the list begins a sentence of its own.
        start = _sentence_start(text, low, max(low, lead[0] - 1))
    bare = without_brackets(text[start : lead[0]])
    found = [
        _placed(text, bare, count, start)
        for match in pattern.find(bare, 0, len(bare), values)
        if (count := count_of(match)) is not None and not partition.is_comparison(_clause(bare, count))
    ]
    if not found or (not far and not partition.may_lead(text[found[-1].end : lead[0]])):
        return []
    result: list[Wholes] = []
    for kind in dict.fromkeys(count.kind for count in reversed(found)):
        counts = [count for count in found if count.kind == kind]
        if far or not counts[-1].noun:
            # 对7个县开展监测，发现问题236个，其中…: districts are no problems.
            counts = [count for count in counts if not count.noun]
        if not counts:
            continue
        if not (far or apart or partition.is_earlier(counts[-1].label) or partition.is_whole(counts[-1].label)):
            # 微博2206条；微信915条，其中原创402条: a semicolon parts what the list is about from what it is not;
            # behind a full stop it may be about all of that sentence.
            counts = [count for count in counts if ";" not in bare[count.end - start : counts[-1].start - start]]
        skipped = found[-1].kind != kind and not far
        if skipped and (counts[-1].noun or (kind in _GENERIC and found[-1].kind not in _AMOUNTS)):
            # 20个县建成水库12座，其中大型3个: what is counted in 个 may be anything.
            continue
        if partition.is_divisible(counts[-1].unit):
            result.append(Wholes(tuple(counts), _ends_at(text, counts[-1], lead[0])))
    return result


def _ends_at(text: str, count: Count, at: int) -> bool:
    """Whether nothing stands between a count and `at`, or before a comma or stop only its name (60个站点，规范的47个)."""
    return at - count.end in ((0, len(count.noun)) if text[at : at + 1] in (",", "。") else (0,))


def _placed(text: str, bare: str, count: Count, at: int) -> Count:
    """The count at its place in the view, with the words around it."""
    begin = max((match.end() for match in _MARK.finditer(bare, 0, count.start)), default=0)
    noun = _NOUN.match(text, count.end + at)
    return count._replace(
        start=count.start + at,
        end=count.end + at,
        label=bare[begin : count.start].strip(),
        noun=noun[0] if noun else "",
        mark=bare[begin - 1 : begin],
    )


def _clause(bare: str, count: Count) -> str:
    begin = max((match.end() for match in _MARK.finditer(bare, 0, count.start)), default=0)
    return bare[begin : count.end + 2]


def _sentence_start(text: str, low: int, at: int) -> int:
    low = max(low, at - _REACH)
    while at > low and not _STOP.match(text, at - 1):
        at -= 1
    return at
