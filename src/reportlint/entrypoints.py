"""Which plugins are installed, remembered by environment: scanning all metadata costs more than linting a report."""

from __future__ import annotations

import os
import sys

from reportlint.userfolder import cache_folder, read_own

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.plugins import Plugin

GROUP = "reportlint"


def installed(version: str) -> list[Plugin]:
    """The entry points of group `reportlint`, by name."""
    from reportlint.plugins import Plugin

    key = _environment(version)
    folder = cache_folder()
    remembered = os.path.join(folder, "entry-points.txt") if folder else None
    if remembered:
        # Lines of text, not JSON: a start that finds nothing else to parse need not load a parser.
        lines = (read_own(remembered) or b"").decode("utf-8", "replace").split("\n\n")
        if lines[0] == key:
            return [Plugin(*row.split("\t")) for row in lines[1:] if row.count("\t") == 3]
    rows = _scan()
    if remembered:
        from reportlint.saving import replace

        try:
            replace(remembered, "\n\n".join((key, *map("\t".join, rows), "")).encode())
        except OSError:
            pass  # a cache that cannot be written costs time, nothing else
    return [Plugin(*row) for row in rows]


def _environment(version: str) -> str:
    """Changes when anything is installed or removed: pip renames folders inside the site folders, which touches them."""
    parts = [version, sys.version.replace("\n", " ")]
    here = os.getcwd()
    for folder in sys.path:
        if folder in ("", here):
            # Nothing is installed there, and saving any file in it would cost a scan.
            continue
        try:
            parts.append(f"{folder}:{os.stat(folder).st_mtime_ns}")
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
