"""`totals: {said, year}`: a total that stands behind its parts (网站98条、微信132条，共220条)."""

from __future__ import annotations

from decimal import Decimal

from reportlint.binding.searching import told_in
from reportlint.chinese import partition
from reportlint.chinese.counterparts import are_counterparts
from reportlint.chinese.periods import make_a_year
from reportlint.compiled import compiled
from reportlint.extend import Defect, Held, Hit, Kind, Related, Severity
from reportlint.language.clauses import sentence_bounds
from reportlint.prose.addends import Addend, is_vague, read_addends
from reportlint.prose.counted import apart, count_from, printed_sum, total, written, written_sum
from reportlint.prose.digit_slips import slip_of
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.binding.binding import Region
    from reportlint.extend import Binding, Entry, Outcome, RuleHead
    from reportlint.language.excuse import Excuse
    from reportlint.language.patterns import Pattern, PatternMatch
    from reportlint.prose.counted import Count

_JOINS = frozenset({"、", "和", "及", "与", "以及"})
_MARK = compiled(r"(?<![0-9])[,、;:]|[,、;:](?![0-9])")
_BETWEEN = 14
"""Code points that may stand between the parts and the total's word (三类新媒体合计)."""
_REACH = 300
_NEAR = Decimal("0.3")
"""Of a sum: so far a total may be from it that is said for it."""
_OTHER = compiled("其中|累计|[上去前]年|另|超|以上|余|约|近|至少|均|各|每")
_RESPECTIVELY = compiled(r"分别[为是有达]?\s?$")
_NEUTRAL = compiled("(?:全年|年内|本?年度?内?|今年)?(?:以上|上述)?")
"""Words before a total that tell nothing about it."""
_SUMMED_UP = ("以上", "总计", "合计", "共计", "总共")
_CARRIED = compiled("[上去]年.{0,2}(?:结转|遗留|转入)")
_NEW = compiled("新收|新受理|^[本今当]年")
_STAGE = compiled(
    "办结|答复|办理|整改|完成|合格|采纳|回复|解决|审结|结案|落实|满意|参加|参训|惠及|收集|征集|发现|涉及|培训|罚"
)
_LARGE = 100
"""Of smaller totals nearly any list is one digit away."""
_LISTED = compiled("以上(?:各[类项种])?")
"""What only points back at the parts: no 90分以上, no 各12件."""
_FULL = compiled("[合共总]计|相加|之和|总[数量共]|以上")


class TotalsCheck(NamedTuple):
    """`said` reads a total with its word (共, 合计), `year` one that only parts of a whole year make certain (全年公开)."""

    said: tuple[Pattern, ...]
    year: tuple[Pattern, ...]
    scopes: tuple[str, ...]
    excuse: Excuse | None

    @property
    def searched(self) -> tuple[Pattern, ...]:
        """What must stand in the view, one of them, for anything to be said."""
        return (*self.said, *self.year)

    def __call__(self, binding: Binding) -> Iterator[Outcome]:
        """For each total whose parts are certain: that they make it, or the total. Where some of the counts before it make it, it holds."""
        seen: set[int] = set()
        for patterns, only_year in ((self.said, False), (self.year, True)):
            for match, region in told_in(binding, patterns, self.scopes, self.excuse):
                if match.end not in seen:
                    seen.add(match.end)
                    yield from _judge(binding, match, region, only_year)


def _judge(binding: Binding, match: PatternMatch, region: Region, only_year: bool) -> Iterator[Outcome]:
    text = binding.document.view.text
    bounds = _parts_bounds(text, region, match)
    if bounds is None:
        return
    low, start = bounds
    between = text[start : match.start].lstrip("。")
    if _NEUTRAL.fullmatch(between):
        between = ""
    whole = _last_count(text, match.start, match.end)
    if whole is None or not partition.is_divisible(whole.unit):
        return
    listed = _LISTED.match(text, match.start)
    if (
        _OTHER.search(text, listed.end() if listed else start, whole.start)
        or text[whole.end : whole.end + 1] in "余多以"
    ):
        return
    if _is_done_with(text, low, start, match):
        return
    parts = read_addends(text, low, start, whole.kind)
    if len(parts) < 2:
        return
    counts = [part.number for part in parts]
    runs = (total(counts[at:end]) for at in range(len(parts)) for end in range(at + 1, len(parts) + 1))
    if any(made.overlaps(whole.value) for made in runs):
        yield Held()
        return
    certain = _certain(text, parts, between, match, only_year)
    if certain and _may_sum(certain, whole) and _is_in_reach(text, certain, whole):
        yield _hit(binding, whole, [part.number for part in certain])


