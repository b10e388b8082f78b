"""Ratios in words, as how large they may be: 是上年的1.5倍, 翻了一番, 增长近两成, 减少一半, 占四分之一."""

from __future__ import annotations

from decimal import Decimal

from reportlint.chinese.numerals import parse_numeral
from reportlint.compiled import compiled
from reportlint.language.intervals import Interval
from reportlint.prose.growth import LESS

_BELOW, _ABOVE = frozenset({"近", "将近", "接近", "不足", "不到"}), frozenset({"超过", "超", "逾", "过", "多于"})
_NUMBER = r"[0-9]{1,5}(?:\.[0-9]{1,3})?|[一二两三四五六七八九十]{1,3}"
_RATIO = compiled(
    r"(?P<near>将近|接近|近|不足|不到|超过|超|逾|过|约)?(?:"
    rf"(?P<times>{_NUMBER}) ?(?:多|余)?倍(?P<more>多|以上)?|"
    rf"(?P<tenths>[一二两三四五六七八九1-9])(?P<some>多|余)?成(?P<more>多|以上)?|"
    r"翻了?(?P<doubled>[一二两三四])?番(?P<more>多)?|"
    r"(?P<below>[二三四五六七八九十])分之(?P<above>[一二三四五六七八九])(?P<more>多|强|以上)?|"
    r"(?P<half>一?半)(?P<more>多|以上)?)$"
)
_REACHES = compiled("的(?:将近|接近|近|约|超过|超)?[0-9一二两三四五六七八九十.]+ ?(?:多|余)?倍")
_ROUND, _TENTH, _HALF = Decimal("0.3"), Decimal(10), Decimal(8)


def share_in_words(said: str) -> Interval | None:
    """How many hundredths 两成多, 近四分之一, 过半 may be; generous, for nobody measures before saying so."""
    match = _RATIO.search(said)
    if match is None or match["times"] or match["doubled"] or "番" in match[0]:
        return None
    if match["tenths"]:
        value, wide = (parse_numeral(match["tenths"]) or Decimal(0)) * 10, _TENTH / 2
    elif match["half"]:
        value, wide = Decimal(50), _HALF
    else:
        above, below = parse_numeral(match["above"]), parse_numeral(match["below"])
        if above is None or below is None or above >= below:
            return None
        value, wide = above * 100 / below, _TENTH / 2
    if match["near"] in _BELOW:
        return Interval(value - wide - 1, value + Decimal(1))
    if match["near"] in _ABOVE or match["more"] or match["some"]:
        return Interval(value - Decimal(1), value + 2 * wide)
    return Interval(value - wide, value + wide)


def ratio_start(said: str) -> int:
    """Where in such words the ratio begins: before it the earlier count may stand (是上年20篇的1.55倍)."""
    match = _RATIO.search(said)
    start: int = match.start() if match is not None else len(said)
    return start


def ratio_in_words(said: str) -> Interval | None:
    """How many times the earlier count the later one may be: 1.5 for 是上年的1.5倍 and 增长50%, 2 for 翻了一番."""
    match = _RATIO.search(said)
    if match is None:
        return None
    if "番" in match[0]:
        value = Decimal(2) ** int(parse_numeral(match["doubled"] or "一") or 1)
        return Interval(value * Decimal("0.93"), value * Decimal("1.5" if match["more"] else "1.2"))
    if match["times"]:
        value = parse_numeral(match["times"]) or Decimal(0)
        places = len(match["times"].partition(".")[2])
        said_as = _around(value, Decimal(1).scaleb(-places) if places else _ROUND, match["near"], match["more"])
        return said_as if _REACHES.search(said) else Interval(said_as.low + 1, said_as.high + 1)
    share = share_in_words(said)
    if share is None:
        return None
    low, high = (100 - share.high, 100 - share.low) if LESS.search(said) else (100 + share.low, 100 + share.high)
    return Interval(low / 100, high / 100)


def _around(value: Decimal, slack: Decimal, near: str | None, more: str | None) -> Interval:
    if near in _BELOW:
        return Interval(value * Decimal("0.85"), value + slack / 3)
    if near in _ABOVE or more:
        return Interval(value - slack / 3, value * Decimal("1.35"))
    return Interval(value - slack, value + slack)
