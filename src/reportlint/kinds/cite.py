"""`cite`: a law or notice stands beside its own number, and beside the one that is in force."""

from __future__ import annotations

from functools import lru_cache

from reportlint.binding.searching import search, within
from reportlint.compiled import compiled, escape
from reportlint.extend import Defect, Held, Hit, Kind, Severity
from reportlint.language.outcome import CannotJudge
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import regex

    from reportlint.binding.binding import Region, Variable
    from reportlint.extend import Binding, Entry, Outcome, RuleHead
    from reportlint.language.patterns import Pattern

_REACH = 60
"""Code points behind a title within which its number may stand in brackets."""
_DIGITS = compiled(r"[0-9]+")
_ISSUER = compiled(r"\p{Han}{2}(?=\p{Han}*[〔\[(])")
_BESIDE = compiled(r"[》〉>”]{0,2}[ \u3000]?(?:[、,]?[ \u3000]?)")


class Work(NamedTuple):
    """A law or notice: its titles, its number (also in other writings), earlier numbers, the years for which it is right."""

    title: tuple[Pattern, ...]
    number: tuple[str, ...]
    was: tuple[str, ...] = ()
    years: tuple[int, int | None] | None = None


class Seen(NamedTuple):
    """A number as cited; offsets of the view. `digits` are what tells it from others of its series."""

    start: int
    end: int
    digits: tuple[str, ...]


class CiteCheck(NamedTuple):
    """`works` as declared; `year` is the variable that decides which notice is in force, or empty."""

    works: tuple[Work, ...]
    year: str
    scopes: tuple[str, ...]

    def __call__(self, binding: Binding) -> Iterator[Outcome]:
        """A hit on each number that is not that of the title before it, then on works that are not in force."""
        regions = binding.regions(self.scopes)
        if not regions:
            return
        year = _undisputed(binding.variables.get(self.year))
        try:
            cited = [list(_cited(binding, work, regions)) for work in self.works]
        except CannotJudge as cannot:
            yield cannot.outcome
            return
        beside = {seen.start for each in cited for _, seen in each}
        for work, own in zip(self.works, cited, strict=True):
            yield from self._of(binding, work, own, regions, year)
            yield from self._alone(binding, work, beside, regions, year)

    def _of(
        self,
        binding: Binding,
        work: Work,
        cited: Sequence[tuple[str, Seen]],
        regions: Sequence[Region],
        year: int | None,
    ) -> Iterator[Outcome]:
        text = binding.document.view.text
        series = _series((*work.number, *work.was))
        right, before = _told(work.number), _told(work.was)
        newer = bool(work.was) and any(seen.digits in right for seen in _numbers(text, series, regions))
        for title, seen in cited:
            values = {"title": title, "found": text[seen.start : seen.end], "expected": work.number[0]}
            span = binding.span(seen.start, seen.end)
            if seen.digits in right and series.fullmatch(text, seen.start, seen.end):
                yield self._in_force(binding, work, seen, title, year)
            elif seen.digits not in before or not series.fullmatch(text, seen.start, seen.end):
                other = self._other(seen, text, work)
                defect = "exchanged" if other else "wrong"
                yield Hit(span, defect, {**values, "other": other}, subject=title)
            elif not newer:
                yield Hit(span, "superseded", values, subject=title)

    def _in_force(self, binding: Binding, work: Work, seen: Seen, title: str, year: int | None) -> Outcome:
        if year is None or work.years is None or _covers(work.years, year):
            return Held()
        text = binding.document.view.text
        values = {"title": title, "found": text[seen.start : seen.end], "expected": self._current(year), "year": year}
        return Hit(binding.span(seen.start, seen.end), "outdated", values, subject=title)

    def _alone(
        self, binding: Binding, work: Work, beside: set[int], regions: Sequence[Region], year: int | None
    ) -> Iterator[Outcome]:
        """A number that is not beside a title still says which notice was followed."""
        if year is None or work.years is None or _covers(work.years, year) or not self._current(year):
            return
        series, right = _series(work.number), _told(work.number)
        for seen in _numbers(binding.document.view.text, series, regions):
            if seen.digits in right and seen.start not in beside:
                found = binding.document.view.text[seen.start : seen.end]
                values = {"title": found, "found": found, "expected": self._current(year), "year": year}
                yield Hit(binding.span(seen.start, seen.end), "outdated", values, subject=found)

    def _current(self, year: int) -> str:
        """The number of the work that is in force in that year."""
        return next((work.number[0] for work in self.works if work.years and _covers(work.years, year)), "")

    def _other(self, seen: Seen, text: str, own: Work) -> str:
        """The number that another declared work of the same series has, empty where none has it."""
        for work in self.works:
            for number in () if work is own else work.number:
                if _series((number,)).fullmatch(text, seen.start, seen.end) and seen.digits in _told((number,)):
                    return number
        return ""


def _undisputed(variable: Variable | None) -> int | None:
    """The year of a document, if the places where it was read agree: else that is the mistake, and said elsewhere."""
    if variable is None or not isinstance(variable.value, int):
        return None
    return variable.value if all(source.weak or source.value == variable.value for source in variable.sources) else None


def _covers(years: tuple[int, int | None], year: int) -> bool:
    return years[0] <= year and (years[1] is None or year <= years[1])


@lru_cache(maxsize=64)
def _told(numbers: tuple[str, ...]) -> set[tuple[str, ...]]:
    return {tuple(_DIGITS.findall(number)) for number in numbers}


