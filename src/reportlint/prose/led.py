"""Lists that a word leads to (其中, a colon): whether their parts make the whole that stands before."""

from __future__ import annotations

from decimal import Decimal

from reportlint.chinese import partition
from reportlint.compiled import compiled
from reportlint.language.clauses import sentence_bounds
from reportlint.prose.counted import count_from, total
from reportlint.prose.digit_slips import slip_of
from reportlint.prose.verdicts import FAR, FEW, Verdict, is_rough

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.prose.counted import Count
    from reportlint.prose.itemised import Itemised
    from reportlint.prose.wholes import Wholes

_NO_PART = compiled("涉及|惠及|覆盖|培训|超过|至少")
_CHANGED = compiled("新增|净增|增加|减少")
_TELLING = 100
"""Two small numbers make a third one by accident: 新增9项、删除4项、变更5项."""
_THIS_YEAR = compiled("本年|今年|当年")
_LAST_YEAR = compiled("^(?:上年|去年)(?!.*(?:结转|遗留|转))")
_UNSAID = Decimal("0.4")
"""Of the whole: so much is left by no slip; then a list of counterparts (城区、农村) has a third one."""
_SINGLE_SHARE = Decimal("0.05")
"""Of the whole: so small a rest, of a list that names no 其他, is rather a slip than left unsaid."""


def judge_led(text: str, wholes: Wholes, parts: Itemised) -> Verdict | None:
    """What parts behind 其中 or a colon come to; None where nobody can tell."""
    wholes = _named(wholes, [item.label for item in parts.items])
    whole, items = wholes.nearest, parts.items
    first = parts.ends[0] if parts.ends else len(items)
    labels = [item.label for item in items]
    larger = next(
        (
            item
            for item in items[: min(first, parts.sure)]
            if item.value.low > _limit(wholes, item) and _is_part(whole, item)
        ),
        None,
    )
    if larger is not None:
        # 三个专题更新超过20条，分别为26条、31条: of each of them that is said.
        each = is_rough(text, whole) and len(items) > 1
        return None if each or _has_room(text, whole, larger) else Verdict("part-larger", whole, (larger,))
    # 住校生180人、走读生146人、留守儿童20人: the first items may make the whole, and the others be told beside them.
    early = () if partition.is_parallel(labels) else range(2, len(items))
    sums = [total(items[:end]) for end in {*parts.ends, *early, len(items)}]
    if any(made.overlaps(reading) for made in sums for reading in wholes.readings()):
        return Verdict("", whole, tuple(items))
    if _has_another_way(wholes, items):
        return None
    if not partition.is_partition(labels):
        items, labels = items[:first], labels[:first]
    if len(items) < 2 or not (partition.is_partition(labels) or partition.names_all(whole.label, labels)):
        return None
    over = len(items) == first or items[first].value.low > wholes.most
    if len(items) > first > 1:
        items, labels = items[:first], labels[:first]
    complete = partition.is_complete(labels) or partition.names_all(whole.label, labels)
    made, single = total(items), len(wholes.readings()) == 1
    if len(items) > parts.sure and made.low > whole.value.high * (1 + FAR):
        return None
    if made.low > wholes.most or (made.low > whole.value.high and (single or complete)):
        return Verdict("doubtful" if partition.may_combine(labels) else "more", whole, tuple(items))
    if made.low > whole.value.high and _is_own(whole) and not _is_passed_over(text, whole, items):
        return Verdict("doubtful", whole, tuple(items))
    if (single or complete) and parts.closed and over and whole.value.low > made.high:
        return _less(text, whole, items, complete=complete)
    return None


