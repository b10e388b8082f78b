"""Verdicts as a table for people and as json for machines."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bench.accuracy.score import FOUND, MISPLACED, MISSED
from bench.accuracy.tables import width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from bench.accuracy.linter import Finding
    from bench.accuracy.score import Alarms, Verdict


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of outcomes of some planted documents; `blamed` counts those whose changed piece itself was pointed at."""

    found: int
    misplaced: int
    missed: int
    blamed: int
    extra: int

    @property
    def planted(self) -> int:
        return self.found + self.misplaced + self.missed

    @property
    def recall(self) -> float:
        return self.found / self.planted if self.planted else 0.0

    def as_json(self) -> dict[str, Any]:
        return {
            "planted": self.planted,
            "found": self.found,
            "misplaced": self.misplaced,
            "missed": self.missed,
            "recall": round(self.recall, 4),
            "blamed": self.blamed,
            "extra": self.extra,
        }


def tally(verdicts: Iterable[Verdict]) -> Tally:
    counts = dict.fromkeys((FOUND, MISPLACED, MISSED), 0)
    blamed = extra = 0
    for verdict in verdicts:
        counts[verdict.outcome] += 1
        blamed += verdict.blamed
        extra += len(verdict.extra)
    return Tally(counts[FOUND], counts[MISPLACED], counts[MISSED], blamed, extra)


def kind_of(verdict: Verdict) -> str:
    return verdict.document.kind.name if verdict.document.kind else ""


def family_of(verdict: Verdict) -> str:
    return verdict.document.kind.family if verdict.document.kind else ""


def layout_of(verdict: Verdict) -> str:
    return verdict.document.layout.name


def format_of(verdict: Verdict) -> str:
    return verdict.document.layout.suffix.removeprefix(".")


def one_culprit(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """Wrong cells that only one change can mend; a part of table four is as good a culprit as its total."""
    return [one for one in verdicts if family_of(one) == "arithmetic" and kind_of(one) != "cell-remedy-part"]


def by(verdicts: Sequence[Verdict], name: Callable[[Verdict], str]) -> dict[str, Tally]:
    """Tallies by kind, family or layout, in the order in which these are met."""
    groups: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        groups[name(verdict)].append(verdict)
    return {key: tally(group) for key, group in groups.items()}


def _line(title: str, counts: Tally) -> str:
    title += " " * max(1, 24 - width(title))
    return (
        f"  {title}{counts.planted:>7}{counts.found:>7}{counts.misplaced:>7}{counts.missed:>7}"
        f"{counts.recall:>8.0%}{counts.blamed:>7}{counts.extra:>7}"
    )


def told(finding: Finding) -> str:
    excerpt = finding.excerpt if len(finding.excerpt) < 40 else finding.excerpt[:40] + "…"
    return f"{finding.path}:{finding.line}:{finding.column}: {finding.severity} {finding.rule} «{excerpt}» {finding.message}"


def written(verdicts: Sequence[Verdict], clean: Sequence[Alarms], *, misses: bool, seconds: float) -> Iterator[str]:
    """The report, line by line."""
    if verdicts:
        head = f"  {'':<24}{'planted':>7}{'found':>7}{'mispl.':>7}{'missed':>7}{'recall':>8}{'blamed':>7}{'extra':>7}"
        for title, name in (
            ("family", family_of),
            ("kind", kind_of),
            ("layout", layout_of),
            ("format", format_of),
        ):
            yield f"by {title}"
            yield head
            yield from (_line(key, counts) for key, counts in by(verdicts, name).items())
        yield _line("ALL", tally(verdicts))
        cells = one_culprit(verdicts)
        if cells:
            yield f"blamed cell is the changed one: {tally(cells).blamed}/{len(cells)}"
    for verdict in verdicts:
        if misses and verdict.outcome != FOUND:
            document = verdict.document
            yield f"{verdict.outcome}: {document.name}: {document.place} ({document.proof})"
        yield from (f"extra: {told(finding)}" for finding in verdict.extra)
    for alarm in clean:
        yield from (f"false alarm: {told(finding)}" for finding in alarm.false)
    if clean:
        false = sum(len(alarm.false) for alarm in clean)
        fine = sum(len(alarm.tolerated) for alarm in clean)
        touched = sum(bool(alarm.false) for alarm in clean)
        yield f"false alarms: {false} on {touched} of {len(clean)} clean documents, {false / len(clean):.3f} each ({fine} tolerated)"
    yield f"linted in {seconds:.1f} s"


def as_json(verdicts: Sequence[Verdict], clean: Sequence[Alarms], seconds: float) -> dict[str, Any]:
    """The same for machines."""
    cells = one_culprit(verdicts)
    return {
        "all": tally(verdicts).as_json(),
        "cells": {"planted": len(cells), "changed_cell_blamed": tally(cells).blamed},
        "families": {key: counts.as_json() for key, counts in by(verdicts, family_of).items()},
        "kinds": {key: counts.as_json() for key, counts in by(verdicts, kind_of).items()},
        "layouts": {key: counts.as_json() for key, counts in by(verdicts, layout_of).items()},
        "formats": {key: counts.as_json() for key, counts in by(verdicts, format_of).items()},
        "unfound": [
            {
                "path": verdict.document.name,
                "kind": kind_of(verdict),
                "outcome": verdict.outcome,
                "place": verdict.document.place,
                "proof": verdict.document.proof,
            }
            for verdict in verdicts
            if verdict.outcome != FOUND
        ],
        "extra": [told(finding) for verdict in verdicts for finding in verdict.extra],
        "clean": {
            "documents": len(clean),
            "false_alarms": [told(finding) for alarm in clean for finding in alarm.false],
            "tolerated": sum(len(alarm.tolerated) for alarm in clean),
        },
        "seconds": round(seconds, 2),
    }
