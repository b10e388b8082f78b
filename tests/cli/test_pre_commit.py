"""The pre-commit hook, run as pre-commit runs it: built from this project and given the files of another repository."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import regex

NO_NETWORK = ("NewConnectionError", "ConnectTimeoutError", "Temporary failure in name resolution", "ProxyError")


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder, as an author who needs no configuration of the machine; return what it prints."""
    identity = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    command = ["git", "-C", str(folder), *identity, *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout


def commit_all(folder: Path) -> None:
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "all")


@pytest.fixture
def hook_repository(project: Path, tmp_path: Path) -> Path:
    """The project as it stands in the work tree, uncommitted changes included, as a repository of one commit."""
    if importlib.util.find_spec("pre_commit") is None:
        pytest.skip("pre-commit is not installed")
    if not (project / ".git").exists():
        pytest.skip("the project is no git repository here: pre-commit has nothing to clone")
    copy = tmp_path / "reportlint"
    listed = git(project, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    for name in filter(None, listed.split("\0")):
        if (project / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(project / name, copy / name)
    commit_all(copy)
    return copy


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A repository with slips, of which some are excluded by its configuration."""
    folder = tmp_path / "reports"
    (folder / "drafts").mkdir(parents=True)
    slip, clean = "各项工作有序开展，，成效明显。\n", "各项工作有序开展，成效明显。\n"
    (folder / "reportlint.toml").write_text('exclude = ["drafts/"]\n', encoding="utf-8")
    for name in ("年报 一.txt", "drafts/a.txt", "not-a-report.csx"):
        (folder / name).write_text(slip, encoding="utf-8")
    (folder / "clean.txt").write_text(clean, encoding="utf-8")
    commit_all(folder)
    return folder


RUNNERS = {
    "pre-commit": [sys.executable, "-m", "pre_commit"],
    "prek": [str(Path(sys.executable).with_name("prek"))],
}


@pytest.mark.slow
@pytest.mark.parametrize("runner", RUNNERS)
@pytest.mark.parametrize("hook", ["reportlint", "reportlint-corpus"])
def test_the_hooks_find_the_slip_and_leave_the_rest_alone(
    hook_repository: Path, reports: Path, tmp_path: Path, runner: str, hook: str
) -> None:
    command = RUNNERS[runner]
    if runner == "prek" and not Path(command[0]).exists():
        pytest.skip("prek is not installed")
    run = subprocess.run(
        [*command, "try-repo", str(hook_repository), hook, "--all-files"],
        cwd=reports,
        env={
            **{name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
            "PRE_COMMIT_HOME": str(tmp_path / "home"),
            "PREK_HOME": str(tmp_path / "prek"),
            "PYTHONIOENCODING": "utf-8",
        },
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    said = run.stdout + run.stderr
    if any(sign in said for sign in NO_NETWORK):
        pytest.skip("no package index can be reached: the hook's environment cannot be built")
    assert run.returncode == 1, said
    places = regex.findall(r"(?m)^ *(?:\./)?([^\s/:][^:\n]*?):(\d+):(\d+)(?:: (?:error|warning) |$)", said)
    assert places == [("年报 一.txt", "1", "9")], said
