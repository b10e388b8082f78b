"""`growth: {change, rate, against}`: rates worked out again from a count and its change, or from the counts of two times."""

from __future__ import annotations

from decimal import Decimal

from reportlint.binding.percentages import (
    QUOTIENT,
    VALUES,
    numbers_in,
    percentage,
    printed,
    sentence_start,
    told,
    worked_out,
)
from reportlint.binding.searching import told_in
from reportlint.compiled import compiled
from reportlint.extend import Defect, Held, Hit, Kind, Severity
from reportlint.language.clauses import sentence_bounds
from reportlint.language.intervals import Interval, plain
from reportlint.prose.growth import LESS, changed_from, compared, compared_with, leads_from, middle, slips
from reportlint.prose.ratios import ratio_in_words, ratio_start
from reportlint.prose.then_and_now import is_then, then_and_now
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

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
    of (比2023年的690条增长14.7%), or with both counts, `ratio` how large it is in words (是上年的1.5倍, 增长两成)."""

    change: tuple[Pattern, ...]
    rate: tuple[Pattern, ...]
    against: tuple[Pattern, ...]
    ratio: tuple[Pattern, ...]
    scopes: tuple[str, ...]
    excuse: Excuse | None

    @property
    def searched(self) -> tuple[Pattern, ...]:
        """What must stand in the view, one of them, for anything to be said."""
        return (*self.rate, *self.against, *self.ratio)

    def __call__(self, binding: Binding) -> Iterator[Outcome]:
        """For each rate with its counts: that it is right, to a unit of its last digit, or what it should be."""
        for patterns, judge in ((self.rate, self._rate), (self.against, _against), (self.ratio, _ratio)):
            for match, region in told_in(binding, patterns, self.scopes, self.excuse):
                yield from judge(binding, match, region)

    def _rate(self, binding: Binding, match: PatternMatch, region: Region) -> Iterator[Outcome]:
        """收到申请12件，比上年增加3件，增长33.3%: the clause right before has the change, the one before that the count."""
        text = binding.document.view.text
        low = sentence_start(text, match.start, region)
        change = self._change(binding, match, low, min(region.end, match.end + _AHEAD))
        outcome = _changed(binding, match, low, change) if change is not None else None
        if outcome is not None:
            yield outcome
        else:
            yield from _both_said(binding, match, region, low)

    def _change(self, binding: Binding, match: PatternMatch, low: int, high: int) -> PatternMatch | None:
        """The difference that a rate belongs to: the last one before it, or one that is joined to it."""
        text = binding.document.view.text
        changes = [found for pattern in self.change for found in pattern.find(text, low, match.start, binding.values)]
        if changes:
            return max(changes, key=lambda found: found.end)
        behind = [pattern.first(text, match.end, high, binding.values) for pattern in self.change]
        return next((each for each in behind if each is not None and text[match.end : each.start] in _JOINS), None)


def _changed(binding: Binding, match: PatternMatch, low: int, change: PatternMatch) -> Outcome | None:
    """A rate beside the difference that it is a rate of: the count before both, or last year's, gives the base."""
    text = binding.document.view.text
    # What stands before a semicolon is of another count.
    low = max(low, text.rfind(";", low, min(match.start, change.start)) + 1)
    numbers, year = numbers_in(text, low, change.end), binding.values.get("year")
    found = changed_from(text, low, numbers, (change.start, change.end), match.start, year)
    if found is None:
        return None
    count, amount, base = found
    return worked_out(binding, match, amount.low, base, (count, amount))


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
    year = binding.values.get("year")
    before = [n for n in numbers_in(text, low, match.start) if not is_then(text, low, n, year)]
    pairs = compared_with(text, low, match.start, counts, before)
    if found is not None:
        yield from _led(binding, match, found, pairs) if pairs else _told(binding, match, region, found)


def _both_said(binding: Binding, match: PatternMatch, region: Region, low: int) -> Iterator[Outcome]:
    """2023年收到39件，2024年收到42件，增长7.7%: each year has a clause of its own."""
    text = binding.document.view.text
    found = printed(match)
    year = binding.values.get("year")
    pair = compared(text, low, match.start, numbers_in(text, low, match.start), year if isinstance(year, int) else None)
    if found is not None:
        yield from _led(binding, match, found, [pair]) if pair else _told(binding, match, region, found)


