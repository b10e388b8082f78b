"""Workbooks of older Excel (xls), by python-calamine: values and merged cells; formats and borders are not told."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO

from reportlint.model.errors import Unreadable
from reportlint.readers.xlsx.formats import general
from reportlint.structure.containers import missing_extra
from reportlint.structure.sheets.sheet import MOST_CELLS, Book, Merge, Sheet, on_one_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def read_old_book(data: bytes) -> Book:
    """All sheets of an xls file; raises `Unreadable`."""
    try:
        import python_calamine
    except ImportError as error:
        raise missing_extra("xlsx") from error
    sheets: list[Sheet] = []
    hidden: list[str] = []
    left = MOST_CELLS
    try:
        book = python_calamine.load_workbook(BytesIO(data))
        for about in book.sheets_metadata:
            if about.typ != python_calamine.SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_name(about.name)
            left -= sheet.height * sheet.width
            if left < 0:
                break
            read = Sheet(about.name, dict(_cells(sheet.to_python(skip_empty_area=False))), tuple(_merges(sheet)))
            if about.visible == python_calamine.SheetVisibleEnum.Visible:
                sheets.append(read)
            elif read.cells:
                hidden.append(about.name)
    except (python_calamine.CalamineError, ValueError, OSError) as error:
        raise _broken(encrypted="ncrypt" in str(error) or "assword" in str(error)) from error
    if left < 0:
        raise Unreadable(
            "too-large",
            {"zh": f"表格过大（超过 {MOST_CELLS} 个单元格）", "en": f"more than {MOST_CELLS} cells"},
            {"zh": "请只保留需要检查的工作表", "en": "keep only the sheets that are to be checked"},
        )
    return Book(tuple(sheets), tuple(hidden))


def _broken(*, encrypted: bool) -> Unreadable:
    if encrypted:
        return Unreadable(
            "encrypted",
            {"zh": "文件设有打开密码", "en": "the file is protected by a password"},
            {"zh": "请去掉密码后再检查", "en": "remove the password"},
        )
    return Unreadable(
        "broken",
        {"zh": "不是 xls 文件，或文件已损坏", "en": "not an xls, or a broken one"},
        {"zh": "请用 Excel 或 WPS 打开，另存为 .xlsx 后再检查", "en": "open it and save it as .xlsx"},
    )


def _cells(rows: Sequence[Sequence[object]]) -> Iterator[tuple[tuple[int, int], str]]:
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            text = _shown(value)
            if text:
                yield (row, column), text


def _merges(sheet: object) -> Iterator[Merge]:
    for (top, left), (bottom, right) in getattr(sheet, "merged_cell_ranges", None) or ():
        if (top, left) != (bottom, right):
            yield Merge(top, left, bottom + 1, right + 1)


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return general(Decimal(f"{float(value):.15g}"))
    if isinstance(value, datetime):
        day = f"{value.year}年{value.month}月{value.day}日"
        return day if value.time() == time() else f"{day} {value.time():%H:%M}"
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, time | timedelta):
        return str(value)
    return on_one_line(str(value))
