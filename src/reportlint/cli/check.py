"""`reportlint check`."""

from __future__ import annotations

import sys
from functools import partial
from itertools import chain

from reportlint import __version__
from reportlint.app import Session
from reportlint.cli import CLEAN, FINDINGS, USAGE
from reportlint.cli.gathering import find_files, gather, targets, troubles, without_copies
from reportlint.cli.options import settings_here
from reportlint.cli.output import outputs, put_all
from reportlint.cli.selection import unknown_words
from reportlint.cli.summary import summarise
from reportlint.model.run import Run

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterable, Sequence

    from reportlint.cli.gathering import Target
    from reportlint.cli.output import Output
    from reportlint.model.finding import Remark
    from reportlint.model.run import DocumentReport
    from reportlint.walking import Files

MOST_BODIES = 200
"""Documents of which an output can show the text; beyond, it shows their findings only."""


def run(options: Namespace) -> int:
    """Lint what was given; paths that do not exist give 2 after the rest is linted."""
    files = find_files(options)
    wanted = targets(options, files)
    session = Session(wanted[0].settings if wanted else settings_here(options))
    files, wanted = without_copies(session, files, wanted)
    asked, problems = outputs(options, session.registry.writers, session.language)
    problems += misused(session, options, wanted)
    if problems:
        complain(problems)
        return USAGE
    wanted = with_bodies(wanted, asked)
    annotate = annotating(session, asked, wanted)
    finished, remarks = lint(session, options, files, wanted)
    finished = finished._replace(annotate=annotate)
    put_all(asked, with_rules(session, finished, asked))
    failures = troubles(files, session.language)
    return conclude(options, finished, wanted, chain(failures, remarks), failed=bool(failures))


def misused(session: Session, options: Namespace, wanted: Sequence[Target]) -> list[str]:
    """What is wrong with the options before anything is linted."""
    problems = unknown_words(session, wanted)
    if options.update_baseline and not any(target.baseline for target in wanted):
        zh = session.language == "zh"
        cure = (
            "没有基线文件，请用 --baseline FILE 指定" if zh else "there is no baseline; name one with --baseline FILE"
        )
        problems.append(f"--update-baseline: {cure}")
    return problems


def lint(session: Session, options: Namespace, files: Files, wanted: Sequence[Target]) -> tuple[Run, list[str]]:
    """The run without what baselines know, and remarks on them, which are complete when all of the run was looked at."""
    reports = gather(session, options, files, wanted)
    remarks: list[str] = []
    if any(target.baseline for target in wanted):
        from reportlint.cli.baselines import set_aside, update
        from reportlint.spool import Reports

        if options.update_baseline:
            remarks += update(wanted, reports, session.language)
        reports = Reports(set_aside(wanted, reports, session.language, [] if remarks else remarks))
    return Run(reports, session.profiles.packs, __version__, session.language), remarks


def with_bodies(wanted: list[Target], asked: Iterable[Output]) -> list[Target]:
    """The targets, with documents as pages show them if an output wants to show them."""
    if not any(output.writer.needs_bodies for output in asked) or len(wanted) > MOST_BODIES:
        return wanted
    return [
        target._replace(settings=target.settings._replace(options=target.settings.options._replace(bodies=True)))
        for target in wanted
    ]


def annotating(
    session: Session, asked: Iterable[Output], wanted: Sequence[Target]
) -> Callable[[str, Iterable[Remark]], bytes] | None:
    """What writes into copies of the files as they are now, before they are linted, if an output wants it."""
    if not any(output.writer.formats for output in asked):
        return None
    from reportlint.annotating import annotated, contents

    return partial(annotated, session, contents(target.path for target in wanted))


def with_rules(session: Session, finished: Run, asked: Iterable[Output]) -> Run:
    """The run, with what is told of its rules if an output wants to tell it."""
    if not any(output.writer.needs_rules for output in asked):
        return finished
    return finished._replace(rules=session.rule_notes({finding.rule for finding in finished.each_finding()}))


def conclude(
    options: Namespace, finished: Run, wanted: Sequence[Target], remarks: Iterable[str], *, failed: bool
) -> int:
    """Say on standard error what was not said by the output, and give the exit code."""
    # All of the run is looked at before its last words: what baselines remark is known then.
    fails = [_fails(target, report) for target, report in zip(wanted, finished.documents, strict=True)]
    complain(remarks)
    if options.statistics:
        from reportlint.cli.statistics import statistics

        print(statistics(finished), end="", file=sys.stderr)
    if not options.quiet:
        print(summarise(finished), file=sys.stderr)
    if failed:
        return USAGE
    return FINDINGS if any(fails) else CLEAN


def complain(problems: Iterable[str]) -> None:
    """Say what is wrong, one line each, on standard error."""
    for problem in problems:
        print(f"reportlint: {problem}", file=sys.stderr)


def _fails(target: Target, report: DocumentReport) -> bool:
    lowest = target.fails_from
    return lowest is not None and any(finding.severity >= lowest for finding in report.findings)
