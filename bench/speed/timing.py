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
    """The shortest of several runs in seconds of wall clock, the least processor time of one in seconds, and the peak memory
    of one process in MB; the latter two where known, and without processes that outlive their parent, as workers do.
    """

    seconds: float
    cpu: float | None
    memory: float | None


def fastest(command: list[str], *, times: int, folder: Path, accept: tuple[int, ...] = (0,)) -> Timed:
    """Run a command `times` times in `folder`, its output thrown away.

    Raises `RuntimeError` with what the command said if it ends with another exit code than those accepted.
    """
    best, least, memory = float("inf"), None, None
    for _ in range(times):
        with tempfile.TemporaryFile() as said:
            started = time.perf_counter()
            process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=said)
            code, cpu, memory = _wait(process)
            best = min(best, time.perf_counter() - started)
            least = cpu if least is None or cpu is None else min(least, cpu)
            if code not in accept:
                said.seek(0)
                raise RuntimeError(f"{command} ended with {code}: {said.read().decode(errors='replace')}")
    return Timed(best, least, memory)


def _wait(process: subprocess.Popen[bytes]) -> tuple[int, float | None, float | None]:
    """Exit code, processor time in seconds and the largest resident set in MB; None off POSIX."""
    if not hasattr(os, "wait4"):
        return process.wait(), None, None
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    unit = 1024**2 if sys.platform == "darwin" else 1024
    return process.returncode, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit
