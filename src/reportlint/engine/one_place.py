"""One place, one finding: what several rules see in the same characters has one cause, and is told by the rule that says most."""

from __future__ import annotations

from reportlint.model.finding import Safety, Severity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportlint.model.finding import Finding

_NUMBERS = "arithmetic"
_NAMES = "identity"
_COUNTED = "numbering"

_TELLING = (
    _NUMBERS, "structure", "reference", _NAMES, "typo", "damage", "residue", "wording", "repetition", "marks", _COUNTED,
)  # fmt: skip
"""Families that are looked at, of those of what is written the one first that says most of what should stand there."""

_SPELT = frozenset({"structure", "reference", _NAMES, "typo", "damage"})
"""Families that say how a name is written; a slip in it is what they found."""

_SLIPS = frozenset({"typo", "repetition"})
"""Families of slips of typing: two that overlap are one, however light, unless one of them is a passage."""

_LONGEST = 40
"""Code points of a name, a number or a date. What is longer may hold slips of its own."""

_COPY = 15
"""Code points from which a repeated passage has slips of its own, which are other slips than the repetition."""

_DRAWER = 64
"""Code points whose findings are kept together: few findings are longer, and a sentence seldom has more than a few."""

_SURE = {Safety.SAFE: 0, Safety.UNSAFE: 1, Safety.SHOW: 2}


class _Kept:
    """Findings that stay, by where they stand: what overlaps is found without looking at all of them."""

    def __init__(self) -> None:
        self._drawers: dict[int, list[tuple[int, Finding]]] = {}

    def put(self, index: int, finding: Finding) -> None:
        """Add a finding."""
        for drawer in range(finding.span.start // _DRAWER, finding.span.end // _DRAWER + 1):
            self._drawers.setdefault(drawer, []).append((index, finding))

    def near(self, finding: Finding) -> Iterator[tuple[int, Finding]]:
        """Every finding that shares or touches the place of this one, some others, and some of them twice."""
        for drawer in range(finding.span.start // _DRAWER, finding.span.end // _DRAWER + 1):
            yield from self._drawers.get(drawer, ())


def one_for_each_place(findings: Iterable[Finding]) -> list[Finding]:
    """The findings without those that another one explains, which has them among its places if they are not the same slip.

    The gravest is asked first, then what says most of what should stand there, then what mends more characters, then the
    surer cure, then the longer one, then the earlier one. Each stays unless one that stays explains it.
    """
    found = list(findings)
    judged = [index for index, each in enumerate(found) if _is_judged(each)]
    stands_for: dict[int, int] = {}
    kept = _Kept()
    for index in sorted(judged, key=lambda index: _weight(found[index])):
        finding = found[index]
        cause = next((other for other, one in kept.near(finding) if _explains(one, finding)), None)
        if cause is None:
            kept.put(index, finding)
        else:
            stands_for[index] = cause
    for index, cause in stands_for.items():
        if found[index].family not in _SLIPS or found[cause].family not in _SLIPS:
            found[cause] = found[cause].beside(found[index])
    return [each for index, each in enumerate(found) if index not in stands_for]


def _is_judged(finding: Finding) -> bool:
    """Whether it stands in some characters; a cell is judged with its sums."""
    if finding.span.start == finding.span.end or finding.family not in _TELLING:
        return False
    return finding.family != _NUMBERS or finding.place.location.cell_path is None


def _weight(finding: Finding) -> tuple[int, ...]:
    """How little a finding tells: what sorts first stands for the others."""
    # A wrong number before an item is a sign of something else at its place, grave as it is by itself.
    light = 0 if finding.family == _COUNTED else -finding.severity
    if finding.family == _NUMBERS:
        # What compares with a table says most.
        return light, 0, 0 if any(_cells(finding)) else 1, 0, 0, finding.span.start
    length = finding.span.end - finding.span.start
    return light, _TELLING.index(finding.family), *_cure(finding), -length, finding.span.start


def _cure(finding: Finding) -> tuple[int, int]:
    """How few characters of a misspelling are mended, and how unsure that is.

    A phrase that is read as a whole and the word that is always wrong in it come to the same; the word is surer, and plainer.
    """
    fix = finding.fix
    if finding.family != "typo" or fix is None:
        return 0, 0
    mended = 0
    for edit in fix.edits:
        whole = edit.start == finding.place.start and edit.end == finding.place.end
        before = finding.place.excerpt if whole else "\0" * (edit.end.column - edit.start.column)
        mended += _changed(before, edit.replacement)
    return -mended, _SURE[fix.safety]


def _changed(before: str, after: str) -> int:
    """Code points between the beginning and the end that two texts share, in the longer one."""
    least = min(len(before), len(after))
    head = next((at for at in range(least) if before[at] != after[at]), least)
    tail = next((at for at in range(least - head) if before[-1 - at] != after[-1 - at]), least - head)
    return max(len(before), len(after)) - head - tail


def _explains(one: Finding, other: Finding) -> bool:
    """Whether what `one` tells is why `other` was found; `one` says at least as much."""
    if one.span.start >= other.span.end or one.span.end <= other.span.start:
        return False
    if one.family in _SLIPS and other.family in _SLIPS:
        return _one_slip(one, other)
    if one.rule == other.rule:
        return False
    inside = one.span.start <= other.span.start and other.span.end <= one.span.end
    around = other.span.start <= one.span.start and one.span.end <= other.span.end
    if other.family == _COUNTED:
        # Items that stand twice have one number twice.
        return inside and one.family == "repetition"
    if one.family == other.family == _NAMES and inside and around:
        return True
    if not (_is_short(one) and _is_short(other)):
        return False
    if _NUMBERS in (one.family, other.family):
        # Reviews and lawsuits denied in one breath are two numbers.
        same = not any(_cells(other)) or not {*_cells(one)}.isdisjoint(_cells(other))
        return one.family == other.family and (inside or around) and same
    if other.family == "structure" and one.family not in _SPELT:
        return False  # a section without a text, where instructions of the form stand, lacks it all the same
    return inside or (around and one.family in _SPELT and other.family in _SPELT)


def _one_slip(one: Finding, other: Finding) -> bool:
    """Whether slips of typing that overlap are one; within a passage that stands twice a typo or a doubling is its own."""
    length, within = one.span.end - one.span.start, other.span.end - other.span.start
    if one.family != other.family:
        return within <= _COPY or within <= length
    inner = one.span.start < other.span.start and other.span.end < one.span.end
    return not (inner and length > _COPY and one.family == "repetition")


def _is_short(finding: Finding) -> bool:
    """Whether it is more than a note, about a name, a number or a date."""
    return finding.severity >= Severity.WARNING and finding.span.end - finding.span.start <= _LONGEST


def _cells(finding: Finding) -> Iterator[str]:
    """The cells that a number of prose was compared with."""
    for each in finding.related:
        if each.place.location.cell_path is not None:
            yield each.place.location.cell_path
