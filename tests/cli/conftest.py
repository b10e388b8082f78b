"""What the tests of the command line share: a run of it in a folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Protocol

import pytest

if TYPE_CHECKING:
    from pathlib import Path


class Ran(Protocol):
    """What a finished run leaves."""

    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def reportlint(tmp_path: Path):
    """Run reportlint in the test's folder: arguments as given, standard input as bytes, more variables by name."""

    def run(*arguments: str | Path, stdin: bytes = b"", folder: Path | None = None, **variables: str) -> Ran:
        ran = subprocess.run(
            [sys.executable, "-m", "reportlint", *map(str, arguments)],
            cwd=folder or tmp_path,
            input=stdin,
            env={**os.environ, "PYTHONIOENCODING": "utf-8", **variables},
            capture_output=True,
            check=False,
            timeout=120,
        )
        encoding = variables.get("PYTHONIOENCODING", "utf-8").partition(":")[0]
        return subprocess.CompletedProcess(
            ran.args, ran.returncode, ran.stdout.decode(encoding), ran.stderr.decode(encoding, "replace")
        )

    return run
