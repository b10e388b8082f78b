"""Hundreds of findings of one rule in one document: the first are told, the others counted."""

from __future__ import annotations

import pytest

from reportlint.app import Session, Settings
from reportlint.engine.linting import MOST, Options
from reportlint.engine.tally import MORE_OF_THE_SAME
from reportlint.model.finding import Severity
from reportlint.model.run import DocumentReport

RULE = "zh-official/wrong-word"


def linted(count: int, most: int = MOST, tail: str = "") -> DocumentReport:
    lines = "\n\n".join(f"第{number}项工作由县里布署。" for number in range(count))
    text = f"# 年度工作总结\n\n{lines}\n{tail}"
    return Session(Settings(Options(most=most), outsiders=False)).lint(text.encode(), "a.md")


def of(report: DocumentReport, rule: str) -> list[int]:
    return [finding.span.start for finding in report.findings if finding.rule == rule]


@pytest.mark.parametrize(
    ("count", "most", "told", "notes"), [(5, 5, 5, 0), (6, 5, 5, 1), (9, 0, 9, 0), (250, MOST, MOST, 1)]
)
def test_so_many_are_told_and_the_rest_counted(count: int, most: int, told: int, notes: int) -> None:
    report = linted(count, most)
    assert len(of(report, RULE)) == told
    assert len(of(report, MORE_OF_THE_SAME.id)) == notes
    assert report.violated >= count


def test_the_note_stands_where_the_list_ends_and_counts() -> None:
    report = linted(8, 5)
    (note,) = [finding for finding in report.findings if finding.rule == MORE_OF_THE_SAME.id]
    assert note.span.start > max(of(report, RULE))
    assert note.place.excerpt == "布署"
    assert note.severity is Severity.WARNING
    assert note.message.startswith(f"{RULE} 共有 8 处，只逐一列出前 5 处；其余 3 处")


def test_a_document_with_suppressions_tells_all() -> None:
    report = linted(8, 5, tail=f"\n<!-- reportlint: ignore {RULE} -- 原文如此 -->\n")
    assert len(of(report, RULE)) + report.suppressed == 8
    assert of(report, MORE_OF_THE_SAME.id) == []
