"""`terms`: short forms are introduced once before they stand alone; a name is written the same throughout."""

from __future__ import annotations

from functools import lru_cache

from reportlint.binding.name_slips import name_slips
from reportlint.binding.other_names import announced_otherwise, others_government, signs_for_another
from reportlint.binding.searching import search
from reportlint.compiled import compiled, escape
from reportlint.extend import Cause, Defect, Hit, Kind, Related, Severity, Unevaluated
from reportlint.language.outcome import CannotJudge
from reportlint.language.problems import did_you_mean
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    import regex

    from reportlint.binding.binding import Region
    from reportlint.binding.nouns import TermNoun
    from reportlint.extend import Binding, Entry, Outcome, RuleHead
    from reportlint.language.excuse import Excuse
    from reportlint.language.patterns import Pattern

_DEFINE = "以下简称|以下统称|以下称|下称|简称"
_QUOTES = " \u3000:：“”\"'‘’《》<>为"
_SHORTEST_NAME = _NAME_END = 6
_GOVERNMENT = "人民政府"
_UNIT = compiled("总局|街道|[省市区县]|[镇乡州盟旗](?![市区县])")
_LED = compiled(r"(?:\d年度?|由|系|是|为|[请可]与|请联系|[请可]向|[公发]布|公开)$")
_LEADS = frozenset("赴与和同到向由对经据按请报在从至于及或跟随该各全我本将把被")
_STATED = compiled(r"(?:编制(?:完成)?|对|关于)?\d{4}年度?(?:的)?(?:政府信息|政务)公开")
_CONTACT = compiled("(?:[请可]|[0-9])(?:联系|致电|咨询)$")
_ANNOUNCED = compiled("(?:公布|公开|发布|现将|结合)$")
_OWN = compiled(
    r"(?:[办综信][\p{Han}]{1,8})?(?:联系[。,:;(]|咨询[。,;]|反映[。,;])|(?:按照|依照|依据|根据|遵照)(?:《|国务院|有关|上级)|(?:办公室)?(?:\(以下|\(联系|\(电话|\(地址|\d{4}年|编制|编写|汇总|政府信息公开|信息公开|主动公开|对\d{4}年|结合|认真|严格|坚持|全面|持续|深入|高度重视|共|未|依法|现将|组织编制|根据|门户网站|官方网站|网站|综合科|电话|地址)"
)
"""What follows the name of the organ whose report it is; of a partner or a superior body other things are told."""
_ACTS = compiled(r"[,，]?(?:共|累计|全年|本年|今年|主动|通过|未|没有|收到|受理|认真|严格|切实|扎实|[0-9]{4}年)")
_NO_PLACE = compiled(
    "方面|情况|工作|公开|保障|管理|建设|同时|此外|其中|目前|今年|去年|年度|全年|期间|截至|报告|[全各本我该]"
    "|通过|依托|依靠|结合|围绕|借助|利用|登录|联合|会同|配合|协助|报送|接受|参加|邀请|对接|组织|指导|督促|推动|支持|要求|学习|对照|参照|提请"
)
_ANNOUNCES = ("现将", "特将", "现就", "已将", "兹将", "可与", "请与", "可向", "请向")
_LISTED = frozenset("、等和与及")
"""After these a name is one of several: partners, examples."""


class TermsCheck(NamedTuple):
    """The short forms of `names`."""

    names: tuple[str, ...]
    scopes: tuple[str, ...]
    excuse: Excuse | None = None

    def __call__(self, binding: Binding) -> Iterator[Outcome]:
        """A short form before which neither it was introduced nor its full name told; one that is introduced again, there."""
        regions = binding.regions(self.scopes)
        if regions is None:
            return
        for noun in binding.nouns.terms:
            if noun.name in self.names and noun.short:
                yield from self._of(binding, noun, noun.short, regions)

    def _of(self, binding: Binding, noun: TermNoun, short: str, regions: Sequence[Region]) -> Iterator[Hit]:
        text = binding.document.view.text
        definition = _definition(noun.define or "", short)
        defined = [match.span() for region in regions for match in definition.finditer(text, region.start, region.end)]
        values = {"short": short, "full": noun.full}
        if not defined:
            full, bare = _literal(noun.full), _literal(short)
            hidden = [match.span() for match in full.finditer(text)]
            for region in regions:
                for match in bare.finditer(text, region.start, region.end):
                    # What the full name has told before is clear without being introduced.
                    clear = any(start <= match.start() for start, _ in hidden)
                    if not clear and not self._excused(binding, *match.span()):
                        yield Hit(binding.span(*match.span()), "undefined", values, subject=short)
                        return
            return
        for start, end in defined[1:]:
            if not self._excused(binding, start, end):
                first = Related(binding.span(*defined[0]), {"zh": "此前已有", "en": "already introduced here"})
                yield Hit(binding.span(start, end), "redefined", values, (first,), subject=short)

    def _excused(self, binding: Binding, start: int, end: int) -> bool:
        return self.excuse is not None and self.excuse.excuses(binding.document.view.text, start, end, binding.values)


