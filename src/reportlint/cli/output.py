"""Where outputs go: standard output or files, several at once."""

from __future__ import annotations

import sys

from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from reportlint.extend import Writer
    from reportlint.model.run import Run

UNENCODABLE = "backslashreplace"
"""File names that are no text stay readable, and valid JSON."""


class Output(NamedTuple):
    """A format and the file it goes to; None for standard output."""

    writer: Writer
    path: str | None


def outputs(options: Namespace, writers: dict[str, Writer], own: Sequence[str] = ()) -> tuple[list[Output], list[str]]:
    """The outputs that options ask for, and what is wrong with them. `own` are formats that the command writes itself."""
    from reportlint.language.problems import did_you_mean

    asked: list[tuple[str, str | None]] = (
        [] if options.output_format in own else [(options.output_format, options.output)]
    )
    problems = []
    for report in options.report:
        name, equals, path = report.partition("=")
        if equals and path:
            asked.append((name, path))
        else:
            problems.append(f"--report {report}: it needs a file; write --report {name}=FILE")
    found = []
    for name, path in asked:
        writer = writers.get(name)
        if writer is None:
            near = did_you_mean(name, list(writers))
            problems.append(
                f"no output format '{name}'; " + (f"did you mean '{near}'?" if near else f"known: {', '.join(writers)}")
            )
        elif path is None and writer.binary:
            problems.append(f"{name} is no text; say where it goes with --output FILE")
        else:
            found.append(Output(writer, path))
    return found, problems


def put(written: str | bytes, path: str | None) -> None:
    """Write an output to a file, or to standard output."""
    if path is None:
        if isinstance(written, bytes):
            sys.stdout.buffer.write(written)
        else:
            sys.stdout.write(written)
        return
    from reportlint.saving import save

    save(path, written if isinstance(written, bytes) else written.encode("utf-8", UNENCODABLE))


def put_all(wanted: Sequence[Output], run: Run) -> None:
    """Write all outputs of a run; raises `OSError`."""
    for writer, path in wanted:
        put(writer.write(run), path)
