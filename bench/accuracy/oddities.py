"""Legitimate oddities of whole documents, beyond those of single sentences."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bench.accuracy.layouts import SHOW_BLANKS
from bench.accuracy.report import DISCLOSURE, GridCell

if TYPE_CHECKING:
    import random

    from bench.accuracy.layouts import Layout
    from bench.accuracy.report import Report


def odd(report: Report, layout: Layout, rng: random.Random) -> Report:
    """The report, sometimes with `/` where an organ can have nothing to count; damage and such signs are tolerated."""
    tolerated = ("damage", "marks") if layout.name == "damaged" else ()
    if layout.name in SHOW_BLANKS and not report.organ.rules and rng.random() < 0.08:
        report = report.put_grid(report.grid(DISCLOSURE).changed(_slashed))
        tolerated = (*tolerated, "blank", "not-a-number")
    return replace(report, tolerated=tolerated)


def _slashed(cell: GridCell) -> GridCell:
    """Row 规章 of an organ that makes none."""
    return replace(cell, text="/") if cell.at is not None and cell.at[0] == 0 else cell
