"""What speaks for a slip, and what against it, where another hanzi would make the text more usual; on one scale, in tenths of a logit.

Fitted to thirty thousand slips put at random into official prose whose counts the tables lack, and to every place of that prose,
1.5 million hanzi, where something else would be more usual: each measure has a weight of its own, none goes down where more speaks
for the slip, and all were rounded. The other half of the same prose gave the threshold.
"""

from __future__ import annotations

from itertools import pairwise

from reportlint.chinese.neighbours import BORDER, FIGURE, how_often
from reportlint.chinese.weighing import rank_of
from reportlint.chinese.words import LONGEST

OUTER = frozenset({BORDER, FIGURE})

_BEGIN = -97

# By the class of how often the pieces that stand there were met; the last weight holds for all above.
_PAIR_MOST = (20, 13, 11, 7, 7, 6, 5, 4, 0, 0, -3, -4, -4, -9)
_PAIR_LEAST = (10, 0, 0, 0, -1, -2)
_THREE_MOST = (16, 4, 0, 0, -3, -4, -10, -10, -10, -13)
_THREE_SECOND = (0, -12, -12, -18, -18, -19, -23)
_FOUR_MOST = (0, 0, -9, -11, -11, -11, -11, -11, -14, -27, -30)

# The same of what would stand there.
_NEW_PAIR_LEAST = (-15, -6, -1, 0)
_NEW_PAIR_MOST = (-3, -3, -3, -2, -2, -2, 0, 0, 0, 0, 0, 1)
_NEW_THREES = (-9, -9, -4, 0, 4, 5, 11, 14, 18, 19, 19, 22, *(28,) * 17, 65)
_NEW_FOUR_MOST = (0, 0, 5)
_NEW_FOURS = (0, 0, 4, 4, 4, 4, 11, 19, 19, 27, *(55,) * 18, 83)

# By the rank of the commonest word that holds the place, less four for each hanzi beyond two; none, and 16 for a rare word.
_WORD = {5: -22, 6: -20, 9: -18, 10: -16, 11: -11, 14: 0, 16: 1}
_NO_WORD = 24
_NEW_WORD = {3: 28, 10: 19, 11: 16, 12: 15, 14: 12, 16: 4}
_OF_FOUR = 45
_LONGER = 4
RARE = 16

# By the rank of the hanzi itself.
_HANZI = {8: -5, 9: 0, 13: -4}
_NEW_HANZI = {5: 7, 8: 0, 11: 6, 12: 6, 13: 13}
_NEW_RARE = 14

# The most that what is asked later can make of it.
_MOST_OF_WORDS = _NO_WORD + _NEW_WORD[3] + _OF_FOUR
_MOST_OF_REST = _PAIR_MOST[0] + _PAIR_LEAST[0] + _THREE_MOST[0] + _NEW_FOUR_MOST[-1] + _NEW_RARE + _MOST_OF_WORDS

_SLIPS = {"same": 0, "like": -7, "shape": 2, "same shape": 13, "like shape": -2, "swapped": 27}


def weigh_slip(window: str, start: int, end: int, right: str, how: str, enough: int) -> int:
    """What speaks for `right` in the place of `window[start:end]`, which has three characters and more on either side.

    Words are not asked where they could not make it `enough`; what is returned then is less than that.
    """
    new = window[:start] + right + window[end:]
    pairs, threes, fours = _met(new, start, end)
    weight = _BEGIN + _SLIPS[how] + _of(_NEW_THREES, sum(threes)) + _of(_NEW_FOURS, sum(fours))
    if weight + _MOST_OF_REST < enough:
        return weight
    weight += (
        _of(_NEW_PAIR_MOST, max(pairs)) + _of(_NEW_PAIR_LEAST, min(pairs)) + _of(_NEW_FOUR_MOST, max(fours, default=0))
    )
    pairs, threes, fours = _met(window, start, end)
    weight += _of(_PAIR_MOST, max(pairs)) + _of(_PAIR_LEAST, min(pairs)) + _of(_FOUR_MOST, max(fours, default=0))
    threes.sort()
    weight += _of(_THREE_MOST, threes[-1]) + _of(_THREE_SECOND, threes[-2])
    weight += _ranked(_HANZI, _rarity(window[start:end]), -3) + _ranked(_NEW_HANZI, _rarity(new[start:end]), _NEW_RARE)
    if weight + _MOST_OF_WORDS < enough:
        return weight
    rank, _ = word_over(window, start, end)
    weight += _NO_WORD if rank is None else _ranked(_WORD, rank, 1)
    rank, size = word_over(new, start, end)
    if rank is not None:
        weight += _ranked(_NEW_WORD, rank, 4) + (2 if size < LONGEST else _OF_FOUR)
    return weight


def word_over(hanzi: str, start: int, end: int) -> tuple[int | None, int]:
    """The rank of the commonest word of two hanzi and more that holds `hanzi[start:end]`, and its size."""
    best: tuple[int | None, int] = None, 0
    for first in range(max(0, end - LONGEST), start + 1):
        for last in range(max(end, first + 2), min(len(hanzi), first + LONGEST) + 1):
            word = hanzi[first:last]
            if not OUTER.isdisjoint(word):
                break
            rank = _rank(word)
            if rank is None:
                continue
            rank -= _LONGER * (len(word) - 2)
            if best[0] is None or rank < best[0]:
                best = rank, len(word)
    return best


def _rank(word: str) -> int | None:
    rank = rank_of(word)
    if rank is None and len(word) < LONGEST:
        from reportlint.chinese.meant import is_rare_word

        return RARE if is_rare_word(word) else None
    return rank


def _met(hanzi: str, start: int, end: int) -> tuple[list[int], list[int], list[int]]:
    """The classes of the pieces of two, three and four that hold a part of `hanzi[start:end]`, as far as they were met."""
    pairs = [how_often(hanzi[at : at + 2]) for at in range(start - 1, end)]
    threes = [0 if hanzi[at + 1] in OUTER else how_often(hanzi[at : at + 3]) for at in range(start - 2, end)]
    # What was met five times begins and ends with three that were met as often.
    fours = [
        how_often(hanzi[at : at + 4])
        for at, (before, after) in enumerate(pairwise(threes), start - 2)
        if before > 1 and after > 1
    ]
    for at, three in ((start - 3, threes[0]), (end - 1, threes[-1])):
        if three > 1 and hanzi[at + 1] not in OUTER and hanzi[at + 2] not in OUTER:
            fours.append(how_often(hanzi[at : at + 4]))
    return pairs, threes, fours


def _rarity(hanzi: str) -> float:
    return sum(rank_of(each) or 0 for each in hanzi) / len(hanzi)


def _of(weights: tuple[int, ...], value: int) -> int:
    return weights[min(value, len(weights) - 1)]


def _ranked(weights: dict[int, int], rank: float, above: int) -> int:
    """The weight of the first rank that is no less."""
    return next((weight for most, weight in weights.items() if rank <= most), above)
