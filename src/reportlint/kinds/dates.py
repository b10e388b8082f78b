"""`dates`: days that no calendar has, dates that lost a character, periods that are reversed or not the expected one."""

from __future__ import annotations

from functools import cache

from reportlint.binding.searching import search, within
from reportlint.chinese.broken_dates import find_broken_dates
from reportlint.chinese.dates import find_dates, find_periods
from reportlint.compiled import compiled
from reportlint.extend import Defect, Held, Hit, Kind, Severity
from reportlint.language.clauses import sentence_bounds
from reportlint.language.outcome import CannotJudge
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    import regex

    from reportlint.binding.binding import Region
    from reportlint.chinese.dates import DateMention, Period
    from reportlint.extend import Binding, Entry, Outcome, RuleHead
    from reportlint.language.excuse import Excuse
    from reportlint.language.expressions import Expression
    from reportlint.language.patterns import Pattern

_LAST_MONTH, _LAST_DAY = 12, 31


class Expected(NamedTuple):
    """The period that a document must name: where `near` stands in the sentence, from `since` until `until`.

    Where `explained` is found in the document it may begin later.
    """

    near: Pattern
    since: Expression
    until: Expression
    explained: Pattern | None = None


class DatesCheck(NamedTuple):
    """Dates and periods of the scopes; `expected` is the period that the document is about."""

    scopes: tuple[str, ...]
    expected: Expected | None = None
    excuse: Excuse | None = None

    def __call__(self, binding: Binding) -> Iterator[Outcome]:
        """Hits in the order of the text."""
        regions = binding.regions(self.scopes)
        if not regions:
            return
        # Regions are many and short: all of the text at once, and what lies inside a region.
        outcomes = list(self._outcomes(binding, regions))
        for outcome in sorted(outcomes, key=lambda each: each.span.start if isinstance(each, Hit) else 0):
            if not isinstance(outcome, Hit) or not self._excused(binding, outcome):
                yield outcome

    def _outcomes(self, binding: Binding, regions: Sequence[Region]) -> Iterator[Outcome]:
        text = binding.document.view.text
        start, end = regions[0].start, regions[-1].end
        if self.expected is None:
            dates = list(find_dates(text, start, end))
            yield from _of_dates(binding, regions, dates)
            for broken in find_broken_dates(text, start, end):
                if within(regions, broken.start, broken.end):
                    values = {"found": text[broken.start : broken.end], "missing": broken.missing}
                    yield Hit(binding.span(broken.start, broken.end), "broken", values)
            periods = find_periods(text, start, end, dates)
        else:
            periods = _near(binding, self.expected, regions)
        for period in periods:
            if within(regions, period.start, period.end) is not None:
                yield from self._of_period(binding, period)
        if self.expected is not None:
            yield from _cut_short(binding, self.expected, regions)

    def _of_period(self, binding: Binding, period: Period) -> Iterator[Outcome]:
        whole = period.since.valid and period.until.valid
        if whole and period.reversed and period.until.year is not None and not period.year_omitted:
            yield Hit(binding.span(period.start, period.end), "reversed", {"found": period.text})
        elif whole and self.expected is not None:
            yield from _judge(binding, period, self.expected)

    def _excused(self, binding: Binding, hit: Hit) -> bool:
        if self.excuse is None:
            return False
        place = binding.document.view.span_from_source(hit.span)
        return self.excuse.excuses(binding.document.view.text, place.start, place.end, binding.values)


def _of_dates(binding: Binding, regions: Sequence[Region], dates: Sequence[DateMention]) -> Iterator[Hit]:
    text = binding.document.view.text
    for mention in dates:
        if not mention.valid and _is_calendar_date(text, mention) and within(regions, mention.start, mention.end):
            yield Hit(binding.span(mention.start, mention.end), "impossible", {"found": mention.text})


def _near(binding: Binding, expected: Expected, regions: Sequence[Region]) -> Iterator[Period]:
    """Periods of the sentences that hold the words by which the document tells its own."""
    text = binding.document.view.text
    done = -1
    for match in search(binding, expected.near, regions):
        if match.start > done:
            start, done = sentence_bounds(text, match.start, match.end)
            # After a semicolon something else may be told.
            stop = text.find(";", match.end, done)
            done = stop if stop >= 0 else done
            yield from find_periods(text, max(start, text.rfind(";", start, match.start) + 1), done)


def _cut_short(binding: Binding, expected: Expected, regions: Sequence[Region]) -> Iterator[Hit]:
    """The document's own period from a day to a month: 2022年1月1日至2022年12月."""
    text = binding.document.view.text
    for match in search(binding, expected.near, regions):
        for cut in _half().finditer(text, match.start, sentence_bounds(text, match.start, match.end)[1]):
            try:
                since, until = _date(binding, expected.since), _date(binding, expected.until)
            except CannotJudge:
                return
            if since is not None and until is not None:
                values = {"found": cut[0], "since": _said(since), "until": _said(until)}
                yield Hit(binding.span(cut.start(), cut.end()), "period", values)


