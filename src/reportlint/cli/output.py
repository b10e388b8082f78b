"""Where outputs go: standard output or files, several at once."""

from __future__ import annotations

import sys

from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Sequence

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


def put(written: str | bytes | Iterable[str], path: str | None) -> None:
    """Write an output, whole or in pieces, to a file or to standard output."""
    pieces = (written,) if isinstance(written, str | bytes) else written
    if path is None:
        for piece in pieces:
            if isinstance(piece, bytes):
                sys.stdout.buffer.write(piece)
            else:
                sys.stdout.write(piece)
        return
    from reportlint.saving import save_pieces

    save_pieces(path, (piece if isinstance(piece, bytes) else piece.encode("utf-8", UNENCODABLE) for piece in pieces))


def put_all(wanted: Sequence[Output], run: Run) -> None:
    """Write all outputs of a run, those first that can be written while it is under way; raises `OSError`."""
    for writer, path in sorted(wanted, key=lambda output: output.writer.pieces is None):
        put(writer.pieces(run) if writer.pieces else writer.write(run), path)
