"""`means: PATTERNS`: how much falls to each, against the two counts it follows from (6期360人次，平均每期60人次)."""

from __future__ import annotations

from decimal import Decimal

from reportlint.binding.percentages import numbers_in, sentence_start, told
from reportlint.binding.searching import told_in
from reportlint.chinese.units import unit_class
from reportlint.compiled import compiled
from reportlint.extend import Defect, Held, Hit, Kind, Severity
from reportlint.language.intervals import plain
from reportlint.prose.digit_slips import slips_of
from reportlint.prose.growth import middle
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
_SAME = {
    "人": "人名位",
    "户": "户家",
    "家": "家户",
    "名": "名人",
    "天": "天日",
    "案": "件宗起",
    "校": "所",
    "单": "件单",
}
_OFF = Decimal("0.02")
"""Of a mean: so much it may be off beyond its last digit, for its counts were rounded."""
_MOST_MARKS = 3
_EACH = compiled(
    r"(?:平均每|每)(?:个|一)?(?P<span>月|季|周|[日天])|(?:平均每|每)(?:个|一|家|名)?(?P<per>\p{Han})|"
    r"(?<![0-9] ?)(?:(?P<span>[日月周季])|(?P<one>\p{Han}))均"
)
"""平均每期, 每期平均, 场均; 3件均为 is no mean."""
_DAYS = (Decimal(365), Decimal(366), Decimal(250))
_SPANS = {
    "日": _DAYS,
    "天": _DAYS,
    "周": (Decimal(52), Decimal(53), Decimal(50)),
    "月": (Decimal(12),),
    "季": (Decimal(4),),
}
"""Days of a year, and those on which people work; weeks, with and without those when nobody does; months and quarters."""
_YEAR = compiled("全年|年度|年访问|20[0-9]{2}年")
_PARTLY = compiled("[0-9] ?(?:个)?(?:天|日|工作日|月)|以来|开通|上线|[0-9]月|半年|季度(?!公)|累计|截至|暑|汛期|期间")
_LEAD = 30
"""Code points before an amount in which it is told what time it is of."""
_THEN = compiled("[上去]年|20[0-9]{2} ?年|[比较由从]")
_THINGS = frozenset("个家处间户")
_MEAN_LEAD = compiled(r"均\p{Han}{0,4}$")
_NEAR = 6
"""Code points before a mean that say of what time it is."""
_LONG = 3
"""Digits of a mean from which on one that slipped tells."""


class MeansCheck(NamedTuple):
    """`said` reads a mean (平均每期60人次, 每期平均60人次, 场均92人, 月均1200个); what each is stands before it."""

    said: tuple[Pattern, ...]
    scopes: tuple[str, ...]
    excuse: Excuse | None

    @property
    def searched(self) -> tuple[Pattern, ...]:
        """What must stand in the view, one of them, for anything to be said."""
        return self.said

    def __call__(self, binding: Binding) -> Iterator[Outcome]:
        """For each mean with the two counts in its sentence: that some two counts give it, or what the only two give."""
        for match, region in told_in(binding, self.said, self.scopes, self.excuse):
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
    low = max(low, text.rfind(";", low, match.start) + 1)
    if _THEN.search(text, max(low, match.start - _NEAR), match.start):
        return  # 较上年月均104条
    paragraph = [n for n in numbers_in(text, region.start, match.start) if n.unit != "%" and n.low > 0]
    amounts = [
        n for n in _amounts(paragraph, found) if not _MEAN_LEAD.search(text[max(low, n.start - _NEAR) : n.start])
    ]
    if each["span"]:
        told_here = [n for n in amounts if n.number_start >= low and _marks(text, n, match.start) < _MOST_MARKS]
        yield from _in_a_year(binding, mean, found, told_here, each["span"])
        return
    wholes = _counted(text, paragraph, each["per"] or each["one"])
    pairs = [(amount, number) for amount in amounts for number in wholes if amount is not number]
    if any(_gives(found, *pair) for pair in pairs):
        yield Held()
        return
    near = [pair for pair in pairs if min(n.number_start for n in pair) >= low]
    here = near or [pair for pair in pairs if pair[0].number_start >= low]
    meant = near if len(near) == 1 else [pair for pair in here if _is_slip(found, *pair)]
    if len(meant) != 1:
        return
    first = min(meant[0], key=lambda n: n.start) if near else meant[0][0]
    if _marks(text, first, match.start) <= _MOST_MARKS:
        yield _hit(binding, mean, found, meant[0])


