"""One configuration file to settings, strictly: every mistake of the file at once, each at its place."""

from __future__ import annotations

import os
import tomllib

import regex

from reportlint.config import PROJECT_FILE, ConfigError, Setting
from reportlint.config.keys import BY_NAME, FILES, KEYS, OVERRIDES
from reportlint.config.toml_places import places
from reportlint.language.problems import Problem, did_you_mean
from reportlint.model.lines import Position
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlint.config.keys import Key
    from reportlint.config.toml_places import Path

_PLACE = regex.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)")


class Override(NamedTuple):
    """Settings for files that one of the globs matches; globs are relative to the folder of the file that names them."""

    files: tuple[str, ...]
    folder: str
    settings: Mapping[str, Setting]


class ConfigFile(NamedTuple):
    """What one file says."""

    path: str
    settings: Mapping[str, Setting]
    overrides: tuple[Override, ...]


def has_table(path: str) -> bool:
    """Whether a pyproject.toml has `[tool.reportlint]`; one that is no TOML is somebody else's trouble."""
    try:
        with open(path, "rb") as file:
            tools = tomllib.load(file).get("tool", {})
    except (OSError, ValueError):
        return False
    return isinstance(tools, dict) and "reportlint" in tools


def read(path: str) -> ConfigFile:
    """Read one file; raises `ConfigError` with all its mistakes."""
    try:
        with open(path, "rb") as file:
            text = file.read().decode("utf-8-sig").replace("\r\n", "\n")
        whole = tomllib.loads(text)
    except OSError as error:
        raise ConfigError(
            [Problem(path, 1, 1, f"cannot be read ({error.strerror})", "give the path of a file")]
        ) from None
    except UnicodeDecodeError as error:
        raise ConfigError([Problem(path, 1, 1, f"is not UTF-8 ({error.reason})", "save it as UTF-8")]) from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError([_syntax(path, text, str(error))]) from None
    root: Path = ("tool", "reportlint") if os.path.basename(path) == PROJECT_FILE else ()
    table: object = whole
    for part in root:
        table = table.get(part, {}) if isinstance(table, dict) else {}
    return _Reader(path, text).file(table, root)


def _syntax(path: str, text: str, said: str) -> Problem:
    found = _PLACE.search(said)
    line, column = (int(found[1]), int(found[2])) if found and found[1] else (text.count("\n") + 1, 1)
    return Problem(path, line, column, f"is not TOML: {_PLACE.sub('', said)}", "see https://toml.io")


class _Reader:
    def __init__(self, path: str, text: str) -> None:
        self._path = path
        self._folder = os.path.dirname(path)
        self._places = places(text)
        self._problems: list[Problem] = []

    def file(self, table: object, root: Path) -> ConfigFile:
        overrides: list[Override] = []
        settings: dict[str, Setting] = {}
        if not isinstance(table, dict):
            self._wrong(root, f"'{root[-1]}' is not a table", "write [tool.reportlint]")
            table = {}
        for name, value in table.items():
            if name == OVERRIDES:
                overrides = self._overrides(value, (*root, name))
            else:
                self._set(settings, name, value, (*root, name), inside=False)
        if self._problems:
            raise ConfigError(self._problems)
        return ConfigFile(self._path, settings, tuple(overrides))

    def _wrong(self, path: Path, what: str, cure: str) -> None:
        place = self._place(path)
        self._problems.append(Problem(self._path, place.line, place.column, what, cure))

    def _place(self, path: Path) -> Position:
        while path and path not in self._places:
            path = path[:-1]
        return self._places.get(path, Position(1, 1))

    def _set(self, settings: dict[str, Setting], name: str, value: object, path: Path, *, inside: bool) -> None:
        key = BY_NAME.get(name)
        known = [each.name for each in KEYS if each.override or not inside]
        if key is None:
            names = [*known, FILES if inside else OVERRIDES]
            near = did_you_mean(name, names)
            self._wrong(path, f"no key '{name}'", f"did you mean '{near}'?" if near else f"known: {', '.join(names)}")
        elif name not in known:
            self._wrong(path, f"'{name}' cannot differ by file", "move it out of overrides")
        else:
            read = self._value(key, value, path)
            if read is not None:
                settings[name] = Setting(read, self._path, *self._place(path))

    def _value(self, key: Key, value: object, path: Path) -> object:
        """The value in its shape; None after a mistake."""
        if key.shape == "flag":
            if isinstance(value, bool):
                return value
            self._wrong(path, f"'{key.name}' is neither true nor false", "write true or false, without quotation marks")
        elif key.shape == "lists":
            return self._lists(key, value, path)
        elif key.shape == "number":
            if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
                return value
            self._wrong(path, f"'{key.name}' is no count", "write a whole number, 0 or more")
        elif key.shape == "choice":
            if value in key.choices:
                return value
            near = did_you_mean(str(value), list(key.choices))
            cure = f"did you mean '{near}'?" if near else f"write one of {', '.join(key.choices)}"
            self._wrong(path, f"'{key.name}' cannot be {value!r}", cure)
        elif key.shape == "path":
            if isinstance(value, str) and value:
                return self._absolute(value)
            self._wrong(path, f"'{key.name}' is not a path", 'write it as "path", relative to this file')
        else:
            return self._several(key, [value] if isinstance(value, str) and key.name == "extends" else value, path)
        return None

    def _lists(self, key: Key, value: object, path: Path) -> tuple[tuple[str, tuple[str, ...]], ...] | None:
        if not isinstance(value, dict):
            self._wrong(path, f"'{key.name}' is not a table", f'write [{key.name}], and below it "name" = ["…", "…"]')
            return None
        lists = [(name, self._several(key, items, (*path, name))) for name, items in value.items()]
        return tuple((name, words) for name, words in lists if words)

    def _several(self, key: Key, value: object, path: Path) -> tuple[str, ...] | None:
        if not isinstance(value, list):
            self._wrong(path, f"'{key.name}' is not a list", f'write {key.name} = ["…"]')
            return None
        read: list[str] = []
        for number, item in enumerate(value):
            if isinstance(item, str) and item.strip():
                read.append(self._absolute(item) if key.shape == "paths" else item.strip())
            else:
                self._wrong((*path, number), f"{item!r} in '{key.name}' is not a text", "put it into quotation marks")
        return tuple(read)

    def _absolute(self, path: str) -> str:
        return os.path.normpath(os.path.join(self._folder, os.path.expanduser(path)))

    def _overrides(self, value: object, path: Path) -> list[Override]:
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self._wrong(path, "'overrides' is not a list of tables", "write [[overrides]] above each of them")
            return []
        found = []
        for number, table in enumerate(value):
            settings: dict[str, Setting] = {}
            here = (*path, number)
            files = table.get(FILES)
            if not isinstance(files, list) or not files or not all(isinstance(glob, str) and glob for glob in files):
                self._wrong(
                    (*here, FILES), "an override without 'files'", 'say for which files: files = ["2023/*.txt"]'
                )
            for name, each in table.items():
                if name != FILES:
                    self._set(settings, name, each, (*here, name), inside=True)
            found.append(Override(tuple(map(str, files or ())), self._folder, settings))
        return found
