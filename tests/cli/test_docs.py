"""What the pages for users show is what the program takes."""

from __future__ import annotations

import json
import shlex
import tomllib
from pathlib import Path

import pytest
import regex
from ruamel.yaml import YAML

from reportlint import config
from reportlint.cli.arguments import parse
from reportlint.config.keys import KEYS

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES = ("configuration.md", "suppression.md", "outputs.md", "editors.md")


def fenced(page: str, language: str) -> list[str]:
    found = regex.findall(rf"(?ms)^([ ]*)```{language}\n(.*?)^\1```", (DOCS / page).read_text(encoding="utf-8"))
    return [str(text) for _, text in found]


COMMANDS = sorted(
    {
        command.strip(" `'")
        for page in PAGES
        for command in regex.findall(
            r"(?m)(?:^|run: |- |`)(reportlint [a-z]+[^`\n|]*)", (DOCS / page).read_text(encoding="utf-8")
        )
        if "FILE" not in command
    }
)


def test_there_are_commands() -> None:
    assert len(COMMANDS) >= 6


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_parse(command: str) -> None:
    words = shlex.split(command)[1:]
    parse([*words, "."] if words == ["check"] else words)


def test_the_example_configuration_is_right(tmp_path: Path) -> None:
    example, regions = fenced("configuration.md", "toml")
    (tmp_path / "common").mkdir()
    (tmp_path / "common" / "reportlint.toml").write_text('lang = "zh"\n', encoding="utf-8")
    (tmp_path / "city").mkdir()
    (tmp_path / "city" / "reportlint.toml").write_text(example, encoding="utf-8")
    config.forget()
    found = config.for_file(str(tmp_path / "city" / "2019" / "a.txt"))
    assert (found.get("lang"), found.get("severity"), found.get("fail-on")) == ("zh", "error", "error")
    (tmp_path / "city" / "reportlint.toml").write_text(regions, encoding="utf-8")
    config.forget()
    members = config.for_file(str(tmp_path / "city" / "a.txt")).get("regions")
    assert "清河市教育局" in str(members)


def test_every_key_is_told() -> None:
    told = regex.findall(
        r"(?m)^\| `([a-z-]+)` \|.*\| (yes|no) \|$", (DOCS / "configuration.md").read_text(encoding="utf-8")
    )
    assert {name: inside == "yes" for name, inside in told} == {key.name: key.override for key in KEYS}


def test_snippets_are_well_formed() -> None:
    for text in fenced("outputs.md", "yaml"):
        assert YAML(typ="safe").load(text)
    for text in fenced("editors.md", "json"):
        assert json.loads(text)["glspc.server.commandArguments"] == ["server"]
    for text in fenced("editors.md", "toml"):
        assert tomllib.loads(text)["language-server"]["reportlint"]["command"] == "reportlint"


def test_the_hooks_of_the_page_exist() -> None:
    hooks = {hook["id"] for hook in YAML(typ="safe").load(DOCS.parent / ".pre-commit-hooks.yaml")}
    page = YAML(typ="safe").load(fenced("outputs.md", "yaml")[0])
    assert {hook["id"] for hook in page["repos"][0]["hooks"]} == hooks
