"""Many literal strings looked for at once, in time that does not depend on how many they are."""

from __future__ import annotations

from operator import add, itemgetter

from reportlint.language.beginnings import beginnings, strings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ahocorasick_rs import AhoCorasick

    from reportlint.language.beginnings import Beginnings, Strings

_WORTH = 40_000
"""Code points and words looked at after which making an automaton has paid: it takes several times as long as using it."""

_FEW = 16
"""Strings that are found by themselves sooner than by the places of all pairs of characters."""


class Literals:
    """Strings to look for, none of them empty. They are pickled as one: a pack has thousands."""

    __slots__ = ("_automaton", "_beginnings", "_searched", "_strings", "_words")

    def __init__(self, words: Iterable[str]) -> None:
        self._words: Sequence[str] | None = tuple(words)
        self._strings = strings(self._words, "\0")
        self._beginnings: Beginnings | None = None
        self._searched = 0
        self._automaton: AhoCorasick | None = None

    def __reduce__(self) -> tuple[object, ...]:
        return _restored, (self._strings, self._begun())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Literals) and self._strings == other._strings

    def __hash__(self) -> int:
        return hash(self._strings.together)

    @property
    def words(self) -> Sequence[str]:
        """The strings in their order."""
        if self._words is None:
            self._words = self._strings.together.split("\0")[:-1]
        return self._words

    def has(self, word: str) -> bool:
        """Whether a string is one of them."""
        return f"\0{word}\0" in f"\0{self._strings.together}"

    def holds(self, others: Literals) -> bool:
        """Whether all `others` stand among them in their order, as they do where these were put together of such lists."""
        return f"\0{others._strings.together}" in f"\0{self._strings.together}"

    def find(self, text: str) -> list[tuple[int, int, int]]:
        """Index, start and end (code points) of every place of every string, also of those inside one another.

        In the order of their ends, longer ones first.
        """
        if not self._strings.together:
            return []
        automaton = self._paying(text)
        if automaton is not None:
            return automaton.find_matches_as_indexes(text, overlapping=True)
        possible = self._possible(text)
        found = _few(possible, text) if len(possible) <= _FEW else _many(possible, text)
        found.sort(key=itemgetter(2, 1))
        return found

    def standing_in(self, text: str) -> set[str]:
        """Those of the strings that stand in a text."""
        automaton = self._paying(text) if self._strings.together else None
        if automaton is None:
            return {word for _, word in self._possible(text) if word in text}
        words = self.words
        return {words[number] for number, _, _ in automaton.find_matches_as_indexes(text, overlapping=True)}

    @property
    def is_quick(self) -> bool:
        """Whether so much text was looked through that looking costs little now."""
        return self._automaton is not None

    def _paying(self, text: str) -> AhoCorasick | None:
        """The automaton, once it pays to have one."""
        if self._automaton is None:
            self._searched += len(text) + self._strings.size
            if self._searched > _WORTH:
                from ahocorasick_rs import AhoCorasick

                self._automaton = AhoCorasick(self.words)
        return self._automaton

    def _possible(self, text: str) -> list[tuple[int, str]]:
        """Those of the strings whose beginning stands in a text, with their index."""
        if self._strings.size <= _FEW:
            return [*enumerate(self.words)]
        string = self._strings.at
        return [(number, string(number)) for number in sorted(self._begun().of(text))]

    def _begun(self) -> Beginnings:
        if self._beginnings is None:
            self._beginnings = beginnings(self.words)
        return self._beginnings


def _restored(together: Strings, begun: Beginnings) -> Literals:
    literals = Literals.__new__(Literals)
    literals._words, literals._strings, literals._beginnings = None, together, begun  # noqa: SLF001
    literals._searched, literals._automaton = 0, None  # noqa: SLF001
    return literals


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
