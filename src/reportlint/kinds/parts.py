"""`parts: {whole, lead, item, open}`: in one sentence, a number and the parts it is made of (35件，其中主办8件、会办27件)."""

from __future__ import annotations

from decimal import Decimal

from reportlint.binding.searching import unexcused
from reportlint.chinese import partition
from reportlint.compiled import compiled
from reportlint.extend import Defect, Held, Hit, Kind, Related, Severity
from reportlint.language.clauses import sentence_bounds
from reportlint.language.counted import printed_sum, total, written, written_sum
from reportlint.language.intervals import plain
from reportlint.language.itemised import Reading, list_text, read_list
from reportlint.language.wholes import find_wholes
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.binding.binding import Region
    from reportlint.extend import Binding, Entry, Outcome, RuleHead
    from reportlint.language.counted import Count
    from reportlint.language.excuse import Excuse
    from reportlint.language.itemised import Itemised
    from reportlint.language.patterns import Pattern, PatternMatch
    from reportlint.language.wholes import Wholes

_NO_PART = compiled("涉及|惠及|覆盖|培训|超过|至少")
_LEAD = compiled("其中|包括|分别|[按从].{0,12}[分看计类][为,:]|:")
_ROUGH = compiled("[超逾近约余多]")
_ROUNDED = Decimal("0.02")
"""Of a number: so much it may be off by its rounding (5.93万)."""
_FEW, _NEAR, _FAR = Decimal(2), Decimal("0.1"), Decimal("0.3")
"""How far from a whole that stands somewhere before it (of it: right before it) a list may be that has one slip."""
_UNSAID = Decimal("0.4")
"""Of the whole: so much is left by no slip; then a list of counterparts (城区、农村) has a third one."""
_SINGLE_SHARE = Decimal("0.05")
"""Of the whole: so small a rest, of a list that names no 其他, is rather a slip than left unsaid."""


class PartsCheck(NamedTuple):
    """`whole`, `lead` and `item` find the pieces; an `open` word in the list says that it does not name everything.

    Where `unled` is *sentence* or *paragraph*, no word says that the list is about the whole, only that it says all there is.
    """

    whole: Pattern
    lead: Pattern
    item: Pattern
    open_words: tuple[Pattern, ...]
    unled: str
    scopes: tuple[str, ...]
    excuse: Excuse | None

    def __call__(self, binding: Binding) -> Iterator[Outcome]:
        """For each list: that it adds up, or the number that does not fit. A list that can be read in two ways says nothing."""
        regions = binding.regions(self.scopes)
        if not regions:
            return
        for lead, region in unexcused(binding, self.lead, regions, self.excuse):
            yield from self._judge(binding, lead, region)

    def _judge(self, binding: Binding, lead: PatternMatch, region: Region) -> Iterator[Outcome]:
        text = binding.document.view.text
        bare, free = list_text(text, lead.start, lead.end, region.end)
        if partition.may_overlap(text[lead.end : lead.end + len(bare)]):
            return
        reading = Reading(self.item, self.whole, self.open_words, binding.values)
        far = self.unled == "paragraph"
        for wholes in find_wholes(text, region.start, (lead.start, lead.end), self.whole, binding.values, far=far):
            parts = read_list(bare, wholes.nearest.kind, reading, lead.end, free=free)
            if parts.items:
                yield from (_compare_unled if self.unled else _compare)(binding, wholes, parts)


def _compare(binding: Binding, wholes: Wholes, parts: Itemised) -> Iterator[Outcome]:
    """That the parts make what they may make, or what does not fit."""
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
        yield _part_larger(binding, whole, larger)
        return
    # 住校生180人、走读生146人、留守儿童20人: the first items may make the whole, and the others be told beside them.
    early = () if partition.is_parallel(labels) else range(2, len(items))
    sums = [total(items[:end]) for end in {*parts.ends, *early, len(items)}]
    if any(made.overlaps(reading) for made in sums for reading in wholes.readings()):
        yield Held()
        return
    if not partition.is_partition(labels):
        items, labels = items[:first], labels[:first]
    if len(items) < 2 or not (partition.is_partition(labels) or partition.names_all(whole.label, labels)):
        return
    over = len(items) == first or items[first].value.low > wholes.most
    if len(items) > first > 1:
        items, labels = items[:first], labels[:first]
    complete = partition.is_complete(labels) or partition.names_all(whole.label, labels)
    made, single = total(items), len(wholes.readings()) == 1
    if len(items) > parts.sure and made.low > whole.value.high * (1 + _FAR):
        return
    if made.low > wholes.most or (made.low > whole.value.high and (single or complete)):
        yield _unequal(binding, whole, items, "doubtful" if partition.may_combine(labels) else "more")
    elif made.low > whole.value.high and _is_own(whole):
        yield _unequal(binding, whole, items, "doubtful")
    elif (single or complete) and parts.closed and over and whole.value.low > made.high:
        yield from _less(binding, whole, items, complete=complete)


