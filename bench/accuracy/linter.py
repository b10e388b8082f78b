"""Runs the linter's command line and reads its json. Only the contract of `--output-format json` is known here."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


class LinterBrokeError(Exception):
    """The linter gave no report to read."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding of the linter, at 1-based lines and columns with an exclusive end."""

    path: str
    rule: str
    severity: str
    line: int
    column: int
    end_line: int
    end_column: int
    excerpt: str
    message: str

    @property
    def start(self) -> tuple[int, int]:
        return self.line, self.column

    @property
    def end(self) -> tuple[int, int]:
        return self.end_line, self.end_column

    @property
    def key(self) -> tuple[str, str, str]:
        """What stays the same when a line is added above."""
        return self.rule, self.excerpt, self.message


@dataclass(frozen=True, slots=True)
class Run:
    """What the linter said of a folder: findings by file name, documents by file name, and how long it took."""

    findings: dict[str, tuple[Finding, ...]]
    documents: dict[str, dict[str, Any]]
    seconds: float


def parsed(text: str, seconds: float = 0.0) -> Run:
    """The run in a json report. Raises LinterBrokeError where it is not one."""
    try:
        report = json.loads(text)
        raw = [
            Finding(*(item[name] for name in Finding.__slots__))
            for item in report["findings"]
            if item["severity"] in {"error", "warning"}
        ]
        documents = {Path(item["path"]).name: item for item in report["documents"]}
    except (json.JSONDecodeError, KeyError, TypeError) as problem:
        raise LinterBrokeError(f"no json report of the promised shape ({problem!r}): {text[:200]!r}") from problem
    findings: dict[str, list[Finding]] = {}
    for finding in raw:
        findings.setdefault(Path(finding.path).name, []).append(finding)
    return Run({name: tuple(found) for name, found in findings.items()}, documents, seconds)


def environment() -> dict[str, str]:
    """The environment in which the linter beside this bench runs."""
    path = os.pathsep.join(filter(None, (str(ROOT / "src"), os.environ.get("PYTHONPATH", ""))))
    return {**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"}


def run(folder: Path, extra: tuple[str, ...] = (), python: str = sys.executable) -> Run:
    """Lints a folder in one call. Raises LinterBrokeError where the command fails (exit code above 1)."""
    command = [python, "-m", "reportlint", "check", str(folder), "--output-format", "json", "--no-cache", *extra]
    started = time.perf_counter()
    done = subprocess.run(command, capture_output=True, check=False, env=environment(), cwd=folder)
    seconds = time.perf_counter() - started
    if done.returncode not in {0, 1} or not done.stdout:
        raise LinterBrokeError(f"exit code {done.returncode}: {done.stderr.decode('utf-8', 'replace')[-2000:]}")
    return parsed(done.stdout.decode("utf-8"), seconds)
