"""`within: PATTERNS`: a count that cannot be more than another one: 征集意见53条，采纳61条."""

from __future__ import annotations

from reportlint.binding.percentages import sentence_start
from reportlint.binding.searching import told_in
from reportlint.chinese.units import unit_class
from reportlint.chinese.words import is_hanzi
from reportlint.extend import Defect, Held, Hit, Kind, Related, Severity
from reportlint.language.intervals import Interval, plain
from reportlint.prose.counted import count_from, written
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.binding.binding import Region
    from reportlint.extend import Binding, Entry, Outcome, RuleHead
    from reportlint.language.excuse import Excuse
    from reportlint.language.pattern_slots import Capture
    from reportlint.language.patterns import Pattern, PatternMatch

_GENERIC = frozenset("个项处")


class WithinCheck(NamedTuple):
    """Each pattern reads a count (`whole`) and one that is a part of it (`part`), in any order; a `rate` of more than a hundred excuses."""

    said: tuple[Pattern, ...]
    scopes: tuple[str, ...]
    excuse: Excuse | None

    @property
    def searched(self) -> tuple[Pattern, ...]:
        """What must stand in the view, one of them, for anything to be said."""
        return self.said

    def __call__(self, binding: Binding) -> Iterator[Outcome]:
        """For each pair of one sort: that the part is no larger, or the part. What else is counted before may be meant too."""
        seen: set[int] = set()
        for match, region in told_in(binding, self.said, self.scopes, self.excuse):
            read = {capture.name: capture for capture in match.captures}
            whole, part = read.get("whole"), read.get("part")
            if whole is None or part is None or part.start in seen or not _is_counted_alike(binding, whole, part):
                continue
            seen.add(part.start)
            if _value(part).low <= _value(whole).high:
                yield Held()
            elif not _may_exceed(binding, match, region, whole, part, read.get("rate")):
                yield _hit(binding, whole, part)


def _value(capture: Capture) -> Interval:
    scale = unit_class(capture.unit)[1]
    value = capture.value if isinstance(capture.value, Interval) else Interval.of(0)
    return Interval(value.low * scale, value.high * scale)


def _is_counted_alike(binding: Binding, whole: Capture, part: Capture) -> bool:
    """Whether both count the same things: 30个村 and 35个村, but not 15个网站 and 23个问题."""
    if unit_class(whole.unit)[0] != unit_class(part.unit)[0]:
        return False
    text = binding.document.view.text
    nouns = [ch if is_hanzi(ch := text[each.end : each.end + 1]) else "" for each in (whole, part)]
    return whole.unit not in _GENERIC or not nouns[1] or nouns[0] == nouns[1]


def _may_exceed(
    binding: Binding, match: PatternMatch, region: Region, whole: Capture, part: Capture, rate: Capture | None
) -> bool:
    """Whether something else in the sentence, alone or with the whole, has room for the part."""
    from reportlint.chinese.quantities import find_quantities

    if rate is not None and isinstance(rate.value, Interval) and rate.value.high > 100:
        return True
    text = binding.document.view.text
    low = sentence_start(text, match.start, region)
    kind = unit_class(whole.unit)[0]
    others = [
        count.value.high
        for number in find_quantities(text, low, max(whole.end, part.end))
        if number.unit != "%" and (count := count_from(number)).kind == kind and count.end not in (whole.end, part.end)
    ]
    return sum(others, start=_value(whole).high) >= _value(part).low


def _hit(binding: Binding, whole: Capture, part: Capture) -> Hit:
    larger, smaller = _value(part), _value(whole)
    values = {
        "whole": f"{written(smaller)}",
        "part": f"{written(larger)}",
        "difference": plain(larger.low - smaller.high),
        "unit": "元" if unit_class(whole.unit)[0] == "元" else whole.unit,
    }
    said = binding.document.view.text[whole.start : whole.end]
    related = (Related(binding.span(whole.start, whole.end), {"zh": said, "en": said}),)
    return Hit(binding.span(part.start, part.end), values=values, related=related)


def _compile(entry: Entry, head: RuleHead) -> WithinCheck:
    patterns = entry.patterns()
    if any(not {"whole", "part"} <= {slot.name for slot in pattern.slots} for pattern in patterns):
        entry.problem("no two counts are read", "name the whole {whole=n:u} and its part {part=n:u}")
    return WithinCheck(patterns, head.scopes, head.excuse())


KIND = Kind(
    key="within",
    compile=_compile,
    defects={
        "default": Defect(
            {
                "zh": "这里的 {part}{unit} 不会多于 {whole}{unit}，却多出 {difference}",
                "en": "{part}{unit} cannot be more than {whole}{unit}, but is so by {difference}",
            },
            Severity.ERROR,
        ),
    },
    values=frozenset({"whole", "part", "difference", "unit"}),
    family="arithmetic",
    proven={"zh": "处部分不大于整体", "en": "parts are no larger than their wholes"},
    honours=frozenset({"in", "unless"}),
)
