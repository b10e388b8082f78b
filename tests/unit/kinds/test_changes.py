"""A change against the two counts that it lies between."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportlint.extend import Held

if TYPE_CHECKING:
    from tests.unit.kinds.conftest import Verb

VALUE = [
    "较上年的{from=n:u}(增加|减少){by=n:u}",
    "由{from=n:u}增加到{to=n:u}，增加{by=n:u}",
    "预算{from=n:u}，中标{to=n:u}，节约{by=n:u}",
    "{from=n:u}…，已…{to=n:u}，还有{by=n:u}",
    "由{from=pct}提高到{to=pct}，提高{by=n:个百分点}",
]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("来信23件，较上年的20件增加3件。", []),
        ("来信23件，较上年的20件增加4件。", ["4件"]),
        ("来信17件，较上年的20件增加3件。", ["3件"]),
        ("来信17件，较上年的20件减少3件。", []),
        ("由120人增加到180人，增加50人。", ["50人"]),
        ("预算4120万元，中标3865万元，节约355万元。", ["355万元"]),
        ("预算4120万元，中标3865万元，节约255万元。", []),
        ("全市80个站点上图，已上图64个，还有26个。", ["26个"]),
        ("全市80个站点上图，已上图64个，还有16个。", []),
        ("由96.5%提高到97.9%，提高1.4个百分点。", []),
        ("由96.5%提高到97.9%，提高1.5个百分点。", []),
        ("由96.5%提高到97.9%，提高2.4个百分点。", ["2.4个百分点"]),
    ],
)
def test_a_change(verb: Verb, text: str, found: list[str]) -> None:
    run = verb.over(text, VALUE)
    assert run.excerpts == found
    assert bool(found) or run.outcomes == [Held()]


@pytest.mark.parametrize(
    "text",
    [
        "来信23件、来访12件，较上年的20件增加9件。",
        "来信近23件，较上年的20件增加9件。",
        "接待23人，较上年的20件增加9件。",
        "其中来信23件，较上年的20件增加9件。",
        "由3.2万人增加到180人，增加50人。",
    ],
)
def test_nobody_can_tell(verb: Verb, text: str) -> None:
    assert verb.over(text, VALUE).outcomes == []


ALONE = ["(增加|减少|提高){by=n:u}", "(新增|废止|取消){by=n:u}", "第{from=n:位}升至第{to=n:位}，前进{by=n:位}"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("来信78件，上年65件，增加13件。来信78件，上年65件，增加31件。", ["31件"]),
        ("来信78件，上年为95件，增加17件。", ["17件"]),
        ("得92.4分，比上年提高3.1分（上年89.3分）。得92.4分，比上年提高1.3分（上年89.3分）。", ["1.3分"]),
        ("年初38件，废止7件、新增10件，年末41件。年初38件，废止7件、新增10件，年末44件。", ["7件"]),
        ("由386项调整为394项，其中新增15项。由386项调整为394项，新增15项。", ["15项"]),
        ("由第9位升至第5位，前进4位。由第9位升至第5位，前进5位。", ["5位"]),
        ("来信1873件，其中网上562件，比上年447件增加115件。", []),
        ("来信1873件，其中网上652件，比上年447件增加115件。", ["115件"]),
        ("来信1873件，其中网上60件，比上年47件增加115件。", []),
        ("由68家增加到75家，年均增加1家。", []),
        ("由2.1万人增至2.6万人，增加0.5万人。由2.1万人增至2.6万人，增加0.8万人。", ["0.8万人"]),
    ],
)
def test_counts_that_their_words_name(verb: Verb, text: str, found: list[str]) -> None:
    assert verb.over(text, ALONE).excerpts == found


def test_a_change_must_be_read(verb: Verb) -> None:
    (problem,) = verb.compile("由{from=n:u}增加")[1]
    assert problem.what == "no change is read"
