"""`past: {year: …, told: …, begun: …}`: sentences that tell of an earlier year as a report tells of its own."""

from __future__ import annotations

from reportlint.chinese.organs import shortened
from reportlint.compiled import compiled
from reportlint.extend import Cause, Defect, Hit, Kind, Unevaluated
from reportlint.language.clauses import sentence_bounds
from reportlint.language.outcome import CannotJudge
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex

    from reportlint.binding.binding import Region
    from reportlint.extend import Binding, Entry, Outcome, RuleHead
    from reportlint.language.excuse import Excuse
    from reportlint.language.patterns import Pattern

FARTHEST = 12
"""Years before the report's own that are looked at: an older one is history, whatever is told of it."""

_SHORTEST_BEFORE = 4
LONGEST_OWN = 20
"""Code points of an author's name that are compared with what stands beside a year."""

_YEAR = compiled(r"(?<![0-9])(?:19|20)[0-9]{2} ?年(?:度(?!的?[决预]算|考核|工作))?")
_STRETCH = compiled(r"(?:全年|[上下]半年|[1一]?[0-9二三四五六七八九十]{1,2}月(?:份)?)?,?")
_BODIES = "街道|机关|中心|苏木|支队|总队|大队|园区|管委会|海关|[局委办厅院校镇乡区县市州省旗关]"
_OWN = compiled(rf"(?:我|本|全)(?:{_BODIES})(?!关)")
_OWN_BODY = compiled("(?:街道|中心|苏木|支队|总队|大队|园区|管委会|海关)$")
"""What an organ of such a kind is called in its own report: 支队2023年…"""
_SHORT_FORM = compiled(
    r"街道|苏木|支队|总队|大队|园区|海关|[省市县区州旗][局厅院]"
    r"|(?=\p{Han}{3})\p{Han}+(?:街道|办事处|中心|苏木|支队|总队|大队|园区|管委会|海关|[局委办厅院镇乡区县市州省旗])"
)
"""What may be short for the author: any of the first alone, else no less than three characters."""
_HEADED = compiled("(?:情况|[一二三四五六七八九十]是)$")
_HEAD = frozenset("\n\r。;:!?)")
_JOINS = frozenset("自从于到至由对比较与和及或除以把将、～~—-在的")
_GOES_ON = frozenset("、和及与至到~～—-起底初末以前后之的版间中内来第")
_TITLES = compiled(r"《[^》\n]*》|〔[^〕\n]*〕|“[^”\n]*”")
_GOVERNMENT = "人民政府"
_YEAR_IN = compiled(r"(?<![0-9])(?:19|20)[0-9]{2}(?= ?年)")
_COMPARED = compiled(r"(?:比|较|与)((?:19|20)[0-9]{2}) ?年")


_COMPARES = compiled("同比|环比|增[幅长速]|降幅|相比|持平|(?:比|较|与)(?:上一?|去|前一?)年")
_BRIEF = 30
"""Code points behind the year of a sentence that only adds what this year was compared with."""


class PastCheck(NamedTuple):
    """Patterns that fit right behind a year: `told` wherever it stands, `begun` where a sentence begins with last year's.

    `variable` is the report's own year, `author` who speaks: with his name behind it any year that begins a sentence is
    told of. `led` are words before a year that stand for him (门户网站2023年). `compared` are words of the sentence
    with which another year may well stand, `history` those of its part up to a semicolon.
    """

    variable: str
    author: str
    told: tuple[Pattern, ...]
    led: tuple[Pattern, ...]
    begun: tuple[Pattern, ...]
    compared: tuple[Pattern, ...]
    history: tuple[Pattern, ...]
    scopes: tuple[str, ...]
    excuse: Excuse | None

    def __call__(self, binding: Binding) -> Iterator[Outcome]:
        """A hit on each earlier year of which something is told that only the report of that year would tell."""
        own = binding.values.get(self.variable)
        if not isinstance(own, int):
            yield Unevaluated(Cause.VARIABLE_UNBOUND, self.variable)
            return
        text = binding.document.view.text
        try:
            for region in binding.regions(self.scopes) or ():
                for found in _YEAR.finditer(text, region.start, region.end):
                    year = int(found[0][:4])
                    if own - FARTHEST <= year < own and self._is_left(binding, found, region, own):
                        values = {"found": found[0], "year": own}
                        yield Hit(binding.span(*found.span()), values=values, subject=found[0])
        except CannotJudge as cannot:
            yield cannot.outcome

    def _is_left(self, binding: Binding, found: regex.Match[str], region: Region, own: int) -> bool:
        text, (start, end) = found.string, found.span()
        if text[end : end + 1] in _GOES_ON or (start > region.start and text[start - 1] in _JOINS):
            return False
        if self.excuse is not None and self.excuse.excuses(text, start, end, binding.values):
            return False
        first, last = sentence_bounds(text, start, end)
        first, last = max(first, region.start), min(last, region.end)
        author = str(binding.values.get(self.author) or "")
        recent = int(found[0][:4]) == own - 1
        if not self._tells(text, (first, start), (end, last), author, binding, recent=recent):
            return False
        before, behind = _TITLES.sub("", text[first:start]), _TITLES.sub("", text[end:last])
        later = [int(year) for year in _COMPARED.findall(behind)]
        if later and int(found[0][:4]) < min(later) <= own:
            return True  # 2022年收到9件，比2023年多4件: nobody compares a year with a later one.
        others = {*_YEAR_IN.findall(before), *_YEAR_IN.findall(behind)} - {found[0][:4]}
        if others or str(own) in behind:
            return False
        if recent and not before and last - end <= _BRIEF and _COMPARES.search(_sentence_before(text, first)):
            return False  # 同比增加21件，增幅可控。2022年新收12件: what this year was compared with.
        part = behind.partition(";")[0]
        return not (_any(self.compared, before + "|" + behind) or _any(self.history, part))

    def _tells(
        self,
        text: str,
        before: tuple[int, int],
        behind: tuple[int, int],
        author: str,
        binding: Binding,
        *,
        recent: bool,
    ) -> bool:
        """Whether what stands around the year is how a report tells of its own year."""
        first, start = before
        end, last = behind
        stretch = _STRETCH.match(text, end, last)
        at = stretch.end() if stretch is not None else end
        subject = _own_at(text, at, last, author)
        led = text[first:start].rstrip(" ")
        # （一）主动公开 2024年公开信息30条: a blank parts a title from its text.
        titled = len(led) < start - first and len(led) <= LONGEST_OWN and not any(mark in led for mark in ",。;")
        if not led or led[-1] in _HEAD or _HEADED.search(led) or titled:
            named = subject > at and text[subject : subject + 1] not in _GOES_ON
            if named or (recent and _fits(self.begun, text, end, last, binding)):
                return True
        elif led[-1] != "," and not _own_before(led, author) and not _any(self.led, led):
            return False
        return _fits(self.told, text, subject, last, binding)


