"""What a check can say besides a hit: that it held, or that it could not be made and why."""

from __future__ import annotations

from reportlint.enums import Enum
from reportlint.model.finding import Hit
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from decimal import Decimal
    from typing import TypeAlias

    from reportlint.model.finding import CellPlace
    from reportlint.model.span import Span


class Cause(Enum):
    """Why a check was not evaluated; the values are part of the wire format."""

    OPERAND_MISSING = "operand-missing"
    TABLE_MISSING = "table-missing"
    TABLE_UNREADABLE = "table-unreadable"
    CELL_UNREADABLE = "cell-unreadable"
    TOTAL_BLANK = "total-blank"
    VARIABLE_UNBOUND = "variable-unbound"
    COMPANION_MISSING = "companion-missing"
    COMPANION_AMBIGUOUS = "companion-ambiguous"
    OTHER_SCOPE = "other-scope"
    TIME_LIMIT = "time-limit"


class Held(NamedTuple):
    """`times` checks were made and hold.

    Where they are linear equations, `equations` gives them one by one: a document without a mistake never asks for them.
    """

    times: int = 1
    equations: Callable[[], Iterable[Judged]] | None = None


class Unevaluated(NamedTuple):
    """A check was not evaluated: its cause and what was missing (a table's name, a variable, a year)."""

    cause: Cause
    subject: str


class CannotJudge(Exception):  # noqa: N818 - it says what happened to a check, not that the program is wrong
    """Raised from deep inside a check that cannot be made; whoever runs the check turns it into its `outcome`."""

    def __init__(self, outcome: Unevaluated) -> None:
        super().__init__(f"{outcome.cause.value}: {outcome.subject}")
        self.outcome = outcome

    def __reduce__(self) -> tuple[type[CannotJudge], tuple[Unevaluated]]:
        """Worker processes send it back to the process that asked."""
        return type(self), (self.outcome,)


class Term(NamedTuple):
    """One cell of an equation: `coefficient × value`.

    `key` identifies the cell within the document. `blank` cells count as 0 beside numbers.
    """

    key: str
    coefficient: int
    value: Decimal
    span: Span
    place: CellPlace
    blank: bool = False


class Judged(NamedTuple):
    """A linear equation over cells of one document that was evaluated: the sum of its terms must be 0.

    `hit` is what to say if nothing better than this single equation is known, None if it holds. `total` is the index
    of the term on which a single equation is put. The engine gives all of a document's equations to
    `language.blame`, which may say one thing for many.
    """

    terms: tuple[Term, ...]
    total: int
    hit: Hit | None = None

    @property
    def residual(self) -> Decimal:
        """What the terms sum to; 0 when the equation holds."""
        return sum((term.coefficient * term.value for term in self.terms), start=self.terms[0].value * 0)


Outcome: TypeAlias = Hit | Held | Unevaluated | Judged
