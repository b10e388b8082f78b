"""The verb `sequence`: the wrong ordinal is pointed at; lists that begin again, nest or run on are language."""

from __future__ import annotations

import pickle

import pytest

from reportlint.extend import RuleHead
from reportlint.kinds.sequence import KIND, SequenceCheck
from reportlint.language.entry import Entry, Names, Problems
from tests.unit.binding.reports import BODIES, bound, report

HEADINGS = SequenceCheck(headings=True)
POINTS = SequenceCheck(headings=False, families=frozenset({"是"}))


def in_five(text):
    return report(bodies=(*BODIES[:4], text, BODIES[5]))


def hits(text, check):
    binding = bound(text)
    return [
        (hit.defect, hit.span.of(binding.document.text), hit.values["expected"], hit.span.start)
        for hit in check(binding)
    ]


def brief(text, check):
    return [hit[:3] for hit in hits(in_five(text), check)]


def test_a_copy_of_a_paragraph_is_no_wrong_number():
    told = "二是严格执行信息发布审核和保密审查的各项制度。"
    copied = f"（一）公开\n做好公开。\n（二）管理。{told}\n（二）管理。{told}\n（三）平台\n做好平台。"
    assert brief(copied, HEADINGS) == []
    assert brief(copied.replace(f"（二）管理。{told}\n（三", "（二）监督。落实责任。\n（三"), HEADINGS) == [
        ("doubled", "（二）", "（三）")
    ]


@pytest.mark.parametrize(
    "text, found",
    [
        ("问题：1）更新慢；2）解读少；4）人手紧。", [("skipped", "4）", "3）")]),
        ("⑴更新慢；⑵解读少；⑵人手紧。", [("doubled", "⑵", "⑶")]),
        ("㈠更新慢；㈡解读少；㈣人手紧。", [("skipped", "㈣", "㈢")]),
        ("（一）公开（含2）3）两项）。1）甲；2）乙。", []),
    ],
)
def test_numbers_with_half_a_bracket_or_of_one_sign(text, found):
    check = SequenceCheck(headings=False, families=frozenset({"1）", "（1）", "（一）"}))
    assert brief(text, check) == found


def test_heading_that_begins_a_sentence_is_no_label_of_a_table():
    text = "（一）管理\n1.规范性文件。全年制发三件。\n3.目录管理。全年更新九项。\n（二）平台\n做好平台。"
    assert ("skipped", "3", "2") in brief(text, HEADINGS)


@pytest.mark.parametrize(
    "text, found",
    [
        ("措施：一是做甲。二是做乙。二是做丙。", [("doubled", "二是", "三是")]),
        ("问题：一是甲不够；三是乙不够。", [("skipped", "三是", "二是")]),
        ("一是做甲。一是做乙。二是做丙。", [("doubled", "一是", "二是")]),
        ("一是做甲。\n二是做乙。\n四是做丙。\n五是做丁。", [("skipped", "四是", "三是")]),
        ("一是抓制度。二是委托第三方机构评估。四是抓落实。", [("skipped", "四是", "三是")]),
        ("仍有不足。\n二是甲不够；三是乙不够。", [("start", "二是", "一是")]),
        ("一是坚持“一是一、二是二”。二是牢记“一是要快，二是要准。”四是考核。", [("skipped", "四是", "三是")]),
        ("问题：一是甲；二是乙。\n措施：一是丙；二是丁；二是戊；四是己。", [("doubled", "二是", "三是")]),
    ],
)
def test_points_that_miscount(text, found):
    assert brief(text, POINTS) == found


def test_the_later_of_two_equal_ordinals_is_pointed_at():
    text = in_five("措施：一是做甲。二是做乙。二是做丙。")
    binding = bound(text)
    (hit,) = POINTS(binding)
    assert hit.span.start == text.rindex("二是")
    assert hit.related[0].span.start == text.index("二是做乙")
    assert hit.fix is not None
    assert [(edit.span, edit.replacement) for edit in hit.fix.edits] == [(hit.span, "三是")]


