"""How far a long run is, on a terminal only; nothing is left of it when the run ends."""

from __future__ import annotations

import sys
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

    from reportlint.model.run import DocumentReport

_PATIENCE = 1.0
"""Seconds after which a person wants to know."""

_STEP = 0.1
"""Seconds between two changes of the line: a terminal is slow."""

_ERASE = "\r\x1b[K"


def shown(reports: Iterable[DocumentReport], total: int, language: str) -> Generator[DocumentReport, None, None]:
    """The same reports; meanwhile one line on standard error counts them."""
    said = monotonic() - _STEP + _PATIENCE
    visible = False
    try:
        for number, report in enumerate(reports, 1):
            now = monotonic()
            if now - said >= _STEP:
                said = now
                visible = True
                words = f"已检查 {number}/{total} 份文件" if language == "zh" else f"{number} of {total} files"
                sys.stderr.write(f"{_ERASE}{words}")
                sys.stderr.flush()
            yield report
    finally:
        if visible:
            sys.stderr.write(_ERASE)
            sys.stderr.flush()
