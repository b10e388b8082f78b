"""What must not stand there is found at its place, once, and only where nothing excuses it."""

from __future__ import annotations

import pickle

from reportlint.extend import Cause, Unevaluated
from reportlint.language.entry import Names


def test_every_place_of_every_pattern_in_the_order_of_the_text(verb):
    assert verb.over("电话【】，单位××局，传真【】。", ["××", "【】"]).excerpts == ["【】", "××", "【】"]


def test_of_overlapping_places_the_first_and_longest(verb):
    assert verb.over("（此处填写单位名称）", ["填写单位", "（此处填写…）"]).excerpts == ["（此处填写单位名称）"]


def test_half_width_text_is_matched_by_a_full_width_pattern_and_pointed_at_as_written(verb):
    run = verb.over("(此处填写单位)", "（此处填写…）")
    assert run.excerpts == ["(此处填写单位)"]
    assert run.hits[0].values == {"found": "(此处填写单位)", "count": 1}


def test_raw_sees_what_the_view_folds(verb):
    text = "共公开信息　　条，内容完整。"
    pattern = r"/信息[ \u3000]+条/"
    assert verb.over(text, pattern, raw=True).excerpts == ["信息　　条"]
    assert verb.over(text, pattern).hits == []


def test_an_excuse_holds_for_its_place_only(verb):
    run = verb.over("比2023年多三条。2023年公开五条。", "2023年", unless={"clause": "比"})
    assert [hit.span.start for hit in run.hits] == [10]


def test_a_place_over_the_border_of_two_paragraphs_is_none_and_hides_none(verb):
    assert verb.over("甲乙\n丙甲", "/乙\\s丙甲|甲/").excerpts == ["甲", "甲"]


def test_an_unbound_variable_is_said_and_the_other_patterns_are_judged(verb):
    names = Names(variables={"last_year"})
    run = verb.over("2023年，××局。", ["{=last_year}年", "××"], names=names)
    assert run.excerpts == ["××"]
    assert Unevaluated(Cause.VARIABLE_UNBOUND, "last_year") in run.outcomes


def test_an_absent_scope_is_not_applicable(verb):
    assert verb.over("××局", "××", ("cells",)).outcomes == []


def test_the_check_pickles(verb, binding_of):
    check, _ = verb.compile(["××", "{n:件}"], unless={"words": ["××村"]})
    again = pickle.loads(pickle.dumps(check))
    assert [hit.span for hit in again(binding_of("××局"))] == [hit.span for hit in check(binding_of("××局"))]


def test_once_for_a_document_with_the_number_of_places(verb):
    run = verb.over("打印，关闭，打印。", {"of": ["打印", "关闭"], "once": True})
    assert run.excerpts == ["打印"]
    assert run.hits[0].values == {"found": "打印", "count": 3}
    assert [related.span.start for related in run.hits[0].related] == [3, 6]
