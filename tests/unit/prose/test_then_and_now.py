"""Which two counts a change lies between."""

from __future__ import annotations

import pytest

from reportlint.chinese.quantities import find_quantities
from reportlint.prose.then_and_now import then_and_now


def _pair(text: str, change: str, unit: str, *, flows: bool = False) -> tuple[str, str, bool] | None:
    start = text.index(change)
    numbers = list(find_quantities(text))
    found = then_and_now(text, numbers, (start, start + len(change)), unit, 2024, flows=flows)
    return None if found is None else (found.then.text, found.now.text, found.sure)


@pytest.mark.parametrize(
    ("text", "change", "unit", "pair"),
    [
        ("收到78件,上年65件,增加13件", "增加13件", "件", ("65件", "78件", True)),
        ("公布12件,去年同期15件,减少3件", "减少3件", "件", ("15件", "12件", True)),
        ("年初512户,年末488户,净减24户", "净减24户", "户", ("512户", "488户", True)),
        ("由93个精简至71个,减少22个", "减少22个", "个", ("93个", "71个", True)),
        ("得92.4分,比上年提高3.1分(上年89.3分)", "提高3.1分", "分", ("89.3分", "92.4分", True)),
        ("占63.8%,提高8.6个百分点,上年为55.2%", "提高8.6个百分点", "个百分点", ("55.2%", "63.8%", True)),
        ("较上年末的402人增加51人,达到453人", "增加51人", "人", ("402人", "453人", True)),
        ("公开2478条,较2020年(1652条)增长50%,较2023年(2065条)增长20%", "20%", "", ("2065条", "2478条", True)),
        ("公开1873条,其中招生562条,比上年447条增加115条", "增加115条", "条", ("447条", "562条", False)),
        ("追回416元,家均8元,比上年的325元增加90元", "增加90元", "元", ("325元", "416元", False)),
        ("公开1536条,月均128条,较上年月均104条提升23.1%", "23.1%", "", ("104条", "128条", True)),
    ],
)
def test_the_words_tell(text: str, change: str, unit: str, pair: tuple[str, str, bool]) -> None:
    assert _pair(text, change, unit) == pair


@pytest.mark.parametrize(
    ("text", "change", "unit"),
    [
        ("收到78件,上年结转5件,增加13件", "增加13件", "件"),
        ("收到78件,2024年65件,增加13件", "增加13件", "件"),
        ("收到78件,比2021年增加13件(上年65件)", "增加13件", "件"),
        ("累计公开780条,上年651条,增加13条", "增加13条", "条"),
        ("收到78件,上年65人,增加13件", "增加13件", "件"),
        ("收到78件;上年65件,增加13件", "增加13件", "件"),
        ("收到78件,增加13件", "增加13件", "件"),
        ("追回416元,家均8元,同比(2023年325元)增加91元", "增加91元", "元"),
        ("由54万亿元增加到82万亿元,年均增长7.1%", "7.1%", ""),
        ("由175元增加到450元,扣除物价因素增长86.9%", "86.9%", ""),
        ("参保率从91%提高到95%,低保标准提高8个百分点", "提高8个百分点", "个百分点"),
        ("参保率从91%提高到95%,分别提高8个百分点", "提高8个百分点", "个百分点"),
    ],
)
def test_nobody_can_tell(text: str, change: str, unit: str) -> None:
    assert _pair(text, change, unit) is None


def test_flows_between_or_before_the_counts() -> None:
    assert _pair("年初38件,废止5件,年末33件", "废止5件", "件", flows=True) == ("38件", "33件", True)
    assert _pair("废止5件,由上年末的38件减至33件", "废止5件", "件", flows=True) == ("38件", "33件", True)
