"""Things told together with one number, against the sum of what each counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportlint.extend import Held

if TYPE_CHECKING:
    from tests.unit.kinds.conftest import Verb

VALUE = {
    "of": [{"say": "(公开|同意)", "count": "11"}, {"say": "部分公开", "count": "2"}, {"say": "拒绝", "count": "4"}],
    "units": ["件"],
    "most": "19",
}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("公开、部分公开共13件。", []),
        ("公开、部分公开共14件。", ["14件"]),
        ("“公开”和“部分公开”合计12件。", ["12件"]),
        ("公开、部分公开及拒绝的申请总计17件。", []),
        ("公开、部分公开等共15件。", []),
        ("公开、部分公开等情形共12件。", ["12件"]),
        ("公开、部分公开等共20件。", ["20件"]),
        ("公开、部分公开，共计14件。", ["14件"]),
    ],
)
def test_a_sum(verb: Verb, text: str, found: list[str]) -> None:
    run = verb.over(text, VALUE)
    assert run.excerpts == found
    assert bool(found) or run.outcomes == [Held()]


@pytest.mark.parametrize(
    "text",
    [
        "部分公开共14件。",  # one thing alone
        "公开、部分公开14件。",  # nothing says together
        "公开、部分公开共14条。",
        "公开、部分公开约共14余件。",
        "公开5件、部分公开共14件。",  # a number stands between
        "公开、同意共14件。",  # the same thing twice
        "公开、部分公开信息后，收到来信共14件。",
    ],
)
def test_what_is_no_sum(verb: Verb, text: str) -> None:
    assert verb.over(text, VALUE).outcomes == []


def test_it_says_what_it_should_be(verb: Verb) -> None:
    (hit,) = verb.over("公开、拒绝共14件。", VALUE).hits
    assert hit.values == {"found": "14件", "expected": "15", "parts": "11＋4", "difference": "1"}
    (hit,) = verb.over("公开、拒绝等共24件。", VALUE).hits
    assert (hit.defect, hit.values["expected"], hit.values["difference"]) == ("open", "15—19", "5")


def test_an_excuse(verb: Verb) -> None:
    assert verb.over("上年公开、部分公开共14件。", VALUE, unless={"clause": "上年"}).outcomes == []


def test_mistakes_of_authors(verb: Verb) -> None:
    assert [problem.what for problem in verb.compile({"of": [{"say": "甲"}], "units": ["件"]})[1]] == [
        "the key 'count' is missing"
    ]
