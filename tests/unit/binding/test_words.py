"""Words of many lists are found in one go, and each list gets its own."""

from __future__ import annotations

from reportlint.binding.bind import bind
from reportlint.binding.nouns import Nouns
from reportlint.binding.words import find_words
from reportlint.language.literals import Literals
from reportlint.language.occurrences import needles
from tests.unit.binding.reports import document

FIRST, SECOND = Literals(("布署", "公开工作")), Literals(("布署", "工作", "作"))
TEXT = "布署公开工作。"


def test_each_list_finds_its_own_words_also_those_of_others():
    nouns = Nouns(needles=needles([], [FIRST, SECOND]))
    binding = bind(document(TEXT), nouns)
    assert sorted(find_words(binding, FIRST)) == [(0, 2), (2, 6)]
    assert sorted(find_words(binding, SECOND)) == [(0, 2), (4, 6), (5, 6)]


def test_a_list_that_the_profile_does_not_know_is_looked_for_by_itself():
    binding = bind(document(TEXT), Nouns(needles=needles([], [FIRST])))
    assert sorted(find_words(binding, SECOND)) == [(0, 2), (4, 6), (5, 6)]
    assert find_words(binding, Literals(())) == []


def test_words_are_told_from_pieces_of_others():
    words = Literals(("公开工作", "作风"))
    assert words.has("作风")
    assert not words.has("工作")
    assert Literals(("甲", "公开工作", "作风", "乙")).holds(words)
    assert not Literals(("公开工作", "乙", "作风")).holds(words)
