"""A report whose lines were broken on its way, as text copied from a PDF is, has the findings that it had before."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reportlint.app import Session, Settings
from reportlint.engine.linting import Options
from reportlint.model.blocks import Paragraph
from reportlint.model.finding import Severity
from reportlint.model.lines import LineIndex
from reportlint.readers import text

ROOT = Path(__file__).parents[2]
REPORTS = [
    *sorted((ROOT / "fixtures" / "reports").glob("*.txt")),
    *sorted((ROOT / "rules" / "gov-disclosure").glob("*.md")),
]
FEWEST = 6
"""So many broken places show that a text is wrapped."""
NEVER_FIRST = "，。、；：！？）》”％%,.;:!?)"
NEVER_LAST = "（《“([<〔"


@cache
def session() -> Session:
    return Session(Settings(Options(severity=Severity.WARNING)))


@cache
def original(path: Path) -> tuple[str, tuple[str, ...], Counter[tuple[str, str]]]:
    source = path.read_bytes().decode("utf-8-sig").replace("#", "")
    reading = text.read(source.encode(), "report.txt")
    prose = tuple(block.span.of(reading.text) for block in reading.blocks if isinstance(block, Paragraph))
    return source, prose, found(source)


def found(source: str) -> Counter[tuple[str, str]]:
    """What is found, and at which words: each excerpt is the slice at its place, without line ends."""
    lines = LineIndex(source)
    report = session().lint(source.encode(), "report.txt")
    for finding in report.findings:
        there = source[lines.offset(finding.place.start) : lines.offset(finding.place.end)]
        assert there.replace("\r", "").replace("\n", "") == finding.place.excerpt
    return Counter((finding.rule, "".join(finding.place.excerpt.split())) for finding in report.findings)


def is_cut(line: str, at: int) -> bool:
    before, after = line[at - 1], line[at]
    numeric = (before.isascii() and after.isascii()) or before in NEVER_LAST or after in NEVER_FIRST
    return not (numeric or before.isspace() or after.isspace())


def wrapped(line: str, width: int) -> str:
    lines, start = [], 0
    for at in range(1, len(line)):
        if at - start >= width and is_cut(line, at):
            lines.append(line[start:at])
            start = at
    return "\n".join([*lines, line[start:]])


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
@settings(max_examples=4, deadline=None)
@given(width=st.integers(22, 40), carriage=st.booleans())
def test_a_wrapped_report_has_the_findings_of_the_whole_one(path: Path, width: int, carriage: bool) -> None:
    source, prose, expected = original(path)
    broken = "\n".join(
        wrapped(line, width) if line.strip() in prose and "。" in line else line for line in source.splitlines()
    )
    assume(broken.count("\n") - source.count("\n") >= FEWEST)
    broken = broken.replace("\n", "\r\n") if carriage else broken
    assert found(broken) == expected
