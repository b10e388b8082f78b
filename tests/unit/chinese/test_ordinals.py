"""Ordinals count points only where a clause begins."""

from __future__ import annotations

import pytest

from reportlint.chinese.ordinals import LAST, find_ordinals


def found(text):
    return [(item.family, item.value) for item in find_ordinals(text)]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("一是甲；二是乙，三是丙。十二是丁", [("是", 1), ("是", 2), ("是", 3), ("是", 12)]),
        ("措施：  一是甲", [("是", 1)]),
        ("他说：“一是甲。”二是乙", [("是", 1), ("是", 2)]),
        ("第一，甲。第二、乙；第三：丙", [("第", 1), ("第", 2), ("第", 3)]),
        ("首先，甲；其次，乙；再次，丙；最后，丁", [("首先", 1), ("首先", 2), ("首先", 3), ("首先", LAST)]),
        ("一要加强，二要改进", [("要", 1), ("要", 2)]),
        ("要求：（1）甲；（2）乙；①丙", [("（1）", 1), ("（1）", 2), ("①", 1)]),
        ("（一）主动公开。(二)依申请公开。", [("（一）", 1), ("（一）", 2)]),
        ("其一是甲；其二，乙", [("其", 1), ("其", 2)]),
        ("第一，第三方评估；第二，培训", [("第", 1), ("第", 2)]),
        ("要求：1、甲；2.乙；3.5万元", [("1.", 1), ("1.", 2)]),
    ],
)
def test_points_are_counted(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    ["统一是基础", "唯一是他", "重点之一是甲", "其中其一", "万一是真", "增长1.2倍，2、3月", "附表1、5.3万", "全省第一，较上年", "第一季度", "第一时间", "第一项", "第二十条",
     "第一批", "第一、二季度", "第一、第二产业", "第一，第二产业", "最后一公里", "再次强调", "三要素", "第二十条第（一）项", "附件（1）", "星期二是周二"],
)  # fmt: skip
def test_words_that_only_look_like_it(text):
    assert found(text) == []


def test_a_forgotten_mark_is_told():
    (item,) = find_ordinals("提升服务二是加强监督")
    assert (item.value, item.clause_start, item.start, item.end) == (2, False, 4, 6)
    assert [(item.value, item.clause_start) for item in find_ordinals("工作中一是甲，二是乙")] == [
        (1, False),
        (2, True),
    ]


def test_a_part_of_a_text_is_searched_in_place():
    text = "一是甲；二是乙"
    assert [(item.start, item.clause_start) for item in find_ordinals(text, 4, 7)] == [(4, True)]
