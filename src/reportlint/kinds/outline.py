"""`outline`: the declared sections are there, once, in order, under their titles and numbers, and say something."""

from __future__ import annotations

from reportlint.binding.contents import says_nothing
from reportlint.binding.fits import declared
from reportlint.binding.grid import Unbound
from reportlint.binding.lines import LONGEST_HEADING
from reportlint.binding.section_order import above_table, moved, wrong_numbers
from reportlint.binding.table_blanks import unfilled
from reportlint.extend import Defect, Edit, Fix, Held, Hit, Kind, Related, Safety, Severity, Span
from reportlint.language.problems import did_you_mean
from reportlint.model.blocks import RowRun, Table
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportlint.binding.binding import Section
    from reportlint.extend import Binding, Entry, Outcome, RuleHead

_START = {"zh": "正文开头", "en": "the beginning"}
_END = {"zh": "正文末尾", "en": "the end"}
_NO_NUMBER = {"zh": "（无编号）", "en": "(none)"}
# Signs that scanning and copying leave before a number.
_OPENING, _CLOSING = ("（", "("), ("）", ")")
_STRAY = frozenset("lI1丨|")
_LOST_TEXT = frozenset({"mojibake", "undecodable", "question-marks"})


class OutlineCheck(NamedTuple):
    """`sections` in their order; `brief` are those that may be empty."""

    sections: tuple[str, ...]
    strict: bool = True
    others: bool = True
    brief: frozenset[str] = frozenset()

    def __call__(self, binding: Binding) -> Iterator[Outcome]:
        """What is missing, then what is wrong with each section, then further headings."""
        found = {name: binding.sections[name] for name in self.sections if name in binding.sections}
        titles = {noun.name: noun.title for noun in binding.nouns.sections}
        if not found:
            wanted = "；".join(titles[name] for name in self.sections)
            around = {"before": _START, "after": _END}
            yield Hit(Span(0, 0), "missing", {"title": wanted, "section": "", **around}, subject="sections")
            return
        places = {name: place for place, name in enumerate(self.sections)}
        in_text = sorted(found, key=lambda name: found[name].heading)
        out_of_place = moved([places[name] for name in in_text]) if self.strict else frozenset()
        yield from self._missing(binding, found, titles)
        for name in in_text:
            if places[name] in out_of_place:
                yield _misplaced(name, titles, found, in_text, self.sections)
            else:
                yield Held()
            yield from _of_one(binding, found[name], titles[name], brief=name in self.brief)
        yield from self._misnumbered(binding, found, titles, out_of_place)
        if not self.others:
            for span in binding.extra_headings:
                title = span.of(binding.document.text)
                yield Hit(span, "extra", {"found": title, "title": title}, subject=title)

    def _missing(self, binding: Binding, found: Mapping[str, Section], titles: Mapping[str, str]) -> Iterator[Hit]:
        text = binding.document.text
        for place, name in enumerate(self.sections):
            if name in found:
                continue
            before = next((other for other in reversed(self.sections[:place]) if other in found), None)
            after = next((other for other in self.sections[place + 1 :] if other in found), None)
            end = found[before].body.end if before else min(section.heading.start for section in found.values())
            start = found[before].body.start if before else 0
            if _has_lost_line(binding, start, found[after].heading.start if after else len(text)):
                continue
            at = len(text[: above_table(binding, name, start, end)].rstrip())
            values = {
                "title": titles[name],
                "section": name,
                "before": titles[before] if before else _START,
                "after": titles[after] if after else _END,
            }
            yield Hit(Span(at, at), "missing", values, subject=name)

    def _misnumbered(
        self, binding: Binding, found: Mapping[str, Section], titles: Mapping[str, str], out_of_place: frozenset[int]
    ) -> Iterator[Hit]:
        numbers, right = {}, {}
        for place, name in enumerate(self.sections):
            number = declared(titles[name]).number
            if number is not None:
                right[place] = number
            if name in found and (seen := found[name].number) is not None and number is not None:
                numbers[place] = seen
        headings: list[tuple[int, int | None]] = [(span.start, None) for span in binding.extra_headings]
        for place, name in enumerate(self.sections):
            if name in found:
                headings.append((found[name].heading.start, place))
                headings.extend((double.start, None) for double in found[name].doubles)
        headings.sort(key=lambda heading: heading[0])
        for place, expected in wrong_numbers([place for _, place in headings], numbers, right, out_of_place):
            if any(
                numbers[before] == numbers[place] - 1
                and any(self.sections[gap] not in found for gap in range(before + 1, place))
                for before in numbers
                if before < place
            ):
                # Numbered on past a missing section, as a program does: the section is the mistake.
                continue
            yield _wrong_number(binding, found[self.sections[place]], expected, titles[self.sections[place]])
        numbered = len(numbers) * 2 > len(found)
        for place, name in enumerate(self.sections):
            if name in found and place in right and numbered:
                yield from _no_number(binding, found[name], titles[name], right[place])


