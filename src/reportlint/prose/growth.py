"""Percentages and the counts they follow from: as they are printed, and which two counts of a sentence a rate compares."""

from __future__ import annotations

from decimal import Decimal

from reportlint.compiled import compiled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.chinese.quantities import Quantity

_MARK = compiled(r"[,;:。()]")
_THEN = r"(?:上|去)一?年(?:度|同期|全年)?|(?P<year>20[0-9]{2}) ?年(?:度|同期|全年)?"
_FILLER = r"(?:同期|为|是|有|仅|约|共计?|总计|合计|数量|总量|的|了|收到|接到|受理|办理|接收|新收|发布|公开|主动|政府|信息|申请|依申请|各类|全年|[:,\s])*"
_EARLIER_COUNT = compiled(rf"[,(;]?(?:而|相比)?(?:{_THEN}){_FILLER}")
_NOW = compiled(r"今年|本年|当年|(?<![0-9])(?P<year>20[0-9]{2}) ?年")
_NO_COUNT = compiled("上年|去年|往年|同期|累计|结转|计划|目标|增加|减少|增长|下降|其中|预计")


LESS = compiled("减少|下降|降低|少|降|压缩|缩短|压减|精简|净减|回落|缩减|提前|提速|关停|撤并|整合掉|低|跌")
"""Words of a fall; what else tells of a change is a rise."""
_UP = Decimal("0.55")
"""Of the last printed digit: so far growth may have been rounded up; shares are, to make a hundred together."""
_LONG = 3
_AGAINST = compiled("[比较]")
_OTHER_TIME = compiled(r"上年|去年|往年|同期|年初|期初|上月|上季|上期|(?<![0-9])(?P<year>(?:19|20)[0-9]{2}) ?年")
# 2023年甲局338条、乙局247条，两局合计585条: the year stands at the begin of a clause before.
_CLAUSE_TIME = compiled(
    r"(?:^|[,;:。])\s*(?:而|其中)?(?:(?P<then>上年|去年)|今年|本年|全年|(?P<year>(?:19|20)[0-9]{2}) ?年)"
)
_NO_AMOUNTS = frozenset({"%", "‰", "倍", "个百分点", "百分点"})
# Growth of output is told at constant prices, its amounts at current ones; a mean amount has no rate beside it.
_APART = compiled("生产总值|GDP|增加值|可比价|不变价|名义|剔除|同口径|平均每|[年月周季日]均")
_EARLIER = compiled("(?<![比较])(?:上年|去年|往年|上年同期)|累计|结转|计划|目标")
_CLAUSE_MARK = compiled(r"[,;:。]")


def exponent(printed: Decimal) -> int:
    """The place of the last printed digit: -1 for 12.5, 0 for 12."""
    found = printed.as_tuple().exponent
    return found if isinstance(found, int) and found < 0 else 0


def is_right(printed: Decimal, amount: Decimal, base: Decimal) -> bool:
    """Rounded or cut off: both are done, so one unit of the last printed digit is allowed."""
    return abs(amount * 100 / base - printed) <= Decimal(1).scaleb(exponent(printed))


def leads_from(printed: Decimal, sign: int, base: Quantity, count: Quantity) -> bool:
    """Whether a printed rate leads from one count to the other; 8.2万 may be anything that rounds to it."""
    ends = sorted(sign * (end * 100 - 100) for end in (count.low / base.high, count.high / base.low))
    step = Decimal(1).scaleb(exponent(printed))
    return ends[0] - step < printed <= ends[1] + step * _UP


def slips(printed: Decimal) -> Iterator[Decimal]:
    """Rates that may have been meant by the printed one: two digits exchanged, of three and more any one of them."""
    from reportlint.prose.digit_slips import slips_of

    is_long = len(printed.as_tuple().digits) >= _LONG
    return (Decimal(right) for right, exchanged in slips_of(str(printed), whole_only=True) if exchanged or is_long)


def middle(count: Quantity) -> Decimal:
    """What a count that is said roughly is taken for in a message."""
    return (count.low + count.high) / 2


