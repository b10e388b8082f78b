"""`table`: what is wrong with a declared table, each thing once and at its place."""

from __future__ import annotations

import pickle

import pytest

from reportlint.binding.binding import Binding, Section
from reportlint.binding.nouns import Nouns
from reportlint.binding.table_nouns import read_table
from reportlint.binding.tables import bind_tables
from reportlint.extend import Entry, Held, Hit, RuleHead, Safety
from reportlint.kinds.table import KIND
from reportlint.language.entry import Names, Problems
from reportlint.model.span import Span
from reportlint.readers.text import read
from reportlint.structure.document import complete
from reportlint.structure.outline import outline

DECLARED = {
    "head": "来信人",
    "near": "来信",
    "columns": ["个人", {"单位": ["企业", "学校"]}, "总计"],
    "rows": [
        {"新收": "一、本年收到来信数量"},
        {
            "结果": {
                "label": "二、办理情况",
                "rows": ["（一）已经答复来信", "（二）转送其他机关", {"总计": "（三）总计"}],
            }
        },
        {"结转": "三、结转下年继续办理"},
    ],
}
GOOD = """来信登记
 | 来信人
个人 | 单位 | 总计
企业 | 学校
一、本年收到来信数量 | 1 | 2 | 3 | 6
二、办理情况 | （一）已经答复来信 | 1 | 0 | 3 | 4
（二）转送其他机关 | 0 | 1 | 0 | 1
（三）总计 | 1 | 1 | 3 | 5
三、结转下年继续办理 | 0 | 1 | 0 | 1
"""


def problems():
    return Problems("p.yaml", lambda _: (1, 1), Names(tables={"来信表": {}}))


NOUNS = Nouns(tables={"来信表": read_table("来信表", Entry(DECLARED, (), problems()), ())})


def binding_of(text, sections=None):
    document = complete(read(text.encode(), "a.txt"))
    headings = outline(document)
    sections = sections or {}
    return Binding(
        document, NOUNS, headings, sections=sections, grids=bind_tables(document, NOUNS, headings, sections, None)
    )


def check_of(value="来信表", fix=None):
    return KIND.compile(Entry(value, ("table",), problems()), RuleHead((), fix=fix))


def judge(text, **options):
    outcomes = list(check_of(**options)(binding_of(text)))
    for outcome in outcomes:
        if isinstance(outcome, Hit):
            message = KIND.defects[outcome.defect].message
            for language, words in message.items():
                said = {
                    name: value[language] if isinstance(value, dict) else value
                    for name, value in outcome.values.items()
                }
                assert words.format_map(said)
            assert set(outcome.values) <= KIND.values
    return outcomes


def hits(text, **options):
    return [
        (hit.defect, text[hit.span.start : hit.span.end], hit.place.name if hit.place else "")
        for hit in judge(text, **options)
        if isinstance(hit, Hit)
    ]


def test_a_good_table_holds() -> None:
    assert judge(GOOD) == [Held()]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("| 2 | 3 | 6", "| O | 3 | 6", ("not-a-number", "O", "来信表 新收/单位/企业")),
        ("| 2 | 3 | 6", "| 两 | 3 | 6", ("not-a-number", "两", "来信表 新收/单位/企业")),
        ("| 2 | 3 | 6", "| -2 | 3 | 6", ("negative", "-2", "来信表 新收/单位/企业")),
        ("| 2 | 3 | 6", "| 2.5 | 3 | 6", ("decimal", "2.5", "来信表 新收/单位/企业")),
        ("| 2 | 3 | 6", "| 2件 | 3 | 6", ("unit", "2件", "来信表 新收/单位/企业")),
        ("| 2 | 3 | 6", "| | 3 | 6", ("blank", "", "来信表 新收/单位/企业")),
        ("| 2 | 3 | 6", "| 2 | 3 | ", ("total-blank", "", "来信表 新收/总计")),
        ("| 2 | 3 | 6", "| 3 | 6", ("row-unreadable", "一、本年收到来信数量", "来信表 新收")),
        ("| 1 | 1 | 3 | 5", "| 1 | | | 5", ("total-blank", "", "来信表 结果/总计/单位/企业")),
        ("| 0 | 1 | 0 | 1\n（三）", "| | | | \n（三）", ("blank", "", "来信表 结果/（二）转送其他机关")),
        ("| 2 | 3 | 6", "| / | 3 | 6", ("blank-mark", "/", "来信表 新收/单位/企业")),
        ("（二）转送其他机关 | 0 | 1 | 0 | 1\n", "", ("row-missing", "", "来信表 结果/（二）转送其他机关")),
        ("转送其他机关", "转送其它机关", ("label-damaged", "（二）转送其它机关", "来信表 结果/（二）转送其他机关")),
        ("二、办理情况", "二、处理情况", ("label-damaged", "二、处理情况", "来信表 结果")),
        ("企业 | 学校", "学校 | 企业", ("column-misplaced", "学校", "来信表 单位/学校")),
        ("企业 | 学校", "企 | 学校", ("column-damaged", "企", "来信表 单位/企业")),
        ("企业 | 学校", "企业", ("column-missing", "", "来信表 单位/学校")),
        (
            "（三）总计 | 1",
            "（二）转送其他机关 | 0 | 1 | 0 | 1\n（三）总计 | 1",
            ("row-doubled", "（二）转送其他机关", "来信表 结果/（二）转送其他机关"),
        ),
    ],
)
def test_each_defect_stands_at_its_place(old, new, found) -> None:
    assert old in GOOD
    text = GOOD.replace(old, new, 1)
    assert hits(text)[0] == found
    assert len(hits(text)) == 1


