"""Brackets, title marks and quotation marks: half a pair is found, everything that only looks like half a pair is not."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

PAIRS = "（）()《》〈〉“”‘’〔〕【】"


@pytest.mark.parametrize(
    ("text", "defect", "at"),
    [
        ("收到53件（其中网上12件，信函41件。", "unclosed", 5),
        ("根据公开条例》要求编制。", "unopened", 6),
        ("依据《条例（试行》）办理。", "crossed", 9),
        ("规范“三公“经费公开。", "unclosed", 5),
        ("规范”三公”经费公开。", "unopened", 2),
        ("某政办〔2024）5号。", "unclosed", 3),
    ],
)
def test_half_a_pair_is_found_at_its_mark(verb, text, defect, at):
    hits = verb.over(text, PAIRS).hits
    assert (defect, at) in [(hit.defect, hit.span.start) for hit in hits]


def test_a_crossing_is_one_finding_with_its_opening_mark(verb):
    hits = verb.over("依据《条例（试行》）办理。", PAIRS).hits
    assert [hit.defect for hit in hits] == ["crossed"]
    assert hits[0].related[0].span.start == 5


@pytest.mark.parametrize(
    "text",
    [
        "《关于印发〈要点（2024年版）〉的通知》（某政办〔2024〕5号）",
        "公开目录（2024年版)已更新",
        "1）健全制度；2）加强培训；a)审核；一）发布",
        "第一段it’s好",
        "笑一笑:)很好",
        "修改为：“第一条 依法公开。\n“第二条 及时答复。”\n以上为原文。",
        "修改为：“第一条 依法公开。“第二条 及时答复。”以上为原文。",
        "修改为：“第一条 分两项：\n（一）公开；\n（二）答复。\n“第二条 施行。”",
        "本级部门（含派出机构、\n直属单位）均已公开。",
        "（2010年通过\n2015年修正\n2018年修正\n2021年修正\n2023年修正）\n正文。",
    ],
)
def test_what_only_looks_like_half_a_pair_is_left_alone(verb, text):
    assert verb.over(text, PAIRS).hits == []


def test_cells_of_a_flattened_table_close_over_their_lines(verb):
    text = "项目 | 数量 | 备注\n部分公开（区分处理的，只计这一情 | 0 | 1\n形，不计其他情形） | 2 | 3\n总计 | 4 | 5\n"
    assert verb.over(text, PAIRS, ("body", "cells")).hits == []


def test_partners_are_named_in_the_width_of_the_mark(verb):
    assert verb.over("共收到(其中网上", PAIRS).hits[0].values == {"mark": "(", "partner": ")"}


def test_a_row_of_marks_that_are_no_pairs_is_a_mistake(verb):
    _, found = verb.compile("（》")
    assert "no row of pairs" in found[0].what


def _wrapped(opening, inner, after):
    return opening + inner + dict(zip("（《【〔", "）》】〕", strict=True))[opening] + after


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    text=st.recursive(
        st.text("甲乙，", max_size=4), lambda inner: st.builds(_wrapped, st.sampled_from("（《【〔"), inner, inner)
    )
)
def test_nested_pairs_are_balanced(verb, text):
    assert verb.over(text, PAIRS).hits == []


def test_one_quotation_over_paragraphs_closes_though_another_one_opens_soon_after(verb):
    text = "一、第一条修改为：\n“第一条 甲。\n乙。\n丙。\n丁。”\n二、第二条修改为：\n“第二条 戊。\n己。\n庚。\n辛。”\n"
    assert verb.over(text, "“”").hits == []
