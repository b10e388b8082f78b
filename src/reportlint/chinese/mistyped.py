"""Words with one hanzi exchanged, or two changed round, that no list foresees: 采那意见, 重制成效.

A place is looked at where two hanzi stand together that official prose does not put together, and where one of them is a
word of its own in the cheapest reading. What it may have been is weighed: how much cheaper the sentence is to read, how much
more usual the neighbours are, how likely the one hanzi is typed for the other. The weights were fitted to three thousand
slips put into official prose at random, and to what stood rightly in such places of prose whose counts the tables lacked.
"""

from __future__ import annotations

from functools import cache, lru_cache

from reportlint.chinese.neighbours import followers, how_often, is_used, likelihood, unusual_pairs
from reportlint.chinese.similar import resembling
from reportlint.chinese.weighing import Word, cheapest_reading, rank_of, word_at
from reportlint.chinese.words import LONGEST, is_hanzi, is_word
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_REACH = 6
"""Hanzi on either side that are read."""

_LEAST_GAIN = 3

_ENOUGH = 214
_CHEAPER = 10
_MOST_CHEAPER = 16
_USUAL = 9
_MOST_USUAL = 18
_RANK = 4
_RANK_OF_ODD = -7
_SAID_ELSEWHERE = 25
_MOST_ELSEWHERE = 2
_SLIPS = {"same": 32, "like": 23, "shape": 15, "same shape": 47, "like shape": 38, "swapped": 35}

_OF_FOUR = 20
"""Three hanzi of a word of four are right: what else may it be."""

_NUMBERS = frozenset("〇零一二两三四五六七八九十百千万亿")

# Nouns that names end with, or that offices call one another by: 玉符河, 装备工业二司.
_OF_NAMES = frozenset("河江湖山岭岛沟泉桥路街巷村镇乡寺庙塔园司厅局处科股室院所站店")

# What stands alone in quotation marks, or begins there, is a name or a saying of somebody: “智汇山西”.
_QUOTES = frozenset("“”‘’\"'《》〈〉「」")

_NAME = 2
"""Hanzi of a first name."""

_HARDLY_DEARER = 9
"""How much dearer to read than the word meant what stands there may be without being a slip."""

_TOO_MANY = 40
"""Unusual pairs from which on a text with one such in four pairs is no official prose, or damaged."""


class Mistyped(NamedTuple):
    """`text[start:end]` is probably `word`; `slip` is how it came about: `sound`, `shape` or `swapped`."""

    start: int
    end: int
    word: str
    slip: str


class _Guess(NamedTuple):
    """What a place of a window may have been: the word, where it begins, what speaks for it, and the unusual pairs it explains."""

    start: int
    word: str
    slip: str
    weight: int
    odd: tuple[str, ...]


def find_mistyped(text: str, regions: Sequence[tuple[int, int]]) -> Iterator[Mistyped]:
    """Every word in the regions that is probably mistyped; none in a text that is not Chinese prose as officials write it.

    A string that stands there twice is meant: names do.
    """
    pairs = [[*map(str.__add__, text[start : end - 1], text[start + 1 : end])] for start, end in regions]
    every = {pair for of_region in pairs for pair in of_region}
    odd = unusual_pairs(every)
    if not odd or (len(odd) > _TOO_MANY and 4 * len(odd) > len(every)):
        return
    done = 0
    for region, of_region in zip(regions, pairs, strict=True):
        for at, pair in enumerate(of_region, region[0]):
            if pair in odd and at >= done:
                found = _likeliest(text, region, at)
                if found is not None and not _is_meant(text, found, at):
                    done = found.end
                    yield found


def _is_meant(text: str, found: Mistyped, at: int) -> bool:
    """Whether a larger dictionary has a word over the unusual pair, or other words are hardly dearer: 净出口, 真改实改."""
    from reportlint.chinese.meant import costs_more, follows_surname, is_rare_word

    if found.end - found.start == _NAME and follows_surname(text, found.start):
        return True
    pieces = (text[start:end] for start in range(max(0, at - 1), at + 1) for end in (start + 2, start + 3))
    if any(is_rare_word(piece) and text[at : at + 2] in piece for piece in pieces):
        return True
    return costs_more(text, found.start, found.end, found.word) <= _HARDLY_DEARER


