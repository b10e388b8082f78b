"""What excuses a hit, and where clauses end."""

from __future__ import annotations

import pickle

import pytest

from reportlint.language.clauses import clause_bounds, sentence_bounds
from reportlint.language.entry import Entry, Names, Problems
from reportlint.language.excuse import Excuse, read_excuse


def excuse(value: object) -> tuple[Excuse, list[str]]:
    problems = Problems("pack.yaml", lambda _: (1, 1), Names(variables={"year"}))
    return pickle.loads(pickle.dumps(read_excuse(Entry(value, (), problems)))), [p.what for p in problems.found]


def excused(value: object, text: str, word: str) -> bool:
    at = text.index(word)
    compiled, problems = excuse(value)
    assert problems == []
    return compiled.excuses(text, at, at + len(word), {"year": 2024})


@pytest.mark.parametrize(
    ("value", "text", "expected"),
    [
        ({"clause": "(比|较)"}, "共12件,比2023年多", True),
        ({"clause": "(比|较)"}, "比去年多,2023年", False),
        ({"clause": "{=year}"}, "2024与2023年", True),
        ({"inside": "《》〔〕"}, "国办函〔2023年〕1号", True),
        ({"inside": "《》〔〕"}, "《甲》2023年《乙》", False),
        ({"inside": "（）"}, "甲(2023年)", True),
        ({"inside": "《》"}, "《甲\n2023年》", False),
        ({"before": "截至[到]"}, "截至2023年", True),
        ({"before": "截至[到]"}, "截至,2023年", False),
        ({"after": "(决算|预算)"}, "2023年决算", True),
        ({"after": "(决算|预算)"}, "2023年的决算", False),
        ({"words": ["到2023年底"]}, "到2023年底", True),
        ({"words": ["到2023年底"]}, "2023年底", False),
    ],
)
def test_each_part_of_an_excuse(value: object, text: str, expected: bool) -> None:
    assert excused(value, text, "2023年") is expected


def test_before_is_found_even_where_an_earlier_fit_runs_past_it() -> None:
    assert excused({"before": "甲甲"}, "甲甲甲2023年", "2023年")


def test_mistakes_of_an_excuse() -> None:
    assert excuse({"claus": "甲"})[1] == ["unknown key 'claus'"]
    assert excuse({"inside": "《〉"})[1] == ["'《〉' is no pair of brackets"]
    assert excuse({"inside": "《"})[1] == ["'《' stands alone"]
    assert excuse("甲")[1] != []


def test_bounds() -> None:
    text = "共1,234件,其中:甲。乙1.5丙"
    at = text.index("234")
    assert text[slice(*clause_bounds(text, at, at + 1))] == "共1,234件"
    assert text[slice(*sentence_bounds(text, at, at))] == "共1,234件,其中:甲"
    assert text[slice(*clause_bounds(text, len(text) - 1, len(text)))] == "乙1.5丙"
