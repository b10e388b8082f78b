"""`totals: {said, year}`: a total that stands behind its parts (网站98条、微信132条，共220条)."""

from __future__ import annotations

from decimal import Decimal

from reportlint.binding.searching import unexcused
from reportlint.chinese import partition
from reportlint.chinese.numerals import parse_numeral
from reportlint.compiled import compiled
from reportlint.extend import Defect, Held, Hit, Kind, Related, Severity
from reportlint.language.clauses import sentence_bounds
from reportlint.language.intervals import plain
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.binding.binding import Region
    from reportlint.chinese.quantities import Quantity
    from reportlint.extend import Binding, Entry, Outcome, RuleHead
    from reportlint.language.excuse import Excuse
    from reportlint.language.patterns import Pattern, PatternMatch

_SEPARATOR = compiled(
    r"(?<![0-9])[,、;]|[,、;](?![0-9])|(?<=[0-9] ?[\p{Han}]{1,2})(?:和|及|与|以及)(?=[\p{Han}]{1,12}[0-9])"
)
_JOINS = frozenset({"、", "和", "及", "与", "以及"})
_BRACKETS = compiled(r"\([^()\r\n]*\)")
_BETWEEN = 14
"""Code points that may stand between the parts and the total's word (三类新媒体合计)."""
_REACH = 200
_KINDS = compiled(r"(?<![第0-9])([两二三四五六七八九]|[2-9])(?:大?类|项|种|个(?:平台|渠道|季度|部门|方面)|者)")
_OTHER = compiled(
    "其中|累计|[上去前]年|结转|另|新增|新设|原有|注销|关停|整合|废止|撤|超|以上|余|约|近|至少|含|同时|均|各|每"
)
_RESPECTIVELY = compiled(r"分别[为是有达]?\s?$")
_HALVES = compiled("上半年"), compiled("下半年")
_QUARTERS = tuple(compiled(f"(?:第?{one}季度?|[{digit}]季度)") for one, digit in zip("一二三四", "1234", strict=True))


class _Part(NamedTuple):
    """A counted piece before the total: its number, what it is a number of, and the mark behind it."""

    number: Quantity
    label: str
    mark: str


class TotalsCheck(NamedTuple):
    """`said` reads a total with its word (共, 合计), `year` one that only parts of a whole year make certain (全年公开)."""

    said: tuple[Pattern, ...]
    year: tuple[Pattern, ...]
    scopes: tuple[str, ...]
    excuse: Excuse | None

    def __call__(self, binding: Binding) -> Iterator[Outcome]:
        """For each total whose parts are certain: that they make it, or the total. Where some of the counts before it make it, it holds."""
        regions = binding.regions(self.scopes)
        if not regions:
            return
        seen: set[int] = set()
        for patterns, only_year in ((self.said, False), (self.year, True)):
            for pattern in patterns:
                for match, region in unexcused(binding, pattern, regions, self.excuse):
                    if match.end not in seen:
                        seen.add(match.end)
                        yield from _judge(binding, match, region, only_year)


def _judge(binding: Binding, match: PatternMatch, region: Region, only_year: bool) -> Iterator[Outcome]:
    text = binding.document.view.text
    low = max(region.start, match.start - _REACH, sentence_bounds(text, match.start, match.start)[0])
    total = next((n for n in reversed(_numbers(text, match.start, match.end))), None)
    start = _last_mark(text, low, match.start)
    between = text[start : match.start]
    if total is None or start == low or len(between) > _BETWEEN or not partition.is_divisible(total.unit):
        return
    if not total.exact or _OTHER.search(text, start, total.number_start) or text[total.end : total.end + 1] in "余多以":
        return
    parts = _parts(text, low, start, total)
    if len(parts) < 2:
        return
    sums = [sum((part.number.low for part in parts[at:]), start=Decimal(0)) for at in range(len(parts) - 1)]
    if total.low in sums or any(part.number.low == total.low for part in parts):
        yield Held()
        return
    named = _KINDS.search(between)
    count = parse_numeral(named[1]) if named else None
    if count is not None and count < len(parts):
        parts = parts[-int(count) :]
    if _is_year(parts) if only_year else (count == len(parts) or _is_certain(text, low, parts, between)):
        yield _hit(binding, total, parts)


