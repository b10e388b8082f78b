"""Findings as diagnostics."""

from __future__ import annotations

from lsprotocol import types
from pygls.uris import from_fs_path

from reportlint.model.finding import Severity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.language.problems import Problem
    from reportlint.lsp.documents import Linted
    from reportlint.model.finding import Finding

SOURCE = "reportlint"
_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}


def diagnostic(finding: Finding, linted: Linted, uri: str) -> types.Diagnostic:
    """One finding, with its related places."""
    return types.Diagnostic(
        range=linted.positions.range(finding.place.start, finding.place.end),
        severity=_SEVERITIES[finding.severity],
        code=finding.rule,
        source=SOURCE,
        message=finding.said,
        related_information=_related(finding, linted, uri),
        data={"fingerprint": finding.fingerprint},
    )


def _related(finding: Finding, linted: Linted, uri: str) -> list[types.DiagnosticRelatedInformation]:
    found = []
    for related in finding.related:
        if related.path == finding.path:
            where, span = uri, linted.positions.range(related.place.start, related.place.end)
        else:
            # Another file: its text is not at hand, so its columns are given as they are counted here.
            start, end = related.place.start, related.place.end
            where = from_fs_path(related.path) or uri
            span = types.Range(
                types.Position(start.line - 1, start.column - 1), types.Position(end.line - 1, end.column - 1)
            )
        found.append(types.DiagnosticRelatedInformation(types.Location(where, span), related.message))
    return found


def of_problem(problem: Problem, language: str) -> types.Diagnostic:
    """A mistake in a configuration or a pack, on its own file, told in a language (zh or en)."""
    start = types.Position(problem.line - 1, problem.column - 1)
    return types.Diagnostic(
        range=types.Range(start, types.Position(start.line, start.character + 1)),
        severity=types.DiagnosticSeverity.Error,
        source=SOURCE,
        message=problem.text(language),
    )
