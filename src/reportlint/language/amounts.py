"""Values of expressions: amounts with units, and how they are computed and compared."""

from __future__ import annotations

from decimal import Decimal

from reportlint.language.intervals import Interval, add, convert, divide, multiply, negate, subtract
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

PERCENT = "%"


class Amount(NamedTuple):
    """A number with a unit (empty: a bare number, which goes with any unit).

    `computed` says that it came out of a division: it is compared at the precision that the other side is printed in.
    """

    interval: Interval
    unit: str = ""
    computed: bool = False


class Many(NamedTuple):
    """Several values: of `any` one is meant, of `all` each; `list` is what a selector of several cells gives."""

    quantifier: str
    values: tuple[Value, ...]


Value: TypeAlias = "Amount | Many | object"
"""Also text, truth, `datetime.date`, and inside `Many` an `Unevaluated`, which matters only if no other value decides."""


class UnitError(Exception):
    """Two amounts whose units cannot be turned into one another; both units."""


def _counts() -> frozenset[str]:
    from reportlint.chinese.units import COUNT_UNITS

    return frozenset(COUNT_UNITS)


def aligned(left: Amount, right: Amount) -> tuple[Interval, Interval, str]:
    """Both intervals in one unit, and that unit. Raises `UnitError`.

    Things that are counted (件, 宗, 条) are all one: that they are the same things is what the rule says.
    """
    if left.unit == right.unit or not right.unit:
        return left.interval, right.interval, left.unit
    if not left.unit:
        return left.interval, right.interval, right.unit
    turned = convert(right.interval, right.unit, left.unit)
    if turned is not None:
        return left.interval, turned, left.unit
    if {left.unit, right.unit} <= _counts():
        return left.interval, right.interval, left.unit
    raise UnitError(f"{left.unit} / {right.unit}")


def combine(operator: str, left: Amount, right: Amount) -> Amount | None:
    """`+ - * /` of two amounts; None for a division by 0. Raises `UnitError`."""
    computed = left.computed or right.computed
    if operator in "+-":
        a, b, unit = aligned(left, right)
        return Amount(add(a, b) if operator == "+" else subtract(a, b), unit, computed)
    if operator == "*":
        return Amount(multiply(left.interval, right.interval), left.unit or right.unit, computed)
    quotient = divide(left.interval, right.interval)
    if quotient is None:
        return None
    unit = "" if left.unit == right.unit else left.unit
    return Amount(quotient, unit, computed=True)


def negative(value: Amount) -> Amount:
    """The amount with its sign turned."""
    return value._replace(interval=negate(value.interval))


def compare(operator: str, left: Amount, right: Amount, within: Decimal) -> bool:
    """Whether the comparison can be true: only what is certainly wrong is false. Raises `UnitError`.

    `within` widens equality on top of what the numbers mean themselves.
    """
    a, b, _ = aligned(left, right)
    slack = within + max(_precision(left, right), _precision(right, left))
    if operator == "=":
        return a.widen(slack).overlaps(b)
    if operator == "!=":
        return not (a.exact is not None and b.exact is not None and a.exact == b.exact)
    if operator in ("<", "<="):
        return a.low < b.high if operator == "<" else a.low <= b.high + slack
    return a.high > b.low if operator == ">" else a.high >= b.low - slack


def _precision(computed: Amount, printed: Amount) -> Decimal:
    """One unit of the last printed digit where the other side was divided out: people round, and some cut off."""
    exact = printed.interval.exact
    if not computed.computed or printed.computed or exact is None or not exact.is_finite():
        return Decimal(0)
    exponent = exact.as_tuple().exponent
    # A whole number may be exact (50 %) or rounded; its last digit is the one before the point.
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) and exponent < 0 else 0)
