"""Two published reports as pdf: what is wrong with them is found, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportlint.app import Session, open_session
from reportlint.model.blocks import Table

pytest.importorskip("pypdfium2", reason="the extra pdf is not installed")
LABEL = ("gov-disclosure/label-damaged", None, "2.其他法律行政止公开")
# The form of 2021 has three rows for it; one row is that of 2019.
FORM = ("gov-disclosure/form-mixed", None, "（六）其他处理")


@pytest.fixture(scope="module")
def session() -> Session:
    return open_session()


def path_of(shared: Path, year: int) -> Path:
    return shared / "data" / f"hongze-district-{year}.pdf"


def found(session: Session, path: Path) -> set[tuple[str, str | None, str]]:
    report = session.lint(path.read_bytes(), path.name)
    assert report.kind == "gov-disclosure"
    return {
        (f.rule, f.place.location.cell_path if "total" in f.rule else None, f.place.excerpt) for f in report.findings
    }


def test_both_wrong_totals_the_damaged_label_and_the_lost_character_are_found(session: Session, shared: Path) -> None:
    assert found(session, path_of(shared, 2023)) == {
        LABEL,
        FORM,
        ("gov-disclosure/block-total-mismatch", "行政复议/总计", "0"),
        ("gov-disclosure/block-total-mismatch", "行政诉讼/复议后起诉/总计", "0"),
        ("zh-typos/term-near-miss", None, "受理渠"),
    }


def test_nothing_is_said_of_sums_that_hold(session: Session, shared: Path) -> None:
    assert found(session, path_of(shared, 2024)) == {LABEL, FORM}


@pytest.mark.parametrize("year", [2023, 2024])
def test_tables_over_pages_are_whole(session: Session, shared: Path, year: int) -> None:
    path = path_of(shared, year)
    reading = session.read(path.read_bytes(), path.name)
    tables = [block for block in reading.blocks if isinstance(block, Table)]
    assert [(table.rows, table.columns, table.problem) for table in tables] == [
        (14, 4, None),
        (26, 10, None),
        (4, 15, None),
    ]
    (label,) = [cell for cell in tables[1].cells if cell.span.of(reading.text) == "三、本年度办理结果"]
    assert (label.row, label.row_span) == (5, 20)
    assert len(reading.pages) == 5


@pytest.mark.parametrize("year", [2023, 2024])
def test_its_text_pasted_into_a_file_has_the_same_mistakes(session: Session, shared: Path, year: int) -> None:
    import pypdfium2

    pdf = pypdfium2.PdfDocument(path_of(shared, year))
    copied = "\n".join(page.get_textpage().get_text_range() for page in pdf)
    report = session.lint(copied.encode(), "copied.txt")
    words = {(finding.rule, finding.place.excerpt) for finding in report.findings}
    assert words == {(rule, excerpt) for rule, _, excerpt in found(session, path_of(shared, year))}
