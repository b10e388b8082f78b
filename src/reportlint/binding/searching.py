"""Patterns over regions: searched in one go, kept where they lie inside a region."""

from __future__ import annotations

from bisect import bisect_right

from reportlint.binding.joined import joined

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportlint.binding.binding import Binding, Region
    from reportlint.language.excuse import Excuse
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
        # Regions are many and short, starting a search costs more than running it: all of them at once.
        found = joined(binding, regions, raw=raw).matches(pattern, values, raw=raw)
        if found is not None:
            return found
    return list(_one_by_one(pattern, text, regions, values, raw=raw))


def spans(
    binding: Binding, pattern: Pattern, regions: Sequence[Region], *, raw: bool = False
) -> Sequence[tuple[int, int]]:
    """Begin and end of what `search` gives: all that most rules want to know."""
    if len(regions) > 1:
        values = binding.values if pattern.needs else {}
        found = joined(binding, regions, raw=raw).whole_spans(pattern, values, raw=raw)
        if found is not None:
            return found
    return [(match.start, match.end) for match in search(binding, pattern, regions, raw=raw)]


def told_in(
    binding: Binding, patterns: Sequence[Pattern], scopes: Sequence[str], excuse: Excuse | None
) -> Iterator[tuple[PatternMatch, Region]]:
    """Every place of the patterns, one pattern after another, that lies in a scope and is not excused, with its region."""
    regions = binding.regions(scopes)
    if regions:
        for pattern in patterns:
            yield from unexcused(binding, pattern, regions, excuse)


def unexcused(
    binding: Binding, pattern: Pattern, regions: Sequence[Region], excuse: Excuse | None
) -> Iterator[tuple[PatternMatch, Region]]:
    """Every place of `pattern` in the view that lies inside a region and is not excused, with its region."""
    text = binding.document.view.text
    for match in search(binding, pattern, regions):
        region = within(regions, match.start, match.end)
        if region is not None and not (excuse and excuse.excuses(text, match.start, match.end, binding.values)):
            yield match, region


def _one_by_one(
    pattern: Pattern, text: str, regions: Sequence[Region], values: Mapping[str, object], *, raw: bool
) -> Iterator[PatternMatch]:
    for region in regions:
        yield from pattern.find(text, region.start, region.end, values, raw=raw)


def within(regions: Sequence[Region], start: int, end: int) -> Region | None:
    """The region that holds `[start, end)` whole, or None."""
    index = bisect_right(regions, start, key=lambda region: region.start) - 1
    if index >= 0 and end <= regions[index].end:
        return regions[index]
    return None
