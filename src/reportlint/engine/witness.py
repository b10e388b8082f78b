"""What the prose of a report says for or against another value of a cell: a witness where arithmetic leaves several suspects."""

from __future__ import annotations

from reportlint.binding.grid import CellState, Grid
from reportlint.language.expressions import truth
from reportlint.language.outcome import CannotJudge, Held
from reportlint.language.relations import Relation, judge_relation
from reportlint.model.finding import Hit, Related
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from reportlint.binding.binding import Binding
    from reportlint.language.outcome import Outcome
    from reportlint.packs.profile import Rule


class Testimony(NamedTuple):
    """Places of the prose that would fit if the cell held the value, and how many would no longer fit."""

    fits: tuple[Related, ...]
    contradicts: int


class Prose:
    """The rules that hold numbers of the prose against cells, asked again with another value in a cell."""

    def __init__(self, rules: Sequence[Rule], binding: Binding) -> None:
        self._rules = rules
        self._binding = binding
        self._asked: dict[str, list[tuple[Rule, Relation, list[Outcome]]]] = {}

    def __call__(self, key: str, value: Decimal) -> Testimony:
        """The testimony about the cell of that key, if it held the value."""
        fits: dict[object, Related] = {}
        contradicts = 0
        for name, grid in self._binding.grids.items():
            if not isinstance(grid, Grid):
                continue
            at = next((at for at, cell in grid.cells.items() if cell.key == key), None)
            if at is None:
                continue
            cell = grid.cells[at]._replace(value=value, state=CellState.NUMBER)
            changed = grid._replace(cells={**grid.cells, at: cell})
            binding = self._binding._replace(grids={**self._binding.grids, name: changed})
            for rule, relation, before in self._about(name):
                after = _outcomes(rule, relation, binding)
                if len(after) != len(before):
                    continue
                for old, new in zip(before, after, strict=True):
                    if isinstance(old, Hit) and isinstance(new, Held):
                        fits.setdefault(old.span, self._said(old))
                    contradicts += isinstance(old, Held) and isinstance(new, Hit)
        return Testimony(tuple(fits.values()), contradicts)

    def _said(self, hit: Hit) -> Related:
        text = hit.span.of(self._binding.document.text)
        return Related(hit.span, {"zh": f"正文说 {text}", "en": f'the text says "{text}"'})

    def _about(self, table: str) -> list[tuple[Rule, Relation, list[Outcome]]]:
        """The rules about prose and a table, with what they say of the document as it is."""
        if table not in self._asked:
            self._asked[table] = [
                (rule, relation, _outcomes(rule, relation, self._binding))
                for rule in self._rules
                if rule.verb == "check" and rule.status == "stable"
                if isinstance(relation := getattr(rule.check, "relation", None), Relation)
                if _of_prose(relation, table, self._binding)
            ]
        return self._asked[table]


def _of_prose(relation: Relation, table: str, binding: Binding) -> bool:
    expression = relation.expression
    said = any(not name.document and binding.facts.get(name.name) for name in expression.facts)
    return said and not expression.companions and any(cells.table == table for cells in expression.cells)


def _outcomes(rule: Rule, relation: Relation, binding: Binding) -> list[Outcome]:
    if rule.when is not None and truth(rule.when, binding) is not True:
        return []
    try:
        return list(judge_relation(relation, binding))
    except CannotJudge as error:
        return [error.outcome]
