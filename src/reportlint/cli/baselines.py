"""Baselines as files: reading them, writing them, and telling what in them is out of date."""

from __future__ import annotations

import os

from reportlint.config.known import name_in, read_baseline
from reportlint.engine.baseline import Baseline, of_findings, without_known, written
from reportlint.saving import save

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlint.cli.gathering import Target
    from reportlint.engine.baseline import Known
    from reportlint.model.run import DocumentReport


_WORDS = {
    "zh": {
        "gone": "基线中有 {count} 个问题已不存在（{rules}），可用 --update-baseline 删除",
        "lost": "基线中的文件 {name} 已不存在，可用 --update-baseline 删除",
        "known": "{files} 份文件的 {count} 个问题已列入基线",
    },
    "en": {
        "gone": "{count} finding(s) of the baseline are gone ({rules}); --update-baseline drops them",
        "lost": "the baseline names {name}, which is gone; --update-baseline drops it",
        "known": "{count} finding(s) of {files} file(s) are known from now on",
    },
}


def set_aside(
    wanted: Sequence[Target], reports: Iterable[DocumentReport], language: str, remarks: list[str]
) -> Iterator[DocumentReport]:
    """The reports without known findings; entries that are out of date go to `remarks`. Raises `ConfigError`, at once."""
    baselines = {path: read_baseline(path) for target in wanted if (path := target.baseline)}
    return _unknown(wanted, reports, baselines, language, remarks)


def _unknown(
    wanted: Sequence[Target],
    reports: Iterable[DocumentReport],
    baselines: dict[str, Baseline],
    language: str,
    remarks: list[str],
) -> Iterator[DocumentReport]:
    words = _WORDS[language]
    for target, report in zip(wanted, reports, strict=True):
        if target.baseline is None:
            yield report
            continue
        known = baselines[target.baseline].known.get(name_in(target.baseline, target.path), ())
        left, stale = without_known(report, known, target.settings.options)
        if stale:
            rules = ", ".join(sorted({each.rule for each in stale}))
            remarks.append(f"{target.path}: {words['gone'].format(count=len(stale), rules=rules)}")
        yield left
    remarks += [
        f"{path}: {words['lost'].format(name=name)}"
        for path, baseline in baselines.items()
        for name in _gone(path, baseline)
    ]


def update(wanted: Sequence[Target], reports: Iterable[DocumentReport], language: str) -> list[str]:
    """Write the findings of this run to their baselines, where what is known of other files stays, and say how many.

    Raises `OSError`.
    """
    fresh: dict[str, dict[str, tuple[Known, ...]]] = {}
    for target, report in zip(wanted, reports, strict=True):
        if target.baseline is not None:
            rows = of_findings(report.findings)
            fresh.setdefault(target.baseline, {})[name_in(target.baseline, target.path)] = rows
    remarks = []
    for path, documents in fresh.items():
        before = read_baseline(path) if os.path.exists(path) else Baseline()
        gone = set(_gone(path, before))
        known = {name: rows for name, rows in before.known.items() if name not in gone}
        known.update(documents)
        save(path, written(Baseline(known)).encode())
        count = sum(row.times for rows in documents.values() for row in rows)
        remarks.append(f"{path}: {_WORDS[language]['known'].format(count=count, files=len(documents))}")
    return remarks


def _gone(path: str, baseline: Baseline) -> list[str]:
    folder = os.path.dirname(os.path.abspath(path))
    return [name for name in baseline.known if not os.path.exists(os.path.join(folder, name))]
