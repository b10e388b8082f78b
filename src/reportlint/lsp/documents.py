"""Open documents: their text, what was found in it, and the session whose settings hold for them."""

from __future__ import annotations

import os

from reportlint import config
from reportlint.app import Session
from reportlint.config.asked import Asked, settings
from reportlint.config.known import name_in, read_baseline
from reportlint.config.side_files import entries_for
from reportlint.engine.baseline import without_known
from reportlint.language.problems import PackError
from reportlint.lsp.positions import Positions
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.app import Settings
    from reportlint.engine.baseline import Known
    from reportlint.language.problems import Problem
    from reportlint.model.finding import Finding

_SUFFIXES = {"plaintext": ".txt", "text": ".txt", "markdown": ".md", "html": ".html"}


class Linted(NamedTuple):
    """One version of one document and what was found in it; `path` is absolute where the document is a file.

    `known` are the findings of its baseline.
    """

    path: str
    version: int | None
    positions: Positions
    session: Session
    known: Sequence[Known] = ()
    findings: Sequence[Finding] = ()

    @property
    def data(self) -> bytes:
        """The text as bytes, for whatever reads it again."""
        return self.positions.text.encode("utf-8", "surrogatepass")

    def find(self, data: bytes) -> Sequence[Finding]:
        """The findings of a text in the place of this one, without those of the baseline."""
        report = self.session.lint(data, self.path, entries_for(self.path))
        if self.known:
            report, _ = without_known(report, self.known, self.session.settings.options)
        return report.findings


class Documents:
    """Sessions by settings, kept warm, and the mistakes of configurations and packs that were met."""

    def __init__(self) -> None:
        self._sessions: dict[Settings, Session] = {}

    def lint(self, path: str, version: int | None, positions: Positions) -> tuple[Linted, Sequence[Problem]]:
        """Lint a text under the settings of its path; where these are mistaken, under none, and tell the mistakes."""
        problems: Sequence[Problem] = ()
        known: Sequence[Known] = ()
        try:
            found = config.for_file(path)
            session = self._session(settings(Asked(), found))
            _ = session.profiles
            baseline = found.get("baseline")
            if isinstance(baseline, str) and os.path.exists(baseline):
                known = read_baseline(baseline).known.get(name_in(baseline, path), ())
        except PackError as error:
            problems = error.problems
            session = self._session(settings(Asked()))
        linted = Linted(path, version, positions, session, known)
        return linted._replace(findings=linted.find(linted.data)), problems

    def _session(self, wanted: Settings) -> Session:
        if wanted not in self._sessions:
            alike = next((each for each in self._sessions.values() if each.settings.packs == wanted.packs), None)
            self._sessions[wanted] = alike.under(wanted) if alike else Session(wanted)
        return self._sessions[wanted]

    def forget(self) -> None:
        """Read configurations and packs again."""
        config.forget()
        self._sessions.clear()


def path_for(path: str | None, language: str | None) -> str:
    """The path of a document; one that is no file has a name whose suffix is that of its language."""
    return path or f"untitled{_SUFFIXES.get(language or '', '.txt')}"
