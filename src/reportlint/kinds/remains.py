"""`remains: {rest, done}`: what is left of a count, against the count and what is done of it (发现31个，整改28个，剩余3个)."""

from __future__ import annotations

from reportlint.binding.percentages import sentence_start
from reportlint.binding.searching import unexcused
from reportlint.compiled import compiled
from reportlint.extend import Defect, Held, Hit, Kind, Related, Severity
from reportlint.language.counted import count_from, total, written
from reportlint.language.intervals import subtract
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.binding.binding import Region
    from reportlint.extend import Binding, Entry, Outcome, RuleHead
    from reportlint.language.counted import Count
    from reportlint.language.excuse import Excuse
    from reportlint.language.patterns import Pattern, PatternMatch

_MARK = compiled(r"[,;:。()、]")
_OTHER = compiled("[上去]年|累计|计划|目标|其中|同比|新增|比|较|结转|遗留|转入|转来|另|又")
_NET = "净"
"""What is told net is what was added less what was taken away: 新增38条，删除15条，净增23条."""
_PAIR = 2


class RemainsCheck(NamedTuple):
    """`rest` reads a count that is left, with its words; `done` are those of the clause before it that tells what is done."""

    rest: tuple[Pattern, ...]
    done: Pattern | None
    scopes: tuple[str, ...]
    excuse: Excuse | None

    @property
    def searched(self) -> tuple[Pattern, ...]:
        """What must stand in the view, one of them, for anything to be said."""
        return self.rest

    def __call__(self, binding: Binding) -> Iterator[Outcome]:
        """For each rest with two counts before it in its sentence: that it is their difference, or what it should be."""
        regions = binding.regions(self.scopes)
        if not regions:
            return
        seen: set[int] = set()
        for pattern in self.rest:
            for match, region in unexcused(binding, pattern, regions, self.excuse):
                if match.end not in seen:
                    seen.add(match.end)
                    yield from self._judge(binding, match, region)

    def _judge(self, binding: Binding, match: PatternMatch, region: Region) -> Iterator[Outcome]:
        text = binding.document.view.text
        low = sentence_start(text, match.start, region)
        rest = next((capture for capture in match.captures if capture.kind == "number"), None)
        if rest is None:
            return
        counts = _counts(text, low, rest.end)
        left = next((count for count in counts if count.end == rest.end), None)
        if left is None or _is_rough(left):
            return
        before = [count for count in counts if count.end <= left.start and count.kind == left.kind]
        if len(before) == 1 and low > region.start:
            # 47个村尚未接入。年底前已完成21个，其余26个…: the whole stands in the sentence before.
            low = sentence_start(text, low - 1, region)
            counts = _counts(text, low, rest.end)
            before = [count for count in counts if count.end <= left.start and count.kind == left.kind]
        if len(before) < _PAIR:
            return
        if any(_fits(before, at, left) for at in range(len(before) - 1)):
            yield Held()
            return
        whole, part = before[-_PAIR:]
        if part.value.high > whole.value.low or any(map(_is_rough, (whole, part))):
            return
        if len(before) > _PAIR and len(_MARK.findall(text, whole.end, part.start)) != 1:
            return
        told = text[_clause(text, low, part.start) : part.start] + text[part.end : part.end + _PAIR]
        if self.done is None or self.done.first(told, 0, len(told), binding.values) is None:
            return
        if text.startswith(_NET, match.start) or not _OTHER.search(text, _clause(text, low, whole.start), left.start):
            yield _hit(binding, whole, part, left)


def _counts(text: str, low: int, high: int) -> list[Count]:
    from reportlint.chinese.quantities import find_quantities

    return [count_from(number) for number in find_quantities(text, low, high) if number.unit != "%"]


def _is_rough(count: Count) -> bool:
    return count.printed.exact is None


def _fits(before: Sequence[Count], at: int, left: Count) -> bool:
    """Whether the count at `at` is what some run of those behind it and the rest make."""
    behind = before[at + 1 :]
    runs = (behind[low:high] for low in range(len(behind)) for high in range(low + 1, len(behind) + 1))
    return any(total([*run, left]).overlaps(before[at].value) for run in runs)


def _clause(text: str, low: int, at: int) -> int:
    starts: list[int] = [match.end() for match in _MARK.finditer(text, low, at)]
    return max([low, *starts])


def _hit(binding: Binding, whole: Count, part: Count, left: Count) -> Hit:
    values = {
        "whole": written(whole.printed),
        "part": written(part.printed),
        "expected": written(subtract(whole.printed, part.printed)),
        "found": f"{written(left.printed)}{left.unit}",
    }
    related = tuple(
        Related(binding.span(each.start, each.end), {"zh": written(each.printed), "en": written(each.printed)})
        for each in (whole, part)
    )
    return Hit(binding.span(left.start, left.end), values=values, related=related)


def _compile(entry: Entry, head: RuleHead) -> RemainsCheck:
    keys = entry.mapping(("rest", "done"), required=("rest", "done"))
    rest = keys["rest"].patterns() if "rest" in keys else ()
    if "rest" in keys and not all(pattern.reads("number") for pattern in rest):
        keys["rest"].problem("no number is read", "write {n} where the number stands")
    return RemainsCheck(rest, keys["done"].pattern() if "done" in keys else None, head.scopes, head.excuse())


KIND = Kind(
    key="remains",
    compile=_compile,
    defects={
        "default": Defect(
            {
                "zh": "{whole} 减去 {part} 还剩 {expected}，文中写 {found}",
                "en": "{whole} less {part} leaves {expected}, the text says {found}",
            },
            Severity.WARNING,
        ),
    },
    values=frozenset({"whole", "part", "expected", "found"}),
    family="arithmetic",
    proven={"zh": "处余数相符", "en": "remainders agree"},
    honours=frozenset({"in", "unless"}),
)
