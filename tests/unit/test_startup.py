"""Own modules come from one file while that is right, and as ever where it is not."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import reportlint

SOURCE = Path(reportlint.__file__).parent
TOLD = """
import sys
from reportlint import startup
startup.use()
from reportlint.model.document import Document
from reportlint.keeping import keep
finder = startup.used()
module = sys.modules["reportlint.model.span"]
print(module.__spec__.loader.get_code("reportlint.model.span").co_filename, module.__file__, module.__spec__.origin)
print(module.__package__, sys.modules["reportlint.model"].span is module, *sys.modules["reportlint.model"].__path__)
print(*finder.noted)
print(*finder.finished)
keep(finder)
"""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    folder = tmp_path / "copy" / "reportlint"
    for path in (
        "__init__.py",
        *(f"{name}.py" for name in ("startup", "keeping", "saving", "userfolder", "record", "enums")),
    ):
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(SOURCE / path, folder / path)
    shutil.copytree(SOURCE / "model", folder / "model", ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def told(copy: Path) -> list[list[str]]:
    environment = {**os.environ, "PYTHONPATH": str(copy.parent), "REPORTLINT_CACHE_DIR": str(copy.parent / "cache")}
    ran = subprocess.run(
        [sys.executable, "-c", TOLD], capture_output=True, encoding="utf-8", env=environment, check=True, timeout=60
    )
    return [line.split() for line in ran.stdout.splitlines()]


def test_a_kept_module_is_told_of_as_if_python_had_found_it(copy: Path) -> None:
    first, second = told(copy), told(copy)
    assert first[:2] == second[:2]
    span = str(copy / "model" / "span.py")
    assert second[0] == [span] * 3
    assert second[1] == ["reportlint.model", "True", str(copy / "model")]
    assert "reportlint.model.document" in first[2]
    assert second[2] == []
    assert second[3] == first[3]  # also in the order in which they were finished


def test_a_changed_module_is_imported_as_ever_and_kept_again(copy: Path) -> None:
    told(copy)
    path = copy / "model" / "span.py"
    path.write_text(path.read_text("utf-8") + "\nNEW = 1\n", "utf-8")
    assert told(copy)[2] == ["reportlint.model.span"]
    assert told(copy)[2] == []


def test_what_goes_wrong_in_a_module_is_said_where_it_is_imported(copy: Path) -> None:
    told(copy)
    path = copy / "model" / "span.py"
    path.write_text("raise ImportError('not today')\n", "utf-8")
    with pytest.raises(subprocess.CalledProcessError) as caught:
        told(copy)
    assert "mapped.py" in caught.value.stderr
    assert "not today" in caught.value.stderr
