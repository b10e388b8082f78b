"""Finding a spot in prose and changing it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import regex

from bench.accuracy.expect import FAULT, Change
from bench.accuracy.report import Para

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from bench.accuracy.marked import Mark
    from bench.accuracy.report import Report

PROSE = ("preamble", "body", "item", "note")


def marks(report: Report, *names: str, kinds: tuple[str, ...] = ()) -> list[tuple[int, Mark]]:
    """Marks of these names with the numbers of their paragraphs, in the order of the text."""
    return [(number, mark) for number, block in report.paragraphs(*kinds) for mark in block.said.named(*names)]


def matches(report: Report, pattern: str, *kinds: str) -> Iterator[tuple[int, int, int]]:
    """Paragraph, start and end of each match."""
    compiled = regex.compile(pattern)
    for number, block in report.paragraphs(*(kinds or PROSE)):
        for match in compiled.finditer(block.said.text):
            yield number, match.start(), match.end()


def changed(
    report: Report, number: int, start: int, end: int, new: str, *, fault: tuple[int, int] | None = None
) -> Report:
    """The report with `[start, end)` of a paragraph replaced. `fault` is the piece of the new text that is wrong (all of it)."""
    block = report.blocks[number]
    if not isinstance(block, Para):
        raise TypeError(f"block {number} is no paragraph")
    said = block.said.replaced(start, end, new)
    low, high = fault or (0, len(new))
    return report.put(number, replace(block, said=said.with_mark(FAULT, start + low, start + high)))


def noted(report: Report, number: int, name: str, start: int, end: int) -> Report:
    """The report with one more mark on a paragraph."""
    block = report.blocks[number]
    if not isinstance(block, Para):
        raise TypeError(f"block {number} is no paragraph")
    return report.put(number, replace(block, said=block.said.with_mark(name, start, end)))


def text(report: Report, number: int) -> str:
    block = report.blocks[number]
    return block.said.text if isinstance(block, Para) else ""


def swap(
    report: Report,
    rng: random.Random,
    words: dict[str, tuple[str, ...]],
    *kinds: str,
    proof: str = "{wrong} for {right}",
) -> Change | None:
    """One occurrence of one of the words, each word as likely, gives way to one of its wrong forms."""
    found = {right: list(matches(report, regex.escape(right), *kinds)) for right in words}
    present = [right for right in words if found[right]]
    if not present:
        return None
    right = rng.choice(present)
    number, start, end = rng.choice(found[right])
    wrong = rng.choice(words[right])
    return Change(changed(report, number, start, end, wrong), wrong, proof.format(wrong=wrong, right=right))
