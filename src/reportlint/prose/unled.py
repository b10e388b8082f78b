"""Lists that no word leads to: whether their parts make something that was counted before (104场，市级38场、县级66场)."""

from __future__ import annotations

from decimal import Decimal

from reportlint.chinese import partition
from reportlint.chinese.numerals import parse_numeral
from reportlint.compiled import compiled
from reportlint.language.clauses import sentence_bounds
from reportlint.prose.counted import total
from reportlint.prose.digit_slips import slip_of
from reportlint.prose.verdicts import FAR, FEW, Verdict, is_rough

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.prose.counted import Count
    from reportlint.prose.digit_slips import DigitSlip
    from reportlint.prose.itemised import Itemised
    from reportlint.prose.wholes import Wholes

_LEAD = compiled(r"其中|包括|分别|[按从].{0,12}[分看计类][为,:]|:|(?<=[0-9] ?\p{Han}{1,2})(?:当中|之中|里面?|中)[,:有]")
_NEAR = Decimal("0.1")
"""How far a list may be from a whole that stands somewhere before it."""
_ENDS = compiled(r"[^,;。:()0-9\n]{0,8}(?:[。;)\n]|$|,[^0-9。;\n]{0,50}(?:[。;\n]|$))")
_TALLY = compiled(
    r"[^,;。0-9\n]{0,4}[,;。][以上这]{0,2}(?P<number>[两二三四五六七八九2-9])(?:大?类|项|种|者|个|级|方面)"
)
_STOCK = compiled("有效|现有|实有|废止|失效|存量|办结|答复")
_SUMMED = compiled("[合共总]计|累计")
_SAID_AGAIN = compiled("[含包括]|其中|主要|例如")
_LARGE = 100
"""Of smaller wholes nearly any sum is one digit away."""
_PLAIN = 10
"""Lists of round numbers alone (120条，政策60条、动态40条) are a digit from many wholes."""


def judge_unled(text: str, wholes: Wholes, parts: Itemised, *, inside: bool, told: bool) -> Verdict | None:
    """What classes of something said before come to: of the one count that they come near to, or are one slip away from.

    None where they need not name all there is of it. A list `inside` brackets is about the count before these, and no other;
    of one that is `told` to be what makes the whole (包括, 按渠道分) no more can stand in it.
    """
    if inside:
        wholes = wholes._replace(counts=wholes.counts[-1:])
    items = parts.items[: parts.ends[0]] if parts.ends else parts.items
    labels = [item.label for item in items]
    # Of a list that is told to be what makes the whole, and that ends with all the others, the words need not tell.
    classed = partition.is_partition(labels) or (told and len(items) > 2 and partition.is_rest(labels[-1]))
    if len(items) < 2 or not parts.closed or not classed or any(map(_is_balance, labels)):
        return None
    counts = [count for count in wholes.counts if inside or not _is_item(text, count)]
    several = len(wholes.counts) > 1 and not (inside or partition.is_graded(labels))
    if not counts or (
        wholes.bound
        and (counts[-1] is not wholes.nearest or several or (_is_alike(wholes.nearest, labels) and not inside))
    ):
        return None
    made = total(items)
    whole = counts[-1] if wholes.bound else min(counts, key=lambda count: abs(count.value.low - made.low))
    ends = {*parts.ends, len(parts.items), len(items) - _is_left(text, items)}
    sums = [total(parts.items[:end]) for end in ends]
    if any(each.overlaps(reading) for each in sums for reading in wholes.readings()):
        return Verdict("", whole, items)
    if not inside and partition.is_earlier(whole.label):
        return None
    slip = slip_of(text, items, whole)
    if not (wholes.bound or told or (slip and slip.exchanged and partition.is_rest(labels[-1]) and len(counts) == 1)):
        slip = None
    return _judge_unequal(text, whole, items, slip, bound=wholes.bound, inside=inside, told=told)


