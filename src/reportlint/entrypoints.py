"""Which plugins are installed, remembered by environment: scanning all metadata costs more than linting a report."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING

from reportlint.userfolder import cache_folder, read_own, write_atomically

if TYPE_CHECKING:
    from reportlint.plugins import Plugin

GROUP = "reportlint"


def installed(version: str) -> list[Plugin]:
    """The entry points of group `reportlint`, by name."""
    from reportlint.plugins import Plugin

    key = _environment(version)
    folder = cache_folder()
    remembered = os.path.join(folder, "entry-points.json") if folder else None
    if remembered:
        try:
            stored = json.loads(read_own(remembered) or b"")
            if stored["key"] == key:
                return [Plugin(*map(str, row)) for row in stored["plugins"]]
        except (OSError, ValueError, KeyError, TypeError):
            pass  # absent, foreign or damaged: scan again
    rows = _scan()
    if remembered:
        try:
            write_atomically(remembered, json.dumps({"key": key, "plugins": rows}).encode())
        except OSError:
            pass  # a cache that cannot be written costs time, nothing else
    return [Plugin(*row) for row in rows]


def _environment(version: str) -> str:
    """Changes when anything is installed or removed: pip renames folders inside the site folders, which touches them."""
    parts = [version, sys.version]
    for folder in sys.path:
        try:
            parts.append(f"{folder}:{os.stat(folder or '.').st_mtime_ns}")
        except OSError:
            continue
    return "\n".join(parts)


def _scan() -> list[tuple[str, str, str, str]]:
    from importlib.metadata import entry_points

    rows = set()
    for point in entry_points(group=GROUP):
        name, version = (point.dist.name, point.dist.version) if point.dist else ("?", "?")
        rows.add((point.name, point.value, name, version))
    return sorted(rows)
