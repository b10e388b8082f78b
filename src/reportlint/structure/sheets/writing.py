"""A workbook as the text of a document, each piece with its cell."""

from __future__ import annotations

from reportlint.model.document import Address, Notice
from reportlint.model.span import Span
from reportlint.structure.canonical import CanonicalText, CellText
from reportlint.structure.sheets.regions import GridRegion, regions
from reportlint.structure.sheets.sheet import cell_name, column_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.model.blocks import Block
    from reportlint.structure.sheets.sheet import Book, Sheet

# So many names are told, of more the number.
_TOLD = 5


def written(book: Book) -> tuple[str, tuple[Block, ...], tuple[Address, ...], tuple[Notice, ...]]:
    """Text, blocks, addresses and notices of the sheets that are shown, one after another."""
    writer = CanonicalText()
    addresses: list[Address] = []
    notices: list[Notice] = []
    uncalculated: list[tuple[Span, str]] = []
    for sheet in book.sheets:
        begin = writer.next_line
        places = _write(writer, sheet)
        addresses += (Address(span.start, sheet.name, cell_name(*place)) for place, span in places.items())
        for place in sheet.uncalculated:
            span = places.get(place, Span(begin, begin))
            uncalculated.append((span, f"{sheet.name} {cell_name(*place)}"))
        if sheet.hidden_rows or sheet.hidden_columns:
            notices.append(Notice("hidden-cells", Span(begin, begin), {"what": _hidden(sheet)}))
    text, blocks = writer.finish()
    end = len(text)
    notices = [notice._replace(span=Span(min(notice.span.start, end), min(notice.span.end, end))) for notice in notices]
    if book.hidden:
        names = {"zh": f"工作表 {_list(book.hidden)}", "en": f"sheet {_list(book.hidden, 'en')}"}
        notices.append(Notice("hidden-cells", Span(0, 0), {"what": names}))
    if uncalculated:
        first = min(uncalculated)[0]
        at = Span(min(first.start, end), min(first.end, end))
        notices.append(Notice("not-calculated", at, {"count": len(uncalculated), "cell": min(uncalculated)[1]}))
    return text, blocks, tuple(addresses), tuple(notices)


def written_cells(book: Book) -> tuple[str, tuple[Block, ...], dict[tuple[int, int], Span]]:
    """Text and blocks of the only sheet of a book, and where each of its cells stands in the text."""
    writer = CanonicalText()
    places = _write(writer, book.sheets[0])
    return *writer.finish(), places


def _write(writer: CanonicalText, sheet: Sheet) -> dict[tuple[int, int], Span]:
    """Write a sheet; where each of its cells stands in the text."""
    places: dict[tuple[int, int], Span] = {}
    for region in regions(sheet):
        if isinstance(region, GridRegion):
            cells = [
                CellText(
                    cell.row - region.top,
                    cell.column - region.left,
                    cell.row_span,
                    cell.column_span,
                    sheet.cells.get((cell.row, cell.column), ""),
                )
                for cell in region.cells
            ]
            table = writer.table(region.rows, region.columns, cells, region.problem)
            for cell, cell_written in zip(region.cells, table.cells, strict=True):
                places[cell.row, cell.column] = cell_written.span
            continue
        texts = [sheet.cells[address] for address in region.cells]
        span = writer.paragraph("  ".join(texts))
        at = span.start
        for address, text in zip(region.cells, texts, strict=True):
            places[address] = Span(at, at + len(text))
            at += len(text) + 2
    return places


def _hidden(sheet: Sheet) -> dict[str, str]:
    """The hidden rows and columns of a sheet, by language."""
    rows = [str(row + 1) for row in sheet.hidden_rows]
    columns = [column_name(column) for column in sheet.hidden_columns]
    zh = [f"第 {_list(names)} {unit}" for names, unit in ((rows, "行"), (columns, "列")) if names]
    en = [f"{unit} {_list(names, 'en')}" for names, unit in ((rows, "row"), (columns, "column")) if names]
    return {"zh": f"{sheet.name} {'、'.join(zh)}", "en": f"{sheet.name} {', '.join(en)}"}


def _list(names: Sequence[str], language: str = "zh") -> str:
    told = names[:_TOLD]
    if language == "en":
        return ", ".join(told) + (f" and {len(names) - _TOLD} more" if len(names) > _TOLD else "")
    return "、".join(told) + (f" 等 {len(names)} 个" if len(names) > _TOLD else "")
