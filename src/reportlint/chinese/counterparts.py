"""Names of two things of which who names both names all: 主办 and 会办, 线上 and 线下."""

from __future__ import annotations

from reportlint.compiled import compiled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

OWN = "原创|自采|自编|自主"
"""Words for what somebody made without a source."""
_COUNTERPARTS = tuple(
    (compiled(one), compiled(other))
    for one, other in (
        ("主办", "[会协]办"),
        ("建议", "提案"),
        ("男", "女"),
        ("线上|网上|网络", "线下|信函|当面|现场|窗口|邮寄"),
        ("自然人|个人|公民", "法人|企业|组织|单位"),
        ("省级|市级|上级", "本级|县级|区级"),
        ("永久", "(?:10|十) ?年"),
        ("胜诉", "败诉"),
        (OWN, "转载|转发"),
        ("城区|城市|城镇|市区", "农村|乡村|乡镇|县"),
        ("进口", "出口"),
        ("续建", "新建|新开工"),
        ("简易程序", "(?:普通|一般)程序"),
        ("继续有效|保留", "废止|失效"),
        ("[^目之此以当]前$", "[^以之此]后$"),
        ("境内|国内|省内|市内", "境外|国外|省外|市外"),
        ("公立|公办", "民办|私立|民营"),
        ("中央|国家级?", "地方|省级"),
        ("市政府|市本级|局机关|市局|机关", "县|区|分局|乡镇|街道|基层"),
        ("上半年", "下半年"),
        ("纸质|书面", "电子"),
        ("电脑|PC", "手机|移动端"),
        ("初次|首次", "重复|再次"),
        ("即时|当场|当日", "转办|承诺"),
        ("^有效", "^无效"),
        ("(?<!不)属实|查实", "不属实|不实|失实|查否"),
        ("^新(?:开|建|增|设)", "^(?:延续|沿用|原有|保留)"),
        ("(?<!未)超期", "未超期|按期|按时"),
    )
)


def name_both(labels: Sequence[str]) -> bool:
    """Whether the labels hold a thing and its counterpart, whatever else they hold."""
    return any(
        any(one.search(label) for label in labels) and any(other.search(label) for label in labels)
        for one, other in _COUNTERPARTS
    )


def are_counterparts(labels: Sequence[str]) -> bool:
    """Whether the labels are one thing and its counterpart: 初次信访, 重复信访."""
    return len(labels) == 2 and any(
        (one.search(labels[0]) and other.search(labels[1])) or (one.search(labels[1]) and other.search(labels[0]))
        for one, other in _COUNTERPARTS
    )
