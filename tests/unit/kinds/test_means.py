"""How much falls to each, against the two counts it follows from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.kinds.conftest import Verb

VALUE = ["平均每{text}{n:u}", "(人均|日均|月均)[访问]{n:u}"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("培训6期，参训360人次，平均每期66人次。", ["66人次"]),
        ("培训6期，参训360人次，平均每期60人次。", []),
        ("9个所27名人员参训，平均每所4名。9个所27名人员参训，平均每所3名。", ["4名"]),
        ("案例4批24个，平均每批6个。", []),
        ("培训6期、讲座2期，参训360人次，平均每期45人次。", []),
        ("参训360人次，平均每期66人次。", []),
        ("投放26期，播放91万次，平均每期5.3万次。投放26期，播放91万次，平均每期3.5万次。", ["5.3万次"]),
        ("全年访问73万次，日均访问3000次。全年访问73万次，日均访问2000次。", ["3000次"]),
        ("全年开馆342天，接待访问96.3万次，日均访问2816次。", []),
        ("自4月以来全年访问73万次，日均访问3000次。上半年访问73万次，日均访问3000次。", []),
        ("全年接听14400个，月均2100个。全年接听14400个，月均1200余个。", ["2100个"]),
    ],
)
def test_means(verb: Verb, text: str, found: list[str]) -> None:
    assert verb.over(text, VALUE).excerpts == found


def test_it_says_what_the_counts_give(verb: Verb) -> None:
    (hit,) = verb.over("培训6期，参训360人次，平均每期66人次。", VALUE).hits
    assert hit.values == {"amount": "360人次", "number": "6期", "expected": "60", "found": "66人次"}


def test_a_mean_without_a_number(verb: Verb) -> None:
    (problem,) = verb.compile("平均每")[1]
    assert problem.what == "no number is read"
