"""Reviewdog Diagnostic Format: positions in bytes of UTF-8, whatever the encoding of the file."""

from __future__ import annotations

import json

from reportlint.model.finding import Safety, Severity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.model.finding import Finding
    from reportlint.model.lines import Position
    from reportlint.model.run import DocumentReport, Run

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def write(run: Run) -> str:
    """One DiagnosticResult; a column counts from 1, an end is exclusive (reviewdog's `rdf.proto`)."""
    diagnostics = [_diagnostic(finding, document) for document in run.documents for finding in document.findings]
    return (
        json.dumps({"source": {"name": "reportlint"}, "diagnostics": diagnostics}, ensure_ascii=False, indent=1) + "\n"
    )


def _diagnostic(finding: Finding, document: DocumentReport) -> dict[str, object]:
    diagnostic: dict[str, object] = {
        "message": finding.said,
        "location": {
            "path": finding.path.removeprefix("./"),
            "range": _range(finding.place.start, finding.place.end, document),
        },
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.rule},
    }
    if finding.fix and finding.fix.safety is not Safety.SHOW:
        diagnostic["suggestions"] = [
            {"range": _range(edit.start, edit.end, document), "text": edit.replacement} for edit in finding.fix.edits
        ]
    here = [related for related in finding.related if related.path == finding.path]
    if here:
        diagnostic["related_locations"] = [
            {
                "message": related.message,
                "location": {
                    "path": related.path.removeprefix("./"),
                    "range": _range(related.place.start, related.place.end, document),
                },
            }
            for related in here
        ]
    return diagnostic


def _range(start: Position, end: Position, document: DocumentReport) -> dict[str, object]:
    return {"start": _position(start, document), "end": _position(end, document)}


def _position(position: Position, document: DocumentReport) -> dict[str, int]:
    line = document.lines.get(position.line)
    if line is None:
        return {"line": position.line}
    before = line[: position.column - 1].encode("utf-8", "surrogatepass")
    return {"line": position.line, "column": len(before) + 1}
