"""`sequence`: numbers of headings and of points in running text count on without repeating or leaving one out."""

from __future__ import annotations

from functools import cache

from reportlint.binding.counting import miscounts
from reportlint.binding.lists import SAME_STYLE, found_lists, heading_lists, is_copy, point_lists
from reportlint.binding.stray_numbers import stray_numbers, style_of
from reportlint.compiled import compiled
from reportlint.extend import Defect, Edit, Fix, Hit, Kind, Related, Safety, Severity, Span
from reportlint.model.blocks import RowRun, Table
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import regex

    from reportlint.binding.counting import Miscount
    from reportlint.binding.lists import Counted
    from reportlint.binding.stray_numbers import Stray
    from reportlint.extend import Binding, Entry, RuleHead
    from reportlint.language.excuse import Excuse
    from reportlint.language.patterns import Pattern

_SAMPLES = {
    "是": "一是",
    "要": "一要",
    "第": "第一,",
    "首先": "首先",
    "其": "其一,",
    "1.": "1.",
    "（一）": "(一)",
    "（1）": "(1)",
    "1）": "1)",
    "①": "①",
}
_RESTARTS = ("parent", "paragraph", "heading", "lead-in")
_WORDS = {1: "首先", 2: "其次", 3: "再次"}
_NUMERAL = compiled(r"[一二三四五六七八九十百〇零]+|[0-9０-９]+|[①-⑳㉑-㉟㊱-㊿]")


class SequenceCheck(NamedTuple):
    """`headings` counts headings, of `styles` only where given; else the points of `families`, or what `pattern` finds."""

    headings: bool
    styles: frozenset[str] = frozenset()
    families: frozenset[str] = frozenset()
    pattern: Pattern | None = None
    restart: frozenset[str] = frozenset(_RESTARTS)
    scopes: tuple[str, ...] = ()
    excuse: Excuse | None = None

    def __call__(self, binding: Binding) -> Iterator[Hit]:
        """Wrong numbers in the order of the text."""
        hits = [hit for points in self._lists(binding) for hit in _judge(binding, points)]
        if self.headings:
            hits.extend(_of_stray(binding, stray) for stray in stray_numbers(binding))
        places = None if self.scopes in ((), ("body",)) else binding.regions(self.scopes) or ()
        view = binding.document.view
        for hit in sorted(hits, key=lambda hit: hit.span):
            start, end = view.from_source(hit.span.start), view.from_source(hit.span.end)
            if places is not None and not any(place.start <= start < place.end for place in places):
                continue
            if self.excuse is None or not self.excuse.excuses(view.text, start, end, binding.values):
                yield hit

    def _lists(self, binding: Binding) -> Iterable[list[Counted]]:
        if self.headings:
            return heading_lists(binding, self.styles)
        if self.pattern is not None:
            return found_lists(
                binding, self.pattern, self.scopes or ("body",), by_paragraph="paragraph" in self.restart
            )
        return point_lists(binding, self.families)


def _judge(binding: Binding, points: list[Counted]) -> Iterator[Hit]:
    yield from _mixed(binding, points)
    if _is_pair(binding.document.text, points):
        return
    for miscount in miscounts([point.value for point in points]):
        point = points[miscount.place]
        if miscount.defect == "start":
            if not _has_beginning(binding, points[0]):
                yield _wrong(binding, points, miscount, ())
            continue
        before = points[miscount.place - 1]
        if miscount.defect == "skipped" and (
            _written_between(binding, before, point, miscount.expected)
            or (point.heading and any(each.place.start < point.span.start for each in _strays(binding, before)))
        ):
            continue
        if (
            miscount.defect == "doubled"
            and miscount.earlier is not None
            and is_copy(binding, points[miscount.earlier], point)
        ):
            continue
        related: tuple[Related, ...] = ()
        if miscount.earlier is not None:
            related = (Related(points[miscount.earlier].span, {"zh": "此前已有", "en": "already used here"}),)
        yield _wrong(binding, points, miscount, related)


def _is_pair(text: str, points: list[Counted]) -> bool:
    """基本点是两条，一是坚持…，一是实行…: two of one sentence that are named alike are not counted."""
    if [point.span.of(text) for point in points] != ["一是", "一是"]:
        return False
    return not any(mark in text[points[0].span.end : points[1].span.start] for mark in "。；;\r\n")


