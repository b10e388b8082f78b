"""The verb `subject`: who acts first in a clause is the author, unless only an author would not say so."""

from __future__ import annotations

import pytest

from reportlint.extend import Cause, Hit, RuleHead, Unevaluated
from reportlint.kinds.subject import KIND
from reportlint.language.entry import Entry, Names, Problems
from tests.unit.binding.reports import BODIES, bound, report

SAYS = {"own": "/(?:严格执行|未收取)/", "any": ["/(?:组织|开展)/", "own"]}
NAMES = [
    {"when": "/局$/", "name": "/市(?P<core>民政|体育|教体)局/", "says": "own", "apart": ["/教育|体育/"]},
    {"when": "/局$/", "name": "/县教育局/", "says": "own"},
    {"when": "/市/", "unit": "/镇(?:人民政府)?/", "not_place": "/[城小]/", "says": "any"},
]


def compiled(value, variables=("organ",)):
    problems = Problems("p.yaml", lambda _: (1, 1), Names(variables=set(variables)))
    return KIND.compile(Entry(value, (), problems), RuleHead(("body",))), [problem.what for problem in problems.found]


STATED = [
    "/(?<=现将|本报告由)(?P<name>\\p{Han}{3,20}?)(?=编制|[0-9])/",
    {"say": "/在(?P<name>\\p{Han}{3,20}?)网站/", "beside": False},
]
CHECK, _ = compiled(
    {"of": "organ", "says": SAYS, "names": NAMES, "elsewhere": {"市": "any"}, "stated": STATED, "neutral": "/数据/"}
)


def found(text):
    binding = bound(text)
    return [hit.span.of(binding.document.text) for hit in CHECK(binding) if isinstance(hit, Hit)]


def last(text):
    return report(bodies=(*BODIES[:5], text))


@pytest.mark.parametrize(
    "sentence, names",
    [
        ("市民政局未收取信息处理费。", ["市民政局"]),
        ("（一）管理。2024年，市民政局严格执行制度。", ["市民政局"]),
        ("在市委的领导下，市民政局严格执行制度。", ["市民政局"]),
        ("二是市民政局严格执行制度。", ["市民政局"]),
        ("县教育局严格执行制度。", ["县教育局"]),
        ("临江市教育局组织培训。", ["临江市教育局"]),
        ("现将临江市教育局2024年政府信息公开情况公布。", ["临江市教育局"]),
        ("红旗镇人民政府开展检查，青石镇组织培训。", ["红旗镇人民政府"]),
        ("本报告由清河市水利局编制。", ["清河市水利局"]),
        ("本报告由清河市教育局政策法规科编制，本报告由临江市教育局政策法规科编制。", ["临江市教育局"]),
        ("接受临江市教育局指导，通过市教育局组织培训。", []),
        ("本报告由清河市数据局编制。", []),
        ("在临江县水利局网站、清河市水利局网站公布。", []),
        ("在东山省教育厅网站公布。", []),
        ("会同市民政局严格执行制度。", []),
        ("市民政局印发通知。", []),
        ("市教体局、市体育局严格执行制度。市体育局严格执行制度。", []),
        ("清河市教育局组织培训。市教育局未收取费用。", []),
        ("小城镇组织培训。由红旗镇组织培训。", []),
    ],
)
def test_subjects(sentence, names):
    assert found(last(sentence)) == names


def test_another_signs():
    assert found(last("未收取费用。\n\n清河市民政局\n\n2025年1月20日")) == ["清河市民政局"]
    assert found(last("未收取费用。\n\n市教育局\n\n2025年1月20日")) == []


def test_without_the_variable_nothing_is_judged():
    outcomes = list(CHECK(bound(report(title="工作报告"))._replace(variables={})))
    assert outcomes == [Unevaluated(Cause.VARIABLE_UNBOUND, "organ")]


@pytest.mark.parametrize(
    "change, problem",
    [
        ({"of": "unit"}, "the variable 'unit' is not declared"),
        ({"elsewhere": {"县": "ani"}}, "'ani' is not said under 'says'"),
        ({"names": [{"when": "/局/", "says": "own"}]}, "whose names are judged is not said"),
    ],
)
def test_mistakes_of_a_pack_are_told(change, problem):
    _, problems = compiled({"of": "organ", "says": SAYS, **change})
    assert problem in problems
