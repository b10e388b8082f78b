"""Counts as a list adds them up: their value in the unit of their sort, and how a clerk would write them down."""

from __future__ import annotations

from decimal import Decimal

from reportlint.chinese.units import unit_class
from reportlint.language.intervals import Interval, add, multiply, plain
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.chinese.quantities import Quantity
    from reportlint.language.patterns import PatternMatch

_WAN = Decimal(10_000)
_ROUNDED = Decimal("0.02")
"""Of a number: so much it may be off by its rounding."""


class Count(NamedTuple):
    """A count in the view: `start` to `end` covers the number and its unit, `printed` is its value as told, `value` what
    it can be in the unit of its class. `label` stands before it in its piece, `noun` behind it, and before the piece its `mark`."""

    start: int
    end: int
    printed: Interval
    value: Interval
    unit: str
    kind: str
    label: str = ""
    noun: str = ""
    mark: str = ""


def count_of(match: PatternMatch) -> Count | None:
    """The last number of a match, named by the text before it."""
    label = "".join(str(capture.value) for capture in match.captures if capture.kind == "text")
    for capture in reversed(match.captures):
        if capture.kind == "number" and isinstance(capture.value, Interval):
            kind, scale = unit_class(capture.unit)
            value = multiply(_rounded(capture.value), Interval.of(scale))
            return Count(capture.start, capture.end, capture.value, value, capture.unit, kind, label)
    return None


def count_from(number: Quantity) -> Count:
    """A number with a unit as a count without a name; it lies where the number does."""
    kind, scale = unit_class(number.unit)
    printed = Interval(number.low, number.high)
    value = multiply(_rounded(printed), Interval.of(scale))
    return Count(number.number_start, number.end, printed, value, number.unit, kind)


def _rounded(value: Interval) -> Interval:
    """A number with decimals was rounded; whole ones are exact."""
    exact = value.exact
    exponent = exact.as_tuple().exponent if exact is not None else 0
    return value.widen(Decimal(1).scaleb(exponent) / 2) if isinstance(exponent, int) and exponent < 0 else value


def total(items: Sequence[Count]) -> Interval:
    """Every sum that the items can have."""
    summed = Interval.of(0)
    for item in items:
        summed = add(summed, item.value)
    return summed


def written_sum(items: Sequence[Count], unit: str) -> str:
    """The addends as a clerk would write them down: 2.11＋2.46, with their units where they differ from that of the whole."""
    alike = all(unit_class(item.unit)[1] == unit_class(unit)[1] for item in items)
    return "＋".join(f"{written(item.printed)}{'' if alike else item.unit}" for item in items)


def written(value: Interval) -> str:
    """A number as it was written before it was widened by its rounding: 5.93万; others (500余) as they are."""
    if value.exact is not None or not value.high.is_finite() or not value.low:
        return str(value)
    middle = (value.low + value.high) / 2
    rounded = (value.high - value.low) <= middle * _ROUNDED or _figures(middle) < _figures(value.low)
    if not rounded:
        return str(value)
    return f"{plain(middle / _WAN)}万" if middle >= _WAN else plain(middle)


def apart(one: Interval, other: Interval) -> str:
    """How far two counts are from one another, as they were written."""
    far = abs((one.low + one.high) - (other.low + other.high)) / 2
    return f"{plain(far / _WAN)}万" if far >= _WAN and None in (one.exact, other.exact) else plain(far)


def _figures(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)


def printed_sum(items: Sequence[Count], unit: str) -> Interval:
    """The sum of the printed numbers, in `unit`."""
    scale = unit_class(unit)[1]
    summed = Interval.of(0)
    for item in items:
        summed = add(summed, multiply(item.printed, Interval.of(unit_class(item.unit)[1])))
    return Interval(summed.low / scale, summed.high / scale)