def test_the_fix_carries_the_count_on():
    binding = bound(in_five("一是甲。二是乙。二是丙。三是丁。"))
    (hit,) = POINTS(binding)
    assert hit.fix is not None
    assert [edit.replacement for edit in hit.fix.edits] == ["三是", "四是"]


@pytest.mark.parametrize(
    "text",
    [
        "问题有二：一是甲；二是乙。措施如下：一是丙；二是丁。",
        "一是甲不够。\n二是乙不够。\n三是丙不够。",
        "一是抓制度，主要做法：一是建章，二是立制。二是抓落实。",
        "坚持“一是一、二是二”的原则，三是不松劲。",
        "首先，加强培训。其次，健全制度。最后，抓好落实。",
        "一是甲。\n二是乙。\n第三，丙。",
        "一是加强领导。二要压实责任。三是抓好落实。",
        "统一是前提，二是关键。",
        "各科室统一是要求。一是甲，二是乙，三是丙。",
        "存在问题：一是甲。\n改进措施：一是乙。二是丙。",
        "一方面，甲不够。二是乙不够；三是丙不够。",
        "今后工作：一\n是抓培训。二是抓制度。",
        "一是抓培训，委托机构评估。第二，抓制度。三是抓落实。",
    ],
)
def test_points_that_are_language(text):
    assert brief(text, POINTS) == []


@pytest.mark.parametrize(
    "text, found",
    [
        ("（一）存在问题。解读单一。\n（三）改进措施。加强培训。", [("skipped", "（三）", "（二）")]),
        ("（一）存在问题。解读单一。\n（一）改进措施。加强培训。", [("doubled", "（一）", "（二）")]),
        ("（一）甲。好。\n（二）乙。好。\n（二）丙。好。\n（四）丁。好。", [("doubled", "（二）", "（三）")]),
        ("（一）问题。一是甲。二是乙。\n（三）措施。一是丙。", [("skipped", "（三）", "（二）")]),
        ("（一）问题\n1.甲事未办好。\n3.乙事未办好。\n（二）措施\n加强培训。", [("skipped", "3", "2")]),
        ("（一）问题\n1.甲事。\n2.乙事。\n3、丙事。\n（二）措施\n加强培训。", [("mixed", "3、", "3.")]),
        ("（一）甲。好。\n(二)乙。好。\n（三）丙。好。", [("mixed", "(二)", "（二）")]),
        ("仍有不足如下所列。\n（二）甲。好。\n（三）乙。好。", [("start", "（二）", "（一）")]),
    ],
)
def test_headings_that_miscount(text, found):
    assert brief(text, HEADINGS) == found


@pytest.mark.parametrize(
    "text",
    [
        "存在问题：\n（一）解读单一。\n（二）培训不多。\n改进措施：\n（一）加强解读。\n（二）加强培训。",
        "（一）存在问题。解读单一。（二）做法。很好。\n（三）改进措施。加强培训。",
        "（一）存在的问题\n1.甲。\n2.乙。\n（二）改进措施\n3.丙。\n4.丁。",
        "一、存在的主要问题\n解读形式单一。\n二、改进措施\n加强培训。",
        "（一）问题\n1.甲事。\n2.乙事。\n（二）措施\n1.丙事。\n2.丁事。",
        "（一)问题\n解读单一。\n(二）措施\n加强培训。",
        "1.甲事。\n（1）子。\n（2）丑。\n2.乙事。\n（1）寅。\n（2）卯。",
        "（一）甲。好。\n（二)乙。好。\n(三）丙。好。",
    ],
)
def test_headings_that_are_right(text):
    assert brief(text, HEADINGS) == []


def test_the_sections_themselves_are_left_to_outline():
    text = report(
        titles=("一、总体情况", "", "", "四、政府信息公开行政复议、行政诉讼情况", "", "六、其他需要报告的事项")
    )
    assert hits(text, HEADINGS) == []


