"""Shares whose whole stands in a table only: 予以公开12件，占44.44% of one of several totals."""

from __future__ import annotations

from reportlint.language.expressions import parse_expression
from reportlint.language.known import known_counts
from reportlint.language.problems import did_you_mean
from reportlint.prose.growth import is_right
from reportlint.record import NamedTuple

TYPE_CHECKING = False
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from reportlint.binding.binding import Binding
    from reportlint.language.entry import Entry
    from reportlint.language.expressions import Expression
    from reportlint.model.span import Span


class KnownShares(NamedTuple):
    """`parts` are facts with the cells that they tell, `bases` the totals that a share may be a share of."""

    parts: tuple[tuple[str, Expression], ...]
    bases: tuple[Expression, ...]

    def nearest(
        self, binding: Binding, part: tuple[Span, Decimal], share: Decimal, others: Sequence[Decimal]
    ) -> tuple[bool, Decimal] | None:
        """Whether the share is one of some total, of `others` too, and the total that comes nearest.

        None where the part is no mention of these facts, or no total is known. A part that contradicts its own cell is another
        mistake: the share of the cell is right as well.
        """
        span, amount = part
        for name, cell in self.parts:
            if any(
                mention.scope is None and mention.span.start == span.start for mention in binding.facts.get(name, ())
            ):
                bases = known_counts(self.bases, binding)
                if not bases:
                    return None
                amounts = [amount, *known_counts((cell,), binding)]
                right = any(is_right(share, each, base) for each in amounts for base in [*bases, *others])
                return right, min(bases, key=lambda base: abs(amount * 100 / base - share))
        return None


def read_known_shares(parts: Entry, bases: Entry) -> KnownShares:
    """The facts and totals of a rule; mistakes are reported there."""
    return KnownShares(tuple(map(_part, parts.pairs())), tuple(parse_expression(base) for base in bases.items()))


def _part(pair: tuple[str, Entry]) -> tuple[str, Expression]:
    name, entry = pair
    if name not in entry.names.facts:
        near = did_you_mean(name, sorted(entry.names.facts))
        cure = f"did you mean '{near}'?" if near else "declare it under 'facts:'"
        entry.problem(f"the fact '{name}' is not declared", cure)
    entry.names.used.add(name)
    return name, parse_expression(entry)