def _is_in_reach(text: str, parts: Sequence[Addend], whole: Count) -> bool:
    """Whether the total may be meant for the parts: no more than twice what they make, nor less than half, or one slip away from it."""
    counts = [part.number for part in parts]
    made = total(counts)
    return (
        max(made.low, whole.value.low) <= 2 * min(made.low, whole.value.low) or slip_of(text, counts, whole) is not None
    )


def _parts_bounds(text: str, region: Region, match: PatternMatch) -> tuple[int, int] | None:
    """Where the parts of a total may begin, and where its own clause does: they stand in its sentence, or in the one before it if
    it begins with 以上 or 总计."""
    sentence = sentence_bounds(text, match.start, match.start)[0]
    low = max(region.start, match.start - _REACH, sentence)
    start = max((mark.end() for mark in _MARK.finditer(text, low, match.start)), default=low)
    if start == low == match.start and text[low - 1 : low] == "。" and text.startswith(_SUMMED_UP, low):
        before = sentence_bounds(text, low - 1, low - 1)[0]
        return max(region.start, match.start - _REACH, before), low - 1
    return None if start == low or match.start - start > _BETWEEN else (low, start)


def _last_count(text: str, low: int, high: int) -> Count | None:
    from reportlint.chinese.quantities import find_quantities

    found = [number for number in find_quantities(text, low, high) if number.unit != "%"]
    if not found or found[-1].start != found[-1].number_start:
        return None
    count = count_from(found[-1])
    return None if is_vague(count) else count


def _may_sum(parts: Sequence[Addend], whole: Count) -> bool:
    """What came and what went is added up too (新办98件、注销13件，共111件), but may be said beside a stock: 新增3个、注销2个，共11个."""
    if not any(part.changed for part in parts):
        return True
    made = total([part.number for part in parts])
    return abs(made.low - whole.value.low) <= made.low * _NEAR


def _certain(
    text: str, parts: Sequence[Addend], between: str, match: PatternMatch, only_year: bool
) -> Sequence[Addend]:
    """The parts that are meant beyond doubt, or none."""
    labels = [part.number.label for part in parts]
    for at in range(len(parts) - 1):
        if make_a_year(labels[at:]):
            return parts[at:]
    if only_year or any(part.vague for part in parts):
        return ()
    at = next((at for at in range(len(parts) - 1, 0, -1) if parts[at].mark not in _JOINS), 0)
    run = parts[at:]
    first = run[0].number
    if len(run) > 1 and _RESPECTIVELY.search(text, max(0, first.start - 5), first.start):
        return run
    if between or not partition.is_partition(labels) or not all(labels):
        return ()
    if at == 0 and not parts[0].preceded:
        return parts
    everything = not parts[0].preceded and all(part.mark != "、" for part in parts)
    summed_up = text.startswith("以上", match.start)
    if not everything or not (summed_up or partition.is_parallel(labels) or _are_both(labels)):
        return ()
    # 信息员86人，县局信息员54人，共104人: 共 may be about the last of them only, unless one slip makes it the sum of all.
    whole = _last_count(text, match.start, match.end)
    slip = slip_of(text, [part.number for part in parts], whole) if whole is not None else None
    likely = slip is not None and (
        slip.exchanged or (len(parts) > 2 and total([p.number for p in parts]).low >= _LARGE)
    )
    return parts if _FULL.search(text, match.start, match.end) or likely else ()


def _are_both(labels: Sequence[str]) -> bool:
    """Whether two labels are all there is, as what the year before left and what came new: 上年结转2件，本年新收37件，共39件."""
    return are_counterparts(labels) or (
        len(labels) == 2 and any(_CARRIED.search(one) and _NEW.search(other) for one, other in (labels, labels[::-1]))
    )


def _is_done_with(text: str, low: int, start: int, match: PatternMatch) -> bool:
    """Whether a total tells what became of those before it (受理17件、19件、5件，总计办结39件): that may be fewer."""
    done = _STAGE.search(text, match.start, match.end)
    return done is not None and text.find(done[0], low, start) < 0


def _hit(binding: Binding, whole: Count, parts: Sequence[Count]) -> Hit:
    made = printed_sum(parts, whole.unit)
    values = {
        "whole": written(whole.printed),
        "sum": written(made),
        "difference": apart(made, whole.printed),
        "unit": whole.unit,
        "parts": written_sum(parts, whole.unit),
    }
    related = tuple(
        Related(
            binding.span(part.start, part.end),
            {"zh": f"{written(part.printed)}{part.unit}", "en": written(part.printed)},
        )
        for part in parts
    )
    return Hit(binding.span(whole.start, whole.end), values=values, related=related)


def _compile(entry: Entry, head: RuleHead) -> TotalsCheck:
    keys = entry.mapping(("said", "year"), required=("said",))
    return TotalsCheck(
        keys["said"].patterns() if "said" in keys else (),
        keys["year"].patterns() if "year" in keys else (),
        head.scopes,
        head.excuse(),
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
