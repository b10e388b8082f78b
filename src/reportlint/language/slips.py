"""Set terms with one slip: where a text has all of a term but one character, whatever that may mean."""

from __future__ import annotations

from reportlint.chinese.similar import look_alike, sound_alike
from reportlint.deferred import Deferred
from reportlint.language.beginnings import strings
from reportlint.language.literals import Literals
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


_MOST = 1000
"""Beginnings that are kept for one half at most."""

_LONG = 200
"""Characters of other halves from which on it pays to sort them."""


class Slip(NamedTuple):
    """`text[start:end]` is `term` with a slip; the characters `low` to `high` of the text are what is odd."""

    term: str
    slip: str
    start: int
    end: int
    low: int
    high: int


if TYPE_CHECKING:
    _Found = tuple[str, str, int, int, int]
    """The other half that is meant, the slip, where beside the half it is odd, and how much of the text belongs to it."""


class _Half:
    """What stands beside one half of some terms, read away from the half: before it backwards, after it forwards.

    `longest` is how long these other halves get, `near` those that a slip may have made of what begins with three
    characters: reports say the same things, so it is kept.
    """

    __slots__ = ("_by_character", "_rests", "longest", "near")

    def __init__(self, written: str) -> None:
        self._rests = written[1:]
        self._by_character: dict[str, list[str]] | None = None
        self.longest = ord(written[0])
        self.near: dict[str, tuple[str, ...]] = {}

    def learn(self, text: str) -> tuple[str, ...]:
        """The other halves that a slip may have made of what begins with `text`, at most three characters."""
        first, second = text[:1], text[1:2]
        near: tuple[str, ...] = ()
        if first in self._rests or second in self._rests:
            near = tuple(
                [
                    rest
                    for rest in self._with(first, second)
                    # Either the first character is right, or the second one is, or it stands in the place of the first.
                    if (not text.startswith(rest) if rest[0] == first else rest[1] == second or rest[1] == first)
                    and _may_be(rest, text)
                ]
            )
        if len(self.near) < _MOST:
            self.near[text] = near
        return near

    def _with(self, first: str, second: str) -> Sequence[str]:
        """Those of the other halves that may have one of the characters in one of the first two places."""
        if len(self._rests) < _LONG:
            return self._rests.split(_AND)
        if self._by_character is None:
            self._by_character = {}
            for rest in self._rests.split(_AND):
                for character in {rest[0], rest[1]}:
                    self._by_character.setdefault(character, []).append(rest)
        found = self._by_character.get(first, ())
        return [*found, *(rest for rest in self._by_character.get(second, ()) if first not in rest[:2])]


def _written(rests: Sequence[str]) -> str:
    """Other halves as one string, behind a character for the length of the longest; empty where there are none."""
    return chr(max(map(len, rests))) + _AND.join(rests) if rests else ""


def _may_be(rest: str, text: str) -> bool:
    odd = 0
    while odd < len(text) and text[odd] == rest[odd : odd + 1]:
        odd += 1
    if odd > 1 or len(rest) == odd + 1:
        return True
    return rest[odd + 1] in text[odd : odd + 2] or (odd == 1 and text[1:2] == rest[0])


class _Sides(NamedTuple):
    """What one literal is: a half of terms, with what may stand `before` and `after` it; a term with its middle swapped; a
    term as it should be, which is `right`.
    """

    before: _Half | None
    after: _Half | None
    swapped: str
    right: bool


class TermIndex:
    """The literals to look for, and what each one is. Made when the pack is compiled; what stands beside a half is sorted
    when a text first has it.

    The sides are one string until then, for a document has a few of some thousand literals.
    """

    __slots__ = ("_sides", "literals", "sorted", "terms")

    def __init__(self, literals: Literals, sides: Deferred, terms: frozenset[str]) -> None:
        self.literals = literals
        self.terms = terms
        self._sides = sides
        self.sorted: dict[int, _Sides] = {}

    def __reduce__(self) -> tuple[object, ...]:
        return TermIndex, (self.literals, self._sides, self.terms)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TermIndex) and self.literals == other.literals and self._sides == other._sides

    __hash__ = None  # type: ignore[assignment]

    def sort(self, number: int) -> _Sides:
        """What the literal with this number is; from now on in `sorted`."""
        before, after, swapped, right = self._sides.value.at(number).split(_BETWEEN_SIDES)
        sides = _Sides(_Half(before) if before else None, _Half(after) if after else None, swapped, bool(right))
        self.sorted[number] = sides
        return sides


def index_terms(terms: tuple[str, ...]) -> TermIndex:
    """The index of terms of four characters or more."""
    before: dict[str, list[str]] = {}
    after: dict[str, list[str]] = {}
    swapped: dict[str, str] = {}
    for term in terms:
        middle = len(term) // 2
        after.setdefault(term[:middle], []).append(term[middle:])
        before.setdefault(term[middle:], []).append(term[:middle][::-1])
        if term[middle - 1] != term[middle]:
            swapped[term[: middle - 1] + term[middle] + term[middle - 1] + term[middle + 1 :]] = term
    literals = tuple(sorted({*before, *after, *swapped, *terms}))
    right = frozenset(terms)
    sides = [
        _BETWEEN_SIDES.join(
            (
                _written(before.get(each, ())),
                _written(after.get(each, ())),
                swapped.get(each, ""),
                "right" if each in right else "",
            )
        )
        for each in literals
    ]
    return TermIndex(Literals(literals), Deferred(strings(sides, _BETWEEN_LITERALS)), right)