def test_a_document_without_sections_is_counted_from_the_top():
    text = "清河市教育工作要点\n一、加强教学\n抓好课堂。\n二、加强管理\n抓好安全。\n四、加强宣传\n讲好故事。\n"
    assert [hit[:3] for hit in hits(text, HEADINGS)] == [("skipped", "四", "三")]


def compiled(value, names=None):
    problems = Problems("p.yaml", lambda _: (1, 1), names or Names())
    return KIND.compile(Entry(value, (), problems), RuleHead(("body",))), [problem.what for problem in problems.found]


def test_what_is_counted_is_read_from_the_pattern():
    check, found = compiled({"of": "{ordinal}是", "at": "clause-start", "restart": ["paragraph", "heading", "lead-in"]})
    assert (check.families, check.headings, found) == (frozenset({"是"}), False, [])
    assert pickle.loads(pickle.dumps(check)) == check
    assert compiled("headings")[0].headings
    levels = compiled({"of": "headings", "levels": ["一、", "（一）", "1.", "（1）"], "restart": "parent"})
    assert levels[0].styles == {"一、", "（一）", "1.", "（1）"}
    assert levels[1] == []


def test_a_list_of_ones_own_words_counts_too():
    check, _ = compiled("任务{ordinal}")
    assert brief("任务一做好。任务二做好。任务四做好。", check) == [("skipped", "任务四", "任务三")]
    assert brief("任务一做好。任务二做好。任务三做好。", check) == []


def test_mistakes_of_a_rule_are_told():
    assert compiled({"of": "headings", "levels": ["甲"]})[1] == ["'甲' is no number of a heading"]
    assert compiled({"restart": "parent"})[1] == ["what is to be counted is not said"]
    assert compiled({"of": "headings", "restart": "chapter"})[1] == ["'chapter' is not possible here"]


MORE = SequenceCheck(headings=False, families=frozenset({"是", "要", "第", "首先", "（一）", "（1）", "①"}))


def test_two_points_of_one_sentence_may_both_be_called_the_first():
    assert brief("基本点有两条，一是坚持公开为常态，一是坚持改革创新。", MORE) == []
    assert brief("有三条，一是坚持公开；一是坚持改革；三是坚持创新。", MORE) == [("doubled", "一是", "二是")]


@pytest.mark.parametrize(
    "text, found",
    [
        ("第一，做甲。第二，做乙。第二，做丙。", [("doubled", "第二", "第三")]),
        ("第一，抓好制度建设和培训工作。\n第一，抓好平台建设和考核工作。", [("doubled", "第一", "第二")]),
        ("首先，做甲。再次，做乙。", [("skipped", "再次", "其次")]),
        ("包括：（1）甲；（2）乙；（4）丙。", [("skipped", "（4）", "（3）")]),
        ("（1）甲；（2）乙；（2）丙。", [("doubled", "（2）", "（3）")]),
        ("包括：①甲；②乙；④丙。", [("skipped", "④", "③")]),
    ],
)
def test_points_of_other_families(text, found):
    assert brief(text, MORE) == found


@pytest.mark.parametrize(
    "text",
    [
        "包括（1）甲；（2）乙。按照（5）的规定，对应（1）、（3）、（5）各类。",
        "满意度全市第一，更新量第二，总分第五。",
        "存在问题：\n第一，力度不够。\n改进措施：\n第一，加强培训。",
        "首先，登记；其次，会商；最后，建档。首先，培训；最后，考核。",
        "依照第二十条（一）、（五）、（六）项公开；（八）项没有。",
    ],
)
def test_points_that_count_right(text):
    assert brief(text, MORE) == []


@pytest.mark.parametrize(
    "text, found",
    [
        (
            "（一）健全制度\n全年修订制度三项，逐项落实到科室和岗位。\n（一）加强培训\n全年培训两次，覆盖全部业务科室和基层单位。",
            [("doubled", "（一）", "（二）")],
        ),
        ("存在问题：\n1.力度不够\n改进措施：\n1.加强培训", []),
        (
            "存在的问题\n（一）力度不够，少数科室更新信息不及时。\n改进的措施\n（一）加强培训，全年组织两次并通报结果。",
            [],
        ),
    ],
)
def test_a_first_number_that_comes_again(text, found):
    assert brief(text, HEADINGS) == found


