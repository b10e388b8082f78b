"""Shares worked out again from the counts of their sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.kinds.conftest import Verb

WAYS = {"share": "占[比]{pct}", "named": "率{pct}"}


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
        ("来信53件。答复40件，其中网上12件，占22.6%。", []),
        ("抽检40批次，合格39批次，合格率98.5%。", ["98.5%"]),
        ("抽检40批次，合格39批次，合格率97.5%。", []),
        ("抽检40批次，不合格1批次，合格率97.5%。", []),
        ("抽检40批次，合格39批次，整改率98.5%。", []),
        ("受理40件，办结39件，按时办结率98.5%。", []),
        ("走访40户，抽检40批次，合格39批次，合格率98.5%。", []),
    ],
)
def test_shares_and_rates_called_like_their_count(verb: Verb, text: str, found: list[str]) -> None:
    assert verb.over(text, WAYS).excerpts == found


def test_it_says_what_it_should_be_and_from_what(verb: Verb) -> None:
    (hit,) = verb.over("来信53件，其中网上12件，占32.6%。", WAYS).hits
    assert hit.values == {"found": "32.6", "expected": "22.6", "part": "12", "whole": "53"}
    assert len(hit.related) == 2


def test_mistakes_of_authors(verb: Verb) -> None:
    for value, what in (
        ({}, "nothing is worked out"),
        ({"share": "占{n}"}, "no percentage is read"),
        ({"share": "占{pct}", "bases": ["1"]}, "'parts' and 'bases' belong together"),
        ({"share": "占{pct}", "parts": {"来信": "1"}, "bases": ["1"]}, "the fact '来信' is not declared"),
    ):
        assert [problem.what for problem in verb.compile(value)[1]] == [what]
