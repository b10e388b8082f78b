"""Script folds one to one; glosses of readings are told from other brackets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.chinese.common import is_common, mean_commonness
from reportlint.chinese.pinyin import find_glosses, is_syllable, syllables
from reportlint.chinese.script import to_simplified, traditional_share

TRADITIONAL = "清河市數據局認真貫徹落實條例，圍繞中心工作，強化政務公開，積極回應社會關切，於著作中"
SIMPLIFIED = "清河市数据局认真贯彻落实条例，围绕中心工作，强化政务公开，积极回应社会关切；乾隆、於某、著作、瞭望、后台"


def test_traditional_text_folds_to_simplified():
    assert to_simplified("數據局認真貫徹落實") == "数据局认真贯彻落实"


@given(st.text())
def test_the_fold_keeps_the_length(text):
    assert len(to_simplified(text)) == len(text)


def test_the_share_tells_the_scripts_apart():
    assert traditional_share(TRADITIONAL) > 0.9
    assert traditional_share(SIMPLIFIED) == 0
    assert traditional_share("人口 12") == 0
    assert 0.2 < traditional_share(SIMPLIFIED + TRADITIONAL) < 0.8


def test_the_table_of_syllables_is_about_complete():
    assert 400 <= len(syllables()) <= 425
    assert all(map(is_syllable, "zhuāng lǜ ér xiong nüe shi ò guo".split()))
    assert not any(map(is_syllable, "a m kg pdf biang vu".split()))


@pytest.mark.parametrize(
    "text, glosses",
    [
        ("數(shù)據(jù)局", ["(shù)", "(jù)"]),
        ("合(he)(he)國(guo)", ["(he)(he)", "(guo)"]),
        ("國((guó)guó)家", ["((guó)guó)"]),
        ("國（guó）家", ["（guó）"]),
        ("主動(dòng)公開，，", ["(dòng)"]),
    ],
)
def test_glosses(text, glosses):
    assert [text[start:end] for start, end in find_glosses(text)] == glosses


@pytest.mark.parametrize(
    "text",
    ["项(a)", "重(kg)", "附件(PDF)", "said (he) there", "长(m)", "(he)", "國(guó(guó)", "软件(app)", "（一）", "甲()"],
)
def test_other_brackets(text):
    assert find_glosses(text) == []


def test_the_seed_is_traditional_and_glossed(shared):
    text = (shared / "data" / "jiaxing-data-bureau-2024.txt").read_text(encoding="utf-8")
    spans = find_glosses(text)
    left = text
    for start, end in reversed(spans):
        left = left[:start] + left[end:]
    assert traditional_share(text) > 0.9
    assert len(spans) > 300
    assert not any(ch.isalpha() and ch < "\u2000" and not ch.isascii() for ch in left)


def test_the_rightly_decoded_text_is_the_commoner():
    text = "根据政府信息公开条例的要求"
    assert mean_commonness(text) > mean_commonness(text.encode().decode("gb18030", errors="replace"))
    assert is_common("政")
    assert not is_common("喆")
    assert not is_common("據")
