"""A report whose lines were broken on its way, as text copied from a PDF is, has the findings that it had before."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportlint.app import Session, Settings
from reportlint.engine.linting import Options
from reportlint.model.blocks import Paragraph
from reportlint.model.finding import Severity
from reportlint.model.lines import LineIndex
from reportlint.readers import text

REPORTS = sorted((Path(__file__).parents[2] / "fixtures" / "reports").glob("*.txt"))
NEVER_FIRST = "，。、；：！？）》”％%,.;:!?)"
NEVER_LAST = "（《“([<〔"


@cache
def session() -> Session:
    return Session(Settings(Options(severity=Severity.WARNING)))


@cache
def original(path: Path) -> tuple[str, tuple[str, ...], Counter[tuple[str, str]]]:
    source = path.read_bytes().decode("utf-8-sig")
    reading = text.read(source.encode(), path.name)
    prose = tuple(block.span.of(reading.text) for block in reading.blocks if isinstance(block, Paragraph))
    return source, prose, found(source, path.name)


def found(source: str, name: str) -> Counter[tuple[str, str]]:
    """What is found, and at which words: each excerpt is the slice at its place."""
    lines = LineIndex(source)
    report = session().lint(source.encode(), name)
    for finding in report.findings:
        assert source[lines.offset(finding.place.start) : lines.offset(finding.place.end)] == finding.place.excerpt
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
@settings(max_examples=6, deadline=None)
@given(width=st.integers(26, 44), carriage=st.booleans())
def test_a_wrapped_report_has_the_findings_of_the_whole_one(path: Path, width: int, carriage: bool) -> None:
    source, prose, expected = original(path)
    if sum(len(paragraph) > 2 * width for paragraph in prose) < 4:
        return
    broken = "\n".join(
        wrapped(line, width) if line.strip() in prose and "。" in line else line for line in source.splitlines()
    )
    broken = broken.replace("\n", "\r\n") if carriage else broken
    assert found(broken, path.name) == expected
