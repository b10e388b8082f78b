"""The words of scopes as one text: prose is a third of a report, the rest are tables that most rules need not look at."""

from __future__ import annotations

from bisect import bisect_right

from reportlint.language.occurrences import look_for
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportlint.binding.binding import Binding, Region
    from reportlint.language.patterns import Pattern, PatternMatch

_NEAR = 12
"""Code points between two regions that stay as they are (a line end, the bar between two cells)."""

_APART = "\n\ufffc\n"
"""What more than that becomes: a table stood there, so that no heading follows 情况如下：."""

_WORTH_LOOKING = 12
"""Searches of a text from which on it pays to look for what all patterns need at once."""


class Joined(NamedTuple):
    """Regions behind one another. `starts` are the offsets in `text` at which they begin."""

    text: str
    starts: tuple[int, ...]
    regions: tuple[Region, ...]

    def place(self, start: int, end: int) -> tuple[int, int] | None:
        """`[start, end)` of the joined text in the text of the regions; None where it is not inside one region."""
        index = bisect_right(self.starts, start) - 1
        if index < 0:
            return None
        region = self.regions[index]
        by = region.start - self.starts[index]
        return (start + by, end + by) if end + by <= region.end else None

    def spans(self, pattern: Pattern, values: Mapping[str, object]) -> Iterator[tuple[int, int]]:
        """Begin and end of every place of a pattern inside a region, in the text of the regions."""
        for start, end in pattern.spans(self.text, 0, len(self.text), values):
            place = self.place(start, end)
            if place is not None:
                yield place

    def matches(self, pattern: Pattern, values: Mapping[str, object], *, raw: bool) -> list[PatternMatch] | None:
        """Every place of a pattern, in the text of the regions; None where one reaches over a border.

        What reaches over a border may hide what lies inside it.
        """
        found: list[PatternMatch] = []
        for match in pattern.find(self.text, 0, len(self.text), values, raw=raw):
            place = self.place(match.start, match.end)
            if place is None:
                return None
            found.append(match.moved(place[0] - match.start))
        return found


def joined(binding: Binding, regions: Sequence[Region], *, raw: bool = False) -> Joined:
    """The joined text of regions of the view, or of the text if `raw`; made once for what `Binding.regions` gives."""
    kept: dict[int, _Kept] = binding.memo.setdefault("joined", {})
    known = kept.get(id(regions))
    if known is None or known.regions is not regions:
        text = binding.document.text if raw else binding.document.view.text
        known = kept[id(regions)] = _Kept(regions, _joined(text, regions))
    known.asked += 1
    if known.asked == _WORTH_LOOKING:
        needles = binding.nouns.needles
        look_for(needles.raw if raw else needles.view, known.joined.text)
    return known.joined


class _Kept:
    """Regions, kept so that no others get their identity, their joined text, and how often it was asked for."""

    __slots__ = ("asked", "joined", "regions")

    def __init__(self, regions: Sequence[Region], joined: Joined) -> None:
        self.regions = regions
        self.joined = joined
        self.asked = 0


def _joined(text: str, regions: Sequence[Region]) -> Joined:
    pieces: list[str] = []
    starts: list[int] = []
    length = 0
    last = regions[0].start
    for start, end in regions:
        between = text[last:start] if start - last <= _NEAR else _APART
        length += len(between)
        starts.append(length)
        pieces += (between, text[start:end])
        length += end - start
        last = end
    return Joined("".join(pieces), tuple(starts), tuple(regions))
