"""Laws of every reader, and what it makes of each fixture.

Beside each file in `fixtures/readers/<format>/` stands `<file>.expected`: what a person found right. To record a new
one, delete it or never write it, run this test once, and read what it wrote before you commit it.
"""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reportlint.model.blocks import RowRun, Table
from reportlint.structure.document import complete
from tests.conformance.listing import listing

if TYPE_CHECKING:
    from reportlint.model.document import Reading
    from reportlint.model.span import Span

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures" / "readers"
FILES = sorted(path for path in FIXTURES.glob("*/*") if path.suffix not in {".expected", ".md5", ".py"})
PLAIN = {"text"}


def read(path: Path) -> Reading:
    reader = importlib.import_module(f"reportlint.readers.{path.parent.name}")
    reading: Reading = reader.read(path.read_bytes(), path.name)
    return reading


@pytest.fixture(params=FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def path(request: pytest.FixtureRequest) -> Path:
    fixture: Path = request.param
    return fixture


def test_there_are_fixtures() -> None:
    assert {"text", "markdown"} <= {path.parent.name for path in FILES}


def test_a_fixture_is_read_as_recorded(path: Path) -> None:
    record = path.with_name(f"{path.name}.expected")
    found = listing(read(path))
    if not record.exists():
        record.write_bytes(found.encode())
        pytest.fail(f"recorded {record.name}: read it, then run again")
    assert found == record.read_bytes().decode()


def test_the_same_bytes_give_the_same_document(path: Path) -> None:
    assert complete(read(path)) == complete(read(path))


def test_blocks_are_ordered_disjoint_and_inside(path: Path) -> None:
    reading = read(path)
    at = 0
    for block in reading.blocks:
        assert at <= block.span.start < block.span.end <= len(reading.text)
        at = block.span.end


def test_blocks_hold_all_that_can_be_seen(path: Path) -> None:
    """Between blocks stand blanks, line ends and drawn lines only."""
    reading = read(path)
    at = 0
    for block in reading.blocks:
        assert not reading.text[at : block.span.start].strip(), reading.text[at : block.span.start]
        at = block.span.end
    assert not reading.text[at:].strip()


def test_cells_are_ordered_and_without_blanks_around(path: Path) -> None:
    reading = read(path)
    for block in reading.blocks:
        spans: list[Span] = []
        if isinstance(block, Table):
            spans = [cell.span for cell in block.cells]
        elif isinstance(block, RowRun):
            spans = [cell for row in block.rows for cell in row.cells]
        for span in spans:
            assert block.span.contains(span)
            assert span.of(reading.text) == span.of(reading.text).strip()
        if not isinstance(block, Table) or block.problem is None:
            starts = [span.start for span in spans]
            assert starts == sorted(starts)


def test_text_and_source_agree(path: Path) -> None:
    """Plain text is its file; elsewhere each piece that maps by character shows what stands there."""
    reading = read(path)
    if path.parent.name in PLAIN:
        assert reading.source_map is None
        assert reading.text == reading.source.text
        return
    if reading.source_map is None:
        assert reading.text == reading.source.text
        return
    for piece in reading.source_map.pieces:
        shown = reading.text[piece.start : piece.end]
        there = reading.source.text[piece.source_start : piece.source_end]
        if len(shown) == len(there):
            assert all(b in (a, " ") or b.isdecimal() for a, b in zip(there, shown, strict=True)), (there, shown)


def test_positions_are_what_the_file_has(path: Path) -> None:
    """A byte order mark is no column and no line end is changed."""
    reading = read(path)
    assert not reading.source.text.startswith("\ufeff")
    assert reading.source.path == path.name
