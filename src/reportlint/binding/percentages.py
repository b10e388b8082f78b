"""Percentages worked out again: what is printed, the counts around it, and what to say where they do not give it."""

from __future__ import annotations

from decimal import Decimal

from reportlint.language.clauses import sentence_bounds
from reportlint.language.intervals import Interval, plain
from reportlint.language.outcome import Held
from reportlint.model.finding import Hit, Related
from reportlint.prose.growth import exponent, is_right

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.binding.binding import Binding, Region
    from reportlint.chinese.quantities import Quantity
    from reportlint.language.outcome import Outcome
    from reportlint.language.pattern_slots import Capture
    from reportlint.language.patterns import PatternMatch


QUOTIENT = {
    "zh": "{part} ÷ {whole} = {expected}%，文中写 {found}%",
    "en": "{part} / {whole} is {expected}%, the text says {found}%",
}
"""What is said of a percentage that its counts do not give."""

VALUES = frozenset({"found", "expected", "part", "whole"})
"""The values of such a message."""


def percentage(match: PatternMatch) -> Capture:
    """Where the percentage of a match stands."""
    return next(capture for capture in match.captures if capture.kind == "percent")


def printed(match: PatternMatch) -> Decimal | None:
    """The percentage of a match, if it is said exactly."""
    value = percentage(match).value
    return value.exact if isinstance(value, Interval) else None


def numbers_in(text: str, low: int, high: int) -> list[Quantity]:
    """Every number with a unit, in order."""
    from reportlint.chinese.quantities import find_quantities

    return list(find_quantities(text, low, high))


def sentence_start(text: str, at: int, region: Region) -> int:
    """Where the sentence around `at` begins, or the region."""
    return max(region.start, sentence_bounds(text, at, at)[0])


def worked_out(
    binding: Binding, match: PatternMatch, amount: Decimal, base: Decimal, counts: Sequence[Quantity]
) -> Outcome:
    """Whether the percentage is that of `amount` of `base`, which follow from `counts`, to a unit of its last digit."""
    found = printed(match)
    if found is None or is_right(found, amount, base):
        return Held()
    return differing(binding, match, found, amount, base, counts)


def differing(
    binding: Binding, match: PatternMatch, found: Decimal, amount: Decimal, base: Decimal, counts: Sequence[Quantity]
) -> Hit:
    """A percentage that is not `found`, with what it should be."""
    capture = percentage(match)
    step = Decimal(1).scaleb(min(-1, exponent(found)))
    values = {
        "found": plain(found),
        "expected": plain((amount * 100 / base).quantize(step)),
        "part": plain(amount),
        "whole": plain(base),
    }
    return Hit(binding.span(capture.start, capture.end), values=values, related=told(binding, counts))


def of_counts(
    binding: Binding,
    match: PatternMatch,
    found: Decimal,
    shared: tuple[Quantity, Quantity],
    counts: Sequence[Quantity],
) -> Hit:
    """A percentage that is not `found`, with what it should be by a part and its whole as they are written."""
    capture = percentage(match)
    part, whole = shared
    right = (part.low + part.high) * 100 / (whole.low + whole.high)
    step = Decimal(1).scaleb(min(-1, exponent(found)))
    values = {"found": plain(found), "expected": plain(right.quantize(step)), "part": part.text, "whole": whole.text}
    return Hit(binding.span(capture.start, capture.end), values=values, related=told(binding, counts))


def told(binding: Binding, counts: Sequence[Quantity]) -> tuple[Related, ...]:
    """The counts that a percentage follows from, as other places of a finding."""
    return tuple(Related(binding.span(n.number_start, n.end), {"zh": n.text, "en": n.text}) for n in counts)
