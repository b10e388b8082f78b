"""The command line as argparse reads it: help, mistakes, and whatever is not plain."""

from __future__ import annotations

import argparse
import os

from reportlint import __version__
from reportlint.cli.saying import asked_for, tongue

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_EXAMPLES = """\
examples:
  reportlint check 年度报告.txt            find what is wrong in a report
  reportlint check reports/ --jobs 4       a folder of reports
  reportlint check a.md --output-format full
  reportlint explain section-missing       what a rule means and why
  reportlint facts a.txt                   what was read: sections, tables, numbers
  reportlint review 年度报告.docx          a copy with a comment beside each finding
  reportlint fix a.txt --diff              what could be repaired
  reportlint audit reports/                who has which findings, year against year

exit codes: 0 nothing at or above --fail-on, 1 findings, 2 bad usage, configuration, pack or path
"""


def parse(
    words: Sequence[str], declared: Mapping[str, tuple[str, Callable[[argparse.ArgumentParser], None]]]
) -> argparse.Namespace:
    """Read the words by the `declared` commands; usage mistakes end the program with 2.

    Help and complaints are in the language of `--lang`, else in that of the environment.
    """
    chinese = tongue(asked_for(words)) == "zh"
    if chinese:
        from reportlint.cli.chinese_help import EXAMPLES, said, speak, translate

        speak()
    parser = argparse.ArgumentParser(
        prog="reportlint",
        description="Finds mistakes in official reports: sections, sums, numbering, years, names, wording.",
        epilog=EXAMPLES if chinese else _EXAMPLES,
        formatter_class=_Formatter,
    )
    parser.add_argument("--version", action="version", version=f"reportlint {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, (told, fill) in declared.items():
        help_text = said(told) if chinese else told
        command = commands.add_parser(name, help=help_text, description=help_text, formatter_class=_Formatter)
        command.set_defaults(module=name)
        if name in words:
            # Describing the options of all commands takes longer than linting a short report.
            fill(command)
        if chinese:
            translate(command)
    if chinese:
        translate(parser)
    return parser.parse_args(words)


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """argparse asks shutil for the width of the terminal whenever an option is declared; loading that takes 3 ms."""

    def __init__(self, prog: str) -> None:
        try:
            columns = int(os.environ.get("COLUMNS") or os.get_terminal_size(1).columns)
        except (OSError, ValueError):
            columns = 80
        super().__init__(prog, width=columns - 2)
