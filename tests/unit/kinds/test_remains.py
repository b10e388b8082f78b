"""What is left of a count, against the count and what is done of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.kinds.conftest import Verb

VALUE = {
    "rest": ["(剩余|其余|保留|未办结|还有|尚有){n:u}", "{n:u}(在办|不合格)", "净增{n:u}"],
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
        ("覆盖126个村中的117个，还有6个村未建。覆盖126个村中的117个，还有9个村未建。", ["6个"]),
        ("计划扫描4万页，办结1.2万页，尚有8.2万页。计划扫描4万页，办结1.2万页，尚有2.8万页。", ["8.2万页"]),
        ("小区86个，开工86个，完工79个，其余3个跨年。", []),
        ("小区86个，完工79个，其余3个跨年。", ["3个"]),
        ("4个栏目注销2个，保留22个。", []),
        ("发现问题96个，平均每家2个；整改88个，剩余9个。", ["9个"]),
        ("11个县有7个办结，还有3个测试，1个明年启动。", []),
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
