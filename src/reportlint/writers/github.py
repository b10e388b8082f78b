"""Workflow commands of GitHub Actions: each finding is an annotation beside its line."""

from __future__ import annotations

from reportlint.model.finding import Severity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.model.finding import Finding
    from reportlint.model.run import Run

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def write(run: Run) -> str:
    """`::error file=…,line=…,title=…::message` for each finding; columns only where a finding stays on its line."""
    return "".join(pieces(run))


def pieces(run: Run) -> Iterator[str]:
    """The same, a line at a time."""
    return (f"{_command(finding)}\n" for finding in run.each_finding())


def _command(finding: Finding) -> str:
    start, end = finding.place.start, finding.place.end
    properties = {"file": finding.path.removeprefix("./"), "line": start.line, "endLine": end.line}
    if start.line == end.line:
        properties |= {"col": start.column, "endColumn": end.column}
    properties["title"] = finding.rule
    said = ",".join(f"{name}={str(value).translate(_PROPERTY)}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {said}::{finding.said.translate(_DATA)}"
