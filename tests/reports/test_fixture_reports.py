"""Whole reports against what a person found in them: every error and warning, and nothing else."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from reportlint.app import Session

REPORTS = Path(__file__).parents[2] / "fixtures" / "reports"

EXPECTED = {
    "yunxi-water-2023.txt": [],
    "hudong-statistics-2022.md": [
        (73, "3", "gov-disclosure/block-total-mismatch"),
        (77, "三是", "zh-official/ordinal-skipped"),
        (79, "", "gov-disclosure/section-missing"),
    ],
    # （一）主动公开 is no misnumbered second section, and 11件做了复议决定 are some of the 14 reviews.
    "tangxi-district-2024-cut-off.txt": [(6, "", "gov-disclosure/section-missing")] * 5,
    "songling-government-2024.txt": [
        (3, "2023", "gov-disclosure/year-disagrees"),
        (6, "3,256条", "zh-official/parts-exceed-whole"),
        (7, "的的", "zh-official/function-word-doubled"),
        (8, "组织组织", "zh-official/word-doubled"),
        (9, "（五）", "zh-official/heading-number-skipped"),
        (41, "8", "gov-disclosure/row-total-mismatch"),
        (58, "3", "gov-disclosure/block-total-mismatch"),
        (60, "二是", "zh-official/ordinal-doubled"),
        (60, "以经", "zh-official/wrong-word"),
        (62, "××××", "zh-official/placeholder-left"),
    ],
}


@cache
def session() -> Session:
    return Session()


@pytest.mark.parametrize("name", EXPECTED)
def test_report(name: str) -> None:
    report = session().lint((REPORTS / name).read_bytes(), name)
    found = [(f.place.start.line, f.place.excerpt, f.rule) for f in report.findings]
    assert found == EXPECTED[name]


def test_every_report_has_its_expectation() -> None:
    assert {path.name for path in REPORTS.iterdir()} == set(EXPECTED)
