"""Templates and the banks of wordings."""

from __future__ import annotations

import random

import pytest

from bench.accuracy.wording import Composer, banks, chinese_number, parsed


def composer(**facts: object) -> Composer:
    return Composer(random.Random(1), {"count": 12, "who": "县局", **facts})  # type: ignore[dict-item]


def test_facts_become_marks_with_values() -> None:
    said = composer().expand("{who}收到{count}件")
    assert said.text == "县局收到12件"
    assert said.named("count")[0].value == 12


def test_alternatives_may_nest_and_be_empty() -> None:
    said = {composer().expand("共[收到[了|]|受理]。").text for _ in range(1)}
    said |= {Composer(random.Random(seed), {}).expand("共[收到[了|]|受理]。").text for seed in range(40)}
    assert said == {"共收到了。", "共收到。", "共受理。"}


@pytest.mark.parametrize("template", ["共[收到", "收到]件", "共[收到|受理"])
def test_brackets_must_pair(template: str) -> None:
    with pytest.raises(ValueError, match="bracket"):
        parsed(template)


def test_an_unknown_fact_is_an_error() -> None:
    with pytest.raises(KeyError):
        composer().expand("{nobody}")


def test_nothing_is_said_twice_while_something_is_left() -> None:
    speaker = Composer(random.Random(3), {"place": "岚溪县", "period_to": "2024年12月31日"})
    said = [speaker.say("tables.note").text for _ in banks()["tables.note"]]
    assert len({text[:4] for text in said}) == len(banks()["tables.note"])


def test_wordings_of_another_time_are_avoided() -> None:
    speaker = Composer(random.Random(1), {}, avoid=("见下表",))
    assert not any("见下表" in speaker.say("tables.lead").text for _ in range(60))


@pytest.mark.parametrize(
    ("number", "said"), [(2, "两"), (8, "八"), (10, "十"), (12, "十二"), (20, "二十"), (35, "三十五"), (100, "100")]
)
def test_chinese_numbers(number: int, said: str) -> None:
    assert chinese_number(number) == said


def test_every_template_is_well_formed_and_slots_offer_many_ways() -> None:
    for lines in banks().values():
        for line in lines:
            assert parsed(line) or not line
    for bank in (
        "preamble.basis",
        "overview.lead",
        "overview.posts",
        "overview.fields",
        "requests.received",
        "other.fee_none",
    ):
        assert len(set(banks()[bank])) >= 15, bank
