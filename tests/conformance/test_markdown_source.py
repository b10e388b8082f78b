"""The source range of each block of a Markdown file, seen by itself, shows the text of the block."""

from __future__ import annotations

from pathlib import Path

import pytest
import regex

from reportlint.model.blocks import Heading, ListItem, Paragraph, Table
from reportlint.readers import markdown

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "readers" / "markdown"


def letters(text: str) -> str:
    """What is left without blanks and marks: a slice may cut a pair of marks, and a list counts on by itself."""
    return str(regex.sub(r"[\s*_`~\\]|^[0-9]+", "", text))


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.md")), ids=lambda path: path.name)
def test_the_visible_part_of_a_source_slice_is_the_excerpt(path: Path) -> None:
    reading = markdown.read(path.read_bytes(), path.name)
    assert reading.source_map is not None
    for block in reading.blocks:
        spans = []
        if isinstance(block, (Heading, ListItem, Paragraph)):
            spans = [block.span]
        elif isinstance(block, Table):
            spans = [cell.span for cell in block.cells if len(cell.span)]
        for span in spans:
            excerpt = span.of(reading.text)
            there = reading.source_map.source_span(span).of(reading.source.text)
            alone = markdown.read(there.encode(), "slice").text
            assert letters(excerpt) in letters(alone), (excerpt, there)
