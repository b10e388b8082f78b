"""Command-line options and configuration to the settings of a session: what is asked for now wins over what is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.app import Settings
from reportlint.config import NONE, for_file, for_folder
from reportlint.engine.filtering import Selection
from reportlint.engine.linting import Options
from reportlint.model.finding import Severity

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from reportlint.config import Config


def settings(options: Namespace, config: Config = NONE) -> Settings:
    """The settings that the options of a command ask for, over those of a configuration.

    Options that a command lacks or that were not given leave the configuration's value. `--select` sets the
    configuration's `ignore` aside too; `--ignore` and `--pack` add to it.
    """
    select = _words(getattr(options, "select", ()))
    ignore = _words(getattr(options, "ignore", ()))
    preview = getattr(options, "preview", None)
    selection = Selection(
        select or config.words("select"),
        ignore if select else (*config.words("ignore"), *ignore),
        bool(config.get("preview", False) if preview is None else preview),
    )
    severity = getattr(options, "severity", None) or str(config.get("severity", "warning"))
    language = getattr(options, "lang", None) or config.get("lang")
    return Settings(
        Options(
            selection,
            Severity[severity.upper()],
            None if language is None else str(language),
            suppress=not getattr(options, "no_suppress", False),
            require_reason=bool(config.get("require-reason", False)),
        ),
        (*config.words("packs"), *getattr(options, "pack", ())),
        corpus=_corpus(config),
    )


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


def _corpus(config: Config) -> tuple[str, ...]:
    corpus = config.settings.get("corpus")
    if corpus is None:
        return ()
    from os.path import join

    return tuple(join(corpus.folder, glob) for glob in corpus.value)  # type: ignore[attr-defined]


def _words(values: Sequence[str]) -> tuple[str, ...]:
    return tuple(word.strip() for value in values for word in value.split(",") if word.strip())
