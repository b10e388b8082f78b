"""`products: PATTERNS`: so much for each of so many, against all of it (4轮，每轮50份，共200份; 24名（12个社区各2名）)."""

from __future__ import annotations

from reportlint.binding.percentages import numbers_in, sentence_start, told
from reportlint.binding.searching import told_in
from reportlint.chinese.units import unit_class
from reportlint.extend import Defect, Held, Hit, Kind, Severity
from reportlint.language.clauses import sentence_bounds
from reportlint.language.intervals import plain
from reportlint.prose.multiplied import are_alike, total_after, total_before
from reportlint.prose.times import times_of
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from reportlint.binding.binding import Region
    from reportlint.chinese.quantities import Quantity
    from reportlint.extend import Binding, Entry, Outcome, RuleHead
    from reportlint.language.excuse import Excuse
    from reportlint.language.patterns import Pattern, PatternMatch

_MEAN = ("平均", "均")
"""Words before 每 that make it a mean, which may have been rounded."""
_IN_YEAR = ("每月", "每个月", "每季")
"""What is told of each part of a year is told of all of them."""
_AHEAD = 60
"""Code points behind an amount in which its total is looked for."""


class ProductsCheck(NamedTuple):
    """`said` reads an amount for each (每轮50份, 各3名); how many there are stands before it, all of it behind or before."""

    said: tuple[Pattern, ...]
    scopes: tuple[str, ...]
    excuse: Excuse | None

    @property
    def searched(self) -> tuple[Pattern, ...]:
        """What must stand in the view, one of them, for anything to be said."""
        return self.said

    def __call__(self, binding: Binding) -> Iterator[Outcome]:
        """For each amount with its number and total: that they agree, or what the total should be."""
        done: set[int] = set()
        for match, region in told_in(binding, self.said, self.scopes, self.excuse):
            at = next((each.start for each in match.captures if each.kind == "number"), None)
            if at is not None and at not in done:
                done.add(at)
                yield from _judge(binding, match, region, at)


def _judge(binding: Binding, match: PatternMatch, region: Region, at: int) -> Iterator[Outcome]:
    text = binding.document.view.text
    if text.endswith(_MEAN, 0, match.start) or _MEAN[0] in text[match.start : at]:
        return
    low = sentence_start(text, match.start, region)
    high = min(region.end, match.end + _AHEAD, sentence_bounds(text, match.start, match.end)[1])
    numbers = numbers_in(text, low, high)
    each = next((n for n in numbers if n.number_start == at), None)
    if each is None or not each.exact or each.low <= 0 or each.unit in ("%", "‰", "倍"):
        return
    times = times_of(text, (region.start, low, high), (match.start, at))
    total = total_after(text, low, each, numbers)
    if total is not None and any(are_alike(n, each) and n.end <= match.start for n in numbers):
        return  # 14个科室各1名、3个单位各1名，共17名: the total is of several
    if total is not None:
        rights = [each.low * number for number in (*times.near, *times.far)]
    else:
        total = total_before(text, low, (match.start, each), numbers)
        rights = [each.low * number for number in times.near]
        has_rest = total is not None and rights and min(rights) * _scale(each, total) <= total.low
        if has_rest and not text.startswith(_IN_YEAR, match.start) and not text.startswith("(", match.start - 1):
            return  # 手册200份，12个社区各10份: the rest went elsewhere
    if total is None or not rights:
        return
    rights = [right * _scale(each, total) for right in rights]
    if any(total.low <= right <= total.high for right in rights):
        yield Held()
        return
    wrong = set(rights[: len(times.near)] or rights)
    if len(wrong) == 1:
        number = plain(next(iter(wrong)) / _scale(each, total) / each.low)
        values = {
            "number": number,
            "each": each.text,
            "expected": _written(wrong.pop(), each, total),
            "found": total.text,
        }
        yield Hit(binding.span(total.number_start, total.end), values=values, related=told(binding, (each,)))


def _written(amount: Decimal, each: Quantity, total: Quantity) -> str:
    return plain(amount) if each.unit == total.unit else f"{plain(amount)}{total.unit}"


def _scale(each: Quantity, total: Quantity) -> Decimal:
    """How much of the unit of a total one unit of the amount is: 600元 and 388.8万元."""
    return unit_class(each.unit)[1] / unit_class(total.unit)[1]


def _compile(entry: Entry, head: RuleHead) -> ProductsCheck:
    patterns = entry.patterns()
    if not all(pattern.reads("number") for pattern in patterns):
        entry.problem("no number is read", "write {n:u} where the amount for each stands")
    return ProductsCheck(patterns, head.scopes, head.excuse())


KIND = Kind(
    key="products",
    compile=_compile,
    defects={
        "default": Defect(
            {
                "zh": "{number} × {each} = {expected}，文中写 {found}",
                "en": "{number} times {each} is {expected}, the text says {found}",
            },
            Severity.WARNING,
        ),
    },
    values=frozenset({"number", "each", "expected", "found"}),
    family="arithmetic",
    proven={"zh": "处单个数乘以个数相符", "en": "products agree"},
    honours=frozenset({"in", "unless"}),
)
