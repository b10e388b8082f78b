"""Baselines as files: reading them, writing them, and telling what in them is out of date."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from reportlint.config import ConfigError
from reportlint.engine.baseline import Baseline, of_findings, parse, without_known, written
from reportlint.language.problems import Problem
from reportlint.saving import save

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.cli.gathering import Target
    from reportlint.model.run import DocumentReport


def set_aside(wanted: Sequence[Target], reports: Sequence[DocumentReport]) -> tuple[list[DocumentReport], list[str]]:
    """The reports without known findings, and remarks on entries that are out of date; raises `ConfigError`."""
    baselines: dict[str, Baseline] = {}
    kept = []
    remarks = []
    for target, report in zip(wanted, reports, strict=True):
        if target.baseline is None:
            kept.append(report)
            continue
        baseline = baselines.setdefault(target.baseline, _read(target.baseline))
        known = baseline.known.get(_name(target), ())
        report, stale = without_known(report, known, target.settings.options)  # noqa: PLW2901 - the same report, less
        kept.append(report)
        if stale:
            rules = ", ".join(sorted({each.rule for each in stale}))
            remarks.append(
                f"{target.path}: {len(stale)} finding(s) of the baseline are gone ({rules}); --update-baseline drops them"
            )
    remarks += [
        f"{path}: the baseline names {name}, which is gone; --update-baseline drops it"
        for path, baseline in baselines.items()
        for name in _gone(path, baseline)
    ]
    return kept, remarks


def update(wanted: Sequence[Target], reports: Sequence[DocumentReport]) -> tuple[list[DocumentReport], list[str]]:
    """Write the findings of this run to their baselines, where what is known of other files stays; raises `OSError`."""
    fresh: dict[str, dict[str, DocumentReport]] = {}
    for target, report in zip(wanted, reports, strict=True):
        if target.baseline is not None:
            fresh.setdefault(target.baseline, {})[_name(target)] = report
    remarks = []
    for path, documents in fresh.items():
        before = _read(path) if os.path.exists(path) else Baseline()
        gone = set(_gone(path, before))
        known = {name: rows for name, rows in before.known.items() if name not in gone}
        known.update({name: of_findings(report.findings) for name, report in documents.items()})
        save(path, written(Baseline(known)).encode())
        count = sum(len(report.findings) for report in documents.values())
        remarks.append(f"{path}: {count} finding(s) of {len(documents)} file(s) are known from now on")
    return set_aside(wanted, reports)[0], remarks


def _name(target: Target) -> str:
    """How a baseline names a document: relative to its own folder, so that a repository can be anywhere."""
    folder = os.path.dirname(os.path.abspath(target.baseline or ""))
    return _relative(os.path.abspath(target.path), folder)


def _relative(path: str, folder: str) -> str:
    try:
        return os.path.relpath(path, folder).replace(os.sep, "/")
    except ValueError:  # another drive of Windows
        return path.replace(os.sep, "/")


def _gone(path: str, baseline: Baseline) -> list[str]:
    folder = os.path.dirname(os.path.abspath(path))
    return [name for name in baseline.known if not os.path.exists(os.path.join(folder, name))]


def _read(path: str) -> Baseline:
    try:
        with open(path, encoding="utf-8-sig") as file:
            return parse(file.read())
    except FileNotFoundError:
        what, cure = "there is no such baseline", "write one with --update-baseline"
    except OSError as error:
        what, cure = f"the baseline cannot be read ({error.strerror})", "look at its permissions"
    except ValueError as error:
        what, cure = f"this is no baseline: {error}", "write it again with --update-baseline"
    raise ConfigError([Problem(path, 1, 1, what, cure)])
