"""What a rule of the engine itself is."""

from __future__ import annotations

from reportlint.model.finding import Severity
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


class OwnRule(NamedTuple):
    """A rule of the engine: id, severity, message by language, and why it exists."""

    id: str
    severity: Severity
    message: Mapping[str, str]
    why: Mapping[str, str]
    family: str = "damage"
