"""Ratios in words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportlint.prose.ratios import ratio_in_words, share_in_words


@pytest.mark.parametrize(
    ("said", "yes", "no"),
    [
        ("是上年的1.52倍", "1.52", "1.6"),
        ("是上年的三倍", "3.1", "3.6"),
        ("增长1.5倍", "2.5", "1.5"),
        ("翻了一番", "2.05", "1.8"),
        ("翻两番", "4", "2"),
        ("翻番", "2", "2.6"),
        ("增长两成", "1.2", "1.3"),
        ("增长近两成", "1.18", "1.22"),
        ("下降三成多", "0.67", "0.75"),
        ("减少一半", "0.5", "0.7"),
        ("下降三分之一", "0.66", "0.5"),
    ],
)
def test_later_by_earlier(said: str, yes: str, no: str) -> None:
    ratio = ratio_in_words(said)
    assert ratio is not None
    assert ratio.low <= Decimal(yes) <= ratio.high
    assert not ratio.low <= Decimal(no) <= ratio.high


@pytest.mark.parametrize(
    ("said", "yes", "no"),
    [("占四成", "41", "48"), ("约占三分之二", "66", "55"), ("占近四分之一", "24", "27"), ("过半", "52", "47")],
)
def test_shares(said: str, yes: str, no: str) -> None:
    share = share_in_words(said)
    assert share is not None
    assert share.low <= Decimal(yes) <= share.high
    assert not share.low <= Decimal(no) <= share.high


@pytest.mark.parametrize("said", ["占全部", "成效", "占五分之六", "增长两倍"])
def test_no_share(said: str) -> None:
    assert share_in_words(said) is None
