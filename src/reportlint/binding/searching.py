"""Patterns over regions: searched in one go, kept where they lie inside a region."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportlint.binding.binding import Binding, Region
    from reportlint.language.patterns import Pattern, PatternMatch


def search(binding: Binding, pattern: Pattern, regions: Sequence[Region], *, raw: bool = False) -> list[PatternMatch]:
    """Every place of `pattern` that lies inside one of `regions`, in order.

    Regions and offsets are of the normalised view, or of the text if `raw`. Raises `CannotJudge` as patterns do.
    """
    if not regions:
        return []
    text = binding.document.text if raw else binding.document.view.text
    values = binding.values if pattern.needs else {}
    if len(regions) > 1:
        # Regions are many and short, starting a search costs more than running it: all of the text at once.
        found: list[PatternMatch] = []
        index = 0
        for match in pattern.find(text, regions[0].start, regions[-1].end, values, raw=raw):
            while regions[index].end <= match.start:
                index += 1
            region = regions[index]
            if match.end <= region.start:
                continue
            if match.start < region.start or match.end > region.end:
                # What reaches over a border may hide what lies inside it.
                return list(_one_by_one(pattern, text, regions, values, raw=raw))
            found.append(match)
        return found
    return list(_one_by_one(pattern, text, regions, values, raw=raw))


def _one_by_one(
    pattern: Pattern, text: str, regions: Sequence[Region], values: Mapping[str, object], *, raw: bool
) -> Iterator[PatternMatch]:
    for region in regions:
        yield from pattern.find(text, region.start, region.end, values, raw=raw)


def within(regions: Sequence[Region], start: int, end: int) -> Region | None:
    """The region that holds `[start, end)` whole, or None."""
    from bisect import bisect_right

    index = bisect_right(regions, start, key=lambda region: region.start) - 1
    if index >= 0 and end <= regions[index].end:
        return regions[index]
    return None
