"""The verb `outline`: one slip is one finding, at the place where one would mend it."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from reportlint.app import Session
from reportlint.extend import Held, Hit, RuleHead
from reportlint.kinds.outline import KIND, OutlineCheck
from reportlint.language.entry import Entry, Names, Problems
from tests.unit.binding.reports import BODIES, NAMES, TITLE, TITLES, bound, report

CHECK = OutlineCheck(NAMES, brief=frozenset({"其他"}))


def hits(text, check=CHECK):
    binding = bound(text)
    return [
        (hit.defect, hit.span.of(binding.document.text), hit.values) for hit in check(binding) if isinstance(hit, Hit)
    ]


def brief(text, check=CHECK):
    return [(defect, excerpt) for defect, excerpt, _ in hits(text, check)]


def with_titles(**changes):
    titles = dict(zip(NAMES, TITLES, strict=True)) | changes
    return report(titles=tuple(titles.values()))


def test_a_complete_report_holds_for_every_section():
    outcomes = list(CHECK(bound(report())))
    assert outcomes == [Held()] * 6


@pytest.mark.parametrize("place", range(6))
def test_a_missing_section_is_said_between_its_neighbours(place):
    text = with_titles(**{NAMES[place]: ""})
    binding = bound(text)
    (hit,) = (outcome for outcome in CHECK(binding) if isinstance(outcome, Hit))
    assert hit.defect == "missing"
    assert hit.values["title"] == TITLES[place]
    assert hit.span.start == hit.span.end
    before = text[: hit.span.start]
    assert before == before.rstrip()
    if place:
        assert hit.values["before"] == TITLES[place - 1]
    if place < 5:
        assert hit.values["after"] == TITLES[place + 1]
        assert text.index(TITLES[place + 1]) > hit.span.start


def test_a_missing_section_belongs_above_its_table_that_is_there():
    sample = (Path(__file__).parents[3] / "rules" / "gov-disclosure" / "sample.md").read_text(encoding="utf-8")
    heading = next(line for line in sample.splitlines() if line.lstrip("# ").startswith("四、政府"))
    before, after = sample.split(heading)
    report = Session().lint((before.rstrip() + "\n" + after).encode(), "report.md")
    (finding,) = (finding for finding in report.findings if finding.rule == "gov-disclosure/section-missing")
    assert finding.place.start.line == len(before.rstrip().splitlines())


def test_a_document_without_any_section_is_one_finding_that_names_all():
    ((defect, excerpt, values),) = hits(f"{TITLE}\n我局做了很多工作。\n")
    assert (defect, excerpt) == ("missing", "")
    assert all(title in values["title"] for title in TITLES)


@pytest.mark.parametrize(
    "changes, found",
    [
        ({"救济": "", "问题": "四、存在的主要问题及改进情况", "其他": "五、其他需要报告的事项"}, [("missing", "")]),
        ({"申请": "四、收到和处理政府信息公开申请情况"}, [("misnumbered", "四")]),
        (
            {
                "申请": "四、收到和处理政府信息公开申请情况",
                "救济": "五、政府信息公开行政复议、行政诉讼情况",
                "问题": "六、存在的主要问题及改进情况",
                "其他": "七、其他需要报告的事项",
            },
            [("misnumbered", "四")],
        ),
        ({name: "二三四五六七"[i] + TITLES[i][1:] for i, name in enumerate(NAMES)}, [("misnumbered", "二")]),
        ({"其他": "其他需要报告的事项"}, [("misnumbered", "其他需要报告的事项")]),
        ({"其他": "l六、其他需要报告的事项"}, [("misnumbered", "l六")]),
        ({name: TITLES[i][2:] for i, name in enumerate(NAMES)}, []),
        ({"概况": "一、工作基本情况"}, [("renamed", "工作基本情况")]),
        ({"救济": "四、政府信息公开行政复议及行政诉讼情况"}, []),
        ({"申请": f"{TITLES[2]}\n{BODIES[2]}\n{TITLES[2]}"}, [("doubled", TITLES[2])]),
        ({"申请": f"{TITLES[2]}\n{TITLES[2]}"}, [("doubled", TITLES[2])]),
    ],
)
def test_one_slip_is_one_finding(changes, found):
    assert brief(with_titles(**changes)) == found


def test_the_second_of_two_equal_headings_is_pointed_at():
    text = with_titles(申请=f"{TITLES[2]}\n{BODIES[2]}\n{TITLES[2]}")
    (hit,) = (outcome for outcome in CHECK(bound(text)) if isinstance(outcome, Hit))
    assert hit.span.start == text.rindex(TITLES[2])
    assert hit.related[0].span.start == text.index(TITLES[2])


@pytest.mark.parametrize(
    "order, found",
    [
        ((0, 2, 3, 4, 5, 1), "二、主动公开政府信息情况"),
        ((5, 0, 1, 2, 3, 4), "六、其他需要报告的事项"),
        ((0, 1, 3, 2, 4, 5), "四、政府信息公开行政复议、行政诉讼情况"),
    ],
)
@pytest.mark.parametrize("renumbered", [False, True])
def test_a_moved_section_is_one_finding(order, found, renumbered):
    titles = tuple(TITLES[i] for i in order)
    if renumbered:
        titles = tuple("一二三四五六"[at] + title[1:] for at, title in enumerate(titles))
    text = report(titles=titles, bodies=tuple(BODIES[i] for i in order))
    ((defect, excerpt),) = brief(text)
    assert defect == "misplaced"
    assert excerpt[1:] == found[1:]
    assert brief(text, OutlineCheck(NAMES, strict=False, brief=frozenset({"其他"}))) == []


@pytest.mark.parametrize(
    "body, found",
    [("无。", "无。"), ("没有。", "没有。"), ("", TITLES[4]), ("问题不多。", "问题不多。"), ("甲 | 乙\n1 | 2", None)],
)
def test_a_section_that_says_nothing(body, found):
    text = report(bodies=(*BODIES[:4], body, "无"))
    assert brief(text) == ([("empty", found)] if found else [])


@pytest.mark.parametrize("body, found", [("", [("empty", TITLES[5])]), ("/", [("empty", "/")]), ("无", [])])
def test_a_section_that_may_be_brief_says_a_word(body, found):
    assert brief(report(bodies=(*BODIES[:5], body))) == found


def test_further_sections_are_a_defect_only_where_forbidden():
    text = report() + "七、附件\n名单另行公布。\n"
    assert brief(text) == []
    assert brief(text, OutlineCheck(NAMES, others=False, brief=frozenset({"其他"}))) == [("extra", "七、附件")]


def test_numbers_that_count_on_past_a_missing_section_are_no_second_mistake():
    text = with_titles(**{NAMES[3]: "", NAMES[5]: TITLES[5].replace("六", "四")})
    assert [hit[0] for hit in hits(text)] == ["missing"]
    wrong = with_titles(**{NAMES[3]: "", NAMES[5]: TITLES[5].replace("六", "九")})
    assert [hit[0] for hit in hits(wrong)] == ["missing", "misnumbered"]


def test_the_fix_of_a_number_is_written_as_the_document_writes_numbers():
    text = report(titles=tuple(f"{n}、{title[2:]}" for n, title in zip((1, 2, 3, 4, 5, 7), TITLES, strict=True)))
    (hit,) = (outcome for outcome in CHECK(bound(text)) if isinstance(outcome, Hit))
    assert hit.fix is not None
    assert (hit.fix.edits[0].replacement, hit.fix.edits[0].span.of(text)) == ("6", "7")


ODD = {
    "contents before the text": report(title=f"{TITLE}\n目录\n" + "\n".join(TITLES)),
    "arabic numbers": report(titles=tuple(f"{n}. {title[2:]}" for n, title in enumerate(TITLES, 1))),
    "parts instead of numbers": report(titles=tuple(f"第{title[0]}部分　{title[2:]}" for title in TITLES)),
    "preamble under the first heading": report(
        preamble="", bodies=(f"本报告依法编制，向社会公布。\n{BODIES[0]}", *BODIES[1:])
    ),
    "a list in the sections' style": report(
        bodies=(
            *BODIES[:4],
            "一、存在的主要问题\n解读形式单一，培训不多。\n二、改进措施\n加强培训，丰富解读。",
            BODIES[5],
        )
    ),
    "a signature at the end": report() + "清河市教育局\n2025年1月20日\n",
    "an appendix": report() + "附件：\n1.名单\n2.统计表\n",
    "run-in titles": report(titles=tuple(f"{title}：" for title in TITLES)),
    "titles repeated in the prose": report(
        bodies=("总体情况良好。三、收到和处理政府信息公开申请情况详见后文。", *BODIES[1:])
    ),
    "subtitles named as sections": report(
        bodies=(
            "（一）主动公开政府信息情况\n更新栏目十二个。\n（二）其他需要报告的事项\n没有其他事项需报告。",
            *BODIES[1:],
        )
    ),
    "blank lines and indents": report(titles=tuple(f"\n　　{title}\n" for title in TITLES)),
}


@pytest.mark.parametrize("name", ODD)
def test_odd_but_right(name):
    assert brief(ODD[name]) == []


@pytest.mark.parametrize(
    "lost", ["四、政府信息公开????????情况", "?????????????????", "四、鏀垮簻淇℃伅鍏紑琛屾斂澶嶈鎯呭喌"]
)
def test_a_heading_that_lost_its_text_is_left_to_the_rules_on_damage(lost):
    assert brief(with_titles(救济=lost)) == []


def compiled(value):
    problems = Problems("p.yaml", lambda _: (1, 1), Names(sections=list(NAMES)))
    return KIND.compile(Entry(value, (), problems), RuleHead(("body",))), [problem.what for problem in problems.found]


def test_options_are_read_and_mistakes_told():
    check, found = compiled(
        {"sections": ["概况", "问题"], "order": "free", "others": "forbid", "may_be_brief": ["问题"]}
    )
    assert check == OutlineCheck(("概况", "问题"), strict=False, others=False, brief=frozenset({"问题"}))
    assert found == []
    assert pickle.loads(pickle.dumps(check)) == check
    assert compiled({"sections": ["概矿"], "sort": "strict"})[1] == [
        "unknown key 'sort'",
        "the section '概矿' is not declared",
        "no section is declared",
    ]


def test_messages_use_declared_values_only():
    for defect in KIND.defects.values():
        for message in defect.message.values():
            message.format_map(dict.fromkeys(KIND.values, ""))
