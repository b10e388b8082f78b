"""A run that lints one report imports what it uses and nothing else: an editor waits for it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from bench.speed.reports import report

PROJECT = Path(__file__).resolve().parents[2]

RUN = """
import sys
from reportlint.cli import main
main(["check", "--quiet", sys.argv[1]])
print(*sys.modules, sep="\\n")
"""

DEAR = {
    # the compiler of expressions, and what it and others bring
    "regex", "regex._regex_core", "re", "string", "locale", "typing", "dataclasses", "inspect", "contextlib", "threading",
    # replaced by something quicker, or needed by many documents only
    "argparse", "gettext", "pickle", "hashlib", "_hashlib", "heapq", "ahocorasick_rs", "sqlite3", "json", "pathlib",
    "tempfile", "shutil", "subprocess", "concurrent.futures", "multiprocessing", "logging", "importlib.metadata",
    # for plugins, other formats, other commands
    "pluggy", "ruamel", "pathspec", "turbohtml", "lxml", "pypdfium2", "reportlint.corpus", "reportlint.memory",
    "reportlint.packs.compiling", "reportlint.packs.yaml_reading", "reportlint.readers.markdown", "reportlint.writers.full",
    "reportlint.engine.fixing", "reportlint.engine.suppressing", "reportlint.language.expression_parse",
}  # fmt: skip


def modules(folder: Path, code: str, *arguments: str) -> set[str]:
    environment = {**os.environ, "REPORTLINT_CACHE_DIR": str(folder / "cache"), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", code, *arguments]
    ran = subprocess.run(
        command, capture_output=True, encoding="utf-8", env=environment, check=True, cwd=folder, timeout=120
    )
    return set(ran.stdout.splitlines())


def test_a_second_run_imports_nothing_dear(tmp_path: Path) -> None:
    path = str(PROJECT / "fixtures" / "reports" / "songling-government-2024.txt")
    bare = modules(tmp_path, "import sys; print(*sys.modules, sep='\\n')")
    first = modules(tmp_path, RUN, path)
    assert "reportlint.packs.compiling" in first
    second = modules(tmp_path, RUN, path)
    assert "reportlint.engine.linting" in second
    assert sorted((second & DEAR) - bare) == []


def test_another_report_of_the_kind_needs_no_compiler(tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.txt" for number in (40, 41, 43)]  # other names, other years
    for number, path in zip((40, 41, 43), paths, strict=True):
        path.write_text(report(number), "utf-8")
    modules(tmp_path, RUN, str(paths[0]))
    for path in paths[1:]:
        assert "regex._regex_core" not in modules(tmp_path, RUN, str(path))


def test_kept_modules_that_were_damaged_are_imported_as_ever(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(report(40), "utf-8")
    run = "import sys; from reportlint.__main__ import start; sys.argv[1:] = ['check', '--fail-on', 'never', sys.argv[1]]; start()"
    modules(tmp_path, run, str(path))
    (kept,) = (tmp_path / "cache").glob("modules-*")
    data = kept.read_bytes()
    inside = data.rindex(b"engine/linting.py")  # in the code of a module that every run imports
    for damaged in (
        data[:inside] + b"?" + data[inside + 1 :],
        data[:60] + b"?" + data[61:],
        data[:inside],
        data[:9],
        b"",
    ):
        kept.write_bytes(damaged)
        modules(tmp_path, run, str(path))
        assert kept.read_bytes() != damaged
