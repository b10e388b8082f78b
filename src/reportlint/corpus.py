"""Many documents: walking folders, worker processes, and results remembered by content."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from reportlint.app import Session
from reportlint.config.side_files import entries_for
from reportlint.engine.unreadable import skipped, unreadable
from reportlint.record import NamedTuple
from reportlint.walking import Files, walk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Executor

    from reportlint.app import Settings
    from reportlint.memory import Memory
    from reportlint.model.finding import Remark
    from reportlint.model.run import DocumentReport

__all__ = ["Files", "annotated", "lint_file", "lint_files", "walk"]

POOL_FROM = 50
"""Files below which starting a second process costs more than it saves (measured: `make bench`)."""

_CHUNK = 25


class Task(NamedTuple):
    """A file to lint, whether it was named itself, and the settings that hold for it."""

    path: str
    named: bool
    settings: Settings


def lint_files(
    files: Files,
    settings: Settings | Callable[[str], Settings],
    *,
    jobs: int = 1,
    executor: Executor | None = None,
    remember: bool = True,
) -> Iterator[DocumentReport]:
    """Reports of all files, in their order. `settings` are those of all files, or are told by path.

    `executor` may be any `concurrent.futures.Executor`; without one, `jobs` worker processes are started where the
    number of files is worth it. With `remember`, results are kept in the user's cache folder by content, path and settings.
    """
    tasks = [
        Task(path, path in files.named, settings(path) if callable(settings) else settings) for path in files.found
    ]
    if executor is None and (jobs == 1 or len(tasks) < POOL_FROM):
        yield from _lint_chunk(tasks, remember=remember)
        return
    chunks = [tasks[at : at + _CHUNK] for at in range(0, len(tasks), _CHUNK)]
    if executor is not None:
        yield from _through(executor, chunks, remember=remember)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # forkserver: a fork of this process could inherit locks of threads that a caller has started.
    method = "forkserver" if os.name == "posix" else "spawn"
    with ProcessPoolExecutor(jobs, mp_context=get_context(method)) as pool:
        yield from _through(pool, chunks, remember=remember)


def _through(executor: Executor, chunks: list[list[Task]], *, remember: bool) -> Iterator[DocumentReport]:
    futures = [executor.submit(_worker, chunk, remember) for chunk in chunks]
    for future in futures:
        yield from future.result()


_sessions: dict[Settings, Session] = {}
"""Sessions of this worker process: plugins and packs are loaded once, not for every chunk."""


def _session(settings: Settings) -> Session:
    if settings not in _sessions:
        alike = next((each for each in _sessions.values() if each.settings.packs == settings.packs), None)
        _sessions[settings] = alike.under(settings) if alike else Session(settings)
    return _sessions[settings]


def _worker(tasks: list[Task], remember: bool) -> list[DocumentReport]:
    return list(_lint_chunk(tasks, remember=remember))


def _lint_chunk(tasks: Sequence[Task], *, remember: bool) -> Iterator[DocumentReport]:
    memories: dict[Settings, Memory | None] = {}
    try:
        for path, named, settings in tasks:
            session = _session(settings)
            if settings not in memories:
                memories[settings] = _memory(session) if remember and len(tasks) > 1 else None
            yield lint_file(session, path, memories[settings], named=named)
    finally:
        for memory in memories.values():
            if memory:
                memory.close()


def _memory(session: Session) -> Memory | None:
    from reportlint.memory import Memory

    return Memory.open(session)


def lint_file(session: Session, path: str, memory: Memory | None = None, *, named: bool) -> DocumentReport:
    """Lint one file; a file that was not `named` and has no reader is skipped."""
    if not named and session.reader(path) is None:
        return skipped(path.replace("\\", "/"))
    try:
        with open(path, "rb", 0) as stream:
            data = stream.read()
    except OSError as error:
        reason = error.strerror or str(error)
        what = {"zh": f"无法打开（{reason}）", "en": f"it cannot be opened ({reason})"}
        cure = {"zh": "请检查文件权限", "en": "check its permissions"}
        return unreadable(path.replace("\\", "/"), what, cure, session.language)
    entries = entries_for(path)
    if memory is None:
        return session.lint(data, path, entries)
    key = data + repr(entries).encode() if entries else data
    return memory.recall(key, path) or memory.keep(key, path, session.lint(data, path, entries))


def annotated(session: Session, path: str, remarks: Iterable[Remark]) -> bytes:
    """A copy of a file with remarks in it; raises `OSError`, `Unreadable`, and `Unwritable` where its format has none."""
    with open(path, "rb", 0) as stream:
        return session.annotate(stream.read(), path, remarks)
