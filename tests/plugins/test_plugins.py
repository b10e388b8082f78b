"""An outsider's plugin, installed as its user would install it, and one that is broken."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parent / "example"


def run(folder: Path, *arguments: str, cache: Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(folder), "REPORTLINT_CACHE_DIR": str(cache), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "reportlint", *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=environment, cwd=cwd, check=False)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the example is installed by pip, without touching this environment."""
    target = tmp_path_factory.mktemp("site")
    source = tmp_path_factory.mktemp("source") / "example"
    # pip writes beside what it builds: the project must not change.
    subprocess.run(
        [sys.executable, "-c", f"import shutil; shutil.copytree({str(EXAMPLE)!r}, {str(source)!r})"], check=True
    )
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation"]
    done = subprocess.run([*command, "--target", str(target), str(source)], capture_output=True, text=True, check=False)
    if done.returncode != 0 and "No module named pip" in done.stderr:
        pytest.skip("this environment has no pip")
    assert done.returncode == 0, done.stderr
    return target


@pytest.mark.slow
def test_every_hook_of_an_outsider_is_used(installed: Path, tmp_path: Path) -> None:
    note = tmp_path / "a.notes"
    note.write_text(
        "* 短\nnot a paragraph of this format, however long it may be, is ever looked at\n* " + "长" * 50 + "\n",
        encoding="utf-8",
    )
    done = run(installed, "check", str(note), "--lang", "en", cache=tmp_path / "cache")
    assert f"{note}:3:1: warning example/paragraph-too-long longer than 40 characters" in done.stdout
    assert done.returncode == 1
    assert run(installed, "check", str(note), "--output-format", "count", cache=tmp_path / "cache").stdout == "1\n"
    note.write_text("* " + "长" * 50 + "(agreed)\n", encoding="utf-8")
    assert run(installed, "check", str(note), cache=tmp_path / "cache").stdout == ""


@pytest.mark.slow
def test_plugins_are_listed_with_their_version(installed: Path, tmp_path: Path) -> None:
    listed = run(installed, "plugins", cache=tmp_path / "cache").stdout
    assert "plugin  example  reportlint-example 0.3.0  reportlint_example  in use" in listed
    assert "reader  notes  .notes" in listed


def test_a_broken_outsider_is_named_and_skipped(tmp_path: Path) -> None:
    site = tmp_path / "site"
    metadata = site / "broken-1.2.dist-info"
    metadata.mkdir(parents=True)
    (site / "broken_plugin.py").write_text("raise RuntimeError('no such wine')\n")
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: broken\nVersion: 1.2\n")
    (metadata / "entry_points.txt").write_text("[reportlint]\nbroken = broken_plugin\n")
    listed = run(site, "plugins", cache=tmp_path / "cache")
    assert "plugin  broken  broken 1.2  broken_plugin  not used: RuntimeError: no such wine" in listed.stdout
    assert listed.returncode == 1
    report = tmp_path / "a.txt"
    report.write_text("一段平常的文字。\n", encoding="utf-8")
    assert run(site, "check", str(report), cache=tmp_path / "cache").returncode == 0


def test_a_misspelt_hook_of_an_outsider_is_named(tmp_path: Path) -> None:
    site = tmp_path / "site"
    metadata = site / "misspelt-1.0.dist-info"
    metadata.mkdir(parents=True)
    (site / "misspelt.py").write_text(
        "import pluggy\n\n@pluggy.HookimplMarker('reportlint')\ndef reportlint_writer():\n    return []\n"
    )
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: misspelt\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text("[reportlint]\nmisspelt = misspelt\n")
    listed = run(site, "plugins", cache=tmp_path / "cache")
    assert "not used" in listed.stdout
    assert "reportlint_writer" in listed.stdout
