"""Prose as a witness: of several cells that could each be wrong, the one whose right value the text says is blamed."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reportlint.app import Session, Settings
from reportlint.packs.locate import built_in_packs_folder

if TYPE_CHECKING:
    from reportlint.model.finding import Finding

RULE = "gov-disclosure/block-total-mismatch"
SAMPLE = (Path(built_in_packs_folder()) / "gov-disclosure" / "sample.md").read_text(encoding="utf-8")
ROW = "| 1 | 0 | 0 | 1 | 2 | 1 | 0 | 0 | 0 | 1 | 0 | 0 | 0 | 0 | 0 |"
HEADING = "## 四、政府信息公开行政复议、行政诉讼情况\n"
NAMES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
RIGHT = (5, 2, 1, 1, 9)


@cache
def session() -> Session:
    return Session(Settings(outsiders=False))


def found(cells: tuple[int, ...], prose: str = "") -> list[Finding]:
    row = "| " + " | ".join(map(str, (*cells, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0))) + " |"
    assert ROW in SAMPLE
    assert HEADING in SAMPLE
    text = SAMPLE.replace(ROW, row).replace(HEADING, f"{HEADING}\n{prose}\n")
    report = session().lint(text.encode(), "a.md")
    return [each for each in report.findings if each.family == "arithmetic"]


def changed(index: int, by: int) -> tuple[int, ...]:
    return tuple(value + by * (number == index) for number, value in enumerate(RIGHT))


def test_clean() -> None:
    assert (
        found(RIGHT, "因政府信息公开被申请行政复议9件，其中结果维持5件，结果纠正2件，其他结果1件，尚未审结1件。") == []
    )


@pytest.mark.parametrize("index", range(5))
@pytest.mark.parametrize("by", [-1, 1, 3])
def test_of_five_cells_of_one_equation_the_text_names_the_wrong_one(index: int, by: int) -> None:
    (finding,) = found(
        changed(index, by), "因政府信息公开被申请行政复议9件，其中结果维持5件，结果纠正2件，其他结果1件，尚未审结1件。"
    )
    assert finding.rule == RULE
    assert finding.place.location.cell_path is not None
    assert finding.place.location.cell_path.endswith(f"行政复议/{NAMES[index]}")
    assert finding.message.startswith(f"现为 {RIGHT[index] + by}，应为 {RIGHT[index]}：正文说 ")
    said = finding.related[0].place.excerpt
    assert str(RIGHT[index]) in said


def test_without_a_witness_the_total_is_named() -> None:
    (finding,) = found(changed(1, 3))
    assert finding.place.location.cell_path is not None
    assert finding.place.location.cell_path.endswith("行政复议/总计")
    assert "正文" not in finding.message


def test_a_text_that_only_confirms_does_not_accuse() -> None:
    """九件 is what the table has too: one of the parts is wrong, and nobody says which."""
    (finding,) = found(changed(1, 3), "因政府信息公开被申请行政复议9件。")
    assert "正文" not in finding.message


def test_witnesses_that_disagree_decide_nothing() -> None:
    wrong = found(changed(4, 3), "因政府信息公开被申请行政复议9件，其中结果维持8件。")
    assert all("正文说" not in each.message or "现为" not in each.message for each in wrong if each.rule == RULE)
