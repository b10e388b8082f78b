"""Where rules search: pieces of the text by scope, one per block or cell, so that nothing matches across borders."""

from __future__ import annotations

from functools import partial
from itertools import chain

from reportlint.binding.binding import Region
from reportlint.binding.grid import Grid
from reportlint.chinese.width import fold_width
from reportlint.model.blocks import Heading, ListItem, RowRun, Table
from reportlint.model.span import Span
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlint.binding.binding import Binding

    _Range = tuple[int, int]

COMMON_SCOPES = ("title", "preamble", "headings", "body", "paragraphs", "items", "cells", "signature")
"""Scopes of every profile; `table:NAME` and the names of its sections come to them."""

_LONGEST_SIGNATURE = 40
_MOST_SIGNED = 3
_STOPS = frozenset(",。;:!?")


_region = partial(tuple.__new__, Region)
"""Of no other value so many are made at once: a table has hundreds of cells."""

_UNKNOWN: tuple[Region, ...] = ()
"""Stands for regions that nobody asked for yet."""

_LOOSE = frozenset(" \t\r\n\u3000。：:")
"""What a piece of prose cannot begin with: blanks, and the mark that sets a heading off from the text after it."""


class _Atom(NamedTuple):
    """A piece of prose as a span of the text; `kind` is title, section, heading, paragraph or item."""

    kind: str
    start: int
    end: int


def regions(binding: Binding, scopes: Sequence[str], *, raw: bool = False) -> tuple[Region, ...] | None:
    """Regions of the scopes, in order, without overlap; None if the document has none of the scopes.

    Offsets are of the normalised view, or of the text if `raw`. Opaque spans (code) are cut out.
    """
    memo = binding.memo
    name = (raw, *scopes)
    known: tuple[Region, ...] | None = memo.get(name, _UNKNOWN)
    if known is _UNKNOWN:
        spans = [found for scope in scopes if (found := _spans(binding, scope)) is not None]
        known = memo[name] = tuple(_regions(binding, spans, raw=raw)) if spans else None
    return known


def assume(binding: Binding, scope: str) -> None:
    """Take the whole prose for one scope: an example beside a rule is a sentence, not a report."""
    if binding.scopes is None:
        raise ValueError("the binding was made without a memo")
    binding.scopes.clear()
    binding.scopes["assumed"] = scope


def _regions(binding: Binding, found: list[list[_Range]], *, raw: bool) -> Iterable[Region]:
    spans = found[0] if len(found) == 1 else _united(found)
    opaque = binding.document.reading.opaque
    if opaque:
        spans = [piece for span in spans for piece in _outside(span, opaque)]
    starts: Sequence[int] = [start for start, _ in spans]
    ends: Sequence[int] = [end for _, end in spans]
    if not raw:
        view = binding.document.view
        starts, ends = view.from_sources(starts), view.from_sources(ends)
    return map(_region, zip(starts, ends, strict=True))


def _united(found: Iterable[Iterable[_Range]]) -> list[_Range]:
    """All spans once; where two overlap (a section's heading and its paragraph) only what is new of the later."""
    united: list[_Range] = []
    at = 0
    for span in sorted(chain.from_iterable(found)):
        start, end = span
        if end > at:
            united.append(span if start >= at else (at, end))
            at = end
    return united


def _outside(span: _Range, opaque: Sequence[Span]) -> Iterable[_Range]:
    at, end = span
    for hole in opaque:
        if hole.start < end and at < hole.end:
            if at < hole.start:
                yield at, hole.start
            at = hole.end
    if at < end:
        yield at, end


