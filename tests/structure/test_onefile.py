"""The one file that people copy is made as the page says, and runs with nothing but Python."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.slow
def test_the_one_file_reviews_a_report(project: Path, tmp_path: Path) -> None:
    if not shutil.which("shiv") and subprocess.run([sys.executable, "-c", "import shiv"], check=False).returncode:
        pytest.skip("shiv is not installed: `make onefile` brings it")
    file = tmp_path / "reportlint.pyz"
    command = [sys.executable, "-m", "shiv.cli", "-q", "-c", "reportlint", "-o", str(file), f"{project}[docx]"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    report = tmp_path / "年报.txt"
    report.write_text("一、总体情况\n我局布署了有关工作。\n", encoding="utf-8")
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "SHIV_ROOT": str(tmp_path / "root"),
        "PYTHONUTF8": "1",
    }
    run = subprocess.run(
        [sys.executable, "-I", str(file), "review", str(report)],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    assert "Traceback" not in run.stderr, run.stderr
    assert (tmp_path / "年报.review.html").exists()