def test_a_missing_row_stands_where_it_would_be() -> None:
    lines = GOOD.splitlines(keepends=True)
    for number, gap in ((4, "一、本年收到来信数量"), (6, "（二）转送其他机关"), (8, "三、结转下年继续办理")):
        text = "".join([*lines[:number], *lines[number + 1 :]])
        (hit,) = [outcome for outcome in judge(text) if isinstance(outcome, Hit)]
        assert hit.values["row"] == gap
        assert hit.defect == "row-missing"
        before, behind = len("".join(lines[:number]).rstrip()), len("".join(lines[:number]) + "二、办理情况 | ")
        assert before <= hit.span.start <= behind


def test_a_row_out_of_order() -> None:
    lines = GOOD.splitlines(keepends=True)
    text = "".join([*lines[:4], lines[8], *lines[4:8]])
    assert hits(text) == [("row-misplaced", "三、结转下年继续办理", "来信表 结转")]


def test_blanks_of_neighbouring_rows_are_one_finding() -> None:
    text = GOOD.replace("| 1 | 0 | 3 | 4", "| 1 | | | 4").replace("| 0 | 1 | 0 | 1\n（三）", "| 0 | | | 1\n（三）")
    (hit,) = [outcome for outcome in judge(text) if isinstance(outcome, Hit)]
    assert hit.defect == "blank"
    assert hit.values["row"] == "（一）已经答复来信、（二）转送其他机关"
    assert hit.values["column"] == "企业、学校"


def test_marks_for_nothing_are_said_once() -> None:
    text = GOOD.replace("| 0 ", "| — ")
    (hit,) = [outcome for outcome in judge(text) if isinstance(outcome, Hit)]
    assert (hit.defect, hit.values["count"], hit.values["seen"]) == ("blank-mark", 5, "—")


def test_a_form_left_blank_is_one_finding_and_proves_nothing() -> None:
    text = "".join(
        line if index < 4 else line.translate({ord(digit): None for digit in "0123456789"})
        for index, line in enumerate(GOOD.splitlines(keepends=True))
    )
    outcomes = judge(text)
    assert [outcome.defect for outcome in outcomes if isinstance(outcome, Hit)] == ["not-filled"]
    assert Held() not in outcomes


def test_a_damaged_label_can_be_repaired_but_not_by_itself() -> None:
    text = GOOD.replace("转送其他机关", "转送其它机关")
    (hit,) = [outcome for outcome in judge(text) if isinstance(outcome, Hit)]
    assert hit.fix is not None
    assert hit.fix.safety is Safety.UNSAFE
    assert [edit.replacement for edit in hit.fix.edits] == ["（二）转送其他机关"]
    (hit,) = [outcome for outcome in judge(text, fix=Safety.SHOW) if isinstance(outcome, Hit)]
    assert hit.fix is None


def test_a_letter_for_a_digit_says_the_number() -> None:
    (hit,) = [outcome for outcome in judge(GOOD.replace("| 2 | 3 | 6", "| 1O | 3 | 6")) if isinstance(outcome, Hit)]
    assert hit.fix is not None
    assert [edit.replacement for edit in hit.fix.edits] == ["10"]


def test_a_missing_table_is_said_at_the_end_of_its_section() -> None:
    text = "一、来信情况\n没有表格。\n\n二、其他情况\n没有。\n"
    section = Section("来信", Span(0, 6), Span(7, 14), "来信情况", "exact", 1, Span(0, 2))
    (hit,) = check_of()(binding_of(text, {"来信": section}))
    assert (hit.defect, hit.span) == ("missing", Span(12, 12))
    other = Section("其他", Span(15, 21), Span(22, 25), "其他情况", "exact", 2, Span(15, 17))
    assert list(check_of()(binding_of(text, {"其他": other}))) == [], "the section itself is what is missing"
    assert hits("没有标题也没有表格。\n") == [("missing", "", "")]
    assert judge("没有标题也没有表格。\n", value={"table": "来信表", "optional": True}) == []


def test_a_table_of_which_most_rows_cannot_be_read() -> None:
    text = GOOD
    for numbers in ("| 1 | 2 | 3 | 6", "| 1 | 0 | 3 | 4", "| 1 | 1 | 3 | 5"):
        text = text.replace(numbers, "| 1 | 2")
    (hit,) = judge(text)
    assert (hit.defect, hit.values["placed"], hit.values["rows"]) == ("unreadable", 2, 5)
    assert "来信数量" in text[hit.span.start : hit.span.end]


@pytest.mark.parametrize(
    ("value", "what"),
    [
        ("来信", "the table '来信' is not declared"),
        ({"tabel": "来信表"}, "unknown key 'tabel'"),
        ({"optional": True}, "'table' is missing"),
    ],
)
def test_mistakes_of_authors_are_told(value, what) -> None:
    at = problems()
    KIND.compile(Entry(value, ("table",), at), RuleHead(()))
    assert any(what in problem.what for problem in at.found)


def test_the_check_travels_to_other_processes() -> None:
    check = check_of()
    assert pickle.loads(pickle.dumps(check)) == check
