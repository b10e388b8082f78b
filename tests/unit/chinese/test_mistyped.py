"""Words with a slip that no list foresees, told by their neighbours."""

from __future__ import annotations

import pytest

from reportlint.chinese.mistyped import find_mistyped
from reportlint.chinese.neighbours import BORDER, FIGURE, followers, how_often, plain, unusual
from reportlint.chinese.similar import resembling


def found(text: str) -> list[tuple[str, str, str]]:
    regions = [(0, len(text))]
    return [(text[each.start : each.end], each.word, each.slip) for each in find_mistyped(text, regions)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("政府采构项目全部公开", ("采构", "采购", "sound")),
        ("对窗口工作人员进行统一管里", ("管里", "管理", "sound")),
        ("取得了明显的成郊", ("成郊", "成效", "shape")),
        ("依法严厉查处违去建设", ("违去", "违法", "shape")),
        ("进一步加强干部队伍设建", ("设建", "建设", "swapped")),
        ("各村公开水平参差不其", ("参差不其", "参差不齐", "sound")),
    ],
)
def test_a_hanzi_that_never_stands_there_for_one_that_does(text, expected):
    assert found(text) == ([expected] if expected else [])


def test_what_stands_there_twice_is_meant():
    once = "加强干部队伍设建。"
    assert found(once)
    assert found(once + "干部队伍设建。") == []


def test_a_word_that_the_document_has_elsewhere_is_likelier_meant():
    text = "经捡索没有找到。"
    assert found(text) == []
    assert found(f"{text}检索记录附后。") == [("捡索", "检索", "sound")]


def test_what_is_hardly_dearer_to_read_is_meant():
    assert found("银行贷款解决。老城区防空设施完好。") == []


@pytest.mark.parametrize(
    "text",
    [
        "企业干得规矩。",
        "由此引起的申请仍占相当比重。",
        "打毛炳文师为第三仗。",
        "确保问题真改实改、改彻底。",
        "玉符河两岸绿化",
        "装备工业二司牵头",
        "枫林渡街道办事处",
        "督促落实，办好实事",
        "",
        "一",
        "2023年abc",
    ],
)
def test_names_and_what_is_usual(text):
    assert found(text) == []


def test_a_text_of_strange_pairs_is_not_judged():
    slip = "加强干部队伍设建。"
    strange = "".join(chr(0x4E00 + 61 * i) for i in range(200))
    assert found(slip + strange) == []


def test_a_slip_does_not_reach_over_the_border_of_a_region():
    text = "加强干部队伍设建"
    assert list(find_mistyped(text, [(0, 7), (7, 8)])) == []


def test_how_often_hanzi_stand_together():
    assert how_often("公开") > how_often("公文") > how_often("公仪") == 0
    assert how_often("政府信息") > 0 == how_often("府政信息")
    assert how_often("开" + BORDER) > how_often("仪" + BORDER)
    assert how_often(FIGURE + "年") > 0
    assert unusual({"公开信", "公仪信"}) == {"公仪信"}
    assert "开" in followers("公")
    assert followers("x") == ""


def test_a_text_keeps_its_length_where_marks_and_figures_go():
    assert plain("共3件，\n办结a") == f"共{FIGURE}件{BORDER}{BORDER}办结{FIGURE}"


def test_hanzi_that_resemble_one_another_are_found_from_both_sides():
    assert "same" in resembling("纳")["那"]
    assert "same" in resembling("那")["纳"]
    assert "shape" in resembling("去")["法"]
    assert "shape" in resembling("法")["去"]
    assert "法" not in resembling("法")


@pytest.mark.parametrize(
    "text",
    [
        "倾听民声，改进作风。",
        "家国情怀融入日常。",
        "货物和服务净出口有所增长。",
        "确保问题真改实改。",
        "联系人：侯伟生，负责解读。",
    ],
)
def test_words_of_the_larger_dictionary_are_meant(text: str) -> None:
    assert list(find_mistyped(text, [(0, len(text))])) == []
