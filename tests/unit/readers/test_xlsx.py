"""Workbooks as people see them: values in their formats, merged cells, borders that tell what is a table."""

from __future__ import annotations

import random
import sys
import zipfile
from io import BytesIO
from typing import Any

import pytest

from reportlint.model.blocks import Paragraph, Table
from reportlint.model.errors import Unreadable
from reportlint.readers import xlsx
from reportlint.readers.xlsx.formats import shown
from reportlint.structure.sheets.sheet import cell_name

openpyxl = pytest.importorskip("openpyxl", reason="openpyxl, which makes the workbooks, is not installed")
styles = pytest.importorskip("openpyxl.styles")


def saved(book: Any) -> bytes:
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def sheet(rows: list[list[object]], *, borders: str = "", merges: tuple[str, ...] = ()) -> Any:
    book = openpyxl.Workbook()
    page = book.active
    page.title = "表1"
    for row in rows:
        page.append(row)
    for merge in merges:
        page.merge_cells(merge)
    thin = styles.Side(style="thin")
    if borders:
        for row in page[borders]:
            for cell in row:
                cell.border = styles.Border(left=thin, right=thin, top=thin, bottom=thin)
    return book


def read(book: Any) -> Any:
    return xlsx.read(saved(book), "a.xlsx")


def cells(reading: Any, number: int = 1) -> list[tuple[int, int, int, int, str]]:
    (table,) = [block for block in reading.blocks if isinstance(block, Table) and block.number == number]
    assert table.problem is None
    return [(c.row, c.column, c.row_span, c.column_span, c.span.of(reading.text)) for c in table.cells]


TABLE: list[list[object]] = [
    ["青禾县水务局2024年统计表"],
    ["单位：件"],
    ["类别", "城区", "乡镇"],
    ["许可", 12, 3.5],
    ["处罚", 0, None],
    ["注：见附件"],
]


@pytest.mark.parametrize("borders", ["A3:C5", ""], ids=["borders", "no borders"])
def test_text_above_and_below_a_table_is_text(borders: str) -> None:
    reading = read(sheet(TABLE, borders=borders))
    assert reading.text.split("\n") == [
        "青禾县水务局2024年统计表", "单位：件", "类别 | 城区 | 乡镇", "许可 | 12 | 3.5", "处罚 | 0 | ", "注：见附件",
    ]  # fmt: skip
    assert [type(block) for block in reading.blocks] == [Paragraph, Paragraph, Table, Paragraph]


def test_each_piece_has_its_sheet_and_cell() -> None:
    reading = read(sheet(TABLE, borders="A3:C5"))
    named = {(address.sheet, address.cell): address.start for address in reading.addresses}
    assert reading.text.startswith("3.5", named["表1", "C4"])
    assert reading.text.startswith("注：见附件", named["表1", "A6"])
    assert named["表1", "C5"] == reading.text.index("\n注")
    starts = [address.start for address in reading.addresses]
    assert starts == sorted(starts)


def test_merged_cells_are_one() -> None:
    rows: list[list[object]] = [["类别", "本年", None, "合计"], [None, "城区", "乡镇", None], ["许可", 1, 2, 3]]
    reading = read(sheet(rows, borders="A1:D3", merges=("A1:A2", "B1:C1", "D1:D2")))
    assert cells(reading)[:5] == [
        (0, 0, 2, 1, "类别"), (0, 1, 1, 2, "本年"), (0, 3, 2, 1, "合计"), (1, 1, 1, 1, "城区"), (1, 2, 1, 1, "乡镇"),
    ]  # fmt: skip


def test_tables_with_a_heading_between_are_two() -> None:
    rows: list[list[object]] = [
        ["一、许可情况"],
        ["类别", "数"],
        ["许可", 1],
        ["二、处罚情况"],
        ["类别", "数"],
        ["处罚", 2],
    ]
    for borders in (None, ("A2:B3", "A5:B6")):
        book = sheet(rows)
        for area in borders or ():
            for row in book.active[area]:
                for cell in row:
                    cell.border = styles.Border(bottom=styles.Side(style="thin"))
        reading = read(book)
        assert [type(block) for block in reading.blocks] == [Paragraph, Table, Paragraph, Table]


def test_values_are_those_that_are_shown() -> None:
    book = sheet([["名", "数"]])
    page = book.active
    formats = [
        (45, '0"件"'),
        (45.0, "General"),
        (0.125, "0.0%"),
        (1234567, "#,##0"),
        (0.1 + 0.2, "General"),
        (45658, 'yyyy"年"m"月"d"日"'),
    ]
    for number, (value, code) in enumerate(formats, 2):
        page.cell(number, 1, f"行{number}")
        page.cell(number, 2, value).number_format = code
    assert [cell[4] for cell in cells(read(book)) if cell[1] == 1] == [
        "数", "45件", "45", "12.5%", "1,234,567", "0.3", "2025年1月1日",
    ]  # fmt: skip


def test_a_formula_without_a_result_is_not_calculated_and_never_nought() -> None:
    reading = read(sheet([["类别", "数"], ["许可", 1], ["合计", "=SUM(B2:B2)"]], borders="A1:B3"))
    assert cells(reading)[-1][4] == ""
    (notice,) = reading.notices
    assert (notice.code, notice.values) == ("not-calculated", {"count": 1, "cell": "表1 B3"})
    assert notice.span.start == len(reading.text)


