"""`tallied: {classes, groups}`: a list whose number of items is told, against its total (97件、64件、125件，三个渠道合计286件)."""

from __future__ import annotations

from reportlint.binding.searching import told_in
from reportlint.chinese import partition
from reportlint.compiled import compiled
from reportlint.extend import Defect, Held, Hit, Kind, Related, Severity
from reportlint.language.clauses import paragraph_bounds
from reportlint.prose.counted import apart, printed_sum, total, written, written_sum
from reportlint.prose.digit_slips import slip_of
from reportlint.prose.tallies import is_even, number_of, read_miscounted, read_tallied
from reportlint.prose.told import read_told
from reportlint.prose.verdicts import FAR, is_rough
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.extend import Binding, Entry, Outcome, RuleHead
    from reportlint.language.excuse import Excuse
    from reportlint.language.patterns import Pattern
    from reportlint.prose.counted import Count
    from reportlint.prose.tallies import Tallied
    from reportlint.prose.told import Told

_OTHERS = compiled(r"\((?![件条篇次人项个场期份]\))")
"""What stands in brackets behind a total may take from it or add to it; 条(件) does not."""
_LARGE = 100
"""Of smaller totals nearly any list is one digit away."""
_REACH = 600
"""Code points of a paragraph on each side of a tally that are read for its list."""


class TalliedCheck(NamedTuple):
    """`classes` read tallies of any list (三类, 四个渠道), `groups` those of certain things (三个镇), which may not be the listed ones."""

    classes: tuple[Pattern, ...]
    groups: tuple[Pattern, ...]
    scopes: tuple[str, ...]
    excuse: Excuse | None

    @property
    def searched(self) -> tuple[Pattern, ...]:
        """What must stand in the view, one of them, for anything to be said."""
        return (*self.classes, *self.groups)

    def __call__(self, binding: Binding) -> Iterator[Outcome]:
        """For each list with as many items as are told: that they make its total, or the total."""
        found = {}
        for patterns, classes in ((self.groups, False), (self.classes, True)):
            for match, region in told_in(binding, patterns, self.scopes, self.excuse):
                found[match.start] = match.start, match.end, region, classes
        text = binding.document.view.text
        # 三类 counts nothing else, 12场 may be an item of another tally's list.
        places = [(start, end) for start, end, _, _ in found.values() if text[end - 2 : end - 1].isalpha()]
        judged: set[int] = set()
        for start, end, region, classes in sorted(found.values(), key=lambda each: each[0]):
            number = number_of(text, start)
            if number is None:
                continue
            low, high = paragraph_bounds(text, start, end)
            low, high = max(low, region.start, start - _REACH), min(high, region.end, end + _REACH)
            told = read_told(text, low, high, [*places, (start, end)])
            lists = [*read_tallied(text, (start, end), number, told, classes=classes)]
            for tallied in lists:
                if tallied.totals[0].start not in judged:
                    judged.add(tallied.totals[0].start)
                    yield from _judge(binding, (start, end), tallied, told)
            other = None if lists or not classes else read_miscounted(text, (start, end), number, told)
            if other is not None and (start, end) in places and other.totals[0].start not in judged:
                judged.add(other.totals[0].start)
                yield _miscounted(binding, (start, end), number, other)


def _judge(binding: Binding, tally: tuple[int, int], tallied: Tallied, told: list[Told]) -> Iterator[Outcome]:
    text, items, whole = binding.document.view.text, tallied.items, tallied.totals[0]
    if is_even(told, tallied):
        yield Held()
        return
    vague = {each.number.start for each in told if each.vague}
    low, high = min(items[0].start, whole.start), max(items[-1].end, whole.end)
    if any(count.start in vague for count in (*items, whole)) or is_rough(text, whole):
        return
    # The tally itself (两类) says nothing about items that are of two classes.
    told_of = text[low : max(low, tally[0])] + text[max(low, tally[1]) : high]
    if partition.may_overlap(told_of) or _OTHERS.match(text, high):
        return
    made = total(items)
    slip = slip_of(text, items, whole)
    apart_ = abs(made.low - whole.value.low)
    far = min(made.low, whole.value.low) if tallied.beside else whole.value.high * FAR
    likely = slip is not None and (tallied.sure or slip.exchanged or made.low >= _LARGE)
    if not likely and not (tallied.sure and apart_ <= far):
        return
    yield Hit(binding.span(whole.start, whole.end), values=_values(tallied), related=_related(binding, items))


def _miscounted(binding: Binding, tally: tuple[int, int], said: int, tallied: Tallied) -> Hit:
    values = {**_values(tallied), "said": said}
    return Hit(binding.span(*tally), "number", values, _related(binding, tallied.items))


def _values(tallied: Tallied) -> dict[str, object]:
    items, whole = tallied.items, tallied.totals[0]
    made = printed_sum(items, whole.unit)
    return {
        "whole": written(whole.printed),
        "sum": written(made),
        "difference": apart(made, whole.printed),
        "unit": whole.unit,
        "parts": written_sum(items, whole.unit),
        "number": len(items),
        "said": len(items),
    }


def _related(binding: Binding, items: Sequence[Count]) -> tuple[Related, ...]:
    return tuple(
        Related(
            binding.span(item.start, item.end),
            {"zh": f"{item.label} {written(item.printed)}{item.unit}".strip(), "en": written(item.printed)},
        )
        for item in items
    )


def _compile(entry: Entry, head: RuleHead) -> TalliedCheck:
    keys = entry.mapping(("classes", "groups"), required=("classes",), short="classes")
    return TalliedCheck(
        keys["classes"].patterns() if "classes" in keys else (),
        keys["groups"].patterns() if "groups" in keys else (),
        head.scopes,
        head.excuse(),
    )


KIND = Kind(
    key="tallied",
    compile=_compile,
    defects={
        "default": Defect(
            {
                "zh": "{number} 项之和 {parts} = {sum}{unit}，文中合计写 {whole}{unit}，相差 {difference}",
                "en": "the {number} items {parts} make {sum}{unit}, the total says {whole}{unit}; they differ by {difference}",
            },
            Severity.WARNING,
        ),
        "number": Defect(
            {
                "zh": "说有 {said} 项，列出 {number} 项，{parts} 正好是 {whole}{unit}",
                "en": "{said} are announced, {number} are listed; {parts} make just {whole}{unit}",
            },
            Severity.WARNING,
        ),
    },
    values=frozenset({"whole", "sum", "difference", "unit", "parts", "number", "said"}),
    family="arithmetic",
    proven={"zh": "处分类列举与合计相符", "en": "tallied lists agree with their totals"},
    honours=frozenset({"in", "unless"}),
)
