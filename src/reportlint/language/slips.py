"""Set terms with one slip: where a text has all of a term but one character, whatever that may mean."""

from __future__ import annotations

from reportlint.compiled import Deferred
from reportlint.language.literals import Literals
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


_MOST = 1000
"""Beginnings that are kept for one half at most."""


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

    __slots__ = ("_first", "_second", "longest", "near")

    def __init__(self, rests: Sequence[str]) -> None:
        self._first: dict[str, list[str]] = {}
        self._second: dict[str, list[str]] = {}
        self.longest = max(map(len, rests))
        self.near: dict[str, tuple[str, ...]] = {}
        for rest in rests:
            self._first.setdefault(rest[0], []).append(rest)
            self._second.setdefault(rest[1], []).append(rest)

    def learn(self, text: str) -> tuple[str, ...]:
        """The other halves that a slip may have made of what begins with `text`, at most three characters."""
        first, second = text[:1], text[1:2]
        # Either the first character is right, or the second one is, or it stands in the place of the first.
        found = [rest for rest in self._first.get(first, ()) if not text.startswith(rest)]
        found += [rest for rest in self._second.get(second, ()) if rest[0] != first]
        found += [rest for rest in self._second.get(first, ()) if rest[0] != first and rest[1] != second]
        near = tuple(rest for rest in found if _may_be(rest, text))
        if len(self.near) < _MOST:
            self.near[text] = near
        return near


def _may_be(rest: str, text: str) -> bool:
    odd = 0
    while odd < len(text) and text[odd] == rest[odd : odd + 1]:
        odd += 1
    if odd > 1 or len(rest) == odd + 1:
        return True
    return rest[odd + 1] in text[odd : odd + 2] or (odd == 1 and text[1:2] == rest[0])


class _Sides(NamedTuple):
    """What one literal is: a half of terms, with what may stand `before` and `after` it; a term with its middle swapped."""

    before: _Half | None
    after: _Half | None
    swapped: str


class TermIndex:
    """The literals to look for, and what each one is: a half of terms, a term whose middle is swapped, or a term as it
    should be (`terms`). Made when the pack is compiled; what stands beside a half is sorted when a text first has it.

    The sides are one string until then, for a document has a few of some thousand literals.
    """

    __slots__ = ("_right", "_sides", "_split", "literals", "sorted", "terms")

    def __init__(self, literals: Literals, sides: Deferred, terms: frozenset[str]) -> None:
        self.literals = literals
        self.terms = terms
        self._sides = sides
        self.sorted: dict[int, _Sides] = {}
        self._split: list[str] | None = None
        self._right: frozenset[int] | None = None

    def __reduce__(self) -> tuple[object, ...]:
        return TermIndex, (self.literals, self._sides, self.terms)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TermIndex) and self.literals == other.literals and self._sides == other._sides

    __hash__ = None  # type: ignore[assignment]

    @property
    def right(self) -> frozenset[int]:
        """The numbers of those literals that are terms as they should be."""
        if self._right is None:
            self._right = frozenset(at for at, word in enumerate(self.literals.words) if word in self.terms)
        return self._right

    def sort(self, number: int) -> _Sides:
        """What the literal with this number is; from now on in `sorted`."""
        if self._split is None:
            self._split = self._sides.value.split(_BETWEEN_LITERALS)
        before, after, swapped = self._split[number].split(_BETWEEN_SIDES)
        sides = _Sides(
            _Half(before.split(_AND)) if before else None, _Half(after.split(_AND)) if after else None, swapped
        )
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
    sides = (
        _BETWEEN_SIDES.join((_AND.join(before.get(each, ())), _AND.join(after.get(each, ())), swapped.get(each, "")))
        for each in literals
    )
    return TermIndex(Literals(literals), Deferred(_BETWEEN_LITERALS.join(sides)), frozenset(terms))


_BETWEEN_LITERALS, _BETWEEN_SIDES, _AND = "\x1d\x1e\x1f"


def find_slips(index: TermIndex, text: str) -> list[Slip]:
    """Every string of the text that is a term but for one slip, some of them twice; offsets are code points."""
    found = index.literals.find(text)
    slips: list[Slip] = []
    if not found:
        return slips
    known, size = index.sorted, len(text)
    # The end of the right term that reaches over a place, and its start; of several the ones that reach furthest.
    reach, begin = _right_terms(text, [each for each in found if each[0] in index.right], slips)
    backwards = text[::-1]
    for number, start, end in found:
        before, after, swapped = known.get(number) or index.sort(number)
        if swapped:
            middle = start + len(swapped) // 2
            slips.append(Slip(swapped, "swapped", start, end, middle - 1, middle + 1))
        if after is not None and reach[end] - end < after.longest:
            beside = text[end : end + 3]
            near = after.near.get(beside)
            if near is None:
                near = after.learn(beside)
            if near:
                for rest, slip, low, high, length in _slips(near, text, end, reach[end] - end):
                    slips.append(Slip(text[start:end] + rest, slip, start, end + length, end + low, end + high))
        if before is not None and start and start - begin[start] < before.longest:
            at = size - start
            beside = backwards[at : at + 3]
            near = before.near.get(beside)
            if near is None:
                near = before.learn(beside)
            if near:
                for rest, slip, low, high, length in _slips(near, backwards, at, start - begin[start]):
                    term = rest[::-1] + text[start:end]
                    slips.append(Slip(term, slip, start - length, end, start - high, start - low))
    return slips


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


def _slips(near: tuple[str, ...], text: str, at: int, right: int) -> list[_Found]:
    """The slips in `near` halves that stand after `at`, of which `right` characters belong to a term that is right."""
    found: list[_Found] = []
    for rest in near:
        if len(rest) > right:
            _compare(rest, text, at, found)
    return found


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
    if text.startswith(tail, here + 1) and here + length - odd <= len(text):
        slip = exchange(text[here], rest[odd])
        if slip:
            found.append((rest, slip, odd, odd + 1, length))
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
    from reportlint.chinese.similar import look_alike, sound_alike

    if not "\u3400" <= found <= "\u9fff":
        return ""
    return "sound" if sound_alike(found, right) else "shape" if look_alike(found, right) else ""
