"""`parts: {whole, lead, item, open}`: in one sentence, a number and the parts it is made of (35件，其中主办8件、会办27件)."""

from __future__ import annotations

from reportlint.binding.searching import unexcused
from reportlint.chinese import partition
from reportlint.compiled import compiled
from reportlint.extend import Defect, Held, Hit, Kind, Related, Severity
from reportlint.prose.counted import apart, printed_sum, written, written_sum
from reportlint.prose.itemised import Reading, list_text, read_list
from reportlint.prose.led import judge_led
from reportlint.prose.unled import judge_unled
from reportlint.prose.wholes import find_wholes
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.binding.binding import Region
    from reportlint.extend import Binding, Entry, Outcome, RuleHead
    from reportlint.language.excuse import Excuse
    from reportlint.language.patterns import Pattern, PatternMatch
    from reportlint.prose.counted import Count
    from reportlint.prose.verdicts import Verdict
_MADE_OF = compiled("包括|包含|涵盖|涵括|组成|构成|[分看]为?[,:]|划分|考核|考评|评[议价定估出]|测评|等次")


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

    @property
    def searched(self) -> tuple[Pattern, ...]:
        """What must stand in the view, one of them, for anything to be said."""
        return (self.lead,)

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
            verdict = None
            if parts.items and self.unled:
                told = text.startswith("按", lead.start) or _MADE_OF.search(text, lead.start, lead.end) is not None
                verdict = judge_unled(text, wholes, parts, inside=text[lead.start] == "(", told=told)
            elif parts.items:
                verdict = judge_led(text, wholes, parts)
            if verdict is not None:
                yield _outcome(binding, verdict)


def _outcome(binding: Binding, verdict: Verdict) -> Outcome:
    if not verdict.defect:
        return Held()
    whole, items = verdict.whole, verdict.items
    return _part_larger(binding, whole, items[0]) if verdict.defect == "part-larger" else _unequal(binding, verdict)


def _unequal(binding: Binding, verdict: Verdict) -> Hit:
    defect, whole, items, slip = verdict
    made = printed_sum(items, whole.unit)
    values = {
        "whole": written(whole.printed),
        "sum": written(made),
        "difference": apart(made, whole.printed),
        "unit": whole.unit,
        "parts": written_sum(items, whole.unit),
    }
    related = [Related(binding.span(item.start, item.end), _part_message(item)) for item in items]
    if slip is not None and slip.exchanged:
        message = {"zh": f"若为 {slip.right} 就相符", "en": f"{slip.right} would fit"}
        related.append(Related(binding.span(slip.which.start, slip.which.end), message))
    return Hit(binding.span(whole.start, whole.end), defect, values, tuple(related))


def _part_larger(binding: Binding, whole: Count, item: Count) -> Hit:
    part = printed_sum((item,), whole.unit)
    values = {
        "whole": written(whole.printed),
        "sum": written(part),
        "difference": apart(part, whole.printed),
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
