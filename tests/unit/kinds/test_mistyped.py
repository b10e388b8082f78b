"""Words with a slip that no list foresees."""

from __future__ import annotations

from reportlint.extend import Safety
from reportlint.kinds.mistyped import SLIPS

ALL = {"by": list(SLIPS)}


def test_a_slip_is_told_with_its_word(verb):
    run = verb.over("政府采构项目全部公开。", ALL)
    assert run.excerpts == ["采构"]
    assert (run.hits[0].defect, run.hits[0].fix.safety) == ("sound", Safety.UNSAFE)
    assert run.fixed == "政府采购项目全部公开。"


def test_only_the_slips_that_are_asked_for(verb):
    text = "政府采构项目全部公开，加强干部队伍设建。"
    assert verb.over(text, {"by": ["swapped"]}).excerpts == ["设建"]
    assert verb.over(text, "sound").excerpts == ["采构"]


def test_words_that_are_new_are_named_in_the_rule(verb):
    assert verb.over("政府采构项目全部公开。", ALL, unless=None).hits
    _, problems = verb.compile({"by": ["loud"]})
    assert len(problems) == 1


def test_a_slip_over_the_border_of_a_cell_is_none(verb):
    assert verb.over("政府采\n构项目全部公开。", ALL).hits == []
