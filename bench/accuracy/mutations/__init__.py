"""Kinds of planted errors. A module of this folder is loaded by being named here."""

from __future__ import annotations

from bench.accuracy.expect import Kind, registered
from bench.accuracy.mutations import (
    cells,
    damage,
    identity,
    names,
    numbering,
    prose,
    repetition,
    rows,
    sections,
    spelling,
    wording,
)

LOADED = (cells, rows, sections, numbering, repetition, prose, identity, names, wording, spelling, damage)


def kinds() -> dict[str, Kind]:
    """All kinds by name, in the order in which their modules are listed."""
    return registered()
