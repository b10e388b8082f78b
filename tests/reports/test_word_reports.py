"""The same report as text and as a Word file gives the same findings, in the same cells."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reportlint.app import Session, Settings
from reportlint.engine.linting import Options
from reportlint.model.finding import Severity
from tests.conformance.word_copies import by_hand, by_python_docx

pytest.importorskip("lxml", reason="reportlint[docx] is not installed")

if TYPE_CHECKING:
    from reportlint.model.run import DocumentReport

PROJECT = Path(__file__).resolve().parents[2]
REPORTS = [*sorted((PROJECT / "fixtures" / "reports").glob("*.*")), PROJECT / "rules" / "gov-disclosure" / "sample.md"]
BROKEN = {"公开政府信息": "公开政府政府信息", "| 0 | 0 |": "| 9 | 0 |"}
MISNUMBERED = {"二、": "三、"}


@pytest.fixture(scope="module")
def session() -> Session:
    return Session(Settings(Options(severity=Severity.INFO)))


def said(report: DocumentReport) -> Counter[tuple[object, ...]]:
    """Findings without lines and columns, which are those of another file."""
    return Counter(
        (finding.rule, finding.place.location.cell_path, finding.place.excerpt, finding.message, finding.section)
        for finding in report.findings
    )


def broken(path: Path, mistakes: dict[str, str]) -> tuple[bytes, str]:
    text = path.read_text(encoding="utf-8")
    for right, wrong in mistakes.items():
        text = text.replace(right, wrong, 1)
    return text.encode(), path.name


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.name)
@pytest.mark.parametrize("made", ["by hand", "numbered by Word", "python-docx"])
def test_the_findings_are_the_same(session: Session, path: Path, made: str) -> None:
    # What Word numbers itself is never misnumbered.
    report = broken(path, BROKEN if made == "numbered by Word" else {**BROKEN, **MISNUMBERED})
    reading = session.read(*report)
    if made == "python-docx":
        pytest.importorskip("docx", reason="python-docx is not installed")
        data = by_python_docx(reading)
    else:
        data = by_hand(reading, automatic=made == "numbered by Word")
    found, expected = session.lint(data, "copy.docx"), session.lint(*report)
    assert expected.findings
    assert said(found) == said(expected)
    assert (found.kind, found.form, found.held) == (expected.kind, expected.form, expected.held)


def test_a_form_that_nobody_filled_in(session: Session, shared: Path) -> None:
    """The blank form: one finding says that it is blank, the others are the instructions left in it."""
    report = session.lint((shared / "data" / "blank-form-2021.docx").read_bytes(), "blank-form-2021.docx")
    rules = Counter(finding.rule for finding in report.findings if finding.severity > Severity.INFO)
    blank = [rule for rule in rules if rule.endswith("not-filled")]
    assert len(blank) == 1
    assert rules[blank[0]] == 1
    assert set(rules) == {blank[0], "gov-disclosure/form-instruction-left"}
