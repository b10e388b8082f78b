"""`reportlint rules`."""

from __future__ import annotations

import json

from reportlint.app import Session
from reportlint.cli import CLEAN
from reportlint.cli.options import settings_here

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace


def run(options: Namespace) -> int:
    """One line a defect: full id, severity, status, title; or the same as JSON."""
    session = Session(settings_here(options))
    language = session.language
    rows: dict[str, dict[str, str]] = {}
    for pack in session.abouts:
        for rule in pack.rules:
            title = rule.title.get(language) or next(iter(rule.title.values()), "")
            for defect in rule.defects:
                # Several explanations of one mistake share an id.
                row = {
                    "id": defect.id,
                    "severity": defect.severity.word,
                    "status": rule.status,
                    "family": rule.family,
                    "verb": rule.verb,
                    "title": title,
                }
                rows.setdefault(defect.id, row)
    if options.output_format == "json":
        print(json.dumps([*rows.values()], ensure_ascii=False, indent=1))
        return CLEAN
    for row in rows.values():
        status = "" if row["status"] == "stable" else f" [{row['status']}]"
        print(f"{row['id']}  {row['severity']}  {row['title']}{status}")
    return CLEAN
