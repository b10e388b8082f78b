"""Dates and periods in running text: 2024年1月31日, 2024-01-31, 二〇二四年, 自2024年1月1日起至12月31日止."""

from __future__ import annotations

from functools import cache

from reportlint.chinese.numerals import parse_numeral
from reportlint.compiled import compiled
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import regex

_HAN_DIGIT = "[〇零○0-9０-９一二三四五六七八九]"
_YEAR = rf"(?:(?:19|20|１９|２０)[0-9０-９]{{2}}|[一二1１2２][〇零○0０九9９]{_HAN_DIGIT}{{2}})"
_SMALL = "(?:[0-9０-９]{1,2}|[一二三四五六七八九十廿]{1,3})"
_GAP = r"[ \u3000\xa0]?"
_MONTH_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class DateMention(NamedTuple):
    """A date as written. `start` and `end` are code points of the searched text.

    What the text does not say is None. `valid` is false where the calendar has no such day or month (2月30日, 13月), and
    `complete` where a 日 at the end is missing (12月31止).
    """

    year: int | None
    month: int | None
    day: int | None
    valid: bool
    complete: bool
    start: int
    end: int
    text: str


class Period(NamedTuple):
    """A stretch from one date to another; `start` and `end` cover the words around them (自…起至…止).

    `until` has the year of `since` where the text leaves it out (`year_omitted`). `reversed` says it ends before it
    begins.
    """

    since: DateMention
    until: DateMention
    year_omitted: bool
    reversed: bool
    start: int
    end: int
    text: str


@cache
def _date() -> regex.Pattern[str]:

    end = rf"{_GAP}(?:(?P<MARK>[日号號])(?!线|楼|文|令)|(?=[止起至到前]))"
    han_day = rf"(?P<d>{_SMALL})" + end.replace("MARK", "mark")
    day_alone = rf"(?P<d3>{_SMALL})" + end.replace("MARK", "mark3")
    return compiled(
        # Asked first: most numbers are no dates.
        r"(?=[0-9０-９〇零○一二三四五六七八九十廿]{1,4}[ \u3000\xa0]?[年月./／－．-])(?<![0-9０-９〇○])(?:"
        rf"(?P<y>{_YEAR}){_GAP}年度?(?:{_GAP}(?P<m>{_SMALL}){_GAP}月(?:份|{_GAP}{han_day})?)?"
        r"|(?P<y2>(?:19|20)[0-9]{2})(?P<s>[-./／－．])(?P<m2>[0-9]{1,2})(?P=s)(?P<d2>[0-9]{1,2})(?![0-9]|[./][0-9]|-[0-9]{1,2}(?![0-9]))"
        rf"|(?<![.．/个十一二三四五六七八九])(?P<m3>{_SMALL}){_GAP}月{_GAP}{day_alone}"
        r")"
    )


def _number(written: str | None) -> int | None:
    if written is None:
        return None
    value = parse_numeral(written)
    if value is None and len(written) > 1:
        return None
    return None if value is None else int(value)


def calendar_has(year: int | None, month: int | None, day: int | None) -> bool:
    """Whether the Gregorian calendar has this date; parts not given are not asked, 29 February needs a leap year."""
    if month is None:
        return True
    if not 1 <= month <= 12:
        return False
    if day is None:
        return True
    if month == 2 and day == 29 and year is not None:
        return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 1 <= day <= _MONTH_DAYS[month - 1]


def find_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[DateMention]:
    """Every date in `text[start:end]`, in order: full, year and month, month and day, or a year alone (2024年, 2024年度).

    A bare number is no date: 2024 and 2024.1 say nothing for sure.
    """
    for match in _date().finditer(text, start, len(text) if end is None else end):
        year = _number(match["y"] or match["y2"])
        month = _number(match["m"] or match["m2"] or match["m3"])
        written_day = match["d"] or match["d2"] or match["d3"]
        day = _number(written_day)
        complete = written_day is None or bool(match["mark"] or match["d2"] or match["mark3"])
        if (month is None and (match["m"] or match["m3"])) or (day is None and written_day is not None):
            continue
        yield DateMention(
            year, month, day, calendar_has(year, month, day), complete, match.start(), match.end(), match[0]
        )


@cache
def _between() -> regex.Pattern[str]:
    return compiled(r"\s{0,4}(?:起|开始)?\s{0,4}[，,]?\s{0,4}(?:至|到|截至|截止到?|[-－–—―─~～]{1,2}|止于)\s{0,4}")


@cache
def _year_range() -> regex.Pattern[str]:

    year = "(?:19|20)[0-9]{2}"
    return compiled(
        rf"(?=[12])(?<![0-9.〔\-/])({year})[ \u3000]*(?:至|到|[-－–—―─~～]{{1,2}})[ \u3000]*(?={year}[ \u3000]?年)"
    )


@cache
def _bare_month() -> regex.Pattern[str]:
    # The lookahead is asked first: most places fail there.
    return compiled(
        rf"(?=[0-9０-９一二三四五六七八九十廿])(?<=月份?[ \u3000]*[至到\-－–—―─~～]{{1,2}})({_SMALL})[ \u3000]?月(?:份|(?!{_GAP}{_SMALL}))"
    )


def find_periods(
    text: str, start: int = 0, end: int | None = None, dates: Iterable[DateMention] | None = None
) -> Iterator[Period]:
    """Every period in `text[start:end]`, in order: 自2024年1月1日起至12月31日止, 2024年1月1日—2024年12月31日, 2021—2025年.

    `dates` are those of `find_dates` there, if they are known.
    """
    stop = len(text) if end is None else end
    found = list(find_dates(text, start, stop) if dates is None else dates)
    for match in _year_range().finditer(text, start, stop):
        year = int(match[1])
        found.append(DateMention(year, None, None, True, True, match.start(1), match.end(1), match[1]))
    for match in _bare_month().finditer(text, start, stop):
        month = _number(match[1])
        if month is not None:
            found.append(
                DateMention(
                    None, month, None, calendar_has(None, month, None), True, match.start(), match.end(), match[0]
                )
            )
    found.sort(key=lambda mention: mention.start)
    index = 0
    while index + 1 < len(found):
        since, until = found[index], found[index + 1]
        if _between().fullmatch(text, since.end, until.start) and _same_kind(since, until):
            yield _period(text, since, until, start, stop)
            index += 2
        else:
            index += 1


def _same_kind(since: DateMention, until: DateMention) -> bool:
    return (since.day is None) == (until.day is None) and (since.month is None) == (until.month is None)


def _period(text: str, since: DateMention, until: DateMention, start: int, stop: int) -> Period:
    omitted = until.year is None and since.year is not None
    if omitted:
        valid = calendar_has(since.year, until.month, until.day)
        until = until._replace(year=since.year, valid=valid)
    begin, finish = since.start, until.end
    before = begin - 1 if begin > start and text[begin - 1] in " \u3000\xa0" else begin
    if before > start and text[before - 1] in "自从從由":
        begin = before - 1
    if finish < stop and text[finish] == "止":
        finish += 1
    return Period(since, until, omitted, _order(until) < _order(since), begin, finish, text[begin:finish])


def _order(mention: DateMention) -> tuple[int, int, int]:
    return mention.year or 0, mention.month or 0, mention.day or 0