DOTS = SequenceCheck(headings=False, families=frozenset({"1.", "其"}))


@pytest.mark.parametrize(
    "text, found",
    [
        ("问题：1、甲不够；2、乙不够；4、丙不够。", [("skipped", "4、", "3、")]),
        ("问题：1.甲不够；2.乙不够；2.丙不够。", [("doubled", "2.", "3.")]),
        ("其一，甲不够；其二，乙不够；其二，丙不够。", [("doubled", "其二", "其三")]),
        ("问题：1.甲不够；2.乙不够。措施：1.做丙；2.做丁。", []),
        ("一是甲：1.做丙；2.做丁。二是乙：1.做戊；2.做己。1、2月完成，增长1.2倍。", []),
    ],
)
def test_points_within_a_line(text, found):
    assert brief(text, DOTS) == found


@pytest.mark.parametrize(
    "text, found",
    [
        ("（一）甲\n做甲。\n（一）乙\n做乙。\n（三）丙\n做丙。", [("doubled", "（一）", "（二）")]),
        ("（一）问题\n1.甲不够。\n2.乙不够。\n（三）措施\n1.做丙。\n2.做丁。", [("skipped", "（三）", "（二）")]),
        ("（一）甲。做甲。\n二、乙。做乙。\n（三）丙。做丙。", [("style", "二、", "（二）")]),
        ("（一）甲\n1.做甲\n2.再做甲\n（二）乙\n1.做乙\n（三）丙", []),
    ],
)
def test_headings_that_lost_their_list(text, found):
    assert brief(text, HEADINGS) == found


NAMED = {"of": "/(?P<label>任务|案例)(?P<ordinal>[一二三四五六七八九十甲乙丙Ⅰ-Ⅳ0-9])/", "fewest": "3.."}


@pytest.mark.parametrize(
    "text, found",
    [
        ("任务甲做好。任务乙做好。任务乙做好。", [("doubled", "任务乙", "任务丙")]),
        ("任务Ⅰ做好。任务Ⅱ做好。任务Ⅳ做好。", [("skipped", "任务Ⅳ", "任务Ⅲ")]),
        ("任务一做好，案例1做好。任务二做好，案例2做好。案例2做好，任务三做好。", [("doubled", "案例2", "案例3")]),
        ("任务一做好，与任务三一起。任务二也是。", []),
        ("任务一做好。任务二做好。另有1个任务三。任务四做好。", []),
        ("任务一做好。任务三做好。", []),
        ("任务一做好。任务二做好。任务一复查。任务二复查。", []),
    ],
)
def test_points_that_are_called_alike_count_together(text, found):
    check, problems = compiled(NAMED)
    assert problems == []
    if "另有" in text:
        check = compiled({**NAMED, "of": NAMED["of"].replace("/(?P", "/(?<!个)(?P", 1)})[0]
    if "与任务三" in text:
        check = compiled({**NAMED, "of": NAMED["of"].replace("/(?P", "/(?<!与)(?P", 1)})[0]
    assert brief(text, check) == found


def test_a_numbered_heading_ends_a_list_of_named_points():
    text = "（一）公开\n任务一做好。\n任务二做好。\n（二）管理\n任务二做好。\n任务三做好。"
    assert brief(text, compiled({**NAMED, "fewest": "2..", "restart": "heading"})[0]) == []
    assert brief(text, compiled({**NAMED, "restart": "parent"})[0]) == [("doubled", "任务二", "任务三")]


def test_a_number_of_anything_is_not_the_heading_that_is_left_out():
    text = "1.存在问题。2个乡镇更新慢，有2处断链。\n3.改进情况。逐一整改。\n"
    assert brief(text, HEADINGS) == [("skipped", "3", "2")]
