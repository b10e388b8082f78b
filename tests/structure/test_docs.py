"""Documents that can be wrong are compared with what they speak of."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import regex

PROJECT = Path(__file__).resolve().parents[2]
PAGES = sorted([*PROJECT.glob("*.md"), *(PROJECT / "docs").rglob("*.md")])


def page(name: str) -> str:
    return (PROJECT / name).read_text(encoding="utf-8")


def without_code(text: str) -> str:
    return str(regex.sub(r"(?ms)^```.*?^```|`[^`\n]*`", "", text))


def targets_of_make() -> set[str]:
    (phony,) = regex.findall(r"(?m)^\.PHONY: (.+)$", page("Makefile"))
    return set(phony.split())


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_every_make_command_that_is_told_exists(name: str) -> None:
    told = set(regex.findall(r"(?m)(?:^|`)make (\w+)", page(name)))
    assert told
    assert told <= targets_of_make()


def test_readme_tells_every_make_command() -> None:
    assert set(regex.findall(r"(?m)^\| `make (\w+)` \|", page("README.md"))) == targets_of_make()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_links_lead_somewhere(path: Path) -> None:
    links = regex.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", without_code(path.read_text(encoding="utf-8")))
    dead = [link for link in links if "://" not in link and not (path.parent / link).exists()]
    assert dead == []


def test_the_glossary_has_one_entry_for_a_word() -> None:
    words = [line.split("|")[1].strip() for line in page("docs/glossary.md").splitlines() if line.startswith("| ")]
    entries = [word for word in words if word != "word"]
    assert len(entries) > 40
    assert sorted(set(entries)) == sorted(entries)


def test_names_of_code_in_the_glossary_exist() -> None:
    rows = [line.split("|")[3] for line in page("docs/glossary.md").splitlines() if line.startswith("| ")]
    names = {name for row in rows for name in regex.findall(r"`(\w+)`", row)}
    source = "\n".join(path.read_text(encoding="utf-8") for path in (PROJECT / "src").rglob("*.py"))
    assert names
    assert [name for name in sorted(names) if not regex.search(rf"(?m)^(?:class |def )?{name}\b", source)] == []


def test_decisions_are_numbered_and_say_what_they_must() -> None:
    pages = sorted((PROJECT / "docs" / "decisions").glob("*.md"))
    assert [int(path.name[:4]) for path in pages] == list(range(1, len(pages) + 1))
    for number, path in enumerate(pages, 1):
        headings = regex.findall(r"(?m)^#+ (.+)$", path.read_text(encoding="utf-8"))
        assert headings[0].startswith(f"{number}. "), path.name
        assert headings[1:] == ["Context", "Decision", "Consequences"], path.name


def test_the_hook_takes_the_files_that_have_a_reader() -> None:
    """Declared by hand in the hook, since pre-commit reads it before anything is installed."""
    (declared,) = regex.findall(r"files: '\\\.\((.+)\)\$'", page(".pre-commit-hooks.yaml"))
    hook = {f".{suffix}" for suffix in declared.split("|")}
    listed = regex.findall(r"(?m)^\| `\w+` \| ((?:`\.\w+`(?:, )?)+) \|$", page("docs/built-ins.md"))
    assert hook == {suffix for row in listed for suffix in regex.findall(r"\.\w+", row)}


def test_generated_pages_are_fresh() -> None:
    run = subprocess.run(
        [sys.executable, str(PROJECT / "docs" / "generate.py"), "--check"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
