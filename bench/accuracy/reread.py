"""What LibreOffice prints, and what the linter reads of files whose lines are not those of the file.

The lines and columns of findings in docx, xlsx and pdf files count in the text that `reportlint text FILE` prints. Where
that is not the text that was written, places are moved along, so that a wrong line break counts as a difference of
reading and not as hundreds of findings in the wrong place.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING

from bench.accuracy.canvas import Lines, moved
from bench.accuracy.linter import environment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.accuracy.plan import Document

SHOWN = frozenset({".docx", ".xlsx", ".pdf"})
# Files that LibreOffice is given at a time.
_BATCH = 40


def printer() -> str | None:
    """The program that prints Word files, or None where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def printed(documents: Sequence[Document]) -> list[Document]:
    """The documents, those that are to be a pdf printed; such as could not be are left out."""
    wanted = [document for document in documents if document.layout.suffix == ".pdf"]
    if not wanted:
        return list(documents)
    with tempfile.TemporaryDirectory(prefix="printing-") as temporary:
        data = _print(Path(temporary), {document.name: document.rendered.data for document in wanted})
    return [
        replace(document, rendered=replace(document.rendered, data=data[document.name]))
        if document.name in data
        else document
        for document in documents
        if document.layout.suffix != ".pdf" or document.name in data
    ]


def _print(folder: Path, files: dict[str, bytes]) -> dict[str, bytes]:
    program = printer()
    if program is None:
        return {}
    sources = [folder / f"{Path(name).stem}.docx" for name in files]
    for source, data in zip(sources, files.values(), strict=True):
        source.write_bytes(data)
    for at in range(0, len(sources), _BATCH):
        command = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
        command += ["--convert-to", "pdf", "--outdir", str(folder), *map(str, sources[at : at + _BATCH])]
        subprocess.run(command, capture_output=True, check=False, timeout=600)
    targets = {name: source.with_suffix(".pdf") for name, source in zip(files, sources, strict=True)}
    return {name: target.read_bytes() for name, target in targets.items() if target.exists()}


def reread(documents: Sequence[Document], folder: Path) -> tuple[list[Document], list[str]]:
    """The documents with places as the linter counts them, and for each that it reads otherwise what is different."""
    shown = [document for document in documents if document.layout.suffix in SHOWN]
    with ThreadPoolExecutor(os.cpu_count()) as executor:
        texts = dict(
            zip((one.name for one in shown), executor.map(lambda one: _text(folder / one.name), shown), strict=True)
        )
    told: list[str] = []
    result: list[Document] = []
    for document in documents:
        text = texts.get(document.name)
        if text is None or text == document.rendered.text:
            result.append(document)
            continue
        offsets, first = aligned(document.rendered.text, text)
        told.append(f"{document.name}: {first}")
        anchors = tuple(moved(list(document.rendered.anchors), offsets))
        result.append(
            replace(document, rendered=replace(document.rendered, text=text, anchors=anchors, lines=Lines(text)))
        )
    return result, told


def _text(path: Path) -> str:
    command = [sys.executable, "-m", "reportlint", "text", str(path)]
    done = subprocess.run(command, capture_output=True, check=False, env=environment())
    return done.stdout.decode("utf-8")


def aligned(old: str, new: str) -> tuple[list[int], str]:
    """Where each character of the old text stands in the new one (and the end), and the first difference."""
    old_lines, new_lines = old.splitlines(keepends=True), new.splitlines(keepends=True)
    offsets: list[int] = []
    first = ""
    at_new = 0
    for tag, start, end, new_start, new_end in SequenceMatcher(
        None, old_lines, new_lines, autojunk=False
    ).get_opcodes():
        before, after = "".join(old_lines[start:end]), "".join(new_lines[new_start:new_end])
        if tag == "equal":
            offsets.extend(range(at_new, at_new + len(before)))
        else:
            first = first or f"{before[:80]!r} is read as {after[:80]!r}"
            offsets.extend(at_new + offset for offset in _within(before, after))
        at_new += len(after)
    return [*offsets, len(new)], first


def _within(before: str, after: str) -> list[int]:
    offsets = [0] * len(before)
    for tag, start, end, new_start, new_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        for at in range(start, end):
            offsets[at] = new_start + at - start if tag == "equal" else min(new_start + at - start, new_end)
    return offsets
