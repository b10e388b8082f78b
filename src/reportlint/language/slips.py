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

    `sides` is one string, for a document has a few of some thousand literals, and only theirs are taken apart.
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
    sides = (
        _BETWEEN_SIDES.join((_AND.join(before.get(each, ())), _AND.join(after.get(each, ())), swapped.get(each, "")))
        for each in literals
    )
    return TermIndex(Literals(literals), Deferred(_BETWEEN_LITERALS.join(sides)), frozenset(terms))


_BETWEEN_LITERALS, _BETWEEN_SIDES, _AND = "\x1d\x1e\x1f"


@lru_cache(maxsize=4096)
def _taken_apart(sides: str) -> tuple[tuple[str, ...], str, tuple[str, ...], str, str]:
    """What may stand before a literal, backwards, what after it, and the term whose middle is swapped in it.

    Behind each of the first two: the characters with which they begin, two of each.
    """
    ahead, behind, swapped = sides.split(_BETWEEN_SIDES)
    return *_with_heads(ahead), *_with_heads(behind), swapped


def _with_heads(rests: str) -> tuple[tuple[str, ...], str]:
    parts = tuple(rests.split(_AND)) if rests else ()
    return parts, "".join([part[:2] for part in parts])


@lru_cache(maxsize=4096)
def _half(rests: tuple[str, ...]) -> _Half:
    """What slips in the other halves look like."""
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
    sides: Sequence[str] = index.sides.value.split(_BETWEEN_LITERALS) if found else ()
    for number, start, end in found:
        ahead, ahead_heads, behind, behind_heads, swapped = _taken_apart(sides[number])
        if swapped:
            middle = start + len(swapped) // 2
            yield Slip(swapped, "swapped", start, end, middle - 1, middle + 1)
        right = reach.get(end, end) - end
        behind = _beginning(behind, behind_heads, text[end : end + 2], right)
        if behind:
            after = _half(behind)
            beside = text[end : end + after.lengths[-1] + 1]
            for rest, slip, low, high, width in _slips(after, beside, right):
                yield Slip(text[start:end] + rest, slip, start, end + width, end + low, end + high)
        right = start - begin.get(start, start)
        ahead = _beginning(ahead, ahead_heads, text[max(0, start - 2) : start][::-1], right)
        if ahead:
            before = _half(ahead)
            beside = text[max(0, start - before.lengths[-1] - 1) : start][::-1]
            for rest, slip, low, high, width in _slips(before, beside, right):
                yield Slip(rest[::-1] + text[start:end], slip, start - width, end, start - high, start - low)


def _beginning(rests: tuple[str, ...], heads: str, beside: str, right: int) -> tuple[str, ...]:
    """Those of the other halves a slip in which may begin with these two characters, and end after the `right` first ones."""
    if not beside or not (beside[0] in heads or beside[-1] in heads):
        return ()
    return tuple([each for each in rests if (beside[0] in each[:2] or beside[-1] == each[1]) and len(each) > right])


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
