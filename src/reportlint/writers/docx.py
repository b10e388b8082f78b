"""A copy of a Word file with a comment beside each finding: what is wrong, how to mend it, which places belong to it."""

from __future__ import annotations

from reportlint.extend import Remark, Safety, Severity, Unwritable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.extend import Finding, Run

_WORDS = {
    "zh": {
        Severity.ERROR: "【错误】",
        Severity.WARNING: "【警告】",
        Severity.INFO: "【提示】",
        "fix": "建议：",
        Safety.SAFE: "",
        Safety.UNSAFE: "（请核实后再改）",
        Safety.SHOW: "（仅供参考）",
        "related": "相关：",
        "elsewhere": "（{}）",
        "row": "第 {row} 行第 {column} 列",
        "paragraph": "第 {paragraph} 段",
        "table": "表 {table} ",
        "basis": "依据：",
        "rule": "规则：",
    },
    "en": {
        Severity.ERROR: "[error] ",
        Severity.WARNING: "[warning] ",
        Severity.INFO: "[info] ",
        "fix": "Suggestion: ",
        Safety.SAFE: "",
        Safety.UNSAFE: " (check first)",
        Safety.SHOW: " (for information)",
        "related": "See: ",
        "elsewhere": " ({})",
        "row": "row {row}, column {column}",
        "paragraph": "paragraph {paragraph}",
        "table": "table {table}, ",
        "basis": "Basis: ",
        "rule": "Rule: ",
    },
}


def write(run: Run) -> bytes:
    """The copy of the one document of a run; raises `Unwritable` for several, and for what is no Word file."""
    if len(run.documents) != 1 or run.annotate is None:
        raise Unwritable(
            {"zh": "docx 输出每次只能检查一个文件", "en": "the output docx is a copy of one document"},
            {
                "zh": "请逐个检查，或使用 reportlint review",
                "en": "check one file at a time, or use `reportlint review`",
            },
        )
    (document,) = run.documents
    if document.status != "checked":
        raise Unwritable(
            {
                "zh": f"{document.path} 没有读出，无法加批注",
                "en": f"{document.path} was not read, so nothing can be written beside it",
            },
            {"zh": "请先看检查结果", "en": "look at what `reportlint check` says of it"},
        )
    remarks = [Remark(finding.span, comment(finding, run.language)) for finding in document.findings]
    return run.annotate(document.path, remarks)


def comment(finding: Finding, language: str) -> str:
    """What a comment says of a finding, in lines."""
    return "\n".join(_lines(finding, language))


def _lines(finding: Finding, language: str) -> Iterator[str]:
    words = _WORDS[language]
    yield f"{words[finding.severity]}{finding.said}"
    if finding.fix is not None:
        yield f"{words['fix']}{finding.fix.title}{words[finding.fix.safety]}"
    for related in finding.related:
        elsewhere = related.path if related.path != finding.path else _place(related.place.location, words)
        yield f"{words['related']}{related.message}" + (words["elsewhere"].format(elsewhere) if elsewhere else "")
    if finding.basis:
        yield f"{words['basis']}{finding.basis}"
    yield f"{words['rule']}{finding.rule}"


def _place(location: object, words: dict[object, str]) -> str:
    """A place that a person finds in Word: by table, row and column, or by paragraph."""
    named = location._asdict()  # type: ignore[attr-defined]
    if named["table"] is None:
        return words["paragraph"].format(**named) if named["paragraph"] is not None else ""
    table = words["table"].format(**named)
    return table + (named["cell_path"] or (words["row"].format(**named) if named["row"] is not None else "")).strip()