def _strays(binding: Binding, before: Counted) -> Iterator[Stray]:
    return (stray for stray in stray_numbers(binding) if stray.place.start > before.span.start)


def _of_stray(binding: Binding, stray: Stray) -> Hit:
    text = binding.document.text
    values = {"expected": _renumbered(stray.like.of(text), stray.value), "found": stray.place.of(text)}
    return Hit(stray.place, "style", values)


def _wrong(binding: Binding, points: list[Counted], miscount: Miscount, related: tuple[Related, ...]) -> Hit:
    text = binding.document.text
    point = points[miscount.place]
    seen = point.span.of(text)
    expected = _renumbered(seen, miscount.expected)
    shift = miscount.expected - point.value
    until = len(points) if miscount.carries else miscount.place + 1
    edits = tuple(
        Edit(each.span, _renumbered(each.span.of(text), each.value + shift)) for each in points[miscount.place : until]
    )
    title = {"zh": f"序号改为“{expected}”", "en": f"number it {expected}"}
    # Of a list that starts late nobody knows whether its numbers are wrong or its beginning is lost.
    fix = Fix(title, edits, Safety.UNSAFE) if miscount.defect != "start" else None
    return Hit(point.span, miscount.defect, {"expected": expected, "found": seen}, related, fix)


def _renumbered(written: str, value: int) -> str:
    """An ordinal as written, with another value: 二是 and 3 give 三是."""
    from reportlint.chinese.numbering import enclosed_as
    from reportlint.chinese.numerals import format_numeral

    if enclosed := enclosed_as(written, max(value, 1)):
        return enclosed
    match = _NUMERAL.search(written)
    if match is None:
        return _WORDS.get(value, written)
    first = match[0][0]
    style = "circled" if "①" <= first <= "㊿" else "arabic" if first.isdecimal() else "chinese"
    return written[: match.start()] + format_numeral(max(value, 1), style) + written[match.end() :]


@cache
def _number_of(value: int, style: str) -> regex.Pattern[str]:
    """The number of a heading in its style, also with half of its bracket lost or in the middle of a line."""
    from reportlint.chinese.numerals import format_numeral

    digit = r"[0-9０-９]"
    if style.endswith("arabic"):
        if style.startswith("bracketed"):
            return compiled(rf"[(（]\s?{value}(?!{digit})|(?<!{digit}){value}\s?[)）]")
        # At the head of a line 2.11个 may be point 2, which begins with a number.
        headed = rf"(?<![^\n])[ \u3000]*{value}[.．]{digit}+(?=\p{{Han}})"
        return compiled(rf"(?<![(（0-9０-９]){value}\s?[、.．)）](?!{digit})|{headed}")
    han = format_numeral(value, "chinese")
    return compiled(rf"(?<![一二三四五六七八九十])(?<!第){han}\s?[、.．)）]|[(（]\s?{han}(?![一二三四五六七八九十])")


@cache
def _point_of(value: int) -> regex.Pattern[str]:
    """The ordinal of a point, however it counts and wherever a line of the page broke it."""
    from reportlint.chinese.numerals import format_numeral

    han = format_numeral(value, "chinese")
    words = {1: "|首先|一方面", 2: "|其次|另一方面", 3: "|再次|再者"}.get(value, "")
    circled = f"|{format_numeral(value, 'circled')}" if value <= 50 else ""
    return compiled(
        rf"(?<![一二三四五六七八九十]){han}\s?(?:[是、.．)）]|要(?![素点件害领]))"
        rf"|第\s?{han}\s?[，,、:：是]|其\s?{han}{words}{circled}"
    )


def _written_between(binding: Binding, before: Counted, after: Counted, value: int) -> bool:
    """Whether the number thought to be skipped stands between, in a line or a place that gave no point."""
    style = style_of(after.span.of(binding.document.text))
    pattern = _number_of(value, style) if after.heading else _point_of(value)
    return pattern.search(binding.document.text, before.span.end, after.span.start) is not None


def _has_beginning(binding: Binding, first: Counted) -> bool:
    """Whether a list that starts late may have its beginning above, in the section or the part of a table before it."""
    bodies = (section.body for section in binding.sections.values())
    start = next((body.start for body in bodies if body.start <= first.span.start < body.end), 0)
    before = binding.document.blocks[max(0, first.block - 2) : first.block]
    if any(isinstance(block, RowRun | Table) and block.span.start >= start for block in before):
        return True
    text = binding.document.text
    ones = (_number_of(1, "han"), _number_of(1, "arabic"), _number_of(1, "bracketed arabic"), _point_of(1))
    return any(pattern.search(text, start, first.span.start) for pattern in ones)


