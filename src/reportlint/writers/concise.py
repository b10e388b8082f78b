"""One line a finding, for editors and grep."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.model.run import Run


def write(run: Run) -> str:
    """`path:line:column: severity rule message` for each finding (`Finding.headline`)."""
    return "".join(f"{finding.headline}\n" for finding in run.findings)
