"""Growth against last year's document: difference, rate, direction and base, each where both years say it in the same words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportlint.kinds.grown import _GROWTH, _fits


def read(text: str) -> dict[str, str | None]:
    match = _GROWTH.match(text)
    assert match is not None, text
    return dict(match.groupdict())


@pytest.mark.parametrize(
    ("said", "fits"),
    [
        ("，比上年增加38条", True),
        ("，较2023年增加38条，增长19.2%", True),
        ("，同比增长19.19%", True),
        ("，同比增长19.1%", True),
        ("，比去年多38条", True),
        ("（比上年的198条增加38条", True),
        ("，比上年增加28条", False),
        ("，同比增长12.9%", False),
        ("，比上年减少38条", False),
        ("，较2023年增加38条，增长12.9%", False),
        ("，比上年的189条增加38条", False),
        ("，同比下降19.2%", False),
    ],
)
def test_what_is_said_of_198_and_236(said: str, fits: bool) -> None:
    assert _fits(Decimal(236), Decimal(198), "条", read(said)) is fits


@pytest.mark.parametrize("said", ["。比上年增加38条", "，其中比上年增加38条", "，比年初增加38条", "，增加38条"])
def test_other_growth_is_not_read(said: str) -> None:
    assert _GROWTH.match(said) is None


def test_growth_from_nothing_has_no_rate() -> None:
    assert _fits(Decimal(3), Decimal(0), "条", read("，比上年增加3条"))
    assert not _fits(Decimal(3), Decimal(0), "条", read("，同比增长100%"))
