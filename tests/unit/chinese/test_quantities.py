"""Numbers with units as intervals; words, dates, codes and ranges are none."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.chinese.quantities import NUMBER, find_quantities
from reportlint.chinese.units import COUNT_UNITS, UNITS, convert_unit


def only(text):
    (quantity,) = find_quantities(text)
    return quantity


@pytest.mark.parametrize(
    "text, value, unit",
    [
        ("共收到3件，", "3", "件"), ("1,234条", "1234", "条"), ("１２篇", "12", "篇"), ("1，234件", "1234", "件"),
        ("十二件", "12", "件"), ("一百二十三件", "123", "件"), ("两次", "2", "次"), ("4.34%", "4.34", "%"), ("5％", "5", "%"),
        ("百分之五", "5", "%"), ("百分之九十五点五", "95.5", "%"), ("千分之三", "3", "‰"), ("10个百分点", "10", "个百分点"),
        ("12.5万元", "12.5", "万元"), ("3亿元", "3", "亿元"), ("3萬元", "3", "万元"), ("20个工作日", "20", "个工作日"),
        ("146批次", "146", "批次"), ("84家共建单位", "84", "家"), ("3起诉讼案件", "3", "起"), ("2件事项", "2", "件"), ("3個", "3", "个"),
        ("2024年3次", "3", "次"), ("其中一件", "1", "件"), ("节约355元", "355", "元"), ("预约12人", "12", "人"),
    ],
)  # fmt: skip
def test_exact_quantities(text, value, unit):
    quantity = only(text)
    assert (quantity.low, quantity.high, quantity.exact, quantity.unit) == (Decimal(value), Decimal(value), True, unit)


@pytest.mark.parametrize(
    "text, low, high",
    [
        ("3.2万人次", "31500", "32500"), ("约100件", "90", "110"), ("100件左右", "90", "110"), ("5500余份", "5500", "5600"),
        ("68余条", "68", "69"), ("近100件", "90", "100"), ("超过100件", "100", "110"), ("逾300人", "300", "330"),
        ("5万余人", "50000", "60000"), ("100多万元", "100", "200"), ("100万多元", "1000000", "2000000"), ("二十余件", "20", "30"),
        ("不超过5个", "0", "5"), ("90%以上", "90", "Infinity"), ("不少于3次", "3", "Infinity"), ("近百分之九十", "81", "90"),
        ("1亿2000万元", "119995000", "120005000"), ("约3.2万件", "28300", "35700"),
    ],
)  # fmt: skip
def test_intervals(text, low, high):
    quantity = only(text)
    assert (quantity.low, quantity.high, quantity.exact) == (Decimal(low), Decimal(high), False)
    assert quantity.text == text


@pytest.mark.parametrize(
    "text",
    ["三审三校", "12345热线", "96871平台", "一是", "第三方", "四个意识", "“两个维护”", "一网通办", "2024年", "0573-82521234", "邮编314000",
     "〔2021〕30号", "第711号", "5-10件", "5至10件", "5%-10%", "一次性告知", "每一项", "最多跑一次", "一件事一次办", "数十件", "上百个", "三五件",
     "5部门联合", "2项目", "第3次", "前3名", "A12件", "5G", "24×7小时", "2024-01-31", "12:30", "三分之一", "十四届全国人大二次会议", "±5%",
     "1.12项工作", "3件至5件", "3件～5件", "1 236条", "1万2千余条"],
)  # fmt: skip
def test_what_is_no_quantity(text):
    assert list(find_quantities(text)) == []


def test_the_step_is_one_of_the_last_printed_digit():
    assert [only(text).step for text in ("35件", "4.34%", "3.2万人", "百分之九十五点五")] == [
        Decimal(1),
        Decimal("0.01"),
        Decimal(1000),
        Decimal("0.1"),
    ]


@given(st.integers(2, 10**7), st.sampled_from([unit for unit in COUNT_UNITS if unit != "号线"]))
def test_any_count_with_any_unit(number, unit):
    text = f"全年共办理{number}{unit}，"
    quantity = only(text)
    assert (quantity.low, quantity.high, quantity.unit) == (number, number, unit)
    assert text[quantity.number_start : quantity.number_end] == str(number)


@given(
    st.lists(st.sampled_from([*"一二十百万亿12０３.,，点第约近余多左右以上共其-至：", *UNITS[:30]]), max_size=25).map(
        "".join
    )
)
def test_a_quantity_is_a_slice_and_an_interval(text):
    last = 0
    for quantity in find_quantities(text):
        assert text[quantity.start : quantity.end] == quantity.text
        assert quantity.start <= quantity.number_start < quantity.number_end <= quantity.end
        assert quantity.low <= quantity.high
        assert quantity.number_start >= last
        last = quantity.number_end


def test_a_part_of_a_text_is_searched_in_place():
    text = "收到3件，办结12件"
    assert [quantity.start for quantity in find_quantities(text, 5)] == [7]
    assert list(find_quantities(text, 0, 3)) == []


def test_the_number_pattern_can_be_embedded():
    import regex

    assert regex.search(f"收到(?P<n>{NUMBER})件", "共收到1,234件")["n"] == "1,234"
    assert regex.search(f"(?P<n>{NUMBER})", "5-10") is None


def test_units_convert_where_they_can():
    assert convert_unit(Decimal("12.5"), "万元", "元") == 125000
    assert convert_unit(Decimal(3), "亿元", "万元") == 30000
    assert convert_unit(Decimal(3), "件", "件") == 3
    with pytest.raises(ValueError, match="件"):
        convert_unit(Decimal(3), "件", "元")
