"""GitLab code quality report: a list of issues, each with a fingerprint of its own."""

from __future__ import annotations

import json
from collections import Counter
from hashlib import sha256

from reportlint.model.finding import Severity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.model.run import Run

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def write(run: Run) -> str:
    """One JSON list. GitLab shows only the first of equal fingerprints, so equals are told apart by number."""
    seen: Counter[tuple[str, str]] = Counter()
    issues = []
    for finding in run.findings:
        key = (finding.path, finding.fingerprint)
        seen[key] += 1
        identity = "\0".join((*key, finding.rule, str(seen[key])))
        issues.append(
            {
                "description": finding.said,
                "check_name": finding.rule,
                "fingerprint": sha256(identity.encode("utf-8", "surrogateescape")).hexdigest(),
                "severity": _SEVERITIES[finding.severity],
                "location": {
                    "path": finding.path.removeprefix("./"),
                    "lines": {"begin": finding.place.start.line, "end": finding.place.end.line},
                },
            }
        )
    return json.dumps(issues, ensure_ascii=False, indent=1) + "\n"
