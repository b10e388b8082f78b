"""Where the strings that patterns look for stand in a text: found once for all patterns of a profile, not by each of them."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from reportlint.language.literals import Literals
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportlint.language.patterns import Pattern


class Needles(NamedTuple):
    """Strings of two characters or more that the patterns of a profile look for, in the view and in the raw text."""

    view: Literals = Literals(())
    raw: Literals = Literals(())


_WORTH_TRYING = 24
"""Code points of a text for each place where a match may begin; where there are fewer, a search is as quick."""

_KEPT = 8
"""Texts whose occurrences are remembered: those of the scopes of the document in hand."""

_known: tuple[tuple[str, Mapping[str, Sequence[int]]], ...] = ()


def look_for(literals: Literals, text: str) -> None:
    """Find all of `literals` in a text, for all that is going to be asked about this very string."""
    global _known  # noqa: PLW0603 - a memory of what was looked at last, replaced as a whole
    if not any(text is other for other, _ in _known):
        _known = ((text, _occurrences(literals, text)), *_known[: _KEPT - 1])


def occurrences(text: str) -> Mapping[str, Sequence[int]] | None:
    """Where strings begin in a text that was looked at, ascending; single characters, and strings that were looked for."""
    for other, found in _known:
        if other is text:
            return found
    return None


def may_occur(needed: Sequence[Sequence[str]], text: str, start: int, end: int) -> bool:
    """Whether of each set of strings one stands in `text[start:end]`, or may do so."""
    known = occurrences(text) or {}
    for literals in needed:
        for literal in literals:
            found = known.get(literal)
            if found is None:
                if text.find(literal, start, end) >= 0:
                    break
            elif found and (at := bisect_left(found, start)) < len(found) and found[at] < end:
                break
        else:
            return False
    return True


def begins(starts: Sequence[str], text: str, start: int, end: int) -> Sequence[int] | None:
    """Where in `text[start:end]` what begins with one of `starts` can begin, if that is known and they are few."""
    known = occurrences(text) if starts else None
    if known is None:
        return None
    try:
        found = [places for literal in starts if (places := known[literal])]
    except KeyError:
        return None
    if sum(map(len, found)) * _WORTH_TRYING > len(text):
        return None
    places = found[0] if len(found) == 1 else sorted({at for places in found for at in places})
    return [at for at in places if start <= at < end]


class _Places(dict[str, "Sequence[int]"]):
    """Where strings begin. Single characters are found when they are asked for: most never are."""

    __slots__ = ("text",)

    text: str

    def __missing__(self, literal: str) -> Sequence[int]:
        if len(literal) != 1:
            raise KeyError(literal)
        found: list[int] = []
        at = self.text.find(literal)
        while at >= 0:
            found.append(at)
            at = self.text.find(literal, at + 1)
        self[literal] = found
        return found


def _occurrences(literals: Literals, text: str) -> _Places:
    words = literals.words
    found = _Places(_nowhere(literals))
    found.text = text
    places: dict[int, list[int]] = {}
    for number, start, _ in literals.find(text):
        if number in places:
            places[number].append(start)
        else:
            found[words[number]] = places[number] = [start]
    return found


@lru_cache(maxsize=16)
def _nowhere(literals: Literals) -> Mapping[str, Sequence[int]]:
    return dict.fromkeys(literals.words, ())


def needles(patterns: Sequence[tuple[Pattern, bool]]) -> Needles:
    """What patterns look for, each with whether it is for the raw text."""
    view: dict[str, None] = {}
    raw: dict[str, None] = {}
    for pattern, is_raw in patterns:
        if is_raw:
            raw.update(dict.fromkeys(pattern.raw_starts))
        else:
            view.update(dict.fromkeys(pattern.starts))
            for needed in pattern.literals:
                view.update(dict.fromkeys(needed))
    return Needles(*(Literals(literal for literal in found if len(literal) > 1) for found in (view, raw)))
