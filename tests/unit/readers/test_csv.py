"""Separated values: the right separator, quotes, and every character at its place in the file."""

from __future__ import annotations

import random

import pytest

from reportlint.model.blocks import Paragraph, Table
from reportlint.model.errors import Uneditable, Unreadable
from reportlint.model.finding import Edit
from reportlint.model.span import Span
from reportlint.readers import csv
from reportlint.readers.csv.separated import separator_of


def test_rows_are_a_table_and_lines_with_one_value_are_text() -> None:
    data = "青禾县统计表,,\r\n类别,城区,乡镇\r\n许可,1,2\r\n处罚,,3\r\n注：见附件,,\r\n".encode("gb18030")
    reading = csv.read(data, "a.csv")
    assert reading.text == "青禾县统计表\n类别 | 城区 | 乡镇\n许可 | 1 | 2\n处罚 |  | 3\n注：见附件"
    assert [type(block) for block in reading.blocks] == [Paragraph, Table, Paragraph]
    assert reading.source.encoding == "gb18030"


@pytest.mark.parametrize("separator", [",", "\t", ";", "|"])
def test_the_separator_is_the_one_that_divides_evenly(separator: str) -> None:
    rows = [["甲,乙;丙", "1", "2.5"], ["丁", "3", "4"], ["戊", "5", "6"]]
    text = "\n".join(separator.join(f'"{cell}"' if separator in cell else cell for cell in row) for row in rows)
    assert separator_of(text) == separator


def test_quotes_are_no_text_and_characters_keep_their_places() -> None:
    source = '类别,"说""明"\n"许可,甲","一\n二"\n'
    reading = csv.read(source.encode(), "a.csv")
    assert reading.text == '类别 | 说"明\n许可,甲 | 一二'
    assert reading.source_map is not None
    for word, there in (("明", "明"), ("许可,甲", "许可,甲"), ("二", "二"), ('"明', '""明')):
        at = reading.text.index(word)
        assert reading.source_map.source_span(Span(at, at + len(word))).of(source) == there


def test_every_character_that_stands_alone_is_where_the_map_says() -> None:
    rng = random.Random(5)
    for _ in range(300):
        source = "".join(rng.choice('甲乙,,,"\n\r;\t 1') for _ in range(rng.randrange(60)))
        reading = csv.read(source.encode(), "a.csv")
        assert reading.source_map is not None
        for piece in reading.source_map.pieces:
            if piece.end - piece.start == piece.source_end - piece.source_start:
                shown = reading.text[piece.start : piece.end]
                assert shown in (source[piece.source_start : piece.source_end].replace("\t", " "), " ")


def test_an_edit_goes_to_the_file_and_what_would_need_quotes_is_refused() -> None:
    data = "类别,数\n许可,1\n".encode("gb18030")
    span = Span(8, 9)
    assert csv.write_back(data, [Edit(span, "2")]).decode("gb18030") == "类别,数\n许可,2\n"
    with pytest.raises(Uneditable):
        csv.write_back(data, [Edit(span, "1,2")])


def test_a_file_that_is_no_text_is_refused() -> None:
    with pytest.raises(Unreadable):
        csv.read(b"PK\x03\x04rest", "a.csv")
