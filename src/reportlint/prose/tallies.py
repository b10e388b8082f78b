"""Lists whose number of items is told, with what they come to: 来信97件、来访64件、留言125件，三个渠道合计286件."""

from __future__ import annotations

from decimal import Decimal

from reportlint.chinese.numerals import parse_numeral
from reportlint.compiled import compiled
from reportlint.prose.counted import Count, total
from reportlint.prose.itemised import without_brackets
from reportlint.prose.told import JOINS, all_alike, clauses
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.prose.told import Told

_NUMERAL = compiled(r"[0-9]+|[两二三四五六七八九十]+")
_SCOPE = compiled("全[省市县区州盟旗镇乡街系国]|其中|另|还|累计|以来|[上去前]年")
_TOTAL_NEXT = compiled(r"[^,;:。、0-9]{0,8}?(?:合计|[共总]计|总共|一共|相加|累计|共|总)[^,;:。、0-9]{0,8}\s?")
_COLON = compiled(r"\p{Han}{0,6}:")
_PARTED = compiled(r"(?:分[为成设布在]*|来自|包括|包含|涵盖|划分|细分|归[为并纳入]*|按|为|共)[在为成于了]*$")
_IN_TURN = compiled("分别|依次")
_FULL = compiled("(?:[合总]计|共计?|累计)$")
_SOLE = ("以上", "上述", "这", "前述")
_STRENGTH = "、,;:"
"""Marks from the one that parts least to the one that parts most."""
_NEAR = Decimal("0.3")
"""Of a count: so far a list may be from it that is told to make it."""
_ENOUGH = 3
"""Items from which on it is no chance that they make a total."""
_TELLING = 20
"""A total of so many is hardly made by chance."""
_MOST = 12
"""Items of the longest list that anybody counts."""


class Tallied(NamedTuple):
    """A list of as many items as its tally says, and the totals that stand for it, the nearest first. It is `sure` that they are
    its own, and the more where the tally stands `beside` its total (三类共53件)."""

    items: tuple[Count, ...]
    totals: tuple[Count, ...]
    sure: bool
    beside: bool


def number_of(text: str, start: int) -> int | None:
    """The number that a tally at `start` begins with; None for one of no list."""
    match = _NUMERAL.match(text, start)
    value = parse_numeral(match[0]) if match is not None else None
    return int(value) if value is not None and 1 < value <= _MOST else None


def read_tallied(
    text: str, tally: tuple[int, int], number: int, told: Sequence[Told], *, classes: bool
) -> Iterator[Tallied]:
    """The lists of a tally that have just as many items; none where there is none for certain.

    Any list has `classes` (三类), but groups (三个镇) may be others than those that are listed.
    """
    start, end = tally
    following = next((at for at, each in enumerate(told) if each.number.start >= end), len(told))
    if following == len(told):
        return
    if _leads_to_total(text, start, end, told[following].number.start):
        full = classes or text.endswith(_SOLE, 0, start) or "计" in text[end : told[following].number.start]
        yield from _totalled(text, start, number, told, following, full)
        return
    if any(mark in text[end : told[following].number.start] for mark in "。;"):
        return
    alike = all_alike(told, told[following].number)
    at = alike.index(told[following])
    items = _behind(number, alike[at:], None)
    totals = _around(text, start, alike, at, len(items)) if items else ()
    parted = _PARTED.search(text, max(0, start - 6), start) is not None
    in_turn = _IN_TURN.search(text, end, told[following].number.start) is not None
    if totals:
        yield Tallied(_counts(items), totals, classes or parted or in_turn, False)


def read_miscounted(text: str, tally: tuple[int, int], number: int, told: Sequence[Told]) -> Tallied | None:
    """The list beside a tally that makes its total to the last one, though it has another number of items than the tally says."""
    start, end = tally
    following = next((at for at, each in enumerate(told) if each.number.start >= end), len(told))
    if following == len(told):
        return None
    first = told[following]
    alike = all_alike(told, first.number)
    at = alike.index(first)
    if _leads_to_total(text, start, end, first.number.start):
        runs, wholes = [_run_before(text, start, alike[:at]), _sentence_of(alike[at + 1 :])], [first.number]
    elif _COLON.match(text, end):
        run = _sentence_of(alike[at:])
        runs, wholes = [run], list(_around(text, start, alike, at, len(run)))
    else:
        return None
    for run in runs:
        items = _counts(run)
        if number != len(items) >= _ENOUGH and not any(each.vague for each in run) and _is_gapless(text, run):
            made = total(items)
            whole = next((whole for whole in wholes if made.overlaps(whole.value) and made.low >= _TELLING), None)
            if whole is not None:
                return Tallied(items, (whole,), True, True)
    return None


def _is_gapless(text: str, run: Sequence[Told]) -> bool:
    """Whether each piece of a list has its count: 公开栏、显示屏12块 are two names of one item."""
    bare = without_brackets(text[run[0].number.end : run[-1].number.end])
    return run[0].mark not in JOINS and sum(1 for _ in clauses(bare)) == len(run) - 1


