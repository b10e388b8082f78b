"""What a share is a share of where no word ties it to its whole: the shares beside it, the name of the whole, or the digits tell."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from reportlint.compiled import compiled
from reportlint.prose.growth import is_right
from reportlint.prose.whole_of import is_share, swapped_share, whole_called
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.chinese.quantities import Quantity

_BESIDE = compiled(r"[,、(]*(?:占比?(?:总数|总量|全部)?|比[例重])?的?(?:比[例重])?[为达约:]?")
_ROW = compiled(r"[^,;:。()0-9]{0,9}、[^,;:。()0-9]{0,9}")
_MARK = compiled(r"[,;:。()]")
_PIECE = compiled(r"[,;:。()、\n]")
_OTHER_TIME = compiled("上年|去年|累计|结转|计划|目标|同比|以来")
_FEWEST = 2


class Base(NamedTuple):
    """The amount that a share must be of; `given` if it is that share."""

    amount: Decimal
    given: bool


def base_of(
    text: str,
    at: int,
    part: Quantity,
    printed: Decimal,
    sentence: Sequence[Quantity],
    counts: Sequence[Quantity],
    *,
    listed_only: bool,
) -> Base | None:
    """The whole of a share printed at `at` of the `part` before it; None where nobody can tell.

    `sentence` are all numbers of its sentence, `counts` those that its paragraph tells before it. With `listed_only` nothing but
    two other shares beside it may tell.
    """
    later = [n for n in sentence if n.number_start > at and n.unit == part.unit and n.exact]
    others = [n for n in (*counts, *later) if n.unit == part.unit and n.exact and n.number_start != part.number_start]
    wholes = [n.low for n in others if n.low >= part.low and n.low > 0]
    pairs = [pair for pair in _pairs(text, sentence) if pair[0].unit == part.unit and pair[0].exact]
    listed = sum((count.low for count, _ in pairs), Decimal(0)) if len(pairs) >= _FEWEST else None
    sums = [*wholes, *_running(text, others)]
    if listed is not None:
        sums.append(listed)
    together = sum((n.low for n in _row(text, part, sentence)), part.low)
    if any(is_right(printed, each, whole) for each in (part.low, together) for whole in sums if whole) or any(
        is_share(printed, part, n) for n in counts if n.unit == part.unit and n.low > 0
    ):
        return Base(part.low, given=True)
    if listed_only:
        amount = _agreed(part, pairs, sums) if len(pairs) > _FEWEST else None
        return Base(amount, given=False) if amount is not None else None
    amount = (
        _agreed(part, pairs, sums)
        or _called(text, at, others)
        or swapped_share(printed, part.low, wholes)
        or _before(text, at, part, sentence)
    )
    return Base(amount, given=False) if amount is not None and amount >= part.low else None


def _pairs(text: str, numbers: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """Each count with the share that stands right behind it: 320条，占80% and 36件（90.0%）."""
    for count, share in pairwise(numbers):
        if share.unit == "%" and count.unit != "%" and _BESIDE.fullmatch(text, count.end, share.number_start):
            yield count, share


def _row(text: str, part: Quantity, sentence: Sequence[Quantity]) -> Iterator[Quantity]:
    """The counts that a 、 joins to the part: 招生8件、经费5件，占68.4% is of both."""
    for count in reversed([n for n in sentence if n.end <= part.number_start and n.unit == part.unit]):
        if not _ROW.fullmatch(text, count.end, part.number_start):
            return
        yield count
        part = count


def _running(text: str, counts: Sequence[Quantity]) -> Iterator[Decimal]:
    """Sums of counts that a 、 joins: a share may be of what several of them make."""
    for at in range(len(counts)):
        total = counts[at].low
        for before, other in pairwise(counts[at : at + 4]):
            if other.number_start < before.end or not _ROW.fullmatch(text, before.end, other.number_start):
                break
            total += other.low
            yield total


def _agreed(part: Quantity, pairs: Sequence[tuple[Quantity, Quantity]], amounts: Sequence[Decimal]) -> Decimal | None:
    """The whole of which all the other shares of the list are: 网站1645条，占17%；公众号705条，占30% of 2,350."""
    others = [pair for pair in pairs if pair[0].number_start != part.number_start]
    if not others or len(others) == len(pairs):
        return None
    return next(
        (
            amount
            for amount in amounts
            if amount >= part.low + sum(count.low for count, _ in others)
            and all(share.exact and is_right(share.low, count.low, amount) for count, share in others)
        ),
        None,
    )


def _called(text: str, at: int, others: Sequence[Quantity]) -> Decimal | None:
    """The only count that is called as the share calls its whole: 公开栏目24个。…占栏目总数的75%."""
    name = whole_called(text, at)
    if not name:
        return None
    named = {n.low for n in others if name in text[_clause(text, n.number_start) : n.end + len(name)]}
    return named.pop() if len(named) == 1 else None


def _before(text: str, at: int, part: Quantity, sentence: Sequence[Quantity]) -> Decimal | None:
    """The one count that the sentence has before the part: 审查文件65件，提出意见的13件，占20%."""
    before = [n for n in sentence if n.end <= at and n.unit == part.unit]
    if (
        whole_called(text, at)
        or len(before) != _FEWEST
        or before[1].number_start != part.number_start
        or not before[0].exact
    ):
        return None
    whole = before[0]
    between = text[whole.end : part.number_start]
    if (
        "、" in between
        or len(_MARK.findall(between)) > 1
        or _OTHER_TIME.search(text, _clause(text, whole.number_start), at)
    ):
        return None
    return whole.low


def _clause(text: str, at: int) -> int:
    start = at
    while start > 0 and not _PIECE.match(text, start - 1):
        start -= 1
    return start
