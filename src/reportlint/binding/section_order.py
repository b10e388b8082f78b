"""Whether found sections stand in order and count on: the fewest that must be moved or renumbered; where one is missing."""

from __future__ import annotations

from reportlint.binding.grid import Grid
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from reportlint.binding.binding import Binding


class WrongNumber(NamedTuple):
    """The section at `place` (from 0, among the declared ones) has the wrong number; `expected` is the right one."""

    place: int
    expected: int


def moved(places: Sequence[int]) -> frozenset[int]:
    """The fewest of `places`, given in the order of the text, without which the others rise.

    Of two neighbours that changed places it is the one that stands too early.
    """
    # For each element the longest rising run that ends there, the latest of equals: (length, sum of positions).
    best: list[tuple[int, int]] = []
    before: list[int] = []
    for at, place in enumerate(places):
        earlier = [other for other in range(at) if places[other] < place]
        last = max(earlier, key=lambda other: best[other], default=-1)
        length, total = best[last] if last >= 0 else (0, 0)
        best.append((length + 1, total + at))
        before.append(last)
    at = max(range(len(places)), key=lambda index: best[index], default=-1)
    kept: set[int] = set()
    while at >= 0:
        kept.add(places[at])
        at = before[at]
    return frozenset(places) - kept


def wrong_numbers(
    order: Sequence[int | None], numbers: Mapping[int, int], declared: Mapping[int, int], out_of_place: Collection[int]
) -> list[WrongNumber]:
    """Sections whose numbers neither are the declared ones nor count on.

    `order` are the declared places of all headings of the rank in the order of the text, None for a heading of no
    section; `numbers` what the document has, `declared` what it should have. Numbers that count on past a
    missing, moved or further heading are right: that heading is the mistake. A shift of all that follows is said once.
    """
    steady = [place for place in order if place is not None and place not in out_of_place and place in numbers]
    wrong: list[WrongNumber] = []
    shift = 0
    for index, place in enumerate(steady):
        seen = numbers[place] - declared[place]
        if seen in _right_shifts(order, steady[index - 1] if index else None, place, shift):
            shift = seen
            continue
        wrong.append(WrongNumber(place, declared[place] + shift))
        following = steady[index + 1] if index + 1 < len(steady) else None
        if following is not None and numbers[following] - declared[following] == seen:
            shift = seen
    return wrong


def _right_shifts(order: Sequence[int | None], previous: int | None, place: int, shift: int) -> set[int]:
    """By how much a number may differ from the declared one after a section whose number differs by `shift`."""
    start = order.index(previous) + 1 if previous is not None else 0
    between = len(order[start : order.index(place)])
    skipped = place - (previous if previous is not None else -1) - 1
    return {0, shift, shift - skipped + between}


def above_table(binding: Binding, section: str, start: int, end: int) -> int:
    """Where a missing section belongs in `[start, end)` of the text: above its table if that is there, else at the end."""
    for name, grid in binding.grids.items():
        variants = binding.nouns.tables.get(name, {}).values()
        if isinstance(grid, Grid) and any(noun.near == section for noun in variants):
            spans = (block.span for block in binding.document.blocks if block.span.overlaps(grid.span))
            return min((span.start for span in spans if start <= span.start < end), default=end)
    return end
