"""`together: {share, each}`: percentages of one list that make more than a hundred (网上占39%，信函占23%，当面占48%)."""

from __future__ import annotations

from decimal import Decimal

from reportlint.binding.percentages import numbers_in, percentage, sentence_start, told
from reportlint.binding.searching import told_in
from reportlint.chinese import partition
from reportlint.compiled import compiled
from reportlint.extend import Defect, Held, Hit, Kind, Related, Severity
from reportlint.language.intervals import Interval, plain
from reportlint.prose.growth import exponent
from reportlint.prose.respective import odd_one
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.binding.binding import Region
    from reportlint.extend import Binding, Entry, Outcome, RuleHead
    from reportlint.language.excuse import Excuse
    from reportlint.language.patterns import Pattern, PatternMatch

FEWEST = 3
"""Two percentages may well be of two things: 网上申请占62%，自然人占85%."""

MOST = 150
"""A sum beyond this is no slip: the sentence tells of several wholes, or its answers could be chosen together."""

NEAR = 110
"""What exclusive parts make beyond this may be of things that are not exclusive after all: one text in three channels."""

_HUNDRED = Decimal(100)
_TEN = Decimal(10)
_NEXT = compiled(
    r"[,;、](?:(?!其中|(?<![集高初小])中(?![小介央])|同比|上年|去年|多选)[\p{Han}“”]){1,14}(?:[0-9][0-9,.]*\p{Han}{1,2}[,、(]?)?"
)
"""What may stand between two percentages of a list: a mark, what the next one is a share of, and its count."""
_LABEL = compiled(r"[\p{Han}“”]{1,14}$")
_COUNT = compiled(r"[0-9][0-9,.]*\p{Han}{1,2}[,、(]?$")
_NAMES = compiled(r"[\p{Han}、“”]{4,60}$")
_AND = compiled("[、和及与]")
_FAR = 60
_MORE = compiled(r"[、,和及与]{1,2}([0-9]+(?:\.[0-9]+)?) ?%")


class _Share(NamedTuple):
    start: int
    end: int
    value: Decimal
    label: str


class TogetherCheck(NamedTuple):
    """`share` reads one percentage; those that follow one another in a sentence are a list. `each` reads the first of several that
    belong to as many counts before (58家、66家，分别占92.3%、5.4%)."""

    share: tuple[Pattern, ...]
    each: tuple[Pattern, ...]
    scopes: tuple[str, ...]
    excuse: Excuse | None

    @property
    def searched(self) -> tuple[Pattern, ...]:
        """What must stand in the view, one of them, for anything to be said."""
        return (*self.share, *self.each)

    def __call__(self, binding: Binding) -> Iterator[Outcome]:
        """For each list of three and more: that it makes a hundred or less, or by how much it makes more."""
        text = binding.document.view.text
        found = sorted(
            (match.start, match.end, share)
            for match, _ in told_in(binding, self.share, self.scopes, self.excuse)
            if (share := _read(text, match)) is not None
        )
        for shares in _lists(text, found):
            yield from _judge(binding, shares)
        for match, region in told_in(binding, self.each, self.scopes, self.excuse):
            yield from _each(binding, match, region)


def _read(text: str, match: PatternMatch) -> _Share | None:
    capture = percentage(match)
    value = capture.value.exact if isinstance(capture.value, Interval) else None
    if value is None:
        return None
    before = _COUNT.sub("", text[max(0, match.start - 30) : match.start])
    label = _LABEL.search(before)
    return _Share(capture.start, capture.end, value, label[0] if label else "")


def _lists(text: str, found: list[tuple[int, int, _Share]]) -> Iterator[list[_Share]]:
    shares: list[_Share] = []
    end = 0
    for start, stop, share in found:
        if shares and (not _NEXT.fullmatch(text, end, start) or _is_whole(shares)):
            yield shares
            shares = []
        shares.append(share)
        end = stop
    yield shares


def _is_whole(shares: list[_Share]) -> bool:
    """Whether a list has come to its hundred, so that what follows is the next one."""
    total, slack = _total(shares)
    return abs(total - _HUNDRED) <= slack


def _total(shares: list[_Share]) -> tuple[Decimal, Decimal]:
    """The sum, and how far it may be off because each share was rounded."""
    values = [share.value for share in shares]
    return sum(values, Decimal(0)), sum((Decimal(1).scaleb(exponent(value)) for value in values), Decimal(0))


