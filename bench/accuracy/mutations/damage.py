"""Characters that were broken on the way: mojibake, U+FFFD, readings, lost digits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.accuracy.expect import FAULT, Change, kind
from bench.accuracy.mutations.spots import changed, marks, matches, noted, text
from bench.accuracy.overlay import glossed, misread, shifted

if TYPE_CHECKING:
    import random

    from bench.accuracy.report import Report


def _run(report: Report, rng: random.Random, low: int, high: int) -> tuple[int, int, int] | None:
    """A run of Han characters in prose."""
    found = list(matches(report, f"[\\u4e00-\\u9fff]{{{low},}}", "body", "preamble"))
    if not found:
        return None
    number, start, end = rng.choice(found)
    length = min(end - start, rng.randint(low, high))
    start = rng.randint(start, end - length)
    return number, start, start + length


@kind("mojibake", "damage", ("damage",), also=("marks", "wording", "near-miss", "numbering", "parts"), clean=True)
def mojibake(report: Report, rng: random.Random) -> Change | None:
    """UTF-8 read as GBK for a run of an even number of characters."""
    run = _run(report, rng, 8, 14)
    if run is None:
        return None
    number, start, end = run
    end -= (end - start) % 2
    wrong = misread(text(report, number)[start:end])
    return Change(changed(report, number, start, end, wrong), wrong, "bytes of UTF-8 read as GBK")


@kind(
    "mojibake-shifted",
    "damage",
    ("damage",),
    also=("marks", "wording", "bracket", "near-miss", "numbering", "parts"),
    clean=True,
)
def mojibake_shifted(report: Report, rng: random.Random) -> Change | None:
    """GBK read from the middle of a character on, until the next mark."""
    run = _run(report, rng, 8, 14)
    if run is None:
        return None
    number, start, end = run
    wrong = shifted(text(report, number)[start:end])
    return Change(changed(report, number, start, end, wrong), wrong, "bytes of GBK read one byte late")


@kind(
    "replacement-character",
    "damage",
    ("damage",),
    also=("marks", "wording", "near-miss", "numbering", "parts"),
    clean=True,
)
def replacement(report: Report, rng: random.Random) -> Change | None:
    """Characters that could not be decoded."""
    run = _run(report, rng, 2, 3)
    if run is None:
        return None
    number, start, end = run
    wrong = "\ufffd" * (end - start)
    return Change(changed(report, number, start, end, wrong), "U+FFFD", "undecodable bytes")


@kind("gloss", "damage", ("damage",), also=("marks", "wording", "bracket"), clean=True)
def gloss(report: Report, rng: random.Random) -> Change | None:
    """Readings after the characters of one paragraph, five of them at least; each is part of the fault."""
    found = []
    for number, block in report.paragraphs("body"):
        new = glossed(block.said.text)
        if new.count("(") - block.said.text.count("(") >= 5:
            found.append((number, new))
    if not found:
        return None
    number, new = rng.choice(found)
    report = changed(report, number, 0, len(text(report, number)), new)
    return Change(noted(report, number, FAULT, 0, len(new)), new[:12], "readings after characters")


@kind("question-marks", "damage", ("damage",), also=("marks", "numbering", "parts"), clean=True)
def question_marks(report: Report, rng: random.Random) -> Change | None:
    """????? for characters that an encoding does not know."""
    run = _run(report, rng, 3, 6)
    if run is None:
        return None
    number, start, end = run
    return Change(changed(report, number, start, end, "?" * (end - start)), "?" * (end - start), "characters were lost")


@kind("invisible", "damage", ("invisible", "damage"), clean=True)
def invisible(report: Report, rng: random.Random) -> Change | None:
    """A character that nobody sees inside a word."""
    run = _run(report, rng, 4, 4)
    if run is None:
        return None
    number, start, _end = run
    sign = rng.choice(("\u200b", "\u00ad", "\ufeff", "\u0007", "\ue5e5"))
    return Change(
        changed(report, number, start + 2, start + 2, sign), f"U+{ord(sign):04X}", "it is not part of the word"
    )


@kind("date-digits-lost", "damage", ("date", "damage", "year"), also=("period", "identity"))
def date_digits_lost(report: Report, rng: random.Random) -> Change | None:
    """202412月31日, 2024年1231日: signs of a date are gone."""
    spots = marks(report, "date")
    if not spots:
        return None
    number, mark = rng.choice(spots)
    old = text(report, number)[mark.start : mark.end]
    sign = rng.choice("年月")
    return Change(changed(report, number, mark.start, mark.end, old.replace(sign, "")), old, f"{sign} is gone")
