"""So much for each of so many, against the total."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.kinds.conftest import Verb

VALUE = ["每{text}{n:u}", "各{n:u}", "各{text}{n:u}"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("抽查4轮，每轮抽查50份，共抽查250份。", ["250份"]),
        ("抽查4轮，每轮抽查50份，共抽查200份。", []),
        ("抽查4轮，每轮抽查50份，共发现问题23份。", []),
        ("抽查4轮，每轮不少于50份，共抽查230份。", []),
        ("检查6个司法所，每所抽查10份，共70份。", ["70份"]),
        ("检查6个司法所。每所抽查10份，共70份。", ["70份"]),
        ("检查6个司法所。每所抽查10份，共60份。", []),
        ("监督员26名（每个社区2名），覆盖12个社区。", ["26名"]),
        ("监督员24名（每个社区2名），覆盖12个社区。", []),
        ("7个站各设1名，计9名。", ["9名"]),
        ("14个科室各1名，另有3个单位各1名，共17名。", []),
        ("监督员12名，4个中队各联系4名。", ["12名"]),
        ("手册200份，12个社区各10份。", []),
        ("培训3期，每期2天，共培训210人。", []),
        ("每月1期，共9期。", []),
        ("公告11项，收到意见共36条，平均每项3.3条。", []),
        ("3月、5月各2件，共8件。", []),
        ("培训4期，每期45人，累计180人次。培训4期，每期54人，累计180人次。", ["180人次"]),
        ("扶助648人，每人每年600元，共发放38.88万元。扶助648人，每人每年600元，共发放28.88万元。", ["28.88万元"]),
        ("小区86个。每个小区公示3次，累计公示285次。", ["285次"]),
        ("全年举办24期，每月2期。全年举办42期，每月2期。", ["42期"]),
        ("自5月起举办16期，每月2期。举办42期，每月2期。", []),
        ("检查12个单位，每个单位抽查10份，共抽查118份（有2个单位不足10份）。", []),
        ("举办8场，每场60人，共480人，上年2场120人。", []),
    ],
)
def test_products(verb: Verb, text: str, found: list[str]) -> None:
    assert verb.over(text, VALUE).excerpts == found


def test_it_says_what_it_should_be_and_from_what(verb: Verb) -> None:
    (hit,) = verb.over("抽查4轮，每轮抽查50份，共抽查250份。", VALUE).hits
    assert hit.values == {"number": "4", "each": "50份", "expected": "200", "found": "250份"}


def test_a_pattern_without_a_number_is_a_mistake(verb: Verb) -> None:
    assert [problem.what for problem in verb.compile(["每{text}"])[1]] == ["no number is read"]
