"""`again: …`: a count that is named again by what it counts, with a number that looks like the first (11个乡镇 … 12个乡镇中有4个)."""

from __future__ import annotations

from reportlint.binding.named_counts import counts_alike, find_named_counts, is_near, is_slip
from reportlint.extend import Defect, Held, Hit, Kind, Related, Severity
from reportlint.language.clauses import sentence_bounds
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.binding.named_counts import NamedCount
    from reportlint.extend import Binding, Entry, Outcome, RuleHead
    from reportlint.language.patterns import Pattern

_LONG = 4
"""Hanzi of a noun that names one thing only: 招聘公告, where 信息 may be any."""
_MANY = 100


class AgainCheck(NamedTuple):
    """`without` are words of a clause that counts something else: a part, another year, a plan."""

    without: tuple[Pattern, ...]
    scopes: tuple[str, ...]

    def __call__(self, binding: Binding) -> Iterator[Outcome]:
        """For each count of a named whole: that it is told elsewhere, or the count there that it was taken from."""
        text = binding.document.view.text
        regions = binding.regions(self.scopes) or ()
        counts = [count for region in regions for count in find_named_counts(text, region)]
        told: set[int] = set()
        for count in counts:
            if not count.noun or not (count.among or count.whole or len(count.noun) >= _LONG):
                continue
            alike = [each for each in counts if each is not count and counts_alike(count, each)]
            if any(each.value == count.value for each in alike):
                yield Held()
                continue
            rests = {count.value - each.value for each in counts if _same_sentence(text, count, each)}
            near = [
                each
                for each in alike
                if _contradict(count, each) and each.value not in rests and not _same_sentence(text, count, each)
            ]
            if len({each.value for each in near}) != 1 or self._is_other(binding, text, (count, *near)):
                continue
            later = max(count, near[0], key=lambda each: each.start)
            if later.start not in told and not told & {count.start, near[0].start}:
                told.update((count.start, near[0].start))
                yield _hit(binding, min(count, near[0], key=lambda each: each.start), later)

    def _is_other(self, binding: Binding, text: str, counts: Sequence[NamedCount]) -> bool:
        return any(
            pattern.first(text, *_asked(count), binding.values) is not None
            for count in counts
            for pattern in self.without
        )


def _asked(count: NamedCount) -> tuple[int, int]:
    """Where words may say that something else is counted: behind 中 they speak of the share."""
    start, end = count.clause
    return start, count.end if count.among else end


def _contradict(count: NamedCount, other: NamedCount) -> bool:
    """Whether both can only be the same whole: one of them is, and what the digits look like makes up for what is unsaid."""
    if is_slip(count.value, other.value):
        return count.among or count.whole or other.whole or len(count.noun) >= _LONG or count.value >= _MANY
    if not is_near(count.value, other.value):
        return False
    if not (count.among or count.whole):
        return False
    return other.whole or other.among or (len(count.noun) >= _LONG and count.value >= 10)


def _same_sentence(text: str, one: NamedCount, other: NamedCount) -> bool:
    start, end = sentence_bounds(text, one.start, one.end)
    return start <= other.start < end


def _hit(binding: Binding, earlier: NamedCount, later: NamedCount) -> Hit:
    spans = [binding.span(each.start, each.end) for each in (earlier, later)]
    found, expected = (f"{each.value}{each.unit}" for each in (later, earlier))
    noun = later.noun if later.among or not earlier.noun else earlier.noun
    related = (Related(spans[0], {"zh": expected, "en": expected}),)
    return Hit(spans[1], values={"found": found, "expected": expected, "noun": noun or later.noun}, related=related)


def _compile(entry: Entry, head: RuleHead) -> AgainCheck:
    keys = entry.mapping(("without",))
    return AgainCheck(keys["without"].patterns() if "without" in keys else (), head.scopes)


KIND = Kind(
    key="again",
    compile=_compile,
    defects={
        "default": Defect(
            {
                "zh": "“{noun}”前后两个数：这里是 {found}，前面是 {expected}，请核对",
                "en": "'{noun}' is counted twice: {found} here, {expected} before",
            },
            Severity.WARNING,
        ),
    },
    values=frozenset({"found", "expected", "noun"}),
    family="arithmetic",
    proven={"zh": "处总数前后一致", "en": "counts agree where they are named again"},
    honours=frozenset({"in"}),
)
