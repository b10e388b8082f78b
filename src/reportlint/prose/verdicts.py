"""What a list of parts comes to beside its whole."""

from __future__ import annotations

from decimal import Decimal

from reportlint.compiled import compiled
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.prose.counted import Count
    from reportlint.prose.digit_slips import DigitSlip

_ROUGH = compiled("[超逾近约余多]")
_ROUNDED = Decimal("0.02")
"""Of a number: so much it may be off by its rounding (5.93万)."""
FEW = Decimal(2)
FAR = Decimal("0.3")
"""How far (in things; of it) a list may be from a whole that it is surely about."""


class Verdict(NamedTuple):
    """`defect` is *more*, *less*, *doubtful* or *part-larger*, or empty where the `items` make the whole; `slip` is the one
    number that explains it, if there is one."""

    defect: str
    whole: Count
    items: tuple[Count, ...]
    slip: DigitSlip | None = None


def is_rough(text: str, count: Count) -> bool:
    """Whether a count is said so roughly that what is left of it means nothing."""
    width = count.value.high - count.value.low
    return width > count.value.low * _ROUNDED or _ROUGH.search(text, count.start - 1, count.end) is not None
