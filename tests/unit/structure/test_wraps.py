from __future__ import annotations

from itertools import pairwise

import pytest

from reportlint.readers import text

WIDTH = 24
LONG = (
    "今年以来我局坚持以公开为常态不公开为例外，围绕教育资助、招生入学等群众关心的事项及时发布信息，全年主动公开政府信息319条，"
    "其中网站发布160条、公众号发布159条，答复群众来信42件，没有发生因公开不当引起的争议，社会评价总体良好，各项任务按期完成。"
)
SHORT = "本年度共收到公开申请3件，其中予以公开2件、部分公开1件，全部在规定的期限内答复，没有结转下年度办理的申请。"


def wrapped(paragraph: str, width: int = WIDTH, indent: str = "") -> str:
    """The paragraph as a page shows it: a mark that closes never begins a line, a number is never cut."""
    lines, line = [], indent
    for at, character in enumerate(paragraph):
        line += character
        following = paragraph[at + 1 : at + 2]
        whole = character.isdigit() and following.isdigit()
        if len(line) >= width and following and following not in "，。、；：）》”" and not whole:
            lines.append(line)
            line = ""
    return "\n".join([*lines, line])


def blocks(source: str) -> list[str]:
    reading = text.read(source.encode(), "年报.txt")
    mapped = reading.source_map
    if mapped is not None:
        # What was left out is nothing but line ends, blanks and page numbers.
        left_out = [source[before.source_end : after.source_start] for before, after in pairwise(mapped.pieces)]
        assert all(not piece.strip(" \t\u3000\r\n-1") for piece in left_out)
    return [block.span.of(reading.text) for block in reading.blocks]


def test_a_sentence_is_whole_again_and_knows_where_it_stood() -> None:
    source = "\n".join(["一、总体情况", wrapped(LONG), "二、申请情况", wrapped(SHORT)])
    assert blocks(source) == ["一、总体情况", LONG, "二、申请情况", SHORT]
    reading = text.read(source.encode(), "年报.txt")
    assert reading.source_map is not None
    at = reading.text.index("公众号发布159条")
    span = reading.source_map.source_span(reading.blocks[1].span)
    assert source[span.start : span.end] == wrapped(LONG)
    for offset in range(at, at + 9):
        (start, _) = reading.source_map.source_span(reading.blocks[0].span._replace(start=offset, end=offset + 1))
        assert source[start] == reading.text[offset]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_any_line_end_goes(newline: str) -> None:
    source = "\n".join(["一、总体情况", wrapped(LONG), wrapped(SHORT)]).replace("\n", newline)
    assert blocks(source) == ["一、总体情况", LONG, SHORT]


def test_first_lines_that_stand_in_begin_paragraphs() -> None:
    # A full line that ends with its sentence goes on only where first lines are seen.
    sentence = "全年组织业务培训三次参加人员一百余人次效果明显。"
    assert len(sentence) == WIDTH
    paragraph = LONG[: 2 * WIDTH - 2] + sentence + SHORT
    lines = wrapped(paragraph, indent="　　")
    source = "\n".join(wrapped(each, indent="　　") for each in (paragraph, LONG, SHORT))
    assert lines in source
    assert blocks(source) == [paragraph, LONG, SHORT]


@pytest.mark.parametrize(
    "own",
    [
        "（一）主动公开情况",
        "1.业务培训不够经常",
        "清河市教育局\n2024年1月20日",
        "2024年1月20日",
        "•宣传不够",
        "",
    ],
)
def test_what_stands_by_itself_stays(own: str) -> None:
    # The paragraph above ends at the edge, and its stop is lost.
    full = LONG[: 4 * WIDTH]
    source = "\n".join([wrapped(LONG), full[:WIDTH], full[WIDTH : 2 * WIDTH], own, wrapped(SHORT)])
    expected = [*own.split("\n"), SHORT] if own else [SHORT]
    assert blocks(source)[-len(expected) :] == expected


def test_a_title_as_wide_as_the_page_is_not_the_beginning_of_the_text() -> None:
    title = "清河市教育局2023年政府信息公开工作年度报告"
    source = "\n".join([title, "发布时间：2024-01-20", wrapped(LONG, len(title)), wrapped(SHORT, len(title))])
    assert blocks(source)[:2] == [title, "发布时间：2024-01-20"]


def test_rows_and_the_head_above_them_stay() -> None:
    table = (
        "信息内容 本年制发件数 本年废止件数 现行有效件数\n规章 0 0 0\n行政规范性文件 1 0 19\n行政许可 316\n行政处罚 784"
    )
    source = "\n".join([wrapped(LONG), "二、公开表", table, "三、其他", wrapped(SHORT)])
    found = blocks(source)
    assert found[0] == LONG
    assert found[-1] == SHORT
    assert "".join("".join(found[1:-1]).split()) == "".join(("二、公开表" + table + "三、其他").split())


def test_a_page_number_inside_of_a_sentence_goes() -> None:
    lines = wrapped(LONG).split("\n")
    source = "\n".join([*lines[:2], "", "- 1 -", "", *lines[2:], wrapped(SHORT), "- 2 -"])
    assert blocks(source) == [LONG, SHORT, "- 2 -"]


def test_a_machine_cuts_words_and_numbers() -> None:
    paragraph = LONG[:-1] + "，联系邮箱office2023@example.cn，电话0371-5551234，邮编450000，如有疑问请与我们联系。"
    source = "\n".join(paragraph[at : at + WIDTH] for at in range(0, len(paragraph), WIDTH))
    assert "".join(blocks(source)) == paragraph


@pytest.mark.parametrize(
    "source",
    [
        f"{LONG}\n{SHORT}\n{LONG}\n{SHORT}",
        # Lines without stops, of no common width: a list of titles.
        "\n".join("关于印发清河市" + "教育系统" * number + "政府信息公开工作要点的通知" for number in range(1, 9)),
        "清河市教育局\n2023年\n报告\n正文。",
    ],
)
def test_other_texts_stay_as_they_are(source: str) -> None:
    assert text.read(source.encode(), "年报.txt").source_map is None
