"""Percentages of one list that make more than a hundred."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportlint.extend import Held

if TYPE_CHECKING:
    from tests.unit.kinds.conftest import Verb

VALUE = "占[比]{pct}"


@pytest.mark.parametrize(
    "text, found",
    [
        ("网上占39%，信函占23%，当面占48%。", ["39%，信函占23%，当面占48%"]),
        ("网上12件，占48.0%，信函8件，占32.0%，当面7件，占28.0%。", ["48.0%，信函8件，占32.0%，当面7件，占28.0%"]),
        ("网上占90%，信函占40%，当面占48%。", []),
        ("网上占62%，自然人占85%。", []),
        ("网上占60%，其中自然人占85%，企业占15%，信函占40%。", []),
        ("网上占62%，信函占38%，自然人占85%，企业占15%。", []),
        ("网上占39%。信函占23%。当面占48%。", []),
    ],
)
def test_lists_of_shares(verb: Verb, text: str, found: list[str]) -> None:
    assert verb.over(text, VALUE).excerpts == found


@pytest.mark.parametrize(
    "text, found",
    [
        ("优良1130家、合格58家、不合格66家，分别占90.1%、4.6%和3.5%。", ["3.5%"]),
        ("优良1130家、合格58家、不合格66家，分别占90.1%、4.6%和5.3%。", []),
        ("申请40件。征地8件、规划6件，分别占20%、15%。申请40件。征地8件、规划6件，分别占22.0%、15%。", ["22.0%"]),
        ("征地8件、规划6件，分别占20%、15%。", []),
        ("网站、公众号、公示栏的占比依次为46.8%、50.1%和8.1%。", ["46.8%、50.1%和8.1%"]),
        ("网站、公众号、公示栏的占比依次为46.8%、50.1%和3.1%。", []),
        ("三个季度的占比依次为35%、36%、38%。", []),
        ("网站、公众号的占比依次为98%、90%。", []),
    ],
)
def test_shares_told_one_after_another(verb: Verb, text: str, found: list[str]) -> None:
    assert verb.over(text, {"each": ["(分别|依次)占{pct}", "占比(分别|依次)为{pct}"]}).excerpts == found


@pytest.mark.parametrize(
    "text, defects",
    [
        ("自然人占78.4%，科研机构占17.4%，商业企业占14.1%。", ["exclusive"]),
        ("转发占64%，原创占46%。", ["exclusive"]),
        ("网上占39%，自然人占23%，公开占48%。", ["default"]),
        ("网站占58%，公众号占39%，公示栏占27%。", ["default"]),
        ("网上占64%，自然人占46%。", []),
        ("网上预约占12%，游客中省外占58%，省内占42%。", []),
        ("集中采购占52%，分散采购占38%，自行采购占20%。", ["exclusive"]),
    ],
)
def test_parts_that_exclude_one_another_are_surely_wrong(verb: Verb, text: str, defects: list[str]) -> None:
    assert [hit.defect for hit in verb.over(text, VALUE).hits] == defects


def test_each_share_may_have_been_rounded(verb: Verb) -> None:
    assert verb.over("网上占39.4%，信函占23.3%，当面占37.5%。", VALUE).outcomes == [Held()]
