"""Patterns: what an author writes, what it finds, and what is refused with its cure."""

from __future__ import annotations

import pickle
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.language.entry import Entry, Names, Problems
from reportlint.language.intervals import Interval
from reportlint.language.outcome import CannotJudge, Cause
from reportlint.language.pattern_reading import parse_pattern, parse_text
from reportlint.language.pattern_syntax import PatternError
from reportlint.language.patterns import Pattern, PatternTimeout


def found(source: str, text: str, values=None, *, raw: bool = False) -> list[str]:
    return [text[m.start : m.end] for m in parse_text(source).find(text, 0, len(text), values or {}, raw=raw)]


def captured(source: str, text: str) -> list[object]:
    return [capture.value for m in parse_text(source).find(text, 0, len(text), {}) for capture in m.captures]


@pytest.mark.parametrize(
    ("source", "text", "expected"),
    [
        ("甲(乙|丙)丁", "甲乙丁甲丙丁甲丁", ["甲乙丁", "甲丙丁"]),
        (
            "政府信息公开[工作]年度报告",
            "政府信息公开年度报告,政府信息公开工作年度报告",
            ["政府信息公开年度报告", "政府信息公开工作年度报告"],
        ),
        ("其中[,|:]", "其中,甲 其中:乙 其中丙", ["其中,", "其中:", "其中"]),
        ("（此处填写…）", "(此处填写名称)", ["(此处填写名称)"]),
        ("收到…申请", "收到公开申请,收到函,申请", ["收到公开申请"]),
        ("收到…件", "收到1,234件", ["收到1,234件"]),
        ("共\\[注\\]", "共[注]", ["共[注]"]),
        ("2024年", "2024 年", ["2024 年"]),
        ("……", "甲", []),
    ],
)
def test_plain_patterns(source: str, text: str, expected: list[str]) -> None:
    if source == "……":
        with pytest.raises(PatternError):
            parse_text(source)
        return
    assert found(source, text) == expected


def test_a_gap_stays_inside_the_clause_and_is_bounded() -> None:
    assert found("甲…乙", "甲" + "字" * 40 + "乙") != []
    assert found("甲…乙", "甲" + "字" * 41 + "乙") == []
    for mark in ",，。.!！?？;；:：\n\t|":
        assert found("甲…乙", f"甲丙{mark}乙") == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("申请12件", Interval.of(12)),
        ("申请 12 件", Interval.of(12)),
        ("申请1,234件", Interval.of(1234)),
        ("申请十二件", Interval.of(12)),
        ("申请3.2万件", Interval(Decimal(31500), Decimal(32500))),
        ("申请300余件", Interval(Decimal(300), Decimal(400))),
    ],
)
def test_numbers_in_every_notation(text: str, value: Interval) -> None:
    assert captured("申请{n:件}", text) == [value]


def test_numbers_never_start_inside_a_longer_one_or_a_word() -> None:
    assert found("{n:件}", "A12件") == []
    assert found("{n:件}", "20241件") == ["20241件"]
    assert found("{n:件}", "第3件") == []
    assert found("第{n}条", "第二十条") == ["第二十条"]


def test_units() -> None:
    assert found("{n:u}", "3件,4千克") == ["3件", "4千克"]
    assert found("{n:u}…{n:u}", "3件其中2次") == []
    assert found("{n:u}…{n:u}", "3件其中2件") == ["3件其中2件"]
    assert found("{n:起}", "3起诉") == []
    match = next(iter(parse_text("{whole=n:件|宗}").find("共3宗", 0, 3, {})))
    (capture,) = match.captures
    assert (capture.name, capture.unit, capture.start, capture.end) == ("whole", "宗", 1, 3)


def test_years_dates_shares_ordinals() -> None:
    assert captured("{year}年", "2024年 二〇二四年 二0二四年 12024年") == [2024, 2024, 2024]
    assert captured("截止[到]{date}", "截止到2024年12月31日,截止12月31日") == [date(2024, 12, 31), None]
    assert captured("{pct}", "增长5.2%") == [Interval(Decimal("5.2"), Decimal("5.2"))]
    assert captured("{pct}", "百分之五") == [Interval.of(5)]
    assert captured("{ordinal}是", "一是甲。十二是乙。") == [1, 12]
    assert captured("{text}{n:u}", "主办8件、会办27件")[::2] == ["主办", "会办"]


def test_bound_values() -> None:
    assert found("{=year}年", "2023年2024年 2024 年 12024年二〇二四年", {"year": 2024}) == [
        "2024年",
        "2024 年",
        "二〇二四年",
    ]
    assert found("{=organ}", "清河(市)局", {"organ": "清河（市）局"}) == ["清河(市)局"]
    assert parse_text("{=organ}{year}年").needs == {"organ"}
    with pytest.raises(CannotJudge) as caught:
        found("{=organ}", "甲")
    assert caught.value.outcome == (Cause.VARIABLE_UNBOUND, "organ")


def test_raw_patterns_see_what_was_typed() -> None:
    assert found("（注）", "（注）(注)", raw=True) == ["（注）"]
    assert found("（注）", "(注)") == ["(注)"]


