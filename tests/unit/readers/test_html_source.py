"""What is read of a page is what its tree shows, and every character of it stands where the map says."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Callable

import pytest
import regex
import turbohtml

from reportlint.model.document import Reading
from reportlint.model.errors import Unreadable
from reportlint.readers import html as reader
from reportlint.readers.html import elements
from reportlint.readers.html.flow import Flow
from reportlint.readers.html.marking import MarkedPage, Piece, marks, moved
from reportlint.readers.html.writing import CELL_DIVIDER, Writer
from tests.unit.readers.messy_pages import damaged_page, messy_page

# The standard library gives nothing for references to most controls, where HTML has them as they are.
_CONTROL = regex.compile("&#(?:x0*([0-9a-f]{1,2})|0*([0-9]{1,3}));?", regex.IGNORECASE)
_BLANKS = " \t\n\f\r"
SEEDS = range(250)
MAKERS = [messy_page, damaged_page]


def _control(reference: regex.Match[str]) -> str:
    return chr(int(reference[1], 16) if reference[1] else int(reference[2]))


def tree_of(markup: str) -> turbohtml.Document:
    return turbohtml.parse(markup, scripting=True, allow_declarative_shadow_roots=False)


def squashed(text: str) -> str:
    """Text without what a browser collapses or drops."""
    return "".join(ch for ch in text if ch not in "\0" + _BLANKS)


class Listener(Flow):
    """Keeps what it hears in the order of the tree."""

    def __init__(self, page: MarkedPage) -> None:
        tree = tree_of(page.skeleton)
        super().__init__(page, moved(marks(tree.text)))
        self.heard: list[Piece] = []
        self.walk(tree)

    def _piece(self, piece: Piece) -> None:
        self.heard.append(piece)
        super()._piece(piece)


def shown(source: str) -> str:
    """The text of a plain tree, without the elements that are not to be seen."""
    parts: list[str] = []
    ahead: list[turbohtml.Node] = [tree_of(source)]
    while ahead:
        node = ahead.pop()
        if isinstance(node, turbohtml.Text):
            parts.append(node.data)
        elif not isinstance(node, turbohtml.Element) or not elements.is_hidden(
            node, node.tag, elements.style_of(node.attr("style"))
        ):
            ahead.extend(reversed(node.children))
    return squashed("".join(parts))


def disagreements(reading: Reading) -> list[tuple[str, str]]:
    """Pieces whose source says something else."""
    assert reading.source_map is not None
    found = []
    for piece in reading.source_map.pieces:
        text = reading.text[piece.start : piece.end]
        there = reading.source.text[piece.source_start : piece.source_end]
        if not there and text in {"\n", CELL_DIVIDER, CELL_DIVIDER[1:], " "}:
            continue
        if len(text) == len(there) and all(
            a == b or (a == " " and b in _BLANKS) for a, b in zip(text, there, strict=True)
        ):
            continue
        if text == " " and not html.unescape(there).strip(_BLANKS + "\0"):
            continue
        if text in {html.unescape(there), _CONTROL.sub(_control, there), there.replace("\0", "")}:
            continue
        found.append((text, there))
    return found


@pytest.mark.parametrize("make", MAKERS)
def test_text_is_that_of_the_plain_tree(make: Callable[..., str]) -> None:
    """Drawings and formulas apart: in them a tree reads tags that a tokeniser alone takes for text."""
    for seed in SEEDS:
        source = make(seed, foreign=False)
        heard = Listener(MarkedPage(source)).heard
        assert squashed("".join(piece.text for piece in heard)) == shown(source), seed


@pytest.mark.parametrize("make", MAKERS)
def test_nothing_is_lost_or_doubled_when_it_is_written(make: Callable[..., str]) -> None:
    for seed in SEEDS:
        source = make(seed)
        flow = Listener(MarkedPage(source))
        mapped, blocks = Writer().write(flow.items)
        written = Counter(squashed(mapped.text))
        generated = mapped.text.count(CELL_DIVIDER)
        heard = Counter(squashed("".join(piece.text for piece in flow.heard)))
        assert written["|"] == heard["|"] + generated, seed
        for edge in ("|", "\xa0", "\u3000", "\u2003", "\u200b", "\ufeff"):
            # Wide blanks and invisible marks at the edges of lines are not part of them.
            assert written[edge] <= heard[edge] + generated, seed
            del written[edge], heard[edge]
        assert written == heard, seed
        assert all(block.span.start < block.span.end for block in blocks), seed


@pytest.mark.parametrize("make", MAKERS)
def test_every_character_stands_where_the_map_says(make: Callable[..., str]) -> None:
    for seed in SEEDS:
        source = make(seed)
        try:
            reading = reader.read(source.encode(), "a.html")
        except Unreadable:
            assert "\0" in source, seed
            continue
        assert disagreements(reading) == [], seed
