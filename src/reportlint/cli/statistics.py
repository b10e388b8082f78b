"""How often each rule speaks: what a team looks at before it decides which rules it wants."""

from __future__ import annotations

from collections import Counter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.model.run import Run


def statistics(run: Run) -> str:
    """One line a rule, the most frequent first: findings, documents, severity, rule."""
    findings: Counter[tuple[str, str]] = Counter()
    documents: Counter[tuple[str, str]] = Counter()
    for document in run.documents:
        keys = [(finding.rule, finding.severity.word) for finding in document.findings]
        findings.update(keys)
        documents.update(set(keys))
    if not findings:
        return ""
    head = ("次数", "文件数", "级别", "规则") if run.language == "zh" else ("findings", "files", "severity", "rule")
    rows = sorted(findings.items(), key=lambda item: (-item[1], item[0]))
    lines = ["\t".join(head)]
    lines += [f"{count}\t{documents[key]}\t{key[1]}\t{key[0]}" for key, count in rows]
    return "\n".join(lines) + "\n"
