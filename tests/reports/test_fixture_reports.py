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


CUT_OFF = """棠溪区2024年政府信息公开工作年度报告
根据《中华人民共和国政府信息公开条例》编制本报告，所列数据的统计期限自2024年1月1日起至2024年12月31日止。
一、总体情况
（一）主动公开政府信息情况。区政府门户网站全年公开信息2135条，考核、社会评议和责任追究按规定开展。
（二）收到和处理政府信息公开申请情况。全年受理申请59件，结转上年后新收到申请47件，较上年增加12件。行政复议14件，11件做了复议决定，行政诉讼6件，2件法院作出判决。
（三）政府信息管理情况。发布前逐级审核。
"""


def test_a_report_that_breaks_off_lacks_its_sections_and_nothing_else() -> None:
    """（一）主动公开 is no misnumbered second section, and 11件做了复议决定 are some of the 14 reviews."""
    report = session().lint(CUT_OFF.encode(), "cut-off.txt")
    assert [f.rule for f in report.findings] == ["gov-disclosure/section-missing"] * 5
