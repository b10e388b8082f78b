"""Damaged pages of government sites: a cell of a grid holds what the cell of a plain tree holds."""

from __future__ import annotations

from pathlib import Path

import pytest
import turbohtml

from reportlint.readers import html
from reportlint.readers.html import elements
from reportlint.readers.html.grids import PageGrid
from reportlint.readers.html.marking import MarkedPage
from tests.conformance.government_pages import STYLES, parse
from tests.unit.readers.messy_pages import damaged

REPORT = Path(__file__).resolve().parents[2] / "fixtures" / "reports" / "yunxi-water-2023.txt"
SEEDS = range(60)


def squashed(text: str) -> str:
    return "".join(text.replace("\0", "").split()).strip("\u200b\ufeff")


def tree_of(markup: str) -> turbohtml.Document:
    return turbohtml.parse(markup, scripting=True, allow_declarative_shadow_roots=False)


def shown(cell: turbohtml.Node) -> str:
    """The visible text under a node of a plain tree."""
    parts: list[str] = []
    ahead = [cell]
    while ahead:
        node = ahead.pop()
        if isinstance(node, turbohtml.Text):
            parts.append(node.data)
        elif not isinstance(node, turbohtml.Element) or not elements.is_hidden(
            node, node.tag, elements.style_of(node.attr("style"))
        ):
            ahead.extend(reversed(node.children))
    return squashed("".join(parts))


@pytest.mark.parametrize("style", STYLES)
def test_cells_are_those_of_the_plain_tree(style: str) -> None:
    page = STYLES[style][0](parse(REPORT.read_text(encoding="utf-8")))
    cells = 0
    for seed in SEEDS:
        source = damaged(page, seed)
        there = iter([shown(cell) for cell in tree_of(source).iter_elements(("td", "th"))])
        marked = MarkedPage(source)
        flow = html.read_flow(marked, tree_of(marked.skeleton))
        for grid in flow.items:
            if not isinstance(grid, PageGrid):
                continue
            for row in grid.cells:
                for cell in row:
                    text = squashed("".join(piece.text for piece in cell.pieces))
                    # Cells of tables that only place things lie between, in the order of the tree as well.
                    assert not text or text in there, (seed, text)
                    cells += bool(text)
    assert cells > 100 * len(SEEDS)