@cache
def _half() -> regex.Pattern[str]:
    return compiled(
        r"[12][0-9]{3}年1?[0-9]月[1-3]?[0-9]日起?,?[至到—\-–~](?:[12][0-9]{3}年)?1?[0-9]月止?(?=[,。;)\n]|$)"
    )


def _is_calendar_date(text: str, mention: DateMention) -> bool:
    """Whether an impossible date was meant as one: a number with points or dashes may be something else."""
    if "月" in mention.text:
        return True
    likely = 1 <= (mention.month or 0) <= _LAST_MONTH and (mention.day or 0) <= _LAST_DAY
    around = text[mention.start - 1 : mention.start] + text[mention.end : mention.end + 1]
    return likely and not any(
        (character.isalnum() and character.isascii()) or character in "-/." for character in around
    )


def _judge(binding: Binding, period: Period, expected: Expected) -> Iterator[Outcome]:
    """The document's own period is the expected one, or begins late, or is another."""
    if period.since.day is None:
        return
    try:
        since, until = _date(binding, expected.since), _date(binding, expected.until)
    except CannotJudge as cannot:
        yield cannot.outcome
        return
    begins, ends = _day(period.since), _day(period.until)
    if since is None or until is None or begins is None or ends is None:
        return
    values = {"found": period.text, "since": _said(since), "until": _said(until)}
    span = binding.span(period.start, period.end)
    if (begins, ends) == (since, until):
        yield Held()
    elif since <= begins and ends == until:
        if expected.explained is None or not _is_found(binding, expected.explained):
            yield Hit(span, "late-start", values)
    elif not _is_told(binding, period):
        yield Hit(span, "period", values)


def _is_found(binding: Binding, pattern: Pattern) -> bool:
    text = binding.document.view.text
    return next(pattern.find(text, 0, len(text), binding.values), None) is not None


def _is_told(binding: Binding, period: Period) -> bool:
    """Whether a variable was read from the period and contradicts its other sources: `agree` says that."""
    span = binding.span(period.start, period.end)
    return any(
        source.span is not None and source.span.overlaps(span) and source.value != variable.value
        for variable in binding.variables.values()
        for source in variable.sources
    )


def _day(mention: DateMention) -> date | None:
    from reportlint.model.day import date

    if mention.year is None or mention.month is None or mention.day is None:
        return None
    return date(mention.year, mention.month, mention.day)


def _date(binding: Binding, expression: Expression) -> date | None:
    """The date of an expression; raises `CannotJudge` where something it needs is unknown."""
    from reportlint.extend import Unevaluated
    from reportlint.language.expressions import evaluate
    from reportlint.model.day import date

    value = evaluate(expression, binding)
    if isinstance(value, Unevaluated):
        raise CannotJudge(value)
    return value if isinstance(value, date) else None


def _said(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _compile(entry: Entry, head: RuleHead) -> DatesCheck:
    excuse = head.excuse()
    parts = entry.mapping(("period",)) if entry.value != "all" else {}
    if "period" not in parts:
        return DatesCheck(head.scopes, None, excuse)
    from reportlint.language.expressions import parse_expression

    required = ("near", "since", "until")
    keys = parts["period"].mapping((*required, "explained"), required=required)
    if not keys.keys() >= set(required):
        return DatesCheck(head.scopes, None, excuse)
    explained = keys["explained"].pattern() if "explained" in keys else None
    expected = Expected(
        keys["near"].pattern(), parse_expression(keys["since"]), parse_expression(keys["until"]), explained
    )
    return DatesCheck(head.scopes, expected, excuse)


KIND = Kind(
    key="dates",
    compile=_compile,
    defects={
        "impossible": Defect({"zh": "历法上没有“{found}”", "en": "the calendar has no '{found}'"}, Severity.ERROR),
        "broken": Defect(
            {
                "zh": "日期“{found}”不完整，缺“{missing}”",
                "en": "the date '{found}' is not whole: '{missing}' is missing",
            }
        ),
        "reversed": Defect(
            {"zh": "期限“{found}”的终止早于起始", "en": "the period '{found}' ends before it begins"}, Severity.ERROR
        ),
        "period": Defect(
            {"zh": "“{found}”应为{since}至{until}", "en": "'{found}' should be {since} to {until}"}, Severity.ERROR
        ),
        "late-start": Defect(
            {
                "zh": "“{found}”不是全年（{since}至{until}）；年中成立的单位请予说明",
                "en": "'{found}' is not all of {since} to {until}; say so if the organ was founded in between",
            }
        ),
    },
    values=frozenset({"found", "missing", "since", "until"}),
    family="identity",
    proven={"zh": "个期限相符", "en": "periods as they should be"},
    honours=frozenset({"in", "unless"}),
)
