"""How far a long run is, on a terminal only; nothing is left of it when the run ends."""

from __future__ import annotations

import sys
from time import monotonic

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Self

_PATIENCE = 1.0
"""Seconds after which a person wants to know."""

_STEP = 0.1
"""Seconds between two changes of the line: a terminal is slow."""

_ERASE = "\r\x1b[K"


class Progress:
    """One line on standard error that counts files; call it for each file that has been looked at."""

    def __init__(self, total: int, language: str) -> None:
        self._total = total
        self._words = "已检查 {} / {} 份文件" if language == "zh" else "{} of {} files"
        self._count = 0
        self._next = monotonic() + _PATIENCE
        self._visible = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._visible:
            sys.stderr.write(_ERASE)
            sys.stderr.flush()

    def __call__(self) -> None:
        """One more file; files that are held against another one are looked at twice."""
        self._count = min(self._count + 1, self._total)
        now = monotonic()
        if now >= self._next:
            self._next = now + _STEP
            self._visible = True
            sys.stderr.write(_ERASE + self._words.format(self._count, self._total))
            sys.stderr.flush()
