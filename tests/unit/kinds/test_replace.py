"""A closed list: every occurrence, the longest entry, under the conditions of the entry, with a fix."""

from __future__ import annotations

import pytest

from reportlint.extend import Safety

LIST = [["布署", "部署"], {"from": "截止", "to": "截至", "needs": "截止[到]{date}", "unless": {"before": "报名"}}]


def test_every_occurrence_is_a_finding_with_a_safe_fix(verb):
    run = verb.over("布署早，布署实。", LIST)
    assert run.excerpts == ["布署", "布署"]
    assert run.fixed == "部署早，部署实。"
    assert {hit.fix.safety for hit in run.hits} == {Safety.SAFE}


def test_the_longest_entry_wins(verb):
    assert verb.over("安全生产按全", [["按全", "安全"], ["生产按全", "生产安全"]]).excerpts == ["生产按全"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("截止2024年12月31日公开五条。", ["截止"]),
        ("截止到2024年12月31日公开五条。", ["截止"]),
        ("受理截止，另行通知。", []),
        ("报名截止2024年12月31日。", []),
    ],
)
def test_conditions_belong_to_their_entry(verb, text, found):
    assert verb.over(text, LIST).excerpts == found


def test_an_entry_with_conditions_may_stand_beside_another_with_the_same_word(verb):
    words = [
        {"from": "反应", "to": "反映", "needs": "反应问题"},
        {"from": "反应", "to": "反响", "needs": "反应热烈"},
    ]
    assert [hit.values["right"] for hit in verb.over("反应问题，反应热烈，化学反应。", words).hits] == ["反映", "反响"]


def test_traditional_text_is_mended_in_its_own_script_and_never_unasked(verb):
    run = verb.over("國務院關於進壹步開發與佈署經濟區，以經開發區學會辦結。", [["以经", "已经"]])
    assert run.excerpts == ["以經"]
    assert run.fixed.endswith("已經開發區學會辦結。")
    assert run.hits[0].fix.safety is Safety.UNSAFE


def test_a_word_with_a_blank_inside_is_found_but_mended_only_when_asked(verb):
    run = verb.over("工作布 署早。", LIST)
    assert run.excerpts == ["布 署"]
    assert run.fixed == "工作部署早。"
    assert run.hits[0].fix.safety is Safety.UNSAFE


@pytest.mark.parametrize(
    ("value", "what"),
    [
        ([["布署"]], "expected a wrong word and the right one"),
        ([["布署", "布署"]], "the same as the right one"),
        ([["布署", "部署"], ["布署", "布置"]], "in the list already"),
        ([{"from": "布署"}], "the key 'to' is missing"),
        ([{"from": "布署", "to": "部署", "neds": "布署"}], "unknown key 'neds'"),
    ],
)
def test_mistakes_of_the_list_are_said(verb, value, what):
    _, found = verb.compile(value)
    assert any(what in problem.what for problem in found)