def _named(wholes: Wholes, labels: Sequence[str]) -> Wholes:
    """Without the counts that the parts are surely not of: last year's beside this year's, and another thing than all parts
    are called after (行政处罚147件、行政强制9件。其中治安类行政处罚131件、交通类行政处罚16件)."""
    counts = wholes.counts
    if any(_THIS_YEAR.search(count.label) for count in counts):
        counts = tuple(count for count in counts if not _LAST_YEAR.search(count.label))
    tail = partition.common_tail(labels) if len(labels) > 1 else ""
    called = [count for count in counts if len(partition.common_tail((count.label, tail))) > 2]
    if len(called) == 1:
        counts = (called[0],)
    return wholes if counts == wholes.counts else wholes._replace(counts=counts, bound=False)


def _has_another_way(wholes: Wholes, items: Sequence[Count]) -> bool:
    """Whether the items are rather of two lists: those behind the first make the whole (87次，无偿81次，院校46次、其他41次), or
    those behind one make that one (结果614条，A级87条、B级392条、C级135条)."""
    if len(items) > 2 and any(total(items[1:]).overlaps(reading) for reading in wholes.readings()):
        return True
    ends = range(len(items) + 1)
    return any(
        total(items[at + 1 : end]).overlaps(items[at].value)
        for at in ends
        for end in ends
        if end > at + 3 or (end == at + 3 and items[at].value.low >= _TELLING)
    )


def _limit(wholes: Wholes, item: Count) -> Decimal:
    """What a part cannot be larger than: 出院患者5.8万人次，其中手术患者… is a part of the nearest count."""
    tail = item.label[-2:]
    if (
        len(tail) == 2
        and wholes.nearest.label.endswith(tail)
        and not any(tail in each.label for each in wholes.counts[:-1])
    ):
        return wholes.nearest.value.high
    return wholes.most


def _has_room(text: str, whole: Count, item: Count) -> bool:
    """Whether the count is a change and what it changed has room for the part: 从176项增加到203项，新增27项，其中网办155项."""
    from reportlint.chinese.quantities import find_quantities

    if not _CHANGED.search(whole.label):
        return False
    low = sentence_bounds(text, whole.start, whole.start)[0]
    numbers = (count_from(number) for number in find_quantities(text, low, whole.start) if number.unit != "%")
    return any(each.kind == item.kind and each.value.high >= item.value.low for each in numbers)


def _is_part(whole: Count, item: Count) -> bool:
    """Whether the count can be one of the things counted: 15个县中有47个乡镇 cannot."""
    if _NO_PART.search(item.label):
        return False
    if not item.noun or item.kind not in {"个", "项", "处", "家"}:
        return True
    return bool(whole.noun or whole.label) and item.noun[:2] in whole.label + whole.noun


def _is_own(whole: Count) -> bool:
    """Whether the nearest count is a thing of its own, and no stage or class of the count before it: 启动应急响应5次."""
    return whole.mark in (",", ";") and partition.is_thing(whole.label)


def _is_passed_over(text: str, whole: Count, items: Sequence[Count]) -> bool:
    """Whether a list of a sentence of its own is about an earlier count: 办结118件，结转5件。其中甲办理27件，乙办理11件."""
    apart = "。" in text[whole.end : items[0].start]
    return apart and total(items).low > whole.value.high * (1 + FAR)


def _less(text: str, whole: Count, items: Sequence[Count], *, complete: bool) -> Verdict | None:
    """A list that means to name everything: by its last part (其他), by counterparts (主办, 会办), or by a tiny rest."""
    rest = whole.value.low - total(items).high
    most = whole.value.low * (_UNSAID if complete and not partition.is_rest(items[-1].label) else 1)
    if is_rough(text, whole):
        return None
    if not complete and partition.are_outcomes([item.label for item in items]):
        # Who names outcomes without 其他处理 may leave it out: only the table tells.
        return None
    if rest <= (most if complete else max(FEW, whole.value.low * _SINGLE_SHARE)):
        return Verdict("less", whole, tuple(items))
    if len(items) > 2 and partition.is_parallel([item.label for item in items]):
        slip = slip_of(text, items, whole)
        return Verdict("less", whole, tuple(items), slip) if slip is not None and slip.exchanged else None
    return None
