"""A reading as lines of text, to be recorded beside its fixture and looked at by a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.model.blocks import Heading, ListItem, RowRun, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.model.document import Reading


def listing(reading: Reading) -> str:
    """Encoding and metadata, then one block a line: its kind, its level or size, its text; rows and cells indented."""
    return "".join(f"{line}\n" for line in _lines(reading))


def _lines(reading: Reading) -> Iterator[str]:
    text = reading.text
    yield f"encoding {reading.source.encoding}"
    for key, value in sorted(reading.metadata.items()):
        yield f"metadata {key} = {value}"
    for notice in reading.notices:
        yield f"notice {notice.code} {notice.span.start}-{notice.span.end}"
    for span in reading.opaque:
        yield f"opaque {span.of(text)}"
    for block in reading.blocks:
        if isinstance(block, Table):
            yield f"table {block.number}: {block.rows} x {block.columns} {block.problem or ''}".rstrip()
            for cell in block.cells:
                yield f"  {cell.row},{cell.column} {cell.row_span}x{cell.column_span} [{cell.span.of(text)}]"
        elif isinstance(block, RowRun):
            yield "run, cells divided" if block.separated else "run"
            for row in block.rows:
                yield "  " + "".join(f"[{cell.of(text)}]" for cell in row.cells)
        elif isinstance(block, (Heading, ListItem)):
            yield f"{type(block).__name__} {block.level}: {block.span.of(text)}"
        else:
            yield f"{type(block).__name__}: {block.span.of(text)}"
