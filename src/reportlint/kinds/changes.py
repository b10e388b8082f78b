"""`changes: PATTERNS`: how much more or less, against the two counts it lies between (230条，较2022年的200条增加30条)."""

from __future__ import annotations

from decimal import Decimal

from reportlint.binding.percentages import numbers_in, sentence_start, told
from reportlint.binding.searching import told_in
from reportlint.chinese.units import unit_class
from reportlint.compiled import compiled
from reportlint.extend import Defect, Held, Hit, Kind, Related, Severity
from reportlint.language.clauses import sentence_bounds
from reportlint.language.intervals import Interval, add, multiply, negate, plain, subtract
from reportlint.prose.counted import written
from reportlint.prose.digit_slips import is_slip_in_sum
from reportlint.prose.flows import flows_around, is_flow
from reportlint.prose.growth import LESS
from reportlint.prose.then_and_now import then_and_now
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.binding.binding import Region
    from reportlint.chinese.quantities import Quantity
    from reportlint.extend import Binding, Entry, Outcome, RuleHead
    from reportlint.language.excuse import Excuse
    from reportlint.language.pattern_slots import Capture
    from reportlint.language.patterns import Pattern, PatternMatch
    from reportlint.prose.flows import Flow
    from reportlint.prose.then_and_now import ThenAndNow

_MARK = compiled(r"[,;:。()]")
_FALL = compiled(f"{LESS.pattern}|节约|节省|缩减|还有|尚有|还剩|尚余|剩余")
_RANK = "第"
"""A place moves up where its number falls: 由第9位升至第5位，前进4位."""
_EACH = compiled(r"(?:均|每[年月日周季]度?)$")
"""年均增加1.4家 is no change between two counts."""
_ROUNDED = Decimal("0.03")
"""Of a number: so much it may be off by its rounding (0.51万人)."""
_OTHER_COUNT = compiled("其中|上年|去年|累计|结转|计划|目标|同比|预计")


class ChangesCheck(NamedTuple):
    """Each pattern reads a change (`by`). The earlier count (`from`) and the later one (`to`) stand in it, the later one right
    before it, or both where their words say of what time they are.
    """

    said: tuple[Pattern, ...]
    scopes: tuple[str, ...]
    excuse: Excuse | None

    @property
    def searched(self) -> tuple[Pattern, ...]:
        """What must stand in the view, one of them, for anything to be said."""
        return self.said

    def __call__(self, binding: Binding) -> Iterator[Outcome]:
        """For each change with both counts: that it lies between them, or what it should be."""
        judged: set[int] = set()
        for match, region in told_in(binding, self.said, self.scopes, self.excuse):
            by = next((capture for capture in match.captures if capture.name == "by"), None)
            if by is None or by.start in judged:
                continue
            judge = _judge if any(capture.name == "from" for capture in match.captures) else _between
            for outcome in judge(binding, match, region):
                judged.add(by.start)
                yield outcome


def _between(binding: Binding, match: PatternMatch, region: Region) -> Iterator[Outcome]:
    """收到78件，上年65件，增加13件: the words say which of the counts around the change is the earlier one."""
    text = binding.document.view.text
    by = next(capture for capture in match.captures if capture.name == "by")
    low, high = sentence_bounds(text, match.start, match.end)
    bounds = (max(region.start, low), min(region.end, high))
    numbers = numbers_in(text, *bounds)
    flows = flows_around(text, bounds[0], by.start, numbers)
    if _EACH.search(text[bounds[0] : match.start]) or (not flows and is_flow(text[match.start : by.start])):
        return
    if flows and flows[0].amount.number_start != by.start:
        return  # what came and what went are judged together, where the first is told
    span = (match.start, flows[-1].amount.end if flows else match.end)
    pair = then_and_now(text, numbers, span, by.unit, binding.values.get("year"), flows=bool(flows))
    said = next((_printed(n) for n in numbers if n.number_start == by.start), None)
    if said is None or pair is None:
        return
    change = _net(flows) if flows else negate(said) if _FALL.search(text, match.start, by.start) else said
    change = multiply(change, Interval.of(unit_class(by.unit)[1]))
    then, *nows = (_scaled(n) for n in (pair.then, pair.now, *pair.others))
    if any(subtract(now, then).widen(_slack(said)).overlaps(change) for now in nows):
        yield Held()
    elif _is_clear(text, pair, flows, is_same=then.overlaps(nows[0])) or _is_slip(pair, change, then, nows[0]):
        right = subtract(nows[0], then)
        yield _hit(binding, by, pair, right if _is_rise(flows, change) else negate(right))


def _net(flows: Sequence[Flow]) -> Interval:
    """What all flows come to."""
    total = Interval.of(0)
    for flow in flows:
        amount = Interval(flow.amount.low, flow.amount.high)
        total = add(total, amount if flow.sign > 0 else negate(amount))
    return total


def _is_rise(flows: Sequence[Flow], change: Interval) -> bool:
    return change.low >= 0 or len(flows) > 1


def _is_clear(text: str, pair: ThenAndNow, flows: Sequence[Flow], *, is_same: bool) -> bool:
    """Whether nothing else can be meant; 其中新增15项 is what came in, and something may have gone too."""
    if not pair.sure or is_same:
        return False
    return len(flows) != 1 or "其中" not in text[pair.now.end : flows[0].amount.number_start]


def _is_slip(pair: ThenAndNow, change: Interval, then: Interval, now: Interval) -> bool:
    """Whether one digit makes the change right: then the counts belong to it although others could."""
    if pair.then.unit != pair.now.unit or any(each.exact is None for each in (change, then, now)):
        return False
    first, last = (now, then) if change.low < 0 else (then, now)
    return is_slip_in_sum((plain(first.low), plain(abs(change.low))), plain(last.low))


def _hit(binding: Binding, by: Capture, pair: ThenAndNow, right: Interval) -> Hit:
    text, scale = binding.document.view.text, unit_class(by.unit)[1]
    values = {
        "found": text[by.start : by.end],
        "expected": written(Interval(right.low / scale, right.high / scale)),
        "from": pair.then.text,
        "to": pair.now.text,
    }
    return Hit(binding.span(by.start, by.end), values=values, related=told(binding, (pair.then, pair.now)))


def _scaled(number: Quantity) -> Interval:
    return multiply(Interval(number.low, number.high), Interval.of(unit_class(number.unit)[1]))


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
    falls = (_FALL.search(text, before.end, by.start) is not None) != text.endswith(_RANK, 0, before.start)
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


def _printed(number: Quantity) -> Interval | None:
    """A count as it is printed, which may have been rounded (0.8万人)."""
    return Interval(number.low, number.high) if number.high - number.low <= number.step else None


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
    if any("by" not in {slot.name for slot in pattern.slots} for pattern in patterns):
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
