"""What several expressions come to in one document, as far as it is known."""

from __future__ import annotations

from reportlint.language.expression_evaluate import NotApplicableError, Scene
from reportlint.language.outcome import CannotJudge

TYPE_CHECKING = False
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from reportlint.language.expressions import Expression
    from reportlint.language.seen import SeenBinding


def known_counts(expressions: Iterable[Expression], binding: SeenBinding) -> list[Decimal]:
    """The exact values above zero, in order; what is unknown, missing in this form or no number is left out."""
    found: list[Decimal] = []
    scene = Scene(binding)
    for expression in expressions:
        try:
            exact = scene.amount(expression.tree).interval.exact
        except (CannotJudge, NotApplicableError):
            continue
        if exact is not None and exact > 0:
            found.append(exact)
    return found
