"""What holds for a file, who says so, and what is said of mistakes."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from reportlint import config
from reportlint.config import ConfigError, for_file, for_folder, forget
from reportlint.config.keys import KEYS
from reportlint.config.toml_places import places

jsonschema = pytest.importorskip("jsonschema")
SCHEMA = json.loads((Path(config.__file__).parents[1] / "schemas" / "config-1.json").read_text(encoding="utf-8"))


@pytest.fixture(autouse=True)
def _fresh():
    forget()


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_the_nearest_file_holds_and_says_so(tmp_path: Path) -> None:
    write(tmp_path / "reportlint.toml", 'severity = "error"\nignore = ["damage"]\n')
    inner = write(tmp_path / "县 局" / "reportlint.toml", '\nseverity = "info"\n')
    found = for_file(str(tmp_path / "县 局" / "2024" / "年报.txt"))
    assert found.get("severity") == "info"
    assert found.get("ignore") is None
    setting = found.settings["severity"]
    assert (setting.path, setting.line, setting.column) == (str(inner), 2, 1)
    assert for_file(str(tmp_path / "b.txt")).get("severity") == "error"


def test_pyproject_counts_only_with_a_table_of_ours(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", "[tool.reportlint]\npreview = true\n")
    write(tmp_path / "a" / "pyproject.toml", '[project]\nname = "reportlint-friend"\n')
    found = for_file(str(tmp_path / "a" / "x.txt"))
    assert found.get("preview") is True
    assert found.settings["preview"].line == 2
    write(tmp_path / "reportlint.toml", "preview = false\n")
    forget()
    assert for_file(str(tmp_path / "a" / "x.txt")).get("preview") is False


WAYS = (
    "[tool.reportlint]\npreview = true\n",
    "[tool]\nreportlint = {preview = true}\n",
    "[tool]\nother = 1\nreportlint.preview = true\n",
    "tool.reportlint.preview = true\n",
    "[ 'tool' . \"reportlint\" ]\npreview = true\n",
)


@pytest.mark.parametrize("text", WAYS)
def test_however_the_table_is_written(tmp_path: Path, text: str) -> None:
    write(tmp_path / "pyproject.toml", text)
    assert for_file(str(tmp_path / "a.txt")).get("preview") is True


def test_extended_files_are_merged_key_by_key(tmp_path: Path) -> None:
    write(
        tmp_path / "base" / "common.toml",
        'severity = "error"\nlang = "en"\npacks = ["own.yaml"]\nexclude = ["drafts/"]\n',
    )
    write(tmp_path / "base" / "more.toml", 'lang = "zh"\nfail-on = "never"\n')
    write(
        tmp_path / "city" / "reportlint.toml",
        'extends = ["../base/common.toml", "../base/more.toml"]\nseverity = "info"\n',
    )
    found = for_file(str(tmp_path / "city" / "a.txt"))
    assert {key: found.get(key) for key in ("severity", "lang", "fail-on")} == {
        "severity": "info", "lang": "zh", "fail-on": "never",
    }  # fmt: skip
    assert found.words("packs") == (str(tmp_path / "base" / "own.yaml"),)
    assert found.settings["exclude"].folder == str(tmp_path / "base")


def test_overrides_hold_for_the_files_they_name(tmp_path: Path) -> None:
    text = 'select = ["damage"]\n[[overrides]]\nfiles = ["2019/", "*.md"]\nselect = ["all"]\n[[overrides]]\nfiles = ["2019/x.md"]\npreview = true\n'
    write(tmp_path / "reportlint.toml", text)
    assert for_file(str(tmp_path / "2020" / "a.txt")).words("select") == ("damage",)
    assert for_file(str(tmp_path / "2019" / "a.txt")).words("select") == ("all",)
    assert for_file(str(tmp_path / "deep" / "a.md")).words("select") == ("all",)
    both = for_file(str(tmp_path / "2019" / "x.md"))
    assert (both.words("select"), both.get("preview")) == (("all",), True)
    assert for_folder(str(tmp_path)).words("select") == ("damage",)


def test_paths_are_relative_to_the_file_that_names_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a" / "reportlint.toml", 'baseline = "known.json"\npacks = ["../packs/own"]\n')
    monkeypatch.chdir(tmp_path)
    found = for_file("a/b/c.txt")
    assert found.get("baseline") == str(tmp_path / "a" / "known.json")
    assert found.words("packs") == (str(tmp_path / "packs" / "own"),)


MISTAKES = {
    'selct = ["x"]\n': "1:1: no key 'selct'; did you mean 'select'?",
    '\n  fail-on = "eror"\n': "2:3: 'fail-on' cannot be 'eror'; did you mean 'error'?",
    "preview = 1\n": "1:1: 'preview' is neither true nor false; write true or false, without quotation marks",
    'ignore = "a"\n': "1:1: 'ignore' is not a list; write ignore = [\"…\"]",
    'ignore = ["a",\n  3]\n': "2:3: 3 in 'ignore' is not a text; put it into quotation marks",
    "[[overrides]]\npreview = true\n": "1:1: an override without 'files'; say for which files: files = [\"2023/*.txt\"]",
    '[[overrides]]\nfiles = ["a"]\nbaseline = "b"\n': "3:1: 'baseline' cannot differ by file; move it out of overrides",
    "a = \n": "1:5: is not TOML: Invalid value; see https://toml.io",
    'extends = "gone.toml"\n': "does not exist; paths in 'extends' are relative to the file that names them",
    'extends = "reportlint.toml"\n': "extends itself; take one of the files out of 'extends'",
}  # fmt: skip


@pytest.mark.parametrize("text", MISTAKES)
def test_mistakes_are_said_with_place_and_cure(tmp_path: Path, text: str) -> None:
    path = write(tmp_path / "reportlint.toml", text)
    with pytest.raises(ConfigError) as raised:
        for_file(str(tmp_path / "a.txt"))
    (problem,) = raised.value.problems
    assert str(problem).startswith(f"{path}:")
    assert str(problem).endswith(MISTAKES[text])


def test_all_mistakes_of_a_file_are_said_at_once(tmp_path: Path) -> None:
    write(
        tmp_path / "pyproject.toml",
        '[tool.reportlint]\nlan = "zh"\nseverity = "bad"\n[[tool.reportlint.overrides]]\nfiles = ["a"]\nfoo = 1\n',
    )
    with pytest.raises(ConfigError) as raised:
        for_file(str(tmp_path / "a.txt"))
    assert [(problem.line, problem.column) for problem in raised.value.problems] == [(2, 1), (3, 1), (6, 1)]


TOML = '''\
# 注释 a = 1
"引 号" = "a # b"
[tool.reportlint]   # x
select = [ "a", # first
  "b]", ]
text = """
select = 3 ""quoted"" \\"""
"""
raw = \'\'\'[no.table]\'\'\'
inline = { a = [1, 2], "b" = {c = 1979-05-27T07:32:00Z} }
dotted.key = true
[[tool.reportlint.overrides]]
files = ["x"]
[[tool.reportlint.overrides]]
files = [
  "y",
]
'''


def test_places_of_keys_and_items() -> None:
    tomllib.loads(TOML)
    found = places(TOML)
    ours = ("tool", "reportlint")
    assert found["引 号",] == (2, 1)
    assert found[(*ours, "select")] == (4, 1)
    assert [found[(*ours, "select", number)] for number in (0, 1)] == [(4, 12), (5, 3)]
    assert found[(*ours, "raw")] == (9, 1)
    assert found[(*ours, "inline", "b", "c")] == (10, 31)
    assert found[(*ours, "dotted", "key")] == (11, 8)
    assert found[(*ours, "overrides", 0, "files")] == (13, 1)
    assert found[(*ours, "overrides", 1, "files", 0)] == (16, 3)
    assert (*ours, "overrides", 2) not in found


def test_the_schema_for_editors_knows_the_same_keys() -> None:
    properties = SCHEMA["properties"]
    inside = properties["overrides"]["items"]["properties"]
    assert list(properties) == [*(key.name for key in KEYS), "overrides"]
    assert list(inside) == ["files", *(key.name for key in KEYS if key.override)]
    for key in KEYS:
        assert properties[key.name]["description"].lower() == key.says.lower()
        assert properties[key.name].get("enum", []) == list(key.choices)
    jsonschema.validators.validator_for(SCHEMA).check_schema(SCHEMA)


@pytest.mark.parametrize(
    "text", [text for text in MISTAKES if "no key" in MISTAKES[text] or "cannot be" in MISTAKES[text]]
)
def test_the_schema_refuses_what_we_refuse(text: str) -> None:
    assert not jsonschema.validators.validator_for(SCHEMA)(SCHEMA).is_valid(tomllib.loads(text))
