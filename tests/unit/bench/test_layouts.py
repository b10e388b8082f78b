"""Recorded places are where the file has them."""

from __future__ import annotations

import html
import random

import pytest
import regex

from bench.accuracy import generate, layouts
from bench.accuracy.overlay import glossed, misread, overlaid, script, shifted
from bench.accuracy.report import APPLICATIONS, REMEDIES
from bench.accuracy.reread import SHOWN, aligned
from reportlint.readers import docx, xlsx

NAMES = generate.places(5, 30)
ALL = layouts.ALL


def lines_of(rendered: layouts.Rendered, layout: layouts.Layout) -> list[str]:
    """Lines as a linter counts them: of the file, no BOM, \\r\\n as one end; or of the text that is shown of it."""
    if layout.suffix in SHOWN:
        return rendered.text.split("\n")
    encoding = "utf-8-sig" if layout.encoding.startswith("utf-8") else layout.encoding
    return rendered.data.decode(encoding).replace("\r\n", "\n").split("\n")


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("number", range(6))
def test_cells_stand_where_they_are_said_to(name: str, number: int) -> None:
    report = generate.draw(5, number, NAMES)
    layout = layouts.draw_layout(random.Random(f"{name} {number}"), name)
    rendered = layouts.render(report, layout)
    lines = lines_of(rendered, layout)
    cells = rendered.cells()
    figures = report.figures
    for row, numbers in enumerate(figures.applications):
        for column, value in enumerate(numbers):
            place = cells[APPLICATIONS, row, column]
            assert place.line == place.end_line
            assert lines[place.line - 1][place.column - 1 : place.end_column - 1] == str(value)
    for column, value in enumerate(figures.remedies):
        place = cells[REMEDIES, 0, column]
        assert lines[place.line - 1][place.column - 1 : place.end_column - 1] == str(value)


@pytest.mark.parametrize("name", [name for name in ALL if name not in {"damaged", layouts.WRAPPED}])
def test_marks_stand_where_they_are_said_to(name: str) -> None:
    report = generate.draw(5, 7, NAMES)
    layout = layouts.draw_layout(random.Random(name), name)
    rendered = layouts.render(report, layout)
    lines = lines_of(rendered, layout)
    said = [
        block.said.said(mark) for _number, block in report.paragraphs() for mark in block.said.named("organ", "year")
    ]
    found = rendered.places("organ", "year")
    assert len(said) == len(found) > 0
    for text, place in zip(said, found, strict=True):
        there = lines[place.line - 1][place.column - 1 : place.end_column - 1]
        assert html.unescape(regex.sub("<[^>]*>", "", there)) == text


@pytest.mark.parametrize("name", [*layouts.FORMATS["docx"], *layouts.FORMATS["xlsx"]])
@pytest.mark.parametrize("number", range(4))
def test_office_files_show_what_was_written(name: str, number: int) -> None:
    report = generate.draw(8, number, NAMES)
    layout = layouts.draw_layout(random.Random(f"{name} {number}"), name)
    rendered = layouts.render(report, layout)
    reader = {".docx": docx, ".xlsx": xlsx}[layout.suffix]
    assert reader.read(rendered.data, f"a{layout.suffix}").text == rendered.text.removesuffix("\n")


def test_places_move_with_lines_that_are_read_otherwise() -> None:
    old = "标题\n一段话很长\n另一段\n"
    offsets, first = aligned(old, "标题一段话\n很长\n另一段\n")
    assert [offsets[old.index(each)] for each in ("标题", "很长", "另一段")] == [0, 6, 9]
    assert "标题" in first


def test_marks_run_over_the_ends_of_wrapped_lines() -> None:
    report = generate.draw(5, 7, NAMES)
    layout = layouts.draw_layout(random.Random(3), layouts.WRAPPED)
    rendered = layouts.render(report, layout)
    said = [block.said.said(mark) for _number, block in report.paragraphs() for mark in block.said.named("organ")]
    found = [anchor for anchor in rendered.anchors if anchor.name == "organ"]
    assert [rendered.text[anchor.start : anchor.end].replace("\n", "") for anchor in found] == said


def test_damage_moves_places_with_their_characters() -> None:
    text = "一、总体情况，收到申请3件。"
    new, offsets = overlaid(text, random.Random(1))
    assert len(offsets) == len(text) + 1
    place = text.index("3")
    assert new[offsets[place] : offsets[place + 1]] == "3"
    assert offsets[-1] == len(new)


def test_script_is_one_to_one_and_read_aloud() -> None:
    table = script()
    assert len(table) > 200
    assert all(
        len(simplified) == len(traditional) == 1 and reading.isalpha()
        for simplified, (traditional, reading) in table.items()
    )


def test_ways_of_damage() -> None:
    assert glossed("数据") == "数(shù)据(jù)"
    assert misread("总体情况") == "鎬讳綋鎯呭喌"
    assert shifted("制度和审查").startswith("?")


def test_every_encoding_and_line_end_is_drawn() -> None:
    drawn = [layouts.draw_layout(random.Random(number), "pipe-lost") for number in range(200)]
    assert {layout.encoding for layout in drawn} == {"utf-8", "utf-8-sig", "gb18030"}
    assert {layout.newline for layout in drawn} == {"\n", "\r\n"}