def _likeliest(text: str, region: tuple[int, int], at: int) -> Mistyped | None:
    low, high = at, at + 2
    while low > max(region[0], at - _REACH) and is_hanzi(text[low - 1]):
        low -= 1
    while high < min(region[1], at + 2 + _REACH) and is_hanzi(text[high]):
        high += 1
    best: _Guess | None = None
    for guess in _guesses(text[low:high], at - low):
        start, end = low + guess.start, low + guess.start + len(guess.word)
        if any(text.count(pair) > 1 for pair in guess.odd) or not _QUOTES.isdisjoint(
            text[start - 1 : start] + text[end : end + 1]
        ):
            continue
        weight = guess.weight + _SAID_ELSEWHERE * min(_MOST_ELSEWHERE, text.count(guess.word))
        if weight >= _ENOUGH and (best is None or weight > best.weight):
            best = guess._replace(weight=weight)
    if best is None:
        return None
    start = low + best.start
    return Mistyped(start, start + len(best.word), best.word, best.slip)


@lru_cache(maxsize=16_384)
def _guesses(window: str, at: int) -> tuple[_Guess, ...]:
    """What the unusual pair at `window[at]` may have been, as far as its neighbours can tell."""
    if is_word(window[max(0, at - 1) : at + 1]) and is_word(window[at + 1 : at + 3]):
        return ()  # two words that official prose has not put together so far
    meant = [*_exchanged(window, at), *_changed_round(window, at)]
    if not meant:
        return ()
    words = cheapest_reading(window)
    least = _ENOUGH - _SAID_ELSEWHERE * _MOST_ELSEWHERE
    weighed = (_weighed(window, words, *each) for each in meant)
    return tuple(guess for guess in weighed if guess is not None and guess.weight >= least)


def _exchanged(window: str, at: int) -> Iterator[tuple[int, str, str]]:
    """What one hanzi of the pair may stand for, where it stands, and how."""
    for place in (at, at + 1):
        if window[place] in _OF_NAMES or window[place] in _NUMBERS:
            continue
        before, after = window[place - 1 : place], window[place + 1 : place + 2]
        if before == after:
            continue  # of two words that are built alike, both are meant: 搬前搬后, 有板有眼
        behind = followers(before)
        for right, how in _meant(window[place]):
            met = (right in behind or not before) and (not after or after in followers(right))
            if met and _makes_word(window, place, right):
                yield place, right, how


def _changed_round(window: str, at: int) -> Iterator[tuple[int, str, str]]:
    """Two hanzi that may have changed places, one of the pair among them."""
    for place in range(max(0, at - 1), min(at + 2, len(window) - 1)):
        first, second = window[place], window[place + 1]
        before, after = window[place - 1 : place], window[place + 2 : place + 3]
        if first == second or first not in followers(second):
            continue
        met = (not before or second in followers(before)) and (not after or after in followers(first))
        if met and _makes_word(window, place, second + first):
            yield place, second + first, "swapped"


def _makes_word(window: str, place: int, right: str) -> bool:
    """Whether `right`, put in its place, is all or part of a word."""
    end = place + len(right)
    new = window[:place] + right + window[end:]
    for start in range(max(0, end - LONGEST), place + 1):
        for stop in range(max(end, start + 2), min(len(new), start + LONGEST) + 1):
            rank = rank_of(new[start:stop])
            if rank is not None:
                return True
    return False


@cache
def _meant(hanzi: str) -> tuple[tuple[str, str], ...]:
    """The hanzi of official prose that another one is mistaken for, each with how."""
    return tuple((right, how) for right, how in resembling(hanzi).items() if right not in _NUMBERS and is_used(right))


def _weighed(window: str, words: tuple[Word, ...], place: int, right: str, how: str) -> _Guess | None:
    """What speaks for `right` at a place of the window; None where it makes no word there, or the sentence hardly cheaper.

    What stands there must be words of one hanzi now.
    """
    end = place + len(right)
    if any(len(word_at(words, each).text) > 1 for each in range(place, end)):
        return None
    new = window[:place] + right + window[end:]
    reading = cheapest_reading(new)
    word = word_at(reading, place)
    if len(word.text) == 1 or word.start + len(word.text) < end or word.text[0] in _NUMBERS:
        return None
    cheaper = sum(each.rank for each in words) - sum(each.rank for each in reading)
    if cheaper < _LEAST_GAIN:
        return None
    places = range(max(0, place - 1), min(end, len(window) - 1))
    usual = sum(likelihood(*new[at : at + 2]) - likelihood(*window[at : at + 2]) for at in places)
    weight = _CHEAPER * min(_MOST_CHEAPER, cheaper) + round(_USUAL * min(_MOST_USUAL, usual))
    weight += _SLIPS[how] + _RANK * word.rank + _RANK_OF_ODD * word_at(words, place).rank
    weight += (len(word.text) == LONGEST) * _OF_FOUR
    odd = tuple(window[at : at + 2] for at in places if not how_often(*window[at : at + 2]))
    slip = "swapped" if how == "swapped" else "shape" if how == "shape" else "sound"
    return _Guess(word.start, word.text, slip, weight, odd)
