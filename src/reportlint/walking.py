"""Paths to the files at or below them: names only, nothing is read but .gitignore files and configuration."""

from __future__ import annotations

import os

from reportlint import config
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pathspec import GitIgnoreSpec

GITIGNORE = ".gitignore"


class Files(NamedTuple):
    """What the given paths come to: files in the order given, folders walked in name order, files before folders.

    `named` are the files that were given themselves. `missing` are paths that do not exist, `closed` folders that
    cannot be listed, each with the reason.
    """

    found: tuple[str, ...]
    named: frozenset[str]
    missing: tuple[str, ...]
    closed: tuple[tuple[str, str], ...] = ()


class Exclusion(NamedTuple):
    """What to leave out beside what configuration excludes: globs relative to the working folder.

    `force` says that files named themselves are left out too (pre-commit names every file).
    """

    globs: tuple[str, ...] = ()
    force: bool = False

    def leaves_out(self, path: str, *, is_folder: bool = False) -> bool:
        """Whether a path is excluded; raises `ConfigError`."""
        full = os.path.abspath(path)
        if self.globs and _matches(self.globs, os.getcwd(), full, is_folder=is_folder):
            return True
        exclude = config.for_folder(os.path.dirname(full)).settings.get("exclude")
        return exclude is not None and _matches(exclude.value, exclude.folder, full, is_folder=is_folder)


def _matches(globs: object, folder: str, path: str, *, is_folder: bool) -> bool:
    from reportlint.config.globs import matches  # pathspec: only where something is excluded

    return matches(globs, folder, path, is_folder=is_folder)  # type: ignore[arg-type]


def walk(paths: Sequence[str], exclusion: Exclusion | None = None) -> Files:
    """Files at or below `paths`, each once.

    Inside a folder, hidden entries are passed over, and so is what a .gitignore of the folder, or of the git repository
    around it, ignores. Links to folders are not followed, so that no loop can catch the walk; only regular files count.
    """
    exclusion = exclusion or Exclusion()
    found: dict[str, None] = {}
    named: set[str] = set()
    missing: list[str] = []
    closed: list[tuple[str, str]] = []
    for path in paths:
        if os.path.isdir(path):
            found.update(dict.fromkeys(_below(path, exclusion, closed)))
        elif not os.path.exists(path):
            missing.append(path)
        elif not (exclusion.force and exclusion.leaves_out(path)):
            found[path] = None
            named.add(path)
    return Files(tuple(found), frozenset(named), tuple(missing), tuple(closed))


class _Ignoring(NamedTuple):
    """The .gitignore files that speak for a folder, the nearest first."""

    specs: tuple[tuple[str, GitIgnoreSpec], ...] = ()

    def within(self, folder: str) -> _Ignoring:
        """The same for an entry of theirs (an absolute path)."""
        spec = _gitignore(folder)
        return self if spec is None else _Ignoring(((folder, spec), *self.specs))

    def ignores(self, path: str, *, is_folder: bool) -> bool:
        """The nearest file that says anything of a path decides."""
        for folder, spec in self.specs:
            inside = os.path.relpath(path, folder).replace(os.sep, "/")
            decided = spec.check_file(inside + "/" if is_folder else inside).include
            if decided is not None:
                return bool(decided)
        return False


def _gitignore(folder: str) -> GitIgnoreSpec | None:
    try:
        with open(os.path.join(folder, GITIGNORE), encoding="utf-8", errors="surrogateescape") as file:
            lines = file.read().splitlines()
    except OSError:
        return None
    from pathspec import GitIgnoreSpec  # 29 ms: only where there is such a file

    return GitIgnoreSpec.from_lines(lines)


def _around(folder: str) -> _Ignoring:
    """What the git repository around a folder says for it; nothing if it ignores the folder, which was asked for all the same."""
    above: list[str] = []
    at = folder
    while not os.path.exists(os.path.join(at, ".git")):
        parent = os.path.dirname(at)
        if parent == at:
            return _Ignoring()
        at = parent
        above.append(at)
    ignoring = _Ignoring()
    for each in reversed(above):
        ignoring = ignoring.within(each)
    return _Ignoring() if ignoring.ignores(folder, is_folder=True) else ignoring


def _below(top: str, exclusion: Exclusion, closed: list[tuple[str, str]]) -> Iterator[str]:
    waiting = [(top, _around(os.path.abspath(top)))]
    while waiting:
        folder, ignoring = waiting.pop()
        try:
            with os.scandir(folder) as listing:
                entries = sorted((e for e in listing if not e.name.startswith(".")), key=lambda e: e.name)
        except OSError as error:
            closed.append((folder, error.strerror or str(error)))
            continue
        full = os.path.abspath(folder)
        ignoring = ignoring.within(full)
        folders: list[tuple[str, _Ignoring]] = []
        for entry in entries:
            is_folder = entry.is_dir(follow_symlinks=False)
            if not is_folder and not _is_file(entry):
                continue
            if ignoring.ignores(os.path.join(full, entry.name), is_folder=is_folder):
                continue
            path = os.path.join(folder, entry.name)
            if exclusion.leaves_out(path, is_folder=is_folder):
                continue
            if is_folder:
                folders.append((path, ignoring))
            else:
                yield path
        waiting += reversed(folders)


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Whether there is something to read: pipes and devices would never end. A link that leads nowhere is told when opened."""
    if not entry.is_symlink():
        return entry.is_file(follow_symlinks=False)
    return os.path.isfile(entry.path) or not os.path.exists(entry.path)
