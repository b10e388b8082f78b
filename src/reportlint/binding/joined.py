"""The words of scopes as one text: prose is a third of a report, the rest are tables that most rules need not look at."""

from __future__ import annotations

from bisect import bisect_right

from reportlint.language.occurrences import Places, Sought, look_for

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportlint.binding.binding import Binding, Region
    from reportlint.language.literals import Literals
    from reportlint.language.patterns import Pattern, PatternMatch

_NEAR = 12
"""Code points between two regions that stay as they are (a line end, the bar between two cells)."""

_APART = "\n\ufffc\n"
"""What more than that becomes: a table stood there, so that no heading follows 情况如下：."""

_WORTH_LOOKING = 12
"""Searches of a text from which on it pays to look for what all patterns need at once."""


class Joined:
    """Regions behind one another. `starts` are the offsets in `text` at which they begin."""

    __slots__ = ("_asked", "_found", "_needles", "_sought", "regions", "starts", "text")

    def __init__(self, text: str, regions: Sequence[Region], needles: Literals, sought: Sought | None = None) -> None:
        """`sought` tells where the needles stand in all of `text`, if that is found once for many such regions."""
        self.regions = regions
        self.text, self.starts = _behind_one_another(text, regions)
        self._needles = needles
        self._sought = sought
        self._asked = 0
        self._found: Places | None = None

    def lacks(self, needed: tuple[frozenset[str], ...]) -> bool:
        """Whether of one of these sets of strings none stands in the text, as far as that is known."""
        if self._found is None:
            self._asked += 1
            if self._asked < _WORTH_LOOKING:
                return False
            self._found = look_for(self._needles, self.text, self._present())
        return self._found.lack(needed)

    def _present(self) -> set[str] | None:
        return self._sought.standing_in(_stretches(self.regions), self.text) if self._sought else None

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
        if self.lacks(pattern.needed):
            return
        for start, end in pattern.spans(self.text, 0, len(self.text), values):
            place = self.place(start, end)
            if place is not None:
                yield place

    def whole_spans(
        self, pattern: Pattern, values: Mapping[str, object], *, raw: bool
    ) -> Sequence[tuple[int, int]] | None:
        """Begin and end of what `matches` gives."""
        if self.lacks(pattern.raw_needed if raw else pattern.needed):
            return ()
        found = pattern.spans(self.text, 0, len(self.text), values, raw=raw)
        if not found:
            return found
        places = [place for start, end in found if (place := self.place(start, end)) is not None]
        return places if len(places) == len(found) else None

    def matches(self, pattern: Pattern, values: Mapping[str, object], *, raw: bool) -> list[PatternMatch] | None:
        """Every place of a pattern, in the text of the regions; None where one reaches over a border.

        What reaches over a border may hide what lies inside it.
        """
        if self.lacks(pattern.raw_needed if raw else pattern.needed):
            return []
        found: list[PatternMatch] = []
        for match in pattern.find(self.text, 0, len(self.text), values, raw=raw):
            place = self.place(match.start, match.end)
            if place is None:
                return None
            found.append(match.moved(place[0] - match.start))
        return found


def lacks(binding: Binding, needed: tuple[tuple[frozenset[str], ...], ...]) -> bool:
    """Whether there is, in each of these, a set of strings of which none stands in the view, as far as that is known."""
    if binding.scopes is None:
        return False  # to find out costs more than it saves, where it is not remembered
    known: Places | None = binding.memo.get("standing")
    if known is None:
        sought = _sought(binding)
        known = binding.memo["standing"] = Places(sought.literals, binding.document.view.text, {*sought.standing()})
    return all(map(known.lack, needed))


def _sought(binding: Binding) -> Sought:
    memo = binding.memo
    if "sought" not in memo:
        memo["sought"] = Sought(binding.nouns.needles.view, binding.document.view.text)
    sought: Sought = memo["sought"]
    return sought


def joined(binding: Binding, regions: Sequence[Region], *, raw: bool = False) -> Joined:
    """The joined text of regions of the view, or of the text if `raw`; made once for what `Binding.regions` gives."""
    kept: dict[int, Joined] = binding.memo.setdefault("joined", {})
    known = kept.get(id(regions))
    if known is None or known.regions is not regions:
        document, needles = binding.document, binding.nouns.needles
        if raw:
            known = Joined(document.text, regions, needles.raw)
        else:
            known = Joined(document.view.text, regions, needles.view, _sought(binding))
        kept[id(regions)] = known
    return known


def _stretches(regions: Sequence[Region]) -> Iterator[tuple[int, int]]:
    """From where to where regions are near one another: there the text stays as it is."""
    first = last = regions[0].start
    for start, end in regions:
        if start - last > _NEAR:
            yield first, last
            first = start
        last = end
    yield first, last


def _behind_one_another(text: str, regions: Sequence[Region]) -> tuple[str, list[int]]:
    """What is near stays as it is, so that a piece holds all of a table, or many paragraphs."""
    stretches = list(_stretches(regions))
    starts: list[int] = []
    behind = iter(stretches)
    low, high = next(behind)
    by = -low
    for start, _ in regions:
        if start > high:
            by += high + len(_APART)
            low, high = next(behind)
            by -= low
        starts.append(start + by)
    return _APART.join([text[low:high] for low, high in stretches]), starts
