"""Numbers that are shares of another one: 机关办理152件，分局办理102件 of 254, and 28件，另4件，共32件."""

from __future__ import annotations

from reportlint.compiled import compiled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from decimal import Decimal

    from reportlint.binding.counts import Counted

_SUM = compiled(r"(?:合计|共计|总计|总共|共|[两三四二]项(?:相加|合计)?|相加)(?:为|是|有)?\s?$")
_CARRIED = compiled("结转|结余|结存|遗留|转入|上年|去年|期初|年初|正在|在办|尚未|未办|顺延")
"""新收19件，上年结转2件，共21件: what came in is a count of its own, whatever the two make."""
_NEXT = 10
_MOST_PARTS = 8


def shared_out(text: str, numbers: Sequence[Counted]) -> frozenset[int]:
    """Where those numbers of a region begin that, with others beside them in the sentence, make one that is told too."""
    found: set[int] = set()
    told: dict[str, set[Decimal]] = {}
    runs: dict[tuple[int, str], list[Counted]] = {}
    for number in numbers:
        if number.unit != "%":
            runs.setdefault((number.sentence, number.unit), []).append(number)
    for run in runs.values():
        known = told.setdefault(run[0].unit, set())
        found.update(_shares(text, run, known))
        known.update(_amounts(run))
    return frozenset(found)


def _shares(text: str, run: Sequence[Counted], known: Collection[Decimal]) -> Sequence[int]:
    """The first numbers of a run that make the one that closes it (共32件), or one that was told before the run."""
    amounts = _amounts(run)
    for first in range(len(amounts) - 1):
        for last in range(first + 2, min(len(amounts), first + _MOST_PARTS) + 1):
            total = sum(amounts[first:last])
            closed = last < len(amounts) and amounts[last] == total and _SUM.search(text, *run[last].before)
            before = known if first == 0 else {*known, *amounts[:first]}
            if (closed or total in before) and not _CARRIED.search(
                text, run[first].before[0], run[last - 1].clause[1] + _NEXT
            ):
                return [each.start for each in run[first:last]]
    return ()


def _amounts(run: Sequence[Counted]) -> list[Decimal]:
    """What the numbers are; one that is said roughly ends the run."""
    found: list[Decimal] = []
    for number in run:
        if number.value.exact is None:
            break
        found.append(number.value.exact)
    return found
