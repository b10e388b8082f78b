"""Variables, form, facts and scopes of whole documents."""

from __future__ import annotations

import itertools
from datetime import date
from decimal import Decimal

import pytest

from reportlint.binding.bind import bind
from reportlint.binding.nouns import FactNoun, Nouns, ReadFrom, SayNoun, VariableNoun
from reportlint.language.entry import Entry, Names, Problems
from reportlint.language.expressions import parse_expression
from reportlint.language.pattern_reading import parse_text
from reportlint.model.blocks import Heading, ListItem, Paragraph
from reportlint.model.document import Reading, Source
from reportlint.model.span import Span
from reportlint.structure.document import complete
from tests.unit.binding.reports import BODIES, NOUNS, PREAMBLE, TITLE, TITLES, bound, document, report


def pieces(binding, *scopes, raw=False):
    text = binding.document.text if raw else binding.document.view.text
    regions = binding.regions(scopes, raw=raw)
    return None if regions is None else [text[region.start : region.end] for region in regions]


def with_first(text):
    return report(bodies=(text, *BODIES[1:]))


# Variables


def test_every_strong_mention_is_kept_for_comparison():
    binding = bound(report(preamble=PREAMBLE.replace("2024年1月", "2023年1月")), path="2022.txt")
    year = binding.variables["year"]
    assert year.value == 2024
    assert [(source.value, source.origin, source.weak) for source in year.sources] == [
        (2024, "title", False),
        (2023, "preamble", False),
        (2022, "file-name", True),
    ]
    assert [source.span.of(binding.document.text) for source in year.sources if source.span] == ["2024", "2023"]


def test_a_weak_source_gives_a_value_where_no_other_does():
    binding = bound(report(title="", preamble=""), path="folder/清河市_2023.txt")
    assert binding.variables["year"].value == 2023


def test_the_organ_is_written_without_blanks_and_lines():
    binding = bound(report(title="清河市 教育局\n2024年政府信息公开工作年度报告"))
    assert binding.variables["organ"].value == "清河市教育局"
    assert binding.classes == {"organ": "部门"}


@pytest.mark.parametrize(
    "organ, label", [("清河市人民政府", "人民政府"), ("柳林镇人民政府", "乡镇街道"), ("清河市财政局", "部门")]
)
def test_class_of_an_organ(organ, label):
    assert bound(report(title=f"{organ}2024年政府信息公开工作年度报告")).classes["organ"] == label


def expression(source):
    names = Names(variables={"organ", "year"}, classes={"organ": ["乡镇街道", "人民政府", "部门"]})
    problems = Problems("p.yaml", lambda _: (1, 1), names)
    parsed = parse_expression(Entry(source, (), problems))
    assert problems.found == []
    return parsed


def test_computed_variables_see_the_ones_before():
    due = VariableNoun(
        "due",
        (
            ReadFrom(value=expression("date(year + 1, 3, 31)"), when=expression("organ is 人民政府")),
            ReadFrom(value=expression("date(year + 1, 1, 31)"), when=expression("organ is 部门")),
        ),
    )
    last = VariableNoun("last_year", (ReadFrom(value=expression("year - 1")),))
    nouns = NOUNS._replace(variables=(*NOUNS.variables, due, last))
    values = bound(report(), nouns).values
    assert values["last_year"] == 2023
    assert isinstance(values["last_year"], int)
    assert values["due"] == date(2025, 1, 31)
    assert bound(report(title="清河市人民政府2024年政府信息公开工作年度报告"), nouns).values["due"] == date(2025, 3, 31)
    assert "due" not in bound(report(title="", preamble=""), nouns).values


def test_ways_to_read_one_place_are_alternatives():
    ways = (
        ReadFrom(parse_text("{organ=text}{year}年"), ("title",)),
        ReadFrom(parse_text("{organ=text}政府信息公开"), ("title",)),
    )
    nouns = NOUNS._replace(variables=(VariableNoun("organ", ways),))
    assert [source.value for source in bound(report(), nouns).variables["organ"].sources] == ["清河市教育局"]


# Form


@pytest.mark.parametrize(
    "body, year, form",
    [
        (BODIES[1], 2024, "2021"),
        (BODIES[1].replace("本年制发件数", "本年新制作数量").replace("现行有效件数", "对外公开总数量"), 2024, "2019"),
        ("信息内容 | 本年新\n制作数量", 2024, "2019"),
        ("本节见附表所列各项数据和说明。", 2020, "2019"),
        ("本节见附表所列各项数据和说明。", 2024, "2021"),
        ("本节见附表所列各项数据和说明。", 2012, None),
        ("全年对外公开总数量增加，本年制发件数减少。", 2020, "2019"),
    ],
)
def test_form_by_marks_then_by_year(body, year, form):
    body = body.replace("行政规范性文件", "规范性文件") if form == "2019" else body
    text = report(title=TITLE.replace("2024", str(year)), bodies=(BODIES[0], body, *BODIES[2:]))
    assert bound(text).form == form


