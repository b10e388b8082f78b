"""Outline numbers are found at the start of a line in every usual dress, and numbers that count or measure are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.chinese.numbering import leading_marker
from reportlint.chinese.numerals import format_numeral


@pytest.mark.parametrize(
    "line, style, value, text, level",
    [
        ("一、总体情况", "一、", 1, "一、", 1),
        ("三,、收到和处理", "一、", 3, "三,、", 1),
        ("三，、收到和处理", "一、", 3, "三，、", 1),
        ("四 、政府信息", "一、", 4, "四 、", 1),
        ("一、二〇二四年工作", "一、", 1, "一、", 1),
        ("一.总体", "一.", 1, "一.", 1),
        ("（一）主动公开", "（一）", 1, "（一）", 2),
        ("(十二)主动公开", "（一）", 12, "(十二)", 2),
        ("（ 一 ）主动公开", "（一）", 1, "（ 一 ）", 2),
        ("（二）、依申请", "（一）", 2, "（二）、", 2),
        ("1.属于国家秘密", "1.", 1, "1.", 3),
        ("１．属于国家秘密", "1.", 1, "１．", 3),
        ("1、属于国家秘密", "1.", 1, "1、", 3),
        ("1.2024年的工作", "1.", 1, "1.", 3),
        ("（1）甲", "（1）", 1, "（1）", 4),
        ("2）甲", "1）", 2, "2）", 4),
        ("⑶甲", "（1）", 3, "⑶", 4),
        ("①甲", "①", 1, "①", 5),
        ("第一章 总则", "第一章", 1, "第一章", 1),
        ("第二节总则", "第一节", 2, "第二节", 2),
        ("第十条 为了", "第一条", 10, "第十条", 3),
        ("1.1 背景", "1.1", 1, "1.1", 2),
        ("1.2.3背景", "1.1", 3, "1.2.3", 3),
    ],
)
def test_markers(line, style, value, text, level):
    marker = leading_marker("\u3000 " + line)
    assert marker is not None
    assert (marker.style, marker.value, marker.text, marker.level) == (style, value, text, level)
    assert ("\u3000 " + line)[marker.start : marker.end] == text


@pytest.mark.parametrize(
    "line",
    ["1.5万人", "2024年", "10.5%", "1,234", "3件", "12345热线", "三，收到", "第二十条规定", "第二十条第（一）项", "第一季度",
     "第三方机构", "2024.1.31", "一、二级单位", "1、2月份", "三、四线城市", "（2021）", "1.2倍", "3.15活动", "1.5 万人", "12.3公里", "一是", "", "   "],
)  # fmt: skip
def test_numbers_that_number_nothing(line):
    assert leading_marker(line) is None


@given(st.integers(1, 99), st.sampled_from([("{}、", "一、"), ("（{}）", "（一）"), ("({})", "（一）")]))
def test_every_number_in_every_dress(number, dress):
    shape, style = dress
    marker = leading_marker(shape.format(format_numeral(number, "chinese")) + "工作开展情况")
    assert marker is not None
    assert (marker.style, marker.value) == (style, number)


@given(st.text("一二十第章条（）().、，,1２3 年万", max_size=12), st.integers(0, 5))
def test_a_marker_is_a_slice_of_its_line(line, pos):
    marker = leading_marker(line, pos)
    if marker is not None:
        assert pos <= marker.start < marker.end <= len(line)
        assert line[marker.start : marker.end] == marker.text
        assert marker.value > 0
