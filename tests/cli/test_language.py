"""The command line speaks the language of its reader: that asked for, that of the findings, that of the environment."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reportlint.cli import USAGE, main

REPORT = "松溪县水务局2024年政府信息公开工作年度报告\n\n一、总体情况\n\n全年公开信息12条，，内容真实。\n"


def ran(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    names = {"LC_ALL": "", "LC_MESSAGES": "", "LANG": "", "PYTHONUTF8": "1", **environment}
    command = [sys.executable, "-m", "reportlint", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, **names})


@pytest.mark.parametrize(
    ("words", "environment", "chinese"),
    [
        (["--help"], {"LANG": "zh_CN.UTF-8"}, True),
        (["--help"], {"LANG": "zh_CN.UTF-8", "LC_ALL": "en_US.UTF-8"}, False),
        (["check", "--help"], {"LC_MESSAGES": "zh_CN"}, True),
        (["check", "--lang", "zh", "--help"], {}, True),
        (["check", "--help", "--lang=en"], {"LANG": "zh_CN.UTF-8"}, False),
        (["check"], {"LANG": "zh_CN.UTF-8"}, True),
        (["check"], {}, False),
        (["check", "--jobs", "x", "a.txt"], {"LANG": "zh_CN.UTF-8"}, True),
        (["facts"], {}, False),
    ],
)
def test_help_and_mistakes(words: list[str], environment: dict[str, str], chinese: bool) -> None:
    done = ran(*words, **environment)
    said = done.stdout + done.stderr
    assert ("用法：" in said) == chinese
    assert ("usage:" in said) != chinese
    if "--help" in words:
        lines = [
            line for line in said.split("\n") if "--" in line and not line.lstrip().startswith(("[", "reportlint"))
        ]
        told = [line for line in lines if "  " in line.strip()]
        assert told
        assert all(any(letter > "⺀" for letter in line) == chinese for line in told), told


@pytest.mark.parametrize("command", ["check", "fix", "review", "text", "facts"])
def test_what_cannot_be_looked_at(command: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main([command, str(tmp_path / "gone.txt")]) == USAGE
    assert "没有这个文件" in capsys.readouterr().err
    if command != "text":
        assert main([command, "--lang", "en", str(tmp_path / "gone.txt")]) == USAGE
        assert "o such file" in capsys.readouterr().err


def test_places_stand_in_the_brackets_of_their_language(capsys: pytest.CaptureFixture[str], project: Path) -> None:
    path = project / "fixtures" / "reports" / "songling-government-2024.txt"
    for output in ("concise", "github", "gitlab", "rdjson", "junit"):
        main(["check", str(path), "--lang", "en", "--severity", "info", "--output-format", output])
        said = capsys.readouterr().out
        assert "（申请表" not in said
        assert "(申请表" in said
        main(["check", str(path), "--lang", "zh", "--severity", "info", "--output-format", output])
        assert "（申请表" in capsys.readouterr().out


def test_facts_are_short_and_in_the_language_of_the_reader(
    capsys: pytest.CaptureFixture[str], project: Path, tmp_path: Path
) -> None:
    path = project / "fixtures" / "reports" / "songling-government-2024.txt"
    main(["facts", str(path)])
    short = capsys.readouterr().out
    assert "年度" in short
    assert "variable" not in short
    assert len(short.split("\n")) < 60
    main(["facts", "--all", str(path)])
    assert capsys.readouterr().out.count("单元格") > 100
    main(["facts", "--lang", "en", str(path)])
    assert "section" in capsys.readouterr().out


@pytest.mark.parametrize("rule", ["prose-rate-differs", "county-in-city-report", "row-total-mismatch"])
def test_no_line_of_an_explanation_is_said_twice(capsys: pytest.CaptureFixture[str], rule: str) -> None:
    for language in ("zh", "en"):
        main(["explain", "--lang", language, rule])
        lines = [line.partition(": ")[2] for line in capsys.readouterr().out.split("\n") if ": " in line]
        assert len(lines) == len(set(lines))
