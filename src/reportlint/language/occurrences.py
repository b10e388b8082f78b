"""Where the strings that patterns look for stand in a text: found once for all patterns of a profile, not by each of them."""

from __future__ import annotations

from _weakref import ref  # `weakref` around it is written in Python, and no report needs it
from bisect import bisect_right
from functools import lru_cache

from reportlint.language.literals import Literals
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlint.language.patterns import Pattern


class Needles(NamedTuple):
    """Strings of two characters or more that the patterns of a profile look for, in the view and in the raw text.

    `words` are those that rules look for in the view as they are, without any pattern.
    """

    view: Literals = Literals(())
    raw: Literals = Literals(())
    words: Literals = Literals(())


_WORTH_TRYING = 24
"""Code points of a text for each place where a match may begin; where there are fewer, a search is as quick."""

_MANY = 8
"""Strings from which on a search tries so many at each character that a third of those code points is enough."""

_known: dict[int, ref[Places]] = {}
"""By the identity of their texts: those of the scopes of the documents in hand, for as long as these hold them."""


def look_for(literals: Literals, text: str, present: set[str] | None = None) -> Places:
    """Find all of `literals` in a text, for all that is going to be asked about this very string as long as the answer is held.

    `present` are those of them that stand there, if that is known.
    """
    known = occurrences(text)
    if known is None or known.literals is not literals:
        known = Places(literals, text, present)
        at = id(text)
        _known[at] = ref(known, lambda gone: _known.pop(at) if _known.get(at) is gone else None)
    return known


class Sought:
    """All places of `literals` in a text, found when first asked for: what stands in a piece of it is not looked for again."""

    __slots__ = ("_ends", "_found", "_longest", "_standing", "_starts", "_text", "literals")

    def __init__(self, literals: Literals, text: str) -> None:
        self.literals = literals
        self._text = text
        self._found: list[str] | None = None
        self._standing: set[str] | None = None

    def standing_in(self, pieces: Iterable[tuple[int, int]], joined: str) -> set[str]:
        """The strings that stand in pieces of the text, `joined` with line ends between them, and perhaps in `joined` beside."""
        if self.literals.is_quick:
            return self._inside(pieces, joined)
        # Without an automaton places cost more than asking for what stands in all of the text: that is little.
        return {word for word in (*self.standing(), *_with_line_ends(self.literals)) if word in joined}

    def standing(self) -> set[str]:
        """The strings that stand anywhere in the text."""
        if self._standing is None:
            quick = self.literals.is_quick
            self._standing = set(self._all()) if quick else self.literals.standing_in(self._text)
        return self._standing

    def _all(self) -> list[str]:
        if self._found is None:
            words = self.literals.words
            found = self.literals.find(self._text)
            self._ends = [end for _, _, end in found]
            self._starts = [start for _, start, _ in found]
            self._found = [words[number] for number, _, _ in found]
            self._longest = max(map(len, self._found), default=0)
        return self._found

    def _inside(self, pieces: Iterable[tuple[int, int]], joined: str) -> set[str]:
        found = self._all()
        present = {word for word in _with_line_ends(self.literals) if word in joined}
        for start, end in pieces:
            low, high = bisect_right(self._ends, start), bisect_right(self._ends, end)
            # Only what ends near the beginning of a piece may begin before it.
            near = bisect_right(self._ends, start + self._longest, low, high)
            present.update([found[at] for at in range(low, near) if self._starts[at] >= start])
            present.update(found[near:high])
        return present


@lru_cache(maxsize=16)
def _with_line_ends(literals: Literals) -> tuple[str, ...]:
    return tuple(word for word in literals.words if "\n" in word)


def occurrences(text: str) -> Places | None:
    """Where strings begin in a text that was looked at, ascending; single characters, and strings that were looked for."""
    there = _known.get(id(text))
    known = there() if there is not None else None
    return known if known is not None and known.text is text else None


def begins(starts: Sequence[str], text: str, start: int, end: int) -> Sequence[int] | None:
    """Where in `text[start:end]` what begins with one of `starts` can begin, if that is known and they are few."""
    known = occurrences(text) if starts else None
    if known is None:
        return None
    try:
        found = [places for literal in starts if (places := known[literal])]
    except KeyError:
        return None
    worth = _WORTH_TRYING if len(starts) < _MANY else _WORTH_TRYING // 3
    if sum(map(len, found)) * worth > len(text):
        return None
    places = found[0] if len(found) == 1 else sorted({at for places in found for at in places})
    return [at for at in places if start <= at < end]


class Places(dict[str, "Sequence[int]"]):
    """Where strings begin in `text`, found when they are asked for: most never are.

    `present` are the strings that stand there, its characters among them; `literals` all that were looked for. `numbers`
    are remembered here by who looks for them.
    """

    __slots__ = ("__weakref__", "_answers", "_words", "literals", "numbers", "present", "text")

    def __init__(self, literals: Literals, text: str, present: set[str] | None = None) -> None:
        super().__init__()
        self.literals = literals
        self.text = text
        self.present = literals.standing_in(text) if present is None else present
        self.present.update(text)
        self._words, self._answers = _asked(literals)
        self.numbers: dict[int, list[tuple[int, int]]] = {}

    def __missing__(self, literal: str) -> Sequence[int]:
        """Every place of a string; raises `KeyError` for one that was not looked for."""
        found: list[int] = []
        if literal in self.present:
            at = self.text.find(literal)
            while at >= 0:
                found.append(at)
                at = self.text.find(literal, at + 1)
        elif len(literal) > 1 and literal not in self._words:
            raise KeyError(literal)
        self[literal] = found
        return found

    def lack(self, needed: tuple[frozenset[str], ...]) -> bool:
        """Whether of one of these sets no string stands in the text; False where that was not looked for."""
        present = self.present
        for strings in needed:  # noqa: SIM110 - asked some hundred times for a document: a generator takes twice as long
            if strings.isdisjoint(present) and self._were_looked_for(strings):
                return True
        return False

    def _were_looked_for(self, strings: frozenset[str]) -> bool:
        # The sets of a pattern stay the same objects as long as its pack is loaded, and the answer with them.
        known = self._answers.get(id(strings))
        if known is None or known[0] is not strings:
            known = self._answers[id(strings)] = strings, all(len(each) == 1 or each in self._words for each in strings)
        return known[1]


@lru_cache(maxsize=16)
def _asked(literals: Literals) -> tuple[frozenset[str], dict[int, tuple[frozenset[str], bool]]]:
    """All that was looked for, and which sets of strings were found to be among them."""
    return frozenset(literals.words), {}


def needles(patterns: Sequence[tuple[Pattern, bool]], words: Iterable[Literals] = ()) -> Needles:
    """What patterns look for, each with whether it is for the raw text, and what is looked for without them."""
    view: dict[str, None] = {}
    raw: dict[str, None] = {}
    for pattern, is_raw in patterns:
        if is_raw:
            raw.update(dict.fromkeys(pattern.raw_starts))
        else:
            for needed in pattern.needed:
                view.update(dict.fromkeys(sorted(needed)))
    return Needles(
        Literals(literal for literal in view if len(literal) > 1),
        Literals(literal for literal in raw if len(literal) > 1),
        Literals(word for each in words for word in each.words),
    )
