"""Which numbering style stands under which: the usual order, unless the document shows another."""

from __future__ import annotations

from collections import Counter

from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

# GB/T 9704-2012, 7.3.3: 一、 （一） 1. （1）; parts, chapters and articles stand above them.
_ORDER = ("第一编", "第一章", "第一节", "第一条", "一、", "（一）", "1.", "1.1", "（1）", "①")
_SAME = {"一.": "一、", "1）": "（1）"}
# Markup stands above every numbering style that is not itself marked.
_MARKUP = -100.0


class Numbered(NamedTuple):
    """A heading as nesting sees it: style and value of its number (empty, 0 without one), the level its own number
    says (parts of 1.1.1), and the level of its markup from 1, or 0."""

    style: str
    value: int
    rank: int
    markup: int


def depths(headings: Sequence[Numbered]) -> list[int]:
    """The depth of each heading from 1: a heading is deeper than the last one of a style above its own."""
    ranks = _ranks(headings)
    marked = _marked_styles(headings)
    open_ranks: list[float] = []
    found: list[int] = []
    for each in headings:
        style = _SAME.get(each.style, each.style)
        if style in marked:
            rank = _MARKUP + marked[style]
        elif each.markup:
            rank = _MARKUP + each.markup
        else:
            rank = ranks[style] + (each.rank / 10 if style == "1.1" else 0)
        while open_ranks and open_ranks[-1] >= rank:
            open_ranks.pop()
        open_ranks.append(rank)
        found.append(len(open_ranks))
    return found


def _marked_styles(headings: Sequence[Numbered]) -> dict[str, int]:
    """The markup level of each style that is marked: the usual one, so that one heading marked wrongly stays a sibling."""
    levels: dict[str, Counter[int]] = {}
    for each in headings:
        if each.markup and each.style:
            levels.setdefault(_SAME.get(each.style, each.style), Counter())[each.markup] += 1
    return {style: counted.most_common(1)[0][0] for style, counted in levels.items()}


def _ranks(headings: Sequence[Numbered]) -> dict[str, float]:
    ranks = {style: float(index) for index, style in enumerate(_ORDER)}
    values: dict[str, list[int]] = {}
    for each in headings:
        values.setdefault(_SAME.get(each.style, each.style), []).append(each.value)
    seen = [style for style in values if style in ranks]
    for at, outer in enumerate(seen):
        for inner in seen[at + 1 :]:
            # 1. counts on through the document while （一） starts again under each: here （一） is the inner one.
            if ranks[inner] < ranks[outer] and values[inner].count(1) > 1 and values[outer].count(1) == 1:
                ranks[inner] = ranks[outer] + 0.5
    return ranks