@lru_cache(maxsize=64)
def _definition(define: str, short: str) -> regex.Pattern[str]:
    """The words that introduce a short form, with or without its quotation or title marks."""
    words = "|".join(filter(None, (escape(define), _DEFINE)))
    bare = escape(short.strip(_QUOTES))
    return compiled(rf"(?:{words})[{_QUOTES}]{{0,4}}{bare}(?=[{_QUOTES}]{{0,3}}[)）,，。;；、])")


@lru_cache(maxsize=64)
def _literal(words: str) -> regex.Pattern[str]:
    from reportlint.chinese.width import fold_width

    return compiled(escape(fold_width(words)))


class NameCheck(NamedTuple):
    """The value of `variable`, where it differs by a character from what the title says.

    `right` fits other right forms; `others` are what other organs are called, with which no form of the name is confused.
    """

    variable: str
    right: tuple[Pattern, ...]
    others: tuple[str, ...]
    scopes: tuple[str, ...]
    excuse: Excuse | None = None

    def __call__(self, binding: Binding) -> Iterator[Outcome]:
        """A hit on each slip; nothing for names too short to tell a slip from another name."""
        variable = binding.variables.get(self.variable)
        if variable is None:
            yield Unevaluated(Cause.VARIABLE_UNBOUND, self.variable)
            return
        regions = binding.regions(self.scopes)
        name = str(variable.value)
        if regions is None or len(name) < _SHORTEST_NAME:
            return
        text = binding.document.view.text
        try:
            right = [match[:2] for pattern in self.right for match in search(binding, pattern, regions)]
        except CannotJudge as cannot:
            yield cannot.outcome
            return
        signed = binding.regions(("signature",)) or ()
        slips = {*_named_otherwise(text, name, regions), *signs_for_another(text, name, signed)}
        for told in (others_government, announced_otherwise):
            slips.update(found for region in regions for found in told(text, name, region))
        slips.update(_without(name_slips(text, name, regions, self.others), slips))
        for start, end in sorted(slips):
            if any(start < stop and begin < end for begin, stop in right) or (
                self.excuse and self.excuse.excuses(text, start, end, binding.values)
            ):
                continue
            span = binding.span(start, end)
            if " " in span.of(binding.document.text) or "\u3000" in span.of(binding.document.text):
                # 平台建设方面 县教育局: a heading, and the short form of the name.
                continue
            values = {"found": text[start:end], "expected": name}
            first = next((source.span for source in variable.sources if source.span is not None), None)
            related = (Related(first, {"zh": "标题所写", "en": "as the title has it"}),) if first else ()
            yield Hit(span, "differs", values, related, subject=text[start:end])


def _named_otherwise(text: str, name: str, regions: Sequence[Region]) -> Iterator[tuple[int, int]]:
    """Names with another place, or with the same end, where a document tells of its own organ."""
    for region in regions:
        found: set[tuple[int, int]] = set()
        for start, unit in _places(name):
            rest = name[unit:]
            if text.count(rest, region.start, region.end) == text.count(name, region.start, region.end):
                continue  # each of them is the right one: most documents need no expression for their name
            pattern = compiled(escape(name[:start]) + rf"\p{{Han}}{{{unit - start}}}" + escape(rest))
            for match in pattern.finditer(text, region.start, region.end):
                if match[0] != name and _is_own(match, name, region):
                    found.add(match.span())
        found.update(_stated(text, name, region))
        yield from sorted(found)


def _without(slips: Iterator[tuple[int, int]], told: Collection[tuple[int, int]]) -> list[tuple[int, int]]:
    """Slips that no name told already holds."""
    return [(start, end) for start, end in slips if not any(low < end and start < high for low, high in told)]


