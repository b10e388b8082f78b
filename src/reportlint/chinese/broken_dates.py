"""Dates that lost a character: 202412月31日, 2024年1231日, 12月31止, 2024年 月 日."""

from __future__ import annotations

from functools import cache

from reportlint.compiled import compiled
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex

_YEAR = "(?:19|20)[0-9]{2}"
_MONTH = "(?:1[0-2]|0?[1-9])"
_DAY = "(?:3[01]|[12][0-9]|0?[1-9])"
_GAP = r"[ \u3000\xa0]?"
# Behind a day that names an action or a stretch of time: 100日攻坚, 20日内.
_NO_DATE = "(?![内前后]?(?:行动|攻坚|计划|工程|游|均|常|报|线|期|志|元|夜|子))"
# What goes on after a date: the other end of a period, a clause mark, the verb of an issued document.
_GOES_ON = r"(?=[,，。;；)）起止至到\-—–~～]|印发|发布|公布|施行|修订|以来|\s*(?:\n|\r|$))"
# Verbs of what is told to have happened on a day.
_VERB = "(?=召开|举办|印发|公布|发布|开展|组织|施行|实施|修订|收到|成立)"


class BrokenDate(NamedTuple):
    """A damaged date; `start` and `end` are code points of the searched text, `missing` the signs that are gone."""

    start: int
    end: int
    missing: str


@cache
def _pattern() -> regex.Pattern[str]:
    return compiled(
        # Asked first: most places fail here.
        r"(?=[012])(?<![0-9〔\[(（])(?=(?:19|20)[0-9]{2}|[01]?[0-9][月年])(?:"
        rf"(?P<year>{_YEAR}{_MONTH}{_GAP}月(?:{_GAP}{_DAY}{_GAP}[日号])?(?![份间底末初])|{_YEAR}[ \u3000\xa0]{_MONTH}月{_DAY}[日号])"
        rf"|(?P<month>{_YEAR}{_GAP}年{_GAP}(?:{_MONTH}{_DAY})日{_NO_DATE}{_GOES_ON})"
        rf"|(?P<month_as_day>{_YEAR}{_GAP}年{_GAP}{_MONTH}日{_DAY}日)"
        rf"|(?P<month_day>{_YEAR}{_GAP}年{_GAP}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])日{_NO_DATE})"
        rf"|(?P<month_sign>(?<=[自从于在至到—\-~～]){_MONTH}年{_DAY}[日号]{_NO_DATE})"
        rf"|(?P<month_digits>{_YEAR}{_GAP}年{_GAP}{_DAY}日{_GOES_ON})"
        rf"|(?P<year_month>{_YEAR}{_GAP}{_MONTH}{_DAY}日(?!期)|{_YEAR}{_GAP}{_MONTH}日(?!期))"
        rf"|(?P<blank>{_YEAR}{_GAP}年[ \u3000\xa0]{{0,6}}月[ \u3000\xa0]{{0,6}}日|{_YEAR}{_GAP}年{_GAP}{_MONTH}{_GAP}月[ \u3000\xa0]{{0,6}}日(?!常|前|均|期|报))"
        # The date under a document, alone on its line.
        rf"|(?P<alone>(?<![^\n\r\u3000 ]){_YEAR}{_GAP}年{_GAP}{_MONTH}{_GAP}月{_GAP}{_DAY}(?=[ \u3000]*(?:[\r\n]+(?![ \u3000]*[日号])|$)))"
        rf"|(?P<day>{_YEAR}{_GAP}年{_GAP}{_MONTH}{_GAP}月{_GAP}{_DAY}(?=[起止]|[,，。;；)）](?![0-9])|[至到](?!{_GAP}[0-9]{{1,2}}{_GAP}[日号])|{_VERB})|(?<![0-9.]){_MONTH}月{_DAY}止|(?<=日起?,?[至到—\-–~]{_GAP}){_MONTH}月{_DAY}(?=[,，。;；)）]))"
        r")"
    )


_MISSING = {
    "year": "年",
    "month": "月",
    "month_as_day": "月",
    "month_day": "月",
    "month_digits": "月",
    "month_sign": "月",
    "year_month": "年、月",
    "blank": "数字",
    "alone": "日",
    "day": "日",
}


def find_broken_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[BrokenDate]:
    """Every damaged date in `text[start:end]`, in order; a text that may mean something else is none (2023年100日攻坚)."""
    for match in _pattern().finditer(text, start, len(text) if end is None else end):
        yield BrokenDate(match.start(), match.end(), _MISSING[match.lastgroup or "day"])
