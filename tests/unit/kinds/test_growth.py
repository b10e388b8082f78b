"""Rates of growth worked out again from the counts of their sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.kinds.conftest import Verb

WAYS = {"change": "(增加|减少){n:u}", "rate": "(增长|下降){pct}"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("来信12件，增加3件，增长33.3%。", []),
        ("点位总数110个，比年初的88个增加22个，增长25%。", []),
        ("点位总数110个，比年初的88个增加22个，增长35%。", ["35%"]),
        ("来信12件，增加3件，增长25%。", ["25%"]),
        ("来信12件，减少3件，下降20%。", []),
        ("来信12件，减少3件，下降25%。", ["25%"]),
        ("上年来信12件，增加3件，增长25%。", []),
        ("来信12件，增加3件，网上来信增长25%。", ["25%"]),
        ("来信12件，增加3人，增长25%。", []),
        ("来信3件，增加3件，增长100%。", []),
        ("增加3件，增长25%。", []),
        ("来信12件，增长25%，增加3件。", ["25%"]),
        ("来信12件，增长33.3%（增加3件）。", []),
        ("比上年9件增加3件，增长25%。", ["25%"]),
        ("比上年9件增加3件，增长33.3%。", []),
        ("2023年收到9件，2024年收到12件，增长25%。", ["25%"]),
        ("2023年收到9件，2024年收到12件，增长33.3%。", []),
        ("2023年收到9件，2025年收到12件，增长25%。", []),
        ("来信12件（去年9件），增长25%。", ["25%"]),
        ("来信12件，上年结转9件，增长25%。", []),
        ("来信12件，去年来访9件，增长25%。", []),
        ("来信12件，去年9人，增长25%。", []),
        ("今年来信12件，去年9件，答复8件，增长25%。", []),
    ],
)
def test_rates_beside_their_change_or_two_years(verb: Verb, text: str, found: list[str]) -> None:
    assert verb.over(text, WAYS).excerpts == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("来信42件，同比增长9.9%（2023年39件）。", ["9.9%"]),
        ("来信42件，同比增长7.7%（2023年39件）。", []),
        ("来信42件，同比增长9.9%（2023年39件，其中网上12件）。", ["9.9%"]),
        ("来信42件，同比增长9.9%（2023年39件来信、12件来访）。", []),
    ],
)
def test_a_base_behind_its_rate(verb: Verb, text: str, found: list[str]) -> None:
    ways = {"against": "增长{pct}（{year}年{n:u}"}
    assert verb.over(text, ways).excerpts == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("收到30件，上年为40件，增长25%。", ["增长25%"]),
        ("收到40件，上年为30件，下降33.3%。", ["下降33.3%"]),
        ("收到30件，上年为40件，增长10%。", ["增长10%"]),
        ("收到30件，上年为40件，下降25%。", []),
    ],
)
def test_directions(verb: Verb, text: str, found: list[str]) -> None:
    assert verb.over(text, WAYS).excerpts == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("来信6件，是上年（3件）的2倍。来信6件，是上年（3件）的3倍。", ["是上年（3件）的3倍"]),
        ("来信124件，上年62件，翻了一番。来信214件，上年62件，翻了一番。", ["翻了一番"]),
        ("来信120件，上年100件，增长两成。来信140件，上年100件，增长近两成。", ["增长近两成"]),
        ("来信120件，上年结转10件，增长两成。来信120件，增长两成。", []),
        ("来信120件、来访50件，上年60件，增长两成。", []),
    ],
)
def test_ratios_in_words(verb: Verb, text: str, found: list[str]) -> None:
    ways = {"ratio": "/是上年.*?倍|翻了一番|增长近?两成/"}
    assert verb.over(text, ways).excerpts == found


def test_the_words_tell_the_earlier_count(verb: Verb) -> None:
    text = "来信132件，上年为118件，增加14件，增长11.9%。来信132件，上年为118件，增加14件，增长19.1%。"
    assert verb.over(text, WAYS).excerpts == ["19.1%"]
    text = "来信240件，较2020年（150件）增长60%，较2021年（200件）增长20%。"
    assert verb.over(text, WAYS).excerpts == []
    assert verb.over(text.replace("200件", "160件"), WAYS).excerpts == ["20%"]


def test_it_says_what_it_should_be_and_from_what(verb: Verb) -> None:
    (hit,) = verb.over("来信12件，增加3件，增长25.5%。", WAYS).hits
    assert hit.values == {"found": "25.5", "expected": "33.3", "part": "3", "whole": "9"}
    assert len(hit.related) == 2


def test_mistakes_of_authors(verb: Verb) -> None:
    for value, what in (
        ({}, "nothing is worked out"),
        ({"against": "增长{n}"}, "no percentage is read"),
        ({"rate": "增长{pct}"}, "'change' and 'rate' belong together"),
    ):
        assert [problem.what for problem in verb.compile(value)[1]] == [what]
