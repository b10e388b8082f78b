"""A title stands beside its own number, and the number beside it is in force."""

from __future__ import annotations

import pickle
from types import MappingProxyType

import pytest

from reportlint.binding.binding import Variable, Witness
from reportlint.extend import Held, Hit, RuleHead
from reportlint.kinds.cite import KIND
from reportlint.language.entry import Entry, Names, Problems
from reportlint.model.span import Span

VALUE = {
    "year": "year",
    "works": [
        {"title": "《[国家]信访条例》", "number": ["国务院令第431号", "国令第431号"], "was": "国务院令第185号"},
        {"title": "关于报告格式的通知[》]", "number": "某办函〔2021〕30号", "years": "2021.."},
        {"title": "关于报告有关事项的通知[》]", "number": "某办函〔2019〕60号", "years": "2019..2020"},
    ],
}


def check_of(value=VALUE):
    problems = Problems("rules.yaml", lambda _: (1, 1), Names(variables={"year"}))
    check = KIND.compile(Entry(value, ("cite",), problems), RuleHead(("body",)))
    return check, problems.found


def outcomes(bound, text, year=2024, sources=()):
    check, found = check_of()
    assert not found, found
    binding = bound(text)
    if year is not None:
        variables = {"year": Variable("year", year, sources)}
        binding = binding._replace(variables=MappingProxyType(variables))
    return list(pickle.loads(pickle.dumps(check))(binding))


def defects(bound, text, **more):
    return [
        (outcome.defect, outcome.span.of(text)) for outcome in outcomes(bound, text, **more) if isinstance(outcome, Hit)
    ]


@pytest.mark.parametrize(
    "text, found",
    [
        ("《信访条例》（国务院令第413号）", [("wrong", "国务院令第413号")]),
        ("《国家信访条例》（以下简称《条例》，国令第413号）", [("wrong", "国令第413号")]),
        ("《信访条例》国务院令第413号", [("wrong", "国务院令第413号")]),
        ("《信访条例》（国务院令第185号）", [("superseded", "国务院令第185号")]),
        ("《关于报告格式的通知》（某办函〔2021〕36号）", [("wrong", "某办函〔2021〕36号")]),
        ("《关于报告格式的通知》（某办函[2019]60号）", [("exchanged", "某办函[2019]60号")]),
        ("《关于报告有关事项的通知》（某办函〔2019〕60号）", [("outdated", "某办函〔2019〕60号")]),
        ("按照某办函〔2019〕60号文件编制。", [("outdated", "某办函〔2019〕60号")]),
    ],
)
def test_numbers_that_are_not_the_titles(binding_of, text, found):
    assert defects(binding_of, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "《信访条例》（国务院令第185号公布，国务院令第431号修订）",
        "《信访条例》（2005年1月10日国务院令第185号公布，2022年2月25日国令第431号修订）",
        "《关于报告格式的通知》（某办函 [2021] 30号）",
        "《关于报告有关事项的通知》及《关于报告格式的通知》（某办函〔2021〕30号）",
        "《信访条例》有关规定，《保密条例》（国务院令第646号）",
        "按照某办函〔2020〕7号文件编制。",
    ],
)
def test_numbers_that_are_right_or_of_something_else(binding_of, text):
    assert defects(binding_of, text) == []


def test_the_year_decides_which_notice_is_in_force(binding_of):
    old = "《关于报告有关事项的通知》（某办函〔2019〕60号）"
    assert outcomes(binding_of, old, year=2020) == [Held()]
    new = "《关于报告格式的通知》（某办函〔2021〕30号）"
    assert defects(binding_of, new, year=2020) == [("outdated", "某办函〔2021〕30号")]


def test_a_year_that_is_disputed_or_unknown_decides_nothing(binding_of):
    old = "《关于报告有关事项的通知》（某办函〔2019〕60号）"
    disputed = (Witness(2024, Span(0, 4), "title"), Witness(2020, Span(5, 9), "preamble"))
    assert defects(binding_of, old, sources=disputed) == []
    assert defects(binding_of, old, year=None) == []


def test_a_number_needs_digits():
    _, found = check_of([{"title": "《信访条例》", "number": "国务院令"}])
    assert [problem.what for problem in found] == ["a number without a digit"]
