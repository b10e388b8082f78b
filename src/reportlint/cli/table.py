"""A collection at one glance: each body year against year, and for each rule who breaks it."""

from __future__ import annotations

from collections import Counter
from unicodedata import combining, east_asian_width

from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.model.run import DocumentReport, Run

_WORDS = {
    "zh": {"who": "单位", "file": "文件", "counts": "错误/警告", "counted": "（错误/警告）", "times": "×"},
    "en": {"who": "body", "file": "file", "counts": "errors/warnings", "counted": " (errors/warnings)", "times": "×"},
}
_CLEAN = "·"


class _Row(NamedTuple):
    organ: str
    year: str
    report: DocumentReport


def audit_table(run: Run) -> str:
    """Errors and warnings of every body by year, of every other file, and each rule with the files that break it.

    `·` is a report without findings; a blank is a year of which there is no report.
    """
    words = _WORDS[run.language]
    reports = [report for report in run.documents if report.status != "skipped"]
    dated = [_Row(str(r.variables["organ"]), str(r.variables["year"]), r) for r in reports if _is_dated(r)]
    others = [report for report in reports if not _is_dated(report)]
    parts = []
    if dated:
        parts.append(_years(dated, words))
    if others:
        head = [words["file"], words["counts"]]
        parts.append(_aligned([head, *([report.path, _counts(report)] for report in others)]))
    rules = list(_rules(reports, words))
    if rules:
        parts.append("\n".join(rules) + "\n")
    return "\n".join(parts)


def _is_dated(report: DocumentReport) -> bool:
    return bool(report.variables.get("organ")) and bool(report.variables.get("year"))


def _years(rows: Sequence[_Row], words: dict[str, str]) -> str:
    years = sorted({row.year for row in rows})
    cells: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        cells.setdefault((row.organ, row.year), []).append(_counts(row.report))
    organs = sorted({row.organ for row in rows})
    table = [[f"{words['who']}{words['counted']}", *years]]
    table += [[organ, *(" ".join(cells.get((organ, year), [])) for year in years)] for organ in organs]
    return _aligned(table)


def _counts(report: DocumentReport) -> str:
    grades = Counter(finding.severity.word for finding in report.findings)
    errors, warnings = grades["error"], grades["warning"]
    return f"{errors}/{warnings}" if errors or warnings else _CLEAN


def _rules(reports: Sequence[DocumentReport], words: dict[str, str]) -> Iterator[str]:
    """Each rule, the one that most files break first, with the place of its first finding in each file."""
    broken: dict[tuple[str, str], list[tuple[str, int]]] = {}
    for report in reports:
        counts = Counter((finding.rule, finding.severity.word) for finding in report.findings)
        first = {(f.rule, f.severity.word): f.place.start for f in reversed(report.findings)}
        for key, count in counts.items():
            place = f"{report.path}:{first[key].line}:{first[key].column}"
            broken.setdefault(key, []).append((place, count))
    for (rule, severity), places in sorted(broken.items(), key=lambda item: (-len(item[1]), item[0])):
        yield f"{severity} {rule}"
        for place, count in places:
            yield f"  {place}" + (f"  {words['times']}{count}" if count > 1 else "")


def _aligned(table: Sequence[Sequence[str]]) -> str:
    """Columns of equal width on a terminal, where Chinese characters take two."""
    widths = [max(_width(row[column]) for row in table) for column in range(len(table[0]))]
    lines = [
        "  ".join(cell + " " * (size - _width(cell)) for cell, size in zip(row, widths, strict=True)) for row in table
    ]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _width(text: str) -> int:
    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)
