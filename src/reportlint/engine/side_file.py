"""Suppressions that stand beside a document: Word, PDF and Excel files have no place for a comment to reportlint.

One entry a line, `RULE FINGERPRINT -- reason`; `#` begins a remark. Fingerprints are in the json output; `*` stands for
every one of them. In a file for a whole folder, a line `[年报.docx]` says which document the entries below it are for.
"""

from __future__ import annotations

from reportlint.compiled import compiled
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_ENTRY = compiled(r"(?<rule>\S+)\s++(?<fingerprint>[0-9a-z]++|\*)\s*+(?:(?:--|——)\s*+(?<reason>.*))?")
_HEAD = compiled(r"\[(.+)\]")


class SideEntry(NamedTuple):
    """A suppressed finding: `where` is the line that says so, `file:line`; `rule` is empty for a line that is no entry."""

    rule: str
    fingerprint: str
    reason: str
    where: str


def parse(text: str, name: str, document: str, *, one_document: bool) -> Iterator[SideEntry]:
    """The entries of a side file called `name` for a document; all of them in a file for `one_document`."""
    applies = one_document
    for number, line in enumerate(text.splitlines(), 1):
        line = line.strip()  # noqa: PLW2901 - the same line
        head = _HEAD.fullmatch(line)
        if not line or line.startswith("#"):
            continue
        if head:
            applies = head[1] == document
        elif applies:
            entry = _ENTRY.fullmatch(line)
            where = f"{name}:{number}"
            if entry:
                yield SideEntry(entry["rule"], entry["fingerprint"], (entry["reason"] or "").strip(), where)
            else:
                yield SideEntry("", "", "", where)
