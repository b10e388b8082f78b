"""Rates that are called by what was counted right before them: 抽检1040批次，合格1019批次，合格率97.98%."""

from __future__ import annotations

from reportlint.compiled import compiled
from reportlint.language.growth import is_right

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from reportlint.chinese.quantities import Quantity

_MARK = compiled(r"[,;:。()、]")
_NAME = 2
"""Characters before 率 that say what it is a rate of."""
_WHOLES = 2
"""So many counts may stand before a part whose rate has its whole name: 计划3200人，录取3186人，报到2974人，报到率93.3%."""
_OF_OTHERS = compiled(
    r"(?:按[时期]|及时|限时|如期|提前|当[场日]|网上|线上|全年|平均|总体|综合|[增降]|长|幅|点击|阅读|转载|打开).{0,4}$"
)
_NOT_SUCH = compiled("[不未无没]|基本|上年|去年|累计|同比|分别|率")


def named_rate(
    text: str, low: int, at: int, printed: Decimal, numbers: Sequence[Quantity]
) -> tuple[Quantity, Quantity] | bool | None:
    """The part and the whole of a rate whose 率 stands at `at`, if they do not give it; True if some counts do.

    None where nobody can tell: the count right before the rate is not called like it, or too many wholes stand before that.
    `numbers` are the counts of the sentence from `low`, in order.
    """
    counts = [number for number in numbers if number.unit != "%" and number.exact]
    if len(counts) < 2 or printed == 100:
        return None
    part = counts[-1]
    between = text[part.end : at]
    clause = text[_clause(text, low, part.number_start) : part.number_start]
    # 按期办结1351件，按期办结率99.5%: the whole name again.
    name = between.strip(",、(;")
    same = len(name) >= _NAME and clause.endswith(name)
    if not same and _OF_OTHERS.search(text, max(low, at - 8), at):
        return None
    stem = text[max(low, at - _NAME) : at]
    if len(_MARK.findall(between)) != 1 or len(between) > 8 or any(ch.isdecimal() for ch in between):
        return None
    if not set(stem) & set(clause) or _NOT_SUCH.search(clause):
        return None
    wholes = [number for number in counts[:-1] if number.unit == part.unit and number.low > 0]
    if any(is_right(each, part.low, whole.low) for whole in wholes for each in (printed, 100 - printed)):
        return True
    if (
        not wholes
        or wholes[-1].low < part.low
        or len(wholes) > (_WHOLES if same else 1)
        or len(counts) > len(wholes) + 1
    ):
        return None
    if len(_MARK.findall(text, wholes[-1].end, part.number_start)) != 1:
        return None
    return part, wholes[-1]


def _clause(text: str, low: int, at: int) -> int:
    starts: list[int] = [match.end() for match in _MARK.finditer(text, low, at)]
    return max([low, *starts])