def test_marks_of_both_forms_are_kept_with_their_places():
    body = f"{BODIES[1]}\n政府集中采购 | 3 | 20 | 0"
    binding = bound(report(bodies=(BODIES[0], body, *BODIES[2:])))
    marks = [(form, span.of(binding.document.text)) for form, span in binding.form_marks]
    assert binding.form == "2021"
    assert ("2019", "政府集中采购") in marks
    assert ("2021", "本年制发件数") in marks


# Facts


def mentions(sentence, name="新收件数"):
    binding = bound(with_first(sentence))
    return [
        (mention.span.of(binding.document.text), mention.value.exact, mention.scope) for mention in binding.facts[name]
    ]


@pytest.mark.parametrize(
    "sentence, found",
    [
        ("共收到政府信息公开申请35件，均已答复。", [("35件", Decimal(35), None)]),
        ("全年未收到政府信息公开申请，也没有结转。", [("未收到政府信息公开申请", Decimal(0), None)]),
        ("收到申请3件，办理后又收到申请 4 件。", [("3件", Decimal(3), None), ("4 件", Decimal(4), None)]),
        ("收到各类建议，另有申请3件待办。", []),
        ("上年收到申请12件，比今年多。", []),
        ("清河区政府办高度重视，收到申请7件。", [("7件", Decimal(7), "本级")]),
        ("全区收到申请95件，其中区政府办收到申请17件。", [("95件", Decimal(95), None), ("17件", Decimal(17), "本级")]),
        ("区政府办牵头负责。全年收到申请9件。", [("9件", Decimal(9), None)]),
        ("收到申请1,234件。", [("1,234件", Decimal(1234), None)]),
    ],
)
def test_facts_are_one_clause_one_keyword_one_number(sentence, found):
    assert mentions(sentence) == found


def test_facts_of_other_sections_are_not_read():
    binding = bound(report(bodies=(*BODIES[:5], "其他单位收到申请88件，未收费。")))
    assert [mention.value.exact for mention in binding.facts["新收件数"]] == [Decimal(3)]


def test_a_mention_of_two_wordings_is_one():
    say = (SayNoun(parse_text("收到…申请{n:件}")), SayNoun(parse_text("申请{n:件}")))
    nouns = NOUNS._replace(facts=(FactNoun("新收件数", say),))
    assert len(bound(report(), nouns).facts["新收件数"]) == 1


# Scopes


def test_scopes_of_a_report():
    binding = bound(report())
    assert pieces(binding, "title") == [TITLE]
    assert pieces(binding, "preamble") == [
        "本报告根据《中华人民共和国政府信息公开条例》编制,统计期限自2024年1月1日起至2024年12月31日止。"
    ]
    assert pieces(binding, "headings") == [
        TITLES[0],
        "(一)主动公开情况",
        "(二)依申请公开情况",
        *TITLES[1:],
    ]
    assert pieces(binding, "问题") == [
        "存在的问题:一是解读形式单一;二是培训次数不多。",
        "改进措施:一是丰富解读形式;二是加强培训;三是健全制度。",
    ]
    assert "行政规范性文件" in pieces(binding, "cells")
    assert TITLE not in pieces(binding, "cells")
    assert not any("行政规范性文件" in piece for piece in pieces(binding, "body"))
    assert pieces(binding, "body")[:3] == [TITLE, *pieces(binding, "preamble"), TITLES[0]]
    assert pieces(binding, "主动") == []
    assert pieces(binding, "items") is None
    assert pieces(binding, "其他", "title") == [TITLE, "本年度未收取信息处理费。"]


def test_raw_regions_are_of_the_text_itself():
    binding = bound(report())
    assert pieces(binding, "preamble", raw=True) == [PREAMBLE]


def test_scopes_that_overlap_give_each_character_once():
    binding = bound(report())
    regions = binding.regions(("body", "概况", "headings")) or ()
    assert all(left.end <= right.start for left, right in itertools.pairwise(regions))
    assert "".join(pieces(binding, "body", "概况", "headings")) == "".join(pieces(binding, "body"))


def test_a_section_missing_from_the_document_is_no_scope():
    assert pieces(bound(report(titles=(*TITLES[:4], "", TITLES[5]))), "问题") is None


def test_opaque_text_and_items_of_marked_documents():
    text = "题目\n先看`代码`再说\n- 甲事\n"
    spans = [Span(0, 2), Span(3, 11), Span(12, 16)]
    blocks = (Heading(spans[0], 1), Paragraph(spans[1]), ListItem(spans[2], 1))
    reading = Reading(Source("a.md", "markdown", text), text, blocks, opaque=(Span(5, 9),))
    binding = bind(complete(reading), Nouns())
    assert pieces(binding, "title") == ["题目"]
    assert pieces(binding, "body") == ["题目", "先看", "再说", "- 甲事"]
    assert pieces(binding, "items") == ["- 甲事"]
    assert pieces(binding, "paragraphs") == ["先看", "再说"]


def test_companions_are_handed_on():
    other = bound(report())
    assert bind(document(report()), NOUNS, companions={"last": other}).companions == {"last": other}
