"""`reportlint check`."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from reportlint import __version__
from reportlint.app import Session
from reportlint.cli import CLEAN, FINDINGS, USAGE
from reportlint.cli.options import settings
from reportlint.cli.summary import summarise
from reportlint.model.finding import Severity
from reportlint.model.run import Run

if TYPE_CHECKING:
    from argparse import Namespace

    from reportlint.app import Settings
    from reportlint.model.run import DocumentReport


def run(options: Namespace) -> int:
    """Lint what was given; unknown rules and paths that do not exist give 2 after the rest is linted."""
    wanted = settings(options)
    session = Session(wanted)
    if not _known(session, options):
        return USAGE
    documents, missing = _documents(session, wanted, options)
    finished = Run(tuple(documents), session.profiles.packs, __version__, session.language)
    _write(session.registry.writers[options.output_format].write(finished), options)
    for path in missing:
        print(f"reportlint: {path}: no such file or folder; look at the spelling of the path", file=sys.stderr)
    if not options.quiet:
        print(summarise(finished), file=sys.stderr)
    if missing:
        return USAGE
    if options.fail_on == "never":
        return CLEAN
    threshold = Severity[options.fail_on.upper()]
    return FINDINGS if any(finding.severity >= threshold for finding in finished.findings) else CLEAN


def _known(session: Session, options: Namespace) -> bool:
    """Whether the output format and all selected rules exist; says so if not."""
    from reportlint.language.problems import did_you_mean

    known = True
    if options.output_format not in session.registry.writers:
        near = did_you_mean(options.output_format, list(session.registry.writers))
        cure = f"did you mean '{near}'?" if near else f"known: {', '.join(session.registry.writers)}"
        print(f"reportlint: no output format '{options.output_format}'; {cure}", file=sys.stderr)
        known = False
    selection = session.settings.options.selection
    if selection.select or selection.ignore:
        words = session.rule_words
        for word in (*selection.select, *selection.ignore):
            if word.rstrip("/") not in words:
                near = did_you_mean(word, sorted(words))
                cure = f"did you mean '{near}'?" if near else "`reportlint rules` lists them"
                print(f"reportlint: no rule or pack '{word}'; {cure}", file=sys.stderr)
                known = False
    return known


def _documents(session: Session, wanted: Settings, options: Namespace) -> tuple[list[DocumentReport], tuple[str, ...]]:
    documents: list[DocumentReport] = []
    paths = [path for path in options.paths if path != "-"]
    if len(paths) < len(options.paths):
        documents.append(session.lint(sys.stdin.buffer.read(), options.stdin_filename or "stdin.txt"))
    if not paths:
        return documents, ()
    if len(paths) == 1 and os.path.isfile(paths[0]):
        # The case that an editor waits for: no pool, no memory of results.
        from reportlint.corpus import lint_file

        return [*documents, lint_file(session, paths[0], named=True)], ()
    from reportlint.corpus import lint_files, walk

    files = walk(paths)
    jobs = options.jobs or _cores()
    # Packs are checked (and compiled to the cache) once here, before worker processes would all do it.
    _ = session.profiles
    documents.extend(lint_files(files, wanted, jobs=jobs, remember=not options.no_cache))
    return documents, files.missing


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _write(output: str, options: Namespace) -> None:
    if options.output:
        from pathlib import Path

        from reportlint.userfolder import write_atomically

        write_atomically(Path(options.output), output.encode())
    else:
        sys.stdout.write(output)