_BETWEEN_LITERALS, _BETWEEN_SIDES, _AND = "\x1d\x1e\x1f"


def find_slips(index: TermIndex, text: str) -> list[Slip]:
    """Every string of the text that is a term but for one slip, some of them twice; offsets are code points."""
    found = index.literals.find(text)
    slips: list[Slip] = []
    if not found:
        return slips
    known, size = index.sorted, len(text)
    all_sides = [known.get(number) or index.sort(number) for number, _, _ in found]
    # The end of the right term that reaches over a place, and its start; of several the ones that reach furthest.
    terms = [each for each, sides in zip(found, all_sides, strict=True) if sides.right]
    reach, begin = _right_terms(text, terms, slips)
    backwards = text[::-1]
    for (_, start, end), (before, after, swapped, _) in zip(found, all_sides, strict=True):
        if swapped:
            middle = start + len(swapped) // 2
            slips.append(Slip(swapped, "swapped", start, end, middle - 1, middle + 1))
        if after is not None and reach[end] - end < after.longest:
            beside = text[end : end + 3]
            near = after.near.get(beside)
            if near is None:
                near = after.learn(beside)
            if near:
                for rest, slip, low, high, length in _slips(near, text, end, reach[end] - end, end - start):
                    slips.append(Slip(text[start:end] + rest, slip, start, end + length, end + low, end + high))
        if before is not None and start and start - begin[start] < before.longest:
            at = size - start
            beside = backwards[at : at + 3]
            near = before.near.get(beside)
            if near is None:
                near = before.learn(beside)
            if near:
                for rest, slip, low, high, length in _slips(near, backwards, at, start - begin[start], end - start):
                    term = rest[::-1] + text[start:end]
                    slips.append(Slip(term, slip, start - length, end, start - high, start - low))
    return slips


_PLAIN = 9
"""Characters of a term of which any one may be exchanged, at its ends too, and everybody still knows it."""


def _is_open(rest: str, odd: int, right: int) -> bool:
    """Whether a character that is not like the right one may be meant: it stands at an end of a short term."""
    return odd == len(rest) - 1 and len(rest) + right < _PLAIN


def _right_terms(text: str, terms: Sequence[tuple[int, int, int]], slips: list[Slip]) -> tuple[list[int], list[int]]:
    """For each border of the text where the right term over it ends and begins; the border itself where there is none.

    `terms` are those that stand in the text. Terms whose last or first character stands once more go to `slips`.
    """
    reach = list(range(len(text) + 1))
    begin = reach.copy()
    done = 0
    for start, back in sorted([(start, -end) for _, start, end in terms]):
        end = -back
        if text[end : end + 1] == text[end - 1]:
            slips.append(Slip(text[start:end], "extra", start, end + 1, end, end + 1))
        if start and text[start - 1] == text[start]:
            slips.append(Slip(text[start:end], "extra", start - 1, end, start - 1, start))
        if end > done:
            # What lies inside a term that is right is no half of another one.
            fresh = max(start + 1, done)
            reach[start + 1 : end] = [end] * (end - start - 1)
            begin[fresh:end] = [start] * (end - fresh)
            done = end
    return reach, begin


def _slips(near: tuple[str, ...], text: str, at: int, right: int, half: int) -> list[_Found]:
    """The slips in `near` halves that stand after `at`, of which `right` characters belong to a term that is right; the
    half beside them has `half` characters.
    """
    found: list[_Found] = []
    for rest in near:
        if len(rest) > right:
            _compare(rest, text, at, found)
    return [each for each in found if each[1] != "other" or not _is_open(each[0], each[2], half)] if found else found


def _compare(rest: str, text: str, at: int, found: list[_Found]) -> None:
    """Add each slip that makes the text after `at` into `rest`."""
    length = len(rest)
    odd = 0
    while odd < length and text[at + odd : at + odd + 1] == rest[odd]:
        odd += 1
    if odd == length:
        return
    here = at + odd
    tail = rest[odd + 1 :]
    if text.startswith(tail, here + 1) and here + length - odd <= len(text) and "\u3400" <= text[here] <= "\u9fff":
        found.append((rest, exchange(text[here], rest[odd]) or "other", odd, odd + 1, length))
    if text.startswith(tail, here):
        # A lost end has no neighbours in the term.
        found.append((rest, "missing", *((odd - 1, odd + 1) if tail else (odd, odd)), length - 1))
    if tail and text.startswith(tail[0] + rest[odd] + tail[1:], here):
        found.append((rest, "swapped", odd, odd + 2, length))
    if odd and text[here : here + 1] == rest[odd - 1] and text.startswith(rest[odd:], here + 1):
        first = odd - 1
        while first and rest[first - 1] == rest[first]:
            first -= 1
        found.append((rest, "extra", first, first + 1, length + 1))


def exchange(found: str, right: str) -> str:
    """The slip by which one character came to stand for the other; empty where none explains it."""
    if not "\u3400" <= found <= "\u9fff":
        return ""
    return "sound" if sound_alike(found, right) else "shape" if look_alike(found, right) else ""
