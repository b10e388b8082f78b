"""Percentages worked out again from the counts of their sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.kinds.conftest import Verb

WAYS = {"share": "占[比]{pct}", "change": "(增加|减少){n:u}", "rate": "(增长|下降){pct}"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("来信53件，其中网上12件，占32.6%。", ["32.6%"]),
        ("来信53件，其中网上12件，占22.6%。", []),
        ("来信53件，其中信函41件，占77.3%。", []),
        ("来信53件，其中网上12件，占23%。", []),
        ("来信53件，其中网上12件（占22.7%）、信函41件（占77.9%）。", ["77.9%"]),
        ("来信53件，其中网上12人，占32.6%。", []),
        ("来信约53件，其中网上12件，占32.6%。", []),
        ("来信53件。其中网上12件，占32.6%。", []),
        ("来信53件、来访7件，其中网上12件，占32.6%。", []),
        ("来信12件，增加3件，增长33.3%。", []),
        ("来信12件，增加3件，增长25%。", ["25%"]),
        ("来信12件，减少3件，下降20%。", []),
        ("来信12件，减少3件，下降25%。", ["25%"]),
        ("上年来信12件，增加3件，增长25%。", []),
        ("来信12件，增加3件，网上来信增长25%。", ["25%"]),
        ("来信12件，增加3人，增长25%。", []),
        ("来信3件，增加3件，增长100%。", []),
        ("增加3件，增长25%。", []),
    ],
)
def test_shares_and_rates(verb: Verb, text: str, found: list[str]) -> None:
    assert verb.over(text, WAYS).excerpts == found


def test_it_says_what_it_should_be_and_from_what(verb: Verb) -> None:
    (hit,) = verb.over("来信12件，增加3件，增长25.5%。", WAYS).hits
    assert hit.values == {"found": "25.5", "expected": "33.3", "part": "3", "whole": "9"}
    assert len(hit.related) == 2


def test_mistakes_of_authors(verb: Verb) -> None:
    for value, what in (
        ({}, "nothing is worked out"),
        ({"share": "占{n}"}, "no percentage is read"),
        ({"rate": "增长{pct}"}, "'change' and 'rate' belong together"),
    ):
        assert [problem.what for problem in verb.compile(value)[1]] == [what]
