"""`subject`: who acts first in a clause and does what only the author of a document does there is the author."""

from __future__ import annotations

from reportlint.binding.joined import joined
from reportlint.binding.other_organs import Stated, has_no_place, is_namesake, signed_by_another, stated_otherwise
from reportlint.chinese.organs import last_unit, own_name, shortened
from reportlint.compiled import expression
from reportlint.extend import Cause, Defect, Hit, Kind, Related, Unevaluated
from reportlint.language.outcome import CannotJudge
from reportlint.language.problems import did_you_mean
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import regex

    from reportlint.binding.binding import Region
    from reportlint.binding.joined import Joined
    from reportlint.compiled import Expression
    from reportlint.extend import Binding, Entry, Outcome, RuleHead
    from reportlint.language.excuse import Excuse
    from reportlint.language.patterns import Pattern

# Where a clause begins, and what may stand before its subject: a number, a year, 下一步, a clause with 在…领导下.
_LEAD = (
    r"(?<![^\s。;:!?)])(?:[(]?[一二三四五六七八九十0-9]{1,3}(?:[)、.]|是,?)\s*+){0,2}+"
    r"(?:(?:(?:在|根据|按照|依照|依据|围绕|结合|为|对照|对标|针对|总结|与|同|依托|通过|[12][0-9]{3}年是|自)[^,。;\n]{1,60},){1,3}|[^,。;:\n]{2,14}(?:方面|[核估评]中),)?"
    r"(?:(?:下一步|今后|接下来|下一阶段|下步|全年|本年度?|(?:过去)?一年来|过去的?一年|这一年|今年以来|目前|当前|经统计|据统计|经查|近年来|此外|另外|为此|同时|(?:客观|总的|总体|整体)来看"
    r"|[12][0-9]{3}年1月至12月|截至[^,。;\n]{2,14}"
    r"|(?:[12][0-9]{3}|[一二][〇○零一二三四五六七八九]{3})年(?:度|以来)?)[, ]?){0,2}"
)
_PLACE = (
    r"(?:(?![省市县区各本我该全由经与和同今明来未下目此另因为其首随要求后日近届年如现对所上当以及时前内步次个级属将请在向使让令])"
    r"\p{Han}){2,4}"
)
_NAMESAKE = rf"(?P<name>(?:国家税务总局)?(?:{_PLACE}[省市州盟])?{_PLACE}(?:自治[州县旗]|[省市州盟县区旗镇乡]|街道)(?:(?!局[^分支稽办机])\p{{Han}}){{0,14}}?(?:局(?!\p{{Han}}{{2,5}}分局)|委员会|委(?!员)|厅|办公室|中心|[院站]|管委会)|(?:中华人民共和国)?{_PLACE}(?:海关|分局))"
"""An organ that has the same name in many places."""


class Names(NamedTuple):
    """Names that are judged where the value fits `when`: `acting` finds them in a clause.

    In them the group `core` tells whose name it is: another's, unless it is part of the value or fits the same of
    `apart` as the value. A name without that group is always another's. Of each set of `needed` one stands in what
    `acting` finds.
    """

    when: Pattern
    acting: Expression
    apart: tuple[Pattern, ...]
    needed: tuple[tuple[str, ...], ...] = ()


class Namesakes(NamedTuple):
    """What an organ of the same name in another place says that has one of `units`."""

    units: frozenset[str]
    acting: Expression


class SubjectCheck(NamedTuple):
    """`stated` are places where only the value can stand; of other organs that fit `neutral` nothing is said there."""

    variable: str
    names: tuple[Names, ...]
    elsewhere: tuple[Namesakes, ...]
    stated: tuple[Stated, ...]
    neutral: tuple[Pattern, ...]
    scopes: tuple[str, ...]
    excuse: Excuse | None = None

    def __call__(self, binding: Binding) -> Iterator[Outcome]:
        """A hit on each name of another one."""
        variable = binding.variables.get(self.variable)
        if variable is None:
            yield Unevaluated(Cause.VARIABLE_UNBOUND, self.variable)
            return
        regions = binding.regions(self.scopes)
        if not regions:
            return
        value, text = own_name(str(variable.value)), binding.document.view.text
        prose = joined(binding, regions)
        names = tuple(each for each in self.names if _fits(each.when, value))
        acting = self._acting(prose, value, names)
        found = {place for place in acting if not self._is_excused(binding, *place)}
        try:
            found.update(self._stated(binding, regions, value))
        except CannotJudge as cannot:
            yield cannot.outcome
        first = next((source.span for source in variable.sources if source.span is not None), None)
        related = (Related(first, {"zh": "标题所写", "en": "as the title has it"}),) if first else ()
        last = 0
        for start, end in sorted(found):
            if start >= last:
                last = end
                values = {"found": text[start:end], "expected": value}
                yield Hit(binding.span(start, end), values=values, related=related, subject=text[start:end])

    def _is_excused(self, binding: Binding, start: int, end: int) -> bool:
        text = binding.document.view.text
        return self.excuse is not None and self.excuse.excuses(text, start, end, binding.values)

    def _acting(self, prose: Joined, value: str, names: Sequence[Names]) -> Iterator[tuple[int, int]]:
        """Names that do what only the author does."""
        for each in names:
            for match in _inside(prose, each.acting.pattern, each.needed):
                place = prose.place(*match.span("name"))
                if place is not None and not has_no_place(match["name"]) and _is_other(match, value, each):
                    yield place
        for units, acting in self.elsewhere:
            for match in _inside(prose, acting.pattern, (tuple(units),)):
                place = prose.place(*match.span("name"))
                if place is not None and is_namesake(match["name"], value) and last_unit(match["name"]) in units:
                    yield place

    def _stated(self, binding: Binding, regions: Sequence[Region], value: str) -> Iterator[tuple[int, int]]:
        """Names in the places of the author's, and under the document."""

        def excused(name: str) -> bool:
            return any(_fits(pattern, name) for pattern in self.neutral)

        def inside(start: int, end: int) -> bool:
            return self._is_excused(binding, start, end)

        yield from stated_otherwise(binding, regions, value, self.stated, excused, inside)
        if self.names:
            signed = binding.regions(("signature",)) or ()
            yield from signed_by_another(binding.document.view.text, value, signed, excused)


