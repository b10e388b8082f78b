"""What ends a command: mistakes of the user are said plainly, anything else is ours and keeps its traceback."""

from __future__ import annotations

import sys

from reportlint.cli import USAGE
from reportlint.language.problems import PackError
from reportlint.model.errors import Unwritable
from reportlint.plugins import PluginError


def refused(error: Exception, language: str) -> int:
    """Say on standard error what was wrong and return the exit code; raise what is no mistake of the user."""
    if isinstance(error, PackError):
        for problem in error.problems:
            print(problem, file=sys.stderr)
    elif isinstance(error, OSError):
        from reportlint.cli.saying import reason

        print(f"reportlint: {reason(error, language)}", file=sys.stderr)
    elif isinstance(error, Unwritable):
        print(f"reportlint: {error.said(language)}", file=sys.stderr)
    elif isinstance(error, PluginError):
        print(f"reportlint: {error}", file=sys.stderr)
    else:
        raise error
    return USAGE
