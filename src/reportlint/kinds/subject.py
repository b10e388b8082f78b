"""`subject`: who acts first in a clause and does what only the author of a document does there is the author."""

from __future__ import annotations

from functools import lru_cache

from reportlint.binding.joined import joined
from reportlint.compiled import compiled, escape, expression
from reportlint.extend import Cause, Defect, Hit, Kind, Related, Unevaluated
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
    r"(?:(?:(?:在|根据|按照|依照|依据|围绕|结合|为|对照|对标|针对|总结|与|同|依托|通过|[12][0-9]{3}年是|自)[^,。;\n]{1,60},){1,3}|[^,。;:\n]{2,14}方面,)?"
    r"(?:(?:下一步|今后|接下来|下一阶段|下步|全年|本年度?|一年来|这一年|今年以来|目前|当前|经统计|据统计|经查|近年来|此外|另外|为此|同时|(?:客观|总的|总体|整体)来看"
    r"|[12][0-9]{3}年1月至12月|截至[^,。;\n]{2,14}"
    r"|(?:[12][0-9]{3}|[一二][〇○零一二三四五六七八九]{3})年(?:度|以来)?)[, ]?){0,2}"
)
_STATED = r"(?:(?<=现将|公布|发布|编制|请与|联系|汇总了|报告由|如下:)|(?<=[。;,]由))"
_WHOSE = r"(?=[0-9]{4}年度?(?:政府信息|政务|信息)公开|\(以下[^()\n]{1,24}\)|(?:根据|按照)[^,。;\n]{2,40}编制|编制|办公室联系|及其)"
_PLACE = (
    r"(?:(?![省市县区各本我该全由经与和同今明来未下目此另因为其首随要求后日近届年如现对所上当以及时前内里步次个级属将请在向使让令])"
    r"\p{Han}){2,4}"
)
_SHORTEST_REST = 4


class Names(NamedTuple):
    """Names that are judged where the value fits `when`: `acting` finds them in a clause, `signing` is all of a line.

    In them the group `core` tells whose name it is: another's, unless it is part of the value or fits the same of
    `apart` as the value. A name without that group is always another's. Of each set of `needed` one stands in what
    `acting` finds.
    """

    when: Pattern
    acting: Expression
    signing: Expression
    apart: tuple[Pattern, ...]
    needed: tuple[tuple[str, ...], ...] = ()


class SubjectCheck(NamedTuple):
    """`elsewhere` are units of places (县, 镇) with what the value's own name in another place says there."""

    variable: str
    names: tuple[Names, ...]
    elsewhere: Mapping[str, str]
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
        value, text = str(variable.value), binding.document.view.text
        prose = joined(binding, regions)
        signed = binding.regions(("signature",)) or ()
        found: dict[tuple[int, int], None] = {}
        for pattern, names, needed in self._patterns(value, text):
            for match in _inside(prose, pattern, needed):
                place = prose.place(*match.span("name"))
                if place is not None and (names is None or _is_other(match, value, names)):
                    found[place] = None
        if not any(_is_short(text[region.start : region.end].strip(), value) for region in signed):
            found.update(dict.fromkeys(self._signing(text, value, signed)))
        first = next((source.span for source in variable.sources if source.span is not None), None)
        related = (Related(first, {"zh": "标题所写", "en": "as the title has it"}),) if first else ()
        last = 0
        for start, end in sorted(found):
            if start >= last and not (self.excuse and self.excuse.excuses(text, start, end, binding.values)):
                last = end
                values = {"found": text[start:end], "expected": value}
                yield Hit(binding.span(start, end), values=values, related=related, subject=text[start:end])

    def _signing(self, text: str, value: str, signed: Sequence[Region]) -> Iterator[tuple[int, int]]:
        """Lines of the signature that are another's name, with or without its place."""
        for names in self.names:
            if names.when.first(value, 0, len(value), {}) is None:
                continue
            for region in signed:
                match = names.signing.pattern.fullmatch(text, region.start, region.end)
                if match is not None and match.groupdict().get("core") and _is_other(match, value, names):
                    yield match.span("name")

    def _patterns(
        self, value: str, text: str
    ) -> Iterator[tuple[regex.Pattern[str], Names | None, tuple[tuple[str, ...], ...]]]:
        """What finds a name, whose names it finds, and strings of which one of each set must stand beside it."""
        for names in self.names:
            if names.when.first(value, 0, len(value), {}) is not None:
                yield names.acting.pattern, names, names.needed
        for own, rest, says in _elsewhere(value, tuple(self.elsewhere.items())):
            if text.count(rest) > text.count(own[-2:] + rest):
                name = rf"(?P<name>(?!\p{{Han}}{{0,3}}{escape(own[-2:] + rest)}){_PLACE}{escape(rest)})"
                yield compiled(rf"{_LEAD}{name}(?={says})"), None, ((rest,),)
                yield compiled(rf"{_STATED}{name}{_WHOSE}"), None, ((rest,),)


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
    return not any(each.first(core, 0, len(core), {}) and each.first(value, 0, len(value), {}) for each in names.apart)


def _is_short(name: str, value: str) -> bool:
    """Whether the characters of `name` stand in `value` in the same order, or all of it in `name`."""
    letters = iter(value)
    return value in name or all(letter in letters for letter in name)


def _is_part(core: str, value: str) -> bool:
    """Whether `core` may be short for a piece of `value`; two characters side by side are enough."""
    return _is_short(core, value) or any(core[at : at + 2] in value for at in range(len(core) - 1))


@lru_cache(maxsize=16)
def _elsewhere(value: str, units: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str, str], ...]:
    """The value cut before each of its units: 云岭 and 县水利局, with what is said of 云山县水利局."""
    found = []
    for unit, says in units:
        at = value.find(unit)
        while at >= 0:
            rest = value[at:]
            own = compiled(r"\p{Han}{2,4}$").search(value[:at])
            if own is not None and len(rest) >= _SHORTEST_REST:
                found.append((own[0], rest, says))
            at = value.find(unit, at + len(unit))
    return tuple(found)


def _compile(entry: Entry, head: RuleHead) -> SubjectCheck:
    excuse = None
    if head.unless is not None:
        from reportlint.language.excuse import read_excuse

        excuse = read_excuse(head.unless)
    parts = entry.mapping(("of", "says", "names", "elsewhere"), required=("of", "says"))
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
    elsewhere = {unit: _said(each, says) for unit, each in parts["elsewhere"].pairs()} if "elsewhere" in parts else {}
    return SubjectCheck(variable, names, elsewhere, head.scopes, excuse)


def _names(entry: Entry, says: Mapping[str, str]) -> Names | None:
    from reportlint.language.pattern_literals import needed_literals

    keys = entry.mapping(("when", "name", "unit", "not_place", "says", "apart"), required=("when", "says"))
    if "when" not in keys or "says" not in keys:
        return None
    apart = keys["apart"].patterns() if "apart" in keys else ()
    if "unit" in keys:
        ends = rf"(?<!{_source(keys['not_place'])})" if "not_place" in keys else ""
        name = rf"(?P<core>{_PLACE}{ends}){_source(keys['unit'])}"
    elif "name" in keys:
        name = _source(keys["name"])
    else:
        entry.problem("whose names are judged is not said", "write name: an expression, or unit: what follows a place")
        return None
    source = rf"{_LEAD}(?P<name>{name})(?={_said(keys['says'], says)})"
    signing = expression(rf"[ \u3000]*(?P<name>\p{{Han}}{{0,8}}{name})[ \u3000]*")
    return Names(keys["when"].pattern(), expression(source), signing, apart, needed_literals((source,)))


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
