"""JUnit XML: each document is a suite, each finding a failed case; a document without findings is a case that passed."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, indent, tostring

import regex

from reportlint.model.finding import Severity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.model.finding import Finding
    from reportlint.model.run import DocumentReport, Run

# XML 1.0 §2.2 Char: nothing else may stand in a document, not even escaped.
_FORBIDDEN = regex.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(run: Run) -> str:
    """One `testsuites` element; info findings are cases that passed with their message as output."""
    suites = Element("testsuites", name="reportlint")
    counts = [_suite(suites, document) for document in run.documents]
    suites.set("tests", str(sum(tests for tests, _ in counts)))
    suites.set("failures", str(sum(failures for _, failures in counts)))
    suites.set("errors", "0")
    indent(suites)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(suites, encoding="unicode")}\n'


def _suite(suites: Element, document: DocumentReport) -> tuple[int, int]:
    suite = SubElement(suites, "testsuite", name=_clean(document.path))
    failures = sum(finding.severity > Severity.INFO for finding in document.findings)
    for finding in document.findings:
        _case(suite, finding)
    if not document.findings:
        case = SubElement(suite, "testcase", classname=_clean(document.path), name="reportlint")
        if document.status == "skipped":
            SubElement(case, "skipped", message="no reader")
    tests = max(1, len(document.findings))
    suite.set("tests", str(tests))
    suite.set("failures", str(failures))
    suite.set("errors", "0")
    suite.set("skipped", str(int(document.status == "skipped")))
    return tests, failures


def _case(suite: Element, finding: Finding) -> None:
    start = finding.place.start
    path = _clean(finding.path)
    name = f"{finding.rule} {start.line}:{start.column}"
    case = SubElement(suite, "testcase", classname=path, name=name, file=path, line=str(start.line))
    said = _clean(finding.headline)
    if finding.severity > Severity.INFO:
        failure = SubElement(case, "failure", type=finding.severity.word, message=_clean(finding.message))
        failure.text = said
    else:
        SubElement(case, "system-out").text = said


def _clean(text: str) -> str:
    return str(_FORBIDDEN.sub("\ufffd", text))
