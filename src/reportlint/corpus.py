"""Many documents: walking folders, worker processes, and results remembered by content."""

from __future__ import annotations

import os
from stat import S_ISFIFO

from reportlint.app import Session
from reportlint.config.side_files import entries_for
from reportlint.engine.unreadable import skipped, unreadable
from reportlint.record import NamedTuple
from reportlint.walking import Files, walk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Executor
    from typing import Self, TypeVar

    from reportlint.app import Settings
    from reportlint.companions import Card, Companions
    from reportlint.memory import Memory
    from reportlint.model.run import DocumentReport

    Result = TypeVar("Result")

__all__ = ["Files", "lint_file", "lint_files", "walk"]

POOL_FROM = 50
"""Files below which starting a second process costs more than it saves (measured: `make bench`)."""

_CHUNK = 25


class Task(NamedTuple):
    """A file to lint, whether it was named itself, and the settings that hold for it.

    `companions` are paths of the documents that belong to it, by declared name; an empty path where several disagree.
    """

    path: str
    named: bool
    settings: Settings
    companions: tuple[tuple[str, str], ...] = ()


class Studied(NamedTuple):
    """The report of a file without looking at others, and what others may look for in it."""

    report: DocumentReport
    card: Card | None


def lint_files(
    files: Files,
    settings: Settings | Callable[[str], Settings],
    *,
    jobs: int = 1,
    executor: Executor | None = None,
    remember: bool = True,
    looked: Callable[[], None] | None = None,
) -> Iterator[DocumentReport]:
    """Reports of all files, in their order. `settings` are those of all files, or are told by path.

    `looked` is called each time a file has been looked at, which may be long before its report is complete.

    `executor` may be any `concurrent.futures.Executor`; without one, `jobs` worker processes are started where the
    number of files is worth it. With `remember`, results are kept in the user's cache folder by content, path and settings.
    """
    tasks = [
        Task(path, path in files.named, settings(path) if callable(settings) else settings) for path in files.found
    ]
    rounds = _two_rounds if _look_elsewhere(tasks) else _one_round
    if executor is None and (jobs == 1 or len(tasks) < POOL_FROM):
        yield from rounds(_Runner(None, remember, looked), tasks)
        return
    if executor is not None:
        yield from rounds(_Runner(executor, remember, looked), tasks)
        return
    from reportlint.workers import workers

    with workers(jobs) as pool:
        yield from rounds(_Runner(pool, remember, looked), tasks)


class _Runner(NamedTuple):
    """Does work on tasks, in this process or in those of an executor; results come in the order of the tasks."""

    executor: Executor | None
    remember: bool
    looked: Callable[[], None] | None = None

    def lint(self, tasks: Sequence[Task]) -> Iterator[DocumentReport]:
        """The report of each task."""
        if self.executor is None:
            yield from self._told(_lint_chunk(tasks, remember=self.remember))
            return
        for future in [self.executor.submit(_worker, chunk, self.remember) for chunk in _chunks(tasks)]:
            yield from self._told(future.result())

    def study(self, tasks: Sequence[Task]) -> Iterator[Studied]:
        """The report of each task without others, and its card."""
        if self.executor is None:
            yield from self._told(_study_chunk(tasks, remember=self.remember))
            return
        for future in [self.executor.submit(_student, chunk, self.remember) for chunk in _chunks(tasks)]:
            yield from self._told(future.result())

    def _told(self, results: Iterable[Result]) -> Iterator[Result]:
        for result in results:
            if self.looked:
                self.looked()
            yield result


def _chunks(tasks: Sequence[Task]) -> list[list[Task]]:
    return [list(tasks[at : at + _CHUNK]) for at in range(0, len(tasks), _CHUNK)]


def _one_round(runner: _Runner, tasks: Sequence[Task]) -> Iterator[DocumentReport]:
    return runner.lint(tasks)


def _two_rounds(runner: _Runner, tasks: Sequence[Task]) -> Iterator[DocumentReport]:
    """All files by themselves; then, knowing them all, those again to which another one belongs."""
    from reportlint.companions import Index, corpus_files

    globs = sorted({glob for task in tasks for glob in task.settings.corpus})
    others = [
        Task(path, named=False, settings=tasks[0].settings) for path in corpus_files(globs, [t.path for t in tasks])
    ]
    studied = list(runner.study([*tasks, *others]))
    index = Index(each.card for each in studied if each.card is not None)
    again: dict[int, Task] = {}
    for number, (task, (_, card)) in enumerate(zip(tasks, studied, strict=False)):
        found = index.companions(card) if card is not None else {}
        if found:
            again[number] = task._replace(companions=tuple(sorted(found.items())))
    reports = runner.lint(list(again.values()))
    for number in range(len(tasks)):
        yield next(reports) if number in again else studied[number].report


