from __future__ import annotations

import subprocess
import sys

import pytest

from reportlint.model.blocks import Heading, ListItem, Paragraph, RowRun, Table
from reportlint.model.document import Reading
from reportlint.model.errors import Unreadable
from reportlint.model.finding import Edit
from reportlint.model.lines import LineIndex, Position
from reportlint.model.span import Span
from reportlint.readers import html
from tests.calls import calls

CHAPTERS = "".join(f"<p>{mark}、部分</p><p>内容。</p>" for mark in "一二三四五六")


def read(content: str, encoding: str = "utf-8") -> Reading:
    return html.read(content.encode(encoding), "a.html")


def seen(content: str) -> str:
    return read(content).text


def table(content: str) -> Table:
    found = [block for block in read(content).blocks if isinstance(block, Table)]
    assert len(found) == 1
    return found[0]


def where(content: str, words: str) -> str:
    """What stands in the source for `words` of the text."""
    reading = read(content)
    assert reading.source_map is not None
    at = reading.text.index(words)
    return reading.source_map.source_span(Span(at, at + len(words))).of(reading.source.text)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<p>主<span>动</span>公<b>开</b>", "主动公开"),
        ("<p>甲\n   乙</p>", "甲乙"),
        ("<p>甲\n   2 件</p>", "甲 2 件"),
        ("<span>a</span> <span>b</span>", "a b"),
        ("<p>　　甲&nbsp;</p>", "甲"),
        ("甲<p>乙<p>丙", "甲\n乙\n丙"),
        ("甲<!--[if gte mso 9]><xml>隐</xml><![endif]-->乙", "甲乙"),
        ("<![if !supportLists]>1.<![endif]>项", "1.项"),
        ("<p>项<o:p></o:p></p>", "项"),
        ("<p>&ldquo;&#20013;&rdquo;&lt;1&amp", "“中”<1&"),
        ("甲<script>x</script><style>y</style><template>z</template><noscript>w</noscript>乙", "甲乙"),
        ("甲<i style='DISPLAY : none'>x</i><i hidden>y</i><i style='visibility:hidden'>z</i>乙", "甲乙"),
        ("<i style='display:inline'>甲</i>", "甲"),
        ("<ruby>条<rp>(</rp><rt>tiao</rt><rp>)</rp></ruby>例", "条例"),
        ("<input value=x><select><option>y</select><textarea>z</textarea><button>w</button>甲", "甲"),
        ("<pre>甲  乙\n\n  丙</pre>", "甲  乙\n丙"),
        ("<div style='display:block'>甲</div><span style='display:block'>乙</span>", "甲\n乙"),
    ],
)
def test_what_is_to_be_seen(content: str, text: str) -> None:
    assert seen(content) == text


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<p>第一段。<br>第二段。", "第一段。\n第二段。"),
        ("<p>某某局<br>2025年1月1日", "某某局\n2025年1月1日"),
        ("<p>完善制度，<br>健全机制。", "完善制度，健全机制。"),
        (
            "<p>完善政府信息公开制度健全政府信息公开机制提升政府信<br>息公开水平。",
            "完善政府信息公开制度健全政府信息公开机制提升政府信息公开水平。",
        ),
        (
            "<p>完善政府信息公开制度健全政府信息公开机制提升政府信<br><br>息公开水平。",
            "完善政府信息公开制度健全政府信息公开机制提升政府信\n息公开水平。",
        ),
        (
            "<p>完善政府信息公开制度，健全政府信息公开机制，提升水平<br>（二）依申请公开",
            "完善政府信息公开制度，健全政府信息公开机制，提升水平\n（二）依申请公开",
        ),
        (
            "<p>完善政府信息公开制度，健全政府信息公开机制，提升水平<br>　　下一段",
            "完善政府信息公开制度，健全政府信息公开机制，提升水平\n下一段",
        ),
        (
            "<p>（一）完善政府信息公开制度，健全政府信息公开机制，提升水平<br>全年公开",
            "（一）完善政府信息公开制度，健全政府信息公开机制，提升水平\n全年公开",
        ),
        ("<h1>某某局2024年<br>年度报告</h1>", "某某局2024年年度报告"),
        ("<p>甲</p><p><br>乙</p>", "甲\n乙"),
    ],
)
def test_hard_breaks_part_paragraphs_but_no_sentences(content: str, text: str) -> None:
    assert seen(content) == text


