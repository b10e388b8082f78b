"""One place, one finding: what several rules see in the same few characters has one cause, and is told by the rule that says most."""

from __future__ import annotations

from reportlint.model.finding import Severity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportlint.model.finding import Finding

_TELLING = ("structure", "reference", "identity", "typo", "damage", "residue", "wording", "repetition", "marks")
"""Families of what is written, that which says most of what should stand there first."""

_SPELT = frozenset({"structure", "reference", "identity", "typo", "damage"})
"""Families that say how a name is written; a slip in it is what they found."""

_NUMBERS = "arithmetic"

_LONGEST = 40
"""Code points of a name, a number or a date. What is longer may hold slips of its own."""


def one_for_each_place(findings: Iterable[Finding]) -> list[Finding]:
    """The findings without those that a graver or more telling one stands for, which has them among its places.

    Notes stay, and so does what stands beside another thing but not in it.
    """
    found = list(findings)
    judged = [index for index, each in enumerate(found) if _is_judged(each)]
    stands_for: dict[int, int] = {}
    # By where they begin: what is no longer than a drawer lies in one of three.
    kept: dict[int, list[int]] = {}
    for index in sorted(judged, key=lambda index: _order(found[index])):
        drawer = found[index].span.start // _LONGEST
        near = (other for at in (drawer - 1, drawer, drawer + 1) for other in kept.get(at, ()))
        cause = next((other for other in near if _explains(found[other], found[index])), None)
        if cause is None:
            kept.setdefault(drawer, []).append(index)
        else:
            stands_for[index] = cause
    for index, cause in stands_for.items():
        found[cause] = found[cause].beside(found[index])
    return [each for index, each in enumerate(found) if index not in stands_for]


def _is_judged(finding: Finding) -> bool:
    if finding.severity < Severity.WARNING or not 0 < finding.span.end - finding.span.start <= _LONGEST:
        return False
    return finding.family in _TELLING or (finding.family == _NUMBERS and finding.place.location.cell_path is None)


def _order(finding: Finding) -> tuple[int, int, int, int]:
    """The gravest first, then what says most (of numbers what compares with a table), then the longer one, then the earlier one."""
    if finding.family == _NUMBERS:
        return -finding.severity, 0 if any(_cells(finding)) else 1, 0, finding.span.start
    length = finding.span.end - finding.span.start
    return -finding.severity, _TELLING.index(finding.family), -length, finding.span.start


def _explains(one: Finding, other: Finding) -> bool:
    if (one.family == _NUMBERS) != (other.family == _NUMBERS) or one.rule == other.rule:
        return False
    inside = one.span.start <= other.span.start and other.span.end <= one.span.end
    around = other.span.start <= one.span.start and one.span.end <= other.span.end
    if one.family == _NUMBERS:
        # Reviews and lawsuits denied in one breath are two numbers.
        return (inside or around) and (not any(_cells(other)) or not {*_cells(one)}.isdisjoint(_cells(other)))
    if other.family == "structure" and one.family not in _SPELT:
        return False  # a section without a text, where instructions of the form stand, lacks it all the same
    return inside or (around and one.family in _SPELT and other.family in _SPELT)


def _cells(finding: Finding) -> Iterator[str]:
    """The cells that a number of prose was compared with."""
    for each in finding.related:
        if each.place.location.cell_path is not None:
            yield each.place.location.cell_path