def test_regular_expressions_are_folded_and_named_groups_are_captures() -> None:
    pattern = parse_text("/（(?P<note>[^）]+)）/")
    (match,) = pattern.find("甲(乙)", 0, 4, {})
    assert [(c.name, c.value) for c in match.captures] == [("note", "乙")]
    assert found("/{=year}年(?!度)/", "2024年度2024年", {"year": 2024}) == ["2024年"]


def test_search_is_confined_but_sees_around() -> None:
    text = "第3件 4件"
    assert [(m.start, m.end) for m in parse_text("{n:件}").find(text, 1, len(text), {})] == [(4, 6)]


@pytest.mark.parametrize(
    ("source", "at", "cure"),
    [
        ("甲(乙", 2, "add ')'"),
        ("甲|乙", 2, "write (a|b)"),
        ("[]", 1, "left out"),
        ("[甲]", 1, "must be there"),
        ("{nn}", 1, "did you mean '{n}'?"),
        ("甲)", 2, "\\)"),
        ("@名", 1, "lists:"),
        ("{pct:件}", 1, "only {n:件}"),
        ("/(a+)+/", 2, "atomic"),
        ("/x(?:[ab]|a)*/", 3, "another character"),
    ],
)
def test_mistakes_say_where_and_what_to_do(source: str, at: int, cure: str) -> None:
    with pytest.raises(PatternError) as caught:
        parse_text(source)
    assert caught.value.at == at
    assert cure in caught.value.cure


@pytest.mark.parametrize("source", ["/(?>a+)+b/", "/(ab|cd)+/", "/[^,]{1,20}(,[^,]{1,20})*/", "/\\p{Han}+(年|月)/"])
def test_harmless_expressions_are_taken(source: str) -> None:
    assert parse_text(source).source == source


def test_an_expression_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportlint.language.patterns.TIME_LIMIT", 0.05)
    slow = parse_text("/(?:a{1,40}){1,40}[bc]z/")
    text = "a" * 60 + "bcz" + "a" * 3000 + "bb z"
    with pytest.raises(PatternTimeout) as caught:
        list(slow.find(text, 63, len(text), {}))
    assert caught.value.outcome == (Cause.TIME_LIMIT, slow.source)


def test_a_pattern_fits_a_whole_name() -> None:
    assert parse_text("…问题(和|及)改进(情况|措施)").fits(" 五、存在的问题及改进情况 ", {}) is not None
    assert parse_text("问题").fits("问题二", {}) is None
    match = parse_text("{organ=text}{year}年报告").fits("清河局2024年报告", {})
    assert match is not None
    assert [capture.value for capture in match.captures] == ["清河局", 2024]


def entry(value: object) -> tuple[Entry, Problems]:
    problems = Problems("pack.yaml", lambda _: (3, 5))
    problems.names = Names(lists={"叠词": ("慢慢", "一一"), "叠": ("甲",)}, variables={"year"})
    return Entry(value, ("rules", 0), problems), problems


def test_lists_and_variables_of_the_pack() -> None:
    given_entry, problems = entry("很@叠词地{=year}")
    pattern = parse_pattern(given_entry)
    assert problems.found == []
    assert [m.end for m in pattern.find("很慢慢地2024", 0, 8, {"year": 2024})] == [8]
    assert problems.names.used >= {"叠词", "year"}


def test_problems_of_patterns_stand_at_the_entry() -> None:
    given_entry, problems = entry("很@叠词地{=yaer}")
    parse_pattern(given_entry)
    assert [(p.line, p.column, p.cure) for p in problems.found] == [(3, 5, "did you mean '{=year}'?")]
    given_entry, problems = entry("很{x}")
    assert list(parse_pattern(given_entry).find("很", 0, 1, {})) == []
    assert "character 2" in problems.found[0].what


def test_lists_in_regular_expressions() -> None:
    given_entry, problems = entry("/很{@叠词}(?=地)/")
    pattern = parse_pattern(given_entry)
    assert [(m.start, m.end) for m in pattern.find("很一一地,很@叠词地", 0, 10, {})] == [(0, 3)]
    assert (problems.found, "叠词" in problems.names.used) == ([], True)
    given_entry, problems = entry("/很{@叠字}/")
    parse_pattern(given_entry)
    assert [problem.cure for problem in problems.found] == ["did you mean '{@叠}'?"]


def test_patterns_pickle_with_their_code() -> None:
    pattern = parse_text("共{n:件}")
    again = pickle.loads(pickle.dumps(pattern))
    assert isinstance(again, Pattern)
    assert list(again.find("共3件", 0, 3, {})) == list(pattern.find("共3件", 0, 3, {}))


@given(st.text(alphabet="甲乙(){}[]|@…\\/n:=件12,。 ", max_size=12))
def test_reading_a_pattern_gives_a_pattern_or_a_mistake(source: str) -> None:
    try:
        pattern = parse_text(source)
    except (PatternError, __import__("regex").error):
        return
    values = dict.fromkeys(pattern.needs, "甲")
    for match in pattern.find("甲乙12件", 0, 5, values):
        assert match.start < match.end