def test_blocks() -> None:
    reading = read("<h2>题</h2><p>段</p><ul><li>甲<ol><li>乙</ol><p>丙</ul><div>丁</div>")
    found = [(type(block), block.span.of(reading.text), getattr(block, "level", None)) for block in reading.blocks]
    assert found == [
        (Heading, "题", 2),
        (Paragraph, "段", None),
        (ListItem, "甲", 1),
        (ListItem, "乙", 2),
        (Paragraph, "丙", None),
        (Paragraph, "丁", None),
    ]


def test_rows_of_flattened_tables_are_runs() -> None:
    blocks = read("<p>规章 0 0 0</p><p>规范性文件 2 1 9</p>").blocks
    assert [type(block) for block in blocks] == [RowRun]


def test_a_cell_is_one_piece_of_text() -> None:
    content = "<table><tr><th>自然<br>人<th>12<br>3<th><p>行政<p>许可<tr><td> 1\n<td>&nbsp;<td>“甲”<br>乙</table>"
    assert seen(content) == "自然人 | 12 3 | 行政许可\n1 |  | “甲”乙"


def test_a_caption_stands_before_its_table() -> None:
    assert seen("<table><caption>单位：件</caption><tr><td>1<td>2</table>") == "单位：件\n1 | 2"
    assert seen("<table><tr><td>1<td>2<caption>单位：件</caption></table>") == "1 | 2\n单位：件"


def test_tables_that_place_things_are_no_tables() -> None:
    reading = read("<table><tr><td>左<td><table><tr><td>1<td>2</table><p>文<tr><td>下</table>")
    assert [(type(block), block.span.of(reading.text)) for block in reading.blocks] == [
        (Paragraph, "左"),
        (Table, "1 | 2"),
        (Paragraph, "文"),
        (Paragraph, "下"),
    ]


def test_spans_are_read_as_browsers_read_them() -> None:
    found = table(
        "<table><tr><td rowspan='2x'>甲<td colspan=' 2'>乙<td colspan=0 rowspan=>丙<tr><td>1<td>2<td>3</table>"
    )
    assert (found.rows, found.columns, found.problem) == (2, 4, None)
    assert [cell[1:] for cell in found.cells] == [
        (0, 0, 2, 1),
        (0, 1, 1, 2),
        (0, 3, 1, 1),
        (1, 1, 1, 1),
        (1, 2, 1, 1),
        (1, 3, 1, 1),
    ]


def test_overlapping_cells_are_a_problem() -> None:
    assert table("<table><tr><td>1<td rowspan=2>2<tr><td colspan=2>3</table>").problem == "overlap"


def test_a_grid_beyond_all_bounds_is_a_problem_and_costs_nothing() -> None:
    rows = "<tr>" + "<td rowspan=65534 colspan=1000>1" * 30
    assert calls(lambda: table(f"<table>{rows * 100}</table>")) < 1_000_000
    assert table(f"<table>{rows * 100}</table>").problem == "too-large"


def test_text_between_cells_stays_where_the_source_has_it() -> None:
    content = "<table><tr><td>甲</td>散<td>乙</td></tr>字<tr><td>1<td>2</table>"
    assert seen(content) == "甲 | 散 | 乙\n字 | 1 | 2"
    assert where(content, "散") == "散"
    assert where(content, "字") == "字"
    assert [cell.span.of(seen(content)) for cell in table(content).cells] == ["甲", "乙", "1", "2"]


