"""Lays a report out as a file of any format that is read, in the ways such reports are met."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bench.accuracy import office, pages
from bench.accuracy.canvas import Anchor, Canvas, Lines, Place, moved
from bench.accuracy.overlay import overlaid
from bench.accuracy.report import Grid, Para
from bench.accuracy.tables import TableWriter, worn

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bench.accuracy.report import Report

TXT = (
    "pipe-lost",
    "pipe-blank",
    "pipe-repeated",
    "tab",
    "aligned",
    "cell-a-line",
    "bare",
    "damaged",
    "wrapped",
    "one-line",
)
MD = ("md", "md-plain")
# Lines broken anywhere, as text copied from a PDF has them.
WRAPPED = "wrapped"
ONE_LINE = "one-line"
WRAP = 36
FORMATS = {
    "txt": TXT,
    "md": MD,
    "html": pages.STYLES,
    "docx": office.DOCX,
    "xlsx": office.XLSX,
    "pdf": office.PDF,
}
ALL = tuple(name for each in FORMATS.values() for name in each)
_SUFFIXES = {name: f".{kind}" for kind, each in FORMATS.items() for name in each}
# Formats whose places are those of the text that is shown of them.
_SHOWN = frozenset({".docx", ".xlsx", ".pdf"})
# Layouts in which an empty cell can be seen.
SHOW_BLANKS = frozenset(ALL) - {"aligned", "cell-a-line", "bare", WRAPPED, ONE_LINE}


@dataclass(frozen=True, slots=True)
class Layout:
    """One way to lay out; all choices are drawn once, so that a report and its mutant look alike."""

    name: str
    suffix: str
    spans: str
    indent: str
    gap: bool
    wear: str
    pages: bool
    outer: bool
    padded: bool
    marks: bool
    front: bool
    narrow: str
    encoding: str
    newline: str
    seed: int


def draw_layout(rng: random.Random, name: str) -> Layout:
    """A layout of that name with everything else drawn."""
    markdown = name in MD
    spans = {"pipe-lost": "lost", "damaged": "lost", "pipe-repeated": "repeated"}.get(name, "blank")
    if markdown or name == "tab":
        spans = rng.choice(("blank", "blank", "repeated"))
    wear = rng.choice(("", "", "broken"))
    if name == "damaged":
        wear = rng.choice(("", "broken", "cut"))
    encoding = "utf-8" if markdown else rng.choices(("utf-8", "utf-8-sig", "gb18030"), (7, 2, 1))[0]
    if name in pages.STYLES:
        encoding = rng.choice(("utf-8", "utf-8", "gb18030"))
    return Layout(
        name,
        _SUFFIXES[name],
        spans,
        "" if markdown else rng.choice(("", "", "　　", "  ")),
        markdown or rng.random() < 0.3,
        wear,
        name in {"bare", "aligned", "cell-a-line", WRAPPED} and rng.random() < 0.4,
        name != "md-plain",
        rng.random() < 0.5,
        name == "md" and rng.random() < 0.8,
        markdown and rng.random() < 0.25,
        rng.choices(("", "brackets", "all"), (8, 1, 1))[0],
        encoding,
        rng.choice(("\n", "\n", "\n", "\r\n")),
        rng.randrange(2**32),
    )


# Marks in half width, as many sites and corpora have them: one character for one, so that places stay.
_NARROW: dict[str, dict[int, int]] = {
    "": {},
    "brackets": str.maketrans("（）", "()"),
    "all": str.maketrans("（），：；", "(),:;"),
}


@dataclass(frozen=True, slots=True)
class Rendered:
    """A laid out report: its text with `\\n`, its bytes, and the places of cells and marks.

    The text of a docx, xlsx or pdf is what is shown of it; the data of a pdf are those of the Word file to be printed.
    """

    text: str
    data: bytes
    anchors: tuple[Anchor, ...]
    lines: Lines

    def places(self, *names: str) -> list[Place]:
        return [self.place(anchor) for anchor in self.anchors if anchor.name in names]

    def place(self, anchor: Anchor) -> Place:
        return self.lines.place(anchor.start, anchor.end)

    def cells(self) -> dict[tuple[str, int, int], Place]:
        """Where each value cell stands, by table, data row and value column (0-based)."""
        return {
            (anchor.table, anchor.row, anchor.column): self.place(anchor)
            for anchor in self.anchors
            if anchor.name == "cell"
        }


def render(report: Report, layout: Layout) -> Rendered:
    """The report as a file."""
    rng = random.Random(layout.seed)
    canvas = Canvas()
    if layout.suffix in _SHOWN:
        return _office(report, layout, rng)
    if layout.name in pages.STYLES:
        pages.PageWriter(canvas, layout.name, rng).page(report, layout.encoding)
        text = canvas.text.translate(_NARROW["brackets" if layout.narrow else ""])
        return Rendered(text, _encoded(text, layout), tuple(canvas.anchors), Lines(text))
    if layout.front:
        canvas.write(f"---\nlayout: post\ndate: {report.year + 1}-01-20\n---\n\n")
    last = ""
    for block in report.blocks:
        start = canvas.length
        if isinstance(block, Grid):
            _grid(canvas, block, layout, rng)
        else:
            _paragraph(canvas, block, layout, first=last != "title")
            last = block.kind
        if block.mark:
            canvas.anchor(Anchor(block.mark, start, canvas.length - 1))
        if layout.gap:
            canvas.write("\n")
    text, anchors = canvas.text, canvas.anchors
    if layout.pages:
        text, anchors = _paged(text, anchors, rng)
    text = text.translate(_NARROW[layout.narrow])
    if layout.name == "damaged":
        text, offsets = overlaid(text, rng)
        anchors = moved(anchors, offsets)
    return Rendered(text, _encoded(text, layout), tuple(anchors), Lines(text))


def _office(report: Report, layout: Layout, rng: random.Random) -> Rendered:
    # XML knows no control characters: what cannot be seen stands there as another character that cannot.
    report = _narrowed(report, {**_NARROW[layout.narrow], 0x07: 0x200B})
    canvas = Canvas()
    office.shown(canvas, report)
    data = office.workbook(report, rng) if layout.name in office.XLSX else office.word_file(report, layout.name, rng)
    return Rendered(canvas.text, data, tuple(canvas.anchors), Lines(canvas.text))


def _narrowed(report: Report, table: Mapping[int, int]) -> Report:
    """The report with marks exchanged one for one, so that everything keeps its place."""
    blocks = tuple(
        block.changed(lambda cell: replace(cell, text=cell.text.translate(table)))
        if isinstance(block, Grid)
        else replace(block, said=replace(block.said, text=block.said.text.translate(table)))
        for block in report.blocks
    )
    return replace(report, blocks=blocks)


def _encoded(text: str, layout: Layout) -> bytes:
    text = text.replace("\n", layout.newline)
    try:
        return text.encode(layout.encoding)
    except UnicodeEncodeError:
        return text.encode("utf-8")


def _paragraph(canvas: Canvas, block: Para, layout: Layout, *, first: bool) -> None:
    indent = layout.indent if block.kind not in {"title", "meta"} else ""
    if layout.marks:
        signs = {"title": "# " if first else "", "heading": "## ", "subheading": "### "}
        indent = signs.get(block.kind, indent)
    canvas.write(indent)
    text = block.said.text
    width = WRAP if layout.name == WRAPPED and block.kind != "title" else len(text) + 1
    start = canvas.write("\n".join(text[at : at + width] for at in range(0, len(text), width)))
    for mark in block.said.marks:
        last = max(mark.end - 1, mark.start)
        canvas.anchor(Anchor(mark.name, start + mark.start + mark.start // width, start + mark.end + last // width))
    canvas.write("\n")


def _grid(canvas: Canvas, grid: Grid, layout: Layout, rng: random.Random) -> None:
    writer = TableWriter(canvas)
    grid = worn(grid, rng, layout.wear)
    if layout.name in MD:
        writer.markdown(grid, layout.spans, outer=layout.outer, padded=layout.padded)
    elif layout.name.startswith("pipe") or layout.name == "damaged":
        writer.separated(grid, " | ", layout.spans, closed=layout.outer and layout.padded)
    elif layout.name == "tab":
        writer.separated(grid, "\t", layout.spans)
    elif layout.name == "aligned":
        writer.aligned(grid)
    elif layout.name in {"bare", WRAPPED}:
        writer.bare(grid)
    elif layout.name == ONE_LINE:
        writer.one_line(grid)
    else:
        writer.one_a_line(grid, gap=layout.padded)


def _paged(text: str, anchors: list[Anchor], rng: random.Random) -> tuple[str, list[Anchor]]:
    """Page numbers on lines of their own, in the middle of tables as anywhere."""
    lines = text.split("\n")
    style = rng.choice(("- {} -", "-{}-", "— {} —"))
    length = rng.randint(28, 45)
    offsets: list[int] = []
    written: list[str] = []
    at = 0
    for number, line in enumerate(lines):
        if number and number % length == 0:
            page = style.format(number // length)
            written.append(page)
            at += len(page) + 1
        offsets.extend(range(at, at + len(line) + 1))
        written.append(line)
        at += len(line) + 1
    return "\n".join(written), moved(anchors, offsets)


def names(formats: Sequence[str]) -> tuple[str, ...]:
    """All layouts of these formats. Raises KeyError for a format nobody lays out."""
    return tuple(name for kind in formats for name in FORMATS[kind])
