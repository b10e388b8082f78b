"""Writes the file from which the next start imports the program's own modules (`startup`)."""

from __future__ import annotations

import marshal
import sys

from reportlint import startup
from reportlint.saving import replace
from reportlint.userfolder import cache_folder, checksum

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import CodeType

    Told = tuple[str, str, bool, int, int, tuple[str, ...]]
    """What the file tells of a module behind the place of its code."""
    Piece = tuple[bytes | memoryview, list[tuple[str, int, Told]]]
    """Modules that were imported together: their code, and of each its name, its place, and what is told of it."""

_LARGEST = 5_000_000
"""Bytes of the file, beyond which it begins again: one command needs less than half."""


def keep(finder: startup.Finder) -> None:
    """Write the file again with what this run imported and the file does not hold. Never raises."""
    folder = cache_folder()
    if folder is None or not finder.noted:
        return
    try:
        pieces = [*_held(finder), *_new(finder)]
        replace(startup.kept_in(folder), startup.MAGIC + _packed(pieces))
    except Exception:  # noqa: BLE001 - a full disk, a source that vanished: the next run starts more slowly, nothing else
        return


def _held(finder: startup.Finder) -> Iterator[Piece]:
    """What the file holds, as it is."""
    pieces: dict[tuple[int, int], list[tuple[str, int, Told]]] = {}
    if len(finder.data) <= _LARGEST:
        for name, (begin, length, _, place, *told) in finder.index.items():
            pieces.setdefault((begin, length), []).append((name, place, tuple(told)))  # type: ignore[arg-type]
    for (begin, length), modules in pieces.items():
        yield finder.data[begin : begin + length], modules


def _new(finder: startup.Finder) -> Iterator[Piece]:
    """What this run imported, each module with those that were imported on its account."""
    left = dict(finder.noted)
    for name in reversed(finder.finished):  # one that others brought was finished before them
        modules = []
        codes: dict[int, CodeType] = {}
        for member in (*finder.noted[name], name) if name in left else ():
            known = _known(member, left.pop(member)) if member in left else None
            if known is not None:
                code, told = known
                modules.append((member, len(codes), told))
                codes[len(codes)] = code
        if modules:
            yield marshal.dumps(codes), modules


def _known(name: str, needs: tuple[str, ...]) -> tuple[CodeType, Told] | None:
    module = sys.modules.get(name)
    loader = module.__loader__ if module else None
    state = startup.state(str(module.__file__)) if module else None
    code = loader.get_code(name) if isinstance(loader, startup.Loader) else None
    if module is None or code is None or state is None:
        return None
    return code, (str(module.__file__), module.__cached__ or "", hasattr(module, "__path__"), *state, needs)


def _packed(pieces: list[Piece]) -> bytes:
    index = {}
    at = 0
    for data, modules in pieces:
        where = at, len(data), checksum(data)
        index.update({name: (*where, place, *told) for name, place, told in modules})
        at += len(data)
    head = marshal.dumps(index)
    return b"".join((len(head).to_bytes(4, "big"), checksum(head), head, *(data for data, _ in pieces)))
