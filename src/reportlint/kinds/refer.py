"""`refer`: what the text refers to (见附件2, 详见表3) is there."""

from __future__ import annotations

from functools import cache

from reportlint.binding.searching import search
from reportlint.compiled import compiled, escape
from reportlint.extend import Defect, Held, Hit, Kind
from reportlint.language.intervals import Interval
from reportlint.language.outcome import CannotJudge
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex

    from reportlint.extend import Binding, Entry, Outcome, RuleHead
    from reportlint.language.excuse import Excuse
    from reportlint.language.patterns import Pattern, PatternMatch

# What may stand between the beginning of a line or a cell and its own name: 【附件1】, **附件1**, （表2）.
_OPENING = frozenset(' \t\u3000*#_【[(（《<“"')
_BORDERS = frozenset("\n\r\t|")


class ReferCheck(NamedTuple):
    """Every place of a source needs a line, heading or cell that begins with a target and the same number.

    As many targets as sources are pairs; otherwise any target will do. If `numbered`, references are judged only in a
    document that has numbered targets of its own.
    """

    source: tuple[Pattern, ...]
    target: tuple[Pattern, ...]
    scopes: tuple[str, ...]
    excuse: Excuse | None = None
    numbered: bool = False

    def __call__(self, binding: Binding) -> Iterator[Outcome]:
        """A hit on each reference that leads nowhere."""
        regions = binding.regions(self.scopes)
        if regions is None:
            return
        for at, source in enumerate(self.source):
            target = self.target[at : at + 1] if len(self.target) == len(self.source) else self.target
            try:
                yield from self._judge(binding, search(binding, source, regions), target)
            except CannotJudge as cannot:
                yield cannot.outcome

    def _judge(
        self, binding: Binding, references: list[PatternMatch], targets: tuple[Pattern, ...]
    ) -> Iterator[Outcome]:
        text, values = binding.document.view.text, binding.values
        own = {offset for match in references for offset in range(match.start, match.end)}
        places = [
            match
            for pattern in (targets if references else ())
            for match in pattern.find(text, 0, len(text), values)
            if match.start not in own and _begins(text, match.start)
        ]
        there = {str(_number(match)) for match in places}
        lists = [match.end for match in places if _number(match) is None] + _bare_names(text, targets)
        if self.numbered and not there - {"None"} and not any(_first_of_list().match(text, end) for end in lists):
            # What is referred to may be published apart.
            return
        listed: dict[str | None, bool] = {}
        for match in references:
            if self.excuse is not None and self.excuse.excuses(text, match.start, match.end, values):
                continue
            read = _number(match)
            number = None if read is None else str(read)
            if number not in listed:
                listed[number] = _is_listed(text, lists, number)
            if listed[number] or (number in there if number else bool(there)):
                yield Held()
                continue
            found = text[match.start : match.end]
            values_said = {"found": found, "target": f"{_bare(targets[0])}{number or ''}"}
            yield Hit(binding.span(match.start, match.end), values=values_said, subject=found)


def _bare(target: Pattern) -> str:
    """A target without its number: the text before the first slot or choice."""
    name: str = compiled(r"[\[({|…]").split(target.source, maxsplit=1)[0]
    return name


def _begins(text: str, at: int) -> bool:
    """Whether a line or a cell begins there."""
    while at > 0 and text[at - 1] in _OPENING:
        at -= 1
    return at == 0 or text[at - 1] in _BORDERS


def _number(match: PatternMatch) -> object:
    """The number of a reference or target as something to compare and to print; None where the pattern reads none."""
    for capture in match.captures:
        value = capture.value
        return str(value) if isinstance(value, Interval) else value
    return None


@cache
def _first_of_list() -> regex.Pattern[str]:
    """The first of a list right behind a bare name: 附件：1.…"""
    return compiled(r"\s*1[.、)](?![0-9](?![0-9]{3}年))")


def _is_listed(text: str, lists: list[int], number: str | None) -> bool:
    """Whether the number stands in a list under the bare name (附件： 1.… 2.…), or is the only one of that name."""
    if number is None or number == "1" or not lists:
        return bool(lists)
    return compiled(rf"(?<!\d){number}[.、)]").search(text, min(lists)) is not None


def _bare_names(text: str, targets: tuple[Pattern, ...]) -> list[int]:
    """Where a line or cell that is only a target's name without number ends."""
    ends: list[int] = []
    for name in filter(None, map(_bare, targets)):
        alone = rf"(?m)(?:^|[|\t])[ \t\u3000*#【\[(]*{escape(name)}[ \u3000】\])]*(?::|$|\n)"
        ends.extend(match.end() for match in compiled(alone).finditer(text))
    return ends


def _compile(entry: Entry, head: RuleHead) -> ReferCheck:
    parts = entry.mapping(("from", "to", "numbered"), ("from", "to"))
    excuse = head.excuse()
    source = parts["from"].patterns() if "from" in parts else ()
    target = parts["to"].patterns() if "to" in parts else ()
    numbered = parts["numbered"].flag() if "numbered" in parts else False
    return ReferCheck(source, target, head.scopes, excuse, numbered)


KIND = Kind(
    key="refer",
    compile=_compile,
    defects={
        "default": Defect(
            {
                "zh": "“{found}”所指的“{target}”在文中找不到",
                "en": "'{found}' points to '{target}', which is not in the text",
            }
        )
    },
    values=frozenset({"found", "target"}),
    family="reference",
    honours=frozenset({"in", "unless"}),
)