def _judge_unequal(
    text: str,
    whole: Count,
    items: tuple[Count, ...],
    slip: DigitSlip | None,
    *,
    bound: bool,
    inside: bool,
    told: bool,
) -> Verdict | None:
    """What a list comes to that does not make its whole: more, less, or nothing that anybody can tell."""
    labels, made = [item.label for item in items], total(items)
    largest = max(item.value.low for item in items)
    near = abs(whole.value.low - made.low) <= max(FEW, whole.value.low * (FAR if bound else _NEAR))
    more = made.low > whole.value.high
    if bound and "。" in text[whole.end : items[0].start] and not (near and _begins_list(whole, labels)):
        return None
    likely = slip is not None and (near or told or slip.exchanged or whole.value.low >= _LARGE)
    if not likely and (not near or whole.value.low < largest) and not (inside and more):
        return None
    complete = partition.is_complete(labels) or partition.names_all(whole.label, labels) or _is_counted(text, items)
    alike = partition.is_parallel(labels) and (len(items) > 2 or partition.is_whole(whole.label))
    stated = bound and len(items) > 2 and _is_stated(text, whole, items)
    sure = complete or alike or inside or told
    if more:
        said = not bound and len(items) > 2
        meant = (
            slip is not None
            and (slip.exchanged or largest > whole.value.high)
            and (stated or partition.is_whole(whole.label))
        )
        return Verdict("more", whole, items, slip) if sure or said or meant else None
    slipped = slip is not None and _is_slipped(text, whole, items, slip, sure=sure or stated, bound=bound)
    return Verdict("less", whole, items, slip) if (complete and near) or slipped else None


def _is_slipped(text: str, whole: Count, items: Sequence[Count], slip: DigitSlip, *, sure: bool, bound: bool) -> bool:
    """Whether a list that falls short is rather mistyped than left open: it goes on to its sentence's end, and one slip explains it."""
    if is_rough(text, whole) or not _ENDS.match(text, items[-1].end):
        return False
    if not sure:
        return slip.exchanged and partition.is_whole(whole.label)
    likely = whole.value.low >= _LARGE and any(count.value.low % _PLAIN for count in (*items, whole))
    return slip.exchanged or (bound and likely)


def _begins_list(whole: Count, labels: Sequence[str]) -> bool:
    """Whether the sentence behind a whole may list it: 现有站点23个。市级站1个…, but not 资助学生，合计6300名。救助儿童8000人…"""
    return _SUMMED.search(whole.label) is None and (len(labels) > 2 or partition.is_complete(labels))


def _is_stated(text: str, whole: Count, items: Sequence[Count]) -> bool:
    """Whether a sentence tells the whole (征集到意见167条), and names follow that tell nothing (来自企业的58条): no item of them."""
    return (
        partition.is_stated(whole.label)
        and not any(partition.is_stated(item.label) for item in items)
        and _SAID_AGAIN.search(text, whole.end, items[0].start) is None
    )


def _is_left(text: str, items: Sequence[Count]) -> bool:
    """Whether the last item is what a semicolon parts from the others as left of something: 公开4件、不公开8件；剩余1件转下年."""
    last = items[-1]
    return partition.is_rest(last.label) and ";" in text[items[-2].end : last.start]


def _is_balance(label: str) -> bool:
    """Whether a count is of another time, a total or a stock, and no class: 新收44件，上年结转2件，共46件；制发7件，废止10件，有效60件."""
    return partition.is_earlier(label) or partition.is_whole(label) or _STOCK.search(label) is not None


def _is_counted(text: str, items: Sequence[Count]) -> bool:
    """Whether the text counts the items of the list itself, behind it: 三类信息全部按时上网."""
    match = _TALLY.match(text, items[-1].end)
    return match is not None and parse_numeral(match["number"]) == len(items)


def _is_item(text: str, count: Count) -> bool:
    """Whether the count is one of a list itself, and no whole of those behind it: 其中，网站发布115条，新媒体发布80条，其他9条."""
    low = sentence_bounds(text, count.start, count.start)[0]
    return _LEAD.search(text, low, count.start) is not None


def _is_alike(whole: Count, labels: Sequence[str]) -> bool:
    """Whether the count is called like those behind it: 网站发布27条，微信发布12条."""
    named = [label for label in labels if not partition.is_rest(label)]
    return partition.is_parallel((whole.label, *named)) and not partition.is_whole(whole.label)
