"""`reportlint review`: for people who write reports; copies to look at beside each file."""

from __future__ import annotations

import sys
from functools import partial
from os.path import splitext

from reportlint import __version__
from reportlint.annotating import annotated, contents
from reportlint.app import Session
from reportlint.cli import CLEAN, FINDINGS, USAGE
from reportlint.cli.gathering import find_files, targets, troubles, without_copies
from reportlint.cli.options import settings_here
from reportlint.cli.selection import unknown_words
from reportlint.corpus import lint_file
from reportlint.model.errors import Unwritable
from reportlint.model.run import Run
from reportlint.saving import save

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from reportlint.cli.gathering import Target
    from reportlint.extend import Writer

_SAID = {
    "zh": {"found": "{path}：发现 {count} 个问题", "copies": "，已写入 {copies}", "none": "；该格式没有可写的副本"},
    "en": {
        "found": "{path}: {count} finding(s)",
        "copies": "; see {copies}",
        "none": "; there is no copy to write for this format",
    },
}


def run(options: Namespace) -> int:
    """Lint each file and put the copies beside it; the files themselves are never touched."""
    files = find_files(options)
    wanted = targets(options, files)
    session = Session(wanted[0].settings if wanted else settings_here(options))
    files, wanted = without_copies(session, files, wanted)
    wrong = [*unknown_words(session, wanted), *troubles(files, session.language)]
    for problem in wrong:
        print(f"reportlint: {problem}", file=sys.stderr)
    code = USAGE if wrong else CLEAN
    for target in wanted:
        if not _is_copy(session, target.path):
            code = max(code, _review(session, target, named=target.path in files.named))
    return code


def _review(session: Session, target: Target, *, named: bool) -> int:
    writers = list(_writers(session, target.path))
    settings = target.settings
    bodies = any(writer.needs_bodies for writer in writers)
    session = session.under(settings._replace(options=settings.options._replace(bodies=bodies)))
    linted = contents([target.path]) if any(writer.formats for writer in writers) else {}
    report = lint_file(session, target.path, named=named)
    if report.status == "skipped":
        return CLEAN
    said = _SAID[session.language]
    rules = (
        session.rule_notes(finding.rule for finding in report.findings) if any(w.needs_rules for w in writers) else {}
    )
    annotate = partial(annotated, session, linted)
    finished = Run((report,), session.profiles.packs, __version__, session.language, rules, annotate)
    copies, code = [], CLEAN
    for writer in writers:
        try:
            written = writer.write(finished)
        except Unwritable as error:
            print(f"reportlint: {error.said(session.language)}", file=sys.stderr)
            code = USAGE
            continue
        copy = splitext(target.path)[0] + writer.beside
        save(copy, written if isinstance(written, bytes) else written.encode())
        copies.append(copy)
    line = said["found"].format(path=target.path, count=len(report.findings))
    print(line + (said["copies"].format(copies=", ".join(copies)) if copies else said["none"]))
    for finding in report.findings if report.status == "unreadable" else ():
        print(finding.headline)
    worst = max((finding.severity for finding in report.findings), default=None)
    fails = target.fails_from is not None and worst is not None and worst >= target.fails_from
    return max(code, FINDINGS if fails else CLEAN)


def _writers(session: Session, path: str) -> Iterator[Writer]:
    """The outputs that stand beside a document of this format."""
    reader = session.reader(path)
    for writer in session.registry.writers.values():
        if writer.beside and (not writer.formats or (reader is not None and reader.name in writer.formats)):
            yield writer


def _is_copy(session: Session, path: str) -> bool:
    """Whether a file is itself a copy that an earlier run wrote: no copies are made of copies."""
    return any(writer.beside and path.endswith(writer.beside) for writer in session.registry.writers.values())