def _sentence_of(alike: Sequence[Told]) -> Sequence[Told]:
    """The items up to a total or to the end of the sentence of the first."""
    last = next((at for at, each in enumerate(alike) if each.whole or each.sentence != alike[0].sentence), len(alike))
    return alike[:last]


def _leads_to_total(text: str, start: int, end: int, at: int) -> bool:
    if _TOTAL_NEXT.fullmatch(text, end, at):
        return True
    return not text[end:at].strip() and _FULL.search(text, max(0, start - 3), start) is not None


def _totalled(
    text: str, start: int, number: int, told: Sequence[Told], following: int, full: bool
) -> Iterator[Tallied]:
    """The list of a tally that its total follows, and those of the totals of other things beside it (共2207条，总阅读量68.7万次)."""
    first = told[following]
    for each in told[following:]:
        if each is not first and not (
            each.whole and each.sentence == first.sentence and each.number.kind != first.number.kind
        ):
            break
        alike = all_alike(told, each.number)
        at = alike.index(each)
        items = _before(text, start, number, alike[:at])
        if not items and each is first:
            items = _behind(number, alike[at + 1 :], first)
        if items:
            yield Tallied(_counts(items), (each.number,), full, True)


def _counts(items: Sequence[Told]) -> tuple[Count, ...]:
    return tuple(each.number for each in items)


def _before(text: str, start: int, number: int, alike: Sequence[Told]) -> Sequence[Told]:
    """The items that end right before a tally at `start`."""
    run = _run_before(text, start, alike)
    if not run:
        return ()
    here = [each for each in run if each.sentence == run[-1].sentence]
    if len(here) == number or len(run) == number:
        return here if len(here) == number else run
    if len(here) > number and _is_apart(here[-number - 1], here[-number:]):
        return here[-number:]
    return ()


def _run_before(text: str, start: int, alike: Sequence[Told]) -> Sequence[Told]:
    """The counts behind the last total before a tally, if they stand in its sentence or right before that."""
    first = next((at + 1 for at in range(len(alike) - 1, -1, -1) if alike[at].whole), 0)
    run = alike[first:]
    if not run:
        return ()
    _, stop, lead = text[run[-1].number.end : start].partition("。")
    return () if stop and lead.strip() and not lead.endswith(_SOLE) else run


def _rank(each: Told) -> int:
    """How far a count is parted from what stands before it."""
    return (
        len(_STRENGTH)
        if each.mark not in (*JOINS, *_STRENGTH)
        else _STRENGTH.find("、" if each.mark in JOINS else each.mark)
    )


def _is_apart(earlier: Told, items: Sequence[Told]) -> bool:
    """Whether a count before some items is none of their list: its mark is a stronger one, or it is what they make."""
    inner = max(map(_rank, items[1:]))
    # 甲批废止18件、修改6件，乙批废止11件、修改4件 is two lists told crosswise.
    if min(_rank(items[0]), _rank(earlier)) > inner:
        return True
    made = total(_counts(items))
    value = earlier.number.value
    return value.low >= max(each.number.value.low for each in items) and abs(value.low - made.low) <= value.low * _NEAR


def _behind(number: int, alike: Sequence[Told], total_: Told | None) -> Sequence[Told]:
    """The items that follow, up to a total or the end of the sentence that completes them."""
    last = next((at for at, each in enumerate(alike) if each.whole), len(alike))
    run = list(alike[:last])
    if total_ is not None and run and run[0].sentence > total_.sentence + 1:
        return ()
    for at in range(1, len(run)):
        if run[at].sentence > run[at - 1].sentence + 1:
            run = run[:at]
            break
    if len(run) > number and run[number].sentence != run[number - 1].sentence:
        run = run[:number]
    return run if len(run) == number else ()


def _around(text: str, start: int, alike: Sequence[Told], at: int, number: int) -> tuple[Count, ...]:
    """Totals of a list of `number` items from `at` on whose tally stands at `start`: right behind it, or before the tally."""
    totals = []
    last = alike[at + number - 1]
    if at + number < len(alike):
        behind = alike[at + number]
        if (
            behind.whole
            and not behind.vague
            and not _SCOPE.search(behind.number.label)
            and behind.sentence == last.sentence
        ):
            totals.append(behind.number)
    if at and _PARTED.search(text, max(0, start - 6), start):
        before = alike[at - 1]
        if before.sentence == alike[at].sentence and not before.vague:
            totals.append(before.number)
    return tuple(totals)


def is_even(told: Sequence[Told], tallied: Tallied) -> bool:
    """Whether the items make one of their totals, or another count that is called a total."""
    made = total(tallied.items)
    wholes = [each.number for each in told if each.whole and each.number.kind == tallied.items[0].kind]
    return any(made.overlaps(whole.value) for whole in (*tallied.totals, *wholes))
