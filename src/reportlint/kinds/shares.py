"""`shares: {share, change, rate, against, named}`: percentages worked out again from the counts beside them in the sentence."""

from __future__ import annotations

from decimal import Decimal

from reportlint.binding.searching import search, within
from reportlint.compiled import compiled
from reportlint.extend import Defect, Held, Hit, Kind, Related, Severity
from reportlint.language.clauses import sentence_bounds
from reportlint.language.growth import (
    LESS,
    changed_from,
    compared,
    compared_with,
    exponent,
    is_right,
    leads_from,
    middle,
)
from reportlint.language.intervals import Interval, plain
from reportlint.language.rates import named_rate
from reportlint.language.whole_of import among
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.binding.binding import Region
    from reportlint.binding.known_shares import KnownShares
    from reportlint.chinese.quantities import Quantity
    from reportlint.extend import Binding, Entry, Outcome, RuleHead
    from reportlint.language.excuse import Excuse
    from reportlint.language.patterns import Pattern, PatternMatch

_LIST = "其中"
_AHEAD = 30
_JOINS = frozenset({",", "(", ",同比", "(同比", "、"})
_WAY = compiled("增长|增加|上升|提高|下降|减少|降低|[增降]幅|[增减降]")
_BRACKET_ENDS = compiled(r"\s*(?:[)。,;]|$)")


class SharesCheck(NamedTuple):
    """`share` reads the part of a whole (占12%), `change` a difference (增加3件), `rate` how large that is (增长25%).

    `against` reads a rate with the count it is a rate of (比2023年的690条增长14.7%), or with both counts.
    `named` reads a rate that is called like the count before it (合格1019批次，合格率97.98%).
    With `known`, a share of a known fact is wrong only where it is a share of none of the known totals.
    """

    share: tuple[Pattern, ...]
    change: tuple[Pattern, ...]
    rate: tuple[Pattern, ...]
    against: tuple[Pattern, ...]
    scopes: tuple[str, ...]
    excuse: Excuse | None
    known: KnownShares | None = None
    named: tuple[Pattern, ...] = ()

    def __call__(self, binding: Binding) -> Iterator[Outcome]:
        """For each percentage with its counts: that it is right, to a unit of its last digit, or what it should be."""
        regions = binding.regions(self.scopes)
        if not regions:
            return
        text = binding.document.view.text
        share = self._known_share if self.known else _share
        judges = ((self.share, share), (self.rate, self._rate), (self.against, _against), (self.named, _named))
        for patterns, judge in judges:
            for pattern in patterns:
                for match in search(binding, pattern, regions):
                    region = within(regions, match.start, match.end)
                    if region is None or (
                        self.excuse and self.excuse.excuses(text, match.start, match.end, binding.values)
                    ):
                        continue
                    yield from judge(binding, match, region)

    def _known_share(self, binding: Binding, match: PatternMatch, region: Region) -> Iterator[Outcome]:
        """予以公开12件，占44.44%: the whole stands in a table. One that stands in the sentence is no case of ours."""
        text = binding.document.view.text
        low = _sentence(text, match.start, region)
        before = [n for n in _numbers(text, low, match.start) if n.unit != "%"]
        found = _printed(match)
        if self.known is None or found is None or not before or text[before[-1].end : match.start].strip(" ,、("):
            return
        part = before[-1]
        lead = text.rfind(_LIST, low, match.start)
        told = any(n.end <= lead and n.unit == part.unit for n in before) or among(text, match.start, before)
        if not part.exact or told:
            return
        others = _said_before(text, region.start, part.number_start, part)
        nearest = self.known.nearest(binding, (binding.span(part.number_start, part.end), part.low), found, others)
        if nearest is not None and nearest[0]:
            yield Held()
        elif nearest is not None:
            yield _judged(binding, match, part.low, nearest[1], (part,))

    def _rate(self, binding: Binding, match: PatternMatch, region: Region) -> Iterator[Outcome]:
        """收到申请12件，比上年增加3件，增长33.3%: the clause right before has the change, the one before that the count."""
        text = binding.document.view.text
        low = _sentence(text, match.start, region)
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
    numbers, year = _numbers(text, low, change.end), binding.values.get("year")
    found = changed_from(text, low, numbers, (change.start, change.end), match.start, year)
    if found is not None:
        count, amount, base = found
        yield _judged(binding, match, amount.low, base, (count, amount))


def _share(binding: Binding, match: PatternMatch, region: Region) -> Iterator[Outcome]:
    """53件，其中网上12件，占22.6%: the part stands right before, the whole before 其中."""
    text = binding.document.view.text
    low = _sentence(text, match.start, region)
    lead = text.rfind(_LIST, low, match.start)
    if lead < 0:
        return
    numbers = _numbers(text, low, match.start)
    counts = [n for n in numbers if n.unit != "%"]
    parts, wholes = [n for n in counts if n.number_start >= lead], [n for n in counts if n.end <= lead]
    if not parts or not wholes:
        return
    part, whole = parts[-1], wholes[-1]
    if part.unit != whole.unit or not (part.exact and whole.exact) or text[part.end : match.start].strip(" ,、(") != "":
        return
    candidates = [n.low for n in wholes if n.unit == part.unit and n.low > 0]
    found = _printed(match)
    if found is None or not candidates:
        return
    if any(is_right(found, part.low, base) for base in candidates + _said_before(text, region.start, low, part)):
        yield Held()
    elif len(candidates) == 1:
        yield _judged(binding, match, part.low, whole.low, (whole, part))


def _said_before(text: str, low: int, at: int, part: Quantity) -> list[Decimal]:
    """Counts of the same unit that the paragraph has told before: any of them may be what a share is of."""
    return [n.low for n in _numbers(text, low, at) if n.unit == part.unit and n.exact and n.low > 0]


