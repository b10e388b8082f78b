"""A configuration file with all that it extends, merged key by key; what is nearer to the file that is linted wins."""

from __future__ import annotations

import os
from functools import cache

from reportlint.config import Config, ConfigError
from reportlint.config.globs import matches
from reportlint.config.reading import ConfigFile, Override, read
from reportlint.language.problems import Problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.config import Setting

_DEEPEST = 20


def resolve(path: str, file: str | None) -> Config:
    """What the configuration file at `path` says for a file (an absolute path), or for none in particular."""
    merged = _merged(path)
    if file is None or not merged.overrides:
        return Config(merged.settings, path)
    settings = dict(merged.settings)
    for override in merged.overrides:
        if matches(override.files, override.folder, file):
            settings.update(override.settings)
    return Config(settings, path)


@cache
def _merged(path: str) -> ConfigFile:
    return _extended(path, ())


def _extended(path: str, through: tuple[str, ...]) -> ConfigFile:
    this = read(path)
    extends = this.settings.get("extends")
    if extends is None:
        return this
    settings: dict[str, Setting] = {}
    overrides: list[Override] = []
    for name in extends.value:  # type: ignore[attr-defined]
        base = _base(str(name), extends, (*through, os.path.realpath(path)))
        settings.update(base.settings)
        overrides += base.overrides
    settings.update(this.settings)
    return ConfigFile(path, settings, (*overrides, *this.overrides))


def _base(name: str, extends: Setting, through: tuple[str, ...]) -> ConfigFile:
    def wrong(what: str, cure: str) -> ConfigError:
        return ConfigError([Problem(extends.path, extends.line, extends.column, what, cure)])

    if os.path.realpath(name) in through:
        raise wrong(f"{name} extends itself", "take one of the files out of 'extends'")
    if len(through) >= _DEEPEST:
        raise wrong(f"more than {_DEEPEST} files extend one another", "put the values into fewer files")
    if not os.path.isfile(name):
        raise wrong(f"{name} does not exist", "paths in 'extends' are relative to the file that names them")
    return _extended(name, through)


def forget() -> None:
    """Read the files again."""
    _merged.cache_clear()
