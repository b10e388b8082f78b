"""Laws of findings over whole reports: exact places, steady fingerprints, the same answer twice."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportlint.app import Session, Settings
from reportlint.engine.filtering import Selection
from reportlint.engine.linting import Options
from reportlint.model.finding import Severity
from reportlint.model.lines import LineIndex
from reportlint.model.run import DocumentReport

REPORTS = sorted((Path(__file__).parents[2] / "fixtures" / "reports").iterdir())
TEXTS = [path for path in REPORTS if path.suffix == ".txt"]


@cache
def session() -> Session:
    return Session(Settings(Options(Selection(preview=True), Severity.INFO)))


def lint(text: str, path: str) -> DocumentReport:
    return session().lint(text.encode(), path)


def check_places(text: str, report: DocumentReport) -> None:
    lines = LineIndex(text)
    for finding in report.findings:
        places = [finding.place, *(related.place for related in finding.related)]
        for place in places:
            start, end = lines.offset(place.start), lines.offset(place.end)
            assert text[start:end] == place.excerpt, finding
            assert start <= end
        if finding.fix:
            for edit in finding.fix.edits:
                assert lines.offset(edit.start) <= lines.offset(edit.end)


# What people's files hold: other line ends, wide blanks, characters beyond the BMP, and slips of the keyboard.
PIECES = st.sampled_from(
    ["\r\n", "\n", "\t", "　", "\u2028", "𠮷", "😀", "，，", "的的", "（", "二是", "12件", "XX", "锟斤拷", "\ufffd"]
)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.lists(st.tuples(st.integers(0, 10_000), PIECES), max_size=6), carriage=st.booleans())
def test_every_excerpt_is_the_slice_at_its_place(path: Path, edits: list[tuple[int, str]], carriage: bool) -> None:
    text = path.read_text(encoding="utf-8")
    for anywhere, piece in edits:
        at = anywhere % (len(text) + 1)
        text = text[:at] + piece + text[at:]
    if carriage:
        text = text.replace("\r\n", "\n").replace("\n", "\r\n")
    report = lint(text, "a.txt")
    assert report.status == "checked"
    assert not [finding for finding in report.findings if finding.rule == "reportlint/rule-crashed"]
    check_places(text, report)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
@settings(max_examples=10, deadline=None)
@given(above=st.integers(1, 5))
def test_lines_added_above_move_findings_and_keep_their_fingerprints(path: Path, above: int) -> None:
    text = path.read_text(encoding="utf-8")
    before = lint(text, "a.txt").findings
    after = lint("\n" * above + text, "a.txt").findings
    assert [finding.fingerprint for finding in before] == [finding.fingerprint for finding in after]
    for one, other in zip(before, after, strict=True):
        moved = 0 if one.place.start == (1, 1) and not one.place.excerpt else above
        assert other.place.start.line == one.place.start.line + moved


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.name)
def test_the_same_bytes_give_the_same_report(path: Path) -> None:
    data = path.read_bytes()
    first = session().lint(data, path.name)
    again = Session(session().settings).lint(data, path.name)
    assert first == again


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.name)
def test_fingerprints_are_unique_and_orders_are_by_place(path: Path) -> None:
    findings = session().lint(path.read_bytes(), path.name).findings
    prints = [finding.fingerprint for finding in findings]
    assert len(prints) == len(set(prints))
    assert [finding.span.start for finding in findings] == sorted(finding.span.start for finding in findings)
