"""The real scrape in `../shared/data`: what it holds is found at its place, and nothing else is said."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import jsonschema
import pytest

import reportlint
from reportlint.app import Session
from reportlint.model.run import DocumentReport, Run
from reportlint.wire import as_object

GOLDEN = Path(__file__).parent / "golden" / "jiaxing-data-bureau-2024.json"
SCHEMA = Path(reportlint.__file__).parent / "schemas" / "report-1.json"


@pytest.fixture(scope="module")
def session() -> Session:
    return Session()


@pytest.fixture
def report(shared: Path, session: Session) -> DocumentReport:
    data = (shared / "data" / "jiaxing-data-bureau-2024.txt").read_bytes()
    return session.lint(data, "jiaxing-data-bureau-2024.txt")


def test_the_three_slips_stand_at_their_exact_places(report: DocumentReport) -> None:
    found = {
        (f.place.start, f.place.end, f.place.excerpt)
        for f in report.findings
        if f.family != "damage" or f.rule == "damage/mojibake"
    }
    assert found == {
        ((5, 193), (5, 199), "特別,,特別"),
        ((7, 43), (7, 55), "?!敝贫群捅C軐彶橹贫?"),
        ((59, 244), (59, 246), "二是"),
    }


def test_damage_is_said_once_a_kind_with_its_count(report: DocumentReport) -> None:
    damage = Counter(finding.rule for finding in report.findings if finding.family == "damage")
    assert set(damage.values()) == {1}
    assert set(damage) == {"damage/gloss-left", "damage/marks-doubled-throughout", "damage/mojibake"}
    messages = {finding.rule: finding.message for finding in report.findings}
    assert "317" in messages["damage/gloss-left"]
    assert "76" in messages["damage/marks-doubled-throughout"]


def test_all_tables_are_read_and_every_sum_is_proven(report: DocumentReport) -> None:
    proven = {proven.noun["zh"]: proven.times for proven in report.proven}
    assert proven["项勾稽成立"] >= 42
    assert proven["个部分齐全"] == 6
    assert proven["张表读全"] == 3
    assert report.form == "2021"
    assert report.variables["year"] == 2024
    assert report.variables["organ"] == "嘉兴市数据局"
    assert not [item for item in report.not_evaluated if item.cause.startswith(("table", "cell"))]


def test_the_json_contract(report: DocumentReport, session: Session) -> None:
    """Changing this file is changing the contract: see docs/wire-format.md and CHANGELOG.md."""
    run = Run((report,), session.profiles.packs, reportlint.__version__)
    written = as_object(run)
    jsonschema.validate(written, json.loads(SCHEMA.read_text(encoding="utf-8")))
    golden = json.loads(GOLDEN.read_text(encoding="utf-8"))
    assert written == golden
