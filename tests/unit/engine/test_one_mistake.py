"""A cell that is no count and breaks its sums is one mistake, told once with what repairs it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportlint.app import Session, Settings
from reportlint.engine.filtering import Selection
from reportlint.engine.linting import Options
from reportlint.packs.locate import built_in_packs_folder

SAMPLE = (Path(built_in_packs_folder()) / "gov-disclosure" / "sample.md").read_text(encoding="utf-8")
ROW = "| 一、本年新收政府信息公开申请数量 |  |  | 14 |"


def found(cell: str, *ignored: str) -> list[tuple[str, str]]:
    assert ROW in SAMPLE
    options = Options(Selection(ignore=ignored))
    report = Session(Settings(options, outsiders=False)).lint(
        SAMPLE.replace(ROW, ROW.replace("14", cell)).encode(), "a.md"
    )
    return [
        (each.rule.partition("/")[2], each.fix.edits[0].replacement if each.fix else "") for each in report.findings
    ]


@pytest.mark.parametrize(("cell", "rule"), [("14.5", "cell-decimal"), ("-14", "cell-negative")])
def test_told_once_with_the_cure(cell: str, rule: str) -> None:
    assert found(cell) == [(rule, "14")]


def test_who_does_not_want_the_one_gets_the_other() -> None:
    assert found("14.5", "cell-decimal") == [("row-total-mismatch", "14")]


def test_a_wrong_count_is_told_by_its_sums() -> None:
    assert found("15") == [("row-total-mismatch", "14")]


def test_a_word_that_is_always_wrong_is_told_itself_where_its_phrase_would_be_too() -> None:
    text = "清河县财政局工作情况\n\n2024年，我局按照统一布署开展工作。\n"
    report = Session(Settings(outsiders=False)).lint(text.encode(), "a.md")
    assert [each.place.excerpt for each in report.findings] == ["布署"]
