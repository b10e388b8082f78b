"""`reportlint audit`: a collection as a whole; the rules are those of `check`."""

from __future__ import annotations

from itertools import chain

from reportlint.app import Session
from reportlint.cli import USAGE
from reportlint.cli.check import annotating, complain, conclude, lint, misused, with_bodies, with_rules
from reportlint.cli.gathering import STDIN, find_files, targets, troubles, without_copies
from reportlint.cli.options import settings_here
from reportlint.cli.output import outputs, put, put_all
from reportlint.cli.table import audit_table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

TABLE = "table"


def run(options: Namespace) -> int:
    """Lint all reports of folders and show who has which findings; exit codes as for `check`."""
    if STDIN in options.paths:
        en = "audit looks at collections; give a folder, or use check for standard input"
        complain([en if options.lang == "en" else "audit 检查一批文件，请给出文件夹；标准输入请用 check"])
        return USAGE
    files = find_files(options)
    wanted = targets(options, files)
    session = Session(wanted[0].settings if wanted else settings_here(options))
    files, wanted = without_copies(session, files, wanted)
    asked, problems = outputs(options, session.registry.writers, session.language, own=(TABLE,))
    problems += misused(session, options, wanted)
    if problems:
        complain(problems)
        return USAGE
    wanted = with_bodies(wanted, asked)
    annotate = annotating(session, asked, wanted)
    finished, remarks = lint(session, options, files, wanted)
    finished = finished._replace(annotate=annotate)
    if options.output_format == TABLE:
        put(audit_table(finished), options.output)
    put_all(asked, with_rules(session, finished, asked))
    failures = troubles(files, session.language)
    return conclude(options, finished, wanted, chain(failures, remarks), failed=bool(failures))
