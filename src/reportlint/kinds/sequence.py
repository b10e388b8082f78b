"""`sequence`: numbers of headings and of points in running text count on without repeating or leaving one out."""

from __future__ import annotations

from reportlint.binding.counting import miscounts
from reportlint.binding.lists import SAME_STYLE, heading_lists, is_copy, point_lists
from reportlint.binding.named_points import named_lists
from reportlint.binding.stray_numbers import stray_numbers
from reportlint.binding.unlisted import begins_above, stands_between
from reportlint.chinese.renumbering import renumbered
from reportlint.extend import Defect, Edit, Fix, Hit, Kind, Related, Safety, Severity, Span
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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


class SequenceCheck(NamedTuple):
    """`headings` counts headings, of `styles` only where given; else the points of `families`, or what `patterns` find.

    Of what patterns find, lists of fewer points than `fewest` are none.
    """

    headings: bool
    styles: frozenset[str] = frozenset()
    families: frozenset[str] = frozenset()
    patterns: tuple[Pattern, ...] = ()
    fewest: int = 1
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
        if self.patterns:
            lists = named_lists(
                binding,
                self.patterns,
                self.scopes or ("body",),
                by_paragraph="paragraph" in self.restart,
                by_heading="heading" in self.restart,
            )
            # What is only ever called the first is not counted.
            return [each for each in lists if len(each) >= self.fewest and any(point.value > 1 for point in each)]
        return point_lists(binding, self.families)


def _judge(binding: Binding, points: list[Counted]) -> Iterator[Hit]:
    yield from _mixed(binding, points)
    if _is_pair(binding.document.text, points):
        return
    for miscount in miscounts([point.value for point in points]):
        point = points[miscount.place]
        if miscount.defect == "start":
            if not begins_above(binding, points[0]):
                yield _wrong(binding, points, miscount, ())
            continue
        before = points[miscount.place - 1]
        if miscount.defect == "skipped" and (
            stands_between(binding, before, point, miscount.expected)
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
    values = {"expected": renumbered(stray.like.of(text), stray.value), "found": stray.place.of(text)}
    return Hit(stray.place, "style", values)


def _wrong(binding: Binding, points: list[Counted], miscount: Miscount, related: tuple[Related, ...]) -> Hit:
    text = binding.document.text
    point = points[miscount.place]
    seen = point.span.of(text)
    expected = renumbered(seen, miscount.expected)
    shift = miscount.expected - point.value
    until = len(points) if miscount.carries else miscount.place + 1
    edits = tuple(
        Edit(each.span, renumbered(each.span.of(text), each.value + shift)) for each in points[miscount.place : until]
    )
    title = {"zh": f"序号改为“{expected}”", "en": f"number it {expected}"}
    # Of a list that starts late nobody knows whether its numbers are wrong or its beginning is lost.
    fix = Fix(title, edits, Safety.UNSAFE) if miscount.defect != "start" else None
    return Hit(point.span, miscount.defect, {"expected": expected, "found": seen}, related, fix)


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
    parts = entry.mapping(("of", "levels", "at", "restart", "fewest"), short="of")
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
    patterns = tuple(_points(item) for item in parts["of"].items())
    families = frozenset(family for family, sample in _SAMPLES.items() if any(_fits(each, sample) for each in patterns))
    fewest = parts["fewest"].limits()[0] if "fewest" in parts else 1
    return SequenceCheck(
        False, frozenset(), families, () if families else patterns, fewest, restart, head.scopes, excuse
    )


def _points(entry: Entry) -> Pattern:
    pattern = entry.pattern()
    if "ordinal" not in pattern.source and not any(_fits(pattern, sample) for sample in _SAMPLES.values()):
        entry.problem("the pattern has no {ordinal}", "write {ordinal} where the number stands")
    return pattern


def _fits(pattern: Pattern, sample: str) -> bool:
    return not pattern.needs and any(pattern.fits(form, {}) is not None for form in (sample, sample.rstrip(",")))


def _style(entry: Entry) -> str:
    """The numbering style of a level such as （一）."""
    from reportlint.chinese.numbering import leading_marker

    written = entry.text()
    marker = leading_marker(f"{written} 标题")
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
