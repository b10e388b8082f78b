"""`in:`, the places of a document where a rule or a noun looks."""

from __future__ import annotations

from reportlint.binding.scopes import COMMON_SCOPES
from reportlint.language.problems import did_you_mean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.language.entry import Entry

_TABLE = "table:"


def read_scopes(entry: Entry) -> tuple[str, ...]:
    """Scopes, one or a list: those that every document has, a section's name, or `table:NAME`."""
    return tuple(dict.fromkeys(scope for item in entry.items() if (scope := _scope(item))))


def _scope(entry: Entry) -> str | None:
    scope = entry.text()
    names = entry.names
    known = [*COMMON_SCOPES, *names.sections, *(f"{_TABLE}{name}" for name in names.tables)]
    if scope in known:
        names.used.add(scope.removeprefix(_TABLE))
        return scope
    if scope:
        near = did_you_mean(scope, known)
        cure = (
            f"did you mean '{near}'?"
            if near
            else f"write one of {', '.join(COMMON_SCOPES)}, a section's name, or {_TABLE}NAME"
        )
        entry.problem(f"'{scope}' is no place of a document", cure)
    return None
