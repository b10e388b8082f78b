"""A report printed to pdf as people do it: from a browser, from a word processor; and put into a workbook."""

from __future__ import annotations

import html
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conformance.government_pages import Report, parse

if TYPE_CHECKING:
    from tests.conformance.government_pages import Grid

_OFFICIAL = """@page { size: A4; margin: 25mm 26mm }
body { font: 16pt/1.6 "Noto Serif CJK SC", "Noto Sans CJK SC", "WenQuanYi Zen Hei", serif; text-align: justify }
p { margin: 0; text-indent: 2em } p.title { text-align: center; text-indent: 0; font-size: 22pt }
table { border-collapse: collapse; width: 100%; font-size: 10.5pt; line-height: 1.2 }
td { border: 1px solid #000; padding: 2px; text-align: center }"""
_WEB = """@page { size: A4 }
body { font: 12pt/1.5 "WenQuanYi Zen Hei", "Noto Sans CJK SC", sans-serif } p { margin: 0.8em 0 }
table { border-collapse: separate; border-spacing: 0; width: 100%; font-size: 9pt }
td { border: 1px solid #888; padding: 4px } thead { background: #eee }"""
_WORD = """@page { size: A4; margin: 2.5cm } body { font-family: "Noto Serif CJK SC"; font-size: 14pt }
p { text-indent: 28pt; margin: 0; text-align: justify } p.title { text-align: center; font-size: 20pt }
td { font-size: 9pt }"""

STYLES = {"official": (_OFFICIAL, "chromium"), "web": (_WEB, "chromium"), "word": (_WORD, "soffice")}
"""Style sheets, and the program that prints with them."""


def canonical(reading: object) -> Report:
    """A report of any format as title, prose and grids of the official form."""
    from reportlint.model.blocks import Table

    lines: list[str] = []
    for block in reading.blocks:  # type: ignore[attr-defined]
        text = reading.text  # type: ignore[attr-defined]
        if isinstance(block, Table):
            for row in range(block.rows):
                cells = [cell.span.of(text) for cell in block.cells if cell.row == row]
                lines.append(" | ".join(cell for cell in cells if cell))
        else:
            lines += block.span.of(text).split("\n")
    return parse("\n".join(lines))


def page(report: Report, style: str) -> str:
    """The report as a page to be printed; the header of a table repeats on each sheet of paper."""

    def row(cells: list[tuple[str, int, int]]) -> str:
        return "".join(
            f"<td rowspan={rows} colspan={columns}>{html.escape(text)}</td>" for text, rows, columns in cells
        )

    def table(grid: Grid) -> str:
        rows = [f"<tr>{row([tuple(cell) for cell in cells])}</tr>" for cells in grid]  # type: ignore[misc]
        head = 0 if grid[0][0].text.startswith("第二十条") else 3
        border = ' border=1 cellspacing=0 width="100%"' if STYLES[style][1] == "soffice" else ""
        return f"<table{border}><thead>{''.join(rows[:head])}</thead><tbody>{''.join(rows[head:])}</tbody></table>"

    body = [f"<p class=title>{html.escape(report.title)}</p>"]
    body += [f"<p>{html.escape(block)}</p>" if isinstance(block, str) else table(block) for block in report.blocks]
    head = f"<meta charset=utf-8><title>年报</title><style>{STYLES[style][0]}</style>"
    return f"<!DOCTYPE html><html lang=zh><head>{head}</head><body>{''.join(body)}</body></html>"


def printed(report: Report, style: str, folder: Path) -> bytes:
    """The report as a pdf; skips the test where the program that prints it is not installed."""
    program = shutil.which(STYLES[style][1])
    if program is None:
        pytest.skip(f"{STYLES[style][1]} is not installed")
    source = folder / "report.html"
    source.write_text(page(report, style), encoding="utf-8")
    target = source.with_suffix(".pdf")
    if STYLES[style][1] == "chromium":
        options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'user'}"]
        _run([program, *options, f"--print-to-pdf={target}", source.as_uri()])
    else:
        user = f"-env:UserInstallation={(folder / 'user').as_uri()}"
        _run(
            [
                program,
                user,
                "--headless",
                "--convert-to",
                "odt:writer8",
                "--infilter=HTML (StarWriter)",
                "--outdir",
                str(folder),
                str(source),
            ]
        )
        _run(
            [
                program,
                user,
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                str(folder),
                str(source.with_suffix(".odt")),
            ]
        )
    if not target.exists():
        pytest.skip(f"{STYLES[style][1]} printed nothing")
    return target.read_bytes()


def _run(command: list[str]) -> None:
    subprocess.run(command, capture_output=True, timeout=180, check=False)


def workbook(report: Report, *, bordered: bool) -> bytes:
    """The report on one sheet: prose in merged rows, numbers as numbers, tables with or without borders."""
    from io import BytesIO

    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl, which makes the workbooks, is not installed")
    styles = pytest.importorskip("openpyxl.styles")
    side = styles.Side(style="thin")
    box = styles.Border(left=side, right=side, top=side, bottom=side)
    book = openpyxl.Workbook()
    sheet = book.active
    at = 1
    for block in (report.title, *report.blocks):
        if isinstance(block, str):
            sheet.cell(at, 1, block)
            sheet.merge_cells(start_row=at, start_column=1, end_row=at, end_column=15)
            at += 1
            continue
        free: dict[int, int] = {}
        for number, cells in enumerate(block, at):
            column = 1
            for text, rows, columns in cells:
                while free.get(column, 0) > number:
                    column += 1
                sheet.cell(number, column, int(text) if text.isdecimal() else text)
                right, bottom = column + columns - 1, number + rows - 1
                if rows > 1 or columns > 1:
                    sheet.merge_cells(start_row=number, start_column=column, end_row=bottom, end_column=right)
                for place in range(column, right + 1):
                    free[place] = bottom + 1
                    if bordered:
                        for below in range(number, bottom + 1):
                            sheet.cell(below, place).border = box
                column = right + 1
        at += len(block)
    file = BytesIO()
    book.save(file)
    return file.getvalue()