@pytest.mark.parametrize(
    ("content", "words", "source"),
    [
        ("<p>见&ldquo;甲&rdquo;", "“甲”", "&ldquo;甲&rdquo;"),
        ("<p>主<b>动</b>公开", "主动", "主<b>动"),
        ("\r\n<p>\r\n甲\r\n乙</p>", "甲乙", "甲\r\n乙"),
        ("a</>b", "ab", "a</>b"),
        ("a&nbspb", "b", "b"),
        ("a&nGt;b", "≫\u20d2b", "&nGt;b"),
        ("\U000f0000\U00100001甲", "\U000f0000\U00100001甲", "\U000f0000\U00100001甲"),
        ("&#xF0000;&#x100001;甲", "甲", "甲"),
        ("<p>甲  乙", "甲 乙", "甲  乙"),
    ],
)
def test_every_word_has_its_place(content: str, words: str, source: str) -> None:
    assert where(content, words) == source


def test_lines_and_columns_are_those_of_the_file() -> None:
    content = "<p>甲\r\n<p>乙\r<p>丙\n<p>丁"
    reading = read(content)
    assert reading.source_map is not None
    at = reading.source_map.source_span(Span(reading.text.index("丁"), len(reading.text))).start
    assert LineIndex(reading.source.text).position(at) == Position(4, 4)


@pytest.mark.parametrize("label", ["gb2312", "GBK", "x-gbk", "gb18030"])
def test_labels_of_chinese_encodings_mean_their_superset(label: str) -> None:
    reading = read(f"<meta http-equiv=Content-Type content='text/html; charset={label}'><p>𠮷某 件", "gb18030")
    assert (reading.text, reading.source.encoding, reading.notices) == ("𠮷某 件", "gb18030", ())


def test_valid_utf_8_beats_its_label() -> None:
    assert read("<meta charset=gbk><p>件").text == "件"


def test_undecodable_bytes_are_told_where_they_are_to_be_seen() -> None:
    data = "<meta charset=utf-8><p title='甲".encode() + b"\xff'>" + "公开信息".encode() + b"\xff" + "件</p>".encode()
    reading = html.read(data, "a.html")
    assert [(notice.code, notice.span.of(reading.text)) for notice in reading.notices] == [("undecodable", "\ufffd")]


def test_what_is_no_text_is_unreadable() -> None:
    with pytest.raises(Unreadable):
        html.read(b"%PDF-1.4", "a.html")


def test_metadata() -> None:
    content = "<title>某局年报 - 某市</title><meta name=ArticleTitle content='某局年报'><meta name=PubDate content=2025-01-01><p>文"
    assert read(content).metadata == {
        "ArticleTitle": "某局年报",
        "PubDate": "2025-01-01",
        "title": "某局年报",
        "page-title": "某局年报 - 某市",
    }
    assert read("<title> 甲&amp;\n乙 </title>文").metadata == {"title": "甲& 乙"}


MENU = "<div><a href=/>首页</a><a href=/a>公开</a></div><p>浏览次数：12</p>"
FOOT = "<p>版权所有</p>"
WHOLE = "一、部分\n内容。\n二、部分\n内容。\n三、部分\n内容。\n四、部分\n内容。\n五、部分\n内容。\n六、部分\n内容。"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (f"{MENU}<div>{CHAPTERS}</div>{FOOT}", WHOLE),
        (f"{MENU}<div><p>引言。</p><div>{CHAPTERS}</div><p>落款</p></div>{FOOT}", f"引言。\n{WHOLE}\n落款"),
        (f"{MENU}<div id=zoom><p>来源：甲</p><div>{CHAPTERS}</div></div>{FOOT}", f"来源：甲\n{WHOLE}"),
        (f"<nav>{MENU}</nav>{CHAPTERS}<footer>{FOOT}</footer>", WHOLE),
        (f"{MENU}<ul>{''.join(f'<li>{mark}、目录' for mark in '一二三四五六')}</ul><div>{CHAPTERS}</div>", WHOLE),
        (
            f"{MENU}<div class=TRS_Editor><p>{'这是没有分节的一篇短文。' * 5}</p></div>{FOOT}",
            "这是没有分节的一篇短文。" * 5,
        ),
        (f"{MENU}<p>短文。</p>{FOOT}", "首页公开\n浏览次数：12\n短文。\n版权所有"),
    ],
    ids=["headings", "around them", "known name", "whole page without its frame", "contents", "name alone", "nothing"],
)
def test_the_body_of_a_page(content: str, text: str) -> None:
    assert seen(content) == text


