"""The report of a file that could not be read, or was skipped."""

from __future__ import annotations

from reportlint.engine.own import UNREADABLE
from reportlint.model.finding import Finding, Location, Place
from reportlint.model.lines import Position
from reportlint.model.run import DocumentReport
from reportlint.model.span import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


def unreadable(path: str, what: Mapping[str, str], cure: Mapping[str, str], language: str) -> DocumentReport:
    """One finding at the beginning of the file: what hinders reading, and what to do."""
    start = Position(1, 1)
    finding = Finding(
        path=path,
        rule=UNREADABLE.id,
        severity=UNREADABLE.severity,
        status="stable",
        message=UNREADABLE.message[language].format(what=what[language], cure=cure[language]),
        span=Span(0, 0),
        place=Place(start, start, "", Location()),
        family=UNREADABLE.family,
        fingerprint="unreadable",
        language=language,
    )
    return DocumentReport(path=path, status="unreadable", findings=(finding,), quality="untrusted")


def skipped(path: str) -> DocumentReport:
    """A file of a kind that no reader knows, met in a folder."""
    return DocumentReport(path=path, status="skipped")
