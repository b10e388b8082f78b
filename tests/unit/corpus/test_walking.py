"""Which files a folder comes to."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
from pathlib import Path

import pytest

from reportlint.config import forget
from reportlint.walking import Exclusion, walk

FOLDERS = ("", "a", "a/b", "a/b/c", "存 档", "存 档/2019")
FILES = ("x.txt", "y.md", "年报.txt", "z.tmp", "#1.txt")
PATTERNS = (
    "*.tmp", "x.txt", "/x.txt", "a/b/", "b/", "/a/b/c", "**/c/*.md", "!x.txt", "!z.tmp", "存 档/", "*.txt", "!年报.txt", "a/*",
    "!a/b/", "\\#1.txt", "# a remark", "", "[xy].*", "b/**", "**/2019", "y.m?",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _fresh():
    forget()


def tree(folder: Path) -> None:
    for name in FOLDERS:
        (folder / name).mkdir(parents=True, exist_ok=True)
        for file in FILES:
            (folder / name / file).touch()


def ignored_as_git_does(folder: Path) -> set[str]:
    command = ["git", "-C", str(folder), "ls-files", "-z", "--others", "--exclude-standard"]
    listed = subprocess.run(command, capture_output=True, check=True).stdout.decode().split("\0")
    return {name for name in listed if name and not name.endswith(".gitignore")}


@pytest.mark.parametrize("seed", range(25))
def test_git_and_we_ignore_the_same(tmp_path: Path, seed: int) -> None:
    if shutil.which("git") is None:
        pytest.skip("no git on the path")
    draw = random.Random(seed)
    tree(tmp_path)
    subprocess.run(["git", "init", "--quiet", str(tmp_path)], check=True)
    for name in draw.sample(FOLDERS, 3):
        lines = draw.sample(PATTERNS, draw.randint(1, 4))
        (tmp_path / name / ".gitignore").write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = {Path(path).relative_to(tmp_path).as_posix() for path in walk([str(tmp_path)]).found}
    assert found == ignored_as_git_does(tmp_path)
    below = tmp_path / "a"
    some = {Path(path).relative_to(tmp_path).as_posix() for path in walk([str(below)]).found}
    if any(name.startswith("a/") for name in found):
        assert some == {name for name in found if name.startswith("a/")}


def test_names_are_in_order_and_files_before_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("b/z.txt", "b/a.txt", "c.txt", "a/x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    monkeypatch.chdir(tmp_path)
    assert walk(["."]).found == ("./c.txt", "./a/x.txt", "./b/a.txt", "./b/z.txt")
    assert walk(["b/z.txt", "b", "b/z.txt"]).found == ("b/z.txt", "b/a.txt")


def test_a_file_named_twice_is_linted_once_and_stays_named(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.touch()
    files = walk([str(tmp_path), str(file)])
    assert files.found == (str(file),)
    assert files.named == {str(file)}


def test_globs_given_now_are_relative_to_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree(tmp_path)
    monkeypatch.chdir(tmp_path / "a")
    found = walk(["."], Exclusion(("/x.txt", "c/", "*.tmp"))).found
    assert [name for name in found if name.endswith(("x.txt", ".tmp"))] == ["./b/x.txt"]
    assert not any("/c/" in name for name in found)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="everything can be listed by this user")
def test_a_folder_that_cannot_be_listed_is_told(tmp_path: Path) -> None:
    (tmp_path / "shut").mkdir(mode=0)
    ((path, reason),) = walk([str(tmp_path)]).closed
    assert path == str(tmp_path / "shut")
    assert reason
