"""Which one digit makes a sum right: 280 told as 208, 0.8 as 8, 622 as 626."""

from __future__ import annotations

from decimal import Decimal

from reportlint.compiled import compiled
from reportlint.language.intervals import Interval
from reportlint.prose.counted import total
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.prose.counted import Count

_FIGURES = compiled(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_SHORTEST = 3
"""Digits in all numbers of a list below which any sum is a slip away from any other."""


_LONG = 7
"""Digits of a sum from which on any digit that slipped tells: 1,873 less 447 is no slip away from 115."""


class DigitSlip(NamedTuple):
    """`which` would make the sum right if it were `right`. Two digits `exchanged` hardly ever fit by chance; another digit, a
    point or a zero more or less fits more often."""

    which: Count
    right: str
    exchanged: bool


def slip_of(text: str, parts: Sequence[Count], whole: Count) -> DigitSlip | None:
    """The one slip after whose repair the parts make the whole, two exchanged digits before any other; None if none does."""
    if sum(len(_figures(text, count)) for count in (*parts, whole)) <= _SHORTEST:
        return None
    other: DigitSlip | None = None
    for count in (*parts, whole):
        printed = _figures(text, count)
        if not printed or not Decimal(printed):
            continue
        middle = (count.value.low + count.value.high) / 2
        # 5,930 and 5.93万 alike: the value is so many times the figures.
        scale = middle / Decimal(printed)
        rest = [part for part in parts if part is not count]
        for right, exchanged in slips_of(printed, whole_only=count.value.exact is not None):
            meant = Decimal(right) * scale
            repaired = count._replace(value=Interval(meant, meant).widen(count.value.high - middle))
            made = total(parts if count is whole else [*rest, repaired])
            if made.overlaps(repaired.value if count is whole else whole.value):
                if exchanged:
                    return DigitSlip(count, right, exchanged)
                other = other or DigitSlip(count, right, exchanged)
    return other


def are_exchanged(one: str, other: str) -> bool:
    """Whether two printed numbers are the same but for two neighbouring digits that changed places."""
    return one != other and any(exchanged and right == other for right, exchanged in slips_of(one, whole_only=True))


def is_slip_in_sum(parts: tuple[str, ...], whole: str) -> bool:
    """Whether one slip in the figures of a sum makes it right; any digit may have slipped where there are digits enough."""
    is_long = sum(len(each) for each in (*parts, whole)) >= _LONG
    figures = [*parts, whole]
    for at, printed in enumerate(figures):
        for right, exchanged in slips_of(printed, whole_only=True):
            said = [Decimal(right if other == at else each) for other, each in enumerate(figures)]
            if (exchanged or is_long) and sum(said[:-1]) == said[-1]:
                return True
    return False


def _figures(text: str, count: Count) -> str:
    match = _FIGURES.search(text, count.start, count.end)
    return match[0].replace(",", "") if match else ""


def slips_of(printed: str, *, whole_only: bool) -> Iterator[tuple[str, bool]]:
    """Numbers that may have been meant, and whether two digits changed places; never the number itself."""
    digits = printed.replace(".", "")
    point = printed.find(".") if "." in printed else len(printed)
    for at in range(len(digits) - 1):
        if digits[at] != digits[at + 1] and not (at == 0 and digits[1] == "0" and point > 1):
            yield _placed(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :], point), True
    for at, old in enumerate(digits):
        for new in "0123456789":
            if new != old and not (at == 0 and new == "0" and point > 1):
                yield _placed(digits[:at] + new + digits[at + 1 :], point), False
    yield f"{digits}0", False
    for shorter in range(1, 3):
        if len(digits) > shorter and (digits.endswith("0" * shorter) or not whole_only):
            yield _placed(digits, len(digits) - shorter), False
    if not whole_only:
        yield f"0.{digits}", False


def _placed(digits: str, point: int) -> str:
    return digits if point == len(digits) else f"{digits[:point]}.{digits[point:]}"