def _lost_text(binding: Binding) -> Iterator[Span]:
    return (span for damage in binding.document.damage if damage.kind in _LOST_TEXT for span in damage.spans)


def _has_lost_line(binding: Binding, start: int, end: int) -> bool:
    """Whether a line as short as a heading lost its text in `[start, end)`: it may be the heading that is missed."""
    text = binding.document.text
    for span in _lost_text(binding):
        if start <= span.start < end:
            line_start = text.rfind("\n", 0, span.start) + 1
            line_end = text.find("\n", span.start)
            if (line_end if line_end >= 0 else len(text)) - line_start <= LONGEST_HEADING:
                return True
    return False


def _misplaced(
    name: str, titles: Mapping[str, str], found: Mapping[str, Section], in_text: list[str], order: tuple[str, ...]
) -> Hit:
    place = order.index(name)
    before = next((other for other in reversed(order[:place]) if other in found), None)
    after = next((other for other in order[place + 1 :] if other in found), None)
    at = in_text.index(name)
    standing = in_text[at - 1] if at else None
    values = {
        "title": titles[name],
        "section": name,
        "before": titles[before] if before else _START,
        "after": titles[after] if after else _END,
        "found": titles[standing] if standing else _START,
    }
    neighbour = before or after
    related: tuple[Related, ...] = ()
    if neighbour:
        side = (
            ("它应在此节之后", "it belongs after this one")
            if before
            else ("它应在此节之前", "it belongs before this one")
        )
        related = (Related(found[neighbour].heading, {"zh": side[0], "en": side[1]}),)
    return Hit(found[name].heading, "misplaced", values, related, subject=name)


def _of_one(binding: Binding, section: Section, title: str, *, brief: bool) -> Iterator[Hit]:
    headings = sorted((section.heading, *section.doubles))
    for again in headings[1:]:
        related = (Related(headings[0], {"zh": "此前已有", "en": "already here"}),)
        values = {"title": title, "section": section.name, "found": again.of(binding.document.text)}
        yield Hit(again, "doubled", values, related, subject=section.name)
    bare = declared(title).text
    if section.fit == "renamed" and not any(span.overlaps(section.heading) for span in _lost_text(binding)):
        start = section.number_span.end if section.number_span else section.heading.start
        text = binding.document.text
        while start < section.heading.end and text[start] in "、.．，,。:：)） \t\u3000":
            start += 1
        values = {"title": title, "section": section.name, "expected": bare, "found": section.title}
        yield Hit(Span(start, section.heading.end), "renamed", values, subject=section.name)
    if (empty := _empty(binding, section)) is not None and not (brief and _says_a_word(binding, section)):
        yield Hit(empty, "empty", {"title": title, "section": section.name}, subject=section.name)


def _says_a_word(binding: Binding, section: Section) -> bool:
    """Whether anything but marks is written: 无 is enough where a section may be brief, / is not."""
    return any(character.isalnum() for character in section.body.of(binding.document.text))


def _empty(binding: Binding, section: Section) -> Span | None:
    """Where a section says nothing: its few characters, or its heading; None if it has text or a table.

    A section whose declared table cannot be found is left to the rule about that table.
    """
    body, text = section.body, binding.document.text
    for name, grid in binding.grids.items():
        variants = binding.nouns.tables.get(name, {}).values()
        if isinstance(grid, Unbound) and any(noun.near == section.name for noun in variants):
            return None
    if any(isinstance(block, RowRun | Table) and block.span.overlaps(body) for block in binding.document.blocks):
        return None
    said = body.of(text)
    start = body.start + len(said) - len(said.lstrip(" \t\r\n\u3000。：:"))
    end = body.start + len(said.rstrip())
    words = "".join(said.split()).strip("。：:")
    if not says_nothing(words):
        return None
    if words.startswith(_OPENING) and words.endswith(_CLOSING) and unfilled(binding.grids):
        # An instruction in a form that nobody filled in: the rules about both have said all there is to say.
        return None
    return Span(start, end) if start < end else section.heading


