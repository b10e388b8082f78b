"""The promise to programs: schema version 1 (`docs/wire-format.md`, `reportlint/schemas/report-1.json`)."""

from __future__ import annotations

import json

from reportlint.wire import as_object

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.model.run import Run


def write(run: Run) -> str:
    """One JSON object, documents and findings in the order of the run."""
    return json.dumps(as_object(run), ensure_ascii=False, indent=1) + "\n"
