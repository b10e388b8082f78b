"""A folder that only the user can write: the one place where caches live, never inside a linted repository."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from pathlib import Path


def cache_folder() -> Path | None:
    """The user's cache folder of reportlint, made if needed; None where none can be trusted.

    `REPORTLINT_CACHE_DIR` overrides it. A folder that another user owns or may write is refused: what lies there is
    loaded as executable data (pickled patterns).
    """
    try:
        folder = _wanted()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        state = folder.stat()
    except (OSError, RuntimeError):  # RuntimeError: no home
        return None
    if os.name == "posix" and (state.st_uid != os.getuid() or state.st_mode & (stat.S_IWGRP | stat.S_IWOTH)):
        return None
    return folder


def _wanted() -> Path:
    override = os.environ.get("REPORTLINT_CACHE_DIR")
    if override:
        return Path(override)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "reportlint" / "cache"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "reportlint"


def write_atomically(path: Path, data: bytes) -> None:
    """Replace the file at `path` as a whole or not at all; raises `OSError` if it cannot be written."""
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
