"""What the linter found of what was planted, and what it said beyond that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench.accuracy.expect import EDGE, FAULT, NEAR
from bench.accuracy.families import belongs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bench.accuracy.canvas import Place
    from bench.accuracy.linter import Finding
    from bench.accuracy.plan import Document

FOUND, MISPLACED, MISSED = "found", "misplaced", "missed"


@dataclass(frozen=True, slots=True)
class Verdict:
    """On one planted document. `blamed`: some finding lies on the very piece that was changed."""

    document: Document
    outcome: str
    blamed: bool
    extra: tuple[Finding, ...]
    hits: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Alarms:
    """On one clean document: what it was told in error, and what it may be told."""

    document: Document
    false: tuple[Finding, ...]
    tolerated: tuple[Finding, ...]


def overlaps(finding: Finding, place: Place) -> bool:
    """Whether they share a character; a finding or a place without width counts where it touches the other."""
    if finding.start == finding.end or place.start == place.end:
        return place.start <= finding.end and finding.start <= place.end
    return finding.start < place.end and place.start < finding.end


def neighbourhood(edges: Sequence[Place]) -> tuple[int, int] | None:
    """Lines, first and last, in which something missing may be reported: from the end of what stands before it."""
    if not edges:
        return None
    return min(place.end_line for place in edges), max(place.line for place in edges)


def judge(document: Document, findings: Iterable[Finding]) -> Verdict:
    """Sorts the findings of a planted document into those that answer the error and the rest."""
    kind = document.kind
    if kind is None:
        raise ValueError(f"{document.name} has nothing planted")
    faults = document.rendered.places(FAULT)
    accepted = faults + document.rendered.places(NEAR)
    lines = neighbourhood(document.rendered.places(EDGE))
    tolerated = ("damage", "marks") if document.layout.name == "damaged" else ()
    right: list[Finding] = []
    elsewhere: list[Finding] = []
    extra: list[Finding] = []
    for finding in findings:
        here = any(overlaps(finding, place) for place in accepted)
        here = here or (lines is not None and finding.line <= lines[1] and lines[0] <= finding.end_line)
        if belongs(finding.rule, tolerated) and kind.family != "damage":
            continue
        if belongs(finding.rule, kind.expects):
            (right if here else elsewhere).append(finding)
        elif not belongs(finding.rule, kind.also):
            extra.append(finding)
    if right:
        extra += [finding for finding in elsewhere if not belongs(finding.rule, kind.also)]
        outcome = FOUND
    else:
        outcome = MISPLACED if elsewhere else MISSED
    blamed = any(overlaps(finding, place) for finding in right for place in faults)
    return Verdict(document, outcome, blamed, tuple(extra), tuple(right or elsewhere))


def alarms(document: Document, findings: Iterable[Finding]) -> Alarms:
    """Every error and warning on a clean document is false, but for the families it must tolerate."""
    false: list[Finding] = []
    fine: list[Finding] = []
    for finding in findings:
        (fine if belongs(finding.rule, document.report.tolerated) else false).append(finding)
    return Alarms(document, tuple(false), tuple(fine))