def _stated(text: str, name: str, region: Region) -> Iterator[tuple[int, int]]:
    """Names with the same end as the right one where a report says whose it is: 现公布…2024年政府信息公开工作年度报告."""
    if len(name) < _SHORTEST_NAME + _NAME_END - 2:
        return
    for at in _each(text, name[-_NAME_END:], region):
        start, end = at + _NAME_END - len(name), at + _NAME_END
        other = text[max(start, region.start) : end]
        before = text[max(region.start, start - 4) : max(start, region.start)]
        if len(other) != len(name) or other == name or not other.isalpha():
            continue
        if _ANNOUNCED.search(before) and _STATED.match(text, end):
            yield start, end


def _each(text: str, words: str, region: Region) -> Iterator[int]:
    at = text.find(words, region.start, region.end)
    while at >= 0:
        yield at
        at = text.find(words, at + 1, region.end)


@lru_cache(maxsize=32)
def _places(name: str) -> tuple[tuple[int, int], ...]:
    """Where places stand in the name, any other of which, as long as it, makes another name: 清河市教育局, 临江市教育局."""
    places = []
    start = 0
    for unit in _UNIT.finditer(name):
        government = name.rfind(_GOVERNMENT, 0, unit.start())
        if government >= 0:
            start = max(start, government + len(_GOVERNMENT))
        if 2 <= unit.start() - start <= 4 and len(name) - unit.start() >= 3:
            places.append((start, unit.start()))
        start = unit.end()
    return tuple(places)


def _is_own(match: regex.Match[str], name: str, region: Region) -> bool:
    """Whether a name with another place stands where a report speaks of its own organ: before the year and the report's
    name; or first in its clause or after a date and, unless one character differs, with words that only its own report says.
    """
    text, (start, end) = match.string, match.span()
    if match[0].startswith(_ANNOUNCES):
        return False
    before = text[max(region.start, start - 12) : start]
    led = not before or before[-1] in "。;,:!?(\n" or _LED.search(before) is not None
    if _STATED.match(text, end) or _CONTACT.search(before):
        return True
    if not led or match[0][0] in _LEADS or text[end : end + 1] in _LISTED or _NO_PLACE.match(match[0]):
        return False
    if _OWN.match(text, end):
        return True
    differing = sum(left != right for left, right in zip(match[0], name, strict=True))
    return differing == 1 and _ACTS.match(text, end) is not None


def _compile(entry: Entry, head: RuleHead) -> TermsCheck | NameCheck:
    excuse = head.excuse()
    if not entry.is_mapping():
        return TermsCheck(_known(entry, sorted(entry.names.terms), "term", "terms"), head.scopes, excuse)
    parts = entry.mapping(("of", "is", "others"), ("of",))
    variables = _known(parts["of"], sorted(entry.names.variables), "variable", "bind") if "of" in parts else ()
    right = parts["is"].patterns() if "is" in parts else ()
    others = parts["others"].texts() if "others" in parts else ()
    return NameCheck(variables[0] if variables else "", right, others, head.scopes, excuse)


def _known(entry: Entry, names: list[str], noun: str, key: str) -> tuple[str, ...]:
    found = []
    for item in entry.items():
        name = item.text()
        if name in names:
            entry.names.used.add(name)
            found.append(name)
        elif name:
            near = did_you_mean(name, names)
            cure = f"did you mean '{near}'?" if near else f"declare it under '{key}:'"
            item.problem(f"the {noun} '{name}' is not declared", cure)
    return tuple(found)


KIND = Kind(
    key="terms",
    compile=_compile,
    defects={
        "undefined": Defect(
            {
                "zh": "简称“{short}”未作说明，首次出现应写全称{full}并注明“以下简称”",
                "en": "the short form '{short}' is not introduced; write {full} first",
            },
            Severity.INFO,
        ),
        "redefined": Defect(
            {"zh": "简称“{short}”重复说明", "en": "the short form '{short}' is introduced again"}, Severity.INFO
        ),
        "differs": Defect(
            {
                "zh": "单位名称写作“{found}”，与标题“{expected}”不一致",
                "en": "the name is '{found}' here, '{expected}' in the title",
            }
        ),
    },
    values=frozenset({"short", "full", "found", "expected"}),
    family="identity",
    honours=frozenset({"in", "unless"}),
)