def _told(binding: Binding, match: PatternMatch, region: Region, found: Decimal) -> Iterator[Outcome]:
    """收到42件，同比上升7.7%（2023年为39件）: the words say which of the counts around the rate is the earlier one."""
    text = binding.document.view.text
    low, high = sentence_bounds(text, match.start, match.end)
    numbers = numbers_in(text, max(region.start, low), min(region.end, high))
    at = percentage(match).start
    pair = then_and_now(text, numbers, (at, match.end), "", binding.values.get("year"))
    if pair is None:
        return
    sign = -1 if LESS.search(text, match.start, match.end) else 1
    if any(leads_from(found, sign, pair.then, each) for each in pair.others):
        yield Held()
    elif pair.sure or any(leads_from(each, sign, pair.then, pair.now) for each in slips(found)):
        yield from _led(binding, match, found, [(pair.then, pair.now)])


def _ratio(binding: Binding, match: PatternMatch, region: Region) -> Iterator[Outcome]:
    """收到6件，是上年（3件）的2倍; 收到3件，上年6件，减少一半."""
    text = binding.document.view.text
    ratio = ratio_in_words(text[match.start : match.end])
    low, high = sentence_bounds(text, match.start, match.end)
    numbers = [n for n in numbers_in(text, max(region.start, low), min(region.end, high)) if n.unit != "倍"]
    span = (match.start + ratio_start(text[match.start : match.end]), match.end)
    pair = then_and_now(text, numbers, span, "", binding.values.get("year"))
    if ratio is None or pair is None or pair.then.low <= 0:
        return
    if any(
        Interval(now.low / pair.then.high, now.high / pair.then.low).overlaps(ratio) for now in (pair.now, *pair.others)
    ):
        yield Held()
    elif pair.sure:
        right = (middle(pair.now) / middle(pair.then)).quantize(Decimal("0.01"))
        values = {"found": text[match.start : match.end], "expected": plain(right)}
        values |= {"part": pair.now.text, "whole": pair.then.text}
        yield Hit(binding.span(match.start, match.end), "ratio", values, told(binding, (pair.then, pair.now)))


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
    elif len(pairs) == 1 and sign * (middle(count) - middle(base)) < 0:
        word = _WAY.search(text, match.start, match.end)
        values = {"found": word[0] if word else "", "expected": "", "part": count.text, "whole": base.text}
        at = word.start() if word else match.start
        yield Hit(binding.span(at, match.end), "direction", values, told(binding, (base, count)))


def _compile(entry: Entry, head: RuleHead) -> GrowthCheck:
    keys = entry.mapping(("change", "rate", "against", "ratio"))
    patterns = {key: inner.patterns() for key, inner in keys.items()}
    for key in ("rate", "against"):
        if not all(pattern.reads("percent") for pattern in patterns.get(key, ())):
            keys[key].problem("no percentage is read", "write {pct} where it stands")
    if not patterns:
        entry.problem("nothing is worked out", "write change: and rate:, or against: with a pattern")
    if ("rate" in patterns) != ("change" in patterns):
        entry.problem("'change' and 'rate' belong together", "write both: 增加{n:件} and 增长{pct}")
    return GrowthCheck(
        patterns.get("change", ()),
        patterns.get("rate", ()),
        patterns.get("against", ()),
        patterns.get("ratio", ()),
        head.scopes,
        head.excuse(),
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
        "ratio": Defect(
            {
                "zh": "从 {whole} 到 {part} 是 {expected} 倍，与“{found}”不符",
                "en": "from {whole} to {part} is {expected} times as many, not {found}",
            },
            Severity.WARNING,
            shares_id=True,
        ),
    },
    values=VALUES,
    family="arithmetic",
    proven={"zh": "处增减幅度相符", "en": "rates of growth agree"},
    honours=frozenset({"in", "unless"}),
)
