"""Strings that a match needs: never more than is certain."""

from __future__ import annotations

import pytest
import regex

from reportlint.language.pattern_literals import has_branches, needed_literals
from reportlint.language.pattern_reading import parse_text
from reportlint.language.pattern_values import at_places, beginning


@pytest.mark.parametrize(
    ("source", "needed"),
    [
        ("中国共产(?=[。，]|员(?!党))", (("中国共产",), ("。", "，", "员"))),
        ("以习(?:近|平)?(?=同志为核心)", (("同志为核心",), ("以习",))),
        ("(?<=省|市)人民(?=办公[厅室])", (("人民",), ("办公",))),
        ("办结|答复", (("办结", "答复"),)),
        ("收到?申请", (("申请",), ("收",))),
        ("共+计", (("共",), ("计",))),
        ("(?:共|合)?计{2,3}?", (("计",),)),
        ("(?P<n>第)[0-9]+条", (("第",), ("条",))),
        ("[Xx]件", (("件",), ("X", "x"))),
        (r"\(一\)", (("(一)",),)),
        ("办结|", ()),
        ("(?!不)(?<!未)", ()),
        (r"\p{Han}[0-9]", ()),
        ("(?i)abc", ()),
        (r"(甲)\1", ()),
        ("[[:alpha:]]乙", ()),
        ("甲{e<=1}", ()),
        ("甲)乙", ()),
    ],
)
def test_only_what_is_certain_is_needed(source: str, needed: tuple[tuple[str, ...], ...]) -> None:
    assert needed_literals((source,)) == needed


def test_of_a_value_nothing_is_known() -> None:
    assert needed_literals(("截至", "year", "年?底")) == (("截至",), ("底",))


@pytest.mark.parametrize("text", ["2023年局", "在2023年度甲局，2023年乙局。2023年局", "22023年局", "2023年", ""])
@pytest.mark.parametrize("source", ["/(?={=year}年度?局)(?<!在){=year}年/", "/(?={=year}){=year}年(?!度)/"])
def test_a_search_at_values_finds_what_a_search_everywhere_finds(source: str, text: str) -> None:
    pattern = parse_text(source)
    everywhere = regex.compile(
        source[1:-1].replace("{=year}", "(?<![0-9０-９])(?:2023|二[零〇○0]二三)(?![0-9０-９])"), cache_pattern=False
    )
    found = [(match.start, match.end) for match in pattern.find(text, 0, len(text), {"year": 2023})]
    assert found == [match.span() for match in everywhere.finditer(text)]


def test_a_beginning_is_said_at_once_or_not_at_all() -> None:
    assert beginning(("(?=", "year", "年度?", "organ", ")(?:甲|乙)")) == ("", "year", "年度?", "organ", "")
    assert beginning(("(?=", "year", "|甲)乙")) is None
    assert beginning(("(?=", "year", ")乙|丙")) is None
    assert beginning(("甲(?=", "year", ")")) is None
    assert has_branches("甲|乙")
    assert not has_branches("(?:甲|乙)[|]")


def test_places_inside_a_match_are_passed_over() -> None:
    code = regex.compile("aa")
    assert [match.span() for match in at_places(code, [0, 1, 2, 3], "aaaa", 4, 1.0)] == [(0, 2), (2, 4)]


def test_a_unit_said_once_more_hides_nothing_of_what_a_pattern_needs() -> None:
    pattern = parse_text("预算{from=n:u}，实际(采购|成交){to=n:u}")
    assert {frozenset({"预算"}), frozenset({"实际"})} & set(pattern.needed) or frozenset(
        {"实际采购", "实际成交"}
    ) in pattern.needed
    assert [m.start for m in pattern.find("预算3万元,实际采购2万元", 0, 13, {})] == [0]
    assert not pattern.may_occur("决算3万元,采购2万元", 0, 11)
