"""Intervals: what printed numbers can mean, and what follows from them."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from reportlint.language.intervals import Interval, add, convert, divide, multiply, negate, plain, subtract

numbers = st.decimals(min_value=-1000, max_value=1000, places=2)
intervals = st.tuples(numbers, numbers).map(lambda ends: Interval(min(ends), max(ends)))


def inside(value: Decimal, interval: Interval) -> bool:
    return interval.low <= value <= interval.high


@given(intervals, intervals, st.integers(0, 4), st.integers(0, 4))
def test_whatever_the_operands_are_the_result_is_inside(a: Interval, b: Interval, i: int, j: int) -> None:
    x = a.low + (a.high - a.low) * i / 4
    y = b.low + (b.high - b.low) * j / 4
    assert inside(x + y, add(a, b))
    assert inside(x - y, subtract(a, b))
    assert inside(-x, negate(a))
    assert inside(x * y, multiply(a, b))
    quotient = divide(a, b)
    assert (quotient is None) == inside(Decimal(0), b)
    if quotient is not None:
        # `decimal` rounds quotients at 28 digits.
        assert inside(x / y, quotient.widen(Decimal("1e-15")))


@given(intervals, intervals)
def test_overlap_is_mutual(a: Interval, b: Interval) -> None:
    assert a.overlaps(b) == b.overlaps(a)
    assert a.overlaps(a)


def test_no_upper_end_stays_so() -> None:
    at_least = Interval(Decimal(3), Decimal("Infinity"))
    assert multiply(at_least, Interval.of(0)) == Interval.of(0)
    assert add(at_least, Interval.of(1)).high.is_infinite()
    assert subtract(Interval.of(5), at_least).low.is_infinite()
    assert str(at_least) == "3—…"


def test_units() -> None:
    assert convert(Interval.of(3), "万元", "元") == Interval.of(30000)
    assert convert(Interval.of(3), "件", "元") is None


def test_numbers_are_written_as_people_do() -> None:
    assert [plain(Decimal(text)) for text in ("1.50", "1E+3", "100", "0.00")] == ["1.5", "1000", "100", "0"]
    assert str(Interval.of(12)) == "12"
