"""Pages as publishing systems, Word and people make them, and damage to them; the same seed gives the same page."""

from __future__ import annotations

import random

_WORDS = "主动公开 政府信息 申请 2024 12 件 （一）予以公开 总计 a b&c 𠮷 “引” … １２ é".split()
_ENTITIES = (
    "&ldquo; &rdquo; &nbsp; &amp; &amp &lt; &#20013; &#x4e2d; &#x4E2D &notit; &nothing; & &# &; &#0; &#x110000; &#xF0001;"
    " &#128; &emsp; &#32; &#10; &nGt; &copy2 &nbspx &#x3;"
).split()
_INLINE = ("b", "span", "font", "a", "u", "o:p", "strong", "em", "i", "st1:date", "nobr")
_BLOCK = ("p", "div", "center", "h2", "li", "ul", "ol", "section", "form", "blockquote", "dd", "ucapcontent")
_ATTRIBUTES = (
    "",
    "",
    ' class="MsoNormal"',
    ' style="display:none"',
    " style='text-indent:2em;mso-hide:none'",
    " hidden",
    ' id=zoom title="a > b"',
    " align=center width=100%",
    ' style="white-space:pre-wrap"',
    ' class="TRS_Editor"',
    ' data-x="&quot;<td>"',
    " rowspan=2",
    " colspan='3'",
    ' rowspan="0" colspan=0',
)
_ODDITIES = (
    "<br>",
    "<br/>",
    "<!-- 注 <td> -->",
    "<!--[if gte mso 9]><xml><w:x>甲</w:x></xml><![endif]-->",
    "<![if !supportLists]>",
    "<![endif]>",
    "<?xml:namespace prefix = o />",
    "</>",
    "</p>",
    "</br>",
    "<script>document.write('<table><tr><td>9</td></tr></table>')</script>",
    "<style>td { color: red }</style>",
    "<textarea>甲<b></textarea>",
    "<select><option>甲<option>乙</select>",
    "<noscript><p>无脚本</p></noscript>",
    "<template><p>模板</p></template>",
    "<iframe><p></iframe>",
    "<title>又一题<b></title>",
    "<pre>\n  甲  乙\n\n丙\t丁</pre>",
    "<input value=甲>",
    "<button>按</button>",
    "<caption>表题</caption>",
    "<col><colgroup>",
    "\0",
    "\ufeff",
    "\U000f0000\U00100001",
    "\x0c",
    "&nbsp;&nbsp;",
    "　　",
    "\ue000",
)
_FOREIGN = ("<svg><text>图</text></svg>", "<math><mi>x</mi></math>", "<svg><title>题</title>", "<math><mtext><p>y")
_LINE_ENDS = ("\n", "\r\n", "\r")
_CUT = "<>/\"'=&;-!\0 \n"


class _Maker:
    def __init__(self, seed: int, *, foreign: bool) -> None:
        self.oddities = (*_ODDITIES, *_FOREIGN) if foreign else _ODDITIES
        self.random = random.Random(seed)
        self.line_end = self.random.choice(_LINE_ENDS)

    def page(self) -> str:
        parts = [self.flow(3) for _ in range(self.random.randrange(2, 9))]
        page = "".join(parts)
        if self.random.random() < 0.8:
            head = self.random.choice(("<meta charset=utf-8>", "", "<title>甲&amp;乙</title>"))
            page = f"<!DOCTYPE html>{self.line_end}<html><head>{head}</head>{self.line_end}<body>{page}</body></html>"
        return page

    def damaged(self, whole: str) -> str:
        page = list(whole)
        for _ in range(self.random.randrange(1, 8)):
            at = self.random.randrange(len(page) + 1)
            choice = self.random.random()
            if choice < 0.3:
                page[at : at + 1] = self.random.choice(_CUT)
            elif choice < 0.5:
                del page[at : at + self.random.randrange(1, 12)]
            elif choice < 0.7:
                page[at:at] = self.random.choice(self.oddities)
            elif choice < 0.9:
                other = self.random.randrange(len(page) + 1)
                page[at:at] = page[other : other + self.random.randrange(1, 40)]
            else:
                del page[at:]
        return "".join(page)

    def text(self) -> str:
        choose = self.random.choice
        parts = [
            choose(_ENTITIES) if self.random.random() < 0.2 else choose(_WORDS) for _ in range(choose((1, 1, 2, 4)))
        ]
        return choose(("", "", "", " ", self.line_end + "  ")).join(parts)

    def element(self, tag: str, inside: str) -> str:
        end = "" if self.random.random() < 0.15 else f"</{tag}>"
        return f"<{tag}{self.random.choice(_ATTRIBUTES)}>{inside}{end}"

    def flow(self, depth: int) -> str:
        kind = self.random.random()
        blank = self.random.choice(("", "", " ", self.line_end, "\t"))
        if depth == 0 or kind < 0.3:
            return blank + self.text()
        if kind < 0.4:
            return blank + self.random.choice(self.oddities)
        inside = "".join(self.flow(depth - 1) for _ in range(self.random.randrange(1, 4)))
        if kind < 0.6:
            return blank + self.element(self.random.choice(_INLINE), inside)
        if kind < 0.8:
            return blank + self.element(self.random.choice(_BLOCK), inside)
        return blank + self.table(depth - 1)

    def table(self, depth: int) -> str:
        rows = []
        for _ in range(self.random.randrange(1, 4)):
            cells = [self.element(self.random.choice(("td", "td", "th")), self.flow(depth)) for _ in range(3)]
            if self.random.random() < 0.1:
                cells.insert(self.random.randrange(len(cells)), self.flow(depth))
            rows.append(self.element("tr", self.random.choice(("", self.line_end)).join(cells)))
        if self.random.random() < 0.1:
            rows.insert(self.random.randrange(len(rows)), self.flow(depth))
        body = "".join(rows)
        return self.element("table", self.element("tbody", body) if self.random.random() < 0.3 else body)


def messy_page(seed: int, *, foreign: bool = True) -> str:
    """A page that browsers can show: unclosed elements, nested tables, Word's markup, entities, odd characters.

    `foreign` pages have drawings and formulas too.
    """
    return _Maker(seed, foreign=foreign).page()


def damaged_page(seed: int, *, foreign: bool = True) -> str:
    """The same cut up: characters replaced, taken out and put in, pieces repeated, the end lost."""
    maker = _Maker(seed, foreign=foreign)
    return maker.damaged(maker.page())


def damaged(page: str, seed: int) -> str:
    """Any page cut up in the same way."""
    return _Maker(seed, foreign=False).damaged(page)
