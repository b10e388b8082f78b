"""How many things are announced, against those listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.kinds.conftest import Verb

POINTS = {"said": ["以下{n:个}方面", "主要有{n}点"], "ordinal": "{ordinal}是"}
PARTS = {"said": "{n}[个]部分", "names": ["总体情况", "收支[情况]", "(存在的问题|不足)", "下一步打算"]}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("做好以下三个方面：一是甲；二是乙。", ["三个"]),
        ("做好以下两个方面：一是甲；二是乙；三是丙。", ["两个"]),
        ("主要有3点。一是甲。二是乙。", ["3"]),
        ("做好以下两个方面：一是甲；二是乙。", []),
        (
            "做好以下三个方面的工作，其中要求很多，情况各不相同，需要长期坚持才能看到实际的成效并且不断加以总结。一是甲；二是乙。",
            [],
        ),
        ("做好以下三个方面：甲、乙、丙。", []),
        ("做好以下三个方面：一是甲；三是丙。", []),
        ("做好以下两个方面：一是甲；二是乙。一是丙；二是丁；三是戊。", []),
        ("做好以下三个方面：一是甲；二是乙。\n三是丙。", []),
    ],
)
def test_points_behind_a_number(verb: Verb, text: str, found: list[str]) -> None:
    assert verb.over(text, POINTS).excerpts == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("报告由总体情况、收支情况、下一步打算四部分组成。", ["四"]),
        ("报告分三个部分：总体情况、收支、存在的问题和下一步打算。", ["三"]),
        ("报告由总体情况、收支情况、不足和下一步打算四部分组成。", []),
        ("报告由总体情况、收支情况等四部分组成。", []),
        ("报告由总体情况、收支情况、不足、下一步打算等三部分组成。", ["三"]),
        ("报告由总体情况、收支情况、下一步打算等四部分组成。", ["四"]),
        ("报告由总体情况、收支情况、不足等四部分组成。", []),
        ("报告由总体情况、下一步打算等四部分组成。", []),
        ("报告由总体情况、人员情况、收支情况四部分组成。", []),
        ("报告由总体情况、总体情况、收支情况四部分组成。", []),
        ("报告共四部分。", []),
    ],
)
def test_names_beside_a_number(verb: Verb, text: str, found: list[str]) -> None:
    assert verb.over(text, PARTS).excerpts == found


def test_both_numbers_and_the_points_are_told(verb: Verb) -> None:
    (hit,) = verb.over("做好以下三个方面：一是甲；二是乙。", POINTS).hits
    assert hit.values == {"said": 3, "found": 2, "difference": 1}
    assert len(hit.related) == 2


def test_a_pattern_must_read_a_number(verb: Verb) -> None:
    _, problems = verb.compile({"said": "几个部分"})
    assert [problem.what for problem in problems] == ["no number is read"]
