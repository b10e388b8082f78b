"""What is built carries the packs, whichever way it was built."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow


def python(*arguments: str | Path, folder: Path, path: Path | None = None) -> str:
    """Run this Python in a folder, with another folder before the installed packages, and return what it prints."""
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    if path is not None:
        environment["PYTHONPATH"] = str(path)
    run = subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout


@pytest.fixture(scope="module")
def built(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `direct/` holding sdist and wheel, and `again/` holding the wheel made from that sdist."""
    folder = tmp_path_factory.mktemp("built")
    python("-m", "hatchling", "build", "-d", folder / "direct", folder=project)
    (sdist,) = (folder / "direct").glob("*.tar.gz")
    pip = ("-m", "pip", "--disable-pip-version-check", "wheel", "--quiet", "--no-deps", "--no-build-isolation")
    python(*pip, "--wheel-dir", folder / "again", sdist, folder=folder)
    return folder


@pytest.mark.parametrize("way", ["direct", "again"])
def test_a_wheel_finds_its_packs(way: str, built: Path, project: Path, tmp_path: Path) -> None:
    (wheel,) = (built / way).glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    packs = sorted(path.name for path in (project / "rules").iterdir() if path.is_dir())
    assert packs
    where = python(
        "-c",
        "from reportlint.packs.locate import built_in_packs_folder as f; print(f())",
        folder=tmp_path,
        path=tmp_path / "site",
    )
    found = Path(where.strip())
    assert found == tmp_path / "site" / "reportlint" / "_rules"
    assert sorted(path.name for path in found.iterdir() if path.is_dir()) == packs
    listed = python("-m", "reportlint", "rules", folder=tmp_path, path=tmp_path / "site")
    assert {line.split("/")[0] for line in listed.splitlines() if "/" in line} >= set(packs)


def test_both_wheels_hold_the_same_files(built: Path) -> None:
    names = []
    for way in ("direct", "again"):
        (wheel,) = (built / way).glob("*.whl")
        with zipfile.ZipFile(wheel) as archive:
            names.append(sorted(archive.namelist()))
    assert names[0] == names[1]


def test_the_packs_of_a_checkout_are_those_in_rules(project: Path) -> None:
    """An editable install, and sources put on the path by hand."""
    where = python(
        "-c",
        "from reportlint.packs.locate import built_in_packs_folder as f; print(f())",
        folder=project,
        path=project / "src",
    )
    assert Path(where.strip()) == project / "rules"
