"""What a pack is blamed for though it loads, and the pack that newcomers begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportlint.packs.hygiene import lint_shipped
from reportlint.packs.scaffold import files_of_new_pack
from reportlint.packs.yaml_reading import read_yaml
from tests.unit.packs.tiny_verbs import abouts

if TYPE_CHECKING:
    from pathlib import Path


def lints(folder: Path, **files: str) -> list[str]:
    return [
        f"{p.path.rpartition('/')[2]}:{p.line}:{p.column}: {p.what}"
        for pack in abouts(folder, **files).values()
        for p in pack.lints
    ]


def test_nouns_that_nothing_uses(tmp_path: Path) -> None:
    text = """\
lists: {词: [甲], 闲: [乙]}
sections: {概况: 一、概况, 多余: 二、多余}
bind: {year: {in: title, read: "{year}年"}, organ: {in: 概况, read: "{organ=text}局"}, idle: year + 1}
classes: {organ: {部门: "/./"}}
forms: {a: {years: 2021.., marks: x}}
rules:
  - {id: bad, ban: '@词'}
"""
    assert lints(tmp_path, my=text) == [
        "my.yaml:3:17: nothing uses '闲', which is declared under 'lists'",
        "my.yaml:4:22: nothing uses '多余', which is declared under 'sections'",
        "my.yaml:5:84: nothing uses 'idle', which is declared under 'bind'",
    ]


def test_a_noun_that_an_extending_pack_uses_is_used(tmp_path: Path) -> None:
    text = "lists: {词: [甲]}\n"
    assert lints(tmp_path, zh=text) == ["zh.yaml:3:9: nothing uses '词', which is declared under 'lists'"]
    assert lints(tmp_path, zh=text, my="extends: zh\nrules:\n  - {id: bad, ban: '@词'}\n") == []


def test_two_rules_that_check_the_same(tmp_path: Path) -> None:
    same = (
        "rules:\n  - {id: one, ban: 甲, severity: error}\n  - {id: two, ban: 甲}\n  - {id: three, ban: 甲, in: title}\n"
    )
    assert lints(tmp_path, my=same) == ["my.yaml:5:1: 'my/two' checks the same as 'my/one' at line 4"]


@pytest.mark.parametrize(
    "message, wrong",
    [
        ("{zh: '{word}', en: 'x'}", True),
        ("{zh: '{word}', en: '{count} {word}'}", True),
        ("{zh: '{word}', en: '{word}{word}'}", False),
        ("'{word}'", False),
    ],
)
def test_messages_name_the_same_values_in_both_languages(tmp_path: Path, message: str, wrong: bool) -> None:
    assert bool(lints(tmp_path, my=f"rules:\n  - {{id: one, ban: 甲, message: {message}}}\n")) is wrong


def test_what_a_shipped_rule_owes(tmp_path: Path) -> None:
    whole = "title: t, why: w, basis: b, examples: [{bad: 甲}, {good: 乙}]"
    text = f"""\
rules:
  - {{id: bare, ban: 甲}}
  - {{id: tried, ban: 乙, status: preview}}
  - {{id: whole, ban: 丙, {whole}}}
  - {{id: half, ban: 丁, message: {{zh: 话}}, {whole}}}
"""
    (pack,) = abouts(tmp_path, my=text).values()
    assert [problem.what for problem in lint_shipped(pack)] == [
        "'my/bare' lacks title, why, basis, a bad example, a good example",
        "'my/half' lacks its message of my/half in en, its message of my/half-long in en",
    ]


@pytest.mark.parametrize(
    "name, pack",
    [
        ("my-pack", "my-pack"),
        ("My Pack!", "my-pack"),
        ("规则", "my-pack"),
        ("2024", "pack-2024"),
        ("reportlint", "pack-reportlint"),
    ],
)
def test_a_new_pack_has_a_name_that_is_fit_for_ids(name: str, pack: str) -> None:
    (text,) = files_of_new_pack(name).values()
    file = read_yaml(text.encode(), "pack.yaml")
    assert file.problems == []
    assert isinstance(file.value, dict)
    assert file.value["pack"] == pack
