"""Which count a percentage is a share of."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportlint.chinese.quantities import find_quantities
from reportlint.prose.whole_of import among, is_share, is_swapped


@pytest.mark.parametrize(
    ("printed", "right", "swapped"),
    [
        ("19.3", "13.888", True),
        ("13.9", "13.888", False),
        ("53.8", "58.333", True),
        ("53.8", "38.333", False),
        ("9.6", "6.9", False),
        ("100", "10", False),
    ],
)
def test_a_figure_with_two_digits_exchanged(printed: str, right: str, swapped: bool) -> None:
    assert is_swapped(Decimal(printed), Decimal(right)) is swapped


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("抽查的40件中有6件超过规定时限,", ("6件", "40件")),
        ("60个账号中,有15个季度互动量不足10次,", ("15个", "60个")),
        ("办结的12件中,公开7件、无法提供5件,公开", ("7件", "12件")),
        ("办结的12件中,公开7件、无法提供5件,各类", None),
        ("收到12件,公开7件,", None),
        ("40件中有60件,", None),
    ],
)
def test_a_whole_that_is_told_as_such(text: str, pair: tuple[str, str] | None) -> None:
    found = among(text, len(text), list(find_quantities(text)))
    assert (found and (found[0].text, found[1].text)) == pair


def test_counts_said_roughly_give_a_range() -> None:
    part, whole = find_quantities("2.1万人1.9万人")
    assert is_share(Decimal("110.5"), part, whole)
    assert not is_share(Decimal(150), part, whole)