def _compare_unled(binding: Binding, wholes: Wholes, parts: Itemised) -> Iterator[Outcome]:
    """Classes of something said before: the one count they come near to, if they name all there is of it."""
    items = parts.items[: parts.ends[0]] if parts.ends else parts.items
    labels = [item.label for item in items]
    made = total(items)
    if len(items) < 2 or not parts.closed or not partition.is_partition(labels):
        return
    counts = [count for count in wholes.counts if not _is_item(binding.document.view.text, count)]
    if not counts or (wholes.bound and (len(wholes.counts) > 1 or _is_alike(wholes.nearest, labels))):
        return
    sums = [total(parts.items[:end]) for end in (*parts.ends, len(parts.items))]
    if any(each.overlaps(reading) for each in sums for reading in wholes.readings()):
        yield Held()
        return
    whole = min(counts, key=lambda count: abs(count.value.low - made.low))
    near = abs(whole.value.low - made.low) <= max(_FEW, whole.value.low * (_FAR if wholes.bound else _NEAR))
    if not near or whole.value.low < max(item.value.low for item in items) or partition.is_earlier(whole.label):
        return
    alike = partition.is_parallel(labels) and (len(items) > 2 or partition.is_whole(whole.label))
    said = not wholes.bound and len(items) > 2 and made.low > whole.value.high
    if not (alike or said or partition.is_complete(labels) or partition.names_all(whole.label, labels)):
        return
    if made.low > whole.value.high:
        yield _unequal(binding, whole, items, "more")
    elif partition.is_complete(labels) or partition.names_all(whole.label, labels):
        yield _unequal(binding, whole, items, "less")


def _is_item(text: str, count: Count) -> bool:
    """Whether the count is one of a list itself, and no whole of those behind it: 其中，网站发布115条，新媒体发布80条，其他9条."""
    low = sentence_bounds(text, count.start, count.start)[0]
    return _LEAD.search(text, low, count.start) is not None


def _is_alike(whole: Count, labels: Sequence[str]) -> bool:
    """Whether the count is called like those behind it: 网站发布27条，微信发布12条."""
    return partition.is_parallel((whole.label, *labels)) and not partition.is_whole(whole.label)


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


def _less(binding: Binding, whole: Count, items: Sequence[Count], *, complete: bool) -> Iterator[Outcome]:
    """A list that means to name everything: by its last part (其他), by counterparts (主办, 会办), or by a tiny rest."""
    text, rest = binding.document.view.text, whole.value.low - total(items).high
    rough = whole.value.high - whole.value.low > whole.value.low * _ROUNDED or _ROUGH.search(
        text, whole.start - 1, whole.end
    )
    most = whole.value.low * (_UNSAID if complete and not partition.is_rest(items[-1].label) else 1)
    if not rough and rest <= (most if complete else max(_FEW, whole.value.low * _SINGLE_SHARE)):
        yield _unequal(binding, whole, items, "less")


def _unequal(binding: Binding, whole: Count, items: Sequence[Count], defect: str) -> Hit:
    made = printed_sum(items, whole.unit)
    apart = made.low - whole.printed.high if defect != "less" else whole.printed.low - made.high
    values = {
        "whole": written(whole.printed),
        "sum": written(made),
        "difference": plain(apart),
        "unit": whole.unit,
        "parts": written_sum(items, whole.unit),
    }
    related = tuple(Related(binding.span(item.start, item.end), _part_message(item)) for item in items)
    return Hit(binding.span(whole.start, whole.end), defect, values, related)


def _part_larger(binding: Binding, whole: Count, item: Count) -> Hit:
    part = printed_sum((item,), whole.unit)
    values = {
        "whole": written(whole.printed),
        "sum": written(part),
        "difference": plain(part.low - whole.printed.high),
        "unit": whole.unit,
        "parts": written(item.printed),
    }
    message = {"zh": f"总数 {written(whole.printed)}{whole.unit}", "en": f"the whole, {written(whole.printed)}"}
    related = (Related(binding.span(whole.start, whole.end), message),)
    return Hit(binding.span(item.start, item.end), "part-larger", values, related)


def _part_message(item: Count) -> dict[str, str]:
    return {"zh": f"{item.label} {written(item.printed)}{item.unit}", "en": f"{item.label} {written(item.printed)}"}


def _compile(entry: Entry, head: RuleHead) -> PartsCheck:
    keys = entry.mapping(("whole", "lead", "item", "open", "unled"), required=("whole", "lead", "item"))
    nothing = entry.pattern if not keys else next(iter(keys.values())).pattern
    return PartsCheck(
        whole=keys["whole"].pattern() if "whole" in keys else nothing(),
        lead=keys["lead"].pattern() if "lead" in keys else nothing(),
        item=keys["item"].pattern() if "item" in keys else nothing(),
        open_words=keys["open"].patterns() if "open" in keys else (),
        unled=keys["unled"].choice(("sentence", "paragraph")) if "unled" in keys else "",
        scopes=head.scopes,
        excuse=head.excuse(),
    )


_SUM = {
    "zh": "各分项之和 {parts} = {sum}{unit}，与总数 {whole}{unit} 不符，相差 {difference}",
    "en": "the parts {parts} = {sum}{unit} do not make the whole, {whole}{unit}; they differ by {difference}",
}

KIND = Kind(
    key="parts",
    compile=_compile,
    defects={
        "more": Defect(_SUM, Severity.ERROR),
        "less": Defect(_SUM, Severity.WARNING),
        "doubtful": Defect(_SUM, Severity.WARNING),
        "part-larger": Defect(
            {
                "zh": "其中一项 {sum}{unit} 大于总数 {whole}{unit}，多出 {difference}",
                "en": "a part, {sum}{unit}, is larger than the whole, {whole}{unit}, by {difference}",
            },
            Severity.ERROR,
        ),
    },
    values=frozenset({"whole", "sum", "difference", "unit", "parts"}),
    family="arithmetic",
    proven={"zh": "处分项与总数相符", "en": "sums of parts agree"},
    honours=frozenset({"in", "unless"}),
)
