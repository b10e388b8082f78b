"""`together: PATTERNS`: percentages of one list that make more than a hundred (网上占39%，信函占23%，当面占48%)."""

from __future__ import annotations

from decimal import Decimal

from reportlint.binding.searching import unexcused
from reportlint.compiled import compiled
from reportlint.extend import Defect, Held, Hit, Kind, Related, Severity
from reportlint.language.growth import exponent
from reportlint.language.intervals import Interval, plain
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.extend import Binding, Entry, Outcome, RuleHead
    from reportlint.language.excuse import Excuse
    from reportlint.language.pattern_slots import Capture
    from reportlint.language.patterns import Pattern

FEWEST = 3
"""Two percentages may well be of two things: 网上申请占62%，自然人占85%."""

MOST = 150
"""A sum beyond this is no slip: the sentence tells of several wholes, or its answers could be chosen together."""

_HUNDRED = Decimal(100)
_NEXT = compiled(r"[,;、](?:(?!其中|同比|上年|去年|多选)[\p{Han}“”]){1,14}(?:[0-9][0-9,.]*\p{Han}{1,2}[,、(]?)?")
"""What may stand between two percentages of a list: a mark, what the next one is a share of, and its count."""


class TogetherCheck(NamedTuple):
    """`shares` read one percentage each; those that follow one another in a sentence are a list."""

    shares: tuple[Pattern, ...]
    scopes: tuple[str, ...]
    excuse: Excuse | None

    @property
    def searched(self) -> tuple[Pattern, ...]:
        """What must stand in the view, one of them, for anything to be said."""
        return self.shares

    def __call__(self, binding: Binding) -> Iterator[Outcome]:
        """For each list of three and more: that it makes a hundred or less, or by how much it makes more."""
        regions = binding.regions(self.scopes)
        if not regions:
            return
        found = [
            (match.start, match.end, capture)
            for pattern in self.shares
            for match, _ in unexcused(binding, pattern, regions, self.excuse)
            for capture in match.captures
            if capture.kind == "percent"
        ]
        for shares in _lists(binding.document.view.text, sorted(found, key=lambda each: each[:2])):
            yield from _judge(binding, shares)


def _lists(text: str, found: list[tuple[int, int, Capture]]) -> Iterator[list[Capture]]:
    shares: list[Capture] = []
    end = 0
    for start, stop, capture in found:
        if shares and (not _NEXT.fullmatch(text, end, start) or _is_whole(shares)):
            yield shares
            shares = []
        shares.append(capture)
        end = stop
    yield shares


def _is_whole(shares: list[Capture]) -> bool:
    """Whether a list has come to its hundred, so that what follows is the next one."""
    total, slack = _total(shares)
    return abs(total - _HUNDRED) <= slack


def _total(shares: list[Capture]) -> tuple[Decimal, Decimal]:
    """The sum, and how far it may be off because each share was rounded."""
    values = [capture.value.exact for capture in shares if isinstance(capture.value, Interval)]
    exact = [value for value in values if value is not None]
    return sum(exact, Decimal(0)), sum((Decimal(1).scaleb(exponent(value)) for value in exact), Decimal(0))


def _judge(binding: Binding, shares: list[Capture]) -> Iterator[Outcome]:
    if len(shares) < FEWEST:
        return
    total, slack = _total(shares)
    if total <= _HUNDRED + slack:
        yield Held()
    elif total <= MOST:
        span = binding.span(shares[0].start, shares[-1].end)
        related = tuple(
            Related(binding.span(share.start, share.end), {"zh": "其中一项", "en": "one of them"})
            for share in shares[1:]
        )
        yield Hit(span, values={"sum": plain(total), "count": len(shares)}, related=related)


def _compile(entry: Entry, head: RuleHead) -> TogetherCheck:
    patterns = entry.patterns()
    if any(all(slot.kind != "percent" for slot in pattern.slots) for pattern in patterns):
        entry.problem("no percentage is read", "write {pct} where it stands")
    return TogetherCheck(patterns, head.scopes, head.excuse())


KIND = Kind(
    key="together",
    compile=_compile,
    defects={
        "default": Defect(
            {
                "zh": "{count} 项占比合计 {sum}%，超过了 100%",
                "en": "{count} shares make {sum}%, more than a hundred",
            },
            Severity.INFO,
        ),
    },
    values=frozenset({"sum", "count"}),
    family="arithmetic",
    proven={"zh": "组占比不超过100%", "en": "lists of shares within a hundred"},
    honours=frozenset({"in", "unless"}),
)
