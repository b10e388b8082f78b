"""Where matches begin: what is found by trying there is what a search finds."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from reportlint.language.literals import Literals
from reportlint.language.occurrences import look_for, needles, occurrences
from reportlint.language.pattern_reading import parse_text
from reportlint.language.pattern_starts import is_bounded, starting_literals


@pytest.mark.parametrize(
    ("source", "starts"),
    [
        ("提案|(?<!复)议案", {"提案", "议案"}),
        ("(?:收到|受理)件", {"收到", "受理"}),
        ("(?:网上)?工单", {"网上", "工单"}),
        ("[甲乙]类", {"甲", "乙"}),
        ("[x-z]1", {"x", "y", "z"}),
        ("(?=甲|乙).{3}", {"甲", "乙"}),
        ("^(?<![0-9])处罚+", {"处"}),
        ("甲+", {"甲"}),
        ("\\Kab", {"ab"}),
        ("\\u3000件", {"\u3000件"}),
        # Nothing is known where the first character may be any, or is one that stands everywhere.
        (".件", set()),
        ("[^甲]件", set()),
        ("甲?", set()),
        ("(?:甲|)乙?", set()),
        ("\\p{Han}件", set()),
        ("(?i)ab", set()),
        ("年度", {"年度"}),
        ("年|度", set()),
    ],
)
def test_how_matches_begin(source: str, starts: set[str]) -> None:
    assert set(starting_literals((source,))) == starts


@pytest.mark.parametrize(
    ("source", "bounded"),
    [
        ("甲[^,]{0,40}乙", True),
        ("甲[^,]*乙", True),
        ("甲[^,]*乙[^。]*丙", False),
        ("(?:a{1,40}){1,40}b", False),
        ("(?:ab)+c", False),
        ("a?" * 30 + "a" * 30, False),
        ("(a|a)" * 30 + "b", False),
        ("[*+]甲\\+", True),
    ],
)
def test_what_ends_soon_wherever_it_is_tried(source: str, bounded: bool) -> None:
    assert is_bounded((source,)) is bounded


SOURCES = (
    "/提案|(?<!复)议案|案/",
    "/(?:收到|受理)[^,]{0,3}件/",
    "/(?=甲|乙)(?<!丙).{2}/",
    "/(?:丙)?甲+/",
    "/[甲乙](?!丙)/",
    "(甲|乙)丙",
)


@given(st.text("提议案复收到受理件甲乙丙,", max_size=600), st.integers(0, 60), st.integers(0, 60))
def test_trying_there_finds_what_a_search_finds(text: str, low: int, high: int) -> None:
    patterns = [parse_text(source) for source in SOURCES]
    end = max(low, len(text) - high)
    searched = [list(pattern.find(text, low, end, {})) for pattern in patterns]
    assert occurrences(text) is None
    copy = text + " " * 4000
    held = look_for(needles([(pattern, False) for pattern in patterns]).view, copy)
    assert occurrences(copy) is held
    assert [list(pattern.find(copy, low, end, {})) for pattern in patterns] == searched
    assert [pattern.spans(copy, low, end, {}) for pattern in patterns] == [
        [(match.start, match.end) for match in found] for found in searched
    ]


@given(st.text("公开信息目录", max_size=80))
def test_occurrences_are_all_places(text: str) -> None:
    found = look_for(Literals(("公开", "信息", "息目")), text)
    assert occurrences(text) is found
    for literal in ("公开", "信息", "息目", "目"):
        places = [match.start() for match in regex.finditer(literal, text, overlapped=True)]
        assert list(found[literal]) == places
