"""What came in and what went out between two times: 年初388件，废止57件、新印发10件，年末341件."""

from __future__ import annotations

from reportlint.compiled import compiled
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.chinese.quantities import Quantity

_CAME = "新增|新建|新印发|新制发|新制定|新纳入|新开通|新认定|转入|纳入|增补|迁入|恢复"
_WENT = (
    "关停|注销|废止|撤并|撤销|撤除|合并|退出|取消|下放|核减|迁出|删除|清退|整合掉|归并|失效|停用|清理|淘汰|销号|核销"
)
_FLOW = compiled(rf"(?:(?P<came>{_CAME})|(?P<went>{_WENT}))\p{{Han}}{{0,4}}$")
_HEAD = compiled(r"[,:。;)、(]")
_JOINED = compiled(r"[,、和及;]?[^,:。;()0-9]{0,10}")


class Flow(NamedTuple):
    """An amount that came in (`sign` 1) or went out (-1)."""

    sign: int
    amount: Quantity


def flows_around(text: str, low: int, at: int, numbers: Sequence[Quantity]) -> list[Flow]:
    """The run of amounts around the one that stands at `at`, each with a word for coming or going; empty if it has none, or
    if something else is joined to the run (制发3件、废止5件)."""
    flows = [_flow(text, low, number) for number in numbers]
    here = next((index for index, number in enumerate(numbers) if number.number_start == at), None)
    if here is None or flows[here] is None:
        return []
    first = last = here
    while first > 0 and flows[first - 1] is not None and _is_next(text, numbers[first - 1], numbers[first]):
        first -= 1
    while last + 1 < len(numbers) and flows[last + 1] is not None and _is_next(text, numbers[last], numbers[last + 1]):
        last += 1
    if first > 0 and numbers[first - 1].unit == numbers[first].unit:
        between = text[numbers[first - 1].end : numbers[first].number_start]
        if "、" in between and _JOINED.fullmatch(between):
            return []
    return [flow for flow in flows[first : last + 1] if flow is not None]


def is_flow(lead: str) -> bool:
    """Whether the words right before an amount say that it came in or went out."""
    return _FLOW.search(lead) is not None


def _flow(text: str, low: int, number: Quantity) -> Flow | None:
    start = max([low, *(match.end() for match in _HEAD.finditer(text, low, number.number_start))])
    match = _FLOW.search(text, start, number.number_start)
    return None if match is None else Flow(1 if match["came"] else -1, number)


def _is_next(text: str, one: Quantity, other: Quantity) -> bool:
    return one.unit == other.unit and _JOINED.fullmatch(text, one.end, other.number_start) is not None
