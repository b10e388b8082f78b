from __future__ import annotations

import pytest

from reportlint.model.blocks import RowRun
from reportlint.model.document import Document
from reportlint.readers import markdown, text
from reportlint.structure.document import complete
from reportlint.structure.outline import Outline, outline


def of_text(content: str) -> tuple[Document, Outline]:
    document = complete(text.read(content.encode(), "a.txt"))
    return document, outline(document)


def of_markdown(content: str) -> tuple[Document, Outline]:
    document = complete(markdown.read(content.encode(), "a.md"))
    return document, outline(document)


def tree(pair: tuple[Document, Outline]) -> list[tuple[int, str, str]]:
    document, found = pair
    return [
        (heading.level, heading.number.of(document.text) if heading.number else "", heading.title.of(document.text))
        for heading in found.headings
    ]


def points(content: str) -> list[list[str]]:
    document, found = of_text(content)
    return [[point.span.of(document.text) for point in each.points] for each in found.enumerations]


def test_headings_of_their_own_line_and_run_in() -> None:
    pair = of_text(
        "年度报告\n一、总体情况\n（一）主动公开情况。2024年，公开12条。\n（二）申请情况：无。\n二、其他\n无。"
    )
    assert tree(pair) == [
        (1, "一、", "总体情况"),
        (2, "（一）", "主动公开情况"),
        (2, "（二）", "申请情况"),
        (1, "二、", "其他"),
    ]
    document, found = pair
    assert [heading.run_in for heading in found.headings] == [False, True, True, False]
    assert [heading.parent for heading in found.headings] == [-1, 0, 0, -1]
    assert [heading.body.of(document.text) for heading in found.headings] == [
        "（一）主动公开情况。2024年，公开12条。\n（二）申请情况：无。",
        "2024年，公开12条。",
        "无。",
        "无。",
    ]


def test_a_heading_that_ends_in_a_mark_has_its_line_for_itself() -> None:
    document, found = of_text("一、总体情况：\n2024年，我局公开12条。\n（一）共收到申请3件。")
    assert [heading.run_in for heading in found.headings] == [False, True]
    assert found.headings[1].body.of(document.text) == ""
    assert found.headings[0].body.of(document.text).startswith("2024年")
    assert [heading.span.of(document.text) for heading in found.headings] == ["一、总体情况", "（一）共收到申请3件"]


def test_damaged_numbers_count() -> None:
    document, found = of_text("一,、总体情况\n內容。\n二、主動\n三,、收到\n四.、诉讼\n(五)其他,。好")
    assert [(heading.style, heading.value) for heading in found.headings] == [
        ("一、", 1), ("一、", 2), ("一、", 3), ("一、", 4), ("（一）", 5),
    ]  # fmt: skip
    assert found.headings[2].number is not None
    assert found.headings[2].number.of(document.text) == "三,、"


def test_glossed_titles_are_whole() -> None:
    document, found = of_text("一、總體情況(kuàng)\n(一)主動(dòng)公開(kāi)情況(kuàng)。據(jù)國(guó)家規(guī)定。")
    assert [heading.title.of(document.text) for heading in found.headings] == [
        "總體情況(kuàng)",
        "主動(dòng)公開(kāi)情況(kuàng)",
    ]


def test_rows_give_no_headings() -> None:
    assert tree(of_text("三、申请\n一、新收 | 3 | 0\n二、结转 | 0 | 0\n（一）公开 | 1 | 2\n四、诉讼")) == [
        (1, "三、", "申请"),
        (1, "四、", "诉讼"),
    ]
    assert tree(of_markdown("# 报告\n\n| 一、新收 | 3 |\n|---|---|\n| 二、结转 | 0 |\n")) == [(1, "", "报告")]


def test_a_table_of_contents_gives_no_headings() -> None:
    content = "目录\n一、总体情况……………1\n二、其他............3\n一、总体情况\n好。\n二、其他\n无。"
    assert len(tree(of_text(content))) == 2


