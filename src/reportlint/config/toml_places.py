"""Where keys and values stand in a TOML file: `tomllib` forgets it, and a mistake is told at its place.

The file has been read by `tomllib` before, so it is known to be well formed (TOML 1.0).
"""

from __future__ import annotations

import regex

from reportlint.model.lines import LineIndex, Position

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeAlias

Path: TypeAlias = tuple[str | int, ...]
"""Keys and, in arrays, numbers from 0."""

_SPACE = regex.compile(r"(?:[ \t\r\n]|#[^\n]*)*+")
_BLANK = regex.compile(r"[ \t]*+")
_STRING = regex.compile(
    r'"""(?:[^\\"]|\\[\s\S]|"(?!""))*+"{3,5}'
    r"|'''(?:[^']|'(?!''))*+'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*+"'
    r"|'[^'\n]*+'"
)
_BARE = regex.compile(r"[A-Za-z0-9_-]+")
_SCALAR = regex.compile(r"[^,\]}#\n]+")


def places(text: str) -> Mapping[Path, Position]:
    """The line and column (from 1, code points) of every key and of every value in an array."""
    return _Scanner(text).run()


class _Scanner:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._lines = LineIndex(text)
        self._found: dict[Path, Position] = {}
        self._arrays: dict[Path, int] = {}

    def run(self) -> dict[Path, Position]:
        table: Path = ()
        self._skip(_SPACE)
        while self._at < len(self._text):
            if self._text.startswith("[", self._at):
                table = self._header()
            else:
                self._pair(table)
            self._skip(_SPACE)
        return self._found

    def _skip(self, pattern: regex.Pattern[str]) -> None:
        found = pattern.match(self._text, self._at)
        if found:
            self._at = found.end()

    def _note(self, path: Path, at: int) -> None:
        self._found.setdefault(path, self._lines.position(at))

    def _header(self) -> Path:
        start = self._at
        double = self._text.startswith("[[", start)
        self._at += 1 + double
        path = self._key((), through_arrays=True)
        self._at += 1 + double
        if double:
            number = self._arrays[path] = self._arrays.get(path, -1) + 1
            path = (*path, number)
            self._note(path, start)
        return path

    def _key(self, table: Path, *, through_arrays: bool = False) -> Path:
        """A dotted key; every part of it is noted at its own place."""
        path = table
        while True:
            self._skip(_BLANK)
            start = self._at
            if self._text[start] in "\"'":
                self._skip(_STRING)
                part = self._text[start + 1 : self._at - 1]
            else:
                self._skip(_BARE)
                part = self._text[start : self._at]
            path = (*path, part)
            self._note(path, start)
            self._skip(_BLANK)
            if not self._text.startswith(".", self._at):
                return path
            self._at += 1
            if through_arrays and path in self._arrays:
                path = (*path, self._arrays[path])

    def _pair(self, table: Path) -> None:
        path = self._key(table)
        self._at += 1  # the equals sign
        self._skip(_BLANK)
        self._value(path)

    def _value(self, path: Path) -> None:
        opening = self._text[self._at]
        if opening == "[":
            self._array(path)
        elif opening == "{":
            self._inline(path)
        elif opening in "\"'":
            self._skip(_STRING)
        else:
            self._skip(_SCALAR)

    def _array(self, path: Path) -> None:
        self._at += 1
        number = 0
        while True:
            self._skip(_SPACE)
            if self._text.startswith("]", self._at):
                self._at += 1
                return
            self._note((*path, number), self._at)
            self._value((*path, number))
            number += 1
            self._skip(_SPACE)
            if self._text.startswith(",", self._at):
                self._at += 1

    def _inline(self, path: Path) -> None:
        self._at += 1
        while True:
            self._skip(_SPACE)
            if self._text.startswith("}", self._at):
                self._at += 1
                return
            self._pair(path)
            self._skip(_SPACE)
            if self._text.startswith(",", self._at):
                self._at += 1
