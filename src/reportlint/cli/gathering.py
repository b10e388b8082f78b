"""From paths to reports: which files, under which settings, and what the baseline knows of them."""

from __future__ import annotations

import os
import sys
from itertools import chain

from reportlint.cli.options import settings, threshold
from reportlint.config import for_file
from reportlint.record import NamedTuple
from reportlint.tasks import lint_file
from reportlint.walking import Exclusion, Files, walk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterator, Sequence

    from reportlint.app import Session, Settings
    from reportlint.model.finding import Severity
    from reportlint.model.run import DocumentReport

STDIN = "-"


class Target(NamedTuple):
    """A file to lint and what holds for it; `fails_from` is None where nothing makes the run fail."""

    path: str
    settings: Settings
    fails_from: Severity | None
    baseline: str | None


def find_files(options: Namespace) -> Files:
    """The files that the paths of a command come to; raises `ConfigError`."""
    paths = [path for path in options.paths if path != STDIN]
    return walk(paths, Exclusion(tuple(options.exclude), options.force_exclude))


def without_copies(session: Session, files: Files, wanted: Sequence[Target]) -> tuple[Files, list[Target]]:
    """The files without the copies that an earlier `review` put beside them, unless these were named themselves."""
    endings = tuple(writer.beside for writer in session.registry.writers.values() if writer.beside)
    copies = {path for path in files.found if path.endswith(endings) and path not in files.named}
    if not copies:
        return files, list(wanted)
    found = tuple(path for path in files.found if path not in copies)
    return files._replace(found=found), [target for target in wanted if target.path not in copies]


def targets(options: Namespace, files: Files) -> list[Target]:
    """What is to be linted: standard input first, if it was given; raises `ConfigError`."""
    paths = [options.stdin_filename or "stdin.txt"] if STDIN in options.paths else []
    return [_target(options, path) for path in (*paths, *files.found)]


def _target(options: Namespace, path: str) -> Target:
    config = for_file(path)
    baseline = options.baseline or config.get("baseline")
    return Target(path, settings(options, config), threshold(options, config), baseline)  # type: ignore[arg-type]


def troubles(files: Files, language: str) -> list[str]:
    """What was given and cannot be looked at."""
    if language == "zh":
        return [
            *(f"{path}：没有这个文件或文件夹，请核对路径" for path in files.missing),
            *(f"{path}：无法列出其中的文件（{reason}），请检查权限" for path, reason in files.closed),
        ]
    return [
        *(f"{path}: no such file or folder; look at the spelling of the path" for path in files.missing),
        *(f"{path}: cannot be listed ({reason}); look at its permissions" for path, reason in files.closed),
    ]


def gather(session: Session, options: Namespace, files: Files, wanted: Sequence[Target]) -> Sequence[DocumentReport]:
    """The report of every target, in order; many are linted only when they are asked for."""
    first = []
    if STDIN in options.paths:
        target = wanted[0]
        first.append(session.under(target.settings).lint(sys.stdin.buffer.read(), target.path))
    if len(files.found) == 1 and files.named and not wanted[-1].settings.corpus:
        # The case that an editor waits for: no pool, no memory of results.
        last = wanted[-1]
        return [*first, lint_file(session.under(last.settings), last.path, named=True)]
    if not files.found:
        return first
    from reportlint.spool import Reports

    many = _many(session, options, files, {target.path: target.settings for target in wanted})
    reports = Reports(chain(first, many))
    if sys.stderr.isatty() and sys.stdout.isatty():
        # One terminal for both: the line that tells how far the run is must be gone before anything is written.
        len(reports)
    return reports


def _many(session: Session, options: Namespace, files: Files, by_path: dict[str, Settings]) -> Iterator[DocumentReport]:
    from reportlint.corpus import lint_files

    # Packs are checked (and compiled to the cache) once here, before worker processes would all do it.
    _ = session.profiles
    jobs = options.jobs or _cores()

    def reports(looked: Callable[[], None] | None) -> Iterator[DocumentReport]:
        return lint_files(files, by_path.__getitem__, jobs=jobs, remember=not options.no_cache, looked=looked)

    if options.quiet or not sys.stderr.isatty():
        yield from reports(None)
        return
    from reportlint.cli.progress import Progress

    with Progress(len(files.found), session.language) as progress:
        yield from reports(progress)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
