"""Counts by the words that a sentence begins with: the same words tell the same thing, in two places or in two years."""

from __future__ import annotations

from reportlint.compiled import compiled
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from reportlint.binding.binding import Region
    from reportlint.language.entry import Entry
    from reportlint.language.patterns import Pattern

_SENTENCE = compiled(r"[^。;；!?！？\n\r]+")
_ENDS = compiled(r"[,，、。;；:：!?！？()（）\n\r]|$")
_MARKS = compiled(r"[^\p{Han}\p{L}]+")
_LONGEST = 40
"""Characters before a number that may be one statement; what is longer tells more than one thing."""

KEYS = ("units", "total", "drop", "without", "shortest")
"""Keys of a rule that say what such a count is."""

Key = tuple[str, str]
"""The words before a number, without those that change nothing, and its unit."""


class Statement(NamedTuple):
    """A count, at offsets of the view: `total` where it claims to be all of the year, `alone` where its sentence says
    nothing else. The sentence is `[sentence, sentence_end)`.
    """

    value: Decimal
    start: int
    end: int
    total: bool
    alone: bool
    sentence: int
    sentence_end: int


class Statements(NamedTuple):
    """`total` are words that make a count the whole of it, `drop` words that change nothing, `without` those of sentences
    that tell something else. `shortest` is how many characters the words before the number must have, without those.
    """

    units: frozenset[str]
    total: tuple[Pattern, ...]
    drop: tuple[Pattern, ...]
    without: tuple[Pattern, ...]
    shortest: int

    def find(
        self, text: str, region: Region, values: Mapping[str, object], *, before: bool = False
    ) -> Iterator[tuple[Key, Statement]]:
        """Every such count of a region; `before` asks only the words before a number whether they tell something else."""
        from reportlint.chinese.quantities import find_quantities

        for sentence in _SENTENCE.finditer(text, region.start, region.end):
            start, end = sentence.span()
            first = next(find_quantities(text, start, min(end, start + 2 * _LONGEST)), None)
            if first is None or first.unit not in self.units or not first.exact:
                continue
            stop = _ENDS.search(text, first.end)
            if first.number_start - start > _LONGEST or (stop is not None and stop.start() != first.end):
                continue
            asked = first.start if before else end
            if any(pattern.first(text, start, asked, values) is not None for pattern in self.without):
                continue
            key = self._key(text, start, first.start, values)
            if len(key) >= self.shortest:
                total = any(each.first(text, start, first.start, values) is not None for each in self.total)
                alone = not text[first.end : end].strip()
                yield (key, first.unit), Statement(first.low, first.start, first.end, total, alone, start, end)

    def _key(self, text: str, start: int, end: int, values: Mapping[str, object]) -> str:
        gone = sorted(span for each in (*self.total, *self.drop) for span in each.spans(text, start, end, values))
        kept, at = [], start
        for low, high in gone:
            if low >= at:
                kept.append(text[at:low])
            at = max(at, high)
        kept.append(text[at:end])
        key: str = _MARKS.sub("", "".join(kept))
        return key


def read_statements(keys: Mapping[str, Entry]) -> Statements:
    """What a rule says of such counts; the keys are `KEYS`."""
    return Statements(
        frozenset(keys["units"].texts()) if "units" in keys else frozenset(),
        keys["total"].patterns() if "total" in keys else (),
        keys["drop"].patterns() if "drop" in keys else (),
        keys["without"].patterns() if "without" in keys else (),
        keys["shortest"].limits()[0] if "shortest" in keys else 5,
    )
