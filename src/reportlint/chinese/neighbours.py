"""How often two hanzi stand beside one another in official prose: what was never met there is new, or a slip."""

from __future__ import annotations

from functools import cache, lru_cache
from math import log

from reportlint.chinese.words import is_hanzi

# What a class of pairs was met on the average, by the digit of the table; half a time where it is not there.
_MET = (0.5, 2.5, 7, 30, 120, 480, 1900, 9000)

_UNSEEN = 20
"""Added to how often a hanzi was met, for the pairs that were left out."""

_usual: set[str] = set()
_MOST = 300_000


@cache
def _followers() -> dict[str, str]:
    from reportlint.chinese._neighbours import PAIRS

    return {entry[0]: entry[1:] for entry in PAIRS.split(" ")}


def followers(hanzi: str) -> str:
    """The hanzi that were met behind one, with digits between them; empty behind nothing."""
    return _followers().get(hanzi, "")


def unusual_pairs(pairs: set[str]) -> set[str]:
    """Those of the pairs that are two hanzi and were never met. What is usual is remembered, most documents share it."""
    followers = _followers()
    odd = {
        pair
        for pair in pairs - _usual
        if is_hanzi(pair[0]) and is_hanzi(pair[1:]) and pair[1] not in followers.get(pair[0], "")
    }
    if len(_usual) < _MOST:
        _usual.update(pairs - odd)
    return odd


@lru_cache(maxsize=65_536)
def how_often(first: str, second: str) -> int:
    """The class of a pair: 0 for what was never met, 1 for two or three times, and up by factors of four to 7."""
    entry = followers(first)
    at = entry.find(second) if second else -1
    while at >= 0 and entry[at] > "9":
        at -= 1
    return int(entry[at]) if at >= 0 else 0


def is_used(hanzi: str) -> bool:
    """Whether a hanzi has more than a few followers; the others are rare in official prose."""
    return len(followers(hanzi)) > _FEW


_FEW = 8


def likelihood(first: str, second: str) -> float:
    """The natural logarithm of how many of those that follow `first` are `second`."""
    return log(_MET[how_often(first, second)] / _all(first))


@cache
def _all(first: str) -> float:
    met, size = float(_UNSEEN), 0.0
    for ch in followers(first):
        if ch <= "9":
            size = _MET[int(ch)]
        else:
            met += size
    return met
