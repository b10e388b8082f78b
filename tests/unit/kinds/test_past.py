"""Years before the report's own, in sentences that only the report of that year would have."""

from __future__ import annotations

from types import MappingProxyType

import pytest

from reportlint.binding.binding import Variable
from reportlint.extend import Cause, Hit, RuleHead, Unevaluated
from reportlint.kinds.past import KIND
from reportlint.language.entry import Entry, Names, Problems
from tests.unit.kinds.conftest import bound

VALUE = {
    "year": "year",
    "author": "organ",
    "told": r"/(?:共|新)?收到[^,。;]{0,12}[0-9]+件|没有收取/",
    "led": "/网站$/",
    "begun": "/全年|,/",
    "compared": "(同比|上年)",
    "history": "(成立|印发)",
}


def outcomes(text: str, year: int | None) -> list[object]:
    problems = Problems("rules.yaml", lambda _: (1, 1), Names(variables={"year", "organ"}))
    head = RuleHead(("body",), unless=Entry({"inside": "《》"}, ("unless",), problems))
    check = KIND.compile(Entry(VALUE, ("past",), problems), head)
    assert not problems.found, problems.found
    variables = {"organ": Variable("organ", "清河市人民政府")}
    if year is not None:
        variables["year"] = Variable("year", year)
    return list(check(bound(text)._replace(variables=MappingProxyType(variables))))


@pytest.mark.parametrize(
    "text, found",
    [
        ("2020年收到申请9件。", ["2020年"]),
        ("一是2020年收到申请9件。", ["2020年"]),
        ("全市2020年收到申请9件。", ["2020年"]),
        ("门户网站2020年收到申请9件。", ["2020年"]),
        ("认真排查，2020年没有收取费用。", ["2020年"]),
        ("2020年，清河市扎实推进公开。", ["2020年"]),
        ("2023年，扎实推进公开。", ["2023年"]),
        ("2022年收到申请9件，比2023年多2件，同比增长。", ["2022年"]),
        ("2020年，市政府扎实推进公开。", ["2020年"]),
        ("2024年收到申请9件。", []),
        ("2020年，扎实推进公开。", []),
        ("2020年收到申请9件，2024年收到12件。", []),
        ("2020年收到申请9件，同比增长一成。", []),
        ("2020年，清河市成立领导小组。", []),
        ("对2020年收到的申请进行复核。", []),
        ("2020年至2023年共收到申请51件。", []),
        ("《2020年收到申请9件》。", []),
        ("1998年收到申请9件。", []),
    ],
)
def test_an_earlier_year(text: str, found: list[str]) -> None:
    hits = [outcome for outcome in outcomes(text, 2024) if isinstance(outcome, Hit)]
    assert [hit.span.of(text) for hit in hits] == found


def test_without_a_year_nothing_is_judged() -> None:
    assert outcomes("2020年收到申请9件。", None) == [Unevaluated(Cause.VARIABLE_UNBOUND, "year")]


def test_a_variable_that_is_not_declared() -> None:
    problems = Problems("rules.yaml", lambda _: (1, 1), Names(variables={"year"}))
    KIND.compile(Entry(VALUE | {"author": "yeer"}, ("past",), problems), RuleHead(("body",)))
    assert [problem.what for problem in problems.found] == ["the variable 'yeer' is not declared"]
