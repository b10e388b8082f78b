"""Reports as pages of government sites: several publishing systems, Word's markup, and what they do to words and cells."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from bench.accuracy.canvas import Anchor
from bench.accuracy.report import Grid

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from bench.accuracy.canvas import Canvas
    from bench.accuracy.marked import Mark
    from bench.accuracy.report import GridCell, Para, Report

STYLES = ("html-editor", "html-word", "html-old", "html-modern", "html-lines")
# Styles of which the page itself bears the title, above its body.
_TITLED = frozenset({"html-editor", "html-modern"})
_NAMED = {"“": "&ldquo;", "”": "&rdquo;", "·": "&middot;", "—": "&mdash;"}
_LABELS = {"utf-8": "utf-8", "gb18030": "gb2312"}
_WIDE_LABEL = range(4, 9)


class PageWriter:
    """Writes one page on a canvas; all choices follow from `rng`."""

    def __init__(self, canvas: Canvas, style: str, rng: random.Random) -> None:
        self.canvas = canvas
        self.style = style
        self.rng = rng
        self.paragraphs_in_cells = rng.random() < 0.6
        self.blank_cell = rng.choice(("", "&nbsp;", "<p></p>", "<p>&nbsp;</p>", "<br>"))

    def page(self, report: Report, encoding: str) -> None:
        """The whole page: what every site has around, and the report in it."""
        title = "".join(block.said.text for _, block in report.paragraphs("title"))
        label = _LABELS[encoding]
        body = list(report.blocks)
        self._head(title, label)
        if self.style in _TITLED:
            top = [block for block in body if not isinstance(block, Grid) and block.kind == "title"]
            body = body[len(top) :]
            self.canvas.write('<h1 class="bt">')
            for number, block in enumerate(top):
                self.canvas.write("<br>" if number else "")
                self._said(block)
            self.canvas.write("</h1>\n")
            self.canvas.write(
                '<div class="info">发布时间：2025-01-20 09:00　浏览次数：<span id="hits">1024</span>次　'
                "字体：[<a>大</a> <a>中</a> <a>小</a>]</div>\n"
            )
        self.canvas.write(_BEFORE[self.style])
        for each in body:
            start = self.canvas.length
            if isinstance(each, Grid):
                self._grid(each)
            else:
                self._paragraph(each)
            if each.mark:
                self.canvas.anchor(Anchor(each.mark, start, self.canvas.length - 1))
        self.canvas.write(_AFTER[self.style])

    def _head(self, title: str, label: str) -> None:
        name = html.escape(title)
        if self.style == "html-old":
            self.canvas.write(
                f'<HTML><HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset={label}"><TITLE>{name}</TITLE>'
                "</HEAD>\n<BODY><TABLE WIDTH=980><TR><TD COLSPAN=2><A HREF=/>首页</A> <A HREF=/a>政务公开</A>\n"
                "<TR><TD WIDTH=200 VALIGN=top><TABLE><TR><TD><A HREF=/b>年报</A><TR><TD><A HREF=/c>指南</A></TABLE><TD>\n"
            )
            return
        self.canvas.write(
            f'<!DOCTYPE html>\n<html lang="zh">\n<head><meta charset="{label}"><title>{name}_门户网站</title>'
            f'<meta name="ArticleTitle" content="{name}">\n<style>.nav td {{ color: red }}</style></head>\n<body>'
            '<div class="nav"><ul><li><a href="/">网站首页</a></li><li><a href="/zwgk/">政务公开</a></li></ul></div>\n'
            '<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/nb/">政府信息公开年报</a></div>\n'
        )

    def _paragraph(self, block: Para) -> None:
        before, after = self._around(block)
        self.canvas.write(before)
        self._said(block)
        self.canvas.write(after)

    def _around(self, block: Para) -> tuple[str, str]:
        strong = block.kind in {"heading", "subheading"}
        if self.style == "html-lines":
            return "&nbsp;&nbsp;&nbsp;&nbsp;" * (block.kind not in {"title", "meta"}), "<br>\n<br>\n" * (1 + strong)
        if self.style == "html-old":
            return "<P>" + "&nbsp;&nbsp;&nbsp;&nbsp;" * (block.kind not in {"title", "meta"}), "\n"
        if self.style == "html-modern":
            tag = {"heading": "h2", "subheading": "h3", "title": "h1"}.get(block.kind, self.rng.choice(("p", "div")))
            return f"<{tag}>\n  ", f"\n</{tag}>\n"
        if self.style == "html-word":
            bold = ("<b>", "</b>") if strong else ("", "")
            return (
                f"<p class=MsoNormal style='text-indent:32.0pt;mso-char-indent-count:2.0'>{bold[0]}<span>",
                f"<o:p></o:p></span>{bold[1]}</p>\n",
            )
        indent = self.rng.choice(("", "　　", "&emsp;&emsp;"))
        return f'<p style="text-indent:2em">{indent}' + "<strong>" * strong, "</strong>" * strong + "</p>\n"

    def _said(self, block: Para) -> None:
        self._marked(block.said.text, block.said.marks)

    def _marked(self, text: str, marks: Sequence[Mark]) -> None:
        starts, ends = self._ink(text)
        for mark in marks:
            start = starts[mark.start] if mark.start < len(text) else self.canvas.length
            self.canvas.anchor(Anchor(mark.name, start, ends[mark.end - 1] if mark.end > mark.start else start))

    def _ink(self, text: str) -> tuple[list[int], list[int]]:
        """Writes words as the style has them; where each character begins and ends."""
        cuts = self._cuts(text)
        starts: list[int] = []
        ends: list[int] = []
        for at, character in enumerate(text):
            self.canvas.write(cuts.get(at, ""))
            # One blank behind another is seen only where it is no mere white space.
            seen = "&nbsp;" if character == " " and text[at - 1 : at] == " " else self._character(character)
            starts.append(self.canvas.write(seen))
            ends.append(self.canvas.length)
        self.canvas.write(cuts.get(len(text), ""))
        return starts, ends

    def _character(self, character: str) -> str:
        if self.style == "html-editor" and character in _NAMED:
            return _NAMED[character]
        if self.style == "html-modern" and character in "，。、（）《》":
            return f"&#{ord(character)};"
        return html.escape(character, quote=False)

    def _cuts(self, text: str) -> dict[int, str]:
        """Tags that stand before characters: spans around numbers, or around any piece of a sentence."""
        found: dict[int, str] = {}
        if self.style == "html-word":
            inside = False
            for at, character in enumerate(text + "。"):
                latin = character.isascii() and character.isalnum() and at < len(text)
                if latin != inside:
                    found[at] = "<span lang=EN-US style='mso-fareast-language:ZH-CN'>" if latin else "</span>"
                inside = latin
        elif self.style == "html-editor" and len(text) > 8 and self.rng.random() < 0.5:
            start = self.rng.randrange(len(text) - 4)
            found = {start: '<span style="font-family:仿宋_GB2312">', start + 3: "</span>"}
        elif self.style == "html-lines" and len(text) > 60 and self.rng.random() < 0.3:
            at = self.rng.randrange(30, len(text) - 20)
            found = {} if text[at - 1].isascii() or text[at].isascii() else {at: "\n"}
        return found

    def _grid(self, grid: Grid) -> None:
        """A table; missing end tags, groups of rows and grid columns that nobody sees are matters of style."""
        write = self.canvas.write
        closed = self.style != "html-old"
        head = sum(1 for row in grid.rows if all(cell.head for cell in row)) if self.style == "html-modern" else 0
        write(
            {"html-old": "<TABLE BORDER=1>", "html-word": "<table class=MsoNormalTable border=1>"}.get(
                self.style, "<table>"
            )
        )
        write("<thead>\n" if 0 < head < len(grid.rows) else "\n")
        for number, row in enumerate(grid.rows):
            write("<tr>")
            for cell in row:
                self._cell(grid, cell, "th" if number < head else "td")
            write("</tr>\n" if closed else "\n")
            if number + 1 == head < len(grid.rows):
                write("</thead><tbody>\n")
        if self.style == "html-word":
            # Word's row that only sets widths: one column of its own between any two.
            write("<![if !supportMisalignedColumns]><tr height=0>" + "<td width=31></td>" * 2 * grid.width)
            write("</tr><![endif]>\n")
        write("</table>\n")

    def _cell(self, grid: Grid, cell: GridCell, tag: str) -> None:
        columns = cell.columns * (2 if self.style == "html-word" else 1)
        spans = f" rowspan={cell.rows}" * (cell.rows > 1) + f' colspan="{columns}"' * (columns > 1)
        inner = ("<p class=MsoNormal align=center>", "</p>") if self.paragraphs_in_cells else ("", "")
        self.canvas.write(f"<{tag}{spans}>{inner[0]}")
        start = self.canvas.length
        if not cell.text:
            self.canvas.write(self.blank_cell)
        elif cell.head and len(cell.text) in _WIDE_LABEL and cell.text.isalpha() and self.rng.random() < 0.5:
            self.canvas.write(f"{cell.text[:2]}<br>{cell.text[2:]}")
        else:
            starts, ends = self._ink(cell.text)
            start, end = starts[0], ends[-1]
            self._anchor(grid, cell, start, end)
            self.canvas.write(inner[1] + (f"</{tag}>" if self.style != "html-old" else ""))
            return
        self._anchor(grid, cell, start, self.canvas.length)
        self.canvas.write(inner[1] + (f"</{tag}>" if self.style != "html-old" else ""))

    def _anchor(self, grid: Grid, cell: GridCell, start: int, end: int) -> None:
        if cell.at is not None:
            self.canvas.anchor(Anchor("cell", start, end, grid.name, *cell.at))
        if cell.mark:
            self.canvas.anchor(Anchor(cell.mark, start, end, grid.name, *(cell.at or (-1, -1))))


_FOOTER = (
    '<div class="share">分享到：<a>微信</a></div><p><a>打印</a> <a>关闭</a></p>\n'
    '<div class="footer"><p>主办：门户网站编辑部　备案号：0000001</p>'
    '<script>document.write("<table><tr><td>0</td></tr></table>")</script></div>\n</body></html>\n'
)
_BEFORE = {
    "html-editor": '<div id="zoom"><div class="TRS_Editor">\n',
    "html-word": "<!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]--><div class=Section1>\n",
    "html-old": "<TABLE WIDTH=100%><TR><TD>浏览次数：12<TR><TD><FONT SIZE=3>\n",
    "html-modern": "<article><section>\n",
    "html-lines": '<div class="content">\n',
}
_AFTER = {
    "html-editor": "</div></div>\n" + _FOOTER,
    "html-word": "</div>\n" + _FOOTER,
    "html-old": "</FONT></TABLE><TR><TD COLSPAN=2>版权所有 门户网站编辑部</TABLE></BODY></HTML>\n",
    "html-modern": "</section></article>\n" + _FOOTER,
    "html-lines": "</div>\n" + _FOOTER,
}
