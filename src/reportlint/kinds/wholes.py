"""`wholes: {share, told}`: percentages whose whole the words name, or two exchanged digits betray (40件中有6件超时，占15%)."""

from __future__ import annotations

from decimal import Decimal

from reportlint.binding.percentages import QUOTIENT, VALUES, differing, numbers_in, of_counts, printed, sentence_start
from reportlint.binding.searching import told_in
from reportlint.compiled import compiled
from reportlint.extend import Defect, Held, Hit, Kind, Severity
from reportlint.language.clauses import sentence_bounds
from reportlint.prose.growth import is_right
from reportlint.prose.share_bases import base_of
from reportlint.prose.whole_of import among, is_share, meant
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.binding.binding import Region
    from reportlint.chinese.quantities import Quantity
    from reportlint.extend import Binding, Entry, Outcome, RuleHead
    from reportlint.language.excuse import Excuse
    from reportlint.language.patterns import Pattern, PatternMatch

_MARK = compiled(r"[,;:。()]")
_OF = "占"
"""What is a share of something is no more than that; what fulfils a plan may be."""
_PAIR = _NOUN = 2
"""Characters behind a count that say of what it is one."""


class WholesCheck(NamedTuple):
    """`share` reads a percentage whose whole may stand before (占15%), `told` one that names it (占全部302项的91.1%) or both
    counts (（2件/15件）).

    A share is wrong where its whole is said as such (N件中) and does not give it, or where no count of the paragraph gives it and
    one gives its digits, two neighbours exchanged.
    """

    share: tuple[Pattern, ...]
    told: tuple[Pattern, ...]
    scopes: tuple[str, ...]
    excuse: Excuse | None

    @property
    def searched(self) -> tuple[Pattern, ...]:
        """What must stand in the view, one of them, for anything to be said."""
        return (*self.share, *self.told)

    def __call__(self, binding: Binding) -> Iterator[Outcome]:
        """For each percentage with its counts: that it is right, or what it should be."""
        for patterns, judge in ((self.share, _share), (self.told, _told)):
            for match, region in told_in(binding, patterns, self.scopes, self.excuse):
                found = printed(match)
                if found is not None and found > 0:
                    yield from judge(binding, match, region, found)


def _share(binding: Binding, match: PatternMatch, region: Region, found: Decimal) -> Iterator[Outcome]:
    text = binding.document.view.text
    sentence, counts = _counts(binding, match, region)
    named = among(text, match.start, sentence)
    if named is not None:
        is_given = _is_given(found, sentence, counts, match.start)
        yield Held() if is_given else _hit(binding, match, found, *named)
        return
    beside = _part(text, match.start, sentence)
    if beside is None or not beside.exact:
        return
    every = _whole_sentence(binding, match, region)
    base = base_of(text, match.start, beside, found, every, counts, listed_only=_is_fact(binding, beside))
    if base is not None:
        whole = next((n for n in counts if n.low == base.amount), None)
        counted = (beside,) if whole is None else (whole, beside)
        yield Held() if base.given else differing(binding, match, found, beside.low, base.amount, counted)


def _part(text: str, at: int, sentence: Sequence[Quantity]) -> Quantity | None:
    """The count that a share is of: right before it, of its name, or the second of two of the same things (9个乡镇更新，占75%)."""
    before = [n for n in sentence if n.end <= at and n.unit != "%"]
    part = meant(text, at, before)
    if part is not None or len(before) != _PAIR or before[0].unit != before[1].unit:
        return part
    nouns = [text[n.end : n.end + _NOUN] for n in before]
    same = nouns[0] == nouns[1] and len(_MARK.findall(text, before[1].end, at)) <= 1
    return before[1] if same else None


def _whole_sentence(binding: Binding, match: PatternMatch, region: Region) -> list[Quantity]:
    text = binding.document.view.text
    low, high = sentence_bounds(text, match.start, match.end)
    return numbers_in(text, max(region.start, low), min(region.end, high))


def _is_given(found: Decimal, sentence: Sequence[Quantity], counts: Sequence[Quantity], at: int) -> bool:
    """Whether some count of the sentence, or the last of them added up (招生8件、经费5件，占68.4%), is that share of another."""
    parts = [n for n in sentence if n.end <= at and n.unit != "%" and n.exact]
    if any(is_share(found, part, whole) for part in parts for whole in counts if _alike(part, whole)):
        return True
    total, unit = Decimal(0), parts[-1].unit
    for part in reversed(parts):
        if part.unit != unit:
            break
        total += part.low
        if any(whole.unit == unit and whole.low > 0 and is_right(found, total, whole.low) for whole in counts):
            return True
    return False


def _told(binding: Binding, match: PatternMatch, region: Region, found: Decimal) -> Iterator[Outcome]:
    sentence, _ = _counts(binding, match, region)
    inside = [n for n in sentence if n.number_start >= match.start and n.unit != "%"]
    if len(inside) == _PAIR:
        first = next((capture.name for capture in match.captures if capture.name in ("part", "whole")), "part")
        parts, whole = (inside[:1], inside[1]) if first == "part" else (inside[1:], inside[0])
    elif len(inside) == 1:
        whole = inside[0]
        parts = [n for n in sentence if n.end <= match.start and n.unit == whole.unit]
    else:
        return
    if not parts or whole.low <= 0 or not whole.high.is_finite():
        return
    if any(is_share(found, part, whole) for part in parts):
        yield Held()
        return
    part = parts[-1]
    text = binding.document.view.text
    within = part.high <= whole.high or not text.startswith(_OF, match.start)
    if within and part.high.is_finite() and len(_MARK.findall(text, part.end, match.start)) <= 1:
        yield _hit(binding, match, found, part, whole)


def _alike(part: Quantity, whole: Quantity) -> bool:
    return whole.unit == part.unit and whole.exact and whole.low >= part.low and whole.low > 0


def _counts(binding: Binding, match: PatternMatch, region: Region) -> tuple[list[Quantity], list[Quantity]]:
    """The counts of the sentence up to the end of the match, and those of the paragraph up to its beginning."""
    text = binding.document.view.text
    low = sentence_start(text, match.start, region)
    every = numbers_in(text, region.start, match.end)
    return [n for n in every if n.number_start >= low], [n for n in every if n.end <= match.start and n.unit != "%"]


def _is_fact(binding: Binding, part: Quantity) -> bool:
    """Whether the count is one of those that the pack holds against a table: its share is worked out from that."""
    at = binding.span(part.number_start, part.end).start
    return any(mention.span.start == at for mentions in binding.facts.values() for mention in mentions)


def _hit(binding: Binding, match: PatternMatch, found: Decimal, part: Quantity, whole: Quantity) -> Hit:
    return of_counts(binding, match, found, (part, whole), (part, whole))


def _compile(entry: Entry, head: RuleHead) -> WholesCheck:
    keys = entry.mapping(("share", "told"))
    patterns = {key: inner.patterns() for key, inner in keys.items()}
    for key, inner in keys.items():
        if not all(pattern.reads("percent") for pattern in patterns[key]):
            inner.problem("no percentage is read", "write {pct} where it stands")
    if not patterns:
        entry.problem("nothing is worked out", "write share: with a pattern")
    return WholesCheck(
        patterns.get("share", ()),
        patterns.get("told", ()),
        head.scopes,
        head.excuse(),
    )


KIND = Kind(
    key="wholes",
    compile=_compile,
    defects={
        "default": Defect(QUOTIENT, Severity.WARNING),
    },
    values=VALUES,
    family="arithmetic",
    proven={"zh": "处占比相符", "en": "shares agree"},
    honours=frozenset({"in", "unless"}),
)
