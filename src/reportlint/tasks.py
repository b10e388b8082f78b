"""What a process does with a few of many files: sessions opened once, results remembered by content."""

from __future__ import annotations

import os
from functools import partial
from stat import S_ISFIFO

from reportlint.app import Session
from reportlint.config.side_files import entries_for
from reportlint.record import NamedTuple
from reportlint.steps import at_once, in_step

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence
    from typing import Self, TypeVar

    from reportlint.app import Settings
    from reportlint.companions import Card
    from reportlint.language.outcome import Cause
    from reportlint.memory import Memory
    from reportlint.model.run import DocumentReport

    Given = TypeVar("Given")
    Result = TypeVar("Result")


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


_HANDFUL = 8
"""Documents that take each step together (`steps`); with more of them their own data is what is not near at hand."""

_HEAVY = 256 * 1024
"""Bytes of the files of a handful: long documents are fewer, so that no more of them is in memory than of others."""

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
        yield from _by_handfuls(tasks, lambda task: task.path, partial(_lint_task, memories))


def study_tasks(tasks: Sequence[Task], remember: bool) -> Iterator[Seen]:
    """What can be said of each task without others."""
    with _Memories(wanted=remember and len(tasks) > 1) as memories:
        yield from _by_handfuls(tasks, lambda task: task.path, partial(_study, memories))


def complete_tasks(tasks: Sequence[Completion], remember: bool) -> Iterator[DocumentReport]:
    """The report of each task with its companions."""
    with _Memories(wanted=remember) as memories:
        yield from _by_handfuls(tasks, lambda each: each.task.path, partial(_complete, memories))


def _by_handfuls(
    given: Sequence[Given], path: Callable[[Given], str], work: Callable[[Given], Generator[None, None, Result]]
) -> Iterator[Result]:
    """The result of the work on each, in order."""
    handful: list[Given] = []
    weight = 0
    for each in given:
        heavy = _weight(path(each))
        if handful and (len(handful) == _HANDFUL or weight + heavy > _HEAVY):
            yield from in_step(map(work, handful))
            handful, weight = [], 0
        handful.append(each)
        weight += heavy
    yield from in_step(map(work, handful))


def _weight(path: str) -> int:
    try:
        return os.stat(path).st_size
    except OSError:
        return 0


def _lint_task(memories: _Memories, task: Task) -> Generator[None, None, DocumentReport]:
    session = session_for(task.settings)
    return _lint(session, task.path, memories.of(session), named=task.named)


def _study(memories: _Memories, task: Task) -> Generator[None, None, Seen]:
    from reportlint.studying import study

    session = session_for(task.settings)
    memory = memories.of(session)
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
    report, card, kept = yield from study(session, data, task.path, entries)
    seen = Seen(_pickled(report), card, kept)
    if memory:
        memory.keep_any(key, name, seen._replace(kept=b""))
    return seen


def _pickled(report: DocumentReport) -> bytes:
    import pickle

    return pickle.dumps(report, protocol=5)


def _complete(memories: _Memories, each: Completion) -> Generator[None, None, DocumentReport]:
    """The report of a file with its companions; a remembered one is right while those are unchanged too."""
    from reportlint.studying import complete, lint_beside, study

    session = session_for(each.task.settings)
    memory = memories.of(session)
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
        left = beside.kept
        if not left and isinstance(data, bytes):
            left = (yield from study(session, data, beside.path)).kept
        if left:
            kept.setdefault(beside.name, []).append(left)
    report = (yield from complete(session, each.kept, kept, each.without)) if each.kept else None
    if report is None:
        own = _bytes(session, path)
        if not isinstance(own, bytes):
            return own
        report = yield from lint_beside(session, own, path, entries, kept, each.without)
    return memory.keep(digest.digest(), path, report) if memory else report


def lint_file(session: Session, path: str, *, named: bool) -> DocumentReport:
    """Lint one file; a file that was not `named` and has no reader is skipped."""
    return at_once(_lint(session, path, None, named=named))


def _lint(session: Session, path: str, memory: Memory | None, *, named: bool) -> Generator[None, None, DocumentReport]:
    if not named and session.reader(path) is None:
        return _skipped(path)
    data = _bytes(session, path)
    if not isinstance(data, bytes):
        return data
    entries = entries_for(path)
    if memory is None:
        return (yield from session.lint_in_steps(data, path, entries))
    key = data + repr(entries).encode() if entries else data
    known = memory.recall(key, path)
    return known or memory.keep(key, path, (yield from session.lint_in_steps(data, path, entries)))


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
