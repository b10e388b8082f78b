"""The same objects as json, one a line: for runs that are larger than memory wants to hold, and for grep."""

from __future__ import annotations

import json

from reportlint.wire import SCHEMA_VERSION, document_object, finding_object, summary, tool

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.model.run import Run


def write(run: Run) -> str:
    """A line for the run, for each document and after it for each of its findings, and one for the summary.

    `type` tells them apart: run, document, finding, summary.
    """
    return "".join(pieces(run))


def pieces(run: Run) -> Iterator[str]:
    """The same, a line at a time."""
    return (f"{json.dumps(each, ensure_ascii=False)}\n" for each in _objects(run))


def _objects(run: Run) -> Iterator[dict[str, object]]:
    yield {"type": "run", "schema_version": SCHEMA_VERSION, "tool": tool(run)}
    for document in run.documents:
        yield {"type": "document", **document_object(document)}
        for finding in document.findings:
            yield {"type": "finding", **finding_object(finding)}
    yield {"type": "summary", **summary(run)}
