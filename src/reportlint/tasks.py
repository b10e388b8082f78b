"""What a process does with a few of many files: sessions opened once, results remembered by content."""

from __future__ import annotations

import os
from stat import S_ISFIFO

from reportlint.app import Session
from reportlint.config.side_files import entries_for
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Self

    from reportlint.app import Settings
    from reportlint.companions import Card
    from reportlint.language.outcome import Cause
    from reportlint.memory import Memory
    from reportlint.model.run import DocumentReport


class Task(NamedTuple):
    """A file to lint, whether it was named itself, and the settings that hold for it."""

    path: str
    named: bool
    settings: Settings


class Beside(NamedTuple):
    """A document that belongs to another one: its declared name, its path, the digest of its bytes, what was kept of it."""

    name: str
    path: str
    content: bytes
    kept: bytes


class Completion(NamedTuple):
    """A file whose companions are known; `without` says why there are none of some name.

    `kept` may be empty, here and there, for what an earlier run remembers.
    """

    task: Task
    content: bytes
    kept: bytes
    beside: tuple[Beside, ...]
    without: tuple[tuple[str, Cause], ...]


class Seen(NamedTuple):
    """What was said of a file by itself: its report, pickled, since it may wait for a long time; its card, and what was kept."""

    report: bytes
    card: Card | None
    kept: bytes


_sessions: dict[Settings, Session] = {}
"""Sessions of this worker process: plugins and packs are loaded once, not for every chunk."""


def session_for(settings: Settings) -> Session:
    """The session of this process for some settings."""
    if settings not in _sessions:
        alike = next((each for each in _sessions.values() if each.settings.packs == settings.packs), None)
        _sessions[settings] = alike.under(settings) if alike else Session(settings)
    return _sessions[settings]


class _Memories:
    """The memories of the sessions of a chunk, open as long as the chunk is worked on."""

    def __init__(self, *, wanted: bool) -> None:
        self._wanted = wanted
        self._open: dict[Settings, Memory | None] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for memory in self._open.values():
            if memory:
                memory.close()

    def of(self, session: Session) -> Memory | None:
        """The memory for the settings of a session, if there is one."""
        if session.settings not in self._open:
            from reportlint.memory import Memory

            self._open[session.settings] = Memory.open(session) if self._wanted else None
        return self._open[session.settings]


def lint_tasks(tasks: Sequence[Task], remember: bool) -> Iterator[DocumentReport]:
    """The report of each task."""
    with _Memories(wanted=remember and len(tasks) > 1) as memories:
        for task in tasks:
            session = session_for(task.settings)
            yield lint_file(session, task.path, memories.of(session), named=task.named)


def study_tasks(tasks: Sequence[Task], remember: bool) -> Iterator[Seen]:
    """What can be said of each task without others."""
    with _Memories(wanted=remember and len(tasks) > 1) as memories:
        for task in tasks:
            session = session_for(task.settings)
            yield _study(session, task, memories.of(session))


def complete_tasks(tasks: Sequence[Completion], remember: bool) -> Iterator[DocumentReport]:
    """The report of each task with its companions."""
    with _Memories(wanted=remember) as memories:
        for each in tasks:
            session = session_for(each.task.settings)
            yield _complete(session, each, memories.of(session))


def _study(session: Session, task: Task, memory: Memory | None) -> Seen:
    from reportlint.studying import study

    if not task.named and session.reader(task.path) is None:
        return Seen(_pickled(_skipped(task.path)), None, b"")
    data = _bytes(session, task.path)
    if not isinstance(data, bytes):
        return Seen(_pickled(data), None, b"")
    entries = entries_for(task.path)
    key, name = data + repr(entries).encode() if entries else data, f"{task.path}\0studied"
    known = memory.recall_any(key, name) if memory else None
    if isinstance(known, Seen):
        return known
    report, card, kept = study(session, data, task.path, entries)
    seen = Seen(_pickled(report), card, kept)
    if memory:
        memory.keep_any(key, name, seen._replace(kept=b""))
    return seen


def _pickled(report: DocumentReport) -> bytes:
    import pickle

    return pickle.dumps(report, protocol=5)


def _complete(session: Session, each: Completion, memory: Memory | None) -> DocumentReport:
    """The report of a file with its companions; a remembered one is right while those are unchanged too."""
    from reportlint.studying import complete, lint_beside, study

    path = each.task.path
    entries = entries_for(path)
    from hashlib import blake2b

    digest = blake2b(repr((each.content, entries, each.without)).encode(), digest_size=16)
    for beside in each.beside:
        digest.update(repr(beside[:3]).encode("utf-8", "surrogateescape"))
    known = memory.recall(digest.digest(), path) if memory else None
    if known is not None:
        return known
    kept: dict[str, list[bytes]] = {}
    for beside in each.beside:
        data = b"" if beside.kept else _bytes(session, beside.path)
        left = beside.kept or (study(session, data, beside.path).kept if isinstance(data, bytes) else b"")
        if left:
            kept.setdefault(beside.name, []).append(left)
    report = complete(session, each.kept, kept, each.without) if each.kept else None
    if report is None:
        own = _bytes(session, path)
        if not isinstance(own, bytes):
            return own
        report = lint_beside(session, own, path, entries, kept, each.without)
    return memory.keep(digest.digest(), path, report) if memory else report


def lint_file(session: Session, path: str, memory: Memory | None = None, *, named: bool) -> DocumentReport:
    """Lint one file; a file that was not `named` and has no reader is skipped."""
    if not named and session.reader(path) is None:
        return _skipped(path)
    data = _bytes(session, path)
    if not isinstance(data, bytes):
        return data
    entries = entries_for(path)
    if memory is None:
        return session.lint(data, path, entries)
    key = data + repr(entries).encode() if entries else data
    return memory.recall(key, path) or memory.keep(key, path, session.lint(data, path, entries))


def _bytes(session: Session, path: str) -> bytes | DocumentReport:
    """The bytes of a file, or the report that it cannot be opened."""
    try:
        if S_ISFIFO(os.stat(path).st_mode) and not path.startswith("/dev/"):
            # It would wait for a writer for ever; what a shell passes as /dev/fd/63 has one.
            what = {"zh": "它是管道，不是普通文件", "en": "it is a pipe, not a regular file"}
            cure = {"zh": "请先存成文件，或用 - 从标准输入读取", "en": "save it as a file, or give - and pipe it in"}
            return _unreadable(session, path, what, cure)
        with open(path, "rb", 0) as stream:
            return stream.read()
    except OSError as error:
        reason = error.strerror or str(error)
        what = {"zh": f"无法打开（{reason}）", "en": f"it cannot be opened ({reason})"}
        cure = {"zh": "请检查文件权限", "en": "check its permissions"}
        return _unreadable(session, path, what, cure)


def _unreadable(session: Session, path: str, what: dict[str, str], cure: dict[str, str]) -> DocumentReport:
    from reportlint.engine.unreadable import unreadable

    return unreadable(path.replace("\\", "/"), what, cure, session.language)


def _skipped(path: str) -> DocumentReport:
    from reportlint.engine.unreadable import skipped

    return skipped(path.replace("\\", "/"))
