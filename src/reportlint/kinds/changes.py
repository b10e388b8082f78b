"""`changes: PATTERNS`: how much more or less, against the two counts it lies between (230条，较2022年的200条增加30条)."""

from __future__ import annotations

from decimal import Decimal

from reportlint.binding.percentages import sentence_start
from reportlint.binding.searching import unexcused
from reportlint.compiled import compiled
from reportlint.extend import Defect, Held, Hit, Kind, Related, Severity
from reportlint.language.counted import written
from reportlint.language.growth import LESS
from reportlint.language.intervals import Interval, subtract
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.binding.binding import Region
    from reportlint.extend import Binding, Entry, Outcome, RuleHead
    from reportlint.language.excuse import Excuse
    from reportlint.language.pattern_slots import Capture
    from reportlint.language.patterns import Pattern, PatternMatch

_MARK = compiled(r"[,;:。()]")
_FALL = compiled(f"{LESS.pattern}|节约|节省|缩减|压减|压缩|精简|还有|尚有|还剩|尚余|剩余")
_ROUNDED = Decimal("0.03")
"""Of a number: so much it may be off by its rounding (0.51万人)."""
_OTHER_COUNT = compiled("其中|上年|去年|累计|结转|计划|目标|同比|预计")


class ChangesCheck(NamedTuple):
    """Each pattern reads the earlier count (`from`) and the change (`by`); the later one (`to`) may stand right before it."""

    said: tuple[Pattern, ...]
    scopes: tuple[str, ...]
    excuse: Excuse | None

    @property
    def searched(self) -> tuple[Pattern, ...]:
        """What must stand in the view, one of them, for anything to be said."""
        return self.said

    def __call__(self, binding: Binding) -> Iterator[Outcome]:
        """For each change with both counts: that it lies between them, or what it should be."""
        regions = binding.regions(self.scopes)
        if not regions:
            return
        for pattern in self.said:
            for match, region in unexcused(binding, pattern, regions, self.excuse):
                yield from _judge(binding, match, region)


def _judge(binding: Binding, match: PatternMatch, region: Region) -> Iterator[Outcome]:
    text = binding.document.view.text
    read = {capture.name: capture for capture in match.captures}
    before, by = read.get("from"), read.get("by")
    if before is None or by is None:
        return
    earlier, change = _said(before), _said(by)
    laters = [_said(read["to"])] if "to" in read else _right_before(text, match, region, before.unit)
    if not laters or laters[0] is None or earlier is None or change is None:
        return
    falls = _FALL.search(text, before.end, by.start) is not None
    rights = [subtract(earlier, each) if falls else subtract(each, earlier) for each in laters if each is not None]
    if any(right.widen(_slack(change)).overlaps(change) for right in rights):
        yield Held()
        return
    values = {
        "found": f"{written(change)}{by.unit}",
        "expected": written(rights[0]),
        "from": written(earlier),
        "to": written(laters[0]),
    }
    related = (Related(binding.span(before.start, before.end), {"zh": values["from"], "en": values["from"]}),)
    yield Hit(binding.span(by.start, by.end), values=values, related=related)


def _said(capture: Capture | None) -> Interval | None:
    """A count as it is said; one that is said roughly (230多条) is none to reckon with."""
    value = capture.value if capture is not None else None
    if not isinstance(value, Interval) or not value.high.is_finite():
        return None
    return value if value.high - value.low <= abs(value.high) * _ROUNDED else None


def _slack(change: Interval) -> Decimal:
    """A whole number is exact; the last decimal may have been rounded, as may those of the counts."""
    exponent = change.exact.as_tuple().exponent if change.exact is not None else 0
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) and exponent < 0 else Decimal(0)


def _right_before(text: str, match: PatternMatch, region: Region, unit: str) -> list[Interval | None]:
    """The count of this unit that stands in the clause before the match, and then the others that its sentence has before that."""
    from reportlint.chinese.quantities import find_quantities

    low = sentence_start(text, match.start, region)
    counts = [number for number in find_quantities(text, low, match.start) if number.unit == unit]
    if not counts or not all(count.exact for count in counts) or _OTHER_COUNT.search(text, low, match.start):
        return []
    marks = len(_MARK.findall(text[counts[-1].end : match.start]))
    if marks > 1 or (
        len(counts) > 1 and (text[counts[-1].end : match.start] != "," or "、" in text[counts[0].end : match.start])
    ):
        return []
    return [Interval.of(count.low) for count in reversed(counts)]


def _compile(entry: Entry, head: RuleHead) -> ChangesCheck:
    patterns = entry.patterns()
    if any(not {"from", "by"} <= {slot.name for slot in pattern.slots} for pattern in patterns):
        entry.problem("no change is read", "name the earlier count {from=n:u} and the change {by=n:u}")
    return ChangesCheck(patterns, head.scopes, head.excuse())


KIND = Kind(
    key="changes",
    compile=_compile,
    defects={
        "default": Defect(
            {
                "zh": "从 {from} 到 {to} 的变化是 {expected}，文中写 {found}",
                "en": "from {from} to {to} the change is {expected}, the text says {found}",
            },
            Severity.WARNING,
        ),
    },
    values=frozenset({"found", "expected", "from", "to"}),
    family="arithmetic",
    proven={"zh": "处增减数相符", "en": "changes agree"},
    honours=frozenset({"in", "unless"}),
)
