"""The command line: arguments and exit codes, no logic."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from importlib import import_module

from reportlint import startup

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn

CLEAN, FINDINGS, USAGE = 0, 1, 2
"""Exit codes: nothing at or above --fail-on; findings; bad usage, configuration, pack or path."""


_TIDYING = frozenset({"threading", "cProfile", "profile", "trace", "pluggy"})
"""Modules of those who may have something to do at the end: pools and whatever has threads, profilers, outside plugins."""


def run() -> NoReturn:
    """Run the command and end the program. It ends without taking apart what it made, which would take a twentieth of a cold start."""
    code = main()
    flags = sys.flags
    if _TIDYING.isdisjoint(sys.modules) and not (flags.interactive or flags.inspect or sys.gettrace()):
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except (AttributeError, OSError, ValueError):
            sys.exit(code)  # nobody listens any more, and Python knows what to say
        os._exit(code)
    sys.exit(code)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    # What a run makes holds no cycles: looking for some again and again would cost an eighth of the time,
    # and looking once more at the end, when the system takes all of it back, another tenth.
    gc.set_threshold(100_000, 50, 100)
    atexit.register(gc.freeze)
    from reportlint.cli.arguments import parse
    from reportlint.compiled import keep

    for stream in (sys.stdout, sys.stderr):
        # A console of code page 936 cannot show every character: an escape beats a traceback.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    options = parse(arguments)
    try:
        code = import_module(f"reportlint.cli.{options.module}").run(options)
        sys.stdout.flush()
        keep()
        finder = startup.used()
        if finder and finder.noted:
            from reportlint.keeping import keep as keep_modules

            keep_modules(finder)
    except BrokenPipeError:
        # The reader (head, less) has seen enough; what is still in the buffer must not raise at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLEAN
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # noqa: BLE001 - told apart there; anything unexpected is raised again
        from reportlint.cli.refusing import refused

        return refused(error, getattr(options, "lang", None))
    return int(code)
