"""SARIF 2.1.0 for code scanning and editors: rules, places, related places, fixes and fingerprints."""

from __future__ import annotations

import json
from urllib.parse import quote

from reportlint.model.finding import Safety, Severity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlint.model.finding import Finding, FoundFix, Location, Place
    from reportlint.model.lines import Position
    from reportlint.model.run import DocumentReport, Run

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_LANGUAGES = {"zh": "zh-CN", "en": "en-US"}
_FINGERPRINT = "reportlint/v1"


def write(run: Run) -> str:
    """One run; columns count code points (`columnKind`), uris are percent-encoded."""
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(run)]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _run(run: Run) -> dict[str, object]:
    rules = _rules(run)
    numbers = {rule["id"]: number for number, rule in enumerate(rules)}
    return {
        "tool": {
            "driver": {
                "name": "reportlint",
                "version": run.version,
                "language": _LANGUAGES[run.language],
                "rules": rules,
            },
            "extensions": [{"name": name, "version": version} for name, version in sorted(run.packs.items())],
        },
        "invocations": [
            {"executionSuccessful": True, "toolExecutionNotifications": list(_notifications(run.documents))}
        ],
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": uri(document.path)}} for document in run.documents],
        "results": [_result(finding, numbers) for finding in run.findings],
    }


def _rules(run: Run) -> list[dict[str, object]]:
    """The rules that found something, in the order of their ids."""
    first: dict[str, Finding] = {}
    for finding in run.findings:
        first.setdefault(finding.rule, finding)
    return [_rule(run, first[name]) for name in sorted(first)]


def _rule(run: Run, finding: Finding) -> dict[str, object]:
    note = run.rules.get(finding.rule)
    rule: dict[str, object] = {
        "id": finding.rule,
        "shortDescription": {"text": (note and note.title) or finding.rule},
        "defaultConfiguration": {"level": _LEVELS[finding.severity]},
    }
    said = [text for text in (note and note.why, finding.basis) if text]
    if said:
        rule["fullDescription"] = {"text": said[0]}
        rule["help"] = {"text": "\n".join(said)}
    rule["properties"] = {"tags": [tag for tag in (finding.family, finding.status) if tag]}
    return rule


def _notifications(documents: Iterable[DocumentReport]) -> Iterable[dict[str, object]]:
    """What was not checked must not look clean."""
    for document in documents:
        for item in document.not_evaluated:
            yield {
                "level": "note",
                "associatedRule": {"id": item.rule},
                "message": {"text": f"{item.rule}: {item.cause} ({item.subject}) × {item.times}"},
                "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(document.path)}}}],
            }


def _result(finding: Finding, numbers: dict[object, int]) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": finding.rule,
        "ruleIndex": numbers[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [_location(finding.path, finding.place, _names(finding))],
        "partialFingerprints": {_FINGERPRINT: finding.fingerprint},
        "properties": {
            "status": finding.status,
            "section": finding.section,
            "basis": finding.basis,
            "location": finding.place.location._asdict(),
        },
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, **_location(related.path, related.place, ()), "message": {"text": related.message}}
            for number, related in enumerate(finding.related, 1)
        ]
    if finding.fix and finding.fix.safety is not Safety.SHOW:
        result["fixes"] = [_fix(finding.path, finding.fix)]
    return result


def _names(finding: Finding) -> Iterable[dict[str, object]]:
    """Places that a person finds: a cell of a table or a spreadsheet, a section."""
    location: Location = finding.place.location
    cell = location.cell_path or (f"{location.sheet}!{location.cell}" if location.sheet and location.cell else None)
    if cell:
        yield {"fullyQualifiedName": cell, "kind": "element", **({"name": finding.name} if finding.name else {})}
    elif finding.section:
        yield {"fullyQualifiedName": finding.section, "kind": "element"}


def _location(path: str, place: Place, names: Iterable[dict[str, object]]) -> dict[str, object]:
    region = {**_region(place.start, place.end), **({"snippet": {"text": place.excerpt}} if place.excerpt else {})}
    location: dict[str, object] = {"physicalLocation": {"artifactLocation": {"uri": uri(path)}, "region": region}}
    logical = list(names)
    if logical:
        location["logicalLocations"] = logical
    return location


def _region(start: Position, end: Position) -> dict[str, object]:
    return {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column}


def _fix(path: str, fix: FoundFix) -> dict[str, object]:
    replacements = [
        {"deletedRegion": _region(edit.start, edit.end), "insertedContent": {"text": edit.replacement}}
        for edit in fix.edits
    ]
    return {
        "description": {"text": fix.title},
        "artifactChanges": [{"artifactLocation": {"uri": uri(path)}, "replacements": replacements}],
        "properties": {"safety": fix.safety.value},
    }


def uri(path: str) -> str:
    """A path with `/` as a uri: relative where the path is, else of the scheme `file`."""
    quoted = quote(path.encode("utf-8", "surrogateescape"), safe="/")
    if path.startswith("//"):
        return f"file:{quoted}"
    if path.startswith("/"):
        return f"file://{quoted}"
    if len(path) > 2 and path[0].isascii() and path[0].isalpha() and path[1:3] == ":/":
        return f"file:///{path[0]}:{quoted[4:]}"
    return quoted.removeprefix("./")
