"""Command-line options and configuration to the settings of a session: what is asked for now wins over what is written."""

from __future__ import annotations

from reportlint.config import NONE, for_file, for_folder
from reportlint.config.asked import Asked
from reportlint.config.asked import settings as asked_settings
from reportlint.model.finding import Severity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from reportlint.app import Settings
    from reportlint.config import Config


def settings(options: Namespace, config: Config = NONE) -> Settings:
    """The settings that the options of a command ask for, over those of a configuration."""
    asked = Asked(
        select=_words(getattr(options, "select", ())),
        ignore=_words(getattr(options, "ignore", ())),
        preview=getattr(options, "preview", None),
        severity=getattr(options, "severity", None),
        language=getattr(options, "lang", None),
        packs=tuple(getattr(options, "pack", ())),
        suppress=not getattr(options, "no_suppress", False),
    )
    return asked_settings(asked, config)


def settings_of_file(options: Namespace, path: str) -> Settings:
    """The settings that hold for a file; raises `ConfigError`."""
    return settings(options, for_file(path))


def settings_here(options: Namespace) -> Settings:
    """The settings that hold in the working folder, for what concerns no file; raises `ConfigError`."""
    return settings(options, for_folder("."))


def threshold(options: Namespace, config: Config) -> Severity | None:
    """The severity from which a finding makes the run fail; None for never."""
    word = options.fail_on or str(config.get("fail-on", "warning"))
    return None if word == "never" else Severity[word.upper()]


def _words(values: Sequence[str]) -> tuple[str, ...]:
    return tuple(word.strip() for value in values for word in value.split(",") if word.strip())
