"""Which two counts a change lies between: 收到78件，上年65件，增加13件; 得92.4分，比上年提高3.1分（上年89.3分）."""

from __future__ import annotations

from reportlint.chinese.units import unit_class
from reportlint.compiled import compiled
from reportlint.language.clauses import sentence_bounds
from reportlint.prose.flows import is_flow
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    import regex

    from reportlint.chinese.quantities import Quantity

_PIECE = compiled(r"[;。]")
_MARK = compiled(r"[,:。;()]")
_HEAD = compiled(r"[,:。;)、]")
_LAST = r"(?:上一?年度?|去年度?)(?:同期|全年)?"
_BEGIN = r"年初|期初|(?:上|去)年(?:年)?[末底]"
_YEAR = r"(?P<year>(?<![0-9])(?:19|20)[0-9]{2}) ?年度?(?:同期|全年|年?[末底初])?"
_BASE = r"(?<![自理缘])由|(?<!自)从|原(?:来|有|先)?|法定|此前"
_THEN = compiled(rf"(?:(?P<begin>{_BEGIN})|(?P<last>{_LAST})|{_YEAR}|(?P<base>{_BASE}))(?P<words>[\p{{Han}} ]*)[(:]?$")
_FILLER = compiled(
    "法定|时限|收到|接到|受理|办理|接收|新收|发布|公开|主动|政府|信息|申请|各类|全年|年均|月均|数量|总量|总数|[的为是有仅只共计约近达到了量则数 ]"
)
_GROWN = compiled(
    "(?:增[加长幅]|净增|减少|净减|新增|下降|降低|上升|提[高升]|回落|压[缩减]|缩[短减]|超出|结转|遗留|转入|节约)[了约近]?$|"
    r"[多少]\p{Han}{0,4}$"
)
_EACH = compiled(r"每[\p{Han}0-9]{1,6}$")
_MEAN = compiled(r"均\p{Han}{0,4}$")
_NOW = compiled(
    r"[,(]?(?:截至|目前|现)?(?:年[末底]\p{Han}{0,4}|20[0-9]{2}年[末底])?(?:增加|减少)?(?:已|现|总数|总量|共|尚)*(?:达到?|增至|降至|减至|至|到|为|有|存|(?<=[末底]))[了约]?"
)
_AGAINST = compiled(rf"(?P<begin>{_BEGIN})|(?P<last>{_LAST}|同比)|{_YEAR}")
_NO_COUNT = compiled("累计|结转|计划|目标|预计|力争|拟|预期")
_RATE_ONLY = compiled(r"(?:[^0-9]{0,8}[0-9.]+%)?[^0-9]*")
# Growth of output is told at constant prices, its amounts at current ones.
_APART = compiled("生产总值|GDP|增加值|可比价|不变价|名义|剔除|扣除|同口径")
_MEAN_RATE = compiled("年均|平均每|每年|复合|实际|分别|各自")
_BETWEEN = compiled(
    rf"(?:{_LAST}|{_BEGIN}|(?:19|20)[0-9]{{2}} ?年度?(?:同期|全年|年?[末底初])?|同比|环比|同期|相比|与|[比较]|净|共|总共|合计|又|也|再|均|"
    r"约|近|了|的|为|则|而|即|实现|比例|幅度|数量|总量|压[减缩]|减少|增[加长幅]|净[增减]|下降|降[低幅]|[升减涨跌]幅|提[高升速前]|上升|缩[短减]|回落|上涨|扩大|超过|率|达到?|[-—+\s,，(、:)0-9.%]|[一二]是)"
)
_POINTS = frozenset({"个百分点", "百分点"})
_SHARE = compiled(r"[,(][^,;。()]*[0-9.]%\)?")
_FAR = 2
"""Marks between two counts from which on they need not be about the same thing."""


class ThenAndNow(NamedTuple):
    """The earlier count and the later one; `others` may be the later one too, `sure` says that there is none."""

    then: Quantity
    now: Quantity
    others: tuple[Quantity, ...]
    sure: bool


