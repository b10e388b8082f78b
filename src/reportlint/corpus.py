"""Many documents: walking folders, worker processes, and results remembered by content."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reportlint.app import Session
from reportlint.engine.unreadable import skipped, unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from concurrent.futures import Executor

    from reportlint.app import Settings
    from reportlint.memory import Memory
    from reportlint.model.run import DocumentReport

POOL_FROM = 50
"""Files below which starting a second process costs more than it saves (measured: `make bench`)."""

_CHUNK = 25


class Files(NamedTuple):
    """What the given paths come to: files in the order given, folders walked in name order; and paths that do not exist."""

    found: tuple[str, ...]
    named: frozenset[str]
    missing: tuple[str, ...]


def walk(paths: Sequence[str]) -> Files:
    """Files at or below `paths`, each once. Hidden folders and files inside a folder are passed over, links not followed."""
    found: dict[str, None] = {}
    named = set()
    missing = []
    for path in paths:
        if os.path.isdir(path):
            found.update(dict.fromkeys(_below(path)))
        elif os.path.exists(path):
            found[path] = None
            named.add(path)
        else:
            missing.append(path)
    return Files(tuple(found), frozenset(named), tuple(missing))


def _below(folder: str) -> Iterator[str]:
    for where, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                yield os.path.join(where, name)


def lint_files(
    files: Files,
    settings: Settings,
    *,
    jobs: int = 1,
    executor: Executor | None = None,
    remember: bool = True,
) -> Iterator[DocumentReport]:
    """Reports of all files, in their order.

    `executor` may be any `concurrent.futures.Executor`; without one, `jobs` worker processes are started where the
    number of files is worth it. With `remember`, results are kept in the user's cache folder by content, path and settings.
    """
    tasks = [(path, path in files.named) for path in files.found]
    if executor is None and (jobs == 1 or len(tasks) < POOL_FROM):
        yield from _lint_chunk(settings, tasks, remember=remember)
        return
    chunks = [tasks[at : at + _CHUNK] for at in range(0, len(tasks), _CHUNK)]
    if executor is not None:
        yield from _through(executor, settings, chunks, remember=remember)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # forkserver: a fork of this process could inherit locks of threads that a caller has started.
    method = "forkserver" if os.name == "posix" else "spawn"
    with ProcessPoolExecutor(jobs, mp_context=get_context(method)) as pool:
        yield from _through(pool, settings, chunks, remember=remember)


def _through(
    executor: Executor, settings: Settings, chunks: list[list[tuple[str, bool]]], *, remember: bool
) -> Iterator[DocumentReport]:
    futures = [executor.submit(_worker, settings, chunk, remember) for chunk in chunks]
    for future in futures:
        yield from future.result()


_sessions: dict[Settings, Session] = {}
"""Sessions of this worker process: plugins and packs are loaded once, not for every chunk."""


def _session(settings: Settings) -> Session:
    if settings not in _sessions:
        _sessions[settings] = Session(settings)
    return _sessions[settings]


def _worker(settings: Settings, tasks: list[tuple[str, bool]], remember: bool) -> list[DocumentReport]:  # noqa: FBT001
    return list(_lint_chunk(settings, tasks, remember=remember))


def _lint_chunk(settings: Settings, tasks: Sequence[tuple[str, bool]], *, remember: bool) -> Iterator[DocumentReport]:
    session = _session(settings)
    memory = None
    if remember and len(tasks) > 1:
        from reportlint.memory import Memory

        memory = Memory.open(session)
    try:
        for path, named in tasks:
            yield lint_file(session, path, memory, named=named)
    finally:
        if memory:
            memory.close()


def lint_file(session: Session, path: str, memory: Memory | None = None, *, named: bool) -> DocumentReport:
    """Lint one file; a file that was not `named` and has no reader is skipped."""
    if not named and session.reader(path) is None:
        return skipped(path.replace("\\", "/"))
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        what = {"zh": f"无法打开（{reason}）", "en": f"it cannot be opened ({reason})"}
        cure = {"zh": "请检查文件权限", "en": "check its permissions"}
        return unreadable(path.replace("\\", "/"), what, cure, session.language)
    if memory is None:
        return session.lint(data, path)
    return memory.recall(data, path) or memory.keep(data, path, session.lint(data, path))