@lru_cache(maxsize=64)
def _series(numbers: tuple[str, ...]) -> regex.Pattern[str]:
    """Any number of the same series: other digits, whatever brackets, blanks between."""
    shapes = dict.fromkeys(map(_shape, numbers))
    return compiled("|".join(shapes))


def _shape(number: str) -> str:
    pieces = []
    for piece in compiled(r"[0-9]+|[〔〕\[\]()]|[^0-9〔〕\[\]()]+").findall(number):
        if piece.isdecimal():
            pieces.append("([0-9]+)")
        elif piece in "〔[(":
            pieces.append(r"[〔\[(【<]")
        elif piece in "〕])":
            pieces.append(r"[〕\])】>]")
        else:
            pieces.append(escape(piece))
    return r"[ \u3000]?".join(pieces)


@lru_cache(maxsize=64)
def _of_issuer(numbers: tuple[str, ...]) -> regex.Pattern[str]:
    """A number of another series of the same issuer: 国办发〔2021〕30号 for 国办公开办函〔2021〕30号."""
    issuers = dict.fromkeys(escape(match[0]) for number in numbers if (match := _ISSUER.match(number)))
    shapes = [
        rf"{issuer}[\p{{Han}}]{{0,8}}[〔\[(【<][0-9]{{4}}[〕\])】>][ \u3000]?[0-9]{{1,4}}[ \u3000]?号"
        for issuer in issuers
    ]
    return compiled("|".join(shapes) or "(?!)")


def _numbers(text: str, series: regex.Pattern[str], regions: Sequence[Region]) -> Iterator[Seen]:
    for match in series.finditer(text, regions[0].start, regions[-1].end):
        if within(regions, match.start(), match.end()):
            yield Seen(match.start(), match.end(), tuple(_DIGITS.findall(match[0])))


def _cited(binding: Binding, work: Work, regions: Sequence[Region]) -> Iterator[tuple[str, Seen]]:
    """Each title with the numbers that stand in the brackets behind it, or right beside it."""
    text, series = binding.document.view.text, _series((*work.number, *work.was))
    for pattern in work.title:
        for match in search(binding, pattern, regions):
            region = within(regions, match.start, match.end)
            last = region.end if region else match.end
            beside = _BESIDE.match(text, match.end, last)
            start = beside.end() if beside else match.end
            stop = min(last, start + _REACH)
            if text[start : start + 1] == "(":
                closing = _closing(text, start, stop)
                found = list(series.finditer(text, start + 1, closing))
                other = None if found else _of_issuer(work.number).fullmatch(text, start + 1, closing)
                found = [other] if other else found
            else:
                number = series.match(text, start, stop)
                found = [number] if number else []
            for each in found:
                seen = Seen(each.start(), each.end(), tuple(_DIGITS.findall(each[0])))
                yield text[match.start : match.end], seen


def _closing(text: str, start: int, stop: int) -> int:
    depth = 0
    for at in range(start, stop):
        depth += (text[at] == "(") - (text[at] == ")")
        if depth == 0:
            return at
    return stop


def _compile(entry: Entry, head: RuleHead) -> CiteCheck:
    parts = entry.mapping(("works", "year"), required=("works",), short="works" if entry.is_list() else None)
    year = parts["year"].text() if "year" in parts else ""
    if year and year not in entry.names.variables:
        parts["year"].problem(f"the variable '{year}' is not declared", "declare it under 'bind:'")
    entry.names.used.add(year)
    works = tuple(work for item in (parts["works"].items() if "works" in parts else ()) if (work := _work(item)))
    return CiteCheck(works, year, head.scopes)


def _work(entry: Entry) -> Work | None:
    from reportlint.chinese.width import fold_width

    keys = entry.mapping(("title", "number", "was", "years"), required=("title", "number"))
    if "title" not in keys or "number" not in keys:
        return None
    numbers = tuple(map(fold_width, keys["number"].texts()))
    was = tuple(map(fold_width, keys["was"].texts())) if "was" in keys else ()
    for name, given in (("number", numbers), ("was", was)):
        if any(_DIGITS.search(number) is None for number in given):
            keys[name].problem("a number without a digit", "write it as it is cited: 国务院令第711号")
            return None
    return Work(keys["title"].patterns(), numbers, was, keys["years"].limits() if "years" in keys else None)


KIND = Kind(
    key="cite",
    compile=_compile,
    defects={
        "wrong": Defect(
            {
                "zh": "“{title}”的文号是“{expected}”，此处写作“{found}”",
                "en": "the number of '{title}' is '{expected}', here it is '{found}'",
            },
            Severity.ERROR,
        ),
        "exchanged": Defect(
            {
                "zh": "文件名与文号不是同一份文件：“{title}”的文号是“{expected}”，此处写作“{found}”",
                "en": "title and number are of different documents: '{title}' is '{expected}', here it is '{found}'",
            }
        ),
        "superseded": Defect(
            {
                "zh": "“{title}”已修订，现行文号是“{expected}”，此处只写了“{found}”",
                "en": "'{title}' was revised; it is now '{expected}', and only '{found}' is cited",
            }
        ),
        "outdated": Defect(
            {
                "zh": "{year}年度报告应依据“{expected}”，此处所引“{found}”不适用于该年度",
                "en": "a report of {year} follows '{expected}'; '{found}' does not apply to that year",
            }
        ),
    },
    values=frozenset({"title", "found", "expected", "other", "year"}),
    family="reference",
    proven={"zh": "处文号相符", "en": "numbers of documents right"},
    honours=frozenset({"in"}),
)
