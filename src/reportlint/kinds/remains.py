"""`remains: {rest, done}`: what is left of a count, against the count and what is done of it (发现31个，整改28个，剩余3个)."""

from __future__ import annotations

from reportlint.binding.percentages import sentence_start
from reportlint.binding.searching import told_in
from reportlint.compiled import compiled
from reportlint.extend import Defect, Held, Hit, Kind, Related, Severity
from reportlint.language.clauses import sentence_bounds
from reportlint.language.intervals import subtract
from reportlint.prose.counted import count_from, total, written
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.binding.binding import Region
    from reportlint.extend import Binding, Entry, Outcome, RuleHead
    from reportlint.language.excuse import Excuse
    from reportlint.language.patterns import Pattern, PatternMatch
    from reportlint.prose.counted import Count

_MARK = compiled(r"[,;:。()、]")
_OTHER = compiled(r"[上去]年(?!\p{Han}{1,6}的)|累计|其中|同比|新增|比|较|结转|遗留|转入|转来|另|又|涉及|分布|除")
_PLAN = compiled("计划|目标")
"""What is planned may be the whole (计划40页，完成12页), not what is done of it."""
_LEFT = compiled("剩|其余|余下|尚余|还差")
"""Words that say of themselves that what stands before was done."""
_AMONG = compiled(r"[\p{Han}()]{0,8}中")
_EACH = compiled(r"(?:每[^0-9,;。]{1,6}|均[^0-9,;。]{0,4})$")
_NET = "净"
"""What is told net is what was added less what was taken away: 新增38条，删除15条，净增23条."""
_MEAN = compiled("[,(]平均每[^,;。]*")
_KEPT = "保留"
"""栏目24个，其中4个撤并2个，保留22个: what is kept may be of something larger."""
_ONE = "一"
"""还有一个 may be anything."""
_MULTIPLE = compiled(r"[0-9][万亿](?![余多])")
_NEAR = 8
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
        seen: set[int] = set()
        for match, region in told_in(binding, self.rest, self.scopes, self.excuse):
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
        if left is None or text[left.start] == _ONE or any(_is_rough(text, count) for count in counts):
            return
        before = [count for count in counts if count.end <= left.start and count.kind == left.kind]
        if len(before) == 1 and low > region.start:
            # 47个村尚未接入。年底前已完成21个，其余26个…: the whole stands in the sentence before.
            low = sentence_start(text, low - 1, region)
            counts = _counts(text, low, rest.end)
            before = [count for count in counts if count.end <= left.start and count.kind == left.kind]
        if len(before) < _PAIR:
            return
        behind = _behind(text, match, region, left)
        rests = [[left, *behind[:some]] for some in range(len(behind) + 1)]
        if any(_fits(before, at, rest) for at in range(len(before) - 1) for rest in rests):
            yield Held()
            return
        whole, part = before[-_PAIR:]
        if part.value.high > whole.value.low or (
            _KEPT in text[match.start : match.end] and left.value.low > whole.value.high
        ):
            return
        between = _MEAN.sub("", text[whole.end : part.start])
        if len(before) > _PAIR and len(_MARK.findall(between)) != 1:
            return
        if not (self._is_done(binding, low, part) or _is_left(text, match.start, whole, part, len(before))):
            return
        first = _clause(text, low, whole.start)
        is_other = _OTHER.search(text, first, left.start) or _PLAN.search(text, whole.end, left.start)
        if text.startswith(_NET, match.start) or not is_other:
            yield _hit(binding, whole, part, left)

    def _is_done(self, binding: Binding, low: int, part: Count) -> bool:
        """Whether the words of the second count say that so much was done."""
        text = binding.document.view.text
        told = text[_clause(text, low, part.start) : part.start] + text[part.end : part.end + _PAIR]
        return self.done is not None and self.done.first(told, 0, len(told), binding.values) is not None


def _is_left(text: str, at: int, whole: Count, part: Count, counts: int) -> bool:
    """Whether nothing but the rest can be meant, whatever was done: 其余9个, and 126个村中的117个……还有9个."""
    if _AMONG.match(text, whole.end, part.start):
        return True
    between = text[whole.end : part.start]
    return (
        counts == _PAIR
        and _LEFT.match(text, at) is not None
        and "、" not in between
        and len(_MARK.findall(between)) <= _PAIR
    )


def _counts(text: str, low: int, high: int) -> list[Count]:
    from reportlint.chinese.quantities import find_quantities

    return [
        count_from(number)
        for number in find_quantities(text, low, high)
        if number.unit != "%" and not _EACH.search(text[max(low, number.start - _NEAR) : number.start])
    ]


def _is_rough(text: str, count: Count) -> bool:
    """Whether more was done to a count than to round it: 近400个, 400余个."""
    return count.printed.exact is None and _MULTIPLE.search(text, count.start, count.end) is None


def _behind(text: str, match: PatternMatch, region: Region, left: Count) -> list[Count]:
    """The counts that the sentence has behind a rest: 还有3个正在测试、1个计划明年启动 are left, all of them."""
    high = min(region.end, sentence_bounds(text, match.start, match.end)[1])
    return [count for count in _counts(text, left.end, high) if count.kind == left.kind][:_PAIR]


def _fits(before: Sequence[Count], at: int, rest: Sequence[Count]) -> bool:
    """Whether the count at `at` is what some run of those behind it and the rest make."""
    behind = before[at + 1 :]
    runs = (behind[low:high] for low in range(len(behind)) for high in range(low + 1, len(behind) + 1))
    return any(total([*run, *rest]).overlaps(before[at].value) for run in runs)


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
