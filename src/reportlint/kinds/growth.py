"""`growth: {change, rate, against}`: rates worked out again from a count and its change, or from the counts of two times."""

from __future__ import annotations

from reportlint.binding.percentages import QUOTIENT, VALUES, numbers_in, printed, sentence_start, told, worked_out
from reportlint.binding.searching import unexcused
from reportlint.compiled import compiled
from reportlint.extend import Defect, Held, Hit, Kind, Severity
from reportlint.language.growth import LESS, changed_from, compared, compared_with, leads_from, middle
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from reportlint.binding.binding import Region
    from reportlint.chinese.quantities import Quantity
    from reportlint.extend import Binding, Entry, Outcome, RuleHead
    from reportlint.language.excuse import Excuse
    from reportlint.language.patterns import Pattern, PatternMatch

_AHEAD = 30
_JOINS = frozenset({",", "(", ",同比", "(同比", "、"})
_WAY = compiled("增长|增加|上升|提高|下降|减少|降低|[增降]幅|[增减降]")
_BRACKET_ENDS = compiled(r"\s*(?:[)。,;]|$)")


class GrowthCheck(NamedTuple):
    """`change` reads a difference (增加3件), `rate` how large that is (增长25%), `against` a rate with the count it is a rate
    of (比2023年的690条增长14.7%), or with both counts."""

    change: tuple[Pattern, ...]
    rate: tuple[Pattern, ...]
    against: tuple[Pattern, ...]
    scopes: tuple[str, ...]
    excuse: Excuse | None

    @property
    def searched(self) -> tuple[Pattern, ...]:
        """What must stand in the view, one of them, for anything to be said."""
        return (*self.rate, *self.against)

    def __call__(self, binding: Binding) -> Iterator[Outcome]:
        """For each rate with its counts: that it is right, to a unit of its last digit, or what it should be."""
        regions = binding.regions(self.scopes)
        if not regions:
            return
        for patterns, judge in ((self.rate, self._rate), (self.against, _against)):
            for pattern in patterns:
                for match, region in unexcused(binding, pattern, regions, self.excuse):
                    yield from judge(binding, match, region)

    def _rate(self, binding: Binding, match: PatternMatch, region: Region) -> Iterator[Outcome]:
        """收到申请12件，比上年增加3件，增长33.3%: the clause right before has the change, the one before that the count."""
        text = binding.document.view.text
        low = sentence_start(text, match.start, region)
        changes = [found for pattern in self.change for found in pattern.find(text, low, match.start, binding.values)]
        if changes:
            yield from _changed(binding, match, low, max(changes, key=lambda found: found.end))
            return
        ahead = min(region.end, match.end + _AHEAD)
        for pattern in self.change:
            following = pattern.first(text, match.end, ahead, binding.values)
            if following is not None and text[match.end : following.start] in _JOINS:
                yield from _changed(binding, match, low, following)
                return
        yield from _both_said(binding, match, low)


def _changed(binding: Binding, match: PatternMatch, low: int, change: PatternMatch) -> Iterator[Outcome]:
    """A rate beside the difference that it is a rate of: the count before both, or last year's, gives the base."""
    text = binding.document.view.text
    numbers, year = numbers_in(text, low, change.end), binding.values.get("year")
    found = changed_from(text, low, numbers, (change.start, change.end), match.start, year)
    if found is not None:
        count, amount, base = found
        yield worked_out(binding, match, amount.low, base, (count, amount))


def _against(binding: Binding, match: PatternMatch, region: Region) -> Iterator[Outcome]:
    """公开791条，比2023年的690条增长14.7%: the base stands in the match, the count before it, alone of its unit."""
    text = binding.document.view.text
    found = printed(match)
    counts = numbers_in(text, match.start, match.end)
    if counts and counts[0].unit == "%" and not _BRACKET_ENDS.match(text, match.end):
        # 增长7.7%（2023年39件…）: with more behind the figure, nobody can tell which is the base.
        return
    said = [(c.start, c.end) for c in match.captures if c.kind == "number"]
    counts = [n for n in counts if any(start <= n.number_start < end for start, end in said)]
    low = sentence_start(text, match.start, region)
    pairs = compared_with(text, low, match.start, counts, numbers_in(text, low, match.start))
    if found is not None:
        yield from _led(binding, match, found, pairs)


def _both_said(binding: Binding, match: PatternMatch, low: int) -> Iterator[Outcome]:
    """2023年收到39件，2024年收到42件，增长7.7%: each year has a clause of its own."""
    text = binding.document.view.text
    found = printed(match)
    year = binding.values.get("year")
    pair = compared(text, low, match.start, numbers_in(text, low, match.start), year if isinstance(year, int) else None)
    if found is not None and pair is not None:
        yield from _led(binding, match, found, [pair])


def _led(
    binding: Binding, match: PatternMatch, found: Decimal, pairs: list[tuple[Quantity, Quantity]]
) -> Iterator[Outcome]:
    """Whether the rate leads from a base to its count; a fall that is called growth has the right size at least."""
    text = binding.document.view.text
    if not pairs or not all(n.low > 0 and n.high.is_finite() for pair in pairs for n in pair):
        return
    sign = -1 if LESS.search(text, match.start, match.end) else 1
    base, count = pairs[0]
    if any(leads_from(found, sign, *pair) for pair in pairs):
        yield Held()
    elif len(pairs) == 1 and sign * (middle(count) - middle(base)) > 0:
        yield worked_out(binding, match, abs(middle(count) - middle(base)), middle(base), (base, count))
    elif len(pairs) == 1 and leads_from(found, -sign, base, count):
        word = _WAY.search(text, match.start, match.end)
        values = {"found": word[0] if word else "", "expected": "", "part": count.text, "whole": base.text}
        at = word.start() if word else match.start
        yield Hit(binding.span(at, match.end), "direction", values, told(binding, (base, count)))


def _compile(entry: Entry, head: RuleHead) -> GrowthCheck:
    keys = entry.mapping(("change", "rate", "against"))
    patterns = {key: inner.patterns() for key, inner in keys.items()}
    for key in ("rate", "against"):
        if not all(pattern.reads("percent") for pattern in patterns.get(key, ())):
            keys[key].problem("no percentage is read", "write {pct} where it stands")
    if not patterns:
        entry.problem("nothing is worked out", "write change: and rate:, or against: with a pattern")
    if ("rate" in patterns) != ("change" in patterns):
        entry.problem("'change' and 'rate' belong together", "write both: 增加{n:件} and 增长{pct}")
    return GrowthCheck(
        patterns.get("change", ()), patterns.get("rate", ()), patterns.get("against", ()), head.scopes, head.excuse()
    )


KIND = Kind(
    key="growth",
    compile=_compile,
    defects={
        "default": Defect(QUOTIENT, Severity.WARNING),
        "direction": Defect(
            {"zh": "从 {whole} 到 {part}，不是“{found}”", "en": "from {whole} to {part} is not {found}"},
            Severity.WARNING,
            shares_id=True,
        ),
    },
    values=VALUES,
    family="arithmetic",
    proven={"zh": "处增减幅度相符", "en": "rates of growth agree"},
    honours=frozenset({"in", "unless"}),
)
