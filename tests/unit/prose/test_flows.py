"""What came in and what went out."""

from __future__ import annotations

import pytest

from reportlint.chinese.quantities import find_quantities
from reportlint.prose.flows import flows_around


@pytest.mark.parametrize(
    ("text", "at", "signed"),
    [
        ("年初388件,经清理废止57件、新印发10件,年末341件", 1, ["-57件", "+10件"]),
        ("其中新增15项、取消5项、下放2项", 1, ["+15项", "-5项", "-2项"]),
        ("关停22个,整改5个", 0, ["-22个"]),
        ("制发3件、废止5件", 1, []),
        ("收到3件,办结5件", 1, []),
        ("新增15人、取消5项", 1, ["-5项"]),
    ],
)
def test_a_run(text: str, at: int, signed: list[str]) -> None:
    numbers = list(find_quantities(text))
    flows = flows_around(text, 0, numbers[at].number_start, numbers)
    assert [("+" if flow.sign > 0 else "-") + flow.amount.text for flow in flows] == signed
