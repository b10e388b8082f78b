from __future__ import annotations

import pytest

from reportlint.model.blocks import Paragraph
from reportlint.model.errors import Unreadable
from reportlint.model.finding import Edit
from reportlint.model.lines import LineIndex, Position
from reportlint.model.span import Span
from reportlint.readers import text


def test_a_file_is_its_text_without_the_mark() -> None:
    data = b"\xef\xbb\xbf" + "　标题 \r\n\r\n\t正文\u2028还是 ".encode()
    reading = text.read(data, "a/b.txt")
    assert reading.text == reading.source.text == "　标题 \r\n\r\n\t正文\u2028还是 "
    assert reading.source_map is None
    assert reading.source.path == "a/b.txt"
    assert reading.source.format == "text"
    assert [block.span.of(reading.text) for block in reading.blocks] == ["标题", "正文\u2028还是"]
    assert LineIndex(reading.text).position(reading.blocks[1].span.start) == Position(3, 2)


def test_bad_bytes_are_told_once() -> None:
    reading = text.read("甲".encode() + b"\xff\xfe" + "乙丙".encode() + b"\xff", "a.txt")
    (notice,) = reading.notices
    assert (notice.code, notice.span, notice.values["count"]) == ("undecodable", Span(1, 3), 3)
    assert [type(block) for block in reading.blocks] == [Paragraph]


def test_another_format_is_refused() -> None:
    with pytest.raises(Unreadable, match="is not a text file"):
        text.read(b"%PDF-1.4\n", "a.txt")


def test_an_edit_is_made_in_the_bytes() -> None:
    data = "甲，，乙".encode("gb18030")
    assert text.write_back(data, [Edit(Span(1, 2), "")]) == "甲，乙".encode("gb18030")
