"""YAML to plain values: what the file says, where it stands, and every way in which it can be hostile."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.packs.yaml_reading import MAXIMUM_BYTES, MAXIMUM_DEPTH, read_yaml


def read(text: str):
    return read_yaml(text.encode("utf-8"), "x.yaml")


def only_problem(text: str | bytes) -> str:
    file = read_yaml(text if isinstance(text, bytes) else text.encode("utf-8"), "x.yaml")
    (problem,) = file.problems
    assert file.value is None
    return str(problem)


def test_values_are_those_of_yaml_1_2() -> None:
    file = read("a: [1, -2, 2.5, true, null, ~, no, off, yes]\nb: 'true'\nc: \"1\"\nd: |\n  x\n  y\ne:\n")
    assert file.problems == []
    assert file.value == {
        "a": [1, -2, 2.5, True, None, None, "no", "off", "yes"],
        "b": "true",
        "c": "1",
        "d": "x\ny\n",
        "e": None,
    }


@pytest.mark.parametrize(
    "text",
    ["1.10", "007", "2024-01-01", "1e3", "0x1F", "+5", "1_000", "2026.1.0", "2021..", "12345678901234567890", ".5"],
)
def test_what_does_not_print_as_it_is_written_stays_text(text: str) -> None:
    assert read(f"a: {text}").value == {"a": text}


def test_keys_are_text_as_written() -> None:
    assert read("2021: a\ntrue: b\n1.10: c").value == {"2021": "a", "true": "b", "1.10": "c"}


def test_an_alias_is_the_value_at_its_own_place() -> None:
    file = read("a: &五 [甲, 乙]\nb:\n  - *五\n")
    assert file.value == {"a": ["甲", "乙"], "b": [["甲", "乙"]]}
    assert file.locate(("b", 0)) == (3, 5)
    assert file.locate(("a", 1)) == (1, 11)


def test_places_are_code_points_of_lines_that_editors_know() -> None:
    file = read("\ufeff𠮷: {键: 值}\r\nb: 'x\u2028y'\rc: z")
    assert file.locate(("𠮷", "键")) == (1, 8)
    assert file.locate_key(("𠮷", "键")) == (1, 5)
    assert file.locate(("b",)) == (2, 4)
    assert file.locate_key(("c",)) == (3, 1)
    assert file.locate(("absent", "deeper")) == (1, 1)


def test_duplicate_keys_and_tags_are_all_told_and_the_first_value_stays() -> None:
    file = read("a: 1\nb: {x: 1, x: 2}\na: !!python/object 3\n<<: {c: 1}\n")
    assert [str(problem).partition(";")[0] for problem in file.problems] == [
        "x.yaml:2:11: the key 'x' stands here twice",
        "x.yaml:3:1: the key 'a' stands here twice",
        "x.yaml:3:4: the tag 'tag:yaml.org,2002:python/object' is not read",
        "x.yaml:4:1: maps are not merged with '<<'",
    ]
    assert isinstance(file.value, dict)
    assert file.value["a"] == 1


@pytest.mark.parametrize(
    "text, place, word",
    [
        ("a: [1", "1:6", "not YAML"),
        ("a:\n\t- b", "2:1", "tabs"),
        ("a: b: c", "1:5", "not YAML"),
        ("a: 'x", "1:6", "not YAML"),
        ("a: \x07", "1:4", "not YAML"),
        ("a: *b", "1:4", "&b"),
        ("a: &b [*b]", "1:8", "contain itself"),
        ("? [a]\n: b", "1:3", "key"),
        ("*a : b", "1:1", "alias"),
        ("a: 1\n---\nb: 2", "2:1", "second document"),
        ("%YAML 1.1\n---\na: 1", "2:1", "directives"),
    ],
)
def test_what_cannot_be_read_is_told_at_its_place(text: str, place: str, word: str) -> None:
    problem = only_problem(text)
    assert problem.startswith(f"x.yaml:{place}: ")
    assert word in problem


def test_other_encodings_are_told_at_the_first_byte_that_shows_it() -> None:
    assert only_problem(b"a: 1\nb: " + "件".encode("gbk")).startswith(
        "x.yaml:2:4: the file is not UTF-8; save it as UTF-8"
    )
    assert "UTF-8" in only_problem("a: 1".encode("utf-16"))


def test_a_small_file_cannot_become_a_large_value() -> None:
    bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"a{i}: &a{i} [{','.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 20)
    )
    assert "aliases" in only_problem(bomb)
    deep = "a0: &a0 [x]\n" + "".join(f"a{i}: &a{i} [*a{i - 1}]\n" for i in range(1, MAXIMUM_DEPTH + 5))
    assert "deep" in only_problem(deep)


@pytest.mark.parametrize(
    "text",
    ["[" * 200_000, "{a: " * 100_000, "- " * 100_000, "a: " + "x" * MAXIMUM_BYTES, "? " * 50_000, "&a " * 50_000],
)
def test_huge_and_deep_files_end_soon(text: str) -> None:
    assert only_problem(text)


@given(st.text(max_size=200) | st.text(alphabet="ab:-[]{}&*!|>'\"%@`#?, \n\t<~\\\u2028", max_size=80))
def test_no_text_makes_it_raise(text: str) -> None:
    file = read_yaml(text.encode("utf-8", "surrogatepass"), "x.yaml")
    assert all(problem.line >= 1 and problem.column >= 1 and problem.cure for problem in file.problems)


@given(st.binary(max_size=200))
def test_no_bytes_make_it_raise(data: bytes) -> None:
    read_yaml(data, "x.yaml")
