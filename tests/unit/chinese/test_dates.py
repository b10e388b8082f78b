"""Dates and periods as Chinese reports write them."""

from __future__ import annotations

import calendar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.chinese.dates import calendar_has, find_dates, find_periods


@pytest.mark.parametrize(
    "text, parts",
    [
        ("2024年1月31日", (2024, 1, 31)), ("2024-01-31", (2024, 1, 31)), ("2024.1.31", (2024, 1, 31)), ("2024/1/31", (2024, 1, 31)),
        ("２０２４年１月３１日", (2024, 1, 31)), ("2024 年 1 月 31 日", (2024, 1, 31)), ("二〇二四年一月三十一日", (2024, 1, 31)),
        ("二0二四年", (2024, None, None)), ("二○二四年三月", (2024, 3, None)), ("2024年度", (2024, None, None)),
        ("2024年1月份", (2024, 1, None)), ("1月31日", (None, 1, 31)), ("十二月三日", (None, 12, 3)),
    ],
)  # fmt: skip
def test_dates(text, parts):
    (date,) = find_dates(f"于{text}。")
    assert (date.year, date.month, date.day) == parts
    assert date.valid
    assert date.complete
    assert date.text == text


@pytest.mark.parametrize("text", ["2月30日", "2023年2月29日", "2024年13月1日", "2024-04-31"])
def test_dates_that_the_calendar_does_not_have(text):
    assert [date.valid for date in find_dates(text)] == [False]


def test_a_day_without_its_word_is_incomplete():
    (date,) = find_dates("至12月31止")
    assert (date.month, date.day, date.complete) == (12, 31, False)


@pytest.mark.parametrize(
    "text", ["五年", "三个月", "2024", "2024.1", "192.168.1.1", "十二月票", "202412月31日", "5月1号线", "〔2024〕1号"]
)
def test_what_is_no_date(text):
    assert list(find_dates(text)) == []


@given(st.integers(1900, 2099), st.integers(1, 12), st.integers(1, 31))
def test_validity_is_that_of_the_calendar(year, month, day):
    assert calendar_has(year, month, day) == (day <= calendar.monthrange(year, month)[1])


@pytest.mark.parametrize(
    "text, omitted",
    [
        ("自2024年1月1日起至12月31日止", True), ("自2024年1月1日起，至2024年12月31日止", False), ("2024年1月1日—12月31日", True),
        ("2024年1月1日-2024年12月31日", False), ("从2024年1月1日开始到2024年12月31日", False), ("2024-01-01至2024-12-31", False),
        ("由2024.1.1-2024.12.31", False), ("2024年1月1日至12月31止", True),
        ("自 2024 年 1 月 1 日\n起至 2024 年 12 月 31 日止", False),
    ],
)  # fmt: skip
def test_the_year_of_a_report(text, omitted):
    (period,) = find_periods(f"统计期限为{text}。")
    assert (period.since.year, period.since.month, period.since.day) == (2024, 1, 1)
    assert (period.until.year, period.until.month, period.until.day) == (2024, 12, 31)
    assert (period.year_omitted, period.reversed, period.text) == (omitted, False, text)


@pytest.mark.parametrize(
    "text, years", [("2021—2025年", (2021, 2025)), ("2019-2020年度", (2019, 2020)), ("2021年至2025年", (2021, 2025))]
)
def test_ranges_of_years(text, years):
    (period,) = find_periods(text)
    assert (period.since.year, period.until.year) == years


def test_months_without_second_year():
    (period,) = find_periods("2024年1月至12月")
    assert (period.until.year, period.until.month) == (2024, 12)


def test_a_reversed_period_is_told():
    (period,) = find_periods("2010-01-01至2009-12-31")
    assert period.reversed


def test_two_dates_side_by_side_are_no_period():
    assert list(find_periods("2024年1月31日，2024年12月1日")) == []


@given(st.text("二〇0一1九2年月日至-—自止起度 十", max_size=30))
def test_spans_are_slices(text):
    spans = [(item.start, item.end, item.text) for item in find_dates(text)]
    spans += [(item.start, item.end, item.text) for item in find_periods(text)]
    for start, end, written in spans:
        assert text[start:end] == written
