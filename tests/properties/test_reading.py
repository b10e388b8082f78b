"""Laws of reading that hold for any bytes: nothing but `Unreadable` is raised, and maps and views tile."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.model.blocks import RowRun, Table
from reportlint.model.document import Reading
from reportlint.model.errors import Unreadable
from reportlint.model.finding import Edit
from reportlint.model.span import Span
from reportlint.readers import markdown, text
from reportlint.structure.document import complete
from reportlint.structure.encoding import decode
from reportlint.structure.outline import outline

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures" / "readers"
READERS = {"text": text.read, "markdown": markdown.read}
ODD = [
    "\r\n", "\r", "\n", "\n\n", "\t", "\u3000", "\u2028", "\ufeff", "𠮷", "😀", "公开", "情况", "，，", ",。", "三,、", "(kāi)",
    "一、", "（一）", "1.", "1. ", "- ", "> ", "# ", "##", "|", " | ", "|---|---|\n", "0", " 3 0 0", "1,234", "**", "*", "_", "`",
    "```\n", "~~~", "[", "](x)", "![", "<br>", "<!--", "-->", "<table><tr><td>", "</td></tr></table>", "&amp;", "&ldquo;",
    "\\", "---\n", "a: b\n", "一是", "二是", "。", "：", "总 计", "-4-", "敝贫群捅C軐彶橹贫?", "國", "????", "\ufffd", "\x00",
]  # fmt: skip
documents = st.lists(st.sampled_from(ODD), max_size=40).map("".join)


@cache
def fixtures() -> list[bytes]:
    return [path.read_bytes() for path in sorted(FIXTURES.rglob("*")) if path.suffix in {".txt", ".md"}]


def laws(reading: Reading) -> None:
    """Hold for every reading: see DESIGN, core values."""
    document = complete(reading)
    view = document.view
    assert view.text == "".join(view.text[piece.start : piece.end] for piece in view.pieces)
    owned = [(piece.source_start, piece.source_end) for piece in view.pieces]
    assert all(before[1] == after[0] for before, after in pairwise(owned))
    assert not owned or (owned[0][0], owned[-1][1]) == (0, len(reading.text))
    for block in reading.blocks:
        if isinstance(block, RowRun):
            for row in block.rows:
                assert block.span.contains(row.span)
                for cell in row.cells:
                    assert row.span.contains(cell)
                    assert cell.of(reading.text) == cell.of(reading.text).strip()
        if isinstance(block, Table):
            assert all(block.span.contains(cell.span) for cell in block.cells)
    for heading in outline(document).headings:
        assert heading.span.contains(heading.title)
        assert heading.body.end <= len(reading.text)
        assert heading.span.end <= heading.body.start


def read_or_refuse(name: str, data: bytes) -> Reading | None:
    try:
        return READERS[name](data, "x")
    except Unreadable:
        return None


@pytest.mark.parametrize("name", READERS)
@given(data=st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(name: str, data: bytes) -> None:
    reading = read_or_refuse(name, data)
    if reading is not None:
        laws(reading)


@pytest.mark.parametrize("name", READERS)
@given(document=documents)
def test_any_text_is_read_or_refused(name: str, document: str) -> None:
    reading = read_or_refuse(name, document.encode())
    if reading is not None:
        laws(reading)


@pytest.mark.parametrize("name", READERS)
@given(data=st.data())
def test_damaged_files_are_read_or_refused(name: str, data: st.DataObject) -> None:
    original = data.draw(st.sampled_from(fixtures()))
    start = data.draw(st.integers(0, len(original)))
    end = data.draw(st.integers(start, min(len(original), start + 50)))
    reading = read_or_refuse(name, original[:start] + data.draw(st.binary(max_size=8)) + original[end:])
    if reading is not None:
        laws(reading)


@given(documents)
def test_a_text_file_is_its_text(document: str) -> None:
    reading = read_or_refuse("text", document.encode())
    if reading is not None:
        assert reading.text == reading.source.text
    # A file with NULs may be UTF-16.
    if reading is not None and "\x00" not in document:
        assert reading.text == document.removeprefix("\ufeff")


@given(documents)
def test_each_visible_character_of_markdown_stands_in_its_source(document: str) -> None:
    reading = read_or_refuse("markdown", document.encode())
    if reading is None or reading.source_map is None:
        return
    for piece in reading.source_map.pieces:
        if piece.end - piece.start == piece.source_end - piece.source_start:
            there = reading.source.text[piece.source_start : piece.source_end]
            shown = reading.text[piece.start : piece.end]
            # A line end inside a code span shows as a blank; a number of a list counts on.
            assert len(there) == len(shown)
            assert all(b in (a, " ") or b.isdecimal() for a, b in zip(there, shown, strict=True))


@given(documents, st.data())
def test_an_edit_in_bytes_is_the_edit_in_text(document: str, data: st.DataObject) -> None:
    mark = data.draw(st.sampled_from([b"", b"\xef\xbb\xbf"]))
    original = mark + document.encode() + b"\xff" * data.draw(st.integers(0, 1))
    reading = read_or_refuse("text", original)
    if reading is None or reading.source.encoding != "utf-8":
        return
    start = data.draw(st.integers(0, len(reading.text)))
    span = Span(start, data.draw(st.integers(start, len(reading.text))))
    written = text.write_back(original, [Edit(span, "改")])
    assert written.startswith(mark)
    again = decode(written, "x")
    if again.encoding == "utf-8":
        assert again.text == reading.text[: span.start] + "改" + reading.text[span.end :]
    assert text.write_back(original, []) == original
