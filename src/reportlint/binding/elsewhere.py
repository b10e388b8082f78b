"""Other documents that rules look into: by which values they are looked for, and what stands in for one that is not there."""

from __future__ import annotations

from reportlint.binding.grid import Unbound
from reportlint.language.expressions import evaluate
from reportlint.language.outcome import Cause, Unevaluated

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.binding.binding import Binding

    Wanted = tuple[tuple[str, object], ...]


_MEMO = "\0wanted"
"""No scope has such a name."""


def wanted(binding: Binding) -> dict[str, Wanted]:
    """Variables and values that each declared document must have, by its name; none for what cannot be worked out."""
    known: dict[str, Wanted] | None = binding.memo.get(_MEMO)
    if known is not None:
        return known
    found: dict[str, Wanted] = binding.memo.setdefault(_MEMO, {})
    for noun in binding.nouns.documents:
        values = [(variable, evaluate(expression, binding)) for variable, expression in noun.where]
        if not any(isinstance(value, Unevaluated) for _, value in values):
            found[noun.name] = tuple(values)
    return found


def unbound(binding: Binding, name: str, cause: Cause = Cause.COMPANION_MISSING) -> Unbound:
    """What stands in for a document: its subject is what it would have otherwise than the document in hand (2023)."""
    own = binding.values
    differing = [str(value) for variable, value in wanted(binding).get(name, ()) if own.get(variable) != value]
    return Unbound(cause, " ".join(differing) or name)
