"""`agree`: the places where a variable was read contradict one another."""

from __future__ import annotations

import pickle
from decimal import Decimal
from types import SimpleNamespace

from reportlint.binding.binding import Mention, Variable, Witness
from reportlint.binding.grid import Grid
from reportlint.extend import Cause, Entry, Held, Hit, RuleHead
from reportlint.kinds.agree import KIND
from reportlint.language.entry import Names, Problems
from reportlint.language.intervals import Interval
from reportlint.model.span import Span


def run(*sources: Witness, value: object = None) -> list[object]:
    problems = Problems("p", lambda _: (1, 1), Names(variables={"year"}))
    check = pickle.loads(pickle.dumps(KIND.compile(Entry("year", (), problems), RuleHead(()))))
    assert problems.found == []
    variables = {"year": Variable("year", value or sources[0].value, sources)} if sources else {}
    return list(check(SimpleNamespace(variables=variables)))


def source(value: object, at: int | None, origin: str = "title", *, weak: bool = False) -> Witness:
    return Witness(value, None if at is None else Span(at, at + 4), origin, weak)


def test_sources_that_agree_hold_and_one_alone_says_nothing() -> None:
    assert run(source(2024, 0), source(2024, 9)) == [Held()]
    assert run(source(2024, 0)) == []
    assert run() == [(Cause.VARIABLE_UNBOUND, "year")]


def test_the_strongest_is_right_among_equals() -> None:
    (hit,) = run(source(2024, 0), source(2023, 9, "preamble"))
    assert isinstance(hit, Hit)
    assert hit.span == Span(9, 13)
    assert (hit.values["found"], hit.values["expected"]) == ("2023", "2024")
    assert [related.span for related in hit.related] == [Span(0, 4)]
    message = KIND.defects["default"].message["zh"]
    zh = {k: v["zh"] if isinstance(v, dict) else v for k, v in hit.values.items()}
    assert message.format_map(zh) == "前后不一致：引言为“2023”，标题为“2024”"


def test_the_value_of_the_variable_is_right() -> None:
    (hit,) = run(source(2023, 0), source(2024, 9, "preamble"), source(2024, 20, "body", weak=True), value=2024)
    assert isinstance(hit, Hit)
    assert hit.span == Span(0, 4)
    assert hit.values["expected"] == "2024"


def test_weak_sources_contradict_nobody() -> None:
    assert run(source(2024, 0), source(2020, None, "file-name", weak=True)) == []


def test_a_source_outside_the_text_is_shown_where_it_is_contradicted() -> None:
    (hit,) = run(source(2024, 3), source(2020, None, "file-name"))
    assert isinstance(hit, Hit)
    assert (hit.span, hit.related) == (Span(3, 7), ())


def test_a_shorter_name_is_no_contradiction() -> None:
    assert run(source("清河市教育局", 0), source("教育局", 9)) == [Held()]
    assert len(run(source("清河市教育局", 0), source("清河市民政局", 9))) == 1


def test_a_misspelt_variable_is_named() -> None:
    problems = Problems("p", lambda _: (1, 1), Names(variables={"year"}))
    KIND.compile(Entry("yaer", (), problems), RuleHead(()))
    assert [problem.cure for problem in problems.found] == ["did you mean 'year'?"]


def test_a_place_is_called_as_the_pack_calls_it() -> None:
    period = source(2023, 9, "preamble")._replace(called={"zh": "统计期限", "en": "the period"})
    (hit,) = run(source(2024, 0), period)
    assert isinstance(hit, Hit)
    assert hit.values["here"] == {"zh": "统计期限", "en": "the period"}


def test_weak_sources_that_gave_the_value_contradict_the_only_strong_one() -> None:
    weak = source(2024, 20, "body", weak=True)
    (hit,) = run(source(2023, 0), weak, weak, value=2024)
    assert isinstance(hit, Hit)
    assert (hit.span, hit.values["expected"]) == (Span(0, 4), "2024")


def counted(*mentions: Mention, grids: object = None) -> list[object]:
    names = Names(facts={"来信件数"}, tables={"申请表": {}})
    problems = Problems("p", lambda _: (1, 1), names)
    entry = Entry({"facts": {"来信件数": "申请表" if grids is not None else None}}, (), problems)
    check = pickle.loads(pickle.dumps(KIND.compile(entry, RuleHead(()))))
    assert problems.found == []
    return list(check(SimpleNamespace(facts={"来信件数": mentions}, grids=grids or {})))


def mention(low: int, at: int, scope: str | None = None, high: int | None = None) -> Mention:
    value = Interval(Decimal(low), Decimal(low if high is None else high))
    return Mention("来信件数", Span(at, at + 2), Span(at, at + 2), value, "件", scope)


def test_a_count_that_is_told_twice() -> None:
    assert counted() == []
    assert counted(mention(12, 0)) == []
    assert counted(mention(12, 0), mention(12, 9)) == [Held()]
    (hit,) = counted(mention(12, 0), mention(16, 9))
    assert isinstance(hit, Hit)
    assert (hit.span, hit.defect) == (Span(9, 11), "fact")
    assert (hit.values["found"], hit.values["expected"]) == ("16件", "12件")
    assert [related.span for related in hit.related] == [Span(0, 2)]


def test_another_scope_and_a_rough_number_contradict_nobody() -> None:
    assert counted(mention(12, 0), mention(16, 9, "本级")) == []
    assert counted(mention(12, 0), mention(10, 9, high=15)) == [Held()]


def test_a_table_that_was_read_judges_its_own_facts() -> None:
    grid = Grid(None, 0, Span(0, 1), "2021", {})  # type: ignore[arg-type]
    assert counted(mention(12, 0), mention(16, 9), grids={"申请表": grid}) == []
    assert [type(one) for one in counted(mention(12, 0), mention(16, 9), grids={"申请表": None})] == [Hit]


def test_facts_and_tables_that_are_not_declared() -> None:
    problems = Problems("p", lambda _: (1, 1), Names(facts={"来信件数"}))
    KIND.compile(Entry({"facts": {"来信数": "申请表"}}, (), problems), RuleHead(()))
    assert [problem.what for problem in problems.found] == [
        "'来信数' is not declared under 'facts'",
        "'申请表' is not declared under 'tables'",
    ]
