"""Percentages whose whole the words name, or whose digits betray it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.kinds.conftest import Verb

VALUE = {
    "share": "占{pct}",
    "told": ["占全部…{n:u}的{pct}", "完成计划…{n:u}的{pct}", "率为{pct}（{part=n:件}/{whole=n:件}）"],
    "rate": "率{pct}",
}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("抽查的40件中有6件超过时限，占12%。", ["12%"]),
        ("抽查的40件中有6件超过时限，占15%。", []),
        ("公开80件。抽查的40件中有6件超过时限，占7.5%。", []),
        ("抽查的40件中，网站6件、微信9件超过时限，占12%。", []),
        ("19件申请中，招生8件、经费5件，占68.4%。60个账号中，15个超期，比上年减少5个，占25%。", []),
        ("网上办理275项，占全部302项的93.1%。", ["93.1%"]),
        ("网上办理275项，现场办理400项，占全部302项的93.1%。", []),
        ("公开298条，完成计划260条的114.6%。公开298条，完成计划260条的116.4%。", ["116.4%"]),
        ("纠正率为13.3%（2件/15件），败诉率为13.3%（3件/15件）。", ["13.3%"]),
        ("公开120份，网站21份，占15.7%。", ["15.7%"]),
        ("公开120份，网站21份，占15.2%。", []),
        ("公开1402件，纠错174件，纠错率14.2%。公开1402件，退回174件，纠错率14.2%。", ["14.2%"]),
        ("网上31件，占93%。", []),
    ],
)
def test_shares_of_a_whole(verb: Verb, text: str, found: list[str]) -> None:
    assert verb.over(text, VALUE).excerpts == found
