"""Files are replaced as a whole or not at all: those of the user, and what is kept in his cache folder."""

from __future__ import annotations

import os
import stat

from reportlint.userfolder import checksum

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_NEW_FILE = 0o666


def save(path: str, data: bytes) -> None:
    """Write a file so that a reader sees the old or the new content and never half of it.

    The mode of a file that is there is kept, a link goes on leading to it, and a device or a pipe is written into.
    Raises `OSError`.
    """
    save_pieces(path, (data,))


def save_pieces(path: str, pieces: Iterable[bytes]) -> None:
    """The same for what comes in pieces; where making them fails, the old file stays."""
    from tempfile import mkstemp  # 3 ms: most runs save nothing

    target = os.path.realpath(path)
    try:
        mode = os.stat(target).st_mode
    except FileNotFoundError:
        mode = stat.S_IFREG | (_NEW_FILE & ~_umask())
    if not stat.S_ISREG(mode):
        with open(target, "wb") as file:
            file.writelines(pieces)
        return
    folder, name = os.path.split(target)
    descriptor, temporary = mkstemp(dir=folder, prefix=f".{name[:100]}.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, stat.S_IMODE(mode))
        os.replace(temporary, target)
    except BaseException:
        os.unlink(temporary)
        raise


def _umask() -> int:
    """The mask of this process; it can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def keep(path: str, magic: bytes, body: bytes) -> None:
    """Keep `body` for later runs (`userfolder.kept`); `magic` says what it is. Raises `OSError` if it cannot be written."""
    replace(path, b"".join((magic, checksum(body), body)))


def replace(path: str, data: bytes) -> None:
    """Replace the file at `path`, which only this program reads and can make again; raises `OSError`."""
    from tempfile import mkstemp  # as above

    folder, name = os.path.split(path)
    descriptor, temporary = mkstemp(dir=folder, prefix=f".{name}.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise
