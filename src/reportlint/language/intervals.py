"""Closed intervals of decimals: what a printed number can mean. 3.2万 is 31,500 to 32,500, 12 is exactly 12."""

from __future__ import annotations

from decimal import Decimal

from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.chinese.quantities import Quantity


class Interval(NamedTuple):
    """All values from `low` to `high`, both included; `high` may be infinite (至少 3 件)."""

    low: Decimal
    high: Decimal

    @classmethod
    def of(cls, value: Decimal | int) -> Interval:
        """Exactly `value`."""
        exact = Decimal(value)
        return cls(exact, exact)

    @property
    def exact(self) -> Decimal | None:
        """The only value inside, or None if there are several."""
        return self.low if self.low == self.high else None

    def overlaps(self, other: Interval) -> bool:
        """Whether the two can be the same number."""
        return self.low <= other.high and other.low <= self.high

    def widen(self, by: Decimal) -> Interval:
        """The interval with `by` more on both sides."""
        return Interval(self.low - by, self.high + by)

    def __str__(self) -> str:
        if self.low == self.high:
            return plain(self.low)
        high = plain(self.high) if self.high.is_finite() else "…"
        return f"{plain(self.low)}—{high}"


def plain(value: Decimal) -> str:
    """A decimal as people write it: no exponent, no zeros at the end of a fraction."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def add(left: Interval, right: Interval) -> Interval:
    """Every sum of a value of each."""
    return Interval(left.low + right.low, left.high + right.high)


def subtract(left: Interval, right: Interval) -> Interval:
    """Every difference of a value of each; an end that is endless on both sides stays endless."""
    return add(left, negate(right))


def negate(value: Interval) -> Interval:
    """Every value with its sign turned."""
    return Interval(-value.high, -value.low)


def multiply(left: Interval, right: Interval) -> Interval:
    """Every product of a value of each."""
    ends = [_product(a, b) for a in left for b in right]
    return Interval(min(ends), max(ends))


def divide(left: Interval, right: Interval) -> Interval | None:
    """Every quotient; None where the divisor can be 0."""
    if right.low <= 0 <= right.high:
        return None
    return multiply(left, Interval(1 / right.high, 1 / right.low))


def _product(left: Decimal, right: Decimal) -> Decimal:
    # 0 × infinity is no number for `decimal`; here infinity only means "no upper end".
    return Decimal(0) if not left or not right else left * right


def from_quantity(quantity: Quantity) -> Interval:
    """What a quantity of running text can mean, in its own unit."""
    return Interval(quantity.low, quantity.high)


def convert(value: Interval, source: str, target: str) -> Interval | None:
    """`value` of unit `source` said in unit `target` (元, 万元 …); None where one cannot be turned into the other."""
    from reportlint.chinese.units import convert_unit

    try:
        return Interval(convert_unit(value.low, source, target), convert_unit(value.high, source, target))
    except ValueError:
        return None
