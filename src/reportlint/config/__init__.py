"""Configuration: the nearest `reportlint.toml`, or `pyproject.toml` with `[tool.reportlint]`, above each file.

A run without such a file pays for a few `stat` calls and nothing else: TOML is read only where there is some.
"""

from __future__ import annotations

import os
from functools import cache

from reportlint.language.problems import PackError
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

OWN_FILE = "reportlint.toml"
PROJECT_FILE = "pyproject.toml"


class ConfigError(PackError):
    """A configuration cannot be used; `problems` are all its mistakes, ordered by place."""


class Setting(NamedTuple):
    """A value and who says so: `path:line:column` (from 1). Paths among the values are absolute, globs are as written."""

    value: object
    path: str
    line: int
    column: int

    @property
    def folder(self) -> str:
        """The folder to which globs are relative."""
        return os.path.dirname(self.path)


class Config(NamedTuple):
    """The settings that hold for one file, by key; a key that nobody set is absent. `path` is the nearest file, if any."""

    settings: Mapping[str, Setting] = {}
    path: str | None = None

    def get(self, key: str, default: object = None) -> object:
        """The value of a key, or a default."""
        setting = self.settings.get(key)
        return default if setting is None else setting.value

    def words(self, key: str) -> tuple[str, ...]:
        """The values of a key that holds several."""
        return self.get(key, ())  # type: ignore[return-value]


NONE = Config()
"""No configuration: packs apply by what a document is, all stable rules run."""


def for_file(path: str) -> Config:
    """What holds for a file, whether or not it exists; raises `ConfigError`."""
    full = os.path.abspath(path)
    found = nearest(os.path.dirname(full))
    if found is None:
        return NONE
    from reportlint.config.layers import resolve

    return resolve(found, full)


def for_folder(path: str) -> Config:
    """What holds in a folder for files that no override names; raises `ConfigError`."""
    found = nearest(os.path.abspath(path))
    if found is None:
        return NONE
    from reportlint.config.layers import resolve

    return resolve(found, None)


@cache
def nearest(folder: str) -> str | None:
    """The configuration file in a folder or, if it has none, in the nearest folder above it."""
    own = os.path.join(folder, OWN_FILE)
    if os.path.isfile(own):
        return own
    project = os.path.join(folder, PROJECT_FILE)
    if os.path.isfile(project) and _has_table(project):
        return project
    parent = os.path.dirname(folder)
    return None if parent == folder else nearest(parent)


def _has_table(path: str) -> bool:
    """Whether a pyproject.toml has a table of ours; most have none, and are not worth starting a TOML reader for."""
    try:
        with open(path, "rb") as file:
            before_our_name = file.read().split(b"reportlint")[:-1]
    except OSError:
        return False
    # However the key is written ([tool.reportlint], "tool" . reportlint = …), these are the words before our name.
    if not any(b"[tool]" in text or text.rstrip(b" \t\"'.").endswith(b"tool") for text in before_our_name):
        return False
    from reportlint.config.reading import has_table

    return has_table(path)


def forget() -> None:
    """Look at the files again: a process that lives long (the language server) calls this when one has changed."""
    nearest.cache_clear()
    from reportlint.config import layers

    layers.forget()
