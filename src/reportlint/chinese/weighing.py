"""What speaks for a slip where a hanzi stands twice, and what against it, on one scale.

Most strings can be read somehow: 国家家教委 is 国家, 家教, 委. What tells a slip from a joint is how dear that reading is beside
the one without the second hanzi, how common the word is that the second one breaks, and whether the hanzi has been met
twice beside these neighbours before. The weights were fitted to 24,000 places, slips put into official prose at random and
doubles that stand in it rightly, with the counts of other texts, and rounded.
"""

from __future__ import annotations

from functools import cache, lru_cache

from reportlint.chinese.words import LONGEST, is_hanzi, is_word
from reportlint.record import NamedTuple

_REACH = 8
"""Hanzi on either side that are read."""
_RARE_WORD = 14
RARE_HANZI = 15
"""How rare a hanzi is that is no word."""

# By the numbers of times the hanzi was met twice after, or before, the neighbour: less than 2, 4, 16, and more.
_MET_AFTER = (11, 6, -4, -9)
_MET_BEFORE = (16, 6, -5, -12)
_MET_BETWEEN = (16, -12)
_KNOWN = (9, -5)

# By the place of the hanzi in the word that it belongs to in the text without the second one.
_ALONE = -22
_INSIDE = 26
_BEGINS = {2: -7, 3: 17, 4: 17}
_ENDS = {2: -11, 3: 0, 4: 0}

# By the number of words of one hanzi that the two are, and where both are in one word.
_SINGLES = (-6, 6, 2)
_TOGETHER = 2

_TWO_WORDS = -100
_LITTLE = 8

_DEARER = 8
_DEAREST = (-1, 8)
_RARER = -8
_RAREST = (5, 13)


class Word(NamedTuple):
    """A word of a reading: where it begins in the text read, its hanzi, and how rare it is (of n words one in e^rank)."""

    start: int
    text: str
    rank: int


def weigh(text: str, at: int) -> int:
    """What speaks for a slip where `text[at]` is followed by itself: the more, the surer; most joints are far below 0."""
    low, high = at, at + 2
    while low > max(0, at - _REACH) and is_hanzi(text[low - 1]):
        low -= 1
    while high < min(len(text), at + 2 + _REACH) and is_hanzi(text[high]):
        high += 1
    twice = cheapest_reading(text[low:high])
    once = cheapest_reading(text[low:at] + text[at + 1 : high])
    first, second = word_at(twice, at - low), word_at(twice, at + 1 - low)
    plain = word_at(once, at - low)
    dearer = sum(word.rank for word in twice) - sum(word.rank for word in once)
    both = first is not second and len(first.text) > 1 and len(second.text) > 1
    if both and len(twice) <= len(once) and dearer <= _LITTLE:
        # 发展中心|心系企业, 门户网站|站内搜索: two words that take no more of the text than one does.
        return _TWO_WORDS
    dearer = _between(dearer, _DEAREST)
    weight = _DEARER * dearer + _RARER * _between(plain.rank, _RAREST) + _of_place(plain, at - low)
    weight += _TOGETHER if first is second else _SINGLES[(len(first.text) == 1) + (len(second.text) == 1)]
    before = text[at - 1] if low < at else "#"
    after = text[at + 2] if high > at + 2 else "#"
    return weight + _met(text[at], before, after)


def begins_common_word(text: str, at: int, rarest: int) -> bool:
    """Whether a word of two hanzi or more begins at `text[at]` that is no rarer than `rarest`."""
    ranks = (rank_of(text[at : at + size]) for size in range(2, LONGEST + 1) if at + size <= len(text))
    return any(rank is not None and rank <= rarest for rank in ranks)


def ends_common_word(text: str, end: int, rarest: int) -> bool:
    """Whether a word of two hanzi or more ends before `text[end]` that is no rarer than `rarest`."""
    ranks = (rank_of(text[end - size : end]) for size in range(2, LONGEST + 1) if end >= size)
    return any(rank is not None and rank <= rarest for rank in ranks)


def _of_place(word: Word, at: int) -> int:
    size = len(word.text)
    if size == 1:
        return _ALONE
    if at == word.start:
        return _BEGINS[size]
    return _ENDS[size] if at == word.start + size - 1 else _INSIDE


def _met(hanzi: str, before: str, after: str) -> int:
    """Whether the hanzi was met twice in such a place."""
    from reportlint.chinese._meetings import MEETINGS

    found = MEETINGS.find(f" {hanzi}:")
    if found < 0:
        return _MET_AFTER[0] + _MET_BEFORE[0] + _MET_BETWEEN[0] + _KNOWN[0]
    left, right, both = MEETINGS[found + 3 : MEETINGS.index(" ", found + 1)].split(";")
    pairs = [both[i : i + 2] for i in range(0, len(both), 2)]
    return (
        _MET_AFTER[_times(left, before)]
        + _MET_BEFORE[_times(right, after)]
        + _MET_BETWEEN[before + after in pairs]
        + _KNOWN[1]
    )


def _times(met: str, neighbour: str) -> int:
    for times, neighbours in enumerate(met.split(","), 1):
        if neighbour in neighbours:
            return times
    return 0


def _between(value: int, bounds: tuple[int, int]) -> int:
    return max(bounds[0], min(bounds[1], value))


def word_at(words: tuple[Word, ...], at: int) -> Word:
    """The word of a reading that `at` lies in."""
    return next(word for word in words if word.start <= at < word.start + len(word.text))


def cheapest_reading(hanzi: str) -> tuple[Word, ...]:
    """The words that `hanzi` falls into whose ranks are least in all; a hanzi that is no word is a rare one."""
    costs = [0] + [RARE_HANZI * (len(hanzi) + 1)] * len(hanzi)
    words = [Word(0, "", 0)] * (len(hanzi) + 1)
    for start in range(len(hanzi)):
        for size in range(1, min(LONGEST, len(hanzi) - start) + 1):
            word = hanzi[start : start + size]
            rank = rank_of(word)
            if rank is not None and costs[start] + rank < costs[start + size]:
                costs[start + size] = costs[start] + rank
                words[start + size] = Word(start, word, rank)
    found: list[Word] = []
    end = len(hanzi)
    while end:
        found.append(words[end])
        end = words[end].start
    return tuple(reversed(found))


@lru_cache(maxsize=65_536)
def rank_of(word: str) -> int | None:
    """How rare a word is; none for what is no word."""
    if len(word) == 1:
        return _singles().get(word, RARE_HANZI)
    rank = _ranks(word[0], len(word) - 1).get(word[1:])
    return _RARE_WORD if rank is None and is_word(word) else rank


@cache
def _singles() -> dict[str, int]:
    from reportlint.chinese._usage import SINGLES

    return {hanzi: rank for rank, several in SINGLES.items() for hanzi in several}


@cache
def _ranks(first: str, size: int) -> dict[str, int]:
    """What follows `first` in words of `size` hanzi more, and the ranks of these."""
    entry = _entries().get(f"{size}{first}", "")
    return {entry[i : i + size]: int(entry[i + size], 16) for i in range(0, len(entry), size + 1)}


@cache
def _entries() -> dict[str, str]:
    from reportlint.chinese._usage import RANKS

    return {entry[:2]: entry[2:] for entry in RANKS.split(" ")}
