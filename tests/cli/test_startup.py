"""Own modules kept as one file: used while sources are as they were, and indistinguishable from what Python finds."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]

RUN = """
import sys
from reportlint import startup
startup.use()
from reportlint.cli import main
sys.argv = ["reportlint", "config"]
try:
    main()
finally:
    import inspect, reportlint.cli.config as module
    print("source" if module.__name__ in startup.used().noted else "file", module.__file__, module.__spec__.cached == module.__cached__,
          inspect.getsource(module.run).splitlines()[0], sep="|")
"""


@pytest.fixture
def run(tmp_path: Path):
    """Run the program from a copy of its sources; the last line says where a module came from."""
    shutil.copytree(PROJECT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(PROJECT / "rules", tmp_path / "rules")

    def ran() -> tuple[str, list[str]]:
        environment = {
            **os.environ,
            "PYTHONPATH": str(tmp_path / "src"),
            "REPORTLINT_CACHE_DIR": str(tmp_path / "cache"),
            "PYTHONIOENCODING": "utf-8",
        }
        command = [sys.executable, "-c", RUN]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, check=True, cwd=tmp_path)
        *said, last = done.stdout.splitlines()
        return "\n".join(said), last.split("|")

    return ran


def test_a_second_run_takes_modules_from_the_file(run, tmp_path: Path) -> None:
    first, (loader, path, cached, source) = run()
    assert loader == "source"
    second, told = run()
    assert told == ["file", path, cached, source]
    assert second == first
    assert path == str(tmp_path / "src" / "reportlint" / "cli" / "config.py")
    assert (cached, source.partition("(")[0]) == ("True", "def run")


def test_a_changed_source_is_what_runs(run, tmp_path: Path) -> None:
    run()
    source = tmp_path / "src" / "reportlint" / "cli" / "config.py"
    text = source.read_text(encoding="utf-8").replace("def run(", "def run(\n    ", 1)
    source.write_text(text + "\nprint('changed')\n", encoding="utf-8")
    assert "changed" in run()[0]
    said, (loader, *_) = run()
    assert "changed" in said
    assert loader == "file"


@pytest.mark.parametrize("harm", [b"", b"nonsense", None])
def test_a_damaged_file_is_not_used_and_written_again(run, tmp_path: Path, harm: bytes | None) -> None:
    run()
    (kept,) = (tmp_path / "cache").glob("modules-*")
    data = bytearray(kept.read_bytes())
    # A bit of the module that the last line of the run tells of: each one is checked when it is imported.
    source = (tmp_path / "src" / "reportlint" / "cli" / "config.py").read_text(encoding="utf-8")
    data[data.index(source.split('"""')[1].encode())] ^= 1
    kept.write_bytes(data if harm is None else harm)
    assert run()[1][0] == "source"
    assert run()[1][0] == "file"


@pytest.mark.skipif(os.name != "posix", reason="modes of files are those of POSIX")
def test_what_others_may_write_is_not_used(run, tmp_path: Path) -> None:
    run()
    (kept,) = (tmp_path / "cache").glob("modules-*")
    kept.chmod(0o666)
    assert run()[1][0] == "source"
