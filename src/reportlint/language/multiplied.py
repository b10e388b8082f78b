"""All of what is told for each: 每轮50份，共200份, and before it 24名（每个社区2名）."""

from __future__ import annotations

from reportlint.compiled import compiled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.chinese.quantities import Quantity

_ALL = compiled(
    r"[^0-9。;]{0,12}?[,)、]?(?:一共|总共|合计|共计|总计|(?<!公)共(?![同享建青产性治])|计(?![划算]))(?P<what>\p{Han}{0,6}?)(?=[0-9])"
)
_MARK = compiled(r"[,;:。()]")
_OTHER = compiled("另|余|除|加上|连同|其中|不含|上年|去年|累计|约|[^人]以上|至少|最多")


def total_after(text: str, low: int, each: Quantity, numbers: Sequence[Quantity]) -> Quantity | None:
    """The total that follows an amount, if it is told of the same."""
    lead = _ALL.match(text, each.end)
    if lead is None or _OTHER.search(lead[0]) or len(_MARK.findall(lead[0])) > 2:
        return None
    total = next((n for n in numbers if n.number_start == lead.end()), None)
    if total is None or not total.exact or total.unit != each.unit:
        return None
    # 每轮抽查50份，共发现问题23份 is a total of something else.
    return total if set(lead["what"]) <= set(text[low : each.number_start]) else None


def total_before(text: str, low: int, said: tuple[int, Quantity], numbers: Sequence[Quantity]) -> Quantity | None:
    """The total right before an amount that ends its clause: 聘请监督员24名（每个社区2名）, 12名，4个中队各3名."""
    start, each = said
    if text[each.end : each.end + 1] not in tuple(",。;)\n") or _OTHER.search(text, low, each.end):
        return None
    before = [n for n in numbers if n.end <= start and n.unit == each.unit]
    if not before or not before[-1].exact:
        return None
    total = before[-1]
    if len(_MARK.findall(text[total.end : start])) != 1 or any(
        n.unit == each.unit for n in numbers if n.start >= each.end
    ):
        return None
    return total