def _against(binding: Binding, match: PatternMatch, region: Region) -> Iterator[Outcome]:
    """公开791条，比2023年的690条增长14.7%: the base stands in the match, the count before it, alone of its unit."""
    text = binding.document.view.text
    found = _printed(match)
    counts = _numbers(text, match.start, match.end)
    if counts and counts[0].unit == "%" and not _BRACKET_ENDS.match(text, match.end):
        # 增长7.7%（2023年39件…）: with more behind the figure, nobody can tell which is the base.
        return
    said = [(c.start, c.end) for c in match.captures if c.kind == "number"]
    counts = [n for n in counts if any(start <= n.number_start < end for start, end in said)]
    low = _sentence(text, match.start, region)
    pairs = compared_with(text, low, match.start, counts, _numbers(text, low, match.start))
    if found is not None:
        yield from _led(binding, match, found, pairs)


def _named(binding: Binding, match: PatternMatch, region: Region) -> Iterator[Outcome]:
    """抽检1040批次，合格1019批次，合格率97.98%."""
    text = binding.document.view.text
    low = _sentence(text, match.start, region)
    found = _printed(match)
    pair = named_rate(text, low, match.start, found, _numbers(text, low, match.start)) if found is not None else None
    if pair is True:
        yield Held()
    elif isinstance(pair, tuple):
        yield _judged(binding, match, pair[0].low, pair[1].low, pair[::-1])


def _both_said(binding: Binding, match: PatternMatch, low: int) -> Iterator[Outcome]:
    """2023年收到39件，2024年收到42件，增长7.7%: each year has a clause of its own."""
    text = binding.document.view.text
    found = _printed(match)
    year = binding.values.get("year")
    pair = compared(text, low, match.start, _numbers(text, low, match.start), year if isinstance(year, int) else None)
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
        yield _judged(binding, match, abs(middle(count) - middle(base)), middle(base), (base, count))
    elif len(pairs) == 1 and leads_from(found, -sign, base, count):
        word = _WAY.search(text, match.start, match.end)
        values = {"found": word[0] if word else "", "expected": "", "part": count.text, "whole": base.text}
        at = word.start() if word else match.start
        yield Hit(binding.span(at, match.end), "direction", values, _told((base, count), binding))


def _judged(
    binding: Binding, match: PatternMatch, amount: Decimal, base: Decimal, counts: tuple[Quantity, ...]
) -> Outcome:
    found = _printed(match)
    if found is None or is_right(found, amount, base):
        return Held()
    capture = next(c for c in match.captures if c.kind == "percent")
    right = amount * 100 / base
    step = Decimal(1).scaleb(min(-1, exponent(found)))
    values = {
        "found": plain(found),
        "expected": plain(right.quantize(step)),
        "part": plain(amount),
        "whole": plain(base),
    }
    return Hit(binding.span(capture.start, capture.end), values=values, related=_told(counts, binding))


def _told(counts: tuple[Quantity, ...], binding: Binding) -> tuple[Related, ...]:
    return tuple(Related(binding.span(n.number_start, n.end), {"zh": n.text, "en": n.text}) for n in counts)


def _printed(match: PatternMatch) -> Decimal | None:
    capture = next((c for c in match.captures if c.kind == "percent"), None)
    return capture.value.exact if capture is not None and isinstance(capture.value, Interval) else None


def _numbers(text: str, low: int, high: int) -> list[Quantity]:
    from reportlint.chinese.quantities import find_quantities

    return list(find_quantities(text, low, high))


def _sentence(text: str, at: int, region: Region) -> int:
    return max(region.start, sentence_bounds(text, at, at)[0])


def _compile(entry: Entry, head: RuleHead) -> SharesCheck:
    from reportlint.binding.known_shares import read_known_shares

    keys = entry.mapping(("share", "change", "rate", "against", "named", "parts", "bases"))
    patterns = {key: inner.patterns() for key, inner in keys.items() if key not in ("parts", "bases")}
    for key in ("share", "rate", "against", "named"):
        if any(all(slot.kind != "percent" for slot in pattern.slots) for pattern in patterns.get(key, ())):
            keys[key].problem("no percentage is read", "write {pct} where it stands")
    if not patterns:
        entry.problem("nothing is worked out", "write share: with a pattern, or change: and rate:")
    if ("rate" in patterns) != ("change" in patterns):
        entry.problem("'change' and 'rate' belong together", "write both: 增加{n:件} and 增长{pct}")
    if ("parts" in keys) != ("bases" in keys):
        entry.problem("'parts' and 'bases' belong together", "write both: facts with their cells, and the wholes")
    return SharesCheck(
        patterns.get("share", ()),
        patterns.get("change", ()),
        patterns.get("rate", ()),
        patterns.get("against", ()),
        head.scopes,
        head.excuse(),
        read_known_shares(keys["parts"], keys["bases"]) if {"parts", "bases"} <= set(keys) else None,
        patterns.get("named", ()),
    )


KIND = Kind(
    key="shares",
    compile=_compile,
    defects={
        "default": Defect(
            {
                "zh": "{part} ÷ {whole} = {expected}%，文中写 {found}%",
                "en": "{part} / {whole} is {expected}%, the text says {found}%",
            },
            Severity.WARNING,
        ),
        "direction": Defect(
            {"zh": "从 {whole} 到 {part}，不是“{found}”", "en": "from {whole} to {part} is not {found}"},
            Severity.WARNING,
            shares_id=True,
        ),
    },
    values=frozenset({"found", "expected", "part", "whole"}),
    family="arithmetic",
    proven={"zh": "处百分比相符", "en": "percentages agree"},
    honours=frozenset({"in", "unless"}),
)
