"""Documents of a run held against one another, each read once: what others need of it waits, small, until all are known."""

from __future__ import annotations

import pickle
from tempfile import SpooledTemporaryFile

from reportlint.companions import AMBIGUOUS, Index, corpus_files
from reportlint.language.outcome import Cause
from reportlint.record import NamedTuple
from reportlint.spool import room_wanted
from reportlint.tasks import Beside, Completion, Task

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Self

    from reportlint.companions import Found, Want
    from reportlint.corpus import Runner
    from reportlint.model.run import DocumentReport
    from reportlint.tasks import Seen

_IN_MEMORY = 32 * 1024 * 1024
"""Bytes of waiting reports that stay in memory; more go to a temporary file."""

_WINDOW = 500
"""Documents that are completed together: their companions are in memory at one time."""


class _Waiting(NamedTuple):
    """Where a document waits: the offset of its report, the lengths of that and of what was kept, the digest of its bytes."""

    path: str
    at: int
    report: int
    kept: int
    content: bytes


class _Room:
    """Reports, and what was kept of documents, in the order in which they came."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed by `__exit__`
        self._places: list[_Waiting] = []
        self._end = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def add(self, path: str, seen: Seen) -> None:
        with room_wanted():
            self._file.seek(self._end)
            self._file.write(seen.report)
            self._file.write(seen.kept)
        content = seen.card.content if seen.card is not None else b""
        self._places.append(_Waiting(path, self._end, len(seen.report), len(seen.kept), content))
        self._end += len(seen.report) + len(seen.kept)

    def path(self, number: int) -> str:
        return self._places[number].path

    def content(self, number: int) -> bytes:
        return self._places[number].content

    def report(self, number: int) -> bytes:
        place = self._places[number]
        self._file.seek(place.at)
        return self._file.read(place.report)

    def kept(self, number: int) -> bytes:
        place = self._places[number]
        self._file.seek(place.at + place.report)
        return self._file.read(place.kept)


def lint_together(runner: Runner, tasks: Sequence[Task]) -> Iterator[DocumentReport]:
    """The report of each task, in order, once all are read; files of the corpus are read beside them and not reported."""
    globs = sorted({glob for task in tasks for glob in task.settings.corpus})
    others = [
        Task(path, named=False, settings=tasks[0].settings) for path in corpus_files(globs, [t.path for t in tasks])
    ]
    everything = [*tasks, *others]
    index = Index()
    with _Room() as room:
        for task, seen in zip(everything, runner.study(everything), strict=True):
            index.add(seen.card)
            room.add(task.path, seen)
        for start in range(0, len(tasks), _WINDOW):
            yield from _window(runner, everything, room, index, range(start, min(start + _WINDOW, len(tasks))))


def _window(
    runner: Runner, tasks: Sequence[Task], room: _Room, index: Index, numbers: Sequence[int]
) -> Iterator[DocumentReport]:
    """Reports of a few documents, in order; those to which others belong are completed by the runner."""
    companions = [index.companions(number) for number in numbers]
    completions = [
        _completion(tasks[number], room, number, found)
        for number, found in zip(numbers, companions, strict=True)
        if _to_complete(found)
    ]
    completed = runner.complete(completions)
    for number, found in zip(numbers, companions, strict=True):
        if _to_complete(found):
            yield next(completed)
        else:
            yield _ambiguous(pickle.loads(room.report(number)), [want for want, _ in found])  # noqa: S301 - our own


def _completion(task: Task, room: _Room, number: int, found: Sequence[Found]) -> Completion:
    beside = tuple(
        Beside(want.name, room.path(other), room.content(other), room.kept(other))
        for want, others in found
        if others != AMBIGUOUS
        for other in others
    )
    without = tuple(
        (want.name, Cause.COMPANION_AMBIGUOUS if others == AMBIGUOUS else Cause.COMPANION_MISSING)
        for want, others in found
        if others in (AMBIGUOUS, ())
    )
    return Completion(task, room.content(number), room.kept(number), beside, without)


def _to_complete(found: Sequence[Found]) -> bool:
    """Whether more is to be said than that several documents could be the one that is looked for."""
    return any(numbers != AMBIGUOUS or want.how == "sum" for want, numbers in found)


def _ambiguous(report: DocumentReport, wants: Sequence[Want]) -> DocumentReport:
    """A report that was made as if nothing belonged to the document: what several could be is not missing."""
    if not wants:
        return report
    subjects = {want.subject for want in wants}
    missing, several = Cause.COMPANION_MISSING.value, Cause.COMPANION_AMBIGUOUS.value
    told = (
        each._replace(cause=several) if each.cause == missing and each.subject in subjects else each
        for each in report.not_evaluated
    )
    return report._replace(not_evaluated=tuple(sorted(told)))
