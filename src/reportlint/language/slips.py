"""Set terms with one slip: where a text has all of a term but one character, whatever that may mean."""

from __future__ import annotations

from functools import lru_cache

from reportlint.compiled import Deferred
from reportlint.language.literals import Literals
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


class Slip(NamedTuple):
    """`text[start:end]` is `term` with a slip; the characters `low` to `high` of the text are what is odd."""

    term: str
    slip: str
    start: int
    end: int
    low: int
    high: int


class _Half(NamedTuple):
    """What stands beside one half of some terms: their other halves by how a slip leaves them, and their lengths.

    Other halves are kept in the order in which they are read away from the half: `left` ones backwards.
    """

    rests: Mapping[str, tuple[str, ...]]
    lengths: tuple[int, ...]


class TermIndex(NamedTuple):
    """The literals to look for, and what each one is: a half of terms (`sides`: what may stand before it, backwards, and
    after it), a term whose middle is swapped, or a term as it should be. Made when the pack is compiled.
    """

    literals: Literals
    sides: Deferred
    terms: frozenset[str]


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
    sides = tuple(
        (tuple(before.get(literal, ())), tuple(after.get(literal, ())), swapped.get(literal, ""))
        for literal in literals
    )
    return TermIndex(Literals(literals), Deferred(sides), frozenset(terms))


@lru_cache(maxsize=4096)
def _beginnings(rests: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str], int]:
    """With which first or second character a slip in one of the other halves may begin, and how long the longest is."""
    seconds = frozenset("".join(rest[:2] for rest in rests))
    firsts = frozenset(rest[0] for rest in rests) | frozenset(rest[1] for rest in rests)
    return firsts, seconds, max(map(len, rests))


@lru_cache(maxsize=4096)
def _half(rests: tuple[str, ...]) -> _Half:
    """What slips in the other halves look like; this takes long, and waits for a text in which one may begin."""
    slips: dict[str, list[str]] = {}
    for rest in rests:
        for at in range(len(rest)):
            slips.setdefault(f"{rest[:at]}*{rest[at + 1 :]}", []).append(rest)
        for at in range(len(rest) - 1):
            slips.setdefault("~" + rest[:at] + rest[at + 1] + rest[at] + rest[at + 2 :], []).append(rest)
        for at in range(len(rest)):
            slips.setdefault("-" + rest[:at] + rest[at + 1 :], []).append(rest)
        slips.setdefault("=" + rest, []).append(rest)
    return _Half(
        {key: tuple(dict.fromkeys(found)) for key, found in slips.items()},
        tuple(sorted({len(rest) for rest in rests})),
    )


def find_slips(index: TermIndex, text: str) -> Iterator[Slip]:
    """Every string of the text that is a term but for one slip, some of them twice; offsets are code points."""
    found = index.literals.find(text)
    exact = [(start, -end) for _, start, end in found if text[start:end] in index.terms]
    reach: dict[int, int] = {}
    begin: dict[int, int] = {}
    done = 0
    for start, end in ((start, -back) for start, back in sorted(exact)):
        yield from _doubled_ends(text, start, end)
        if end > done:
            # What lies inside a term that is right is no half of another one.
            done = end
            reach.update(dict.fromkeys(range(start + 1, end), end))
            for border in range(start + 1, end):
                begin.setdefault(border, start)
    sides: Sequence[tuple[tuple[str, ...], tuple[str, ...], str]] = index.sides.value if found else ()
    for number, start, end in found:
        ahead, behind, swapped = sides[number]
        if swapped:
            middle = start + len(swapped) // 2
            yield Slip(swapped, "swapped", start, end, middle - 1, middle + 1)
        right = reach.get(end, end) - end
        if behind and _begins(behind, text[end : end + 1], text[end + 1 : end + 2], right):
            after = _half(behind)
            beside = text[end : end + after.lengths[-1] + 1]
            for rest, slip, low, high, length in _slips(after, beside, right):
                yield Slip(text[start:end] + rest, slip, start, end + length, end + low, end + high)
        right = start - begin.get(start, start)
        if ahead and start and _begins(ahead, text[start - 1], text[start - 2], right):
            before = _half(ahead)
            beside = text[max(0, start - before.lengths[-1] - 1) : start][::-1]
            for rest, slip, low, high, length in _slips(before, beside, right):
                yield Slip(rest[::-1] + text[start:end], slip, start - length, end, start - high, start - low)


def _begins(rests: tuple[str, ...], first: str, second: str, right: int) -> bool:
    """Whether a slip in one of the other halves may begin here, and end after the `right` characters of a right term."""
    firsts, seconds, longest = _beginnings(rests)
    return right < longest and (first in firsts or second in seconds)


def _doubled_ends(text: str, start: int, end: int) -> Iterator[Slip]:
    term = text[start:end]
    if text[end : end + 1] == term[-1]:
        yield Slip(term, "extra", start, end + 1, end, end + 1)
    if start and text[start - 1] == term[0]:
        yield Slip(term, "extra", start - 1, end, start - 1, start)


def _slips(half: _Half, beside: str, right: int) -> Iterator[tuple[str, str, int, int, int]]:
    """The other half that is meant, the slip, where in `beside` it is odd, and how much of `beside` belongs to it.

    The first `right` characters of `beside` belong to a term that is written as it should be.
    """
    for length in half.lengths:
        if length <= right:
            continue
        piece = beside[:length]
        if len(piece) == length:
            for at in range(length):
                for rest in half.rests.get(f"{piece[:at]}*{piece[at + 1 :]}", ()):
                    slip = exchange(piece[at], rest[at])
                    if slip:
                        yield rest, slip, at, at + 1, length
            for rest in half.rests.get("~" + piece, ()):
                at = next(at for at in range(length) if rest[at] != piece[at])
                yield rest, "swapped", at, at + 2, length
        for rest in half.rests.get("-" + beside[: length - 1], ()):
            if len(rest) != length:
                continue
            at = next((at for at in range(length - 1) if rest[at] != beside[at]), length - 1)
            # A lost end has no neighbours in the term.
            low, high = (at - 1, at + 1) if at < length - 1 else (at, at)
            yield rest, "missing", low, high, length - 1
        yield from _extra(half, beside, length)


def _extra(half: _Half, beside: str, length: int) -> Iterator[tuple[str, str, int, int, int]]:
    for at in range(min(length, len(beside) - 1)):
        if beside[at] == beside[at + 1]:
            rest = beside[:at] + beside[at + 1 : length + 1]
            if "=" + rest in half.rests:
                yield rest, "extra", at, at + 1, length + 1
                return


def exchange(found: str, right: str) -> str:
    """The slip by which one character came to stand for the other; empty where none explains it."""
    from reportlint.chinese.similar import look_alike, sound_alike

    if not "\u3400" <= found <= "\u9fff":
        return ""
    return "sound" if sound_alike(found, right) else "shape" if look_alike(found, right) else ""
