"""How far a long run is: said on a terminal, and gone when the run ends."""

from __future__ import annotations

import io
import sys

import pytest

from reportlint.cli import progress
from reportlint.model.run import DocumentReport


@pytest.mark.parametrize(("seconds", "lines"), [(0.0, 0), (0.5, 4)])
def test_only_a_long_run_is_counted(monkeypatch: pytest.MonkeyPatch, seconds: float, lines: int) -> None:
    clock = iter(seconds * number for number in range(100))
    terminal = io.StringIO()
    monkeypatch.setattr(progress, "monotonic", lambda: next(clock))
    monkeypatch.setattr(sys, "stderr", terminal)
    reports = [DocumentReport(f"{number}.txt", "checked") for number in range(6)]
    assert list(progress.shown(reports, 6, "zh")) == reports
    said = terminal.getvalue()
    assert said.count("份文件") == lines
    assert said.endswith("\r\x1b[K") or not said
    if lines:
        assert "已检查 6/6 份文件" in said


def test_the_line_is_gone_when_the_run_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(100))
    terminal = io.StringIO()
    monkeypatch.setattr(progress, "monotonic", lambda: next(clock))
    monkeypatch.setattr(sys, "stderr", terminal)
    running = progress.shown([DocumentReport("a", "checked")] * 9, 9, "en")
    next(running)
    next(running)
    running.close()
    assert terminal.getvalue().endswith("2 of 9 files\r\x1b[K")