def _spans(binding: Binding, scope: str) -> list[_Range] | None:
    """The spans of one scope in the text, or None if the document has no such scope."""
    if binding.scopes and scope == binding.scopes.get("assumed"):
        scope = "body"
    if scope == "cells":
        return _cells(binding, 0, len(binding.document.text)) or None
    if scope.startswith("table:"):
        grid = binding.grids.get(scope[len("table:") :])
        return _cells(binding, grid.span.start, grid.span.end) if isinstance(grid, Grid) else None
    if scope in binding.sections:
        body = binding.sections[scope].body
        low, high = body
        return [
            (max(start, low), min(end, high))
            for kind, start, end in _atoms(binding)
            if start < high and low < end and kind not in ("title", "section")
        ]
    atoms = _atoms(binding)
    if scope == "preamble":
        low, high = _preamble(binding)
        chosen = [atom for atom in atoms if low <= atom.start < high and atom.kind not in ("title", "section")]
    elif scope == "body":
        chosen = atoms
    elif scope == "signature":
        chosen = _signature(binding, atoms)
    elif scope == "headings":
        return _united([[heading.span for heading in binding.outline.headings], _section_headings(binding)]) or None
    else:
        kind = {"title": "title", "paragraphs": "paragraph", "items": "item"}.get(scope)
        chosen = [atom for atom in atoms if atom.kind == kind]
    return [(start, end) for _, start, end in chosen] or None


def _signature(binding: Binding, atoms: list[_Atom]) -> list[_Atom]:
    """The last lines of a document that are no sentences: who signs, and when."""
    text, signed = binding.document.text, []
    for atom in reversed(atoms[-_MOST_SIGNED:]):
        words = text[atom.start : atom.end]
        if atom.kind != "paragraph" or len(words) > _LONGEST_SIGNATURE or not _STOPS.isdisjoint(fold_width(words)):
            break
        signed.append(atom)
    return signed[::-1]


def _preamble(binding: Binding) -> tuple[int, int]:
    """From the end of the title to the first section, or to the first heading where no section was found."""
    starts = [section.heading.start for section in binding.sections.values()]
    if not starts:
        low = binding.title.end if binding.title else 0
        starts = [heading.span.start for heading in binding.outline.headings if heading.span.start >= low]
    high = min(starts, default=len(binding.document.text))
    return (binding.title.end if binding.title else 0), high


def _atoms(binding: Binding) -> list[_Atom]:
    """All prose in order: blocks, cut where a title or a section's heading stands in them."""
    memo = binding.memo
    if "atoms" not in memo:
        memo["atoms"] = list(_cut(binding))
    atoms: list[_Atom] = memo["atoms"]
    return atoms


def _section_headings(binding: Binding) -> list[Span]:
    return [span for section in binding.sections.values() for span in (section.heading, *section.doubles)]


def _cut(binding: Binding) -> Iterable[_Atom]:
    """A heading that runs into its text stays with it: its first stop may stand inside quotation marks."""
    marked = [("section", span) for span in _section_headings(binding)]
    if binding.title is not None:
        marked.append(("title", binding.title))
    marked.sort(key=lambda entry: entry[1])
    headings = {heading.block for heading in binding.outline.headings if not heading.run_in}
    text = binding.document.text
    at = 0
    for index, block in enumerate(binding.document.blocks):
        start, end = block.span.start, block.span.end
        prose = not isinstance(block, RowRun | Table)
        kind = "item" if isinstance(block, ListItem) else "paragraph"
        if index in headings or isinstance(block, Heading):
            kind = "heading"
        while at < len(marked) and marked[at][1].start < end:
            name, span = marked[at]
            if prose:
                yield from _piece(kind, text, start, max(span.start, start))
            if prose or name == "section":
                yield from _piece(name, text, max(span.start, start), min(span.end, end))
            start = max(start, span.end)
            if span.end > end:
                # A title over several lines goes on in the next block.
                break
            at += 1
            kind = "paragraph" if kind == "heading" else kind
        if prose:
            yield from _piece(kind, text, start, end)


def _piece(kind: str, text: str, start: int, end: int) -> Iterable[_Atom]:
    while start < end and text[start] in _LOOSE:
        start += 1
    if start < end:
        yield _Atom(kind, start, end)


def _cells(binding: Binding, low: int, high: int) -> list[_Range]:
    """Spans of all cells with text inside `[low, high)` of the text."""
    headings = {section.heading.start for section in binding.sections.values()}
    found: list[_Range] = []
    for block in binding.document.blocks:
        if block.span.end <= low or block.span.start >= high:
            continue
        if isinstance(block, Table):
            spans: Iterable[_Range] = sorted(cell.span for cell in block.cells)
        elif isinstance(block, RowRun):
            spans = [span for row in block.rows for span in row.cells]
        else:
            continue
        for span in spans:
            start, end = span
            if start < end and low <= start and end <= high and start not in headings:
                found.append(span)
    return found
