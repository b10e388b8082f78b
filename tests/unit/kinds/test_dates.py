"""Days that no calendar has, damaged dates, and periods that are reversed or not the document's."""

from __future__ import annotations

import pickle
from types import MappingProxyType

import pytest

from reportlint.binding.binding import Variable, Witness
from reportlint.extend import Cause, Held, Hit, RuleHead, Unevaluated
from reportlint.kinds.dates import KIND
from reportlint.language.entry import Entry, Names, Problems
from reportlint.model.span import Span

PERIOD = {"period": {"near": "统计期限", "since": "date(year, 1, 1)", "until": "date(year, 12, 31)"}}


def outcomes(bound, text, value="all", year=2024, witness=None):
    problems = Problems("rules.yaml", lambda _: (1, 1), Names(variables={"year"}))
    check = KIND.compile(Entry(value, ("dates",), problems), RuleHead(("body",)))
    assert not problems.found, problems.found
    check = pickle.loads(pickle.dumps(check))
    binding = bound(text)
    if year is not None:
        variables = {"year": Variable("year", year, (witness,) if witness else ())}
        binding = binding._replace(variables=MappingProxyType(variables))
    return list(check(binding))


def defects(bound, text, value="all", **more):
    return [
        (outcome.defect, outcome.span.of(text))
        for outcome in outcomes(bound, text, value, **more)
        if isinstance(outcome, Hit)
    ]


@pytest.mark.parametrize(
    "text, found",
    [
        ("会议于2024年2月30日召开。", [("impossible", "2024年2月30日")]),
        ("会议于2023年2月29日召开。", [("impossible", "2023年2月29日")]),
        ("会议于2024年13月1日召开。", [("impossible", "2024年13月1日")]),
        ("二〇二四年四月三十一日印发。", [("impossible", "二〇二四年四月三十一日")]),
        ("更新于2024-02-30。", [("impossible", "2024-02-30")]),
        ("自202412月31日起。", [("broken", "202412月31日")]),
        ("自2024年5月1日至2023年4月30日。", [("reversed", "自2024年5月1日至2023年4月30日")]),
    ],
)
def test_dates_that_are_none(binding_of, text, found):
    assert defects(binding_of, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "会议于2024年2月29日召开。",
        "2月29日值守。",
        "编号2023-15-01，版本1.13.32。",
        "自2023年11月1日起至次年3月31日止。",
        "自2024年11月1日至3月31日供暖。",
        "文号X-2024-02-30-A。",
    ],
)
def test_dates_and_numbers_that_may_be_right(binding_of, text):
    assert defects(binding_of, text) == []


@pytest.mark.parametrize(
    "text, found",
    [
        ("统计期限自2024年1月1日起至12月31日止。", []),
        ("统计期限为2024年1月1日至2024年12月30日。", ["period"]),
        ("统计期限为2024年1月1日至2025年12月31日。", ["period"]),
        ("统计期限为2024年6月1日至2024年12月31日。", ["late-start"]),
        ("统计期限为2023年1月1日至2023年12月31日。", ["period"]),
        ("统计期限为2024年1月1日至2024年12月。", ["period"]),
        ("统计期限为每月1日至25日；2024年3月1日至5月31日开展培训。", []),
        ("2024年3月1日至2024年5月31日开展培训。", []),
    ],
)
def test_the_period_of_the_document(binding_of, text, found):
    assert [defect for defect, _ in defects(binding_of, text, PERIOD)] == found


def test_a_period_that_is_right_holds(binding_of):
    text = "统计期限为2024年1月1日至2024年12月31日。"
    assert outcomes(binding_of, text, PERIOD) == [Held()]


def test_a_period_whose_year_contradicts_the_title_is_told_by_agree(binding_of):
    text = "统计期限为2023年1月1日至2023年12月31日。"
    witness = Witness(2023, Span(5, 9), "preamble")
    assert defects(binding_of, text, PERIOD, witness=witness) == []


def test_without_a_year_the_period_is_not_judged(binding_of):
    text = "统计期限为2024年1月1日至2024年12月30日。"
    assert outcomes(binding_of, text, PERIOD, year=None) == [Unevaluated(Cause.VARIABLE_UNBOUND, "year")]


def test_a_period_needs_all_its_keys():
    problems = Problems("rules.yaml", lambda _: (1, 1), Names(variables={"year"}))
    KIND.compile(Entry({"period": {"near": "统计期限"}}, ("dates",), problems), RuleHead(("body",)))
    assert len(problems.found) == 2
