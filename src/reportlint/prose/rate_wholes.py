"""The whole of a rate among the counts of its sentence, and whether one slip of a digit explains what is printed."""

from __future__ import annotations

from decimal import Decimal

from reportlint.compiled import compiled
from reportlint.prose.digit_slips import slips_of
from reportlint.prose.growth import exponent
from reportlint.prose.whole_of import is_share

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.chinese.quantities import Quantity
    from reportlint.prose.rate_names import RateName

_MARK = compiled(r"[,;:。()、]")
_RATE = compiled(r"[,;][^,;:。()、]{0,8}率[^,;:。()、]*%|[,(]平均每[^,;:。()、]*\)?")
"""Rates and means between two counts, which take nothing away from them."""
_DUE = compiled(r"(?<![反适相对])[应拟][^,;:。()、0-9]{0,4}$")
_OTHER = compiled("上年|去年|累计|同比|结转|每|其中|各")
_NEAR = 8
"""Characters before a count that say what it is."""
_FAR = 2
"""Marks between whole and part from which only a slip makes sure that they belong together."""
_FULFILS = frozenset({"完成", "兑现", "执行"})
"""Rates that may be above a hundred: a plan is overfulfilled."""
_LONGEST_RUN = 4
_SHORTEST = 3
"""Digits of a rate from which on a slip of any digit tells."""


def gives(printed: Decimal, part: Quantity, whole: Quantity) -> bool:
    """Whether two counts of one unit give a rate, rounded or cut off."""
    return part.unit == whole.unit and whole.low > 0 and whole.high.is_finite() and is_share(printed, part, whole)


def runs(counts: Sequence[Quantity]) -> Iterator[Quantity]:
    """What neighbours of one unit come to: 满意280份、基本满意5份 may both be the part."""
    for at, first in enumerate(counts):
        run = [first]
        for other in counts[at + 1 : at + _LONGEST_RUN]:
            if other.unit != first.unit or not other.high.is_finite():
                break
            run.append(other)
            yield sum_of(run)


def sum_of(counts: Sequence[Quantity]) -> Quantity:
    """Several counts as one, told as their sum."""
    first = counts[0]
    return first._replace(
        low=sum((n.low for n in counts), Decimal(0)),
        high=sum((n.high for n in counts), Decimal(0)),
        exact=all(n.exact for n in counts),
        text="（" + "＋".join(n.text for n in counts) + "）",
    )


def wholes_of(text: str, part: Quantity, counts: Sequence[Quantity], name: RateName) -> tuple[Quantity | None, bool]:
    """The whole that is meant, if it is one only, and whether the words leave no doubt."""
    fit = [n for n in counts if n is not part and n.unit == part.unit and n.low > 0]
    if name.stem not in _FULFILS:
        fit = [n for n in fit if n.high >= part.low]
    fit = [n for n in fit if not _is_other(text, n)]
    if not fit:
        return None, False
    near = text.rfind(";", 0, part.number_start)
    before = [n for n in fit if n.end <= part.number_start]
    before = [n for n in before if n.number_start > near] or before
    if not before:
        # A bracket behind the rate says what it is of.
        return (fit[0], fit[0].number_start > name.at) if len({n.low for n in fit}) == 1 else (None, False)
    whole = before[-1]
    if _DUE.search(text, max(0, whole.number_start - _NEAR), whole.number_start):
        return whole, True
    return whole, _is_near(text, whole, part)


def above(text: str, part: Quantity, counts: Sequence[Quantity], printed: Decimal) -> Quantity | None:
    """A whole that is less than its part, where one slip explains both that and the rate: 报送112篇，采用204篇，采用率28.7%."""
    others = [n for n in counts if n is not part and n.unit == part.unit and n.low > 0]
    if len(others) != 1 or others[0].end > part.number_start:
        return None
    whole = others[0]
    if not _is_near(text, whole, part) or _is_other(text, whole):
        return None
    return whole if explained(printed, part, whole) else None


def _is_near(text: str, whole: Quantity, part: Quantity) -> bool:
    """Whether nothing stands between whole and part but what the whole did."""
    return len(_MARK.findall(_RATE.sub("", text[whole.end : part.number_start]))) < _FAR


def _is_other(text: str, count: Quantity) -> bool:
    return _OTHER.search(text, max(0, count.number_start - _NEAR // 2), count.number_start) is not None


def explained(printed: Decimal, part: Quantity, whole: Quantity) -> bool:
    """Whether one slip in the rate or in one of its counts makes it right.

    Of a rate with two digits any other is a slip away: only exchanged digits tell there.
    """
    figures = str(printed)
    is_long = len(figures.replace(".", "")) >= _SHORTEST
    meant = [Decimal(right) for right, exchanged in slips_of(figures, whole_only=True) if is_long or exchanged]
    if any(is_share(each, part, whole) for each in meant if each > 0):
        return True
    return any(is_share(printed, each, whole) for each in _slipped(part, is_long=is_long)) or any(
        is_share(printed, part, each) for each in _slipped(whole, is_long=is_long)
    )


def _slipped(count: Quantity, *, is_long: bool) -> Iterator[Quantity]:
    if not count.exact or exponent(count.low) < 0:
        return
    for right, exchanged in slips_of(str(int(count.low)), whole_only=True):
        if (is_long or exchanged) and Decimal(right) > 0:
            yield count._replace(low=Decimal(right), high=Decimal(right))
