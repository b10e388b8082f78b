"""Whatever stands in a pack, the answer is a list of problems or profiles: nothing else ever comes out."""

from __future__ import annotations

import json
from importlib import import_module
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportlint.language.problems import PackError
from reportlint.packs import load_profiles
from reportlint.packs.manifest import KEYS
from reportlint.packs.rules import HEAD
from reportlint.plugins import KINDS
from tests.unit.packs.tiny_verbs import BAN, CRASH

if TYPE_CHECKING:
    from pathlib import Path

    from reportlint.extend import Kind

VERBS: dict[str, Kind] = {name: import_module(f"reportlint.kinds.{name}").KIND for name in KINDS}

WORDS = st.sampled_from(
    ["", "年", "title", "body", "table:表", "{n:件}", "{=year}", "@词", "/a+/", "/(a+)+$/", "year - 1", "表[_, 总计] = 1", "2..1", "1..", "error",
     "ignore", "my", "zh", "«甲»", "«", "{x}", "{", "organ is 甲", "safe", "不", "\u0000", "a/b", "x" * 300]
)  # fmt: skip
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-3, 3000)
    | st.floats(allow_nan=False, allow_infinity=False, width=32)
    | WORDS
    | st.text(max_size=8)
)
KEYWORDS = st.sampled_from(
    [*HEAD, "read", "from", "value", "weak", "in", "when", "full", "short", "define", "say", "text", "scope", "years", "marks", "columns", "rows",
     "bands", "cells", "near", "label", "clause", "inside", "words", "needs", "zh", "en", "default", "bad", "good", "given", "set", "with", "finds",
     "fixed", "at", "甲", "表", "year", *VERBS]
)  # fmt: skip
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYWORDS | st.text(max_size=4), inner, max_size=4),
    max_leaves=12,
)


class AllVerbs:
    """The real verbs, as far as they are there, and two of the tests' own."""

    plugins = ()

    @property
    def kinds(self) -> dict[str, Kind]:
        return {**VERBS, "ban": BAN, "crash": CRASH}


NOUNS = {
    "bind": {"year": {"in": "title", "read": "{year}年"}, "organ": {"in": "title", "read": "{organ=text}{year}年"}},
    "sections": {"概况": "一、总体情况"},
    "lists": {"词": ["甲", "乙"]},
    "terms": {"条例": {"full": "《条例》", "short": "条例"}},
    "facts": {"数": {"say": "收到{n:件}"}},
    "forms": {"2021": {"years": "2021..", "marks": ["本年"]}},
    "classes": {"organ": {"部门": "/./"}},
    "tables": {"表": {"columns": ["甲", "总计"], "rows": ["一", "二"]}},
    "documents": {"last": {"year": "{=year}"}},
}


def outcome(folder: Path, pack: object) -> list[str]:
    """The problems of a pack that is written as JSON, which is YAML too."""
    path = folder / "my.yaml"
    path.write_text(json.dumps(pack, ensure_ascii=False), encoding="utf-8")
    try:
        load_profiles([], [path], AllVerbs(), cache=False)
    except PackError as error:
        refused = error
    else:
        return []
    assert refused.problems
    for problem in refused.problems:
        assert problem.path == path.as_posix()
        assert problem.line >= 1
        assert problem.column >= 1
        assert problem.what
        assert problem.cure
    return [problem.what for problem in refused.problems]


FUZZ = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)


@FUZZ
@given(st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=6))
def test_any_values_under_the_keys_of_a_pack(tmp_path: Path, pack: dict[str, object]) -> None:
    outcome(tmp_path, {"reportlint": 1, "pack": "my", **pack})


@FUZZ
@given(st.sampled_from(sorted(NOUNS)), KEYWORDS | st.sampled_from(["year", "概况", "表"]), VALUES)
def test_any_value_as_a_noun(tmp_path: Path, group: str, name: str, value: object) -> None:
    outcome(tmp_path, {"reportlint": 1, "pack": "my", **NOUNS, group: {name: value}})


@FUZZ
@given(st.sampled_from([*VERBS, "ban"]), VALUES, st.dictionaries(st.sampled_from(HEAD), VALUES, max_size=4))
def test_any_value_under_a_verb_and_in_a_head(
    tmp_path: Path, verb: str, value: object, head: dict[str, object]
) -> None:
    found = outcome(tmp_path, {"reportlint": 1, "pack": "my", **NOUNS, "rules": [{"id": "one", **head, verb: value}]})
    # A verb that raises is told like a mistake of the author; for the built-in verbs that would be a mistake of ours.
    assert not any("could not read this" in what for what in found), found


@FUZZ
@given(VALUES)
def test_any_file(tmp_path: Path, value: object) -> None:
    assert outcome(tmp_path, value)


def test_the_nouns_themselves_are_right(tmp_path: Path) -> None:
    assert outcome(tmp_path, {"reportlint": 1, "pack": "my", **NOUNS}) == []


@pytest.mark.parametrize(
    "text",
    [
        "\t",
        "a:\tb\n  c",
        "\x00",
        "%",
        "{" * 5000,
        "&a [*a]",
        "reportlint: 1\npack: &a my\nrules: [*a, *a]\n",
        "reportlint: [1]\npack: {my: 1}\n",
    ],
)
def test_text_that_is_no_pack(tmp_path: Path, text: str) -> None:
    path = tmp_path / "my.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PackError):
        load_profiles([], [path], AllVerbs(), cache=False)
