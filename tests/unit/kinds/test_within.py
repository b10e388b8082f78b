"""A count that cannot be more than another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportlint.extend import Held

if TYPE_CHECKING:
    from tests.unit.kinds.conftest import Verb

ACCEPTED = "(征集|提出)…{whole=n:u}，[…]采纳{part=n:u}"
RATED = "受理…{whole=n:u}，办结{part=n:u}，办结率{rate=pct}"
VILLAGES = "抽查{whole=n:个}{text}，有{part=n:个}"


@pytest.mark.parametrize(
    ("text", "pattern", "found"),
    [
        ("征集意见53条，采纳61条。", ACCEPTED, ["61条"]),
        ("征集意见53条，经研究采纳61条。", ACCEPTED, ["61条"]),
        ("征集意见53条，采纳53条。", ACCEPTED, []),
        ("征集意见53条，采纳61则。", "征集…{whole=n:条}，采纳{part=n:则}", ["61则"]),
        ("受理工单12件，办结15件，办结率99%。", RATED, ["15件"]),
        ("抽查30个村，有35个村公示不足。", VILLAGES, ["35个"]),
        ("提出资金3万元，采纳4000元。", "提出…{whole=n:万元}，采纳{part=n:元}", []),
    ],
)
def test_a_part_against_its_whole(verb: Verb, text: str, pattern: str, found: list[str]) -> None:
    run = verb.over(text, pattern)
    assert run.excerpts == found
    assert bool(found) or run.outcomes == [Held()]


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("征集意见53条、建议12条，采纳61条。", "建议…{whole=n:u}，采纳{part=n:u}"),
        ("受理工单12件，办结15件，办结率125%。", RATED),
        ("抽查30个村，有35个问题。", VILLAGES),
        ("征集意见53条，采纳61人。", "征集…{whole=n:条}，采纳{part=n:人}"),
    ],
)
def test_what_may_be_more_says_nothing(verb: Verb, text: str, pattern: str) -> None:
    assert verb.over(text, pattern).outcomes == []


def test_both_sides_are_told(verb: Verb) -> None:
    hit = verb.over("征集意见53条，采纳61条。", ACCEPTED).hits[0]
    assert hit.values == {"whole": "53", "part": "61", "difference": "8", "unit": "条"}
    assert [each.span.start for each in hit.related] == [4]


def test_both_counts_have_to_be_named(verb: Verb) -> None:
    assert verb.compile("征集{n:u}，采纳{part=n:u}")[1]
