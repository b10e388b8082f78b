"""The same report as text, printed to pdf and in a workbook has the same findings in the same cells."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportlint.app import Session, open_session
from reportlint.model.finding import Finding
from reportlint.model.lines import LineIndex
from tests.conformance.government_pages import Report
from tests.conformance.printing import STYLES, canonical, printed, workbook

pytest.importorskip("pypdfium2", reason="the extra pdf is not installed")
PROJECT = Path(__file__).resolve().parents[2]
REPORTS = [
    *sorted((PROJECT / "fixtures" / "reports").glob("*.txt")),
    PROJECT / "rules" / "gov-disclosure" / "sample.md",
]


@pytest.fixture(scope="module")
def session() -> Session:
    return open_session()


def squeezed(text: str) -> str:
    return "".join(text.split())


def said(finding: Finding) -> tuple[str, str, str, str]:
    """What a finding says, apart from its place in the file."""
    place = finding.place.location.cell_path or ""
    return finding.rule, place, squeezed(finding.place.excerpt), squeezed(finding.message)


def report_of(session: Session, path: Path) -> Report:
    return canonical(session.read(path.read_bytes(), path.name))


@pytest.mark.slow
@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_printed_report_has_the_findings_of_its_text(
    session: Session, path: Path, style: str, tmp_path: Path
) -> None:
    data = printed(report_of(session, path), style, tmp_path)
    expected, found = session.lint(path.read_bytes(), path.name), session.lint(data, "report.pdf")
    assert expected.held
    assert sorted(map(said, found.findings)) == sorted(map(said, expected.findings))
    assert (found.kind, found.form, found.held) == (expected.kind, expected.form, expected.held)
    pages = len(session.read(data, "report.pdf").pages)
    lines = LineIndex(session.read(data, "report.pdf").text)
    for finding in found.findings:
        assert 1 <= (finding.place.location.page or 0) <= pages
        assert finding.name.startswith(f"第{finding.place.location.page}页")
        there = lines.offset(finding.place.start)
        assert session.read(data, "report.pdf").text.startswith(finding.place.excerpt, there)


@pytest.mark.parametrize("bordered", [True, False], ids=["borders", "no borders"])
@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_workbook_has_the_findings_of_the_text(session: Session, path: Path, bordered: bool) -> None:
    data = workbook(report_of(session, path), bordered=bordered)
    expected, found = session.lint(path.read_bytes(), path.name), session.lint(data, "report.xlsx")
    assert sorted(map(said, found.findings)) == sorted(map(said, expected.findings))
    assert (found.kind, found.form, found.held) == (expected.kind, expected.form, expected.held)
    assert all(finding.place.location.sheet == "Sheet" for finding in found.findings)
    assert all(finding.place.location.cell for finding in found.findings)
    for finding in found.findings:
        assert finding.name.startswith(f"Sheet {finding.place.location.cell}")
