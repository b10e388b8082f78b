"""Packs by their folders: compiled from YAML, or as a run before has kept them."""

from __future__ import annotations

from reportlint.packs.discovery import find_packs
from reportlint.packs.store import Store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path
    from typing import Protocol

    from reportlint.extend import Kind
    from reportlint.packs.about import AboutPack
    from reportlint.packs.profile import Profiles
else:
    Protocol = object  # what `typing` costs is paid by type checkers


class Verbs(Protocol):
    """Where verbs come from. `kinds` is asked for only when packs are compiled; `plugins` are told apart by `repr`."""

    @property
    def kinds(self) -> Mapping[str, Kind]:
        """Verbs by key."""

    @property
    def plugins(self) -> Sequence[object]:
        """The outside plugins with their versions."""


def load_profiles(
    folders: Sequence[Path | str], extra: Sequence[Path | str], verbs: Verbs, *, cache: bool = True
) -> Profiles:
    """The profiles of all packs in `folders` (one folder a pack) and at the paths of `extra` (folders or single files).

    Raises `PackError` with every mistake of every file. Without `cache` nothing kept is read or written.
    """
    return _load(folders, extra, verbs, "profiles", cache=cache)  # type: ignore[return-value]


def load_abouts(
    folders: Sequence[Path | str], extra: Sequence[Path | str], verbs: Verbs, *, cache: bool = True
) -> tuple[AboutPack, ...]:
    """What is told of the same packs: titles, reasons, grounds, examples. Raises `PackError`."""
    return _load(folders, extra, verbs, "abouts", cache=cache)  # type: ignore[return-value]


def _load(
    folders: Sequence[Path | str], extra: Sequence[Path | str], verbs: Verbs, part: str, *, cache: bool
) -> object:
    places, problems = find_packs(folders, extra)
    store = Store(places, verbs.plugins, used=cache)
    if not problems:
        kept = store.read(part)
        if kept is not None:
            return kept
    from reportlint.packs.compiling import compile_packs

    key = store.key()
    profiles, abouts = compile_packs(places, verbs.kinds, problems)
    parts: dict[str, object] = {"profiles": profiles._replace(key=key), "abouts": abouts}
    store.write(parts)
    return parts[part]
