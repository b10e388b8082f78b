"""Words with one hanzi exchanged, or two changed round, that no list foresees: 采那意见, 重制成效.

A place is looked at where official prose has met neither the three hanzi around it nor three that begin or end there. What it
may have been is weighed by what would then stand there (`slip_weights`).
"""

from __future__ import annotations

from functools import cache, lru_cache

from reportlint.chinese.meant import costs_more, follows_surname
from reportlint.chinese.neighbours import BORDER, followers, how_often, plain, unusual
from reportlint.chinese.similar import resembling
from reportlint.chinese.slip_weights import OUTER, weigh_slip
from reportlint.chinese.weighing import rank_of
from reportlint.chinese.words import LONGEST
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_REACH = 4
"""Characters on either side that are read."""

_ENOUGH = 40
_SAID_ELSEWHERE = 8
"""What it speaks for a word that the document has it elsewhere."""

_NUMBERS = frozenset("〇零一二两三四五六七八九十百千万亿")

# Nouns that names end with, or that offices call one another by: 玉符河, 装备工业二司.
_OF_NAMES = frozenset("河江湖山岭岛沟泉桥路街巷村镇乡寺庙塔园司厅局处科股室院所站店")

# Behind any verb of one hanzi: 干得规矩. And before any verb, behind any noun: 申请仍占.
_PARTICLES = frozenset("得了着过")
_ADVERBS = frozenset("仍也又还都再就才已曾正将均尚皆亦")

# What stands alone in quotation marks, or begins there, is a name or a saying of somebody: “智汇山西”.
_QUOTES = frozenset("“”‘’\"'《》〈〉「」")

_NAME = 2
"""Hanzi of a first name."""

_HARDLY_DEARER, _DEAREST = 7, 25
"""How much dearer to read than the word meant what stands there may be without being a slip, and what more than that is no more proof."""

_TOO_MANY, _TOO_LARGE = 60, 0.75
"""Unusual pieces, and which part of all they are, from which on a text is no official prose, or damaged."""


_USUAL = 4
"""The class from which on three hanzi are usual."""


class Mistyped(NamedTuple):
    """`text[start:end]` is probably `word`; `slip` is how it came about: `sound`, `shape` or `swapped`."""

    start: int
    end: int
    word: str
    slip: str


class _Guess(NamedTuple):
    """What a place of a window may have been: the word, where it begins, how, what speaks for it, and what is odd without it."""

    start: int
    word: str
    slip: str
    weight: int
    odd: str


_LEAST = _ENOUGH - _DEAREST - _SAID_ELSEWHERE


def find_mistyped(text: str, regions: Sequence[tuple[int, int]]) -> Iterator[Mistyped]:
    """Every word in the regions that is probably mistyped; none in a text that is not Chinese prose as officials write it.

    A string that stands there twice is meant: names do.
    """
    hanzi = plain(text)
    threes = {}
    for start, end in regions:
        region = f"{BORDER}{hanzi[start:end]}{BORDER}"
        threes[start] = [region[at : at + 3] for at in range(end - start)]
    every = {piece for of_region in threes.values() for piece in of_region if piece[1] not in OUTER}
    odd = unusual(every)
    if not odd or (len(odd) > _TOO_MANY and len(odd) > _TOO_LARGE * len(every)):
        return
    for start, end in regions:
        done = start
        pieces = threes[start]
        for at in [at for at, piece in enumerate(pieces, start) if piece in odd]:
            if at < done or not _stands_out(pieces, at - start, odd):
                continue
            found = _likeliest(text, hanzi, (start, end), at)
            if found is not None:
                done = found.end
                yield found


def _stands_out(pieces: list[str], at: int, odd: set[str]) -> bool:
    """Whether another piece of three that holds the hanzi is unusual, too, and the third not usual; or it stands at a border."""
    before, after = pieces[at][0], pieces[at][2]
    if before in OUTER or after in OUTER:
        return True
    left, right = pieces[at - 1], pieces[at + 1]
    if left in odd:
        return right in odd or how_often(right) < _USUAL
    return right in odd and how_often(left) < _USUAL


