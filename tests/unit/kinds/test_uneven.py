"""What a document does in a few places is told only where the rest of it does otherwise."""

from __future__ import annotations

USUAL = "共12条、5件、3篇、2个、4次、6场、8件、7件"
RULE = {"odd": "/(?<=[0-9]) (?=[件条])/", "usual": "/[0-9][件条篇个次场]/"}


def test_a_few_odd_places_among_many_usual_ones(verb):
    run = verb.over(f"{USUAL}，来信9 件。", RULE, raw=True)
    assert run.excerpts == [" "]
    assert run.hits[0].values == {"found": " ", "usual": 8}


def test_too_few_usual_places_are_no_habit(verb):
    assert verb.over("共12条、5件，来信9 件。", RULE, raw=True).hits == []
    assert verb.over("共12条、5件，来信9 件。", {**RULE, "fewest": "2.."}, raw=True).excerpts == [" "]


def test_many_odd_places_are_a_habit_too(verb):
    assert verb.over(f"{USUAL}，9 件，9 条，9 件。", RULE, raw=True).hits == []


def test_nothing_is_looked_for_in_the_formats_named(verb):
    assert verb.over(f"{USUAL}，来信9 件。", {**RULE, "never": ["text"]}, raw=True).hits == []


def test_an_excuse_holds_for_its_place(verb):
    assert verb.over(f"{USUAL}，来信9 件。", RULE, raw=True, unless={"before": "来信9"}).hits == []
