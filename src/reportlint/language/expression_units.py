"""Units that are known when a pack is loaded: adding money to requests is a mistake of the author."""

from __future__ import annotations

from reportlint.language.expression_tokens import ExpressionError
from reportlint.language.expression_tree import Binary, Call, CellRef, Negated, Number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlint.language.entry import Names
    from reportlint.language.expression_tree import Node
    from reportlint.language.seen import SeenNoun

_COUNTED = "a count"
_SAME = frozenset({"+", "-", "=", "!=", "<", "<=", ">", ">="})
_OF_ARGUMENTS = frozenset({"sum", "min", "max", "any", "all", "abs", "round"})


def known_unit(node: Node, names: Names, at: int) -> str | None:
    """The unit of a value where it is known at load: money, %, or a count; None where only a document can tell.

    Raises `ExpressionError` where unlike units meet.
    """
    if isinstance(node, Number):
        return node.unit or None
    if isinstance(node, CellRef):
        return _of_cells(node, names)
    if isinstance(node, Negated):
        return known_unit(node.operand, names, at)
    if isinstance(node, Call):
        units = [known_unit(argument, names, at) for argument in node.arguments]
        if node.function == "pct":
            return "%"
        return _common(units, at) if node.function in _OF_ARGUMENTS else None
    if isinstance(node, Binary):
        units = [known_unit(node.left, names, at), known_unit(node.right, names, at)]
        if node.operator in _SAME:
            common = _common(units, at)
            return common if node.operator in "+-" else None
    return None


def _common(units: list[str | None], at: int) -> str | None:
    from reportlint.chinese.units import MONEY

    known = [unit for unit in units if unit is not None]
    kinds = {"money" if unit in MONEY else unit for unit in known}
    if len(kinds) > 1:
        raise ExpressionError(at, f"{known[0]} and {known[-1]} are unlike units", "compare amounts of one kind")
    return known[0] if known else None


def _of_cells(cells: CellRef, names: Names) -> str | None:
    from reportlint.language.selectors import SelectorError, resolve

    variants: Mapping[str, SeenNoun] = names.tables.get(cells.table, {})  # type: ignore[assignment]
    for noun in variants.values():
        try:
            positions = resolve(noun, cells)
        except SelectorError:
            continue
        bands = [noun.bands[number] for number in {position.band for position in positions}]
        units = {band.unit or (_COUNTED if band.cells == "count" else None) for band in bands}
        return units.pop() if len(units) == 1 else None
    return None
