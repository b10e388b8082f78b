"""Words, characters and marks written twice, and brackets left open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from bench.accuracy.expect import NEAR, Change, kind
from bench.accuracy.mutations.spots import PROSE, changed, matches, noted, text

if TYPE_CHECKING:
    import random

    from bench.accuracy.report import Report

# None of them is doubled by habit, and none begins or ends another word at its joints.
WORDS = (
    "组织", "部门", "机制", "平台", "渠道", "制度", "栏目", "流程", "规定", "群众", "培训", "申请", "答复", "审核",
    "发布", "加强", "健全", "规范", "及时", "纳入", "按照", "通过", "围绕", "落实", "开展", "推进", "全年", "主动公开",
    "政务新媒体", "重点领域", "政府网站",
)  # fmt: skip
CHARACTERS = "的在和与对将为把由向被"
# A word before a comma and its longer form after it: 工作特别，特别是.
ADVERBS = ("特别", "尤其", "同时", "进一步", "按照", "通过", "及时", "全部", "全年", "此外")


@kind("word-doubled", "repetition", ("repetition",))
def word_doubled(report: Report, rng: random.Random) -> Change | None:
    """组织组织"""
    found = list(matches(report, "|".join(sorted(WORDS, key=len, reverse=True))))
    if not found:
        return None
    number, start, end = rng.choice(found)
    word = text(report, number)[start:end]
    return Change(changed(report, number, start, end, word * 2), word, f"{word} twice without a mark between")


@kind("character-doubled", "repetition", ("repetition",))
def character_doubled(report: Report, rng: random.Random) -> Change | None:
    """的的"""
    neither = f"(?<![{CHARACTERS}目有参总饱温核存行认成作面应])[{CHARACTERS}](?![{CHARACTERS}确士话谐平])"
    found = list(matches(report, neither))
    if not found:
        return None
    number, start, end = rng.choice(found)
    character = text(report, number)[start:end]
    return Change(changed(report, number, start, end, character * 2), character, "a function word twice")


@kind("phrase-doubled", "repetition", ("repetition",))
def phrase_doubled(report: Report, rng: random.Random) -> Change | None:
    """工作特别，特别是: the phrase is begun, a comma follows, and it is begun again."""
    found = list(matches(report, "|".join(ADVERBS), "body", "item"))
    if not found:
        return None
    number, start, end = rng.choice(found)
    word = text(report, number)[start:end]
    return Change(
        changed(report, number, start, end, f"{word}，{word}"), word, "a phrase that cannot end a clause is begun twice"
    )


@kind("sentence-doubled", "repetition", ("sentence",), also=("repetition", "numbering", "parts"))
def sentence_doubled(report: Report, rng: random.Random) -> Change | None:
    """The same long sentence twice, one after the other."""
    found = [
        spot for spot in matches(report, r"(?<=[。])[^。：；]{18,}。", "body") if "一是" not in text(report, spot[0])
    ]
    if not found:
        return None
    number, start, end = rng.choice(found)
    sentence = text(report, number)[start:end]
    return Change(
        changed(report, number, start, end, sentence * 2), sentence[:12], "a sentence of 18 characters or more twice"
    )


@kind("mark-doubled", "marks", ("marks",), clean=True)
def mark_doubled(report: Report, rng: random.Random) -> Change | None:
    """，，"""
    number, start, end = rng.choice(list(matches(report, "[，。、；]")))
    mark = text(report, number)[start:end]
    return Change(changed(report, number, start, end, mark * 2), mark * 2, "a mark twice")


@kind("mark-mixed", "marks", ("marks",), clean=True)
def mark_mixed(report: Report, rng: random.Random) -> Change | None:
    """，。"""
    number, start, end = rng.choice(list(matches(report, "[，。、；]")))
    mark = text(report, number)[start:end]
    other = rng.choice([pair for pair in ("，。", "、，", "，、", "；。", "，；") if mark in pair])
    return Change(changed(report, number, start, end, other), other, "two marks where one belongs")


@kind("bracket-open", "marks", ("bracket",), also=("marks",), clean=True)
def bracket_open(report: Report, rng: random.Random) -> Change | None:
    """A closing or opening bracket, quote or book-title mark is lost."""
    found = [
        (number, start, end)
        for number, start, end in matches(report, r"《[^《》〈〉]+》|（[^（）]{2,}）|“[^“”]+”", *PROSE)
        if regex.search("[（《“]", text(report, number)[start + 1 : end - 1]) is None
    ]
    if not found:
        return None
    number, start, end = rng.choice(found)
    piece = text(report, number)[start:end]
    if rng.random() < 0.6:
        report = changed(report, number, start, end, piece[:-1], fault=(0, 1))
        report = noted(report, number, NEAR, start, end - 1)
    else:
        report = changed(report, number, start, end, piece[1:], fault=(len(piece) - 2, len(piece) - 1))
        report = noted(report, number, NEAR, start, end - 1)
    return Change(report, piece[:12], f"{piece[0]} and {piece[-1]} do not pair")


@kind("stop-missing", "marks", ("stop",), also=("marks",), clean=True)
def stop_missing(report: Report, rng: random.Random) -> Change | None:
    """A paragraph of sentences ends in a comma."""
    found = [
        (number, len(block.said.text))
        for number, block in report.paragraphs("body", "preamble")
        if block.said.text.endswith("。") and len(block.said.text) > 30
    ]
    if not found:
        return None
    number, length = rng.choice(found)
    report = changed(report, number, length - 1, length, "，")
    return Change(report, "，", "the paragraph ends in a comma")


@kind("titles-nested", "marks", ("bracket", "marks", "title-marks"), clean=True)
def titles_nested(report: Report, rng: random.Random) -> Change | None:
    """《…《…》…》 for 《…〈…〉…》"""
    del rng
    found = list(matches(report, "〈[^〉]+〉"))
    if not found:
        return None
    number, start, end = found[0]
    inner = text(report, number)[start + 1 : end - 1]
    return Change(
        changed(report, number, start, end, f"《{inner}》"), f"《{inner[:8]}", "a title within a title takes 〈〉"
    )
