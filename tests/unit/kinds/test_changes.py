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
