"""Which number of a counted list is wrong: the fewest mistakes that explain what stands there."""

from __future__ import annotations

from reportlint.chinese.ordinals import LAST
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDEST_GAP = 3


class Miscount(NamedTuple):
    """The number at `place` (from 0) of its list should be `expected`. `defect` is start, doubled or skipped.

    `earlier` is the place of the number that it repeats. `carries` says that all that follow count on from the wrong number.
    """

    place: int
    defect: str
    expected: int
    earlier: int | None = None
    carries: bool = False


def miscounts(values: Sequence[int]) -> list[Miscount]:
    """Wrong numbers of a list, in order.

    A list may start again at 1 after two or more points; one that starts in the middle of another (3, 2, 3, 4) may have its
    first points elsewhere, and a jump by more than three is no list: neither is judged. After a wrong number both
    going on from it and going on as if it were right are right.
    """
    counted = [(index, value) for index, value in enumerate(values) if value != LAST]
    if not counted:
        return []
    found: list[Miscount] = []
    first = counted[0][1]
    if first != 1 and len(counted) > 1 and first <= 1 + _WIDEST_GAP:
        found.append(Miscount(counted[0][0], "start", 1, carries=counted[1][1] == first + 1))
    last, right, seen = first, {first + 1}, {first: counted[0][0]}
    if [value for _, value in counted[:3]] == [2, 2, 3]:
        # Only the first is wrong.
        right.add(2)
    at = 1
    while at < len(counted):
        index, value = counted[at]
        following = counted[at + 1][1] if at + 1 < len(counted) else None
        expected = last + 1
        at += 1
        if value in right:
            last, right = value, {value + 1}
        elif (value == 1 and last > 1) or _is_another_list(value, last, following):
            last, right, seen = value, {value + 1}, {}
        else:
            defect = "doubled" if value <= last else "skipped"
            carries = following == value + 1 and following != expected + 1
            found.append(Miscount(index, defect, expected, seen.get(value), carries))
            last, right = expected, {value + 1, expected + 1}
            if value == expected + 1 and following == expected:
                # 1, 2, 4, 3, 5: two that changed places are one mistake.
                last, right = value, {value + 1}
                at += 1
        seen.setdefault(value, index)
    return found


def _is_another_list(value: int, last: int, following: int | None) -> bool:
    if value > last + 1 + _WIDEST_GAP:
        return True
    return value < last and following == value + 1 and following != last + 2
