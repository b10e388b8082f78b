"""From paths to reports: which files, under which settings, and what the baseline knows of them."""

from __future__ import annotations

import os
import sys
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from reportlint.cli.options import settings_of_file
from reportlint.config import for_file
from reportlint.corpus import lint_file, lint_files
from reportlint.walking import Exclusion, Files, walk

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from reportlint.app import Session, Settings
    from reportlint.model.run import DocumentReport

STDIN = "-"


class Gathered(NamedTuple):
    """Reports in order, and what could not be looked at, one sentence each."""

    documents: tuple[DocumentReport, ...]
    troubles: tuple[str, ...]


def find_files(options: Namespace) -> Files:
    """The files that the paths of a command come to; raises `ConfigError`."""
    return walk([path for path in options.paths if path != STDIN], Exclusion(tuple(options.exclude), options.force_exclude))


def troubles(files: Files) -> tuple[str, ...]:
    """What was given and cannot be looked at."""
    return (
        *(f"{path}: no such file or folder; look at the spelling of the path" for path in files.missing),
        *(f"{path}: cannot be listed ({reason}); look at its permissions" for path, reason in files.closed),
    )


def settings_by_path(options: Namespace, files: Files) -> dict[str, Settings]:
    """The settings of each file; raises `ConfigError`."""
    return {path: settings_of_file(options, path) for path in files.found}


def gather(session: Session, options: Namespace, files: Files, settings: dict[str, Settings]) -> Gathered:
    """Lint standard input, if it was given, and all files."""
    documents: list[DocumentReport] = []
    if STDIN in options.paths:
        name = options.stdin_filename or "stdin.txt"
        documents.append(session.under(settings_of_file(options, name)).lint(sys.stdin.buffer.read(), name))
    documents += _reports(session, options, files, settings)
    return Gathered(tuple(documents), troubles(files))


def _reports(
    session: Session, options: Namespace, files: Files, settings: dict[str, Settings]
) -> Iterator[DocumentReport]:
    if len(files.found) == 1 and files.named:
        # The case that an editor waits for: no pool, no memory of results.
        (path,) = files.found
        yield lint_file(session.under(settings[path]), path, named=True)
        return
    # Packs are checked (and compiled to the cache) once here, before worker processes would all do it.
    _ = session.profiles
    reports = lint_files(
        files, settings.__getitem__, jobs=options.jobs or _cores(), remember=not options.no_cache
    )
    if sys.stderr.isatty() and not options.quiet:
        from reportlint.cli.progress import shown

        reports = shown(reports, len(files.found), session.language)
    yield from reports


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def known_set_aside(gathered: Gathered, options: Namespace, settings: dict[str, Settings]) -> Gathered:
    """The reports without what baselines know, or, with `--update-baseline`, after writing that down.

    Raises `ConfigError` for a baseline that cannot be read.
    """
    paths = {
        document.path: options.baseline or for_file(document.path).get("baseline") for document in gathered.documents
    }
    if not any(paths.values()):
        return gathered
    from reportlint.cli.baselines import set_aside, update

    step = update if options.update_baseline else partial(set_aside, settings=settings, options=options)
    documents, stale = step(gathered.documents, paths)
    return Gathered(documents, (*gathered.troubles, *stale))