class _Told(NamedTuple):
    """A count with the time that its words name: "last", "begin", "base", a year, or nothing; `mean` if they say 平均 or 月均."""

    number: Quantity
    time: object
    mean: bool


def then_and_now(
    text: str, numbers: Sequence[Quantity], change: tuple[int, int], unit: str, year: object, *, flows: bool = False
) -> ThenAndNow | None:
    """The two counts of a `change` (begin and end in `text`), by the words for the earlier time; None where nobody can tell.

    `numbers` are those of the sentence. `unit` is that of the change; empty for a rate, which has the unit of the earlier count.
    The `year` of the report, if known, is no earlier time. `flows` are told between the two counts or before both of them.
    """
    start, end = change
    if not numbers:
        return None
    low, high = _piece(text, numbers, start, end)
    told = _told(text, low, [n for n in numbers if low <= n.number_start < high], change, year)
    thens = [each for each in told if each.time is not None]
    if unit:
        kind = unit_class("%" if unit in _POINTS else unit)[0]
    else:
        near = [each for each in thens if each.number.unit != "%"]
        nearest = _after(text, end, near) or next((n for n in reversed(near) if n.number.end <= start), None)
        if nearest is None:
            return None
        kind = unit_class(nearest.number.unit)[0]
    alike = [each for each in told if unit_class(each.number.unit)[0] == kind]
    every = alike
    whole = [each for each in alike if each.time is None and not each.mean and each.number.end <= start]
    if whole and not any(each.mean for each in alike if each.time is not None):
        alike = [each for each in alike if each.time is not None or not each.mean]
    before = [each for each in alike if each.number.end <= start]
    after = _after(text, end, alike)
    if flows and after is not None:
        found = _next(after, alike)
    else:
        found = _pair(text, before, after, _reached(text, end, alike))
    if found is None:
        return None
    then, now = found
    if not _is_same_time(text, low, start, then, year) or _is_planned(text, low, then, now.number, end):
        return None
    last = max((each.number.end for each in found if each.number.end <= start), default=start)
    if _APART.search(text, low, end) or _MEAN_RATE.search(text, last, end):
        return None
    if not flows and not _is_about(text, low, last, start):
        return None
    # 月均128条，较上年月均104条 are means, both of them; where only one is told to be a mean, nobody can tell.
    others = tuple(n.number for n in every if n not in (then, now) and n.time is None and n.number.end <= start)
    alone = all(n.mean != now.mean for n in every if n.number in others) and then.mean == now.mean
    return ThenAndNow(then.number, now.number, others, not others or (alone and now.mean))


def is_then(text: str, low: int, number: Quantity, year: object) -> bool:
    """Whether the words right before a count say that it is of an earlier time."""
    return _time(text, low, number, year, "") is not None


def _piece(text: str, numbers: Sequence[Quantity], start: int, end: int) -> tuple[int, int]:
    """Where the sentence, or its piece between semicolons, begins and ends."""
    low, high = sentence_bounds(text, start, end)
    ends = [match.end() for match in _PIECE.finditer(text, low, start)]
    behind = _PIECE.search(text, end, max(end, numbers[-1].end))
    return max([low, *ends]), behind.start() if behind else high


def _told(text: str, low: int, numbers: Sequence[Quantity], change: tuple[int, int], year: object) -> list[_Told]:
    told, last = [], low
    for number in numbers:
        begin, last = last, number.end
        if change[0] <= number.number_start < change[1] or not number.high.is_finite():
            continue
        lead = text[_lead(text, begin, number.number_start) : number.number_start]
        if not (_GROWN.search(lead) or _EACH.search(lead) or is_flow(lead)):
            around = text[low : number.number_start - len(lead)] + text[change[0] : change[1]]
            told.append(_Told(number, _time(text, begin, number, year, around), _MEAN.search(lead) is not None))
    return told


def _lead(text: str, low: int, at: int) -> int:
    starts: list[int] = [match.end() for match in _HEAD.finditer(text, low, at)]
    return max([low, *starts])


