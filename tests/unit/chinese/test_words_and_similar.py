"""What can be read as words, and which hanzi are mistaken for one another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.chinese._words import WORDS
from reportlint.chinese.similar import look_alike, sound_alike, sound_the_same
from reportlint.chinese.words import (
    LONGEST,
    _entry,
    begins_word,
    came_from,
    can_be_read,
    ends_word,
    goes_on,
    is_word,
    word_over,
)


def test_words_of_each_length():
    assert [is_word(word) for word in ("主动", "网站", "委员会", "黑龙江省", "公天", "天", "")] == [True] * 4 + [
        False
    ] * 3


def test_words_at_a_place():
    assert begins_word("公司章程", 0)
    assert ends_word("公司章程", 4)
    assert not begins_word("公天章程", 0)


@pytest.mark.parametrize(
    ("text", "start", "end", "readable"),
    [
        ("政务新载体建设", 0, 5, True),
        ("政务新煤体建设", 0, 5, False),
        ("可以申请公开", 1, 6, True),
        ("公开条列出来", 0, 4, False),
        ("行政复意", 0, 4, False),
        ("", 0, 0, True),
    ],
)
def test_a_string_falls_into_words_or_not(text, start, end, readable):
    assert can_be_read(text, start, end) is readable


def test_a_term_that_is_known_is_a_word():
    assert not can_be_read("政务新煤体", 0, 5)
    assert can_be_read("政务新煤体", 0, 5, frozenset({"新煤体"}))


def test_a_word_over_a_border_needs_neighbours_that_are_words():
    assert word_over("工会委员会", 1)
    assert not word_over("政务公开工作工作", 4)
    assert goes_on("公司章程", 0)
    assert not goes_on("公方面", 0)
    assert came_from("收到公司", 4)


def test_likeness_of_hanzi():
    assert sound_the_same("署", "暑")
    assert not sound_the_same("署", "土")
    assert sound_alike("施", "斯")
    assert look_alike("媒", "煤")
    assert look_alike("煤", "媒")
    assert not look_alike("媒", "公")


@given(st.text(alphabet="政府信息公开的x\n", max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_any_place_of_any_text_is_answered(text, one, other):
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    assert can_be_read(text, start, end) in (True, False)


def test_every_entry_of_the_words_is_found_where_it_stands() -> None:
    entries = {(int(entry[0]), entry[1]): entry[2:] for entry in WORDS.split()}
    assert len(entries) == len(WORDS.split())
    assert {(size, first): _entry(size, first) for size, first in entries} == entries
    for first in {first for _, first in entries} | set("犇龘a"):
        for size in range(1, LONGEST):
            assert _entry(size, first) == entries.get((size, first), "")
