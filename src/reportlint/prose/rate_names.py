"""What a rate is called, and which counts are called like it: 合格57份 and 不合格3份 beside 合格率95%."""

from __future__ import annotations

from reportlint.compiled import compiled
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.chinese.quantities import Quantity

_MARK = compiled(r"[,;:。()、]")
_NAME = compiled(r"\p{Han}{2,8}$")
_TAIL = compiled(r"[^,;:。()、0-9]*")
_HEAD = compiled(r"[0-9][^0-9]?|[^其集]中(?![小标央介高低])")
_FEW = 8
"""Characters that may stand between a count and its rate, where only one character ties them to one another."""
_QUALIFIED = compiled("按[时期]|及时|限时|如期|提前|当[场日]|网上|线上|线下|一次|首次|主动|集中")
_OF_OTHERS = compiled("全年|平均|总体|综合|增|降|减|[长幅]|点击|阅读|转载|打开|比|同|差错")
_EACH = compiled(r"(?:每[^0-9,;。、]{1,4}|均[^0-9,;。、]{0,2})$")
_BOTH = compiled("满意度?[和及、与]")
"""满意和基本满意729份 is one count."""
_NOT_SUCH = compiled("基本|上年|去年|累计|同比|分别|率|计划|目标")
_NOT = ("不", "未", "无", "没", "非", "待")
_DUE = ("应", "拟", "共", "总", "需", "须")
_DEGREE = "度"
_ONLINE = frozenset({"线上", "网上"})
_OFFLINE = ("线下", "窗口", "现场")
_PRESENT = ("实到", "实际到", "到会", "参加", "参会")
_ALSO: dict[str, tuple[str, ...]] = {
    "执行": ("支出", "使用"),
    "优良": ("优秀", "良好"),
    **dict.fromkeys(("出席", "到会", "参会", "出勤", "参训", "到课"), _PRESENT),
}
"""Rates whose part has another name: 预算8万元，实际支出7.3万元，执行率91.3%."""
_SUMS = frozenset({"优良"})
_OF_FAULTS = compiled("问题|隐患|不合格|线索|意见|反馈|发现|不足|错|建议|任务|事项|风险")
_MENDED = frozenset({"整改"})
_FILLER = compiled(
    r"其中|完成|全部|已经?|均|共计?|合计|约|年内|全年|年底前?|截至|目前|实际|实|有|为|了|的|达到?|到位|发现|查出|检出|得到|予以|并|"
    r"和?基本|回收|收回|参加|接受|按[时期月季周日]|(?:在|通过|经|向|被|由)\p{Han}{0,10}$|[0-9一二三四五六七八九十两]|[\s“”\"]|满|通过"
)


class RateName(NamedTuple):
    """The last characters of a name, what else qualifies it, and where 率 stands."""

    stem: str
    qualifier: str
    at: int

    @property
    def is_sum(self) -> bool:
        """Whether all counts of its names together are the part: 优秀12个、良好25个，优良率88.1%."""
        return self.stem in _SUMS

    @property
    def needs_faults(self) -> bool:
        """Whether only what is amiss can be its whole: of 300 firms that were visited nobody says how many had to mend."""
        return self.stem in _MENDED


def name_at(text: str, low: int, at: int) -> RateName | None:
    """The name of the rate whose 率 stands at `at`; None for those that compare or average, if no count has the whole of that name."""
    match = _NAME.search(text, max(low, at - 8), at)
    if match is None:
        return None
    name = match[0]
    qualifier = _QUALIFIED.search(name)
    stem = name[-3:] if name[-3:-2] in _NOT else name[-2:]
    if _OF_OTHERS.search(name) and name not in text[low : match.start()]:
        return None
    return RateName(stem, qualifier[0] if qualifier else "", at)


def parts_of(text: str, low: int, counts: Sequence[Quantity], name: RateName) -> list[Quantity]:
    """The counts that have the name of a rate, or stand right before it and share a character with it.

    What stands before another rate is told with that: 省厅采用212条，采用率15.3%；市局采用405条，采用率29.2%.
    """
    other = text.rfind("%", low, name.at)
    parts = [count for count in counts if count.number_start > other and _is_called(text, low, count, name)]
    both = name.qualifier not in _ONLINE or any(is_opposite(text, low, count, name) for count in counts)
    return [count for count in parts if both or name.stem in _label(text, low, count)]


