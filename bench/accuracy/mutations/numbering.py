"""Ordinals that are doubled or skipped."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bench.accuracy.expect import FAULT, NEAR, Change, kind
from bench.accuracy.form import NUMERALS
from bench.accuracy.report import Para

if TYPE_CHECKING:
    import random

    from bench.accuracy.marked import Mark
    from bench.accuracy.report import Report


def _lists(report: Report, name: str) -> list[list[tuple[int, Mark]]]:
    """Lists of at least two items: paragraph and ordinal of each."""
    found: dict[str, list[tuple[int, Mark]]] = {}
    for number, block in report.paragraphs():
        for mark in block.said.named(name):
            found.setdefault(mark.group, []).append((number, mark))
    return [items for items in found.values() if len(items) > 1]


def _spelt(old: str, value: int) -> str:
    """The ordinal `value` in the style of `old`: 三是, 第三，, （三）, 3."""
    if old[0].isdigit():
        return f"{value}."
    head = "".join(character for character in old[:1] if character in "第（")
    return f"{head}{NUMERALS[value - 1]}{old[len(head) + 1 :]}"


def _renumbered(report: Report, items: list[tuple[int, Mark]], place: int, value: int) -> Report:
    """The ordinal at `place` is the fault, its neighbours may be blamed too."""
    for other in range(len(items) - 1, -1, -1):
        number, mark = items[other]
        block = report.blocks[number]
        if not isinstance(block, Para) or abs(other - place) > 1:
            continue
        old = block.said.said(mark)
        new, name = (_spelt(old, value), FAULT) if other == place else (old, NEAR)
        report = report.put(number, replace(block, said=block.said.replaced(mark.start, mark.end, new, name)))
    return report


def _change(report: Report, rng: random.Random, name: str, step: int) -> Change | None:
    lists = _lists(report, name)
    if not lists:
        return None
    items = rng.choice(lists)
    if step < 0:
        place = rng.randrange(1, len(items))
        value = place
    else:
        place = len(items) - 1
        value = len(items) + rng.choice((1, 1, 2))
    counted = [number + 1 for number in range(len(items))]
    counted[place] = value
    proof = f"counts {'、'.join(map(str, counted))}"
    return Change(_renumbered(report, items, place, value), f"{name} {place + 1} of {len(items)}", proof)


@kind("ordinal-doubled", "numbering", ("numbering",))
def ordinal_doubled(report: Report, rng: random.Random) -> Change | None:
    """一是…二是…二是"""
    return _change(report, rng, "ordinal", -1)


@kind("ordinal-skipped", "numbering", ("numbering",))
def ordinal_skipped(report: Report, rng: random.Random) -> Change | None:
    """一是…三是"""
    return _change(report, rng, "ordinal", 1)


@kind("subnumber-doubled", "numbering", ("numbering",))
def subnumber_doubled(report: Report, rng: random.Random) -> Change | None:
    """（一）（二）（二）"""
    return _change(report, rng, "subnumber", -1)


@kind("subnumber-skipped", "numbering", ("numbering",))
def subnumber_skipped(report: Report, rng: random.Random) -> Change | None:
    """（一）（三）"""
    return _change(report, rng, "subnumber", 1)