def _mixed(binding: Binding, points: list[Counted]) -> Iterator[Hit]:
    """Marks after the numbers of one list, or brackets around them, that are not alike: the first of the fewer."""
    text = binding.document.text
    written = [(point, point.form(text)) for point in points]
    forms = [form for _, form in written if form]
    kinds = sorted({*forms}, key=forms.count, reverse=True)
    if len(kinds) != 2 or forms.count(kinds[0]) < 2 or forms.count(kinds[0]) == forms.count(kinds[1]):
        return
    usual = kinds[0]
    point, odd = next(pair for pair in written if pair[1] == kinds[1])
    span = Span(point.span.start, point.span.end + len(point.mark))
    found = span.of(text)
    expected = found.replace(odd, usual) if point.mark else f"{usual[0]}{found[1:-1]}{usual[1]}"
    yield Hit(span, "mixed", {"expected": expected, "found": found})


def _compile(entry: Entry, head: RuleHead) -> SequenceCheck:
    parts = entry.mapping(("of", "levels", "at", "restart"), short="of")
    excuse = head.excuse()
    if "at" in parts:
        parts["at"].choice(("clause-start",))
    restart = (
        frozenset(item.choice(_RESTARTS) for item in parts["restart"].items())
        if "restart" in parts
        else frozenset(_RESTARTS)
    )
    if "of" not in parts:
        entry.problem("what is to be counted is not said", "write of: headings, or of: a pattern with {ordinal}")
        return SequenceCheck(headings=True)
    if parts["of"].value == "headings":
        styles = (
            frozenset(_style(item) for item in parts["levels"].items()) - {""} if "levels" in parts else frozenset()
        )
        return SequenceCheck(True, styles, restart=restart, scopes=head.scopes, excuse=excuse)
    pattern = parts["of"].pattern()
    families = frozenset(family for family, sample in _SAMPLES.items() if _fits(pattern, sample))
    if "{" in pattern.source and "ordinal" not in pattern.source:
        parts["of"].problem("the pattern has no {ordinal}", "write {ordinal} where the number stands")
    own = None if families else pattern
    return SequenceCheck(False, frozenset(), families, own, restart, head.scopes, excuse)


def _fits(pattern: Pattern, sample: str) -> bool:
    return not pattern.needs and any(pattern.fits(form, {}) is not None for form in (sample, sample.rstrip(",")))


def _style(entry: Entry) -> str:
    """The numbering style of a level such as （一）."""
    from reportlint.chinese.numbering import leading_marker

    written = entry.text()
    marker = leading_marker(written + "标题")
    if marker is None:
        entry.problem(
            f"'{written}' is no number of a heading", "write the first number of the level: 一、 （一） 1. （1）"
        )
        return ""
    return SAME_STYLE.get(marker.style, marker.style)


KIND = Kind(
    key="sequence",
    compile=_compile,
    defects={
        "doubled": Defect(
            {"zh": "序号“{found}”重复，应为“{expected}”", "en": "'{found}' is repeated; expected '{expected}'"},
            Severity.ERROR,
        ),
        "skipped": Defect(
            {"zh": "序号跳到“{found}”，应为“{expected}”", "en": "the count jumps to '{found}'; expected '{expected}'"},
            Severity.ERROR,
        ),
        "start": Defect(
            {
                "zh": "序号从“{found}”开始，应从“{expected}”开始",
                "en": "the count starts at '{found}' instead of '{expected}'",
            }
        ),
        "style": Defect(
            {
                "zh": "序号“{found}”与同级的写法不同，应为“{expected}”",
                "en": "'{found}' is numbered in another style; expected '{expected}'",
            }
        ),
        "mixed": Defect(
            {
                "zh": "同级序号写法不一：“{found}”，其余为“{expected}”",
                "en": "mixed numbers: '{found}' beside '{expected}'",
            },
            Severity.INFO,
        ),
    },
    values=frozenset({"expected", "found"}),
    family="numbering",
    honours=frozenset({"in", "unless", "fix"}),
)
