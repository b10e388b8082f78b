"""All of what is told for each: 每轮50份，共200份, and before it 24名（每个社区2名）."""

from __future__ import annotations

from reportlint.chinese.units import unit_class
from reportlint.compiled import compiled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.chinese.quantities import Quantity

_ALL = compiled(
    r"[^0-9。;]{0,12}?[,)、]?(?:一共|总共|合计|共计|总计|累计|(?<!公)共(?![同享建青产性治])|计(?![划算]))(?P<what>\p{Han}{0,6}?)(?=[0-9])"
)
_EXPLAINED = compiled(r"\([^()]{0,30}(?:不足|不满|除|因|取消|未|有[0-9一二两三四五六]|其中)")
_PAID = frozenset("发放 兑付 拨付 支付 支出 补贴 发放补贴 发放资金 拨付资金 兑现 减免".split())
_SUMMED = compiled("累计")
_MARK = compiled(r"[,;:。()]")
_OTHER = compiled("另|余|除|加上|连同|其中|不含|上年|去年|历年|多年来|约|[^人]以上|至少|最多|不少于|不低于")


def are_alike(one: Quantity, other: Quantity) -> bool:
    """Whether two amounts are of one kind: 45人 and 180人次, 600元 and 388.8万元."""
    return unit_class(one.unit)[0].removesuffix("次") == unit_class(other.unit)[0].removesuffix("次")


def total_after(text: str, low: int, each: Quantity, numbers: Sequence[Quantity]) -> Quantity | None:
    """The total that follows an amount, if it is told of the same."""
    lead = _ALL.match(text, each.end)
    if lead is None or _OTHER.search(lead[0]) or len(_MARK.findall(lead[0])) > 2:
        return None
    total = next((n for n in numbers if n.number_start == lead.end()), None)
    if total is not None and _EXPLAINED.match(text, total.end):
        return None  # 每个单位10份，共118份（有2个单位不足10份）
    if total is None or total.start != total.number_start or not are_alike(each, total):
        return None
    # 每轮抽查50份，共发现问题23份 is a total of something else.
    is_paid = unit_class(each.unit)[0] == "元" and lead["what"] in _PAID
    return total if is_paid or set(lead["what"]) <= set(text[low : each.number_start]) else None


def total_before(text: str, low: int, said: tuple[int, Quantity], numbers: Sequence[Quantity]) -> Quantity | None:
    """The total right before an amount that ends its clause: 聘请监督员24名（每个社区2名）, 12名，4个中队各3名."""
    start, each = said
    if (
        text[each.end : each.end + 1] not in tuple(",。;)\n")
        or _OTHER.search(text, low, each.end)
        or _SUMMED.search(text, low, start)
    ):
        return None
    before = [n for n in numbers if n.end <= start and are_alike(each, n)]
    if not before or not before[-1].exact:
        return None
    total = before[-1]
    if len(_MARK.findall(text[total.end : start])) != 1 or any(
        n.unit == each.unit for n in numbers if n.start >= each.end
    ):
        return None
    return total
