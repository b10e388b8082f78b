"""Separated values (csv, tsv): rows as tables, lines with one value as text; lines and columns are those of the file."""

from __future__ import annotations

from reportlint.model.document import Notice, Reading, Source
from reportlint.model.errors import Uneditable, Unreadable
from reportlint.model.mapped import MappedText
from reportlint.readers.csv.separated import SEPARATORS, mapped_pieces, records, separator_of
from reportlint.structure.encoding import decode, rewrite
from reportlint.structure.sheets.sheet import MOST_CELLS, Book, Sheet
from reportlint.structure.sheets.writing import written_cells

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlint.model.finding import Edit
    from reportlint.readers.csv.separated import Field


def read(data: bytes, path: str) -> Reading:
    """Read separated values; the separator is told by the file. Raises `Unreadable` for what is no text or too large."""
    source, encoding, undecodable = decode(data, path)
    fields: dict[tuple[int, int], Field] = {}
    empty: dict[tuple[int, int], Field] = {}
    for row, record in enumerate(records(source, separator_of(source))):
        for column, field in enumerate(record):
            (fields if field.pieces else empty)[row, column] = field
        if len(fields) > MOST_CELLS:
            raise Unreadable(
                "too-large",
                {"zh": f"表格过大（超过 {MOST_CELLS} 个单元格）", "en": f"more than {MOST_CELLS} cells"},
                {"zh": "请拆分后再检查", "en": "split it"},
            )
    book = Book((Sheet("", {place: field.text for place, field in fields.items()}),))
    text, blocks, places = written_cells(book)
    all_fields = empty | fields
    starts = sorted((places[place].start, place) for place in places.keys() & all_fields.keys())
    mapped = MappedText(text, tuple(mapped_pieces([(at, all_fields[place]) for at, place in starts], len(text))))
    notices = [
        Notice("undecodable", span, {"bytes": len(place), "encoding": encoding})
        for place in undecodable
        if (span := mapped.span_from_source(place)).start < span.end
    ]
    return Reading(Source(path, "csv", source, encoding), text, blocks, mapped, notices=tuple(notices))


def write_back(data: bytes, edits: Iterable[Edit]) -> bytes:
    """The file with edits at spans of its source text; raises `Uneditable` where a new value would need quotes."""
    changes = [(edit.span, edit.replacement) for edit in edits]
    if any(mark in replacement for _, replacement in changes for mark in f'"\r\n{SEPARATORS}'):
        raise Uneditable(
            {
                "zh": "新内容含有分隔符或引号，请在表格软件中修改",
                "en": "what is to be written holds a separator or a quote",
            }
        )
    return rewrite(data, decode(data, "").encoding, changes)
