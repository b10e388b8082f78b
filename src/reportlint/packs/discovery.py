"""Which files make which pack; only names, sizes and times are looked at here, since every start does it."""

from __future__ import annotations

import os

from reportlint.language.problems import Problem
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

MANIFEST = "pack.yaml"
MAXIMUM_FILES = 200


class PackFile(NamedTuple):
    """A file as it lies there: `size` in bytes, `time` of its last change in nanoseconds."""

    path: str
    size: int
    time: int


class PackPlace(NamedTuple):
    """A pack that was found: its folder (or its single file) and its files in the order of their names."""

    path: str
    files: tuple[PackFile, ...]


def find_packs(folders: Sequence[Path | str], extra: Sequence[Path | str]) -> tuple[list[PackPlace], list[Problem]]:
    """Packs in `folders` (each holds one folder a pack) and at the paths of `extra`, each once, and what is not there.

    A path of `extra` is a pack's folder, a single YAML file, or a folder that holds packs.
    """
    places: dict[str, PackPlace] = {}
    problems: list[Problem] = []
    for folder in folders:
        try:
            found = list(_in_folder(os.fspath(folder)))
        except OSError as error:
            problems.append(_absent(os.fspath(folder), error))
            continue
        for place in found:
            places.setdefault(os.path.realpath(place.path), place)
    for given in extra:
        path = os.fspath(given)
        try:
            at_path = _at(path)
        except OSError as error:
            problems.append(_absent(path, error))
            continue
        if not at_path:
            problems.append(
                Problem(path, 1, 1, "no pack is here", f"a pack is one .yaml file, or a folder with {MANIFEST}")
            )
        for place in at_path:
            places.setdefault(os.path.realpath(place.path), place)
    return list(places.values()), problems


def _absent(path: str, error: OSError) -> Problem:
    return Problem(
        path, 1, 1, f"cannot be read ({error.strerror})", "give the path of a pack: a folder or a .yaml file"
    )


def _at(path: str) -> list[PackPlace]:
    if not os.path.isdir(path):
        state = os.stat(path)
        return [PackPlace(path, (PackFile(path, state.st_size, state.st_mtime_ns),))]
    place = _pack(path)
    return [place] if place else list(_in_folder(path))


def _in_folder(folder: str) -> Iterator[PackPlace]:
    with os.scandir(folder) as entries:
        names = sorted(entry.name for entry in entries if not entry.name.startswith("."))
    for name in names:
        path = os.path.join(folder, name)
        place = _pack(path) if os.path.isdir(path) else None
        if place:
            yield place


def _pack(folder: str) -> PackPlace | None:
    """The pack of a folder; None where the folder has no manifest."""
    files = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".yaml") and not entry.name.startswith(".") and entry.is_file():
                state = entry.stat()
                files.append(PackFile(entry.path, state.st_size, state.st_mtime_ns))
    if not any(os.path.basename(file.path) == MANIFEST for file in files):
        return None
    return PackPlace(folder, tuple(sorted(files)))
