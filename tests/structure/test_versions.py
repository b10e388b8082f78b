"""One version, said in one place, and the same wherever it is asked."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

import regex

import reportlint


def test_the_installed_package_has_the_version_of_the_source() -> None:
    assert version("reportlint") == reportlint.__version__


def test_the_version_is_written_once(project: Path) -> None:
    settings = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))
    assert settings["project"]["dynamic"] == ["version"]
    written = [
        path.name
        for path in (project / "src").rglob("*.py")
        if regex.search(rf'"{regex.escape(reportlint.__version__)}"', path.read_text(encoding="utf-8"))
    ]
    assert written == ["__init__.py"]


def test_the_command_line_says_the_version() -> None:
    said = subprocess.run([sys.executable, "-m", "reportlint", "--version"], capture_output=True, text=True, check=True)
    assert said.stdout.strip().split()[-1] == reportlint.__version__


def test_the_changelog_has_a_place_for_this_version(project: Path) -> None:
    headings = regex.findall(r"(?m)^## \[(.+?)\]", (project / "CHANGELOG.md").read_text(encoding="utf-8"))
    assert headings[0] in {"Unreleased", reportlint.__version__}