def _is_called(text: str, low: int, count: Quantity, name: RateName) -> bool:
    label = _label(text, low, count)
    if (
        _NOT_SUCH.search(_BOTH.sub("满意", label).replace("满意基本满意", "满意"))
        or name.qualifier not in label
        or label.startswith(_DUE)
    ):
        return False
    at = label.find(name.stem)
    if at >= 0:
        return label[at - 1 : at] not in (*_NOT, *_DUE) and not label.startswith(_DEGREE, at + len(name.stem))
    if name.qualifier in _ONLINE:
        return True  # 线上58.4万笔 beside 线下11.6万笔 needs no verb
    between = text[count.end : name.at]
    beside = count.end <= name.at and len(_MARK.findall(between)) == 1 and len(between) <= _FEW
    if not (beside or count.number_start > name.at) or any(ch.isdecimal() for ch in between):
        return any(word in label for word in _ALSO[name.stem]) if name.is_sum else False
    also = any(word in label for word in _ALSO.get(name.stem, ())) or _abbreviates(name.stem, label)
    return (also or bool(_shared(name, label))) and not set(label) & set(_NOT)


def is_each(text: str, low: int, count: Quantity) -> bool:
    """Whether a count is told of each, or a mean: 平均每期40批次."""
    return _EACH.search(text[max(low, count.start - _FEW) : count.start]) is not None


def is_opposite(text: str, low: int, count: Quantity, name: RateName) -> bool:
    """Whether a count is what the part is not: 不合格3份, and 线下11.6万笔 of a rate 线上."""
    label = _label(text, low, count)
    if name.qualifier in _ONLINE:
        return any(word in label for word in _OFFLINE)
    return any(no + name.stem in label for no in _NOT)


def says_nothing_new(text: str, low: int, part: Quantity, name: RateName) -> bool:
    """Whether the words of a part only name the rate: 办结投诉48件 is of complaints that nobody counted."""
    label = _label(text, low, part)
    if name.stem not in label and (name.qualifier or _abbreviates(name.stem, label)):
        return True
    shared = _shared(name, label)
    words = [name.stem, name.qualifier] if name.stem in label else list(_ALSO.get(name.stem, ()))
    if shared and name.stem not in label:
        words.extend(compiled(rf"\p{{Han}}?[{shared}]\p{{Han}}?").findall(label))
    pieces = [label]
    for word in filter(None, words):
        pieces = [each for piece in pieces for each in piece.split(word)]
    around = text[low : _head(text, low, part.number_start)]
    left = [word for piece in pieces for word in _FILLER.sub(" ", piece).split()]
    return all(set(each) <= set(name.stem) or each in around for each in left)


def own_words(text: str, low: int, whole: Quantity, part: Quantity) -> bool:
    """Whether a whole is told as something amiss."""
    return _OF_FAULTS.search(text, _head(text, low, whole.number_start), max(whole.end, part.number_start)) is not None


def _shared(name: RateName, label: str) -> str:
    return "".join(ch for ch in name.stem if ch in label and ch not in _NOT)


def _abbreviates(stem: str, label: str) -> bool:
    """Whether the name is made of the first characters of what the label says: 参学 of 参加线上学习."""
    first = label.find(stem[0])
    return len(stem) == 2 and 0 <= first < label.find(stem[1], first)


def _label(text: str, low: int, count: Quantity) -> str:
    """The words of a count: what its clause has before it and behind it."""
    tail = _TAIL.match(text, count.end)
    return text[_head(text, low, count.number_start) : count.number_start] + (tail[0] if tail else "")


def _head(text: str, low: int, at: int) -> int:
    starts: list[int] = [match.end() for match in _MARK.finditer(text, low, at)]
    start: int = max([low, *starts])
    # 60个村中更新的41个: the words of the second count begin behind the first.
    inner: list[int] = [match.end() for match in _HEAD.finditer(text, start, at - 1)]
    return max([start, *inner])
