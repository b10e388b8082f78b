"""Findings that are known: kept by fingerprint and number, so that they survive edits above and corrected figures."""

from __future__ import annotations

import json
from collections import Counter

from reportlint.model.finding import Severity
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportlint.engine.linting import Options
    from reportlint.model.finding import Finding
    from reportlint.model.run import DocumentReport

VERSION = 1


class Known(NamedTuple):
    """A known finding, up to `times` times; the message is for the people who read the file."""

    rule: str
    fingerprint: str
    severity: str
    times: int = 1
    message: str = ""


class Baseline(NamedTuple):
    """Known findings by the name of their document: its path relative to the folder of the baseline, with `/`."""

    known: Mapping[str, tuple[Known, ...]] = {}


def parse(text: str) -> Baseline:
    """Read a baseline; raises `ValueError` with what is wrong."""
    whole = json.loads(text)
    if not isinstance(whole, dict) or whole.get("version") != VERSION or not isinstance(whole.get("findings"), dict):
        raise ValueError(f"it is not a baseline of version {VERSION}")
    known = {}
    for name, rows in whole["findings"].items():
        try:
            known[name] = tuple(
                Known(row["rule"], row["fingerprint"], row["severity"], int(row["times"]), row.get("message", ""))
                for row in rows
            )
        except (TypeError, KeyError, AttributeError) as error:
            raise ValueError(f"the entry of '{name}' is not one ({error})") from None
    return Baseline(known)


def written(baseline: Baseline) -> str:
    """The text of a baseline: one finding a line, in a fixed order, so that it can be compared and merged."""
    parts = []
    for name, rows in sorted(baseline.known.items()):
        if rows:
            lines = ",\n   ".join(json.dumps(row._asdict(), ensure_ascii=False) for row in sorted(rows))
            parts.append(f"  {json.dumps(name, ensure_ascii=False)}: [\n   {lines}\n  ]")
    body = ",\n".join(parts)
    return f'{{\n "version": {VERSION},\n "findings": {{\n{body}\n }}\n}}\n'


def of_findings(findings: Iterable[Finding]) -> tuple[Known, ...]:
    """The findings of a document as they are kept."""
    rows: dict[tuple[str, str], Known] = {}
    for finding in findings:
        key = (finding.rule, finding.fingerprint)
        before = rows.get(key)
        times = before.times + 1 if before else 1
        rows[key] = Known(*key, finding.severity.word, times, finding.message)
    return tuple(rows.values())


def without_known(
    report: DocumentReport, known: Iterable[Known], options: Options
) -> tuple[DocumentReport, tuple[Known, ...]]:
    """A report without its known findings, and what is known but not there any more.

    Only rules that ran and severities that are shown can be missed.
    """
    left: Counter[tuple[str, str]] = Counter()
    for each in known:
        left[each.rule, each.fingerprint] += each.times
    kept = []
    for finding in report.findings:
        key = (finding.rule, finding.fingerprint)
        if left[key] > 0:
            left[key] -= 1
        else:
            kept.append(finding)
    stale = tuple(
        each
        for each in known
        if left[each.rule, each.fingerprint] > 0
        and options.selection.wants(each.rule)
        and Severity[each.severity.upper()] >= options.severity
    )
    baselined = len(report.findings) - len(kept)
    return report._replace(findings=tuple(kept), baselined=report.baselined + baselined), stale
