"""Dates that lost a sign, and numbers beside 日 that are something else."""

from __future__ import annotations

import pytest

from reportlint.chinese.broken_dates import find_broken_dates


@pytest.mark.parametrize(
    "text, found, missing",
    [
        ("自202412月31日起", "202412月31日", "年"),
        ("2024年1220日召开会议", "2024年1220日", "月"),
        ("于2024年3月5召开会议", "2024年3月5", "日"),
        ("2024年1月1日至12月31。", "12月31", "日"),
        ("从2024 1月1日起", "2024 1月1日", "年"),
        ("至2024年1231日止", "2024年1231日", "月"),
        ("自2024年131日起", "2024年131日", "月"),
        ("落款2025年222日\n", "2025年222日", "月"),
        ("自2024年31日起", "2024年31日", "月"),
        ("发布于20241231日", "20241231日", "年、月"),
        ("数据截至12年31日。", "12年31日", "月"),
        ("期限为 2023 11日到1231日", "2023 11日", "年、月"),
        ("自202411日起", "202411日", "年、月"),
        ("截至2024年12月31止", "2024年12月31", "日"),
        ("截至12月31止", "12月31止", "日"),
        ("截至2024年 月 日", "2024年 月 日", "数字"),
        ("截至2024年3月  日", "2024年3月  日", "数字"),
    ],
)
def test_dates_that_lost_a_sign(text: str, found: str, missing: str) -> None:
    (broken,) = find_broken_dates(text)
    assert (text[broken.start : broken.end], broken.missing) == (found, missing)


@pytest.mark.parametrize(
    "text",
    [
        "2024年1月31日",
        "开展2024年100日攻坚行动",
        "2024年30日内办结",
        "2024年120日行动，",
        "5月1至3日值守",
        "2024年5月1至3日",
        "国办发〔202412月〕",
        "202401期",
        "2024年12月份",
        "2024年3月日均访问量",
        "共202412件",
        "2024.12.31",
        "电话2024123",
        "任职12年31日",
    ],
)
def test_what_may_mean_something_else(text: str) -> None:
    assert list(find_broken_dates(text)) == []


def test_the_date_under_a_document_lost_its_last_sign() -> None:
    (broken,) = find_broken_dates("清河县水利局\n2024年1月18\n")
    assert (broken.start, broken.end, broken.missing) == (7, 16, "日")
    assert list(find_broken_dates("截至\n2024年1月18\n日，公开信息30条。")) == []
    assert list(find_broken_dates("2024年1月18\u3000日\n")) == []
