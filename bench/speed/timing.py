"""Time of whole processes, the way a user waits for them."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path
from typing import NamedTuple


class Timed(NamedTuple):
    """The shortest of several runs in seconds of wall clock, and the peak memory of the last one in MB, where known."""

    seconds: float
    memory: float | None


def fastest(command: list[str], *, times: int, folder: Path, accept: tuple[int, ...] = (0,)) -> Timed:
    """Run a command `times` times in `folder`, its output thrown away.

    Raises `RuntimeError` with what the command said if it ends with another exit code than those accepted.
    """
    best = float("inf")
    memory = None
    for _ in range(times):
        started = time.perf_counter()
        run = subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
        best = min(best, time.perf_counter() - started)
        if run.returncode not in accept:
            raise RuntimeError(f"{command} ended with {run.returncode}: {run.stderr.decode(errors='replace')}")
        memory = _peak_of_children()
    return Timed(best, memory)


def _peak_of_children() -> float | None:
    """The largest resident set of any child so far, in MB; None where the system does not tell."""
    try:
        import resource
    except ImportError:
        return None
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
