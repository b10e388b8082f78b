"""The commands and their options."""

from __future__ import annotations

import sys

from reportlint.cli.plain_words import NotPlain, PlainParser

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Mapping, Sequence


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read the arguments; usage mistakes end the program with 2."""
    words = sys.argv[1:] if arguments is None else list(arguments)
    try:
        return plainly(words)
    except NotPlain:
        from reportlint.cli.argparsing import parse as parse_by_argparse

        return parse_by_argparse(words, COMMANDS)


def plainly(words: Sequence[str]) -> argparse.Namespace:
    """Read the arguments without argparse; raises `NotPlain` where it might read them otherwise."""
    if not words or words[0] not in COMMANDS:
        raise NotPlain
    parser = PlainParser()
    parser.set_defaults(module=words[0])
    # It takes the same declarations, and what it gives has the same attributes.
    COMMANDS[words[0]][1](parser)  # type: ignore[arg-type]
    return parser.parse(words[1:])  # type: ignore[return-value]


def _nothing(_: argparse.ArgumentParser) -> None:
    """A command without options."""


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


def _check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", metavar="PATH", help="files, folders, or - for standard input")
    parser.add_argument(
        "--stdin-filename", metavar="NAME", help="what - is called; its suffix chooses the reader (default: stdin.txt)"
    )
    _selection(parser)
    _packs(parser)
    _files(parser)
    _output(parser, "concise (default), full, json, jsonl, sarif, github, gitlab, junit, rdjson, …", "concise")
    _running(parser)


def _review(parser: argparse.ArgumentParser) -> None:
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


def _audit(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths", nargs="*", default=["."], metavar="DIR", help="folders or files (default: the working folder)"
    )
    _selection(parser)
    _packs(parser)
    _files(parser)
    _output(parser, "table (default), or any format of check", "table")
    _running(parser)


def _fix(parser: argparse.ArgumentParser) -> None:
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


def _config(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "path", nargs="?", default=".", metavar="FILE", help="a file or folder (default: the working folder)"
    )

    """No arguments."""


def _jobs(text: str) -> int:
    try:
        jobs = int(text)
    except ValueError:
        jobs = -1
    if jobs < 0:
        import argparse

        from reportlint.cli.saying import asked_for, tongue

        zh = tongue(asked_for(sys.argv)) == "zh"
        en = f"{text!r} is not a number of processes; write 0 for one per core, or 1, 2, …"
        raise argparse.ArgumentTypeError(f"{text!r} 不是进程数，请写 0（每个核心一个）或 1、2 等" if zh else en)
    return jobs


def _text(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", metavar="FILE")


def _facts(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", metavar="FILE")
    parser.add_argument(
        "--all", action="store_true", help="every cell, every mention of a number, and what was derived"
    )
    _packs(parser)


def _rules(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--output-format", choices=("concise", "json"), default="concise")
    _packs(parser)


def _explain(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("rule", metavar="RULE", help="an id, with or without its pack")
    _packs(parser)


def _test(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", metavar="PACK", help="a pack (file or folder)")
    parser.add_argument("--lang", choices=("zh", "en"))


def _new(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", metavar="PACK", help="the folder to make; its name is the pack's")

    """No arguments."""


COMMANDS: Mapping[str, tuple[str, Callable[[argparse.ArgumentParser], None]]] = {
    "check": ("find what is wrong in reports", _check),
    "fix": ("repair what can be repaired without changing the meaning", _fix),
    "review": ("put a copy with all findings beside each file: comments in Word, a page for the browser", _review),
    "audit": ("lint a whole collection and show who has which findings, year against year", _audit),
    "text": ("print the visible text of a document, as its lines and columns are counted", _text),
    "facts": ("print what was read: variables, sections, tables and numbers, with their places", _facts),
    "rules": ("list the rules", _rules),
    "explain": ("say what a rule means, why, on what basis, with examples, and how to turn it off", _explain),
    "test": ("run the examples that stand beside the rules of a pack", _test),
    "new": ("write a small working pack to begin with", _new),
    "config": ("print the settings that hold for a file, each with the place that says so", _config),
    "plugins": ("list readers, verbs, outputs and packs, and plugins that could not be used", _nothing),
    "server": ("speak the language server protocol on standard input and output (needs reportlint[lsp])", _nothing),
}
