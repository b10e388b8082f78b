"""What is left of a count, against the count and what is done of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.kinds.conftest import Verb

VALUE = {
    "rest": ["(剩余|其余|保留|未办结){n:u}", "{n:u}(在办|不合格)", "净增{n:u}"],
    "done": "(整改|办结|注销|合格|删除)",
}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("发现问题31个，整改28个，剩余5个限期完成。", ["5个"]),
        ("发现问题31个，整改28个，剩余3个限期完成。", []),
        ("成立小组3个，发现问题31个，整改28个，剩余5个。", ["5个"]),
        ("成立小组3个，发现问题31个，整改28个，剩余3个。", []),
        ("来信1893封，办结1871封，办结率98.8%，32封在办。", ["32封"]),
        ("抽检60批次，合格58批次，4批次不合格。", ["4批次"]),
        ("47个村未接入。已整改21个，其余36个明年完成。", ["36个"]),
        ("新增目录38条，删除15条，净增33条。新增目录38条，删除15条，净增23条。", ["33条"]),
        ("收到20件，上年结转2件，办结18件，未办结4件。", []),
        ("发现31个，整改25个，移送3个，剩余3个。", []),
        ("发现31个，涉及12个，其余5个正常。", []),
        ("发现约31个，整改28个，剩余5个。整改28个，剩余5个。", []),
        ("发现28个，整改31个，剩余5个。", []),
    ],
)
def test_what_is_left(verb: Verb, text: str, found: list[str]) -> None:
    assert verb.over(text, VALUE).excerpts == found


def test_it_says_what_should_be_left(verb: Verb) -> None:
    (hit,) = verb.over("发现问题31个，整改28个，剩余5个。", VALUE).hits
    assert hit.values == {"whole": "31", "part": "28", "expected": "3", "found": "5个"}


def test_a_rest_without_a_number(verb: Verb) -> None:
    (problem,) = verb.compile({"rest": "剩余", "done": "办结"})[1]
    assert problem.what == "no number is read"
