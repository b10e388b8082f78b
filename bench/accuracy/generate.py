"""Draws whole reports: everything follows from the seed and the report's number."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench.accuracy import figures, grids, prose
from bench.accuracy.facts import Counts, composer, date
from bench.accuracy.marked import Marked, named
from bench.accuracy.places import CLASSES, organ, place_names
from bench.accuracy.report import Block, Report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.accuracy.figures import Figures
    from bench.accuracy.places import Organ

_CLASS_WEIGHTS = (16, 8, 36, 9, 4, 14, 9, 4)
_SIZES = {
    "government": (0, 1, 5, 6),
    "office": (1, 4, 4, 2),
    "department": (4, 6, 4, 1),
    "tax": (3, 5, 2, 0),
    "assets": (4, 4, 1, 0),
    "township": (6, 4, 1, 0),
    "street": (6, 4, 1, 0),
    "zone": (3, 4, 2, 0),
}


@dataclass(frozen=True, slots=True)
class Places:
    """Names for every report of one run: no two reports are of the same place, so none is another's companion."""

    counties: Sequence[str]
    cities: Sequence[str]
    towns: Sequence[str]


def places(seed: int, count: int) -> Places:
    """Names for reports number 0 to `count` - 1."""
    rng = random.Random(f"places {seed}")
    return Places(place_names(rng, count), place_names(rng, 40), place_names(rng, count))


def draw(seed: int, number: int, names: Places) -> Report:
    """Report number `number` of this seed."""
    rng = random.Random(f"report {seed} {number}")
    kind = rng.choices(CLASSES, _CLASS_WEIGHTS)[0]
    city = rng.choice([name for name in names.cities if name != names.counties[number]])
    who = organ(rng, kind, names.counties[number], city, names.towns[number])
    year = rng.choice((2021, 2022, 2023, 2024, 2025)) if rng.random() < 0.92 else rng.choice((2019, 2020))
    size = rng.choices(figures.SIZES, _SIZES[kind])[0]
    drawn = figures.draw(rng, "2021" if year >= 2021 else "2019", size, rules=who.rules)
    return Report(who, year, drawn, _blocks(rng, who, year, drawn, size, f"{city}市"), size)


def following(seed: int, number: int, before: Report, *, wrong: bool) -> Report:
    """The report of the same organ for the year after. `wrong`: one kind of applicant was carried over in another number.

    The report itself is right either way; only beside the one before it can be seen to be wrong.
    """
    rng = random.Random(f"following {seed} {number}")
    waiting = list(before.figures.applications[-1][:-1])
    if wrong:
        waiting[rng.choice((0, 0, 1))] += rng.randint(1, 3)
    who, year = before.organ, before.year + 1
    drawn = figures.following(rng, before.figures, before.size, waiting_before=waiting)
    return Report(
        who,
        year,
        drawn,
        _blocks(rng, who, year, drawn, before.size, f"{before.organ.place[:2]}市", before.figures),
        before.size,
    )


def _blocks(
    rng: random.Random, who: Organ, year: int, drawn: Figures, size: str, upper: str, last: Figures | None = None
) -> tuple[Block, ...]:
    counts = Counts(rng, drawn, size, last)
    published = _published(rng, who, year)
    speaker = composer(rng, who, year, drawn, counts, upper)
    speaker.facts["published"] = _shown(rng, published)
    writer = prose.Writer(rng, speaker, who, drawn)
    heading = prose.headings(writer)
    blocks: list[Block] = [*writer.title(), *writer.metadata(), *writer.preamble()]
    blocks += [heading(1), *writer.overview()]
    for section, grid in ((2, grids.disclosure_grid), (3, grids.applications_grid), (4, grids.remedies_grid)):
        blocks += [heading(section), *writer.table_lead(section), grid(drawn), *writer.table_note(section)]
    blocks += [heading(5), *writer.problems(), heading(6), *writer.other()]
    blocks += writer.signature(date(*published, name="published_year"))
    return tuple(blocks)


def _published(rng: random.Random, who: Organ, year: int) -> tuple[int, int, int]:
    """A date in time: by 31 January, and by 31 March for governments (articles 49 and 50 of the regulation)."""
    if who.kind == "government":
        return year + 1, rng.choice((2, 3)), rng.randint(1, 28)
    return year + 1, 1, rng.randint(4, 30)


def _shown(rng: random.Random, when: tuple[int, int, int]) -> Marked:
    year, month, day = when
    text = f"{year}-{month:02d}-{day:02d}" if rng.random() < 0.7 else f"{year}年{month}月{day}日"
    return named("published", text)
