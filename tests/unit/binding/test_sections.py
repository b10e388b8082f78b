"""Declared sections found under damaged, wrong and missing numbers, and never where the titles are only listed."""

from __future__ import annotations

import pytest

from reportlint.binding.sections import table_labels
from tests.unit.binding.reports import BODIES, NAMES, NOUNS, REQUESTS, TITLE, TITLES, bound, report

BARE = tuple(title[2:] for title in TITLES)
WITH_TABLE = NOUNS._replace(tables={"申请表": {"": REQUESTS}})


def headings(text, nouns=NOUNS):
    binding = bound(text, nouns)
    return {name: section.heading.of(binding.document.text) for name, section in binding.sections.items()}


def starts(text):
    binding = bound(text)
    return {name: section.body.of(binding.document.text).strip()[:6] for name, section in binding.sections.items()}


BEGINNINGS = {name: body[:6] for name, body in zip(NAMES, BODIES, strict=True)}


@pytest.mark.parametrize(
    "text",
    [
        report(),
        report(preamble=""),
        report(title=f"{TITLE}\n目录\n" + "\n".join(f"{title}……{page}" for page, title in enumerate(TITLES, 1))),
        report(title="\n".join((TITLE, "目　录", *TITLES, TITLE))),
        report(preamble="本报告由以下部分组成：\n" + "\n".join(f"{title}；" for title in TITLES)),
        report(titles=tuple(f"  {title}  " for title in TITLES)),
    ],
)
def test_all_sections_with_their_bodies(text):
    assert tuple(headings(text).values()) == TITLES
    assert starts(text) == BEGINNINGS


@pytest.mark.parametrize(
    "title, number",
    [
        ("三,、收到和处理政府信息公开申请情况", 3),
        ("三．收到和处理政府信息公开申请情况", 3),
        ("l三、收到和处理政府信息公开申请情况", 3),
        ("三 收到和处理政府信息公开申请情况", 3),
        ("四、收到和处理政府信息公开申请情况", 4),
        ("收到和处理政府信息公开申请情况", None),
        ("（三）收到和处理政府信息公开申请情况", 3),
        ("三、收到和处理政府信息公开申请情况 |", 3),
        ("三、收到和处理 政府信息公开申请情况", 3),
    ],
)
def test_a_damaged_number_loses_no_heading(title, number):
    binding = bound(report(titles=(*TITLES[:2], title, *TITLES[3:])))
    section = binding.sections["申请"]
    assert (section.fit, section.number) == ("exact", number)
    assert section.body.of(binding.document.text).lstrip(" |\n").startswith("一、本年新收")
    assert len(binding.sections) == 6


@pytest.mark.parametrize(
    "titles, fits",
    [
        (BARE, {"exact"}),
        (tuple(f"（{title[0]}）{title[2:]}" for title in TITLES), {"exact"}),
        (tuple(f"{number}、{title}" for number, title in enumerate(BARE, 1)), {"exact"}),
        (tuple(f"第{title[0]}部分 {title[2:]}" for title in TITLES), {"exact"}),
    ],
)
def test_other_ways_to_number_a_whole_report(titles, fits):
    bodies = ("全年工作扎实推进，成效明显。", *BODIES[1:])
    binding = bound(report(titles=titles, bodies=bodies))
    assert tuple(binding.sections) == NAMES
    assert {section.fit for section in binding.sections.values()} == fits


@pytest.mark.parametrize(
    "place, title, fit",
    [
        (0, "一、工作基本情况", "renamed"),
        (1, "二、主动公开信息情况", "renamed"),
        (2, "三、依申请公开情况", "renamed"),
        (2, "三、收到和处理信息公开申请的情况", "accepted"),
        (3, "四、因政府信息公开被申请行政复议、提起行政诉讼情况", "accepted"),
        (4, "五、存在问题和下一步打算", "renamed"),
        (5, "六、其它需要报告的事项", "accepted"),
        (5, "六、其他事项", "renamed"),
    ],
)
def test_another_title_for_a_section(place, title, fit):
    binding = bound(report(titles=(*TITLES[:place], title, *TITLES[place + 1 :])))
    section = binding.sections[NAMES[place]]
    assert (section.fit, section.title) == (fit, title[2:])
    assert [s.fit for s in binding.sections.values()].count("exact") == 5


@pytest.mark.parametrize("title", ["四、案件统计", "四、有关说明"])
def test_a_heading_in_a_sections_slot_with_its_number_is_the_section(title):
    section = bound(report(titles=(*TITLES[:3], title, *TITLES[4:]))).sections["救济"]
    assert (section.fit, section.title) == ("renamed", title[2:])


