"""Other linters that may be installed beside us. Each is asked to lint the same files; what they find is not compared."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from pathlib import Path
from typing import NamedTuple


class Peer(NamedTuple):
    """A linter: its name, the command that lints the files given after it, or why there is none."""

    name: str
    command: list[str]
    missing: str = ""


AUTOCORRECT = """
import sys, autocorrect_py
for path in sys.argv[1:]:
    autocorrect_py.lint_for(open(path, encoding="utf-8").read(), path)
"""


def peers() -> list[Peer]:
    """All linters that we compare with; `pip install --group peers` brings them."""
    beside = Path(sys.executable).parent / "proselint"
    proselint = str(beside) if beside.exists() else shutil.which("proselint")
    return [
        Peer("autocorrect", [sys.executable, "-c", AUTOCORRECT])
        if importlib.util.find_spec("autocorrect_py")
        else Peer("autocorrect", [], "not installed: pip install autocorrect-py"),
        Peer("proselint", [proselint, "check"])
        if proselint
        else Peer("proselint", [], "not installed: pip install proselint"),
    ]
