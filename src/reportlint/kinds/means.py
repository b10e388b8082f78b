"""`means: PATTERNS`: how much falls to each, against the two counts it follows from (6期360人次，平均每期60人次)."""

from __future__ import annotations

from decimal import Decimal

from reportlint.binding.percentages import numbers_in, sentence_start, told
from reportlint.binding.searching import unexcused
from reportlint.chinese.units import unit_class
from reportlint.compiled import compiled
from reportlint.extend import Defect, Held, Hit, Kind, Severity
from reportlint.language.growth import middle
from reportlint.language.intervals import plain
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

_MARK = compiled(r"[,;:。]")
_ROUGH = compiled("[近约超逾余多]|左右|以上|不足|至少|最多|最高|其中")
_SAME = {"人": "人名位", "户": "户家", "家": "家户", "名": "名人", "天": "天日"}
_OFF = Decimal("0.02")
"""Of a mean: so much it may be off beyond its last digit, for its counts were rounded."""
_MOST_MARKS = 3
_EACH = compiled(r"平均每(?:个|一|家|名)?(?P<per>\p{Han})|(?P<one>[人户])均|(?P<span>[日月])均")
_SPANS = {"日": (Decimal(365), Decimal(366), Decimal(250)), "月": (Decimal(12),)}
"""Days of a year, and those on which people work."""
_YEAR = compiled("全年|年度|年访问|20[0-9]{2}年")
_PARTLY = compiled("[0-9] ?(?:个)?(?:天|日|工作日|月)|以来|开通|上线|[0-9]月|半年|季度|累计|截至")
_LEAD = 30
"""Code points before an amount in which it is told what time it is of."""


class MeansCheck(NamedTuple):
    """`said` reads a mean (平均每期60人次, 人均3件, 月均1200个); what each is stands before it."""

    said: tuple[Pattern, ...]
    scopes: tuple[str, ...]
    excuse: Excuse | None

    @property
    def searched(self) -> tuple[Pattern, ...]:
        """What must stand in the view, one of them, for anything to be said."""
        return self.said

    def __call__(self, binding: Binding) -> Iterator[Outcome]:
        """For each mean with the two counts in its sentence: that some two counts give it, or what the only two give."""
        regions = binding.regions(self.scopes)
        if not regions:
            return
        for pattern in self.said:
            for match, region in unexcused(binding, pattern, regions, self.excuse):
                yield from _judge(binding, match, region)


def _judge(binding: Binding, match: PatternMatch, region: Region) -> Iterator[Outcome]:
    text = binding.document.view.text
    mean = next((each for each in match.captures if each.kind == "number"), None)
    each = _EACH.search(text, match.start, mean.start) if mean is not None else None
    if mean is None or each is None or _ROUGH.search(text, match.start, mean.end + 2):
        return
    found = next((n for n in numbers_in(text, match.start, mean.end + 1) if n.number_start >= mean.start), None)
    if found is None or found.low <= 0:
        return
    low = sentence_start(text, match.start, region)
    paragraph = [n for n in numbers_in(text, region.start, match.start) if n.unit != "%" and n.low > 0]
    amounts = _amounts(paragraph, found)
    if each["span"]:
        yield from _in_a_year(binding, mean, found, [n for n in amounts if n.number_start >= low], each["span"])
        return
    wholes = _counted(text, paragraph, each["per"] or each["one"])
    pairs = [(amount, number) for amount in amounts for number in wholes if amount is not number]
    if any(_gives(found, *pair) for pair in pairs):
        yield Held()
        return
    near = [(a, b) for a, b in pairs if min(a.number_start, b.number_start) >= low]
    if len(near) == 1 and len(_MARK.findall(text, min(n.number_start for n in near[0]), match.start)) <= _MOST_MARKS:
        yield _hit(binding, mean, found, near[0])


def _in_a_year(
    binding: Binding, mean: Capture, found: Quantity, amounts: Sequence[Quantity], span: str
) -> Iterator[Outcome]:
    """A mean of days or months, if the only amount of the sentence is one of a whole year."""
    text = binding.document.view.text
    if len(amounts) != 1 or not _YEAR.search(text, max(0, amounts[0].number_start - _LEAD), amounts[0].number_start):
        return
    if _PARTLY.search(text, max(0, amounts[0].number_start - _LEAD), mean.start):
        return
    scale = unit_class(amounts[0].unit)[1] / unit_class(found.unit)[1]
    rights = [middle(amounts[0]) * scale / number for number in _SPANS[span]]
    if any(abs(right - middle(found)) < max(found.step, right * _OFF) for right in rights):
        yield Held()
        return
    values = {
        "amount": amounts[0].text,
        "number": plain(_SPANS[span][0]),
        "found": found.text,
        "expected": plain(rights[0].quantize(Decimal(1))),
    }
    yield Hit(binding.span(mean.start, mean.end), values=values, related=told(binding, amounts))


def _amounts(numbers: Sequence[Quantity], found: Quantity) -> list[Quantity]:
    kind = unit_class(found.unit)[0]
    alike = [n for n in numbers if unit_class(n.unit)[0] in (kind, kind.removesuffix("次"))]
    return [n for n in alike if n.high.is_finite() and n.start == n.number_start]


def _counted(text: str, numbers: Sequence[Quantity], per: str) -> list[Quantity]:
    """The counts of what each is: 9个所 and 9期 for 每所 and 每期."""
    units = _SAME.get(per, per)
    return [n for n in numbers if n.exact and (n.unit in units or text.startswith(per, n.end))]


def _gives(found: Quantity, amount: Quantity, number: Quantity) -> bool:
    scale = unit_class(amount.unit)[1] / unit_class(found.unit)[1]
    low, high = amount.low * scale / number.high, amount.high * scale / number.low
    slack = max(found.step, middle(found) * _OFF)
    return low - slack < found.high and found.low < high + slack


def _hit(binding: Binding, mean: Capture, found: Quantity, pair: tuple[Quantity, Quantity]) -> Hit:
    amount, number = pair
    scale = unit_class(amount.unit)[1] / unit_class(found.unit)[1]
    right = middle(amount) * scale / number.low
    values = {
        "amount": amount.text,
        "number": number.text,
        "found": found.text,
        "expected": plain(right.quantize(min(found.step, Decimal("0.1")))),
    }
    return Hit(binding.span(mean.start, mean.end), values=values, related=told(binding, pair))


def _compile(entry: Entry, head: RuleHead) -> MeansCheck:
    patterns = entry.patterns()
    if not all(pattern.reads("number") for pattern in patterns):
        entry.problem("no number is read", "write {n} where the number stands")
    return MeansCheck(patterns, head.scopes, head.excuse())


KIND = Kind(
    key="means",
    compile=_compile,
    defects={
        "default": Defect(
            {
                "zh": "{amount} ÷ {number} = {expected}，文中写 {found}",
                "en": "{amount} / {number} is {expected}, the text says {found}",
            },
            Severity.WARNING,
        ),
    },
    values=frozenset({"amount", "number", "expected", "found"}),
    family="arithmetic",
    proven={"zh": "处平均数相符", "en": "means agree"},
    honours=frozenset({"in", "unless"}),
)
