"""Counts that a total behind them may add up, read from the begin of the sentence: 微博2206条，其中原创871条；微信915条."""

from __future__ import annotations

from reportlint.chinese import partition
from reportlint.compiled import compiled
from reportlint.prose.counted import Count, count_from
from reportlint.prose.itemised import pieces, without_brackets
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_VAGUE = compiled("(?<!^)累计|[上去前]年(?!.{0,2}结转)|另|超|以上|余|约|近|至少|含|同时|均|各|每")
_CHANGED = compiled("新增|新设|原有|注销|关停|整合|废止|撤|减")
# A verb that governs all parts is no part of the first one's name: 承办建议4件、提案6件.
_VERB = compiled(
    r"^(?:全年|全[市县区省]|本年度?|[0-9]{4} ?年度?|共|累计|我[局市县区]|依法|及时|已)*"
    r"(?:新增|承办|办理|收到|受理|开展|组织|举办|召开|发布|公开|公布|接到|接待|办结|答复|审核|完成|制发|印发|作出|实施)?(?=\p{Han}{2})"
)
_HEAD = compiled(r".*[:：]")


class Addend(NamedTuple):
    """A count before a total, and the mark before it. `vague` ones are rough or of another time, `changed` ones came or went;
    before a `preceded` one stands a count of its sort that was not read."""

    number: Count
    mark: str
    vague: bool
    changed: bool
    preceded: bool


def read_addends(text: str, low: int, high: int, kind: str) -> Sequence[Addend]:
    """The counts of `kind` in the pieces right before `high`, as far as each piece has just one.

    Comparisons and what a count is made of (其中) are passed over.
    """
    bare = without_brackets(text[low:high])
    parts: list[Addend] = []
    inside = preceded = False
    for mark, start, stop in pieces(bare):
        piece = bare[start:stop]
        if "其中" in piece:
            inside = True
        elif inside and mark not in ("、", "和", "及"):
            inside = False
        if inside or partition.is_comparison(piece):
            continue
        numbers = _counts(bare, start, stop)
        alike = [number for number in numbers if _is_alike(number.kind, kind)]
        if len(numbers) != 1 or len(alike) != 1:
            # 规划7项、公报1份、报告62份，共70份材料: what is parted by 、 from a count of another sort is of its list.
            preceded = preceded or bool(parts or alike) or (bool(numbers) and bare[stop : stop + 1] == "、")
            if numbers or any(ch.isdecimal() for ch in piece) or bare[stop : stop + 1] != "、":
                parts.clear()
            continue
        number = alike[0]
        label = _HEAD.sub("", bare[start : number.start]).strip()
        if not parts:
            label = _VERB.sub("", label)
        noun = bare[number.end : stop].strip()
        count = number._replace(start=number.start + low, end=number.end + low, label=label or noun, noun=noun)
        parts.append(
            Addend(count, mark, is_vague(number) or bool(_VAGUE.search(piece)), bool(_CHANGED.search(piece)), preceded)
        )
    return parts


def is_vague(count: Count) -> bool:
    """Whether a count leaves more open than its rounding does: 500余."""
    return count.printed.exact is None and count.value.high - count.value.low > count.value.low / 50


def _is_alike(part: str, whole: str) -> bool:
    return part == whole or (part == "人" and whole == "人次")


def _counts(bare: str, low: int, high: int) -> list[Count]:
    from reportlint.chinese.quantities import find_quantities

    found = (number for number in find_quantities(bare, low, high) if number.unit != "%")
    return [
        count_from(number)
        for number in found
        if bare[number.number_start - 1 : number.number_start] not in ("前", "第")
    ]
