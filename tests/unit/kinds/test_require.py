"""Each wanted thing must occur in the scope; what is missing is said without width where it should have stood."""

from __future__ import annotations

from reportlint.extend import Held, Span


def test_each_pattern_is_wanted_by_itself(verb):
    run = verb.over("存在的问题还不少。", ["(问题|不足)", "(改进|措施)"])
    assert [type(outcome) for outcome in run.outcomes] == [Held, type(run.hits[0])]
    assert run.hits[0].values["wanted"]["zh"] == "改进”或“措施"


def test_what_the_whole_document_lacks_stands_at_its_beginning(verb):
    assert verb.over("第一段。\n第二段。", "第三段").hits[0].span == Span(0, 0)


def test_what_a_scope_lacks_stands_at_its_end(verb):
    text = "一、总体情况\n全年有序。\n"
    assert verb.over(text, "第三段", ("headings",)).hits[0].span == Span(6, 6)


def test_an_excused_occurrence_does_not_count(verb):
    assert len(verb.over("没有改进。", "改进", unless={"before": "没有"}).hits) == 1


def test_an_absent_scope_wants_nothing(verb):
    assert verb.over("正文。", "改进", ("cells",)).outcomes == []


def test_a_scope_of_few_words_is_not_judged(verb):
    assert verb.over("无。", {"of": "改进", "from": 10}).outcomes == []
    assert len(verb.over("存在的问题还不少，仍需努力。", {"of": "改进", "from": 10}).hits) == 1


def test_what_stands_elsewhere_counts(verb):
    text = "一、总体情况\n加强改进。\n"
    assert verb.over(text, {"of": "改进", "elsewhere": "body"}, ("headings",)).hits == []
    assert len(verb.over(text, {"of": "处理费", "elsewhere": "body"}, ("headings",)).hits) == 1


def test_what_is_missing_stands_before_the_signature(verb):
    text = "全年公开有序，没有其他需要报告的事项。\n清河市教育局\n2025年1月20日\n"
    (hit,) = verb.over(text, "处理费", ("paragraphs",)).hits
    assert hit.span == Span(19, 19)
