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


def test_each_share_may_have_been_rounded(verb: Verb) -> None:
    assert verb.over("网上占39.4%，信函占23.3%，当面占37.5%。", VALUE).outcomes == [Held()]
