"""Which one digit makes a sum right."""

from __future__ import annotations

import pytest

from reportlint.chinese.quantities import find_quantities
from reportlint.prose.counted import Count, count_from
from reportlint.prose.digit_slips import are_exchanged, slip_of


def counts(text: str) -> list[Count]:
    return [count_from(number) for number in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "right", "exchanged"),
    [
        ("486件：执法208件、许可126件、公示80件", "280", True),
        ("468件：执法280件、许可126件、公示80件", "486", True),
        ("622条：月度406条、季度126条、年度88条", "408", False),
        ("3.2万条：机关8万条、各局2.4万条", "1", False),
        ("3.2万条：机关0.8万条、各局4.2万条", "2.4", True),
        ("500条：网站100条、微信46条", None, None),
        ("7件：网上2件、信函4件", None, None),
        ("30件：网上2件、信函4件", None, None),
    ],
)
def test_the_number_that_is_wrong(text: str, right: str | None, exchanged: bool | None) -> None:
    whole, *parts = counts(text)
    slip = slip_of(text, parts, whole)
    assert (slip.right, slip.exchanged) == (right, exchanged) if slip is not None else right is None


@pytest.mark.parametrize(
    ("one", "other", "exchanged"),
    [("862", "826", True), ("14", "41", True), ("33", "33", False), ("862", "863", False), ("10", "01", False)],
)
def test_exchanged_digits(one: str, other: str, *, exchanged: bool) -> None:
    assert are_exchanged(one, other) is exchanged