def _likeliest(text: str, hanzi: str, region: tuple[int, int], at: int) -> Mistyped | None:
    low, high = max(region[0], at - _REACH), min(region[1], at + _REACH + 1)
    window = hanzi[low:high].rjust(high - at + _REACH, BORDER).ljust(2 * _REACH + 1, BORDER)
    low = at - _REACH
    best: _Guess | None = None
    for guess in _guesses(window):
        start, end = low + guess.start, low + guess.start + len(guess.word)
        if text.count(guess.odd) > 1 or _is_called_so(text, start, end):
            continue
        dearer = costs_more(text, start, end, guess.word)
        weight = guess.weight + min(dearer, _DEAREST) + _SAID_ELSEWHERE * (guess.word in text)
        if dearer > _HARDLY_DEARER and weight >= _ENOUGH and (best is None or weight > best.weight):
            best = guess._replace(weight=weight)
    if best is None:
        return None
    start = low + best.start
    return Mistyped(start, start + len(best.word), best.word, best.slip)


def _is_called_so(text: str, start: int, end: int) -> bool:
    """Whether it stands in quotation marks or behind a surname."""
    if not _QUOTES.isdisjoint(text[start - 1 : start] + text[end : end + 1]):
        return True
    return end - start == _NAME and follows_surname(text, start)


@lru_cache(maxsize=16_384)
def _guesses(window: str) -> tuple[_Guess, ...]:
    """What the hanzi in the middle of a window may have been, as far as its neighbours can tell."""
    found = []
    for start, end, right, how in (*_exchanged(window), *_changed_round(window)):
        weight = weigh_slip(window, start, end, right, how, _LEAST)
        if weight >= _LEAST:
            new = window[:start] + right + window[end:]
            first, last = _word_around(new, start, end)
            slip = "swapped" if how == "swapped" else "shape" if how == "shape" else "sound"
            odd = window[_REACH - 1 : _REACH + 2].strip("".join(OUTER))
            found.append(_Guess(first, new[first:last], slip, weight, odd))
    return tuple(found)


def _exchanged(window: str) -> Iterator[tuple[int, int, str, str]]:
    """What the hanzi in the middle may stand for, and how."""
    before, wrong, after = window[_REACH - 1], window[_REACH], window[_REACH + 1]
    if wrong in _OF_NAMES or wrong in _NUMBERS or after in _PARTICLES or window[_REACH - 2] == "第":
        return
    # Of two words that are built alike, both are meant: 搬前搬后, 真改实改.
    if before == after or after == window[_REACH + 3] not in OUTER or before == window[_REACH - 3] not in OUTER:
        return
    ahead = after in OUTER
    for right, how in _meant_behind(before, wrong):
        if wrong in _ADVERBS and not how.startswith("same"):
            continue
        if (ahead or after in followers(right)) and (
            how_often(before + right + after)
            or (not ahead and how_often(right + window[_REACH + 1 : _REACH + 3]))
            or (before not in OUTER and how_often(window[_REACH - 2 : _REACH] + right))
        ):
            yield _REACH, _REACH + 1, right, how


def _changed_round(window: str) -> Iterator[tuple[int, int, str, str]]:
    """The hanzi in the middle and one beside it that may have changed places."""
    for start in (_REACH - 1, _REACH):
        first, second = window[start], window[start + 1]
        if first == second or first in OUTER or second in OUTER or first not in followers(second):
            continue
        new = window[:start] + second + first + window[start + 2 :]
        if how_often(new[start - 1 : start + 2]) or how_often(new[start : start + 3]):
            yield start, start + 2, second + first, "swapped"


def _word_around(new: str, start: int, end: int) -> tuple[int, int]:
    """Where the longest word that holds a place begins and ends; two hanzi that often stand together where there is none."""
    for size in range(LONGEST, 1, -1):
        for first in range(max(0, end - size), start + 1):
            if rank_of(new[first : first + size]) is not None:
                return first, first + size
    if new[start - 1] not in OUTER and (
        end == len(new) or new[end] in OUTER or how_often(new[start - 1 : end]) > how_often(new[start : end + 1])
    ):
        return start - 1, end
    return start, min(end + (end - start < 2), len(new))


@lru_cache(maxsize=65_536)
def _meant_behind(before: str, wrong: str) -> tuple[tuple[str, str], ...]:
    """The hanzi that another one is mistaken for and that were met behind `before`, each with how."""
    met = followers(before)
    return tuple((right, how) for right, how in _meant(wrong) if right in met)


@cache
def _meant(hanzi: str) -> tuple[tuple[str, str], ...]:
    """The hanzi that another one is mistaken for, each with how."""
    return tuple((right, how) for right, how in resembling(hanzi).items() if right not in _NUMBERS)