def _sentence_before(text: str, at: int) -> str:
    """The sentence that ends at `at`, of the same line."""
    end = text.rfind("。", max(0, at - 2), at)
    return text[slice(*sentence_bounds(text, end, end))] if end > 0 else ""


def _own_at(text: str, at: int, last: int, author: str) -> int:
    """Where the author's name or 我局 ends, if it begins at `at`; else `at`."""
    match = _OWN.match(text, at, last)
    if match is not None:
        return at + len(match[0])
    short = _short_form(text[at : min(last, at + LONGEST_OWN)], author)
    if short:
        return at + len(short)
    for length in range(min(LONGEST_OWN, len(author)), 2, -1):
        if text.startswith(author[-length:], at):
            return at + length
    place = author.removesuffix(_GOVERNMENT)
    if place and place != author:
        # 清河市人民政府: 清河市, 市政府
        for short in (place, place[-1] + "政府"):
            if text.startswith(short, at):
                return at + len(short)
    return at


def _own_before(led: str, author: str) -> bool:
    """Whether the author is named right before the year: 全区2022年, 清河市水利局2022年."""
    if any(_OWN.fullmatch(led[-length:]) for length in (2, 3, 4)):
        return True
    body = _OWN_BODY.search(led)
    if body is not None and author.endswith(body[0]):
        return True
    if any(led.endswith(author[-length:]) for length in range(min(LONGEST_OWN, len(author)), 2, -1)):
        return True
    return any(
        _is_short_form(led[-length:], author) for length in range(_SHORTEST_BEFORE, min(LONGEST_OWN, len(led)) + 1)
    )


def _short_form(text: str, author: str) -> str:
    """The longest short form of the author's name with which the text begins; nothing if it begins with none."""
    lengths = range(len(text), 1, -1)
    return next((text[:length] for length in lengths if _is_short_form(text[:length], author)), "")


def _is_short_form(name: str, author: str) -> bool:
    """Whether a text may be short for the author: 阿木尔旗林草局, of 阿木尔旗林业和草原局; 县局."""
    return shortened(name, author) and _SHORT_FORM.fullmatch(name) is not None


def _fits(patterns: tuple[Pattern, ...], text: str, at: int, last: int, binding: Binding) -> bool:
    for pattern in patterns:
        match = pattern.first(text, at, last, binding.values)
        if match is not None and match.start == at:
            return True
    return False


def _any(patterns: tuple[Pattern, ...], text: str) -> bool:
    return any(pattern.first(text, 0, len(text), {}) is not None for pattern in patterns)


def _compile(entry: Entry, head: RuleHead) -> PastCheck:
    keys = entry.mapping(("year", "author", "told", "led", "begun", "compared", "history"), required=("year", "told"))
    names = {key: keys[key].variable() if key in keys else "" for key in ("year", "author")}
    patterns = {
        key: keys[key].patterns() if key in keys else () for key in ("told", "led", "begun", "compared", "history")
    }
    return PastCheck(
        names["year"],
        names["author"],
        patterns["told"],
        patterns["led"],
        patterns["begun"],
        patterns["compared"],
        patterns["history"],
        head.scopes,
        head.excuse(),
    )


KIND = Kind(
    key="past",
    compile=_compile,
    defects={
        "default": Defect(
            {
                "zh": "“{found}”早于报告年度，这里应当是{year}年的情况",
                "en": "'{found}' is before the report's year; this should tell of {year}",
            },
        ),
    },
    values=frozenset({"found", "year"}),
    family="residue",
    honours=frozenset({"in", "unless"}),
)
