"""The commands and their options."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from reportlint import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

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


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read the arguments; usage mistakes end the program with 2."""
    parser = argparse.ArgumentParser(
        prog="reportlint",
        description="Finds mistakes in official reports: sections, sums, numbering, years, names, wording.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"reportlint {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _check(commands)
    _fix(commands)
    _review(commands)
    _audit(commands)
    _text(commands)
    _facts(commands)
    _rules(commands)
    _explain(commands)
    _test(commands)
    _new(commands)
    _config(commands)
    _plugins(commands)
    _server(commands)
    return parser.parse_args(arguments)


def _command(commands: argparse._SubParsersAction, name: str, help: str) -> argparse.ArgumentParser:  # type: ignore[type-arg]  # noqa: A002
    parser: argparse.ArgumentParser = commands.add_parser(name, help=help, description=help)
    parser.set_defaults(module=name)
    return parser


def _packs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--pack", action="append", default=[], metavar="PATH", help="a pack (file or folder) beside the built-in ones"
    )
    parser.add_argument("--lang", choices=("zh", "en"), help="language of messages (default: that of the pack)")


def _selection(parser: argparse.ArgumentParser) -> None:
    rules = parser.add_argument_group("which rules")
    rules.add_argument(
        "--select", action="append", default=[], metavar="RULES", help="only these: ids or pack names, comma separated"
    )
    rules.add_argument("--ignore", action="append", default=[], metavar="RULES", help="not these")
    rules.add_argument(
        "--severity",
        choices=("error", "warning", "info"),
        default="warning",
        help="show from this severity on (default: %(default)s)",
    )
    rules.add_argument("--preview", action="store_true", help="also run rules that are still being tried out")


def _files(parser: argparse.ArgumentParser) -> None:
    files = parser.add_argument_group("which files")
    files.add_argument(
        "--exclude", action="append", default=[], metavar="GLOB", help="leave these out, as in .gitignore"
    )
    files.add_argument(
        "--force-exclude", action="store_true", help="leave excluded files out even where they are named (for hooks)"
    )


def _running(parser: argparse.ArgumentParser) -> None:
    running = parser.add_argument_group("running")
    running.add_argument("--jobs", type=_jobs, default=0, metavar="N", help="worker processes (default: one per core)")
    running.add_argument("--no-cache", action="store_true", help="lint unchanged documents again")


def _output(parser: argparse.ArgumentParser, formats: str, default: str) -> None:
    output = parser.add_argument_group("output")
    output.add_argument("--output-format", default=default, metavar="FORMAT", help=formats)
    output.add_argument("--output", metavar="FILE", help="write there instead of standard output")
    output.add_argument(
        "--report",
        action="append",
        default=[],
        metavar="FORMAT=FILE",
        help="write one more output to a file (repeatable)",
    )
    output.add_argument(
        "--fail-on",
        choices=("error", "warning", "info", "never"),
        help="exit 1 from this severity on (default: warning)",
    )
    output.add_argument("--statistics", action="store_true", help="count the findings of each rule, on standard error")
    output.add_argument("--quiet", "-q", action="store_true", help="no summary on standard error")
    known = parser.add_argument_group("known findings")
    known.add_argument("--baseline", metavar="FILE", help="show only findings that are not in this file")
    known.add_argument("--update-baseline", action="store_true", help="write the findings of this run to the baseline")


def _check(commands: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    parser = _command(commands, "check", "find what is wrong in reports")
    parser.add_argument("paths", nargs="+", metavar="PATH", help="files, folders, or - for standard input")
    parser.add_argument(
        "--stdin-filename", metavar="NAME", help="what - is called; its suffix chooses the reader (default: stdin.txt)"
    )
    _selection(parser)
    _packs(parser)
    _files(parser)
    _output(parser, "concise (default), full, json, jsonl, sarif, github, gitlab, junit, rdjson, …", "concise")
    _running(parser)


def _review(commands: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    parser = _command(
        commands, "review", "put a copy with all findings beside each file: comments in Word, a page for the browser"
    )
    parser.add_argument("paths", nargs="+", metavar="FILE", help="files or folders; they are not changed")
    _selection(parser)
    _packs(parser)
    _files(parser)
    parser.add_argument(
        "--fail-on",
        choices=("error", "warning", "info", "never"),
        help="exit 1 from this severity on (default: warning)",
    )
    parser.set_defaults(stdin_filename=None, baseline=None)


def _audit(commands: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    parser = _command(commands, "audit", "lint a whole collection and show who has which findings, year against year")
    parser.add_argument(
        "paths", nargs="*", default=["."], metavar="DIR", help="folders or files (default: the working folder)"
    )
    _selection(parser)
    _packs(parser)
    _files(parser)
    _output(parser, "table (default), or any format of check", "table")
    _running(parser)


def _fix(commands: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    parser = _command(commands, "fix", "repair what can be repaired without changing the meaning")
    parser.add_argument("paths", nargs="+", metavar="PATH", help="files or folders")
    parser.add_argument("--diff", action="store_true", help="show what would change and write nothing")
    parser.add_argument("--unsafe", action="store_true", help="also apply fixes that a person must look at")
    _selection(parser)
    _packs(parser)
    _files(parser)
    output = parser.add_argument_group("output")
    output.add_argument(
        "--fail-on",
        choices=("error", "warning", "info", "never"),
        help="exit 1 where findings of this severity are left (default: warning)",
    )
    output.add_argument("--quiet", "-q", action="store_true", help="no summary on standard error")
    output.add_argument("--baseline", metavar="FILE", help="leave the findings in this file alone")


def _config(commands: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    parser = _command(commands, "config", "print the settings that hold for a file, each with the place that says so")
    parser.add_argument(
        "path", nargs="?", default=".", metavar="FILE", help="a file or folder (default: the working folder)"
    )


def _server(commands: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    _command(
        commands, "server", "speak the language server protocol on standard input and output (needs reportlint[lsp])"
    )


def _jobs(text: str) -> int:
    try:
        jobs = int(text)
    except ValueError:
        jobs = -1
    if jobs < 0:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of processes; write 0 for one per core, or 1, 2, …")
    return jobs


def _text(commands: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    parser = _command(commands, "text", "print the visible text of a document, as its lines and columns are counted")
    parser.add_argument("path", metavar="FILE")


def _facts(commands: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    parser = _command(
        commands, "facts", "print what was read: variables, sections, tables and numbers, with their places"
    )
    parser.add_argument("path", metavar="FILE")
    _packs(parser)


def _rules(commands: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    parser = _command(commands, "rules", "list the rules")
    parser.add_argument("--output-format", choices=("concise", "json"), default="concise")
    _packs(parser)


def _explain(commands: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    parser = _command(
        commands, "explain", "say what a rule means, why, on what basis, with examples, and how to turn it off"
    )
    parser.add_argument("rule", metavar="RULE", help="an id, with or without its pack")
    _packs(parser)


def _test(commands: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    parser = _command(commands, "test", "run the examples that stand beside the rules of a pack")
    parser.add_argument("path", metavar="PACK", help="a pack (file or folder)")
    parser.add_argument("--lang", choices=("zh", "en"))


def _new(commands: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    parser = _command(commands, "new", "write a small working pack to begin with")
    parser.add_argument("path", metavar="PACK", help="the folder to make; its name is the pack's")


def _plugins(commands: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    _command(commands, "plugins", "list readers, verbs, outputs and packs, and plugins that could not be used")
