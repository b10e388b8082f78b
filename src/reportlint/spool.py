"""Reports that wait until they are written: in memory while they are few, in a temporary file from then on."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from contextlib import contextmanager
from tempfile import TemporaryFile, gettempdir
from weakref import finalize

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO, overload

    from reportlint.model.run import DocumentReport

_IN_MEMORY = 400
"""Reports that stay in memory: some megabytes, and as many as most runs have."""


class Reports(Sequence["DocumentReport"]):
    """Reports of a run, taken from their source as they are asked for, and asked for as often as needed.

    Raises `OSError` with the folder for temporary files where that has no room.
    """

    def __init__(self, source: Iterator[DocumentReport]) -> None:
        self._source = source
        self._first: list[DocumentReport] = []
        self._starts: list[int] = []
        self._file: IO[bytes] | None = None
        self._end = 0

    def __iter__(self) -> Iterator[DocumentReport]:
        at = 0
        while at < self._known() or self._take():
            yield self._at(at)
            at += 1

    def __len__(self) -> int:
        """How many there are; the source is read to its end."""
        while self._take():
            pass
        return self._known()

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, index: int) -> DocumentReport: ...
        @overload
        def __getitem__(self, index: slice) -> Sequence[DocumentReport]: ...

    def __getitem__(self, index: int | slice) -> DocumentReport | Sequence[DocumentReport]:
        if isinstance(index, slice):
            return [self._at(at) for at in range(len(self))[index]]
        return self._at(range(len(self))[index])

    def _known(self) -> int:
        return len(self._first) + len(self._starts)

    def _take(self) -> bool:
        """Take one more report from the source, if it has one."""
        report = next(self._source, None)
        if report is None:
            return False
        if len(self._first) < _IN_MEMORY:
            self._first.append(report)
            return True
        data = pickle.dumps(report, protocol=5)
        with room_wanted():
            if self._file is None:
                self._file = TemporaryFile()  # noqa: SIM115 - lives as long as the reports
                finalize(self, self._file.close)
            self._file.seek(self._end)
            self._file.write(data)
        self._starts.append(self._end)
        self._end += len(data)
        return True

    def _at(self, at: int) -> DocumentReport:
        if at < len(self._first):
            return self._first[at]
        assert self._file is not None
        with room_wanted():
            self._file.seek(self._starts[at - len(self._first)])
            report: DocumentReport = pickle.load(self._file)  # noqa: S301 - our own
        return report


@contextmanager
def room_wanted() -> Iterator[None]:
    """What goes wrong with a temporary file is told with the folder where it is."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, gettempdir()) from error
