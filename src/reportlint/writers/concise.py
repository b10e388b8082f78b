"""One line a finding, for editors and grep."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.model.run import Run


def write(run: Run) -> str:
    """`path:line:column: severity rule message` for each finding (`Finding.headline`)."""
    return "".join(pieces(run))


def pieces(run: Run) -> Iterator[str]:
    """The same, a line at a time."""
    return (f"{finding.headline}\n" for finding in run.each_finding())
