from __future__ import annotations

import pytest

from reportlint.chinese.doubles import is_wrong_double
from reportlint.chinese.meant import costs_more, falls_into_rare_words, is_rare_word, is_reached_over


def _at(text: str) -> int:
    return next(at for at in range(len(text) - 1) if text[at] == text[at + 1])


@pytest.mark.parametrize(
    "text",
    [
        "老人打开返回舱舱门",
        "机组更换反应堆堆芯部件",
        "自驾游游客须提前预约",
        "投放早熟河蟹蟹苗八百公斤",
        "A股股价波动",
        "你瞅瞅我，我瞅瞅你",
        "柜上摞着一沓沓“明白纸”",
        "联系人王珊珊负责登记",
        "无人机高高飞过堤坝",
        "预计2026年年中投入使用",
        "这一封封来信都有回音",
        "总体平稳稳中有进",
        "标准调整4次，次次有公告",
        "座座有名，间间有户",
        "藻类密度周周报",
        "消费券余额分分钟刷新",
        "推出“组合项目拆拆看”图解",
        "地址：沧浦市市府路1号",
        "《监狱狱务公开实施办法》",
        "白鹭亭亭玉立",
        "孩子们唱“盘盘光、碗碗净”。",
        "流量都在他的小本本上",
        "众人言之凿凿",
        "在当当网开设旗舰店",
        "丁丁来信致谢。丁丁的母亲也来了，还带着丁丁画的画。",
    ],
)
def test_a_larger_dictionary_speech_and_names_explain_two_equal_hanzi(text: str) -> None:
    assert not is_wrong_double(text, _at(text))


@pytest.mark.parametrize(
    "text",
    [
        "政府信息公公开申请",
        "由各单位统统一口径",
        "完善信息发发布机制",
        "程序上的纰漏授人以柄柄。",
        "几个部门一起坐坐下来商量",
        "被纠错的多多是程序问题",
        "一并写进勾勾稽关系说明",
        "2025年全年发布信息12条条",
        "稳稳定就业岗位",
        "公公开，",
        "对信息的查查看次数",
        "优化服服务流程",
        "，本本年度未收费",
    ],
)
def test_a_slip_is_none_of_these(text: str) -> None:
    assert is_wrong_double(text, _at(text))


@pytest.mark.parametrize(
    ("text", "written", "right", "is_dearer"),
    [
        ("促进文明互鉴与共同发展", "鉴与", "鉴于", False),
        ("自党的十八大以来", "自党", "自觉", False),
        ("进一步贯车上级要求", "贯车", "贯彻", True),
        ("把任务落识到人", "落识", "落实", True),
    ],
)
def test_what_is_meant_is_hardly_dearer_than_what_it_resembles(text, written, right, is_dearer) -> None:
    start = text.index(written)
    assert (costs_more(text, start, start + len(written), right) > 6) is is_dearer


def test_a_word_may_reach_over_what_resembles_a_term() -> None:
    assert is_reached_over("文昌航天城管理局负责", 4, 8)
    assert not is_reached_over("县城市管理局负责", 1, 6)


def test_rare_words_are_of_two_or_three_hanzi() -> None:
    assert is_rare_word("党首")
    assert is_rare_word("宣贯")
    assert not is_rare_word("舱")
    assert not is_rare_word("公公开")
    assert falls_into_rare_words("城市肌理")
    assert falls_into_rare_words("精益化管理")
    assert not falls_into_rare_words("城市官理")
