"""The same report as text and as a page of a government site has the same findings in the same cells."""

from __future__ import annotations

from html import unescape
from pathlib import Path

import pytest
import regex

from reportlint.app import Session, open_session
from reportlint.model.document import Reading
from reportlint.model.finding import Finding
from reportlint.model.lines import LineIndex
from tests.conformance.government_pages import STYLES, pages, parse

REPORTS = sorted((Path(__file__).resolve().parents[2] / "fixtures" / "reports").glob("*.txt"))
_TAGS = regex.compile(r"<!--.*?-->|<[^<>]*>|\s", regex.DOTALL)


@pytest.fixture(scope="module")
def session() -> Session:
    return open_session()


def said(finding: Finding) -> tuple[str, str | None, str, str]:
    """What a finding says, apart from its place in the file."""
    return finding.rule, finding.place.location.cell_path, "".join(finding.place.excerpt.split()), finding.message


def page(report: Path, style: str) -> bytes:
    return dict(pages(parse(report.read_text(encoding="utf-8"))))[style]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("report", REPORTS, ids=lambda path: path.stem)
def test_findings_are_those_of_the_text(session: Session, report: Path, style: str) -> None:
    expected = session.lint(report.read_bytes(), "report.txt")
    found = session.lint(page(report, style), "report.html")
    assert expected.findings or expected.held
    assert sorted(map(said, found.findings), key=str) == sorted(map(said, expected.findings), key=str)
    assert [(d.kind, d.form) for d in (found,)] == [(d.kind, d.form) for d in (expected,)]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("report", REPORTS, ids=lambda path: path.stem)
def test_lines_and_columns_are_those_of_the_file(session: Session, report: Path, style: str) -> None:
    data = page(report, style)
    reading: Reading = session.read(data, "report.html")
    lines = LineIndex(reading.source.text)
    for finding in session.lint(data, "report.html").findings:
        there = reading.source.text[lines.offset(finding.place.start) : lines.offset(finding.place.end)]
        assert "".join(unescape(_TAGS.sub("", there)).split()) == "".join(finding.place.excerpt.split())


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("report", REPORTS, ids=lambda path: path.stem)
def test_the_frame_of_the_site_is_left_out(session: Session, report: Path, style: str) -> None:
    text = session.read(page(report, style), "report.html").text
    lines = [line for line in report.read_text(encoding="utf-8").splitlines() if line.strip()]
    assert text.splitlines() == lines
