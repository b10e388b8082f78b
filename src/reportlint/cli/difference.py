"""A unified diff of two texts, as patch and git apply read it."""

from __future__ import annotations

from difflib import unified_diff
from itertools import pairwise

from reportlint.model.lines import line_starts

_NO_END = "\\ No newline at end of file\n"


def difference(path: str, before: str, after: str) -> str:
    """The diff, or an empty text. Lines end where reportlint counts them; their ends are part of what is compared."""
    if before == after:
        return ""
    name = path.replace("\\", "/").removeprefix("./").lstrip("/")
    lines = unified_diff(_lines(before), _lines(after), f"a/{name}", f"b/{name}")
    return "".join(line if line.endswith("\n") else f"{line}\n{_NO_END}" for line in lines)


def _lines(text: str) -> list[str]:
    starts = [*line_starts(text), len(text)]
    return [text[start:end] for start, end in pairwise(starts) if start < end]