def _marks(text: str, number: Quantity, at: int) -> int:
    return len(_MARK.findall(text, number.number_start, at))


def _in_a_year(
    binding: Binding, mean: Capture, found: Quantity, amounts: Sequence[Quantity], span: str
) -> Iterator[Outcome]:
    """A mean of days, weeks or months, if the amount right before it is one of a whole year, or one digit makes it that."""
    text = binding.document.view.text
    if not amounts:
        return
    numbers = _SPANS[span]
    if any(_is_near(found, amount, number, _OFF) for amount in amounts for number in numbers):
        yield Held()
        return
    amount = amounts[-1]
    lead = max(0, amount.number_start - _LEAD)
    if _PARTLY.search(text, lead, mean.start):
        return
    of_year = len(amounts) == 1 and _YEAR.search(text, lead, amount.number_start) is not None
    if of_year or any(_is_slip(found, amount, amount, number) for number in numbers[:1]):
        scale = unit_class(amount.unit)[1] / unit_class(found.unit)[1]
        right = (middle(amount) * scale / numbers[0]).quantize(min(found.step, Decimal(1)))
        values = {"amount": amount.text, "number": plain(numbers[0]), "found": found.text, "expected": plain(right)}
        yield Hit(binding.span(mean.start, mean.end), values=values, related=told(binding, (amount,)))


def _is_near(found: Quantity, amount: Quantity, number: Decimal, off: Decimal) -> bool:
    right = middle(amount) * unit_class(amount.unit)[1] / unit_class(found.unit)[1] / number
    return abs(right - middle(found)) < max(found.step, right * off)


def _is_slip(found: Quantity, amount: Quantity, number: Quantity, times: Decimal | None = None) -> bool:
    """Whether one digit of the mean or of its amount makes the mean right, exactly: then these two are meant."""
    times = middle(number) if times is None else times
    for said, other in ((found, amount), (amount, found)):
        if not said.exact:
            continue
        figures = plain(said.low)
        is_long = len(plain(other.low)) >= _LONG or len(figures) >= _LONG
        for right, exchanged in slips_of(figures, whole_only=True):
            value = Decimal(right)
            fixed = said._replace(low=value, high=value)
            pair = (fixed, amount) if said is found else (found, fixed)
            if (exchanged or is_long) and value > 0 and _is_near(*pair, times, Decimal(0)):
                return True
    return False


def _amounts(numbers: Sequence[Quantity], found: Quantity) -> list[Quantity]:
    kind = unit_class(found.unit)[0]
    alike = [n for n in numbers if unit_class(n.unit)[0] in (kind, kind.removesuffix("次"))]
    return [n for n in alike if n.high.is_finite() and n.start == n.number_start]


def _counted(text: str, numbers: Sequence[Quantity], per: str) -> list[Quantity]:
    """The counts of what each is: 9个所 and 9期 for 每所 and 每期."""
    units = _SAME.get(per, per)
    return [
        n for n in numbers if n.exact and (n.unit in units or per in text[n.end : n.end + 2] or _named(text, n, per))
    ]


def _named(text: str, number: Quantity, per: str) -> bool:
    """服务厅3个 counts what 每厅 is of."""
    return (
        number.unit in _THINGS and text.endswith(per, 0, number.number_start) and text[number.number_start - 2] != "每"
    )


def _gives(found: Quantity, amount: Quantity, number: Quantity) -> bool:
    scale = unit_class(amount.unit)[1] / unit_class(found.unit)[1]
    low, high = amount.low * scale / number.high, amount.high * scale / number.low
    # 户均2,000元 may have been rounded to hundreds, 场均92人次 was not.
    is_round = plain(found.low).endswith("0") and plain(found.low) != "0"
    slack = max(found.step, middle(found) * _OFF) if is_round else found.step
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
