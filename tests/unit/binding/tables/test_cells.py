"""What people put into cells, and how labels are compared."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportlint.binding.cells import guess, looks_like_value, parse_cell
from reportlint.binding.grid import CellState
from reportlint.binding.labels import Measure, declared_key, key, without_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", "0"), ("12", "12"), ("1,234", "1234"), ("1 234", "1234"), ("１２", "12"), ("12，345", "12345"), ("0件", "0"),
        ("251000元", "251000"), ("6944.93", "6944.93"), ("-1", "-1"), ("−3", "-3"), ("+2", "2"), (" 7 ", "7"), ("3.5万元", "3.5"),
    ],
)  # fmt: skip
def test_numbers(text, value) -> None:
    assert parse_cell(text) == (CellState.NUMBER, Decimal(value))
    assert looks_like_value(text)


@pytest.mark.parametrize("text", ["", "  ", "/", "-", "—", "——", "－", "无", "\u3000"])
def test_signs_for_nothing(text) -> None:
    assert parse_cell(text) == (CellState.BLANK, None)


@pytest.mark.parametrize(
    ("text", "meant"), [("O", "0"), ("l", "1"), ("〇", "0"), ("1O", "10"), ("见附表", ""), ("三", ""), ("1 2", "12")]
)
def test_what_is_no_number(text, meant) -> None:
    assert parse_cell(text) == (CellState.BAD, None)
    assert guess(text) == meant


@pytest.mark.parametrize("text", ["8T3", "2б", "1з", "4S"])
def test_a_letter_in_the_place_of_a_digit_is_a_spoilt_value(text) -> None:
    assert parse_cell(text) == (CellState.BAD, None)
    assert looks_like_value(text)


@pytest.mark.parametrize("text", ["规章", "3.其他", "第4页", "3.", "总计", "2024年", "5G", "3D", "T3", "A4纸"])
def test_labels_are_no_values(text) -> None:
    assert not looks_like_value(text)


def test_keys_know_neither_marks_nor_blanks() -> None:
    assert key("（三）不予 公开") == declared_key("(三)不予公开") == "三不予公开"
    assert without_number("（七）总计") == without_number("3.总计") == without_number("三、总计") == "总计"
    assert without_number("三安全一稳定") == "三安全一稳定"


def test_likeness() -> None:
    measure = Measure("2其他法律行政法规禁止公开")
    assert measure.common("2其他法律行政止公开") == 10
    assert measure.likeness("2其他法律行政法规禁止公开") == 1
    assert measure.likeness("2其他法律行政止公开") > 0.8
    assert measure.likeness("1信访举报投诉类申请") < 0.2
    assert measure.likeness("") == 0
    assert Measure("行政处罚").likeness("行政强制") == 0.5
    assert Measure("重复申请").likeness("请申复重") < 0.5
