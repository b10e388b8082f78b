"""Decides which documents to make: clean ones, and planted ones spread over kinds and layouts."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bench.accuracy import generate
from bench.accuracy.expect import FAULT, Kind
from bench.accuracy.layouts import SHOW_BLANKS, Layout, Rendered, draw_layout, render
from bench.accuracy.oddities import odd
from bench.accuracy.report import APPLICATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bench.accuracy.report import Grid, GridCell, Report

# How many reports to try before a kind is given up for want of a place.
TRIES = 400


@dataclass(frozen=True, slots=True)
class Document:
    """A document to lint. `kind` is None for a clean one; `place` and `proof` tell of the planted error."""

    name: str
    report: Report
    layout: Layout
    rendered: Rendered
    kind: Kind | None = None
    place: str = ""
    proof: str = ""


def clean(seed: int, count: int, layouts: Sequence[str], names: generate.Places) -> Iterator[Document]:
    """`count` documents without an error, layout after layout."""
    for number in range(count):
        report = generate.draw(seed, number, names)
        layout = draw_layout(random.Random(f"layout {seed} {number}"), layouts[number % len(layouts)])
        report = odd(report, layout, random.Random(f"odd {seed} {number}"))
        yield _document(f"clean-{number:04d}", report, layout)


def _document(stem: str, report: Report, layout: Layout) -> Document:
    return Document(f"{stem}-{layout.name}{layout.suffix}", report, layout, render(report, layout))


def suits(kind: Kind, layout: str) -> bool:
    """Whether the error can be seen in that layout."""
    return not (kind.blanks and layout not in SHOW_BLANKS) and not (kind.clean and layout == "damaged")


def planted(
    seed: int, first: int, count: int, layouts: Sequence[str], kinds: Sequence[Kind], names: generate.Places
) -> Iterator[Document]:
    """`count` documents with one error each, kind after kind; report numbers begin at `first`.

    Raises LookupError where no report of the seed offers a place for a kind.
    """
    for number in range(count):
        turn, place = divmod(number, len(kinds))
        kind = kinds[place]
        fitting = [layout for layout in layouts if suits(kind, layout)]
        if not fitting:
            continue
        yield _planted(seed, first + number, kind, fitting[(place + turn) % len(fitting)], names)


def _planted(seed: int, number: int, kind: Kind, layout_name: str, names: generate.Places) -> Document:
    for attempt in range(TRIES):
        rng = random.Random(f"planted {seed} {number} {attempt}")
        report = generate.draw(seed * 1000 + attempt, number, names)
        change = kind.make(report, rng)
        if change is None:
            continue
        layout = draw_layout(rng, layout_name)
        document = _document(f"planted-{number:04d}-{kind.name}", change.report, layout)
        return replace(document, kind=kind, place=change.place, proof=change.proof)
    raise LookupError(f"no report offers a place for {kind.name}")


CARRIED = Kind("carry-over", "companion", ("carry-over",), lambda _report, _rng: None, also=("prose",))


def pairs(
    seed: int, first: int, count: int, layouts: Sequence[str], names: generate.Places
) -> Iterator[tuple[Document, Document]]:
    """`count` organs with the reports of two years; in every other pair the later one carries over another number."""
    for number in range(count):
        rng = random.Random(f"pair {seed} {number}")
        before = _before(seed, first + number, names)
        wrong = number % 2 == 1
        after = generate.following(seed, first + number, before, wrong=wrong)
        one, two = (draw_layout(rng, rng.choice([name for name in layouts if name != "damaged"])) for _ in range(2))
        earlier = _document(f"pair-{number:04d}-{before.year}", before, one)
        if not wrong:
            yield earlier, _document(f"pair-{number:04d}-{after.year}", after, two)
            continue
        told, counted = before.figures.applications[-1], after.figures.applications[1]
        later = _document(f"pair-{number:04d}-{after.year}", after.put_grid(_accused(after, told)), two)
        yield earlier, replace(later, kind=CARRIED, place="申请表 上年结转", proof=f"{told} were left, {counted} came")


def _before(seed: int, number: int, names: generate.Places) -> Report:
    """A report of 2021 to 2024, so that the next year's has the same form."""
    for attempt in range(TRIES):
        report = generate.draw(seed * 1000 + attempt, number, names)
        if 2021 <= report.year <= 2024:
            return report
    raise LookupError("no report of 2021 to 2024 was drawn")


def _accused(report: Report, told: Sequence[int]) -> Grid:
    """The table of requests with the cells marked that differ from what was told before."""

    def accuse(cell: GridCell) -> GridCell:
        here = cell.at is not None and cell.at[0] == 1 and cell.text != str(told[cell.at[1]])
        return replace(cell, mark=FAULT) if here else cell

    return report.grid(APPLICATIONS).changed(accuse)
