"""A folder that only the user can write: the one place where caches live, never inside a linted repository."""

from __future__ import annotations

import os
import sys
from _imp import source_hash  # what Python knows changed sources by: nothing has to be loaded for it

_OTHERS_MAY_WRITE = 0o022
_KEY = 0x7265706F
"""Any number that stays the same."""


def cache_folder() -> str | None:
    """The user's cache folder of reportlint, made if needed; None where none can be trusted.

    `REPORTLINT_CACHE_DIR` overrides it. A folder that another user owns or may write is refused: what lies there is
    loaded as executable data (pickled patterns).
    """
    folder = _wanted()
    if folder is None:
        return None
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        state = os.stat(folder)
    except OSError:
        return None
    return folder if _is_own(state) else None


def _wanted() -> str | None:
    override = os.environ.get("REPORTLINT_CACHE_DIR")
    if override:
        return override
    home = os.path.expanduser("~")
    if home == "~":
        return None
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
        return os.path.join(local, "reportlint", "cache")
    return os.path.join(os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache"), "reportlint")


def _is_own(state: os.stat_result) -> bool:
    return os.name != "posix" or (state.st_uid == os.getuid() and not state.st_mode & _OTHERS_MAY_WRITE)


def read_own(path: str) -> bytes | None:
    """The bytes of a kept file; None if there is none, or if another user owns it or may write it."""
    try:
        with open(path, "rb", 0) as stream:
            return stream.read() if _is_own(os.fstat(stream.fileno())) else None
    except OSError:
        return None


def kept(path: str, magic: bytes) -> memoryview | None:
    """What `saving.keep` wrote there, if it is whole."""
    body = found(path, magic)
    return body[8:] if body is not None and body[:8] == checksum(body[8:]) else None


def found(path: str, magic: bytes) -> memoryview | None:
    """A file that begins with `magic`, without it and unchecked; of a long one only what is looked at comes into memory."""
    data = _mapped(path)
    return data[len(magic) :] if data is not None and data[: len(magic)] == magic else None


def checksum(data: bytes | memoryview) -> bytes:
    """Eight bytes that tell damaged data from what was kept."""
    return source_hash(_KEY, data)


def name_of(made_by: object) -> str:
    """Eight letters for a file's name, the same for whatever looks the same."""
    return checksum(repr(made_by).encode()).hex()[:8]


def _mapped(path: str) -> memoryview | None:
    if os.name != "posix":
        # Elsewhere a file that is mapped cannot be replaced.
        data = read_own(path)
        return None if data is None else memoryview(data)
    from mmap import ACCESS_READ, mmap

    try:
        with open(path, "rb", 0) as stream:
            if not _is_own(os.fstat(stream.fileno())):
                return None
            return memoryview(mmap(stream.fileno(), 0, access=ACCESS_READ))
    except (OSError, ValueError):  # an empty file cannot be mapped
        return None