def _wrong_number(binding: Binding, section: Section, expected: int, title: str) -> Hit:
    from reportlint.chinese.numerals import format_numeral

    assert section.number_span is not None
    seen = section.number_span.of(binding.document.text).strip()
    written = format_numeral(expected, "arabic" if seen[:1].isdecimal() else "chinese")
    fix = Fix(
        {"zh": f"编号改为“{written}”", "en": f"number it {written}"},
        (Edit(section.number_span, written),),
        Safety.UNSAFE,
    )
    values = {"title": title, "section": section.name, "expected": written, "found": seen}
    return Hit(section.number_span, "misnumbered", values, fix=fix, subject=section.name)


def _no_number(binding: Binding, section: Section, title: str, expected: int) -> Iterator[Hit]:
    """A heading without its number among numbered ones, or with a stray sign before it."""
    from reportlint.chinese.numerals import format_numeral

    text = binding.document.text
    written = format_numeral(expected, "chinese")
    values = {"title": title, "section": section.name, "expected": written}
    if section.number_span is None:
        yield Hit(section.heading, "misnumbered", {**values, "found": _NO_NUMBER}, subject=section.name)
        return
    line = max(text.rfind("\n", 0, section.heading.start), text.rfind("\r", 0, section.heading.start)) + 1
    stray = text[line : section.heading.start].strip()
    if len(stray) == 1 and stray in _STRAY:
        span = Span(text.index(stray, line), section.number_span.end)
        yield Hit(span, "misnumbered", {**values, "found": span.of(text)}, subject=section.name)


def _compile(entry: Entry, head: RuleHead) -> OutlineCheck:  # noqa: ARG001 - the whole document is looked at
    parts = entry.mapping(("sections", "order", "others", "may_be_brief"), short="sections")
    sections = _names(parts["sections"]) if "sections" in parts and entry.value != {} else tuple(entry.names.sections)
    if not sections:
        entry.problem("no section is declared", "declare them under 'sections:'")
    strict = parts["order"].choice(("strict", "free")) == "strict" if "order" in parts else True
    others = parts["others"].choice(("allow", "forbid")) == "allow" if "others" in parts else True
    brief = frozenset(_names(parts["may_be_brief"])) if "may_be_brief" in parts else frozenset()
    return OutlineCheck(sections, strict, others, brief)


def _names(entry: Entry) -> tuple[str, ...]:
    known = entry.names.sections
    names: list[str] = []
    for item in entry.items():
        name = item.text()
        if name in known:
            entry.names.used.add(name)
            names.append(name)
        elif name:
            near = did_you_mean(name, list(known))
            item.problem(f"the section '{name}' is not declared", f"did you mean '{near}'?" if near else "declare it")
    return tuple(names)


KIND = Kind(
    key="outline",
    compile=_compile,
    defects={
        "missing": Defect(
            {
                "zh": "没有找到“{title}”，它应在“{before}”与“{after}”之间",
                "en": "'{title}' was not found; it belongs between '{before}' and '{after}'",
            },
            Severity.ERROR,
        ),
        "misplaced": Defect(
            {
                "zh": "“{title}”的位置不对：现在“{found}”之后，应在“{before}”与“{after}”之间",
                "en": "'{title}' is out of place: it follows '{found}' and belongs between '{before}' and '{after}'",
            },
            Severity.ERROR,
        ),
        "doubled": Defect({"zh": "“{title}”出现了不止一次", "en": "'{title}' is there more than once"}, Severity.ERROR),
        "renamed": Defect(
            {"zh": "标题写作“{found}”，应为“{expected}”", "en": "the heading says '{found}' instead of '{expected}'"}
        ),
        "misnumbered": Defect(
            {
                "zh": "“{title}”的编号是“{found}”，应为“{expected}”",
                "en": "'{title}' is numbered '{found}' instead of '{expected}'",
            },
            Severity.ERROR,
        ),
        "empty": Defect({"zh": "“{title}”没有实际内容", "en": "'{title}' says nothing"}),
        "extra": Defect({"zh": "“{found}”不在规定的部分之内", "en": "'{found}' is none of the prescribed sections"}),
    },
    values=frozenset({"title", "section", "before", "after", "found", "expected"}),
    family="structure",
    proven={"zh": "个部分齐全", "en": "sections in place"},
    honours=frozenset({"fix"}),
)
