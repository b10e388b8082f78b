"""Many words by how they begin, so that one text finds the few of some thousand that may stand in it.

Kept as numbers in bytes: it is made when a pack is compiled, and no word of it is a string before a text has its beginning.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from itertools import accumulate

from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


class Strings(NamedTuple):
    """Strings in their order as one, each followed by a character that none of them holds; `ends` are where these stand."""

    together: str
    ends: bytes

    def __reduce__(self) -> tuple[object, ...]:
        # Of hanzi, two bytes each are read five times as quickly as three.
        return _strings, (_units(self.together), self.ends)

    @property
    def size(self) -> int:
        """How many there are."""
        return len(self.ends) // _SIZE

    def at(self, number: int) -> str:
        """The string with this number, from 0 on."""
        ends = _numbers(self.ends)
        return self.together[ends[number - 1] + 1 if number else 0 : ends[number]]


class Beginnings(NamedTuple):
    """The numbers of words, those together that begin with the same two units of UTF-16.

    `pairs` are these beginnings, ascending; `firsts` tell where in `words` those with each begin, and where the last ones end.
    `others` have one unit, and may stand anywhere.
    """

    pairs: bytes
    firsts: bytes
    words: bytes
    others: tuple[int, ...]

    def of(self, text: str) -> list[int]:
        """The numbers of all words whose beginning stands in the text."""
        pairs, firsts, words = _numbers(self.pairs), _numbers(self.firsts), _numbers(self.words)
        found = [*self.others]
        for pair in _pairs(text).intersection(pairs):
            at = bisect_left(pairs, pair)
            found += words[firsts[at] : firsts[at + 1]]
        return found


def _strings(units: bytes, ends: bytes) -> Strings:
    return Strings(units.decode("utf-16-le", "surrogatepass"), ends)


def strings(words: Sequence[str], between: str) -> Strings:
    """The words as one string, with `between` behind each, which is one character."""
    lengths = accumulate(map(len, words))
    return Strings(between.join((*words, "")), _packed([end + number for number, end in enumerate(lengths)]))


def beginnings(words: Sequence[str]) -> Beginnings:
    """The index of some words, none of them empty."""
    groups: dict[int, list[int]] = {}
    others = []
    for number, word in enumerate(words):
        begin = _units(word[:2])[:_SIZE]
        if len(begin) == _SIZE:
            groups.setdefault(_numbers(begin)[0], []).append(number)
        else:
            others.append(number)
    pairs = sorted(groups)
    return Beginnings(
        _packed(pairs),
        _packed([*accumulate((len(groups[pair]) for pair in pairs), initial=0)]),
        _packed([number for pair in pairs for number in groups[pair]]),
        tuple(others),
    )


@lru_cache(maxsize=4)
def _pairs(text: str) -> frozenset[int]:
    """All that stands beside one another in a text: it is asked for with one list of words after the other."""
    units = memoryview(_units(text))
    even, odd = len(units) // _SIZE * _SIZE, (len(units) - 2) // _SIZE * _SIZE
    return frozenset(_numbers(units[:even])).union(_numbers(units[2 : 2 + odd]) if odd > 0 else ())


_SIZE = 4
"""Bytes of a number, and of two units."""


def _units(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")


def _packed(numbers: Sequence[int]) -> bytes:
    data = memoryview(bytearray(_SIZE * len(numbers))).cast("I")
    for at, number in enumerate(numbers):
        data[at] = number
    return data.tobytes()


def _numbers(data: bytes | memoryview) -> memoryview:
    return memoryview(data).cast("I")
