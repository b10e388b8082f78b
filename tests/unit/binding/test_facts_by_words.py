"""Facts told by the words around a number."""

from __future__ import annotations

import pytest

from reportlint.binding.bind import bind
from reportlint.binding.nouns import CountNoun, FactNoun, Nouns, SayNoun, ScopeNoun
from reportlint.language.pattern_reading import parse_text
from reportlint.readers.text import read
from reportlint.structure.document import complete

WAY = CountNoun(
    frozenset({"场", "次"}),
    words=(parse_text("(举办|组织)"),),
    without=(parse_text("(增加|减少)"),),
    about=(parse_text("(培训|轮训)"),),
    other=(parse_text("(检查|会议|培训基地)"),),
    not_after=(parse_text("其中"),),
    not_before=(parse_text("/\\G未/"),),
)
FACT = FactNoun(
    "培训次数",
    (SayNoun(parse_text("没有举办…培训"), 0),),
    excuse=(parse_text("上年"),),
    other_scopes=(ScopeNoun("全市", (parse_text("全市"),)),),
    counts=(WAY,),
)


def said(text: str) -> list[tuple[str, str | None]]:
    binding = bind(complete(read(text.encode(), "a.txt")), Nouns(facts=(FACT,)))
    return [(str(mention.value), mention.scope) for mention in binding.facts["培训次数"]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("全年举办培训12场。", ["12"]),
        ("全年举办12场培训。", ["12"]),
        ("培训组织了十二次。", ["12"]),
        ("举办业务培训，共计12场，反响良好。", ["12"]),
        ("举办业务培训，群众来了12次。", []),
        ("举办培训12场、组织检查3次。", ["12"]),
        ("举办检查3次，组织培训12场。", ["12"]),
        ("举办培训基地参观12场。", []),
        ("举办培训12场比上年增加3场。", []),
        ("举办培训12场，增加3场。", ["12"]),
        ("举办培训，其中举办现场教学3场。", []),
        ("举办培训3场未成。", []),
        ("举办培训12人。", []),
        ("没有举办任何培训。", ["0"]),
        ("没有举办任何检查。", []),
        ("培训\n全年组织12场。", ["12"]),
        ("培训情况好。大家满意。\n全年组织12场。", []),
    ],
)
def test_a_number_counts_by_what_stands_beside_it(text: str, found: list[str]) -> None:
    assert [value for value, _ in said(text)] == found


def test_another_scope_is_kept_apart() -> None:
    assert said("全市举办培训12场。举办培训3场。") == [("12", "全市"), ("3", None)]
