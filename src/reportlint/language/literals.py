"""Many literal strings looked for at once, in time that does not depend on how many they are."""

from __future__ import annotations

from functools import lru_cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ahocorasick_rs import AhoCorasick

_WORTH = 40_000
"""Code points after which making an automaton has paid: for one report, it takes several times as long as using it."""


class Literals:
    """Strings to look for, none of them empty. They are pickled as one: a pack has thousands."""

    __slots__ = ("_automaton", "_joined", "_searched", "_words")

    def __init__(self, words: Iterable[str]) -> None:
        self._words: Sequence[str] | None = tuple(words)
        self._joined = "\0".join(self._words)
        self._searched = 0
        self._automaton: AhoCorasick | None = None

    def __reduce__(self) -> tuple[object, ...]:
        return _restored, (self._joined,)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Literals) and self._joined == other._joined

    def __hash__(self) -> int:
        return hash(self._joined)

    @property
    def words(self) -> Sequence[str]:
        """The strings in their order."""
        if self._words is None:
            self._words = self._joined.split("\0") if self._joined else ()
        return self._words

    def find(self, text: str) -> list[tuple[int, int, int]]:
        """Index, start and end (code points) of every place of every string, also of those inside one another.

        In the order of their ends, longer ones first.
        """
        if not self.words:
            return []
        if self._automaton is None:
            self._searched += len(text)
            if self._searched <= _WORTH:
                return _one_by_one(self.words, text)
            from ahocorasick_rs import AhoCorasick

            self._automaton = AhoCorasick(self.words)
        return self._automaton.find_matches_as_indexes(text, overlapping=True)


def _restored(joined: str) -> Literals:
    literals = Literals.__new__(Literals)
    literals._words, literals._joined, literals._searched, literals._automaton = None, joined, 0, None  # noqa: SLF001
    return literals


def _one_by_one(words: Sequence[str], text: str) -> list[tuple[int, int, int]]:
    places = _places(text)
    found = []
    for number, word in enumerate(words):
        for start in places.get(word[:2], ()):
            if text.startswith(word, start):
                found.append((number, start, start + len(word)))
    found.sort(key=lambda place: (place[2], place[1]))
    return found


@lru_cache(maxsize=2)
def _places(text: str) -> dict[str, list[int]]:
    """Where each character and each two of them stand."""
    places: dict[str, list[int]] = {}
    for at, ch in enumerate(text):
        places.setdefault(ch, []).append(at)
    for at in range(len(text) - 1):
        places.setdefault(text[at : at + 2], []).append(at)
    return places
