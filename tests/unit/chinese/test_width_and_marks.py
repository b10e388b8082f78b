"""Folds keep lengths, and a damaged run of marks is told from legitimate company of marks."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.chinese.marks import CLAUSE_ENDS, CLOSERS, OPENERS, PAIRS, SENTENCE_ENDS, find_mark_runs
from reportlint.chinese.width import WIDTH_TABLE, fold_width


@pytest.mark.parametrize(
    "wide, narrow",
    [
        ("（１）", "(1)"),
        ("，：；！？．", ",:;!?."),
        ("Ａｚ％～", "Az%~"),
        ("甲\u3000乙", "甲 乙"),
        ("⽅⼀⻘⺬⻋", "方一青示车"),
    ],
)
def test_full_width_and_radicals_fold(wide, narrow):
    assert fold_width(wide) == narrow


def test_chinese_marks_stay():
    assert fold_width("。、《》〈〉“”‘’〔〕【】…—") == "。、《》〈〉“”‘’〔〕【】…—"


@given(st.text())
def test_a_fold_keeps_the_length_and_is_done_once(text):
    folded = fold_width(text)
    assert len(folded) == len(text)
    assert fold_width(folded) == folded


def test_radicals_agree_with_unicode_but_for_the_two_named_in_the_source():
    differing = [
        WIDTH_TABLE[code]
        for code in range(0x2F00, 0x2FD6)
        if WIDTH_TABLE[code] != unicodedata.normalize("NFKC", chr(code))
    ]
    assert differing == ["户", "青"]


def test_every_opener_has_one_closer():
    assert len(OPENERS) == len(CLOSERS) == len(PAIRS)
    assert not set(OPENERS) & set(CLOSERS)
    assert set(SENTENCE_ENDS) < set(CLAUSE_ENDS)


@pytest.mark.parametrize(
    "text, run",
    [
        ("情况,。全市", ",。"),
        ("力度，，持续", "，，"),
        ("完成。。", "。。"),
        ("三,、收到", ",、"),
        ("内容；，做好", "；，"),
        ("满意率100%,,", ",,"),
        ("等.，其他", ".，"),
        ("好吗？，", "？，"),
        ("（一）。,", "。,"),
        ("一、、总体", "、、"),
    ],
)
def test_a_damaged_run_is_found_whole(text, run):
    assert [text[start:end] for start, end in find_mark_runs(text)] == [run]


@pytest.mark.parametrize(
    "text",
    ["……", "——", "！！", "？！", "他说：“好。”，然后", "1.5万", "1,234", "https://a.b/c", "...", "。。。", "（一），", "e.g., x",
     "12:30", "《甲》、《乙》", "Co.,Ltd", "std::x", "“甲”。", "等等……。"],
)  # fmt: skip
def test_legitimate_company_is_no_run(text):
    assert list(find_mark_runs(text)) == []
