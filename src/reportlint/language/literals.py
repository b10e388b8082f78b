"""Many literal strings looked for at once, in time that does not depend on how many they are."""

from __future__ import annotations

from functools import lru_cache
from operator import add, itemgetter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ahocorasick_rs import AhoCorasick

_WORTH = 40_000
"""Code points and words looked at after which making an automaton has paid: it takes several times as long as using it."""

_FEW = 16
"""Strings that are found by themselves sooner than by the places of all pairs of characters."""


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

    def has(self, word: str) -> bool:
        """Whether a string is one of them."""
        return f"\0{word}\0" in f"\0{self._joined}\0"

    def holds(self, others: Literals) -> bool:
        """Whether all `others` stand among them in their order, as they do where these were put together of such lists."""
        return self.has(others._joined)

    def find(self, text: str) -> list[tuple[int, int, int]]:
        """Index, start and end (code points) of every place of every string, also of those inside one another.

        In the order of their ends, longer ones first.
        """
        if not self.words:
            return []
        automaton = self._paying(text)
        if automaton is None:
            return _one_by_one(self.words, text)
        return automaton.find_matches_as_indexes(text, overlapping=True)

    def standing_in(self, text: str) -> set[str]:
        """Those of the strings that stand in a text."""
        words = self.words
        automaton = self._paying(text) if words else None
        if automaton is None:
            beginnings = _beginnings(text)
            return {word for word in words if word[:3] in beginnings and (len(word) < 4 or word in text)}
        return {words[number] for number, _, _ in automaton.find_matches_as_indexes(text, overlapping=True)}

    @property
    def is_quick(self) -> bool:
        """Whether so much text was looked through that looking costs little now."""
        return self._automaton is not None

    def _paying(self, text: str) -> AhoCorasick | None:
        """The automaton, once it pays to have one."""
        if self._automaton is None:
            self._searched += len(text) + len(self.words)
            if self._searched > _WORTH:
                from ahocorasick_rs import AhoCorasick

                self._automaton = AhoCorasick(self.words)
        return self._automaton


def _restored(joined: str) -> Literals:
    literals = Literals.__new__(Literals)
    literals._words, literals._joined, literals._searched = None, joined, 0  # noqa: SLF001
    literals._automaton = None  # noqa: SLF001
    return literals


def _one_by_one(words: Sequence[str], text: str) -> list[tuple[int, int, int]]:
    beginnings = _beginnings(text)
    possible = [each for each in enumerate(words) if each[1][:3] in beginnings]
    if not possible:
        return []
    found = _few(possible, text) if len(possible) <= _FEW else _many(possible, text)
    found.sort(key=itemgetter(2, 1))
    return found


def _few(possible: Sequence[tuple[int, str]], text: str) -> list[tuple[int, int, int]]:
    found = []
    for number, word in possible:
        start = text.find(word)
        while start >= 0:
            found.append((number, start, start + len(word)))
            start = text.find(word, start + 1)
    return found


def _many(possible: Sequence[tuple[int, str]], text: str) -> list[tuple[int, int, int]]:
    places: dict[str, list[int]] = {word[:2]: [] for _, word in possible}
    for at, two in enumerate(map(add, text, text[1:])):
        if two in places:
            places[two].append(at)
    found = []
    for number, word in possible:
        length = len(word)
        for start in places[word[:2]] if length > 1 else _alone(word, text):
            if length < 3 or text.startswith(word, start):
                found.append((number, start, start + length))
    return found


def _alone(character: str, text: str) -> list[int]:
    return [at for at, ch in enumerate(text) if ch == character]


@lru_cache(maxsize=2)
def _beginnings(text: str) -> set[str]:
    """Each character of the text, each two and each three of them."""
    twos = [*map(add, text, text[1:])]
    return {*text, *twos, *map(add, twos, text[2:])}
