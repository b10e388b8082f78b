"""`reportlint new`."""

from __future__ import annotations

import sys
from pathlib import Path

from reportlint.cli import CLEAN, USAGE
from reportlint.cli.saying import tongue
from reportlint.packs.scaffold import files_of_new_pack

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace


def run(options: Namespace) -> int:
    """Write a pack that works, to be changed; never over something that is there."""
    folder = Path(options.path)
    if folder.exists():
        zh = tongue() == "zh"
        said = f"{folder} 已经存在，请换一个名字" if zh else f"{folder} is there already; choose another name"
        print(f"reportlint: {said}", file=sys.stderr)
        return USAGE
    folder.mkdir(parents=True)
    for name, text in files_of_new_pack(folder.name).items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    print(f"{folder}: reportlint test {folder}")
    return CLEAN
