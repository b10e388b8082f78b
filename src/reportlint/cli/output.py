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


def outputs(
    options: Namespace, writers: dict[str, Writer], language: str, own: Sequence[str] = ()
) -> tuple[list[Output], list[str]]:
    """The outputs that options ask for, and what is wrong with them. `own` are formats that the command writes itself."""
    zh = language == "zh"
    asked: list[tuple[str, str | None]] = (
        [] if options.output_format in own else [(options.output_format, options.output)]
    )
    problems = []
    for report in options.report:
        name, equals, path = report.partition("=")
        if equals and path:
            asked.append((name, path))
        else:
            cure = f"请写成 --report {name}=文件" if zh else f"it needs a file; write --report {name}=FILE"
            problems.append(f"--report {report}: {cure}")
    found = []
    for name, path in asked:
        writer = writers.get(name)
        if writer is None:
            problems.append(_unknown(name, list(writers), zh=zh))
        elif path is None and writer.binary:
            said = "不是文本，请用 --output FILE 写入文件" if zh else "is no text; say where it goes with --output FILE"
            problems.append(f"{name} {said}")
        else:
            found.append(Output(writer, path))
    return found, problems


def _unknown(name: str, known: list[str], *, zh: bool) -> str:
    from reportlint.language.problems import did_you_mean

    near = did_you_mean(name, known)
    if zh:
        return f"没有输出格式“{name}”；" + (f"是不是“{near}”？" if near else f"可用：{'、'.join(known)}")
    return f"no output format '{name}'; " + (f"did you mean '{near}'?" if near else f"known: {', '.join(known)}")


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
