"""Wrong decodings are made here by decoding wrongly, so that what a run should cover is known."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.chinese._level_one import LEVEL_ONE
from reportlint.chinese.common import frequent, level_one
from reportlint.chinese.mojibake import find_mojibake, repair
from tests.unit.chinese.prose import PROSE

SENTENCES = [
    "根据《中华人民共和国政府信息公开条例》规定，",
    "主动公开政府信息",
    "严格落实信息发布“三审三校”制度和保密审查制度",
    "一、总体情况",
    "报告",
]


def windows_gbk(text):
    """How Windows reads the UTF-8 bytes of `text` as code page 936: a lone 0x80 is a euro sign, a lone last byte is lost."""
    shown, data, at = "", text.encode(), 0
    while at < len(data):
        size = 1 if data[at] <= 0x80 else 2
        piece = data[at : at + size]
        shown += "€" if piece == b"\x80" else piece.decode("gb18030", errors="replace").replace("\ufffd", "?")
        at += size
    return shown


def windows_latin(data):
    return "".join(bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in data)


def shifted(text):
    """`text` as GBK without its first and last byte, both shown as question marks."""
    return "?" + text.encode("gb18030")[1:-1].decode("gb18030") + "?"


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize(
    "kind, misread",
    [
        ("utf8-as-gbk", windows_gbk),
        ("gbk-as-latin1", lambda text: text.encode("gb18030").decode("latin-1")),
        ("utf8-as-latin1", lambda text: text.encode().decode("latin-1")),
        ("utf8-as-latin1", lambda text: windows_latin(text.encode())),
    ],
)
def test_a_misread_run_is_covered_exactly_and_repaired(sentence, kind, misread):
    run = misread(sentence)
    text = f"前文{run}，后文"
    (found,) = find_mojibake(text)
    assert (found.kind, text[found.start : found.end]) == (kind, run)
    if "?" in run:
        assert found.reading == sentence[:-1] + "\ufffd"
        assert repair(run) is None
    else:
        assert found.reading == repair(run) == sentence


@pytest.mark.parametrize(
    "text, kind, run",
    [
        ("甲锟斤拷锟斤拷乙", "gbk-filler", "锟斤拷锟斤拷"),
        ("甲烫烫烫乙", "gbk-filler", "烫烫烫"),
        ("甲屯屯屯乙", "gbk-filler", "屯屯屯"),
        ("甲\ufffd\ufffd乙", "replacement", "\ufffd\ufffd"),
        ("甲????乙", "question-marks", "????"),
        ("涓€銆佹€讳綋", "utf8-as-gbk", "涓€銆佹€讳綋"),
        ("æ ¹æ® 甲", "utf8-as-latin1", "æ ¹æ®"),
    ],
)
def test_known_shapes(text, kind, run):
    (found,) = find_mojibake(text)
    assert (found.kind, text[found.start : found.end]) == (kind, run)


def test_bytes_lost_inside_a_run_leave_it_whole_but_not_certain():
    run = windows_gbk("一、总体情况开展").replace("€", "?")
    (found,) = find_mojibake(f"前文{run}后文")
    assert (found.kind, found.end - found.start) == ("utf8-as-gbk", len(run))
    assert repair(run) is None


def test_shifted_runs_are_covered_exactly_wherever_they_begin_and_end():
    draw = random.Random(20240131)
    sentences = [part for part in PROSE.replace("\n", "。").split("。") if len(part) > 25]
    tried = missed = 0
    while tried < 300:
        sentence = draw.choice(sentences)
        begin = draw.randrange(len(sentence) - 10)
        piece = sentence[begin : begin + draw.randrange(8, 30)]
        if any(ch.isascii() or len(ch.encode("gb18030")) > 2 for ch in piece) or len(piece) < 8:
            continue
        try:
            run = shifted(piece)
        except UnicodeDecodeError:
            continue
        tried += 1
        text = sentence[:begin] + run + sentence[begin + len(piece) :]
        found = [item for item in find_mojibake(text) if item.kind == "shifted-gbk"]
        missed += not found
        for item in found:
            assert (item.start, item.end) == (begin, begin + len(run)), text
            assert item.reading.strip("\ufffd") == piece[1:-1]
    assert missed <= 6


def test_a_shifted_run_survives_a_width_fold():
    run = shifted("校”制度和保密审查制度").replace("！", "!")
    assert "!" in run
    text = f"落实“三审三{run},确保"
    (found,) = find_mojibake(text)
    assert (found.kind, text[found.start : found.end]) == ("shifted-gbk", run)
    assert repair(run) is None


def test_the_seed_has_one_run_and_it_is_covered_exactly(shared):
    text = (shared / "data" / "jiaxing-data-bureau-2024.txt").read_text(encoding="utf-8")
    (found,) = find_mojibake(text)
    before, after = text[: found.start], text[found.end :]
    assert found.kind == "shifted-gbk"
    assert before.endswith("“三審三")
    assert after[1:].startswith("確保發")
    assert found.reading.strip("\ufffd").startswith("”制度和保密")


def test_correct_prose_has_no_damage():
    assert find_mojibake(PROSE) == []


@pytest.mark.parametrize(
    "text",
    [
        "李喆、张㛃、王赟、陈堃、徐翀、钱赪到会", "これは日本語のテストです。東京都の公報", "Здравствуйте, мир! α、β系数", "屯屯通路", "烫烫",
        "café naïve Größe ÄÖÜ «été» à côté", "数据×系数±5°，№12㎡", "乾隆皇帝於著書，數據局認真貫徹落實條例？", "为什么???", "Really???",
        "什么是公开?如何申请?", "傩戏、陶埙、箜篌、碑刻中的祧祔妣", "\uf0b7 一、总体", "\U00020164字", "ㄅㄆㄇㄈ注音", "한국어 문장입니다",
    ],
)  # fmt: skip
def test_no_false_alarm(text):
    assert find_mojibake(text) == []


@given(st.lists(st.sampled_from(sorted(frequent() | set("，。；喆赟堃翀旻?"))), max_size=60).map("".join))
def test_any_common_text_with_rare_names_has_no_damage(text):
    assert [run for run in find_mojibake(text) if run.kind != "question-marks"] == []


@given(st.text(max_size=80))
def test_runs_are_ordered_disjoint_and_inside(text):
    last = 0
    for run in find_mojibake(text):
        assert last <= run.start < run.end <= len(text)
        last = run.end
    assert find_mojibake(text, len(text)) == []


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("推进政务??开目录和年度报告更新", ["??"]),
        ("根据?谢?人民共和国条例", ["?", "?"]),
        ("您对答复满意?还是不满意?请选择", []),
        ("怎样申请??请看指南", []),
        ("共3件?合计5件", []),
        ("What is this??公开", []),
    ],
)
def test_a_question_mark_inside_a_sentence_that_asks_nothing_is_a_lost_character(text, runs):
    assert [text[run.start : run.end] for run in find_mojibake(text)] == runs


def test_the_everyday_characters_are_those_of_the_standard() -> None:
    rows = bytearray()
    for row in range(0xB0, 0xD8):
        for cell in range(0xA1, 0xFA if row == 0xD7 else 0xFF):
            rows += bytes((row, cell))
    assert rows.decode("gb2312") == LEVEL_ONE
    assert level_one() == frozenset(LEVEL_ONE)
