"""Results of earlier runs, by content: an unchanged document is not linted again."""

from __future__ import annotations

import os
import pickle
import sqlite3
from hashlib import blake2b

from reportlint import __version__
from reportlint.userfolder import cache_folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.app import Session
    from reportlint.model.run import DocumentReport

_BATCH = 200
_LARGEST = 1 << 30
"""Bytes of results above which all are dropped: about 200,000 reports, those of one province over twenty years."""


class Memory:
    """A database in the user's cache folder. Whatever is wrong with it, the run goes on without it."""

    def __init__(self, database: sqlite3.Connection, salt: bytes) -> None:
        self._database = database
        self._salt = salt
        self._waiting: list[tuple[bytes, bytes]] = []

    @classmethod
    def open(cls, session: Session) -> Memory | None:
        """The memory for the settings of a session; None where there can be none."""
        folder = cache_folder()
        if folder is None or not session.profiles.key:
            return None
        try:
            database = sqlite3.connect(os.path.join(folder, "results.sqlite"), timeout=5, isolation_level=None)
            database.execute("PRAGMA journal_mode=WAL")
            database.execute("PRAGMA synchronous=OFF")
            database.execute("CREATE TABLE IF NOT EXISTS result (key BLOB PRIMARY KEY, report BLOB) WITHOUT ROWID")
        except sqlite3.Error:
            return None
        plugins = [plugin[:4] for plugin in session.registry.plugins]
        salt = repr((__version__, session.profiles.key, session.settings, plugins)).encode()
        return cls(database, salt)

    def _key(self, data: bytes, path: str) -> bytes:
        digest = blake2b(data, digest_size=16, key=blake2b(self._salt, digest_size=32).digest())
        digest.update(b"\0" + path.encode("utf-8", "surrogateescape"))
        return digest.digest()

    def recall(self, data: bytes, path: str) -> DocumentReport | None:
        """The report of the same content at the same path under the same settings, if it is known."""
        return self.recall_any(data, path)  # type: ignore[return-value]

    def recall_any(self, data: bytes, path: str) -> object | None:
        """What was kept for the same content under the same name and settings, if it is known."""
        try:
            row = self._database.execute("SELECT report FROM result WHERE key = ?", (self._key(data, path),)).fetchone()
            return pickle.loads(row[0]) if row else None  # noqa: S301 - the folder is the user's own, see userfolder
        except Exception:  # noqa: BLE001 - a damaged row is no row
            return None

    def keep(self, data: bytes, path: str, report: DocumentReport) -> DocumentReport:
        """Remember a report and give it back."""
        self.keep_any(data, path, report)
        return report

    def keep_any(self, data: bytes, path: str, what: object) -> None:
        """Remember anything that can be pickled, for this content and name."""
        self._waiting.append((self._key(data, path), pickle.dumps(what, protocol=5)))
        if len(self._waiting) >= _BATCH:
            self._write()

    def _write(self) -> None:
        try:
            self._database.execute("BEGIN IMMEDIATE")
            self._database.executemany("INSERT OR REPLACE INTO result VALUES (?, ?)", self._waiting)
            if self._size() > _LARGEST:
                self._database.execute("DELETE FROM result")
            self._database.execute("COMMIT")
        except sqlite3.Error:
            pass  # another process holds it, or the disk is full: these results are made again next time
        self._waiting.clear()

    def _size(self) -> int:
        """Bytes in use. To count the rows would read all of them, for every few documents of a run."""
        pages, free, size = (
            self._database.execute(f"PRAGMA {what}").fetchone()[0]
            for what in ("page_count", "freelist_count", "page_size")
        )
        return int((pages - free) * size)

    def close(self) -> None:
        """Write what is waiting and let go of the database."""
        if self._waiting:
            self._write()
        self._database.close()
