"""`reportlint server`."""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import find_spec

from reportlint.cli import CLEAN, USAGE
from reportlint.cli.saying import tongue

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace


def run(options: Namespace) -> int:  # noqa: ARG001 - every command is called alike
    """Serve an editor until it is done."""
    if find_spec("pygls") is None:
        zh = tongue() == "zh"
        said = (
            "语言服务器需要 pygls，请安装 reportlint[lsp]"
            if zh
            else "the language server needs pygls; install reportlint[lsp]"
        )
        print(f"reportlint: {said}", file=sys.stderr)
        return USAGE
    # Shells do not know one another: this one only finds the other by its name.
    import_module("reportlint.lsp.server").serve()
    return CLEAN
