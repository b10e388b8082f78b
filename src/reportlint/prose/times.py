"""How many there are of what an amount is told for each of: 4轮 of 每轮50份, 12个社区 of 每个社区2名, 8个中队 of 各1块."""

from __future__ import annotations

from decimal import Decimal

from reportlint.chinese.numerals import parse_numeral
from reportlint.compiled import compiled
from reportlint.record import NamedTuple

_CLAUSE = compiled(r"[,;:。()]")
_EVERY = compiled(r"每(?:一|个|家|名|位)?(?P<per>\p{Han}{1,6})")
_NUMBER = (
    r"(?<![0-9,.第])(?P<number>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,6}|[一二两三四五六七八九十]{1,3}) ?(?:个|家|名|位)?"
)
_HOLDERS = compiled(rf"{_NUMBER}(?!月|日|年|%|余|多)(?=\p{{Han}})(?<=[个家名位]|[0-9])(?:\p{{Han}}|、){{1,10}}$")
_ANY = compiled(r"[0-9]")
_FIGURES = compiled("[0-9]+")
_LONGEST = 4
_NONE = frozenset("次年日天半")
"""每次, 每年: how often is told in many ways, and seldom in the sentence."""
_PARTS = {"月": (Decimal(12),), "季": (Decimal(4),)}
"""Of a year there are so many, if the sentence speaks of a whole year (全年24期，每月2期)."""
_WHOLE_YEAR = compiled("全年|年内|本年|一年来")
_NOT_ALL = compiled("[0-9] ?(?:个)?月|半年|以来|起|汛|期间|季度末|截至")
_YEARLY = compiled("每年")


class Times(NamedTuple):
    """Numbers that may be meant: those of the sentence and those of the paragraph before it."""

    near: tuple[Decimal, ...]
    far: tuple[Decimal, ...]


def times_of(text: str, bounds: tuple[int, int, int], said: tuple[int, int]) -> Times:
    """How many there may be for an amount that is `said` from 每 or 各 up to its number; the `bounds` are where the paragraph
    and the sentence begin and how far the sentence is read."""
    start, at = said
    first, low, high = bounds
    if text.startswith("各", start):
        return _holders(text, low, start)
    every = _EVERY.match(text, start, at)
    said_once = "每" not in _YEARLY.sub("", text[start + 1 : at])
    if every is None or not said_once or _ANY.search(text, start, at):
        return Times((), ())
    per = every["per"]
    if per[0] in _NONE:
        return Times((), ())
    if per[0] in _PARTS:
        in_year = _WHOLE_YEAR.search(text, low, high) and not _NOT_ALL.search(text, low, high)
        return Times(_PARTS[per[0]] if in_year else (), ())
    for length in range(min(_LONGEST, len(per)), 0, -1):
        near = _counted(text, low, start, per[:length], at) or _counted(text, at, high, per[:length], at)
        far = _counted(text, first, low, per[:length], at)
        if near or far:
            return Times(near, far)
    return Times((), ())


def _counted(text: str, start: int, end: int, per: str, at: int) -> tuple[Decimal, ...]:
    # 6个司法所 for 每所: what is counted may have a longer name than that.
    pattern = compiled(
        rf"{_NUMBER}(?:(?<=[个家])(?!月)\p{{Han}}{{1,4}}?)?{per}|{per}(?:共|有|为)?(?P<number>(?<![每各])[0-9]{{1,6}}) ?[个家名户]"
    )
    found = [
        parse_numeral(match["number"]) for match in pattern.finditer(text, start, end) if match.start("number") != at
    ]
    return tuple(dict.fromkeys(value for value in found if value is not None))


def _holders(text: str, low: int, at: int) -> Times:
    """8个街道中队各: the one count of the clause that ends before 各."""
    starts: list[int] = [match.end() for match in _CLAUSE.finditer(text, low, at)]
    clause = text[max([low, *starts]) : at]
    holder = _HOLDERS.search(clause)
    if holder is None or len(_FIGURES.findall(clause)) != 1 or "、" in holder[0]:
        return Times((), ())
    value = parse_numeral(holder["number"])
    return Times((value,), ()) if value is not None else Times((), ())