def _inside(
    prose: Joined, pattern: regex.Pattern[str], needed: tuple[tuple[str, ...], ...]
) -> Iterator[regex.Match[str]]:
    """Matches in those regions that hold what is needed: the ways to lead up to a name are tried at every clause."""
    text = prose.text
    for (low, high), start in zip(prose.regions, prose.starts, strict=True):
        end = start + high - low
        if all(any(text.find(each, start, end) >= 0 for each in strings) for strings in needed):
            yield from pattern.finditer(text, start, end)


def _is_other(match: regex.Match[str], value: str, names: Names) -> bool:
    core = match.groupdict().get("core")
    if core is None:
        return True
    if _is_part(core, value):
        return False
    return not any(_fits(each, core) and _fits(each, value) for each in names.apart)


def _is_part(core: str, value: str) -> bool:
    """Whether `core` may be short for a piece of `value`; two characters side by side are enough."""
    return shortened(core, value) or any(core[at : at + 2] in value for at in range(len(core) - 1))


def _fits(pattern: Pattern, value: str) -> bool:
    return pattern.first(value, 0, len(value), {}) is not None


def _compile(entry: Entry, head: RuleHead) -> SubjectCheck:
    excuse = head.excuse()
    parts = entry.mapping(("of", "says", "names", "elsewhere", "stated", "neutral"), required=("of", "says"))
    variable = parts["of"].text() if "of" in parts else ""
    if variable and variable not in entry.names.variables:
        parts["of"].problem(f"the variable '{variable}' is not declared", "declare it under 'bind:'")
    entry.names.used.add(variable)
    says: dict[str, str] = {}
    for name, each in parts["says"].pairs() if "says" in parts else ():
        pieces = [says[item.text()] if item.text() in says else _source(item) for item in each.items()]
        says[name] = f"(?:{'|'.join(pieces)})"
    names = tuple(
        found for item in (parts["names"].items() if "names" in parts else ()) if (found := _names(item, says))
    )
    elsewhere = _namesakes(parts["elsewhere"], says) if "elsewhere" in parts else ()
    stated = tuple(_stated(item) for item in (parts["stated"].items() if "stated" in parts else ()))
    neutral = parts["neutral"].patterns() if "neutral" in parts else ()
    return SubjectCheck(variable, names, elsewhere, stated, neutral, head.scopes, excuse)


def _namesakes(entry: Entry, says: Mapping[str, str]) -> tuple[Namesakes, ...]:
    units: dict[str, set[str]] = {}
    for unit, each in entry.pairs():
        units.setdefault(_said(each, says), set()).add(unit)
    return tuple(
        Namesakes(frozenset(each), expression(rf"(?:{_LEAD}|(?<=[,》])){_NAMESAKE}(?={said})"))
        for said, each in units.items()
    )


def _stated(entry: Entry) -> Stated:
    if not entry.is_mapping():
        return Stated(entry.pattern(), beside=True)
    keys = entry.mapping(("say", "beside"), required=("say",))
    beside = keys["beside"].flag() if "beside" in keys else True
    return Stated(keys["say"].pattern() if "say" in keys else entry.pattern(), beside)


def _names(entry: Entry, says: Mapping[str, str]) -> Names | None:
    from reportlint.language.pattern_literals import needed_literals

    keys = entry.mapping(("when", "name", "unit", "not_place", "says", "apart"), required=("when", "says"))
    if "when" not in keys or "says" not in keys:
        return None
    apart = keys["apart"].patterns() if "apart" in keys else ()
    if "unit" in keys:
        ends = rf"(?<!{_source(keys['not_place'])})" if "not_place" in keys else ""
        name = rf"(?:{_PLACE}[省市州盟县区旗])?(?P<core>{_PLACE}{ends}){_source(keys['unit'])}"
    elif "name" in keys:
        name = _source(keys["name"])
    else:
        entry.problem("whose names are judged is not said", "write name: an expression, or unit: what follows a place")
        return None
    source = rf"{_LEAD}(?P<name>{name})(?={_said(keys['says'], says)})"
    return Names(keys["when"].pattern(), expression(source), apart, needed_literals((source,)))


def _said(entry: Entry, says: Mapping[str, str]) -> str:
    name = entry.text()
    if name not in says:
        near = did_you_mean(name, sorted(says))
        entry.problem(f"'{name}' is not said under 'says'", f"did you mean '{near}'?" if near else "write it there")
    return says.get(name, "")


def _source(entry: Entry) -> str:
    """The source of an expression, which may stand inside another one."""
    return f"(?:{''.join(entry.pattern().template)})"


KIND = Kind(
    key="subject",
    compile=_compile,
    defects={
        "default": Defect(
            {
                "zh": "“{found}”不是本报告的单位“{expected}”，像是套用别处的报告没有改净",
                "en": "'{found}' is not '{expected}', whose report this is: left over from another's report",
            }
        )
    },
    values=frozenset({"found", "expected"}),
    family="identity",
    honours=frozenset({"in", "unless"}),
)
