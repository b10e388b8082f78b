"""Compiled packs, kept between runs as pickles in a folder that only the user can write.

A kept file is used only if everything it was made from is as it was: version, interpreter, pattern library, plugins, the
program's own modules (by size and time), and the pack files by size and time or else by content. Whatever else is wrong
with it (foreign, cut off, changed), it is ignored and written again.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from functools import cached_property
from itertools import accumulate, pairwise

from reportlint import __version__, userfolder
from reportlint.compiled import ENGINE, packed, unpacked
from reportlint.record import NamedTuple
from reportlint.startup import state
from reportlint.userfolder import cache_folder, name_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pickle import PickleBuffer

    from reportlint.packs.discovery import PackPlace

_MAGIC = b"reportlint-packs-17\n"
_SETTLED = 2_000_000_000
"""Nanoseconds after which a file that changes again gets another time on every file system in use."""
_ABANDONED = 90 * 86_400
"""Seconds after which a kept file of another version or another set of packs is removed."""


class _Head(NamedTuple):
    """What a kept file was made from. `packs` are (path, size, time), `modules` the same; `hashes` those of the pack files."""

    made_by: tuple[str, ...]
    packs: tuple[tuple[str, int, int], ...]
    hashes: tuple[str, ...]
    modules: tuple[tuple[str, tuple[int, int]], ...]
    written: int


class Store:
    """The kept files for one set of packs. `uncached` says why nothing can be kept, or is empty."""

    def __init__(self, places: Sequence[PackPlace], plugins: Iterable[object], *, used: bool = True) -> None:
        self._packs = tuple((os.path.abspath(f.path), f.size, f.time) for place in places for f in place.files)
        self._made_by = (__version__, *ENGINE, *map(repr, plugins))
        self._folder: str | None = None
        self.uncached = ""
        if used:
            self._open()

    def _open(self) -> None:
        self._folder = cache_folder()
        if self._folder is None:
            self.uncached = "no cache folder that only you can write: packs are compiled at each start"

    def _path(self, part: str) -> str:
        name = name_of((self._made_by, [path for path, _, _ in self._packs]))
        return os.path.join(self._folder or "", f"packs-{name}-{part}.pickle")

    def read(self, part: str) -> object | None:
        """What was kept under `part`, or None."""
        if self._folder is None:
            return None
        path = self._path(part)
        try:
            body = userfolder.kept(path, _MAGIC)
            return None if body is None else self._load(part, body)
        except Exception:  # noqa: BLE001 - a cache that cannot be read is no cache; the packs are compiled again
            return None

    def _load(self, part: str, body: memoryview) -> object | None:
        top, *pieces = _parted(body)
        head: _Head = unpacked(top)
        if head.made_by != self._made_by or any(state(path) != known for path, known in head.modules):
            return None
        newest = max((changed for _, _, changed in self._packs), default=0)
        settled = head.packs == self._packs and newest + _SETTLED < head.written
        if not settled and head.hashes != self.hashes:
            return None
        value = _unpickled(pieces)
        if not settled and newest + _SETTLED < time.time_ns():
            self.write({part: value})
        return value

    @cached_property
    def hashes(self) -> tuple[str, ...]:
        """Content hashes of the pack files with their names, as they are when first asked for.

        Asked for before packs are compiled: a file that is saved in the meantime then never passes for what was compiled.
        """
        from hashlib import sha256

        found = []
        for path, _, _ in self._packs:
            try:
                with open(path, "rb", 0) as stream:
                    found.append(f"{path} {sha256(stream.read()).hexdigest()}")
            except OSError as error:
                found.append(f"{path} {error.strerror}")
        return tuple(found)

    def key(self) -> str:
        """A word that changes when a pack, a plugin or the program changes."""
        from hashlib import sha256

        return sha256(repr((self._made_by, self.hashes, _modules())).encode()).hexdigest()[:32]

    def write(self, parts: dict[str, object]) -> None:
        """Keep values; where that fails, `uncached` says why."""
        if self._folder is None:
            return
        from reportlint.saving import keep

        try:
            head = _Head(self._made_by, self._packs, self.hashes, _modules(), time.time_ns())
            top = packed(head)
            for part, value in parts.items():
                keep(self._path(part), _MAGIC, _joined([top, *_apart(value)]))
            self._tidy()
        except Exception as error:  # noqa: BLE001 - a check that cannot be pickled, a full disk: the run goes on without
            self.uncached = f"compiled packs cannot be kept: {type(error).__name__}: {error}"

    def _tidy(self) -> None:
        assert self._folder is not None
        with os.scandir(self._folder) as entries:
            for entry in entries:
                if entry.name.startswith(("packs-", ".packs-")) and entry.stat().st_mtime < time.time() - _ABANDONED:
                    os.unlink(entry.path)


def _apart(value: object) -> list[bytes | memoryview]:
    """`value` pickled, and the pieces of it that are loaded when they are needed."""
    from pickletools import optimize

    pieces: list[PickleBuffer] = []
    body = optimize(packed(value, pieces))  # of what is noted for a second time, most never comes again
    return [body, *(piece.raw() for piece in pieces)]


def _joined(pieces: Sequence[bytes | memoryview]) -> bytes:
    """The pieces behind one another, what several of them hold only once: profiles have rules in common."""
    contents = {content: number for number, content in enumerate(dict.fromkeys(map(bytes, pieces)))}
    numbers = (len(contents), *map(len, contents), len(pieces), *(contents[bytes(piece)] for piece in pieces))
    return b"".join((*(number.to_bytes(4, "big") for number in numbers), *contents))


def _parted(data: memoryview) -> list[memoryview]:
    """The pieces that were joined, where they lie."""

    def numbers(at: int) -> list[int]:
        """As many as the number at this place says, behind it."""
        count = int.from_bytes(data[at : at + 4], "big")
        return [int.from_bytes(data[here : here + 4], "big") for here in range(at + 4, at + 4 * count + 4, 4)]

    lengths = numbers(0)
    places = numbers(4 * len(lengths) + 4)
    ends = accumulate(lengths, initial=4 * (len(lengths) + len(places)) + 8)
    contents = [data[start:end] for start, end in pairwise(ends)]
    return [contents[place] for place in places]


def _unpickled(pieces: Sequence[memoryview]) -> object:
    """Unpickle without letting the collector look at each new object in between: it halves the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        return unpacked(pieces[0], buffers=pieces[1:])
    finally:
        if enabled:
            gc.enable()


def _modules() -> tuple[tuple[str, tuple[int, int]], ...]:
    """The modules that compiled packs are made of and by: the program's own that are loaded, and those of outside verbs."""
    rooms = tuple(
        f"reportlint.{room}"
        for room in ("binding", "chinese", "extend", "kinds", "language", "model", "packs", "structure")
    )
    paths = {getattr(module, "__file__", None) for name, module in list(sys.modules.items()) if name.startswith(rooms)}
    return tuple((path, known) for path in sorted(filter(None, paths)) if (known := state(path)))
