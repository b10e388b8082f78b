"""Many documents: walking folders, worker processes, and results remembered by content."""

from __future__ import annotations

from collections import deque
from itertools import islice

from reportlint.record import NamedTuple
from reportlint.tasks import Task, lint_file, lint_tasks, session_for
from reportlint.walking import Files, walk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Executor, Future
    from typing import TypeVar

    from reportlint.app import Settings
    from reportlint.model.run import DocumentReport
    from reportlint.tasks import Completion, Seen

    Given = TypeVar("Given")
    Result = TypeVar("Result")

__all__ = ["Files", "lint_file", "lint_files", "walk"]

POOL_FROM = 50
"""Files below which starting a second process costs more than it saves (measured: `make bench`)."""

_CHUNK = 24
"""Tasks that a process takes at one time: three handfuls, none of which goes short (`tasks`)."""

_AHEAD = 12
"""Chunks that are in the hands of an executor at one time: enough for many cores, and little to hold."""


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
    if executor is not None or jobs == 1 or len(tasks) < POOL_FROM:
        yield from _reports(Runner(executor, remember, looked), tasks)
        return
    from reportlint.workers import workers

    with workers(jobs) as pool:
        yield from _reports(Runner(pool, remember, looked), tasks)


def _reports(runner: Runner, tasks: Sequence[Task]) -> Iterator[DocumentReport]:
    if not _look_elsewhere(tasks):
        return runner.lint(tasks)
    from reportlint.together import lint_together

    return lint_together(runner, tasks)


class Runner(NamedTuple):
    """Does work on tasks, in this process or in those of an executor; results come in the order of the tasks."""

    executor: Executor | None
    remember: bool
    looked: Callable[[], None] | None = None

    def lint(self, tasks: Sequence[Task]) -> Iterator[DocumentReport]:
        """The report of each task."""
        return self._told(self._done(lint_tasks, tasks))

    def study(self, tasks: Sequence[Task]) -> Iterator[Seen]:
        """What can be said of each task without others."""
        from reportlint.tasks import study_tasks

        return self._told(self._done(study_tasks, tasks))

    def complete(self, tasks: Sequence[Completion]) -> Iterator[DocumentReport]:
        """The report of each task with its companions."""
        from reportlint.tasks import complete_tasks

        return self._done(complete_tasks, tasks)

    def _done(
        self, work: Callable[[Sequence[Given], bool], Iterator[Result]], given: Sequence[Given]
    ) -> Iterator[Result]:
        if self.executor is None:
            yield from work(given, self.remember)
            return
        chunks = (given[at : at + _CHUNK] for at in range(0, len(given), _CHUNK))
        futures = (self.executor.submit(_listed, work, chunk, self.remember) for chunk in chunks)
        under_way: deque[Future[list[Result]]] = deque(islice(futures, _AHEAD))
        while under_way:
            results = under_way.popleft().result()
            under_way.extend(islice(futures, 1))
            yield from results

    def _told(self, results: Iterable[Result]) -> Iterator[Result]:
        for result in results:
            if self.looked:
                self.looked()
            yield result


def _listed(
    work: Callable[[Sequence[Given], bool], Iterator[Result]],
    tasks: Sequence[Given],
    remember: bool,
) -> list[Result]:
    return list(work(tasks, remember))


def _look_elsewhere(tasks: Sequence[Task]) -> bool:
    """Whether any document may have to be held against another one: there are two of them, and a pack that does so."""
    if not tasks or (len(tasks) == 1 and not tasks[0].settings.corpus):
        return False
    sessions = {task.settings: session_for(task.settings) for task in tasks}
    return any(profile.nouns.documents for session in sessions.values() for profile in session.profiles.claiming)
