"""Numerals are read exactly, and what is written is read back."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.chinese.numerals import format_numeral, parse_numeral, parse_roman


@pytest.mark.parametrize(
    "text, value",
    [
        ("十二", "12"), ("〇", "0"), ("两", "2"), ("一百零三", "103"), ("二〇二四", "2024"), ("二0二四", "2024"),
        ("二○二四", "2024"), ("1,234", "1234"), ("１２", "12"), ("1.2万", "12000"), ("3千", "3000"), ("3百万", "3000000"),
        ("一万二", "12000"), ("一百二", "120"), ("一百零二", "102"), ("一亿二千万", "120000000"), ("廿一", "21"),
        ("九十五点五", "95.5"), ("1亿2000万", "120000000"), ("一万零三", "10003"), ("两千", "2000"), ("-3", "-3"), (" 7 ", "7"),
        ("④", "4"), ("㊿", "50"), ("Ⅳ", "4"), ("贰拾叁", "23"), ("1，234", "1234"),
    ],
)  # fmt: skip
def test_values(text, value):
    assert parse_numeral(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "百",
        "万",
        "三五",
        "一两",
        "一百零",
        "1,23",
        "12年",
        "第三",
        "a",
        "十十",
        "千一百百",
        "一万万万点",
        "1.2.3",
        "9" * 5000,
    ],
)
def test_what_is_no_numeral_has_no_value(text):
    assert parse_numeral(text) is None


@given(st.integers(1, 9999))
def test_counting_numerals_are_read_back(number):
    assert parse_numeral(format_numeral(number, "chinese")) == number


@given(st.integers(1, 50))
def test_circled_numbers_are_read_back(number):
    assert parse_numeral(format_numeral(number, "circled")) == number


@given(st.integers(1, 3999))
def test_roman_numbers_are_read_back(number):
    assert parse_roman(format_numeral(number, "roman")) == number


@given(st.integers(0, 10**15))
def test_thousands_commas_change_nothing(number):
    assert parse_numeral(f"{number:,}") == parse_numeral(str(number)) == number


@given(st.text("〇零一二两十百千万亿点0123456789.,１，廿负-", max_size=60))
def test_any_mixture_is_read_or_refused(text):
    value = parse_numeral(text)
    assert value is None or value.is_finite()


@pytest.mark.parametrize(
    "number, style", [(0, "chinese"), (10000, "chinese"), (51, "circled"), (4000, "roman"), (1, "greek")]
)
def test_what_a_style_cannot_write_is_refused(number, style):
    with pytest.raises(ValueError, match=style):
        format_numeral(number, style)
