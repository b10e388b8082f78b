"""Command-line options to the settings of a session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.app import Settings
from reportlint.engine.filtering import Selection
from reportlint.engine.linting import Options
from reportlint.model.finding import Severity

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence


def settings(options: Namespace) -> Settings:
    """The settings that the options of a command ask for; options that a command lacks keep their defaults."""
    selection = Selection(
        _words(getattr(options, "select", ())),
        _words(getattr(options, "ignore", ())),
        getattr(options, "preview", False),
    )
    severity = Severity[getattr(options, "severity", "warning").upper()]
    return Settings(Options(selection, severity, getattr(options, "lang", None)), tuple(getattr(options, "pack", ())))


def _words(values: Sequence[str]) -> tuple[str, ...]:
    return tuple(word.strip() for value in values for word in value.split(",") if word.strip())
