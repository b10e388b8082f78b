"""`again: …`: a count that is named again by what it counts, with a number that looks like the first (11个乡镇 … 12个乡镇中有4个)."""

from __future__ import annotations

from reportlint.binding.named_counts import find_named_counts, is_near, is_slip, shared_name
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
"""Hanzi of a name that stands for one thing only: 招聘公告, where 信息 may be any."""
_MANY = 100
_EVENTS = frozenset(("次", "场", "场次", "期", "起", "批"))
"""Units of what is done again and again: two numbers are two occasions."""
_GENERIC = frozenset(("申请", "单位", "部门", "人员", "方面", "问题", "项目", "事项", "案件", "文件"))


class _Pair(NamedTuple):
    """Two counts of one thing; `usual` is the value of the two that is told a third time, if one is."""

    earlier: NamedCount
    later: NamedCount
    name: str
    usual: int | None


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
        for at, later in enumerate(counts):
            for earlier in counts[:at]:
                if earlier.unit != later.unit or not (earlier.name or later.name):
                    continue
                if earlier.value == later.value:
                    if later.among and shared_name(earlier, later):
                        yield Held()
                    continue
                pair = self._pair(binding, counts, earlier, later)
                if pair is not None and not told & {earlier.start, later.start}:
                    told.update((earlier.start, later.start))
                    yield _hit(binding, pair)

    def _pair(
        self, binding: Binding, counts: Sequence[NamedCount], earlier: NamedCount, later: NamedCount
    ) -> _Pair | None:
        """The two if they can only be the same whole."""
        slip = is_slip(earlier.value, later.value)
        if not slip and not is_near(earlier.value, later.value):
            return None
        name, text = shared_name(earlier, later), binding.document.view.text
        if not name or _is_rest(text, counts, earlier, later) or self._is_other(binding, text, (earlier, later)):
            return None
        others = {
            each.value
            for each in counts
            if each.start not in (earlier.start, later.start)
            and name in (shared_name(each, earlier), shared_name(each, later))
        }
        usual = [value for value in (earlier.value, later.value) if value in others]
        if len(usual) > 1 or not _are_one(earlier, later, name, slip=slip, again=bool(usual)):
            return None
        return _Pair(earlier, later, name, usual[0] if usual else None)

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


def _is_rest(text: str, counts: Sequence[NamedCount], earlier: NamedCount, later: NamedCount) -> bool:
    """Whether the two stand in one sentence, or one is what a share of the other leaves: 完成37个村 and 73个村中还有36个."""
    for one, other in ((earlier, later), (later, earlier)):
        start, end = sentence_bounds(text, one.start, one.end)
        if start <= other.start < end:
            return True
        if any(
            start <= each.start < end and each.unit == one.unit and one.value - each.value == other.value
            for each in counts
        ):
            return True
    return False


def _are_one(earlier: NamedCount, later: NamedCount, name: str, *, slip: bool, again: bool) -> bool:
    """Whether what the digits look like makes up for what the words leave unsaid."""
    sure = [count.among or count.whole for count in (earlier, later)]
    long = len(name) >= _LONG and (earlier.known or later.known or any(sure))
    if slip:
        return any(sure) or long or again or earlier.value >= _MANY
    if all(sure) or (again and name not in _GENERIC):
        return True
    return long and later.unit not in _EVENTS


def _hit(binding: Binding, pair: _Pair) -> Hit:
    wrong, right = (pair.later, pair.earlier) if pair.usual != pair.later.value else (pair.earlier, pair.later)
    spans = [binding.span(each.start, each.end) for each in (wrong, right)]
    found, expected = (f"{each.value}{each.unit}" for each in (wrong, right))
    related = (Related(spans[1], {"zh": expected, "en": expected}),)
    return Hit(spans[0], values={"found": found, "expected": expected, "noun": pair.name}, related=related)


def _compile(entry: Entry, head: RuleHead) -> AgainCheck:
    keys = entry.mapping(("without",))
    return AgainCheck(keys["without"].patterns() if "without" in keys else (), head.scopes)


KIND = Kind(
    key="again",
    compile=_compile,
    defects={
        "default": Defect(
            {
                "zh": "“{noun}”说了两个数：这里是 {found}，另一处是 {expected}，请核对",
                "en": "'{noun}' is counted twice: {found} here, {expected} elsewhere",
            },
            Severity.WARNING,
        ),
    },
    values=frozenset({"found", "expected", "noun"}),
    family="arithmetic",
    proven={"zh": "处总数前后一致", "en": "counts agree where they are named again"},
    honours=frozenset({"in"}),
)