@pytest.mark.parametrize("name", ["<h1>某局年度报告</h1>", "<p>某局年度报告</p>"])
def test_the_title_above_the_body_belongs_to_it(name: str) -> None:
    reading = read(f"<title>某局年度报告_某市</title>{name}{MENU}<div>{CHAPTERS}</div>")
    assert reading.text == f"某局年度报告\n{WHOLE}"
    assert isinstance(reading.blocks[0], Heading)


def test_a_body_with_a_title_of_its_own_needs_no_other() -> None:
    assert (
        seen(f"<h1>某某局年度工作报告</h1>{MENU}<div><p>某局年度工作报告</p>{CHAPTERS}</div>")
        == f"某局年度工作报告\n{WHOLE}"
    )


def test_labels_of_a_form_are_no_headings() -> None:
    rows = "".join(f"<tr><td>{mark}、新收<td>1" for mark in "一二三四五六")
    assert seen(f"<div><table>{rows}</table></div><p>其他").endswith("其他")


def test_edits_are_escaped_and_leave_the_rest_alone() -> None:
    data = "<meta charset=gbk>\r\n<p>甲，，乙".encode("gbk")
    at = data.decode("gbk").index("，")
    assert html.write_back(data, [Edit(Span(at, at + 2), "<，>")]) == "<meta charset=gbk>\r\n<p>甲&lt;，&gt;乙".encode(
        "gbk"
    )


def test_edits_over_tags_leave_them_balanced() -> None:
    data = "<p>公开的<b class=a><!-- > -->的</b>信息".encode()
    at = data.decode().index("的")
    edited = html.write_back(data, [Edit(Span(at, data.decode().rindex("的") + 1), "的")])
    assert edited.decode() == "<p>公开的<b class=a><!-- > --></b>信息"


@pytest.mark.parametrize("tag", ["div", "b", "table><tr><td", "ul><li", "a", "svg", "select", "p"])
def test_nesting_has_no_bottom(tag: str) -> None:
    assert "底" in seen(f"<{tag}>" * 100_000 + "</svg></select><p>底") or tag in {"svg", "select"}


@pytest.mark.parametrize(
    "unit",
    [
        "<p style='text-indent:2em'>全年<b>公开</b>信息12条，&ldquo;文件&rdquo;3件。</p>\n",
        "全年主动公开政府信息完善政府信息公开制度健全机制<br>",
        "<tr><td>甲<td>1<td>2",
        "<table><tr><td>甲<td>1</table>",
        "<table><tr><td>甲</td>散</table>",
        "a</>",
        "<a href=x>链</a> ",
        "<div><p>一、甲<p>二、乙",
    ],
)
def test_cost_is_linear_in_the_size_of_the_page(unit: str) -> None:
    def cost(count: int) -> int:
        content = ("<table>" if unit.startswith("<tr") else "<title>甲</title>") + unit * count
        return calls(lambda: read(content))

    cost(20)
    assert cost(10_000) < 20 * cost(1_000)


def test_a_text_file_needs_no_html() -> None:
    program = (
        "import sys; from reportlint import plugins;"
        "plugins.load(outsiders=False).reader_of_suffix['.txt'].read(b'a', 'a.txt');"
        "sys.exit('turbohtml' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
