"""`reportlint text`: the visible text, format version 1 (`docs/wire-format.md`)."""

from __future__ import annotations

import sys
from pathlib import Path

from reportlint.app import Session
from reportlint.cli import CLEAN, USAGE
from reportlint.model.errors import Unreadable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace


def run(options: Namespace) -> int:
    """Print the text that lines and columns of a container format are counted in."""
    try:
        reading = Session().read(Path(options.path).read_bytes(), options.path)
    except Unreadable as error:
        print(f"reportlint: {options.path}: {error.said('zh')}", file=sys.stderr)
        return USAGE
    sys.stdout.write(reading.text if reading.text.endswith("\n") else reading.text + "\n")
    return CLEAN
