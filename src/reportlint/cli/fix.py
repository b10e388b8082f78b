"""`reportlint fix`."""

from __future__ import annotations

import sys
from pathlib import Path

from reportlint.app import Session
from reportlint.cli import CLEAN, FINDINGS, USAGE
from reportlint.cli.check import complain
from reportlint.cli.gathering import STDIN, find_files, targets, troubles, without_copies
from reportlint.cli.options import settings_here
from reportlint.cli.saying import reason
from reportlint.cli.selection import unknown_words
from reportlint.config.side_files import entries_for
from reportlint.engine.fixing import Fixed, Format, fix
from reportlint.model.errors import Unreadable
from reportlint.model.finding import Severity
from reportlint.record import NamedTuple
from reportlint.saving import save

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from reportlint.cli.gathering import Target
    from reportlint.extend import ReaderFormat
    from reportlint.model.finding import Finding


_UNWRITABLE = {
    "zh": "此格式不能直接修改，请修改它的源文件",
    "en": "this format is not changed in place; change the document that it was made from",
}


class _Done(NamedTuple):
    """What became of one file: the text before and after, and the findings that are left.

    `unwritable` says that something could be repaired, if this format could be written.
    """

    before: bytes
    fixed: Fixed
    left: Sequence[Finding]
    unwritable: bool = False


def run(options: Namespace) -> int:
    """Repair files in place, or show the difference; 1 if findings are in them as they now lie."""
    if STDIN in options.paths:
        en = "fix changes files and cannot change standard input; give a file"
        complain([en if options.lang == "en" else "fix 直接修改文件，不能修改标准输入，请给出文件"])
        return USAGE
    files = find_files(options)
    wanted = targets(options, files)
    session = Session(wanted[0].settings if wanted else settings_here(options))
    files, wanted = without_copies(session, files, wanted)
    problems = unknown_words(session, wanted)
    if problems:
        complain(problems)
        return USAGE
    failures = troubles(files, session.language)
    remarks: list[str] = []
    repaired = refused = changed = left = 0
    failing = False
    for target in wanted:
        try:
            done = _fix(session.under(target.settings), target, options, named=target.path in files.named)
        except Unreadable as error:
            failures.append(f"{target.path}: {error.said(session.language)}")
            continue
        except OSError as error:
            failures.append(reason(error, session.language))
            continue
        if done is None:
            continue
        if done.unwritable:
            remarks.append(f"{target.path}: {_UNWRITABLE[session.language]}")
        repaired += len(done.fixed.repaired)
        refused += len(done.fixed.refused)
        changed += done.fixed.data != done.before
        left += len(done.left)
        lowest = target.fails_from
        failing |= lowest is not None and any(finding.severity >= lowest for finding in done.left)
    complain([*failures, *remarks])
    if not options.quiet:
        print(_summary(session.language, options, (repaired, changed, left, refused)), file=sys.stderr)
    return USAGE if failures else FINDINGS if failing else CLEAN


def _fix(session: Session, target: Target, options: Namespace, *, named: bool) -> _Done | None:
    """Repair one file; None for a file that was met in a folder and has no reader. Raises `Unreadable`, `OSError`."""
    reader = session.reader(target.path)
    if reader is None and not named:
        return None
    before = Path(target.path).read_bytes()
    form = _format(session, target, reader)
    session.read(before, target.path)
    if reader is None or reader.write_back is None:
        left = form.find(before)
        return _Done(before, Fixed(before, (), ()), left, unwritable=any(finding.fix for finding in left))
    fixed = fix(before, form, unsafe=options.unsafe)
    if options.diff:
        from reportlint.cli.difference import difference

        old, new = (session.read(data, target.path).source.text for data in (before, fixed.data))
        sys.stdout.write(difference(target.path, old, new))
        return _Done(before, fixed, form.find(before))
    if fixed.data != before:
        save(target.path, fixed.data)
    return _Done(before, fixed, form.find(fixed.data))


def _format(session: Session, target: Target, reader: ReaderFormat | None) -> Format:
    options = target.settings.options
    everything = options._replace(
        selection=options.selection._replace(select=(), ignore=()), severity=Severity.INFO, suppress=False, most=0
    )
    strict = session.under(target.settings._replace(options=everything))
    session = session.under(target.settings._replace(options=options._replace(most=0)))
    entries = entries_for(target.path)

    def find(data: bytes) -> Sequence[Finding]:
        report = session.lint(data, target.path, entries)
        if target.baseline is None:
            return report.findings
        from reportlint.cli.baselines import set_aside

        (kept,) = set_aside([target], [report], session.language, [])
        return kept.findings

    write_back = reader.write_back if reader and reader.write_back else lambda data, edits: data  # noqa: ARG005
    return Format(
        lambda data: session.read(data, target.path),
        write_back,
        find,
        lambda data: strict.lint(data, target.path).findings,
    )


def _summary(language: str, options: Namespace, counts: tuple[int, int, int, int]) -> str:
    repaired, changed, left, refused = counts
    if language == "zh":
        verb = "可修改" if options.diff else "已修改"
        said = [f"{verb} {repaired} 处（{changed} 份文件）", f"{'现有' if options.diff else '尚余'} {left} 个问题"]
        if refused:
            said.append(f"{refused} 处修改后复核未通过，未予采用")
        return "，".join(said)
    verb = "would repair" if options.diff else "repaired"
    said = [f"{verb} {repaired} finding(s) in {changed} file(s)", f"{left} {'there now' if options.diff else 'left'}"]
    if refused:
        said.append(f"{refused} not repaired: reading the result again did not confirm it")
    return ", ".join(said)
