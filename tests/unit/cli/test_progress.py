"""How far a long run is: said on a terminal, and gone when the run ends."""

from __future__ import annotations

import io
from types import SimpleNamespace

import pytest

from reportlint.cli import progress
from reportlint.cli.progress import Progress


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    screen = io.StringIO()
    # Not sys.stderr itself: pytest puts its own there when a test begins.
    monkeypatch.setattr(progress, "sys", SimpleNamespace(stderr=screen))
    return screen


def ticking(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    clock = iter(seconds * number for number in range(100))
    monkeypatch.setattr(progress, "monotonic", lambda: next(clock))


@pytest.mark.parametrize(("seconds", "lines"), [(0.0, 0), (0.5, 5)])
def test_only_a_long_run_is_counted(
    monkeypatch: pytest.MonkeyPatch, terminal: io.StringIO, seconds: float, lines: int
) -> None:
    ticking(monkeypatch, seconds)
    with Progress(6, "zh") as looked:
        for _ in range(6):
            looked()
    said = terminal.getvalue()
    assert said.count("份文件") == lines
    assert said.endswith("已检查 6 / 6 份文件\r\x1b[K") or not said


def test_the_line_is_gone_when_the_run_is_stopped(monkeypatch: pytest.MonkeyPatch, terminal: io.StringIO) -> None:
    ticking(monkeypatch, 1)

    def run() -> None:
        with Progress(9, "en") as looked:
            looked()
            looked()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run()
    assert terminal.getvalue().endswith("2 of 9 files\r\x1b[K")


def test_a_file_that_is_looked_at_twice_is_not_counted_beyond_the_end(
    monkeypatch: pytest.MonkeyPatch, terminal: io.StringIO
) -> None:
    ticking(monkeypatch, 1)
    with Progress(1, "en") as looked:
        looked()
        looked()
    assert "2 of" not in terminal.getvalue()