def _time(text: str, low: int, number: Quantity, year: object, around: str) -> object:
    start = _lead(text, low, number.number_start)
    for match in reversed(list(_THEN.finditer(text, start, number.number_start, overlapped=True))):
        if match["begin"] or all(each in around for each in _FILLER.sub(" ", match["words"]).split()):
            return _named(match, year)
    return None


def _named(match: regex.Match[str], year: object) -> object:
    """A time in one form, that 上年 and the year before the report's are the same."""
    groups = match.groupdict()
    if groups["begin"]:
        return "begin"
    if groups["year"]:
        said = int(groups["year"])
        if not isinstance(year, int):
            return said
        return None if said >= year else "last" if said == year - 1 else said
    return "base" if groups.get("base") else "last"


def _pair(text: str, before: Sequence[_Told], after: _Told | None, reached: _Told | None) -> tuple[_Told, _Told] | None:
    """Earlier and later: each of them may stand before the change or right behind it."""
    if before and before[-1].time is not None:
        if reached is not None:
            return before[-1], reached
        now = next((each for each in reversed(before) if each.time is None), None)
        skipped = 0 if now is None else len(before) - before.index(now) - 2
        if now is not None and _marks(text, now, before[-1]) <= _FAR * (2 * skipped + 1):
            # 2478条，较2020年（1652条）增长50%，较2021年（2065条）增长20%: both are of the one count before them.
            return before[-1], now
        return None
    if len(before) > 1 and before[-2].time is not None:
        return (before[-2], before[-1]) if after is None else None
    return (after, before[-1]) if before and after is not None else None


def _next(then: _Told, alike: Sequence[_Told]) -> tuple[_Told, _Told] | None:
    """Both counts behind the change: 废止5件，现行有效由上年末的28件减至23件."""
    now = next((each for each in alike if each.number.number_start > then.number.end), None)
    return (then, now) if now is not None and now.time is None else None


def _is_about(text: str, low: int, last: int, start: int) -> bool:
    """Whether nothing new is named between the counts and the change: 参保率从91%提高到95%，低保标准提高8%."""
    left = _BETWEEN.sub(" ", _SHARE.sub(" ", text[last:start])).split()
    return all(each in text[low:last] for each in left)


def _marks(text: str, one: _Told, other: _Told) -> int:
    between = text[one.number.end : other.number.number_start]
    return len(_MARK.findall(_SHARE.sub("", between)))


def _after(text: str, end: int, told: Sequence[_Told]) -> _Told | None:
    """The earlier count that stands right behind a change: 提高3.1分（上年89.3分）, 增加74条，增长10%（2021年742条）."""
    each = next((each for each in told if each.number.number_start >= end), None)
    if each is None or each.time is None:
        return None
    between = text[end : each.number.number_start]
    is_next = _RATE_ONLY.fullmatch(between) is not None and len(_MARK.findall(between)) <= _FAR
    return each if is_next and between[:1] in tuple(",(") else None


def _reached(text: str, end: int, told: Sequence[_Told]) -> _Told | None:
    """The later count right behind a change: 增加0.51万人，达到4.53万人."""
    each = next((each for each in told if each.number.number_start >= end), None)
    return each if each is not None and _NOW.fullmatch(text, end, each.number.number_start) else None


def _is_same_time(text: str, low: int, start: int, then: _Told, year: object) -> bool:
    """Whether a change is told against the time of the earlier count, if its clause names one."""
    match = _AGAINST.search(
        text, max(_lead(text, low, start), then.number.end if then.number.end <= start else low), start
    )
    if match is None or then.time == "base":
        return True
    return _named(match, year) in (then.time, None)


def _is_planned(text: str, low: int, then: _Told, now: Quantity, end: int) -> bool:
    if then.time == "base":
        return False
    first = min(_lead(text, low, now.number_start), _lead(text, low, then.number.number_start))
    return _NO_COUNT.search(text, first, end) is not None
