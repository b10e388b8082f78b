"""A report in plain text as a page of a government site, in the manner of several publishing systems.

The text is in our canonical form: one block a line, table rows with ` | `. The merged cells that such rows have lost
are put back by the official form of the three tables.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator
from typing import NamedTuple

import regex

_COLUMNS = {"二": 4, "三": 10, "四": 15}
_PARENT = regex.compile("（[一二三四五六七]）")
_ORDINAL = regex.compile("[0-9]")


class Cell(NamedTuple):
    """A cell as the official form has it."""

    text: str
    row_span: int = 1
    column_span: int = 1


Grid = list[list[Cell]]


class Report(NamedTuple):
    """A report: its title and its blocks, a line of prose or a grid."""

    title: str
    blocks: list[str | Grid]


def parse(text: str) -> Report:
    """Title, prose and grids of a report in canonical text."""
    lines = [line for line in text.splitlines() if line.strip()]
    blocks: list[str | Grid] = []
    rows: list[list[str]] = []
    section = ""
    for line in [*lines[1:], ""]:
        if " | " in line or (section == "二" and line.startswith("第二十条")):
            rows.append(line.split(" | "))
            continue
        if rows:
            blocks.append(_GRIDS[section](rows))
            rows = []
        if line:
            section = line[0] if line[1:2] == "、" else section
            blocks.append(line)
    return Report(lines[0], blocks)


def _own_accord(rows: list[list[str]]) -> Grid:
    """The last cell of a row reaches to the end of the table."""
    return [[*map(Cell, row[:-1]), Cell(row[-1], 1, _COLUMNS["二"] - len(row) + 1)] for row in rows]


def _requests(rows: list[list[str]]) -> Grid:
    top, second, third, *data = rows
    grid = [
        [Cell(top[0], 3, 3), Cell(top[1], 1, 7)],
        [Cell(second[0], 2), Cell(second[1], 1, 5), Cell(second[2], 2)],
        [Cell(label) for label in third],
    ]
    for index, row in enumerate(data):
        labels, values = row[:-7], row[-7:]
        cells: list[Cell] = []
        if labels[0] == "三、本年度办理结果":
            cells.append(Cell(labels.pop(0), len(data) - 3))
        if len(labels) == 2:
            below = next((at for at in range(index + 1, len(data)) if not _ORDINAL.match(data[at][0])), len(data))
            cells += [Cell(labels[0], below - index), Cell(labels[1])]
        elif _ORDINAL.match(labels[0]):
            cells.append(Cell(labels[0]))
        else:
            cells.append(Cell(labels[0], 1, 2 if _PARENT.match(labels[0]) else 3))
        grid.append([*cells, *map(Cell, values)])
    return grid


def _reviews(rows: list[list[str]]) -> Grid:
    top, second, third, values = rows
    return [
        [Cell(top[0], 1, 5), Cell(top[1], 1, 10)],
        [*(Cell(label, 2) for label in second[:5]), Cell(second[5], 1, 5), Cell(second[6], 1, 5)],
        [Cell(label) for label in third],
        [Cell(value) for value in values],
    ]


_GRIDS: dict[str, Callable[[list[list[str]]], Grid]] = {"二": _own_accord, "三": _requests, "四": _reviews}


def _spans(cell: Cell) -> str:
    row = f" rowspan={cell.row_span}" if cell.row_span > 1 else ""
    return row + (f' colspan="{cell.column_span}"' if cell.column_span > 1 else "")


def _escaped(text: str) -> str:
    return html.escape(text, quote=False)


def _frame(title: str, body: str, *, charset: str, head: str = "") -> str:
    """A page of a site: menu, trail of links, hit counter, buttons, footer."""
    return f"""<!DOCTYPE html>
<html><head><meta charset="{charset}"><title>{title}_某某市人民政府</title>{head}
<style>.nav td {{ color: red }}</style></head>
<body><div class="nav"><ul><li><a href="/">网站首页</a></li><li><a href="/zwgk/">政务公开</a></li></ul></div>
<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/nb/">政府信息公开年报</a></div>
<h1 class="bt">{title}</h1>
<div class="info">发布时间：2025-01-20 09:00 来源：办公室 浏览次数：<span id="hits">1024</span>次
字体：[<a>大</a> <a>中</a> <a>小</a>]</div>
{body}
<div class="share">分享到：<a>微信</a></div><p><a>打印</a> <a>关闭</a></p>
<div class="footer"><p>主办：某某市人民政府办公室　备案号：0000001</p><script>document.write("<table><tr><td>0</td></tr></table>")</script></div>
</body></html>"""


def editor(report: Report) -> str:
    """An editor's page: words cut by spans, a `br` in narrow header cells, marks as entities."""

    def prose(line: str) -> str:
        half = len(line) // 2
        text = f"{_escaped(line[:half])}<span style='font-size:16pt'>{_escaped(line[half : half + 3])}</span>"
        text += _escaped(line[half + 3 :])
        return f'<p style="text-indent:2em">{text.replace("“", "&ldquo;").replace("”", "&rdquo;")}</p>\n'

    def label(text: str) -> str:
        cut = 2 if 4 <= len(text) <= 8 and text.isalpha() else 0
        return f"{text[:cut]}<br>{text[cut:]}" if cut else text

    def table(grid: Grid) -> str:
        rows = ("<tr>" + "".join(f"<td{_spans(c)}><p>{label(c.text)}</p></td>" for c in row) + "</tr>" for row in grid)
        return "<table border=1><tbody>\n" + "\n".join(rows) + "</tbody></table>\n"

    body = "".join(prose(block) if isinstance(block, str) else table(block) for block in report.blocks)
    inside = f'<div id="zoom"><div class="TRS_Editor">{body}</div></div>'
    return _frame(report.title, inside, charset="utf-8", head=f'<meta name="ArticleTitle" content="{report.title}">')


