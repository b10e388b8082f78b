"""`shares: {share, named, parts, bases}`: shares worked out again from the part and the whole beside them, or in a table."""

from __future__ import annotations

from reportlint.binding.percentages import QUOTIENT, VALUES, numbers_in, of_counts, printed, sentence_start, worked_out
from reportlint.binding.searching import told_in
from reportlint.compiled import compiled
from reportlint.extend import Defect, Held, Kind, Severity
from reportlint.prose.growth import is_right
from reportlint.prose.rates import named_rate
from reportlint.prose.whole_of import among
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from reportlint.binding.binding import Region
    from reportlint.binding.known_shares import KnownShares
    from reportlint.chinese.quantities import Quantity
    from reportlint.extend import Binding, Entry, Outcome, RuleHead
    from reportlint.language.excuse import Excuse
    from reportlint.language.patterns import Pattern, PatternMatch

_LIST = "其中"
_BRACKETS = compiled(r"[\s]*[(（][^()（）。;\n]{0,60}[)）]")


class SharesCheck(NamedTuple):
    """`share` reads the part of a whole (占12%), `named` a rate that is called like the count before it (合格1019批次，合格率97.98%).

    With `known`, a share of a known fact is wrong only where it is a share of none of the known totals.
    """

    share: tuple[Pattern, ...]
    scopes: tuple[str, ...]
    excuse: Excuse | None
    known: KnownShares | None = None
    named: tuple[Pattern, ...] = ()

    @property
    def searched(self) -> tuple[Pattern, ...]:
        """What must stand in the view, one of them, for anything to be said."""
        return (*self.share, *self.named)

    def __call__(self, binding: Binding) -> Iterator[Outcome]:
        """For each percentage with its counts: that it is right, to a unit of its last digit, or what it should be."""
        share = self._known_share if self.known else _share
        for patterns, judge in ((self.share, share), (self.named, _named)):
            for match, region in told_in(binding, patterns, self.scopes, self.excuse):
                yield from judge(binding, match, region)

    def _known_share(self, binding: Binding, match: PatternMatch, region: Region) -> Iterator[Outcome]:
        """予以公开12件，占44.44%: the whole stands in a table. One that stands in the sentence is no case of ours."""
        text = binding.document.view.text
        low = sentence_start(text, match.start, region)
        before = [n for n in numbers_in(text, low, match.start) if n.unit != "%"]
        found = printed(match)
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
            yield worked_out(binding, match, part.low, nearest[1], (part,))


def _share(binding: Binding, match: PatternMatch, region: Region) -> Iterator[Outcome]:
    """53件，其中网上12件，占22.6%: the part stands right before, the whole before 其中."""
    text = binding.document.view.text
    low = sentence_start(text, match.start, region)
    lead = text.rfind(_LIST, low, match.start)
    if lead < 0:
        return
    numbers = numbers_in(text, low, match.start)
    counts = [n for n in numbers if n.unit != "%"]
    parts, wholes = [n for n in counts if n.number_start >= lead], [n for n in counts if n.end <= lead]
    if not parts or not wholes:
        return
    part, whole = parts[-1], wholes[-1]
    if part.unit != whole.unit or not (part.exact and whole.exact) or text[part.end : match.start].strip(" ,、(") != "":
        return
    candidates = [n.low for n in wholes if n.unit == part.unit and n.low > 0]
    found = printed(match)
    if found is None or not candidates:
        return
    if any(is_right(found, part.low, base) for base in candidates + _said_before(text, region.start, low, part)):
        yield Held()
    elif len(candidates) == 1:
        yield worked_out(binding, match, part.low, whole.low, (whole, part))


def _said_before(text: str, low: int, at: int, part: Quantity) -> list[Decimal]:
    """Counts of the same unit that the paragraph has told before: any of them may be what a share is of."""
    return [n.low for n in numbers_in(text, low, at) if n.unit == part.unit and n.exact and n.low > 0]


def _named(binding: Binding, match: PatternMatch, region: Region) -> Iterator[Outcome]:
    """抽检1040批次，合格1019批次，合格率97.98%, or its counts in brackets behind it."""
    text = binding.document.view.text
    low = sentence_start(text, match.start, region)
    found = printed(match)
    if found is None:
        return
    behind = _BRACKETS.match(text, match.end, region.end)
    every = numbers_in(text, region.start, behind.end() if behind else match.end)
    sentence, before = [n for n in every if n.number_start >= low], [n for n in every if n.end <= low]
    rate = named_rate(text, low, match.start, found, sentence, before)
    if rate is None:
        return
    if rate.given:
        yield Held()
    else:
        yield of_counts(binding, match, found, (rate.part, rate.whole), (rate.whole, rate.part))


def _compile(entry: Entry, head: RuleHead) -> SharesCheck:
    from reportlint.binding.known_shares import read_known_shares

    keys = entry.mapping(("share", "named", "parts", "bases"))
    patterns = {key: inner.patterns() for key, inner in keys.items() if key not in ("parts", "bases")}
    for key in ("share", "named"):
        if not all(pattern.reads("percent") for pattern in patterns.get(key, ())):
            keys[key].problem("no percentage is read", "write {pct} where it stands")
    if not patterns:
        entry.problem("nothing is worked out", "write share: with a pattern, or named:")
    if ("parts" in keys) != ("bases" in keys):
        entry.problem("'parts' and 'bases' belong together", "write both: facts with their cells, and the wholes")
    return SharesCheck(
        patterns.get("share", ()),
        head.scopes,
        head.excuse(),
        read_known_shares(keys["parts"], keys["bases"]) if {"parts", "bases"} <= set(keys) else None,
        patterns.get("named", ()),
    )


KIND = Kind(
    key="shares",
    compile=_compile,
    defects={
        "default": Defect(QUOTIENT, Severity.WARNING),
    },
    values=VALUES,
    family="arithmetic",
    proven={"zh": "处百分比相符", "en": "percentages agree"},
    honours=frozenset({"in", "unless"}),
)
