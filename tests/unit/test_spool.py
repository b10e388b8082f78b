"""Reports that wait are taken once, told as often as asked for, and do not fill the memory."""

from __future__ import annotations

import errno
import io
import tempfile
from typing import TYPE_CHECKING

import pytest

from reportlint import spool
from reportlint.cli import main
from reportlint.model.run import DocumentReport
from reportlint.spool import Reports

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def source(count: int, taken: list[int]) -> Iterator[DocumentReport]:
    for number in range(count):
        taken.append(number)
        yield DocumentReport(f"{number}.txt", "checked", held=number)


@pytest.fixture(autouse=True)
def few_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "_IN_MEMORY", 3)


def test_reports_come_as_they_are_asked_for_and_again() -> None:
    taken: list[int] = []
    reports = Reports(source(10, taken))
    first = iter(reports)
    assert [next(first).held for _ in range(5)] == [0, 1, 2, 3, 4]
    assert taken == [0, 1, 2, 3, 4]
    assert [report.held for report in reports] == list(range(10))
    assert [report.held for report in first] == [5, 6, 7, 8, 9]
    assert taken == list(range(10))
    assert (len(reports), reports[-1].path, [r.held for r in reports[2:5]]) == (10, "9.txt", [2, 3, 4])


class _Full(io.BytesIO):
    def write(self, data: object) -> int:  # noqa: ARG002
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_is_told_with_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(spool, "TemporaryFile", _Full)
    for number in range(6):
        (tmp_path / f"{number}.txt").write_text("没有问题。\n", encoding="utf-8")
    assert main(["check", str(tmp_path), "--lang", "zh", "--output-format", "json", "--no-cache"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "磁盘已满" in said.err
    assert tempfile.gettempdir() in said.err


def test_lines_are_written_before_the_run_is_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []

    def told(text: str) -> int:
        order.append("written")
        return len(text)

    def linted(*_: object, **__: object) -> Iterator[DocumentReport]:
        from reportlint.app import Session, Settings

        session = Session(Settings())
        for number in range(2):
            order.append("linted")
            yield session.lint("工作布署。\n".encode(), f"{number}.txt")

    monkeypatch.setattr("reportlint.corpus.lint_files", linted)
    for number in range(2):
        (tmp_path / f"{number}.txt").write_text("x", encoding="utf-8")
    monkeypatch.setattr("sys.stdout.write", told)
    main(["check", str(tmp_path), "--output-format", "concise", "--quiet"])
    assert order.index("written") < len(order) - 1 - order[::-1].index("linted")