def compared(
    text: str, low: int, at: int, numbers: Sequence[Quantity], year: int | None
) -> tuple[Quantity, Quantity] | None:
    """The base and the count of a rate at `at`, where both years have a clause of their own right before it.

    2023年收到39件，今年收到42件，增长7.7% and 收到42件（去年39件），增长7.7%. `numbers` are those of the sentence from `low`, in order.
    """
    counts = [number for number in numbers if number.unit != "%"]
    if len(counts) < 2 or counts[-1].unit != counts[-2].unit:
        return None
    first, last = counts[-2:]
    if len(_MARK.findall(text, last.end, at)) > 2 or len(_MARK.findall(text, first.end, last.number_start)) > 2:
        return None
    heads = [(_clause(text, low, each.number_start), each.number_start) for each in (first, last)]
    earlier = [_earlier(text, *head, year) for head in heads]
    if earlier[0] and _is_now(text, *heads[1], heads[0], year):
        return first, last
    if earlier[1] and not _NO_COUNT.search(text, *heads[0]) and not _is_before(text, heads[0], heads[1]):
        return last, first
    return None


def _clause(text: str, low: int, at: int) -> int:
    starts: list[int] = [match.end() for match in _MARK.finditer(text, low, at)]
    start = max([low, *starts])
    # 2023年，收到39件: the year is a clause of its own.
    lead = text[low:start].rstrip(",")
    return low if lead.endswith("年") and len(lead) <= len("2023年度") else start


def _earlier(text: str, start: int, at: int, year: int | None) -> bool:
    match = _EARLIER_COUNT.fullmatch(text, start, at)
    if match is None:
        return False
    return match["year"] is None or year is None or int(match["year"]) == year - 1


def _is_before(text: str, first: tuple[int, int], second: tuple[int, int]) -> bool:
    """Whether the year of the first clause is before that of the second."""
    years = [match["year"] if (match := _NOW.search(text, *each)) else None for each in (first, second)]
    return years[0] is not None and years[1] is not None and years[0] < years[1]


def _is_now(text: str, start: int, at: int, before: tuple[int, int], year: int | None) -> bool:
    if _NO_COUNT.search(text, start, at):
        return False
    now = _NOW.search(text, start, at)
    then = _NOW.search(text, *before)
    if now is None:
        return False
    if now["year"] is None:
        return True
    if then is not None and then["year"] is not None:
        return int(now["year"]) == int(then["year"]) + 1
    return year is None or int(now["year"]) == year


def changed_from(
    text: str, low: int, numbers: Sequence[Quantity], change: tuple[int, int], at: int, year: object = None
) -> tuple[Quantity, Quantity, Decimal] | None:
    """The count, the amount of its change, and what it was before; the count itself if its clause compares with another time.

    `change` is where the change is told, `at` where its rate is; `numbers` are those of the sentence up to the change. The
    year of the report, if known, is no other time.
    """
    start, end = change
    amount = next((n for n in numbers if start <= n.number_start < end), None)
    before = [n for n in numbers if n.end <= min(start, at)]
    between = text[end:at]
    if amount is None or not before or len(_CLAUSE_MARK.findall(between)) > 1 or any(c.isdecimal() for c in between):
        return None
    count = before[-1]
    if count.unit != amount.unit or amount.unit in _NO_AMOUNTS or not (count.exact and amount.exact):
        return None
    if _APART.search(text, low, min(start, at)) or _is_other_time(text[low : count.number_start], year):
        return None
    clause = text[_clause_start(text, count.number_start, low) : count.number_start]
    if all(match["year"] and int(match["year"]) == year for match in _OTHER_TIME.finditer(clause)):
        base = count.low + amount.low if LESS.search(text, start, end) else count.low - amount.low
    elif _AGAINST.search(clause):
        base = count.low
    else:
        return None
    return (count, amount, base) if base > 0 else None


def _is_other_time(before: str, year: object) -> bool:
    """Whether a count stands under another year, told at the begin of a clause before its own."""
    times = list(_CLAUSE_TIME.finditer(before))
    if not times or not isinstance(year, int) or times[-1].start() >= _clause_start(before, len(before), 0) - 1:
        return False
    last = times[-1]
    return last["then"] is not None or (last["year"] is not None and int(last["year"]) != year)


def compared_with(
    text: str, low: int, at: int, counts: Sequence[Quantity], before: Sequence[Quantity]
) -> list[tuple[Quantity, Quantity]]:
    """Bases with the counts that may have grown from them: the one base said at `at` and each count before, or both said."""
    if len(counts) != 1:
        return [(counts[0], counts[1])] if len(counts) == 2 else []
    alike = [number for number in before if number.unit == counts[0].unit]
    if not alike or _EARLIER.search(text, _clause_start(text, alike[-1].number_start, low), at):
        return []
    if len(_CLAUSE_MARK.findall(text[alike[-1].end : at])) > 1:
        return []
    return [(counts[0], count) for count in alike]


def _clause_start(text: str, at: int, low: int) -> int:
    starts: list[int] = [match.end() for match in _CLAUSE_MARK.finditer(text, low, at)]
    return max([low, *starts])
