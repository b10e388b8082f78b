"""Text that was read in the wrong one of many encodings, and what only looks so."""

from __future__ import annotations

import pytest

from reportlint.chinese.mojibake import find_mojibake
from reportlint.chinese.pinyin import are_left, find_glosses

SENTENCE = "去年我局围绕中心任务，坚持以公开促落实、促规范、促服务，在区政府门户网站公布。"
PIECE = slice(4, 18)


@pytest.mark.parametrize("charset", ["gbk", "utf-8"])
@pytest.mark.parametrize(
    "codec", ["cp437", "cp1251", "koi8_r", "mac_roman", "cp1250", "big5", "euc_kr", "shift_jis", "latin-1"]
)
def test_a_sentence_read_in_another_encoding_is_found(charset, codec):
    wrong = SENTENCE[PIECE].encode(charset).decode(codec, errors="replace")
    text = SENTENCE[: PIECE.start] + wrong + SENTENCE[PIECE.stop :]
    runs = find_mojibake(text)
    assert runs
    assert runs[0].start < PIECE.start + len(wrong)
    assert runs[-1].end > PIECE.start


def test_what_is_left_of_hanzi_that_were_dropped_is_found():
    text = "监督员6ÍԱΣʰٷ֮ʮߡ名。"
    assert [text[run.start : run.end] for run in find_mojibake(text)] == ["ÍԱΣʰٷ֮ʮߡ"]


@pytest.mark.parametrize(
    "text",
    [
        "联系人：Müller、Łukasz、Иван Петров，α粒子与β射线，长度5µm，温度20℃。",
        "朝鲜族（조선족）文化节，维吾尔族（ئۇيغۇر）歌舞，日本の桜。",
        "申请人龚犇犇、李赟喆、王鑫淼，鲅鱼、鳀鱼、鲳鱼增殖放流，吡唑醚菌酯抽检。",
        "┌────┬────┐\n│项目│数量│\n└────┴────┘",
        "①公开②答复③归档，Ⅰ类Ⅱ类，→办结，≥95%，§3，№5，©2024。",
    ],
)
def test_names_other_scripts_and_signs_are_no_damage(text):
    assert find_mojibake(text) == []


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("主动公(gōng)开信息。", True),
        ("政(zheng)府信息公开(kai)。", True),
        ("单(shàn)县公开信息。", False),
        ("组(zu)长负责。", False),
        ("“垚”(yáo)字见于地名，歙(shè)县、亳(bó)州参加。", False),
    ],
)
def test_few_glosses_are_damage_where_no_writer_needs_them(text, left):
    assert are_left(text, find_glosses(text)) is left