@pytest.mark.parametrize(
    "title", ["七、机构建设", "（四）机构建设", "四、机构建设方面做了大量工作，成效明显。", "机构建设"]
)
def test_a_title_on_another_subject_is_no_section(title):
    assert "救济" not in bound(report(titles=(*TITLES[:3], title, *TITLES[4:]))).sections


def test_a_title_left_only_in_the_contents_is_missing():
    contents = "\n".join(("目录", *TITLES))
    binding = bound(report(title=f"{TITLE}\n{contents}", titles=("", *TITLES[1:])))
    assert tuple(binding.sections) == NAMES[1:]


def test_headings_of_a_lower_rank_are_no_sections():
    text = "（一）总体情况\n全年工作扎实推进，成效明显。\n（二）主动公开政府信息情况\n公开信息一百条，更新栏目十个。"
    binding = bound(report(bodies=(text, *BODIES[1:])))
    assert tuple(headings(report(bodies=(text, *BODIES[1:]))).values()) == TITLES
    assert not any(section.doubles for section in binding.sections.values())
    without = bound(report(titles=(TITLES[0], "", *TITLES[2:]), bodies=(text, *BODIES[1:])))
    # （二）主动公开… has the number of the missing section but belongs to the list of section 一.
    assert "主动" not in without.sections


def test_headings_of_a_lower_rank_are_none_either_where_the_report_breaks_off():
    inner = "（一）主动公开政府信息情况。发布信息90条。\n（二）收到和处理政府信息公开申请情况。收到2件。\n"
    assert headings(f"{TITLE}\n{TITLES[0]}\n{inner}") == {NAMES[0]: TITLES[0]}


def test_labels_of_table_rows_are_no_headings():
    rows = "一、本年新收政府信息公开申请数量\n3\n二、上年结转政府信息公开申请数量\n0\n三、本年度办理结果\n3"
    text = report(bodies=(*BODIES[:2], rows, *BODIES[3:]))
    binding = bound(text, WITH_TABLE)
    assert tuple(headings(text, WITH_TABLE).values()) == TITLES
    assert binding.extra_headings == ()


def test_a_list_in_the_sections_own_style_stays_inside():
    inner = "一、存在的主要问题\n解读形式单一，培训次数不多。\n二、改进措施\n加强培训，丰富解读形式。"
    binding = bound(report(bodies=(*BODIES[:4], inner, BODIES[5])))
    assert binding.sections["问题"].body.of(binding.document.text).strip() == inner
    assert binding.extra_headings == ()


def test_a_section_that_runs_into_its_text():
    titles = (*TITLES[:5], "六、其他需要报告的事项。本年度未收取信息处理费，没有其他需要报告的事项。")
    binding = bound(report(titles=titles, bodies=(*BODIES[:5], "")))
    section = binding.sections["其他"]
    assert section.heading.of(binding.document.text) == TITLES[5]
    (region,) = binding.regions(("其他",)) or ()
    assert binding.document.view.text[region.start : region.end].startswith("本年度未收取")


@pytest.mark.parametrize("between", ["", BODIES[2] + "\n"])
def test_a_heading_that_stands_twice(between):
    titles = (*TITLES[:2], f"{TITLES[2]}\n{between}{TITLES[2]}", *TITLES[3:])
    binding = bound(report(titles=titles))
    section = binding.sections["申请"]
    assert [span.of(binding.document.text) for span in section.doubles] == [TITLES[2]]
    assert section.body.of(binding.document.text).strip()


def test_a_further_section_ends_the_one_before():
    binding = bound(report() + "七、附件\n名单另发。\n")
    assert [span.of(binding.document.text) for span in binding.extra_headings] == ["七、附件"]
    assert binding.sections["其他"].body.of(binding.document.text).strip() == BODIES[5]


def test_items_inside_of_a_section_are_no_second_section():
    bodies = (*BODIES[:5], "一、信息处理费。未收取。\n二、其他需要报告的事项。承办建议7件。")
    binding = bound(report(bodies=bodies))
    section = binding.sections["其他"]
    assert (section.number, section.doubles) == (6, ())


def test_a_heading_with_the_words_of_a_label_and_another_number_is_one():
    labels = NOUNS._replace(tables={"申请表": {"": REQUESTS}})
    label = next(iter(table_labels(labels)))
    binding = bound(report(titles=(*TITLES[:5], f"六、{label}")), labels)
    assert "其他" in binding.sections