def word(report: Report) -> str:
    """Word's own page pasted into a site: its paragraphs, comments for its eyes only, rows that only set widths."""

    def run(text: str) -> str:
        parts = regex.findall(r"[0-9,.]+|[^0-9,.]+", text)
        return "".join(
            f"<span lang=EN-US style='mso-fareast-language:ZH-CN'>{part}</span>"
            if part[0].isdecimal()
            else _escaped(part)
            for part in parts
        )

    def prose(line: str) -> str:
        return f"<p class=MsoNormal style='text-indent:32.0pt'><b><span>{run(line)}<o:p></o:p></span></b></p>\r\n"

    def table(grid: Grid) -> str:
        wide = sum(cell.column_span for cell in grid[0])
        # One column of the page's own between any two: cells span them, and none of them is to be seen.
        rows = [
            "<tr>"
            + "".join(
                f"<td rowspan={c.row_span} colspan={2 * c.column_span}><p class=MsoNormal>{run(c.text)}<o:p></o:p></p></td>"
                for c in row
            )
            + "</tr>"
            for row in grid
        ]
        rows.append(
            "<![if !supportMisalignedColumns]><tr height=0>" + "<td width=31></td>" * 2 * wide + "</tr><![endif]>"
        )
        return "<table class=MsoNormalTable>" + "\r\n".join(rows) + "</table>\r\n"

    note = "<!--[if gte mso 9]><xml><w:WordDocument>一、<w:View>Normal</w:View></w:WordDocument></xml><![endif]-->"
    body = "".join(prose(block) if isinstance(block, str) else table(block) for block in report.blocks)
    return _frame(report.title, f"{note}<div class=Section1>{body}</div>", charset="gb2312")


def old(report: Report) -> str:
    """A page of long ago: tables place everything, no cell or paragraph is ended, capitals, blanks for indents."""

    def prose(line: str) -> str:
        return f"<P>&nbsp;&nbsp;&nbsp;&nbsp;{_escaped(line)}\r\n"

    def table(grid: Grid) -> str:
        rows = ("<TR>" + "".join(f"<TD{_spans(cell).upper()}>{_escaped(cell.text)}" for cell in row) for row in grid)
        return "<TABLE BORDER=1 WIDTH='90%'>" + "\r\n".join(rows) + "</TABLE>\r\n"

    body = "".join(prose(block) if isinstance(block, str) else table(block) for block in report.blocks)
    return f"""<HTML><HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=gbk"><TITLE>{report.title}</TITLE></HEAD>
<BODY><TABLE WIDTH=980><TR><TD COLSPAN=2><A HREF=/>首页</A> <A HREF=/a>公开</A><TR><TD WIDTH=200 VALIGN=top><TABLE><TR><TD><A>年报</A>
<TR><TD><A>指南</A></TABLE><TD><TABLE WIDTH=100%><TR><TD ALIGN=center><FONT SIZE=5>{report.title}</FONT>
<TR><TD>浏览次数：12<TR><TD><FONT>{body}</FONT></TABLE><TR><TD COLSPAN=2>版权所有 某某市人民政府</TABLE></BODY></HTML>"""


def modern(report: Report) -> str:
    """Headings marked as such, header cells in a `thead`, all marks as numeric references, no named container."""

    def prose(line: str) -> str:
        escaped = "".join(f"&#{ord(ch)};" if ch in "，。、（）《》" else html.escape(ch) for ch in line)
        return f"<h2>{escaped}</h2>\n" if line[1:2] == "、" and len(line) < 30 else f"<div>{escaped}</div>\n"

    def table(grid: Grid) -> str:
        def row(cells: list[Cell], tag: str) -> str:
            return "<tr>" + "".join(f"<{tag}{_spans(c)}>\n  {_escaped(c.text)}\n</{tag}>" for c in cells) + "</tr>\n"

        head = 3 if grid[0][0].row_span == 3 or grid[0][0].column_span == 5 else 0
        top = "".join(row(cells, "th") for cells in grid[:head])
        rest = "".join(row(cells, "td") for cells in grid[head:])
        return f"<figure><table>{f'<thead>{top}</thead>' if head else ''}<tbody>{rest}</tbody></table></figure>\n"

    body = "".join(prose(block) if isinstance(block, str) else table(block) for block in report.blocks)
    return _frame(report.title, f"<section><header></header>{body}</section>", charset="utf-8")


STYLES: dict[str, tuple[Callable[[Report], str], str]] = {
    "editor": (editor, "utf-8"),
    "word": (word, "gb18030"),
    "old": (old, "gbk"),
    "modern": (modern, "utf-8"),
}
"""How to render, and the encoding such a page is in."""


def pages(report: Report) -> Iterator[tuple[str, bytes]]:
    """The report in each style, as bytes."""
    for name, (render, encoding) in STYLES.items():
        yield name, render(report).encode(encoding)
