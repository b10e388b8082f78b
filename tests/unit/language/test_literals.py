"""All places of many strings: found one by one in the first texts, and by an automaton in those that come after."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.compiled import packed, unpacked
from reportlint.language import literals
from reportlint.language.literals import Literals

LETTERS = st.text("甲乙丙𠮷", max_size=30)


def by_definition(words: list[str], text: str) -> list[tuple[int, int, int]]:
    places = [
        (number, start, start + len(word))
        for number, word in enumerate(words)
        for start in range(len(text))
        if text.startswith(word, start)
    ]
    return sorted(places, key=lambda place: (place[2], place[1]))


@given(st.lists(st.text("甲乙丙𠮷", min_size=1, max_size=4), unique=True, max_size=8), st.lists(LETTERS, max_size=3))
def test_both_ways_find_what_is_there(words: list[str], texts: list[str]) -> None:
    early = Literals(words)
    late = unpacked(packed(early))
    with pytest.MonkeyPatch.context() as patch:
        for text in texts:
            assert early.find(text) == by_definition(words, text)
            patch.setattr(literals, "_WORTH", -1)
            assert late.find(text) == by_definition(words, text)
            patch.undo()


def test_what_is_packed_is_the_same() -> None:
    words = Literals(["公开", "公开申请"])
    assert unpacked(packed(words)) == words
    assert unpacked(packed(words)).words == ["公开", "公开申请"]
    assert unpacked(packed(Literals([]))).find("公开") == []


@given(st.lists(st.text("甲乙丙𠮷", min_size=1, max_size=5), unique=True, max_size=30), LETTERS)
def test_what_stands_in_a_text_is_what_has_a_place_there(words: list[str], text: str) -> None:
    early, late = Literals(words), Literals(words)
    standing = {words[number] for number, _, _ in by_definition(words, text)}
    assert early.standing_in(text) == standing
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(literals, "_FEW", 0)
        assert early.find(text) == by_definition(words, text)
        patch.setattr(literals, "_WORTH", -1)
        assert late.standing_in(text) == standing
