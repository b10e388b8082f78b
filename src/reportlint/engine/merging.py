"""One slip, one finding: a character written twice inside a set term breaks two rules, and is told by the one that says more."""

from __future__ import annotations

from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportlint.model.finding import Finding

_SLIPS = frozenset({"typo", "repetition"})
_COPY = 15
"""Characters from which a repeated passage has slips of its own, which are other slips than the repetition."""


_DRAWER = 256
"""Characters whose findings are kept together; most findings are shorter, and a sentence seldom has more than a few."""


class _Told(NamedTuple):
    """A finding that stays, and how far it reaches."""

    finding: Finding
    start: int
    end: int


class _Shelf:
    """Findings by where they stand, so that what overlaps is found without looking at all of them."""

    def __init__(self) -> None:
        self._drawers: dict[int, list[_Told]] = {}

    def put(self, one: _Told) -> None:
        """Add a finding."""
        for drawer in range(one.start // _DRAWER, one.end // _DRAWER + 1):
            self._drawers.setdefault(drawer, []).append(one)

    def near(self, start: int, end: int) -> Iterator[_Told]:
        """Every finding that shares or touches `[start, end)`, some others, and some of them twice."""
        for drawer in range(start // _DRAWER, end // _DRAWER + 1):
            yield from self._drawers.get(drawer, ())


def merged(findings: Iterable[Finding]) -> list[Finding]:
    """Findings without those that another one of the same characters explains.

    A misspelt term says what is right, so it stands for the doubled character in it; of two repetitions or two typos
    that overlap the longer one stays; a repeated passage also explains the number that stands twice in it. A name that
    several rules find to be another's is told once.
    """
    found = _told_once(findings)
    slips = [finding for finding in found if finding.family in _SLIPS]
    if not slips:
        return found
    told = _Shelf()
    dropped: set[int] = set()
    for finding in sorted(slips, key=_telling):
        start, end = finding.span.start, finding.span.end
        if any(_explains(one, finding, start, end) for one in told.near(start, end)):
            dropped.add(id(finding))
        else:
            told.put(_Told(finding, start, end))
    return [
        finding
        for finding in found
        if id(finding) not in dropped
        and not (
            finding.family == "numbering"
            and any(
                one.finding.family == "repetition" and one.start <= finding.span.start and finding.span.end <= one.end
                for one in told.near(finding.span.start, finding.span.end)
            )
        )
    ]


def _told_once(findings: Iterable[Finding]) -> list[Finding]:
    """Findings without those of identity that stand on the same characters as a graver or an earlier one."""
    found = list(findings)
    best: dict[tuple[int, int], Finding] = {}
    for finding in found:
        if finding.family == "identity" and finding.span.start < finding.span.end:
            place = finding.span.start, finding.span.end
            if place not in best or finding.severity > best[place].severity:
                best[place] = finding
    return [
        each for each in found if best.get((each.span.start, each.span.end), each) is each or each.family != "identity"
    ]


def _telling(finding: Finding) -> tuple[int, bool, int, int]:
    """The gravest first, then typos, then the longer one, then the earlier one."""
    length = finding.span.end - finding.span.start
    return -finding.severity, finding.family != "typo", -length, finding.span.start


def _explains(one: _Told, other: Finding, start: int, end: int) -> bool:
    if start >= one.end or end <= one.start:
        return False
    if one.finding.family != other.family:
        # A typo inside a passage that stands twice is a slip of its own.
        return end - start <= _COPY or end - start <= one.end - one.start
    within = one.start < start and end < one.end
    return not (within and one.end - one.start > _COPY and one.finding.family == "repetition")