def _judge(binding: Binding, shares: list[_Share]) -> Iterator[Outcome]:
    labels = [share.label for share in shares]
    exclusive = len(shares) > 1 and all(labels) and partition.is_partition(labels)
    if len(shares) < FEWEST and not (exclusive and partition.is_complete(labels)):
        return
    total, slack = _total(shares)
    if total <= _HUNDRED + slack:
        yield Held()
    elif total <= MOST:
        yield _exceeding(binding, shares, total, "exclusive" if exclusive and _is_likely(total, slack) else "default")


def _exceeding(binding: Binding, shares: list[_Share], total: Decimal, defect: str) -> Hit:
    span = binding.span(shares[0].start, shares[-1].end)
    related = tuple(
        Related(binding.span(share.start, share.end), {"zh": "其中一项", "en": "one of them"}) for share in shares[1:]
    )
    return Hit(span, defect, {"sum": plain(total), "count": len(shares)}, related)


def _each(binding: Binding, match: PatternMatch, region: Region) -> Iterator[Outcome]:
    """58家、66家，分别占92.3%、5.4%: each share belongs to the count in its place."""
    text = binding.document.view.text
    first = _read(text, match)
    if first is None:
        return
    shares = [first]
    more = _MORE.match(text, first.end, region.end)
    while more is not None:
        shares.append(_Share(more.start(1), more.end(), Decimal(more[1]), ""))
        more = _MORE.match(text, more.end(), region.end)
    if len(shares) < 2:
        return
    low = sentence_start(text, match.start, region)
    counts = [n for n in numbers_in(text, region.start, match.start) if n.unit != "%" and n.exact]
    parts = [n for n in counts if n.number_start >= low][-len(shares) :]
    total, slack = _total(shares)
    odd = odd_one(parts, counts, [share.value for share in shares]) if len(parts) == len(shares) else None
    if odd is not None and odd.at is None:
        yield Held()
    elif odd is not None and odd.at is not None:
        share, part = shares[odd.at], parts[odd.at]
        right = (part.low * 100 / odd.whole).quantize(Decimal(1).scaleb(min(-1, exponent(share.value))))
        values = {"found": plain(share.value), "expected": plain(right), "part": part.text, "whole": plain(odd.whole)}
        yield Hit(binding.span(share.start, share.end), "one", values, told(binding, (part,)))
    elif total > _HUNDRED + slack and _is_likely(total, slack):
        labels = [label.removesuffix("的") for label in _AND.split(_before(text, match.start))]
        if len(parts) == len(shares) or (len(labels) == len(shares) >= FEWEST and partition.is_partition(labels)):
            yield _exceeding(binding, shares, total, "exclusive")


def _before(text: str, at: int) -> str:
    match = _NAMES.search(text, max(0, at - _FAR), at)
    return match[0] if match else ""


def _is_likely(total: Decimal, slack: Decimal) -> bool:
    """Whether one slip makes so much more than a hundred: one of the tens leaves the rest of the sum as it was."""
    return total <= NEAR + slack or (total <= MOST and abs((total - _HUNDRED + slack) % _TEN) <= 2 * slack)


def _compile(entry: Entry, head: RuleHead) -> TogetherCheck:
    keys = entry.mapping(("share", "each"), short=None if entry.is_mapping() else "share")
    patterns = {key: inner.patterns() for key, inner in keys.items()}
    for key, inner in keys.items():
        if not all(pattern.reads("percent") for pattern in patterns[key]):
            inner.problem("no percentage is read", "write {pct} where it stands")
    return TogetherCheck(patterns.get("share", ()), patterns.get("each", ()), head.scopes, head.excuse())


_SUM = {
    "zh": "{count} 项占比合计 {sum}%，超过了 100%",
    "en": "{count} shares make {sum}%, more than a hundred",
}

KIND = Kind(
    key="together",
    compile=_compile,
    defects={
        "default": Defect(_SUM, Severity.INFO),
        "exclusive": Defect(_SUM, Severity.WARNING, shares_id=True),
        "one": Defect(
            {
                "zh": "{part} ÷ {whole} = {expected}%，文中写 {found}%",
                "en": "{part} / {whole} is {expected}%, the text says {found}%",
            },
            Severity.WARNING,
            shares_id=True,
        ),
    },
    values=frozenset({"sum", "count", "found", "expected", "part", "whole"}),
    family="arithmetic",
    proven={"zh": "组占比不超过100%", "en": "lists of shares within a hundred"},
    honours=frozenset({"in", "unless"}),
)