def _is_certain(text: str, low: int, parts: Sequence[_Part], between: str) -> bool:
    """Whether nobody can doubt that these parts and no others are meant."""
    first = parts[0].number
    if _RESPECTIVELY.search(text, max(low, first.number_start - 5), first.number_start) or _is_year(parts):
        return True
    if between or any(part.mark not in _JOINS for part in parts[:-1]):
        return False
    before = _numbers(text, low, first.number_start)
    labels = [part.label for part in parts]
    return all(labels) and partition.is_partition(labels) and not any(n.unit == first.unit for n in before)


def _is_year(parts: Sequence[_Part]) -> bool:
    """Two halves or four quarters, each once."""
    labels = [part.label for part in parts]
    for periods in (_HALVES, _QUARTERS):
        if len(parts) == len(periods) and all(p.search(label) for p, label in zip(periods, labels, strict=True)):
            return True
    return False


def _parts(text: str, low: int, end: int, total: Quantity) -> list[_Part]:
    """The counts of the total's unit in the pieces right before it, as far as each piece has just one."""
    bare = _BRACKETS.sub(lambda match: " " * len(match[0]), text[low:end])
    marks = [*_SEPARATOR.finditer(bare)]
    if not marks or marks[-1].end() != len(bare):
        return []
    parts: list[_Part] = []
    for at in range(len(marks) - 1, -1, -1):
        start = marks[at - 1].end() if at else 0
        numbers = _numbers(bare, start, marks[at].start())
        piece = bare[start : marks[at].start()]
        if len(numbers) != 1 or numbers[0].unit != total.unit or not numbers[0].exact:
            break
        if partition.is_comparison(piece) or _OTHER.search(piece) or piece[numbers[0].end - start :].strip():
            break
        number = numbers[0]
        label = bare[start : number.number_start].strip()
        moved = number._replace(number_start=number.number_start + low, start=number.start + low, end=number.end + low)
        parts.append(_Part(moved, label, marks[at][0]))
    return parts[::-1]


def _last_mark(text: str, low: int, at: int) -> int:
    ends = [match.end() for match in _SEPARATOR.finditer(text, low, at)]
    return ends[-1] if ends else low


def _numbers(text: str, low: int, high: int) -> list[Quantity]:
    from reportlint.chinese.quantities import find_quantities

    return [number for number in find_quantities(text, low, high) if number.unit != "%"]


def _hit(binding: Binding, total: Quantity, parts: Sequence[_Part]) -> Hit:
    added = sum((part.number.low for part in parts), start=Decimal(0))
    values = {
        "whole": plain(total.low),
        "sum": plain(added),
        "difference": plain(abs(added - total.low)),
        "unit": total.unit,
        "parts": "＋".join(plain(part.number.low) for part in parts),
    }
    related = tuple(
        Related(
            binding.span(part.number.number_start, part.number.end), {"zh": part.number.text, "en": part.number.text}
        )
        for part in parts
    )
    return Hit(binding.span(total.number_start, total.end), values=values, related=related)


def _compile(entry: Entry, head: RuleHead) -> TotalsCheck:
    from reportlint.language.excuse import read_excuse

    keys = entry.mapping(("said", "year"), required=("said",))
    return TotalsCheck(
        keys["said"].patterns() if "said" in keys else (),
        keys["year"].patterns() if "year" in keys else (),
        head.scopes,
        read_excuse(head.unless) if head.unless else None,
    )


KIND = Kind(
    key="totals",
    compile=_compile,
    defects={
        "default": Defect(
            {
                "zh": "前面各项之和 {parts} = {sum}{unit}，这里却说 {whole}{unit}，相差 {difference}",
                "en": "the parts before it, {parts}, make {sum}{unit}, not {whole}{unit}; they differ by {difference}",
            },
            Severity.WARNING,
        ),
    },
    values=frozenset({"whole", "sum", "difference", "unit", "parts"}),
    family="arithmetic",
    proven={"zh": "处合计与分项相符", "en": "totals agree with the parts before them"},
    honours=frozenset({"in", "unless"}),
)