@pytest.mark.parametrize(
    ("content", "levels"),
    [
        ("一、甲\n（一）乙\n1.丙。好\n（1）丁。好\n二、戊", [1, 2, 3, 4, 1]),
        ("一、甲\n1.乙\n2.丙\n二、丁\n（一）戊\n1.己", [1, 2, 2, 1, 2, 3]),
        ("1.甲\n（一）乙\n（二）丙\n2.丁\n（一）戊\n（二）己", [1, 2, 2, 1, 2, 2]),
        ("第一章 甲\n第一节 乙\n一、丙\n第二节 丁\n第二章 戊", [1, 2, 3, 2, 1]),
        ("1 甲\n1.1 乙\n1.1.1 丙\n1.2 丁", [1, 2, 1]),
        ("（一）甲\n（二）乙\n一、丙\n（一）丁", [1, 1, 1, 2]),
    ],
)
def test_levels_follow_the_nesting_of_styles(content: str, levels: list[int]) -> None:
    assert [heading.level for heading in of_text(content)[1].headings] == levels


def test_marked_headings_with_and_without_numbers() -> None:
    pair = of_markdown("# 报告\n\n## 一、总体\n\n（一）公开\n\n1. 加强领导。好\n\n### 二、其他\n\n说明\n\n三、附则\n")
    assert tree(pair) == [
        (1, "", "报告"),
        (2, "一、", "总体"),
        (3, "（一）", "公开"),
        (4, "1.", "加强领导"),
        (2, "二、", "其他"),
        (2, "三、", "附则"),
    ]
    assert [heading.marked for heading in pair[1].headings] == [True, True, False, False, True, False]


def test_a_numbered_sentence_has_no_title_but_its_number() -> None:
    sentence = "我局认真贯彻落实党中央、国务院关于全面推进政务公开工作的各项决策部署，并且持续加强组织领导，取得成效。"
    document, found = of_text(f"1.{sentence}\n2.好。")
    assert found.headings[0].title.of(document.text) == ""
    assert found.headings[0].body.of(document.text) == sentence


def test_points_of_one_paragraph() -> None:
    assert points("问题有二：一是甲；二是乙。措施如下：一是丙；二是丁；二是戊。") == [
        ["一是", "二是"],
        ["一是", "二是", "二是"],
    ]


def test_points_go_on_over_paragraphs_and_start_again() -> None:
    assert points("措施：\n一是甲。\n二是乙。\n三是丙。") == [["一是", "二是", "三是"]]
    assert points("一是甲。\n二是乙。\n一是丙。\n三是丁。") == [["一是", "二是"], ["一是", "三是"]]


def test_a_heading_ends_the_lists_of_its_level() -> None:
    assert points("一、问题\n一是甲。二是乙。\n二、措施\n二是丙。三是丁。") == [["一是", "二是"], ["二是", "三是"]]
    assert points("一、问题\n一是甲。\n1.细节。如下\n二是乙。") == [["一是", "二是"]]


def test_lists_inside_a_point_are_their_own() -> None:
    assert points("如下：一是甲：（1）子；（2）丑。二是乙：（1）寅；（2）卯。") == [
        ["一是", "二是"],
        ["（1）", "（2）"],
        ["（1）", "（2）"],
    ]


def test_the_number_of_a_paragraph_is_no_point() -> None:
    assert points("（一）甲。\n（二）乙。") == []


def test_last_ends_a_list_and_begins_none() -> None:
    assert points("首先甲，其次乙，最后，丙。") == [["首先", "其次", "最后"]]
    assert points("最后，感谢大家。") == []


def test_rows_give_no_points() -> None:
    assert points("一是 | 3 | 0\n二是 | 3 | 0") == []


def test_the_published_report(shared) -> None:
    content = (shared / "data" / "jiaxing-data-bureau-2024.txt").read_text(encoding="utf-8")
    document, found = of_text(content)
    assert [(heading.level, heading.value) for heading in found.headings] == [
        (1, 1), (2, 1), (2, 2), (2, 3), (2, 4), (2, 5), (1, 2), (1, 3), (1, 4), (1, 5), (2, 1), (2, 2), (1, 6),
    ]  # fmt: skip
    assert [[point.value for point in each.points] for each in found.enumerations] == [[1, 2], [1, 2, 2]]
    starts = [
        document.text.count("\n", 0, block.span.start) + 1 for block in document.blocks if isinstance(block, RowRun)
    ]
    assert starts == [9, 24, 53]
    assert {damage.kind: damage.count for damage in document.damage} == {
        "gloss": 317,
        "doubled-marks": 76,
        "mojibake": 1,
    }
