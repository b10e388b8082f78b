"""The verb `refer`: a reference leads to a line that begins with what it names."""

from __future__ import annotations

import pytest

from reportlint.extend import Hit, RuleHead
from reportlint.kinds.refer import KIND
from reportlint.language.entry import Entry, Problems
from tests.unit.binding.reports import BODIES, bound, report


def compiled(value):
    problems = Problems("p.yaml", lambda _: (1, 1))
    return KIND.compile(Entry(value, (), problems), RuleHead(("body",))), [problem.what for problem in problems.found]


CHECK, _ = compiled({"from": ["(见|详见)附件[{n}]", "(见|详见)表{n}"], "to": ["附件[{n}]", "表{n}"]})


def dangling(text):
    binding = bound(report(bodies=(*BODIES[:5], text)))
    return [
        (hit.span.of(binding.document.text), hit.values["target"]) for hit in CHECK(binding) if isinstance(hit, Hit)
    ]


@pytest.mark.parametrize(
    "text, found",
    [
        ("有关情况见附件1，名单详见附件2。\n附件1：统计表", [("详见附件2", "附件2")]),
        ("有关情况见附件3。\n附件：\n1.统计表\n2.名单", [("见附件3", "附件3")]),
        ("有关情况详见表2。", [("详见表2", "表2")]),
        ("有关情况见附件1。附件1将另行公布。", [("见附件1", "附件1")]),
    ],
)
def test_references_that_lead_nowhere(text, found):
    assert dangling(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "有关情况见附件1，名单详见附件2。\n附件1：统计表\n附件2：名单",
        "有关情况见附件一。\n附件1\n统计表",
        "有关情况见附件1，详见附件2。\n附件：\n1.统计表\n2.名单",
        "有关情况见附件1。\n附件：统计表",
        "有关情况见附件1。\n【附件1】统计表",
        "有关情况详见表3。\n表3 公开情况\n甲 | 乙\n1 | 2",
        "附件均已公布，表格完整。",
    ],
)
def test_references_that_lead_somewhere(text):
    assert dangling(text) == []


def test_both_ends_are_needed():
    assert compiled({"from": "见附件{n}"})[1] == ["the key 'to' is missing"]