def test_hidden_rows_columns_and_sheets_are_told() -> None:
    book = sheet([["类别", "数", "注"], ["许可", 1, "甲"], ["处罚", 2, "乙"]], borders="A1:C3")
    book.active.row_dimensions[2].hidden = True
    book.active.column_dimensions["C"].hidden = True
    book.create_sheet("底稿")["A1"] = "内部"
    book["底稿"].sheet_state = "hidden"
    reading = read(book)
    assert "内部" not in reading.text
    assert [notice.values["what"] for notice in reading.notices] == [
        {"zh": "表1 第 2 行、第 C 列", "en": "表1 row 2, column C"},
        {"zh": "工作表 底稿", "en": "sheet 底稿"},
    ]


def test_a_cell_of_several_lines_is_on_one() -> None:
    reading = read(sheet([["本年\n收费", "first\nsecond"], ["1", "2"]]))
    assert reading.text.split("\n")[0] == "本年收费 | first second"


def test_a_workbook_of_nothing_is_an_empty_document() -> None:
    reading = read(openpyxl.Workbook())
    assert (reading.text, reading.blocks) == ("", ())


@pytest.mark.parametrize(
    ("value", "code", "seen"),
    [
        ("0", "0;-0;;@", ""),
        ("0", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-"),
        ("-1234.5", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-1,234.50"),
        ("-5", "0_);[Red]\\(0\\)", "(5)"),
        ("2.5", "0", "3"),
        ("5", "000", "005"),
        ("12345678", '0.00,,"百万"', "12.35百万"),
        ("60", '[>=60]"及格";"不及格"', "及格"),
        ("59", '[>=60]"及格";"不及格"', "不及格"),
        ("1234", "[$¥-804]#,##0.0", "¥1,234.0"),
        ("45658.5", "yyyy/m/d h:mm", "2025/1/1 12:00"),
        ("61", "yyyy-m-d", "1900-3-1"),
        ("0.75", "h:mm AM/PM", "6:00 PM"),
        ("1234567890123456", "General", "1.23457E+15"),
        ("NaN", "0", "NaN"),
        ("1e999", "0.00", "1e999"),
        ("x", "0", "x"),
    ],
)
def test_number_formats(value: str, code: str, seen: str) -> None:
    assert shown(value, code) == seen


@pytest.mark.parametrize(("place", "name"), [((0, 0), "A1"), ((4, 25), "Z5"), ((9, 26), "AA10"), ((0, 16383), "XFD1")])
def test_names_of_cells(place: tuple[int, int], name: str) -> None:
    assert cell_name(*place) == name


def test_what_is_no_workbook_says_so() -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", "甲")
    for data in (b"", b"no zip", file.getvalue(), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600):
        with pytest.raises(Unreadable) as caught:
            xlsx.read(data, "a.xlsx")
        assert caught.value.code in {"broken", "broken-container", "missing-extra"}


def test_a_missing_extra_is_told_with_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    data = saved(sheet(TABLE))
    monkeypatch.setitem(sys.modules, "lxml", None)
    with pytest.raises(Unreadable) as caught:
        xlsx.read(data, "a.xlsx")
    assert "reportlint[xlsx]" in caught.value.cure["en"]


def repacked(data: bytes, name: str, part: bytes) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.namelist():
            target.writestr(entry, part if entry == name else source.read(entry))
    return file.getvalue()


def test_a_sheet_out_of_all_bounds_is_refused() -> None:
    data = saved(sheet(TABLE))
    row = b"<row>" + b"<c><v>1</v></c>" * 16000 + b"</row>"
    part = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>' + row * 20
    with pytest.raises(Unreadable) as caught:
        xlsx.read(repacked(data, "xl/worksheets/sheet1.xml", part + b"</sheetData></worksheet>"), "a.xlsx")
    assert caught.value.code == "too-large"


def test_entities_are_refused() -> None:
    data = saved(sheet(TABLE))
    part = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row><c t="str"><v>&a;</v></c></row></sheetData></worksheet>'
    with pytest.raises(Unreadable):
        xlsx.read(repacked(data, "xl/worksheets/sheet1.xml", part), "a.xlsx")


@pytest.mark.parametrize("seed", range(3))
def test_damaged_parts_are_read_or_said_to_be_unreadable(seed: int) -> None:
    data = saved(sheet(TABLE, borders="A3:C5", merges=("A1:C1",)))
    rng = random.Random(seed)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {
            name: archive.read(name) for name in archive.namelist() if name.startswith("xl/") and name.endswith("xml")
        }
    read_well = 0
    for _ in range(150):
        name = rng.choice(sorted(parts))
        part = bytearray(parts[name])
        for _ in range(rng.randrange(1, 6)):
            at = rng.randrange(len(part))
            choice = rng.random()
            if choice < 0.5:
                digits = [index for index in range(at, min(len(part), at + 200)) if 48 <= part[index] <= 57]
                for index in digits[: rng.randrange(1, 5)]:
                    part[index : index + 1] = rng.choice((b"9", b"0", b"-1", b"99999999999", b"A"))
            elif choice < 0.8:
                other = rng.randrange(len(part))
                part[at:at] = part[other : other + rng.randrange(1, 60)]
            else:
                part[at : at + rng.randrange(1, 10)] = b""
        try:
            xlsx.read(repacked(data, name, bytes(part)), "a.xlsx")
        except Unreadable:
            continue
        read_well += 1
    assert read_well
