"""For people at a terminal: each finding with its source line, a caret under it, related places and the fix."""

from __future__ import annotations

from unicodedata import combining, east_asian_width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.model.finding import Finding, Place
    from reportlint.model.run import DocumentReport, Run

_BEFORE = 24
_AFTER = 40
"""Code points of context: a paragraph of a report is one line of a thousand characters."""

_WORDS = {
    "zh": {
        "related": "相关",
        "fix": "修改",
        "basis": "依据",
        "safe": "可自动修改",
        "unsafe": "需人工确认",
        "show": "仅供参考",
    },
    "en": {"related": "see", "fix": "fix", "basis": "basis", "safe": "safe", "unsafe": "unsafe", "show": "suggestion"},
}


def write(run: Run) -> str:
    """All findings, a blank line between them."""
    return "".join(pieces(run))


def pieces(run: Run) -> Iterator[str]:
    """The same, a finding at a time."""
    gap = ""
    for document in run.documents:
        for finding in document.findings:
            yield gap + _finding(finding, document, run.language)
            gap = "\n"


def _finding(finding: Finding, document: DocumentReport, language: str) -> str:
    words = _WORDS[language]
    lines = [finding.headline]
    lines += _quote(finding.place, document)
    for related in finding.related:
        start = related.place.start
        lines.append(f"    {words['related']} {start.line}:{start.column}: {related.message}")
    if finding.fix:
        lines.append(f"    {words['fix']} [{words[finding.fix.safety.value]}]: {finding.fix.title}")
    if finding.basis:
        lines.append(f"    {words['basis']}: {finding.basis}")
    return "".join(f"{line}\n" for line in lines)


def _quote(place: Place, document: DocumentReport) -> list[str]:
    source = document.lines.get(place.start.line)
    if source is None:
        return []
    start = place.start.column - 1
    end = place.end.column - 1 if place.end.line == place.start.line else len(source)
    low = max(0, start - _BEFORE)
    high = min(len(source), max(end, start) + _AFTER)
    shown_end = min(end, low + _BEFORE + _AFTER * 2)
    high = min(high, shown_end + _AFTER)
    head = ("…" if low else "") + _printable(source[low:start])
    body = _printable(source[start:shown_end])
    tail = _printable(source[shown_end:high]) + ("…" if high < len(source) else "")
    margin = f"  {place.start.line} | "
    caret = "^" * max(1, width(body))
    return [f"{margin}{head}{body}{tail}", f"{' ' * (len(margin) - 2)}| {' ' * width(head)}{caret}"]


def _printable(text: str) -> str:
    """Tabs as one blank and control characters as a box, so that what is printed has the width we count."""
    return "".join(
        " " if char == "\t" else char if char.isprintable() or char == "\u3000" else "\u2423" for char in text
    )


def width(text: str) -> int:
    """Columns that a terminal needs: two for East Asian wide and full-width characters, none for combining marks."""
    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)
