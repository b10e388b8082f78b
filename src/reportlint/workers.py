"""Worker processes for many documents: started alike everywhere, and ended at once when nobody listens any more."""

from __future__ import annotations

import gc
import os
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def workers(jobs: int) -> Iterator[ProcessPoolExecutor]:
    """A pool of `jobs` processes. Who presses Ctrl-C or closes the pipe does not wait for what it still works on."""
    # forkserver: a fork of this process could inherit locks of threads that a caller has started.
    method = "forkserver" if os.name == "posix" else "spawn"
    pool = ProcessPoolExecutor(jobs, mp_context=get_context(method), initializer=collect_rarely)
    try:
        yield pool
    except BaseException:
        started = list((pool._processes or {}).values())  # noqa: SLF001 - Python has a public way from 3.14 on
        pool.shutdown(wait=False, cancel_futures=True)
        for process in started:
            process.terminate()
        raise
    pool.shutdown()


def collect_rarely() -> None:
    """Tell the garbage collector of this process that values made here hold no cycles: looking for some costs an eighth."""
    gc.set_threshold(100_000, 50, 100)
