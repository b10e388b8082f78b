"""Regular expressions that are compiled once for all runs of a user, not once a run.

Compiling the expressions that a report meets costs more than linting it. `regex` patterns can be pickled with their
compiled code; they are kept in the user's own cache folder (what is unpickled is executable data) and used only by the
same interpreter and the same version of `regex`.
"""

from __future__ import annotations

import os
import pickle
import sys
from binascii import crc32

import regex

from reportlint.userfolder import cache_folder, read_own, write_atomically

_MAGIC = b"reportlint-patterns-1\n"
_MOST = 400
"""Patterns that are kept at most, but for those of the last run: some hold names and years of single documents."""


class _Kept:
    """What was kept by earlier runs, read when the first pattern is asked for, and what is new."""

    def __init__(self) -> None:
        self.patterns: dict[tuple[str, int], regex.Pattern[str]] | None = None
        self.used: dict[tuple[str, int], regex.Pattern[str]] = {}
        self.new = False


_kept = _Kept()


def compiled(source: str, flags: int = 0) -> regex.Pattern[str]:
    """The compiled expression; raises `regex.error` if `source` is none."""
    if _kept.patterns is None:
        _kept.patterns = _read()
    key = source, flags
    pattern = _kept.used.get(key)
    if pattern is None:
        pattern = _kept.patterns.get(key)
        if pattern is None:
            pattern = regex.compile(source, flags, cache_pattern=False)
            _kept.new = True
        _kept.used[key] = pattern
    return pattern


def keep() -> None:
    """Keep what this run compiled; a shell calls it when its work is done. Never raises."""
    folder = cache_folder() if _kept.new else None
    if folder is None or _kept.patterns is None:
        return
    patterns = _kept.patterns | _kept.used
    if len(patterns) > _MOST:
        patterns = _kept.used
    try:
        body = pickle.dumps((_made_by(), patterns), pickle.HIGHEST_PROTOCOL)
        write_atomically(_path(folder), _MAGIC + crc32(body).to_bytes(4, "big") + body)
    except Exception:  # noqa: BLE001 - a full disk or a pattern that cannot be pickled costs time, nothing else
        return
    _kept.new = False


def _made_by() -> tuple[str, ...]:
    return sys.version, regex.__version__


def _path(folder: str) -> str:
    return os.path.join(folder, f"patterns-{crc32(repr(_made_by()).encode()):08x}.pickle")


def _read() -> dict[tuple[str, int], regex.Pattern[str]]:
    folder = cache_folder()
    data = read_own(_path(folder)) if folder else None
    if data is None or not data.startswith(_MAGIC):
        return {}
    body = memoryview(data)[len(_MAGIC) + 4 :]
    if int.from_bytes(data[len(_MAGIC) : len(_MAGIC) + 4], "big") != crc32(body):
        return {}
    try:
        made_by, patterns = pickle.loads(body)  # noqa: S301 - the folder is the user's own, see userfolder
    except Exception:  # noqa: BLE001 - kept by something else: compile again
        return {}
    return patterns if made_by == _made_by() else {}
