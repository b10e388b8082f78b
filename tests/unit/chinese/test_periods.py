"""Periods that make up a year."""

from __future__ import annotations

import pytest

from reportlint.chinese.periods import make_a_year


@pytest.mark.parametrize(
    "labels",
    [
        ["上半年公开", "下半年公开"],
        ["一季度", "二季度", "三季度", "四季度"],
        ["前三季度", "第四季度"],
        ["1月至6月", "7月至12月"],
        ["1-4月", "5-8月", "9-12月"],
        ["前三次共", "第四次"],
        ["第一期", "第二期", "第三期"],
    ],
)
def test_a_whole_year(labels: list[str]) -> None:
    assert make_a_year(labels)


@pytest.mark.parametrize(
    "labels",
    [
        ["上半年公开"],
        ["上半年", "第四季度"],
        ["下半年", "上半年"],
        ["一季度", "二季度", "三季度"],
        ["1月至6月", "8月至12月"],
        ["第二期", "第三期"],
        ["网站", "微信"],
    ],
)
def test_no_whole_year(labels: list[str]) -> None:
    assert not make_a_year(labels)
