"""The verb `terms`: short forms are introduced once; an organ's own name does not change within its report."""

from __future__ import annotations

import pytest

from reportlint.extend import Cause, Hit, RuleHead, Unevaluated
from reportlint.kinds.terms import KIND
from reportlint.language.entry import Entry, Names, Problems
from tests.unit.binding.reports import BODIES, bound, report

FULL = "《中华人民共和国政府信息公开条例》"


def compiled(value):
    problems = Problems("p.yaml", lambda _: (1, 1), Names(terms={"条例"}, variables={"organ"}))
    return KIND.compile(Entry(value, (), problems), RuleHead(("body",))), [problem.what for problem in problems.found]


TERMS, _ = compiled(["条例"])
NAME, _ = compiled({"of": "organ", "is": "{=organ}"})


def found(check, text):
    binding = bound(text)
    return [(hit.defect, hit.span.of(binding.document.text)) for hit in check(binding) if isinstance(hit, Hit)]


def last(text):
    return report(bodies=(*BODIES[:5], text))


@pytest.mark.parametrize(
    "text, hits",
    [
        (last("严格执行《条例》规定，未收取费用。").replace(FULL, "有关规定"), [("undefined", "《条例》")]),
        (last("严格执行《条例》规定，未收取费用。"), []),
        (last(f"执行{FULL}（以下简称《条例》），《条例》明确了范围。"), []),
        (last(f"执行{FULL}（以下简称“条例”），条例明确了范围。"), []),
        (last(f"执行{FULL}，未收取费用。"), []),
        (
            last(f"执行{FULL}（以下简称《条例》）。再次执行{FULL}（以下简称《条例》）。"),
            [("redefined", "以下简称《条例")],
        ),
        (last("制定条例实施细则，未收取费用。"), []),
    ],
)
def test_short_forms(text, hits):
    assert found(TERMS, text) == hits


@pytest.mark.parametrize(
    "sentence, slip",
    [
        ("清和市教育局2024年未收取信息处理费。", "清和市教育局"),
        ("清河市教局2024年未收取信息处理费。", "清河市教局"),
        ("清河市育教局2024年未收取信息处理费。", "清河市育教局"),
        ("报告由清何市教育局编制，欢迎监督。", "清何市教育局"),
        ("临江市教育局2024年未收取信息处理费。", "临江市教育局"),
        ("本报告由临江市教育局编制，欢迎监督。", "临江市教育局"),
        ("如有疑问，请联系临江市教育局（联系电话：0573-82521234）。", "临江市教育局"),
        ("如有建议，请与临江市教育局联系。", "临江市教育局"),
        ("本报告系临江市教育局依照《条例》编制。", "临江市教育局"),
    ],
)
def test_the_organs_own_name_slips(sentence, slip):
    assert found(NAME, last(sentence)) == [("differs", slip)]


@pytest.mark.parametrize(
    "sentence",
    [
        "清河市教育局2024年未收取信息处理费。",
        "清河市体育局、清河市教育局共同举办活动。",
        "联合清江市教育局开展活动，赴清源市教育局学习。",
        "清河市教育系统干部职工共同参与。",
        "清河教育局、市教育局均未收取费用。",
        "上级清河省教育厅、清河县教育局给予支持。",
        "清江市教育局、清源市教育局等单位来访。",
        "教育局机关党委组织学习。",
        "临江市教育局来我局考察，双方交流经验。",
        "经临江市教育局推荐，赴临江市教育局学习。",
        "临江市教育局印发通知，由临江市教育局组织培训。",
        "清江市教育局作为结对单位，与我局开展交流。",
        "由清江市教育局发起的联盟召开会议。",
        "现将市教育局2024年政府信息公开情况报告如下。",
        "（四）平台建设方面 市教育局共公开信息30条。",
    ],
)
def test_other_names_are_left_alone(sentence):
    assert found(NAME, last(sentence)) == []


@pytest.mark.parametrize(
    "organ, sentence, slip",
    [
        ("清河市柳林镇人民政府", "清河市桃溪镇人民政府2024年度政府信息公开工作报告如下。", "清河市桃溪镇人民政府"),
        ("清河市柳林街道办事处", "要求，清河市桃溪街道办事处组织编制了本报告。", "清河市桃溪街道办事处"),
        ("清河县水利局", "清河县水力局未收取费用。", "清河县水力局"),
        ("清河县柳林镇人民政府", "欢迎监督。\n\n清河县柳林乡人民政府", "清河县柳林乡人民政府"),
        ("清河市人民政府办公室", "报告由清河市人民政府办公厅编制。", "清河市人民政府办公厅"),
        ("国家税务总局清河县税务局", "由国家税务总局临江县税务局编制，欢迎监督。", "国家税务总局临江县税务局"),
        ("国家税务总局清河县税务局", "由国家税务局清河县税务局编制，欢迎监督。", "国家税务局清河县税务局"),
    ],
)
def test_names_with_several_places(organ, sentence, slip):
    title = f"{organ}2024年政府信息公开工作年度报告"
    assert found(NAME, report(title=title, bodies=(*BODIES[:5], sentence))) == [("differs", slip)]


def test_without_a_name_nothing_can_be_said():
    text = report(title="", preamble="")
    assert list(NAME(bound(text))) == [Unevaluated(Cause.VARIABLE_UNBOUND, "organ")]


def test_a_name_too_short_to_judge():
    assert (
        found(NAME, report(title="教育局2024年政府信息公开工作年度报告", bodies=(*BODIES[:5], "体育局未收取费用。")))
        == []
    )


def test_unknown_nouns_are_told():
    assert compiled(["条列"])[1] == ["the term '条列' is not declared"]
    assert compiled({"of": "organs"})[1] == ["the variable 'organs' is not declared"]
