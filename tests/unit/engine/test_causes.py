"""A wrong cell, or a wrong table, is told once: what follows from it stands among its places."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportlint.app import Session, Settings
from reportlint.model.finding import Severity
from reportlint.packs.locate import built_in_packs_folder

SAMPLE = (Path(built_in_packs_folder()) / "gov-disclosure" / "sample.md").read_text(encoding="utf-8")
SAID = "全年收到政府信息公开申请19件，上年结转2件，均已按期答复"


@pytest.fixture(scope="module")
def session() -> Session:
    return Session(Settings())


def found(session: Session, *changes: tuple[str, str]) -> list[tuple[str, int]]:
    text = SAMPLE
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    report = session.lint(text.encode(), "a.md")
    return [(f.rule, len(f.related)) for f in report.findings if f.severity >= Severity.WARNING]


def row(label: str) -> str:
    return next(line for line in SAMPLE.splitlines() if label in line and line.startswith("|"))


def with_cell(label: str, at: int, value: str) -> tuple[str, str]:
    """The row of the sample with another value in a cell, counted from its end."""
    old = row(label)
    cells = old.split("|")
    cells[-1 - at] = f" {value} "
    return old, "|".join(cells)


def test_the_sample_has_nothing_wrong(session: Session) -> None:
    assert found(session) == []


def test_prose_that_agrees_with_the_right_value_is_not_accused(session: Session) -> None:
    refused = sum(
        int(row(label).split("|")[-2])
        for label in (
            "1.属于国家秘密",
            "2.其他法律",
            "3.危及",
            "4.保护",
            "5.属于三类",
            "6.属于四类",
            "7.属于行政执法",
            "8.属于行政查询",
        )
    )
    label = "5.属于三类"
    right = int(row(label).split("|")[-2])
    said = (SAID, f"全年收到政府信息公开申请19件，答复申请中不予公开{refused}件")
    assert found(session, said) == []
    told = found(session, said, with_cell(label, 1, str(right + 40)))
    assert [rule for rule, _ in told] == ["gov-disclosure/row-total-mismatch"]
    assert found(session, (SAID, f"答复申请中不予公开{refused + 1}件"))[0][0] == "gov-disclosure/prose-refused-differ"


def test_a_cell_that_is_no_count_takes_its_sums_and_its_prose_along(session: Session) -> None:
    said = (SAID, "全年收到政府信息公开申请19件，上年结转2件")
    told = found(session, said, with_cell("一、本年新收", 1, "-19"))
    assert [rule for rule, _ in told] == ["gov-disclosure/cell-negative"]
    assert told[0][1] > 0


def test_many_numbers_against_one_table_are_one_finding(session: Session) -> None:
    said = (SAID, "全年收到政府信息公开申请31件，上年结转7件，结转下年度继续办理9件，予以公开18件，部分公开6件")
    told = found(session, said)
    assert len(told) == 1
    assert told[0][1] >= 4
    fewer = found(session, (SAID, "全年收到政府信息公开申请31件，上年结转7件"))
    assert len(fewer) == 2


def test_a_row_and_its_total_that_are_wrong_alike_are_one_finding(session: Session) -> None:
    old = row("四、结转下年度继续办理")
    cells = old.split("|")
    for at in (-8, -2):
        cells[at] = f" {int(cells[at]) + 3} "
    told = found(session, (old, "|".join(cells)))
    assert [rule for rule, _ in told] == ["gov-disclosure/in-out-mismatch"]
