"""A run as plain objects: the promise to programs, schema version 1 (`docs/wire-format.md`, `schemas/report-1.json`)."""

from __future__ import annotations

from collections import Counter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.model.finding import Finding, FoundFix, FoundRelated, Place
    from reportlint.model.run import DocumentReport, Run

SCHEMA_VERSION = 1
_COUNTED = ("documents", "error", "warning", "info", "suppressed", "baselined", "held_back", "not_evaluated")


def as_object(run: Run) -> dict[str, object]:
    """The run as the schema describes it."""
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": tool(run),
        "documents": [document_object(document) for document in run.documents],
        "findings": [finding_object(finding) for finding in run.findings],
        "summary": summary(run),
    }


def tool(run: Run) -> dict[str, object]:
    """What made the run."""
    return {"name": "reportlint", "version": run.version, "packs": dict(sorted(run.packs.items()))}


def summary(run: Run) -> dict[str, int]:
    """Counts over all documents."""
    counts = Counter[str]()
    for document in run.documents:
        counts.update(finding.severity.word for finding in document.findings)
        counts["documents"] += 1
        counts["suppressed"] += document.suppressed
        counts["baselined"] += document.baselined
        counts["held_back"] += document.held_back
        counts["not_evaluated"] += sum(item.times for item in document.not_evaluated)
    return {name: counts[name] for name in _COUNTED}


def document_object(document: DocumentReport) -> dict[str, object]:
    """One document as the schema describes it."""
    return {
        "path": document.path,
        "status": document.status,
        "kind": document.kind,
        "form": document.form,
        "packs": list(document.packs),
        "quality": document.quality,
        "variables": {name: _plain(value) for name, value in document.variables.items()},
        "checks": {"held": document.held, "violated": document.violated, "held_back": document.held_back},
        "not_evaluated": [
            {"rule": item.rule, "cause": item.cause, "subject": item.subject, "count": item.times}
            for item in document.not_evaluated
        ],
    }


def finding_object(finding: Finding) -> dict[str, object]:
    """One finding as the schema describes it."""
    return {
        "path": finding.path,
        "rule": finding.rule,
        "severity": finding.severity.word,
        "status": finding.status,
        "message": finding.message,
        **_place(finding.place),
        "section": finding.section,
        "location": finding.place.location._asdict(),
        "related": [_related(related) for related in finding.related],
        "fix": _fix(finding.fix) if finding.fix else None,
        "basis": finding.basis,
        "fingerprint": finding.fingerprint,
    }


def _place(place: Place) -> dict[str, object]:
    return {
        "line": place.start.line,
        "column": place.start.column,
        "end_line": place.end.line,
        "end_column": place.end.column,
        "excerpt": place.excerpt,
    }


def _related(related: FoundRelated) -> dict[str, object]:
    return {
        "path": related.path,
        **_place(related.place),
        "message": related.message,
        "location": related.place.location._asdict(),
    }


def _fix(fix: FoundFix) -> dict[str, object]:
    edits = [
        {
            "line": edit.start.line,
            "column": edit.start.column,
            "end_line": edit.end.line,
            "end_column": edit.end.column,
            "replacement": edit.replacement,
        }
        for edit in fix.edits
    ]
    return {"title": fix.title, "safety": fix.safety.value, "edits": edits}


def _plain(value: object) -> object:
    """Variables as JSON knows them: numbers stay numbers, dates and others become text."""
    return value if isinstance(value, str | int | float | bool | None) else str(value)
