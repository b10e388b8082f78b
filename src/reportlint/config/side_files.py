"""Files of suppressions beside documents: `年报.docx.reportlint-ignore`, or `.reportlint-ignore` for its whole folder."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.engine.side_file import SideEntry

SUFFIX = ".reportlint-ignore"


def entries_for(path: str) -> tuple[SideEntry, ...]:
    """What stands beside a document; nothing is read where there are no such files."""
    folder, document = os.path.split(path)
    entries: list[SideEntry] = []
    for name, one_document in ((document + SUFFIX, True), (SUFFIX, False)):
        full = os.path.join(folder, name)
        if os.path.isfile(full):
            from reportlint.engine.side_file import parse

            try:
                with open(full, encoding="utf-8-sig", errors="replace") as file:
                    text = file.read()
            except OSError:
                continue  # as if it were not there: what it would suppress is shown, which nobody can overlook
            entries += parse(text, name, document, one_document=one_document)
    return tuple(entries)
