"""Nouns as packs write them, and every short form."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportlint.binding.nouns import FormNoun, Nouns, SectionNoun, TermNoun
from reportlint.language.problems import PackError
from tests.unit.packs.tiny_verbs import profiles

if TYPE_CHECKING:
    from pathlib import Path


def nouns(folder: Path, text: str) -> Nouns:
    return profiles(folder, my=text).unclaimed.nouns


def problems(folder: Path, text: str) -> list[str]:
    with pytest.raises(PackError) as error:
        profiles(folder, my=text)
    return [f"{problem.line}:{problem.column}: {problem.what}" for problem in error.value.problems]


def test_variables_are_read_in_the_order_of_their_sources(tmp_path: Path) -> None:
    text = """\
bind:
  year:
    - {in: title, read: "{year}年"}
    - {from: file-name, read: ["{year}", "年报{year}"], weak: true}
    - {read: "自{year}年"}
  last_year: year - 1
  due: {when: year > 2020, value: year + 1}
"""
    year, last_year, due = nouns(tmp_path, text).variables
    assert [(s.pattern and s.pattern.source, s.scopes, s.origin, s.weak) for s in year.sources] == [
        ("{year}年", ("title",), None, False),
        ("{year}", (), "file-name", True),
        ("年报{year}", (), "file-name", True),
        ("自{year}年", ("body",), None, False),
    ]
    assert [(s.value and s.value.source, s.when and s.when.source) for s in (*last_year.sources, *due.sources)] == [
        ("year - 1", None),
        ("year + 1", "year > 2020"),
    ]


def test_short_forms(tmp_path: Path) -> None:
    made = nouns(
        tmp_path,
        """\
bind: {year: {in: title, read: "{year}年"}, organ: {in: title, read: "{organ=text}{year}年"}}
sections: {概况: 一、总体情况, 救济: {title: 二、救济, accept: "…救济…"}}
forms: {2021: {years: 2021.., marks: [本年]}, 2019: {years: 2019..2020, marks: 新制作}}
lists: {词: 甲, 更多: ["@词", 乙]}
terms: {条例: 《条例》, 办法: {full: 《办法》, short: 办法, define: 以下简称}}
facts:
  新收: "收到{n:件}"
  旧收: {in: 概况, say: ["原有{n:件}", {text: 没有, value: 0}], unless: {clause: 上年}, scope: {本级: 区政府}}
classes: {organ: {部门: "/./"}}
documents: {last: {organ: "{=organ}", year: year - 1}}
""",
    )
    assert made.sections[0] == SectionNoun("概况", "一、总体情况")
    assert [pattern.source for pattern in made.sections[1].accept] == ["…救济…"]
    assert made.forms == (FormNoun("2021", (2021, None), ("本年",)), FormNoun("2019", (2019, 2020), ("新制作",)))
    assert made.lists.value == {"词": ("甲",), "更多": ("甲", "乙")}
    assert made.terms == (TermNoun("条例", "《条例》"), TermNoun("办法", "《办法》", "办法", "以下简称"))
    new, old = made.facts
    assert ([say.pattern.source for say in new.say], new.scopes) == (["收到{n:件}"], ())
    assert [(say.pattern.source, say.value) for say in old.say] == [("原有{n:件}", None), ("没有", 0)]
    assert (old.scopes, [p.source for p in old.excuse], old.other_scopes[0][0]) == (("概况",), ["上年"], "本级")
    assert (made.classes[0].variable, made.classes[0].classes[0][0]) == ("organ", "部门")
    assert [(name, expression.source) for name, expression in made.documents[0].where] == [
        ("organ", "organ"),
        ("year", "year - 1"),
    ]


def test_tables_know_the_forms_of_their_pack(tmp_path: Path) -> None:
    text = "forms: {a: {years: 2021.., marks: x}, b: {years: ..2020, marks: y}}\n".replace("..2020", "2019..2020")
    made = nouns(tmp_path, text + "tables: {表: {columns: [甲, 总计], rows: {a: [一, 二], b: [一]}}}\n")
    assert {form: len(noun.bands[0].rows.leaves) for form, noun in made.tables["表"].items()} == {"a": 2, "b": 1}


@pytest.mark.parametrize(
    "text, expected",
    [
        ("bind: {year: {in: title}}", "3:14: a variable is read by a pattern or has a value"),
        ("bind: {year: {read: a, value: b}}", "3:14: a variable is read by a pattern or has a value"),
        ('bind: {year: {in: title, from: metadata, read: "{year}"}}', "3:32: 'in' and 'from' exclude each other"),
        ("bind: {year: {in: title, value: '1'}}", "3:19: 'in' has no meaning beside 'value'"),
        ('bind: {year: {from: file, read: "{year}"}}', "3:21: 'file' is not possible here"),
        ('bind: {a: {in: tite, read: "{year}"}}', "3:16: 'tite' is no place of a document"),
        ("bind: {form: '1'}", "3:8: 'form' is a word of the rule language"),
        ("bind: {数: '1'}\nfacts: {数: '收到{n:件}'}", "4:9: '数' is declared under 'bind' too"),
        ("sections: {a/b: 一}", "3:12: 'a/b' cannot be a name"),
        ("sections: {a: {accept: b}}", "3:15: the key 'title' is missing"),
        ("lists: {a: ['@b']}", "3:13: the list 'b' is not declared"),
        ("facts: {a: {say: {text: 无, value: x}}}", "3:35: the value of a wording is a whole number"),
        ("facts: {a: {in: title}}", "3:12: a fact needs 'say' or 'count'"),
        ("forms: {a: {years: x}}", "3:20: 'x' is not a range"),
        ("classes: {organ: {a: b}}", "3:11: the variable 'organ' is not declared"),
        ("documents: {last: {year: '1'}}", "3:20: the variable 'year' is not declared"),
        ("applies: {titel: x}", "3:11: unknown key 'titel'"),
        ("lists: [a]", "3:8: expected names with values, found a list"),
    ],
)
def test_mistakes_are_told_where_they_stand(tmp_path: Path, text: str, expected: str) -> None:
    assert expected in problems(tmp_path, text)
