"""What ends a command: mistakes of the user are said plainly, anything else is ours and keeps its traceback."""

from __future__ import annotations

import sys

from reportlint.cli import USAGE
from reportlint.language.problems import PackError
from reportlint.model.errors import Unwritable
from reportlint.plugins import PluginError


def refused(error: Exception, asked: str | None) -> int:
    """Say on standard error what was wrong and return the exit code; raise what is no mistake of the user.

    Packs and configurations are told in the language of who writes them: the one asked for, else that of the environment.
    """
    language = asked or "zh"
    if isinstance(error, PackError):
        from reportlint.cli.saying import tongue

        for problem in error.problems:
            print(problem.said(tongue(asked)), file=sys.stderr)
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
