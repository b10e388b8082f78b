"""Which count a percentage is a share of, where the words or the digits tell: 40件中有6件……占15%, and 13.9% printed as 19.3%."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from reportlint.compiled import compiled
from reportlint.prose.growth import exponent

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlint.chinese.quantities import Quantity

_AMONG = compiled(r"[^,。;:0-9]{0,10}?(?:当中|之中|中|里)(?=[,:有仅只0-9]|\p{Han})")
_NAME = compiled(r"\p{Han}{2,8}$")
_CALLED = compiled(r"占(?:全部|所有|全[县市区镇乡省年])?(?P<name>(?!申请|信息|件|数)\p{Han}{2,8}?)(?:总|的)")
_NEXT_POINT = compiled(r"[;。,][(]?(?:[0-9]{1,2}[)、.]|[一二三四五六七八九十][)是、]|第[一二三四五六七八九十])")
_SHORTEST = 3
"""Digits from which on a swapped pair tells: with two of them any figure is somebody's swap."""


def is_share(printed: Decimal, part: Quantity, whole: Quantity) -> bool:
    """Whether a printed share may be that of the two counts, either of which may be said roughly (2.1万人)."""
    step = Decimal(1).scaleb(exponent(printed))
    return part.low * 100 / whole.high - step <= printed <= part.high * 100 / whole.low + step


def among(text: str, at: int, numbers: Sequence[Quantity]) -> tuple[Quantity, Quantity] | None:
    """The part and the whole of a share at `at` where the whole is told as such: 抽查的40件中有6件超过时限，占15%.

    `numbers` are those of the sentence. Of several parts the one is meant that stands right before the share or has its name
    (予以公开占53.8%); None where neither tells.
    """
    before = [n for n in numbers if n.end <= at and n.unit != "%" and n.exact]
    called = whole_called(text, at)
    for whole in reversed(before):
        lead = _AMONG.match(text, whole.end, at)
        if lead is None or whole.low <= 0 or _NEXT_POINT.search(text, whole.end, at):
            continue
        if called and called not in text[whole.end : lead.end() + len(called)]:
            # 7个海关中发布最多的1个占关区总量的41%: of another whole.
            continue
        parts = [n for n in before if n.number_start >= lead.end() and n.unit == whole.unit]
        part = parts[0] if len(parts) == 1 and not _NAME.search(text, parts[0].end, at) else meant(text, at, parts)
        return (part, whole) if part is not None and part.low <= whole.low else None
    return None


def whole_called(text: str, at: int) -> str:
    """How a share that begins at `at` calls its whole (占栏目总数的), or nothing."""
    match = _CALLED.match(text, at)
    return match["name"] if match is not None else ""


def meant(text: str, at: int, parts: Sequence[Quantity]) -> Quantity | None:
    """The count that stands right before a share at `at`, or the only one of its name."""
    if not parts:
        return None
    if not text[parts[-1].end : at].strip(" ,、("):
        return parts[-1]
    name = _NAME.search(text, parts[-1].end, at)
    named = [part for part in parts if name and text.endswith(name[0], 0, part.number_start)]
    return named[0] if len(named) == 1 else None


def swapped_share(printed: Decimal, part: Decimal, wholes: Iterable[Decimal]) -> Decimal | None:
    """The whole whose share has the printed digits, two neighbours of them exchanged."""
    return next((whole for whole in wholes if whole >= part > 0 and is_swapped(printed, part * 100 / whole)), None)


def is_swapped(printed: Decimal, right: Decimal) -> bool:
    """Whether a figure is the right one with two neighbouring digits exchanged: 19.3 for 13.9."""
    step = Decimal(1).scaleb(exponent(printed))
    figures = _digits(printed, step)
    return len(figures) >= _SHORTEST and any(
        _exchanged(figures, _digits(right.quantize(step, rounding), step)) for rounding in (ROUND_HALF_UP, ROUND_DOWN)
    )


def _digits(value: Decimal, step: Decimal) -> str:
    return str(int(value / step))


def _exchanged(one: str, other: str) -> bool:
    if len(one) != len(other):
        return False
    apart = [at for at in range(len(one)) if one[at] != other[at]]
    return (
        len(apart) == 2
        and apart[1] == apart[0] + 1
        and one[apart[0]] == other[apart[1]]
        and one[apart[1]] == other[apart[0]]
    )
