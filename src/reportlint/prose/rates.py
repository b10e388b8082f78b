"""Rates that are called by what was counted: 抽检1040批次，合格1019批次，合格率97.98%, or 到会率92.9%（应到84人，实到78人）."""

from __future__ import annotations

from decimal import Decimal

from reportlint.prose.digit_slips import slips_of
from reportlint.prose.rate_names import is_each, is_opposite, name_at, own_words, parts_of, says_nothing_new
from reportlint.prose.rate_wholes import above, explained, gives, runs, sum_of, wholes_of
from reportlint.prose.whole_of import among, swapped_share
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.chinese.quantities import Quantity
    from reportlint.prose.rate_names import RateName


_ALL = Decimal(100)


class Rate(NamedTuple):
    """`given` if some counts give the rate; else `part` of `whole` is what it should be."""

    given: bool
    part: Quantity
    whole: Quantity


def named_rate(
    text: str, low: int, at: int, printed: Decimal, sentence: Sequence[Quantity], before: Sequence[Quantity]
) -> Rate | None:
    """What a rate whose 率 stands at `at` should be, or that it is right; None where nobody can tell.

    `sentence` are the numbers of the sentence from `low` to the end of the brackets behind the rate, `before` the counts of the
    paragraph before it. The part is called like the rate; every count of its unit may be the whole.
    """
    name = name_at(text, low, at)
    counts = [number for number in sentence if number.unit != "%" and number.high.is_finite()]
    if name is None or not counts:
        return None
    counts = [count for count in counts if not is_each(text, low, count)]
    parts = parts_of(text, low, counts, name)
    if printed == _ALL:
        return _more_than_all(parts, counts, name)
    inside = _among(text, low, name, printed, counts)
    if not parts or (inside is not None and parts == [inside.whole]):
        return inside
    earlier = [n for n in before if n.unit != "%" and n.high.is_finite()]
    rest = [count for count in counts if is_opposite(text, low, count, name)]
    others = [*counts, *runs([n for n in counts if n not in (*parts, *rest)]), *runs([*parts, *rest])]
    others += [*earlier, *runs(earlier)]
    for part in (*parts, *runs(parts)):
        whole = next((n for n in others if gives(printed, part, n)), None)
        if whole is not None:
            return Rate(given=True, part=part, whole=whole)
    if any(gives(printed, part, n) for part in counts for n in counts) or any(
        gives(100 - printed, part, n) for part in (*rest, *runs(rest)) for n in others
    ):
        return None
    return _meant(text, low, name, printed, parts, counts) or _exchanged(printed, parts, [*counts, *earlier])


def _more_than_all(parts: Sequence[Quantity], counts: Sequence[Quantity], name: RateName) -> Rate | None:
    """A part that is more than its whole though the rate is a hundred: one of them has a slip (答复129件，按时答复219件，按时答复率100%)."""
    before = [n for n in counts if parts and n.end <= parts[0].number_start and n.unit == parts[0].unit]
    if len(parts) != 1 or len(before) != 1 or name.at < parts[0].end:
        return None
    part, whole = parts[0], before[0]
    if part.low > whole.low and part.exact and whole.exact:
        slips = slips_of(str(int(part.low)), whole_only=True)
        if any(Decimal(right) == whole.low for right, _ in slips):
            return Rate(given=False, part=part, whole=whole)
    return None


def _among(text: str, low: int, name: RateName, printed: Decimal, counts: Sequence[Quantity]) -> Rate | None:
    """覆盖126个村中的117个，覆盖率92.9%: the name stands before the whole."""
    pair = among(text, name.at - len(name.stem), counts)
    if pair is None or name.stem not in text[low : pair[1].number_start] or pair[0].end > name.at:
        return None
    part, whole = pair
    if any(gives(printed, one, other) for one in counts for other in counts):
        return Rate(given=True, part=part, whole=whole)
    return Rate(given=False, part=part, whole=whole)


def _meant(
    text: str, low: int, name: RateName, printed: Decimal, parts: Sequence[Quantity], counts: Sequence[Quantity]
) -> Rate | None:
    if len(parts) != 1 and not name.is_sum:
        return None
    part = sum_of(parts) if name.is_sum else parts[0]
    if not name.is_sum and _has_own_base(text, low, parts, counts, name):
        return None
    whole, is_clear = wholes_of(text, part, counts, name)
    if (whole is None or whole.number_start < name.at) and not says_nothing_new(text, low, parts[0], name):
        return None
    if whole is None:
        whole = above(text, part, counts, printed) or _both(text, low, part, counts, name)
    if whole is None:
        return None
    if name.needs_faults and not own_words(text, low, whole, part):
        is_clear = False
    return Rate(given=False, part=part, whole=whole) if is_clear or explained(printed, part, whole) else None


def _has_own_base(text: str, low: int, parts: Sequence[Quantity], counts: Sequence[Quantity], name: RateName) -> bool:
    """Whether a count between part and rate may be what the rate is of: 合格9批次，其中蔬菜4批次，合格率98.6%."""
    last = parts[-1]
    return any(
        last.end <= n.number_start < name.at and n.unit == last.unit and not is_opposite(text, low, n, name)
        for n in counts
    )


def _both(text: str, low: int, part: Quantity, counts: Sequence[Quantity], name: RateName) -> Quantity | None:
    """The whole where only its two halves are told: 线上58.4万笔、线下11.6万笔."""
    others = [n for n in counts if n is not part and n.unit == part.unit]
    if len(counts) == 2 and len(others) == 1 and is_opposite(text, low, others[0], name):
        return sum_of([part, *others])
    return None


def _exchanged(printed: Decimal, parts: Sequence[Quantity], counts: Sequence[Quantity]) -> Rate | None:
    """The counts, near or far, that give the digits of the rate with two neighbours exchanged."""
    for part in parts:
        wholes = [n for n in counts if n is not part and n.unit == part.unit and n.exact and part.exact]
        amount = swapped_share(printed, part.low, [n.low for n in wholes])
        if amount is not None:
            return Rate(given=False, part=part, whole=next(n for n in wholes if n.low == amount))
    return None