def _look_elsewhere(tasks: Sequence[Task]) -> bool:
    """Whether any document may have to be held against another one: there are two of them, and a pack that does so."""
    if not tasks or (len(tasks) == 1 and not tasks[0].settings.corpus):
        return False
    sessions = {task.settings: _session(task.settings) for task in tasks}
    return any(profile.nouns.documents for session in sessions.values() for profile in session.profiles.claiming)


_sessions: dict[Settings, Session] = {}
"""Sessions of this worker process: plugins and packs are loaded once, not for every chunk."""


def _session(settings: Settings) -> Session:
    if settings not in _sessions:
        alike = next((each for each in _sessions.values() if each.settings.packs == settings.packs), None)
        _sessions[settings] = alike.under(settings) if alike else Session(settings)
    return _sessions[settings]


def _worker(tasks: list[Task], remember: bool) -> list[DocumentReport]:
    return list(_lint_chunk(tasks, remember=remember))


def _student(tasks: list[Task], remember: bool) -> list[Studied]:
    return list(_study_chunk(tasks, remember=remember))


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


def _lint_chunk(tasks: Sequence[Task], *, remember: bool) -> Iterator[DocumentReport]:
    with _Memories(wanted=remember and len(tasks) > 1) as memories:
        for task in tasks:
            session = _session(task.settings)
            memory = memories.of(session)
            if task.companions:
                yield _lint_beside(session, task, memory)
            else:
                yield lint_file(session, task.path, memory, named=task.named)


def _study_chunk(tasks: Sequence[Task], *, remember: bool) -> Iterator[Studied]:
    with _Memories(wanted=remember and len(tasks) > 1) as memories:
        for task in tasks:
            session = _session(task.settings)
            yield _study(session, task, memories.of(session))


def _companions(session: Session) -> Companions:
    from reportlint.companions import Companions

    if session.settings not in _beside:
        _beside[session.settings] = Companions(session)
    return _beside[session.settings]


_beside: dict[Settings, Companions] = {}
"""Bindings that this process keeps for the documents that look for them."""


def _study(session: Session, task: Task, memory: Memory | None) -> Studied:
    if not task.named and session.reader(task.path) is None:
        return Studied(skipped(task.path.replace("\\", "/")), None)
    data = _bytes(session, task.path)
    if not isinstance(data, bytes):
        return Studied(data, None)
    entries = entries_for(task.path)
    key, name = data + repr(entries).encode() if entries else data, f"{task.path}\0studied"
    known = memory.recall_any(key, name) if memory else None
    if isinstance(known, Studied):
        return known
    studied = Studied(*session.study(data, task.path, entries, _companions(session)))
    if memory:
        memory.keep_any(key, name, studied)
    return studied


def _lint_beside(session: Session, task: Task, memory: Memory | None) -> DocumentReport:
    """Lint a file with the documents that belong to it; a remembered result is right while those are unchanged too."""
    from reportlint.companions import digest

    data = _bytes(session, task.path)
    if not isinstance(data, bytes):
        return data
    entries = entries_for(task.path)
    key = data + (repr(entries).encode() if entries else b"") + digest(task.companions)
    known = memory.recall(key, task.path) if memory else None
    if known is not None:
        return known
    report = session.lint_beside(data, task.path, entries, _companions(session), task.companions)
    return memory.keep(key, task.path, report) if memory else report


def lint_file(session: Session, path: str, memory: Memory | None = None, *, named: bool) -> DocumentReport:
    """Lint one file; a file that was not `named` and has no reader is skipped."""
    if not named and session.reader(path) is None:
        return skipped(path.replace("\\", "/"))
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
            return unreadable(path.replace("\\", "/"), what, cure, session.language)
        with open(path, "rb", 0) as stream:
            return stream.read()
    except OSError as error:
        reason = error.strerror or str(error)
        what = {"zh": f"无法打开（{reason}）", "en": f"it cannot be opened ({reason})"}
        cure = {"zh": "请检查文件权限", "en": "check its permissions"}
        return unreadable(path.replace("\\", "/"), what, cure, session.language)
