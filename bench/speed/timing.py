"""Time of whole processes, the way a user waits for them."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple


class Timed(NamedTuple):
    """The shortest of several runs in seconds of wall clock, and the peak memory of one process in MB, where known."""

    seconds: float
    memory: float | None


def fastest(command: list[str], *, times: int, folder: Path, accept: tuple[int, ...] = (0,)) -> Timed:
    """Run a command `times` times in `folder`, its output thrown away.

    Raises `RuntimeError` with what the command said if it ends with another exit code than those accepted.
    """
    best, memory = float("inf"), None
    for _ in range(times):
        with tempfile.TemporaryFile() as said:
            started = time.perf_counter()
            process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=said)
            code, memory = _wait(process)
            best = min(best, time.perf_counter() - started)
            if code not in accept:
                said.seek(0)
                raise RuntimeError(f"{command} ended with {code}: {said.read().decode(errors='replace')}")
    return Timed(best, memory)


def _wait(process: subprocess.Popen[bytes]) -> tuple[int, float | None]:
    """Exit code and the largest resident set in MB, of the process or of one that it waited for; None off POSIX."""
    if not hasattr(os, "wait4"):
        return process.wait(), None
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    unit = 1024**2 if sys.platform == "darwin" else 1024
    return process.returncode, usage.ru_maxrss / unit
