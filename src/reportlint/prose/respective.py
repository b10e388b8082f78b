"""Shares that are told one after another for as many counts: 1130家、58家、66家，分别占90.1%、4.6%和5.3%."""

from __future__ import annotations

from decimal import Decimal

from reportlint.prose.growth import is_right
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.chinese.quantities import Quantity


class OddOne(NamedTuple):
    """The whole that all shares but the one `at` this place are of; None where all of them are."""

    at: int | None
    whole: Decimal


def odd_one(parts: Sequence[Quantity], counts: Sequence[Quantity], printed: Sequence[Decimal]) -> OddOne | None:
    """Which share alone does not follow from its part; None where nobody can tell what they are shares of.

    The whole is what the parts come to, or one of the `counts` told before.
    """
    unit = parts[0].unit
    if any(part.unit != unit for part in parts):
        return None
    together = sum((part.low for part in parts), Decimal(0))
    wholes = [together, *(n.low for n in counts if n.unit == unit and n.low >= max(part.low for part in parts))]
    best: OddOne | None = None
    for whole in wholes:
        if whole <= 0:
            continue
        wrong = [at for at, part in enumerate(parts) if not is_right(printed[at], part.low, whole)]
        if not wrong:
            return OddOne(None, whole)
        if len(wrong) == 1 and len(parts) > 1 and best is None:
            best = OddOne(wrong[0], whole)
    return best
