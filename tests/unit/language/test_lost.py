"""What is left of a set term that lost one character: a slip where no words can be seen in it, language everywhere else."""

from __future__ import annotations

import pytest

from reportlint.language.lost import is_at_home, is_readable
from reportlint.language.slips import find_slips, index_terms

TERMS = (
    "主动公开", "监督保障", "门户网站", "行政复议", "工作人员", "业务培训", "领导小组", "法定时限", "责任单位", "服务型政府",
    "中国特色社会主义", "办理政府信息公开申请", "政府信息公开申请", "人民法院", "公开流程",
)  # fmt: skip
INDEX = index_terms(TERMS)


def slips(text: str, cut: tuple[str, ...] = ()) -> list[str]:
    """The pieces of `text` that are a term without one character, and nothing else."""
    left = [slip for slip in find_slips(INDEX, text) if slip.slip == "missing"]
    return [text[s.start : s.end] for s in left if not is_readable(text, s, INDEX.terms, frozenset(cut))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("全年通过平台主公开信息30条。", "主公开"),
        ("五是监督障有力。", "监督障"),
        ("全年通过门户站公布。", "门户站"),
        ("被申请行政议3件。", "行政议"),
        ("工作员当天作了答复。", "工作员"),
        ("举办政务公开业务训班3期。", "业务训"),
        ("成立领小组，定期研究。", "领小组"),
        ("按照法时限答复申请人。", "法时限"),
        ("(五)督保障方面。", "督保障"),
        ("建设服型政府。", "服型政府"),
    ],
)
def test_a_piece_without_words_is_a_slip(text, found):
    assert found in slips(text)


@pytest.mark.parametrize(
    "text",
    [
        "村民主公开信息。",
        "扫除监督障碍。",
        "参加行政议事。",
        "加强业务训练。",
        "带领小组成员。",
        "违法时限内改正。",
        "推动公开工作向基层延伸。",
        "严格公开流转程序，进一步规范公开程序。",
        "申请\n行政议\n决定",
        "53件，其中人法院处理。",
    ],
)
def test_a_word_that_reaches_over_an_end_takes_it_away(text):
    assert slips(text) == []


def test_words_without_a_rest_are_language_unless_the_pack_knows_better():
    assert slips("明确任单位要求。") == []
    assert slips("由责位负责。", ("责位",)) == []
    assert slips("明确任单位要求。", ("任单位",)) == ["任单位"]


def test_a_long_term_may_go_without_what_names_go_without():
    assert slips("全年收办政府信息公开申请3件。") == []
    assert slips("坚持中国色社会主义。") == ["中国色社会主义"]


def exchanged(text: str) -> list[str]:
    """The pieces of `text` that are a term with one character for which nothing like it stands."""
    found = [slip for slip in find_slips(INDEX, text) if slip.slip == "other"]
    return [text[s.start : s.end] for s in found if not is_at_home(text, s, INDEX.terms)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("(一)主严公开。全年公开30条。", ["主严公开"]),
        ("强化监督府障工作。", ["监督府障"]),
        ("坚持中国特苹社会主义道路。", ["中国特苹社会主义"]),
        ("办理政府信息公桌申请3件。", ["办理政府信息公桌申请", "政府信息公桌申请"]),
    ],
)
def test_a_character_that_nothing_explains_is_a_slip_inside_a_term(text, found):
    assert sorted(set(exchanged(text))) == sorted(found)


@pytest.mark.parametrize(
    "text",
    [
        "业务轮训两期。",
        "主要公开事项。",
        "人民的法院。",
        "工业门户网点。",
        "全年共收办政府信息公开申请3件。",
        "責任单位、責任單位。",
    ],
)
def test_words_and_phrases_of_the_same_build_are_none(text):
    assert exchanged(text) == []
