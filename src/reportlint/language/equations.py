"""Linear equations over the cells of tables: worked out once for a table as declared, judged for each document."""

from __future__ import annotations

from reportlint.language.expression_cells import is_total, readable, unknown_total
from reportlint.language.expression_evaluate import NotApplicableError, Scene
from reportlint.language.expression_tree import TOTALS, Binary, Call, CellRef, Negated, Number
from reportlint.language.expressions import instances
from reportlint.language.outcome import CannotJudge, Cause, Held, Judged, Term, Unevaluated
from reportlint.language.selectors import resolve
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.language.expression_tree import Node
    from reportlint.language.expressions import Expression
    from reportlint.language.seen import SeenBinding, SeenCell, SeenGrid, SeenNoun
    from reportlint.language.selectors import Path, Position


class Part(NamedTuple):
    """Cells of a side with their coefficient; `left` says which side of the `=` they stand on."""

    coefficient: int
    cells: CellRef
    left: bool


class Planned(NamedTuple):
    """A cell of one instance: its coefficient when all stands on the left, its table, its place, its side."""

    coefficient: int
    table: str
    position: Position
    left: bool


class Instance(NamedTuple):
    """One equation: what `_` stands for, the cells, and the index of the one it is put on.

    `lone` says that this cell alone stands on its side: it is what the others must sum to. `plus` and `minus` are the
    keys of the cells in their grid, by coefficient, where all are of one table and no coefficient is but 1 or -1.
    """

    row: Path | None
    column: Path | None
    cells: tuple[Planned, ...]
    total: int
    lone: bool
    plus: tuple[tuple[int, int, int], ...] = ()
    minus: tuple[tuple[int, int, int], ...] = ()


def linear_parts(tree: Node) -> tuple[Part, ...] | None:
    """The cells of an equation with whole coefficients and no constant, all of the document in hand; else None."""
    if not isinstance(tree, Binary) or tree.operator != "=":
        return None
    left, right = _parts(tree.left, 1), _parts(tree.right, 1)
    if left is None or right is None or not left or not right:
        return None
    return (*(Part(c, cells, True) for c, cells in left), *(Part(-c, cells, False) for c, cells in right))


def _parts(node: Node, factor: int) -> list[tuple[int, CellRef]] | None:
    if isinstance(node, CellRef):
        return None if node.document else [(factor, node)]
    if isinstance(node, Negated) and node.operator == "-":
        return _parts(node.operand, -factor)
    if isinstance(node, Call) and node.function == "sum":
        return _joined([_parts(argument, factor) for argument in node.arguments])
    if isinstance(node, Binary) and node.operator in ("+", "-"):
        return _joined([_parts(node.left, factor), _parts(node.right, factor if node.operator == "+" else -factor)])
    if isinstance(node, Binary) and node.operator == "*":
        for number, other in ((node.left, node.right), (node.right, node.left)):
            if isinstance(number, Number) and not number.unit and number.value == int(number.value) != 0:
                return _parts(other, factor * int(number.value))
    return None


def _joined(found: list[list[tuple[int, CellRef]] | None]) -> list[tuple[int, CellRef]] | None:
    parts: list[tuple[int, CellRef]] = []
    for some in found:
        if some is None:
            return None
        parts.extend(some)
    return parts


_plans: dict[tuple[int, tuple[int, ...]], tuple[Expression, tuple[SeenNoun, ...], tuple[Instance, ...] | None]] = {}
_PLANS_LIMIT = 512


def plan(expression: Expression, parts: tuple[Part, ...], binding: SeenBinding) -> tuple[Instance, ...] | None:
    """The equations of an expression for the tables as this document has them; None if cells of unlike units meet.

    Kept for the next document. Raises `CannotJudge` where a table is missing, `NotApplicableError` for another form.
    """
    scene = Scene(binding)
    nouns = tuple(scene.grid(part.cells).noun for part in parts)
    key = id(expression), tuple(map(id, nouns))
    known = _plans.get(key)
    if known is None or known[0] is not expression or any(a is not b for a, b in zip(known[1], nouns, strict=True)):
        if len(_plans) > _PLANS_LIMIT:
            _plans.clear()
        known = _plans[key] = expression, nouns, _planned(expression, parts, nouns, binding)
    return known[2]


def _planned(
    expression: Expression, parts: tuple[Part, ...], nouns: tuple[SeenNoun, ...], binding: SeenBinding
) -> tuple[Instance, ...] | None:
    units = {
        noun.bands[p.band].unit for part, noun in zip(parts, nouns, strict=True) for p in resolve(noun, part.cells)
    }
    if len(units) > 1:
        return None
    found: list[Instance] = []
    for row, column in instances(expression, binding):
        cells: list[Planned] = []
        for part, noun in zip(parts, nouns, strict=True):
            cells.extend(
                Planned(part.coefficient, noun.name, position, part.left)
                for position in resolve(noun, part.cells)
                if position.row_key in (None, row) and position.column_key in (None, column)
            )
        if cells:
            found.append(_instance(row, column, tuple(cells)))
    return tuple(found)


def _instance(row: Path | None, column: Path | None, cells: tuple[Planned, ...]) -> Instance:
    sides = [[i for i, cell in enumerate(cells) if cell.left is left] for left in (True, False)]
    lone = [side[0] for side in sides if len(side) == 1]
    totals = [i for i, cell in enumerate(cells) if is_total(cell.position)]
    # In 新收 + 上年结转 = 办理结果/总计 + 结转下年 of the column 总计 all are totals: the name that varies decides.
    named = [i for i in totals if _varying(cells[i].position, row)[-1] in TOTALS]
    best = [i for i in lone if i in totals] or lone or named or totals or [0]
    instance = Instance(row, column, cells, best[0], bool(lone))
    if len({cell.table for cell in cells}) > 1 or any(abs(cell.coefficient) != 1 for cell in cells):
        return instance
    keys = {sign: tuple(_key(cell.position) for cell in cells if cell.coefficient == sign) for sign in (1, -1)}
    return instance._replace(plus=keys[1], minus=keys[-1])


def _key(position: Position) -> tuple[int, int, int]:
    return position.band, position.row, position.column


def _varying(position: Position, row: Path | None) -> Path:
    return position.column_path if row is not None else position.row_path


def judge(instance: Instance, grids: dict[str, SeenGrid]) -> Judged | Unevaluated | None:
    """One equation in one document, without its hit; None if all its cells are blank."""
    terms: list[Term] = []
    blank_total = ""
    numbers = addends = 0
    for index, (coefficient, table, position, _) in enumerate(instance.cells):
        try:
            cell = readable(grids[table], position)
        except CannotJudge as error:
            return error.outcome
        if cell.value is not None:
            numbers += 1
            addends += index != instance.total
        elif not blank_total and ((instance.lone and index == instance.total) or unknown_total(grids[table], position)):
            blank_total = cell.place.name
        terms.append(_term(coefficient, cell))
    if not numbers:
        return None
    if blank_total:
        return Unevaluated(Cause.TOTAL_BLANK, blank_total)
    judged = Judged(tuple(terms), instance.total)
    if not addends and terms[instance.total].value:
        # Only the total was filled in: what it should be the sum of is not said.
        return Unevaluated(Cause.OPERAND_MISSING, terms[instance.total].place.name)
    return judged


def _term(coefficient: int, cell: SeenCell) -> Term:
    from decimal import Decimal

    value = cell.value
    return Term(cell.key, coefficient, Decimal(0) if value is None else value, cell.span, cell.place, value is None)


def equations(
    expression: Expression, parts: tuple[Part, ...], binding: SeenBinding
) -> tuple[Held | None, Iterator[tuple[Instance, Judged | Unevaluated]]] | None:
    """The equations of a document whose cells are all there and that hold, and every other one with its judgement.

    None where only the general way can judge. Raises `CannotJudge` where a table is missing.
    """
    try:
        planned = plan(expression, parts, binding)
    except NotApplicableError:
        return None, iter(())
    if planned is None:
        return None
    grids: dict[str, SeenGrid] = {part.cells.table: binding.grids[part.cells.table] for part in parts}  # type: ignore[misc]
    holding, others = _divided(planned, next(iter(grids.values()))) if len(grids) == 1 else ([], planned)
    judged = ((instance, judge(instance, grids)) for instance in others)
    return (
        Held(len(holding), lambda: [one for each in holding if isinstance(one := judge(each, grids), Judged)])
        if holding
        else None,
        ((instance, outcome) for instance, outcome in judged if outcome is not None),
    )


def _divided(planned: tuple[Instance, ...], grid: SeenGrid) -> tuple[list[Instance], list[Instance]]:
    """The equations that hold, all their cells being numbers, and the others: most tables need no closer look."""
    numbers = {key: cell.value for key, cell in grid.cells.items() if cell.value is not None}
    holding: list[Instance] = []
    others: list[Instance] = []
    for instance in planned:
        try:
            left = sum(map(numbers.__getitem__, instance.plus))
            holds = left == sum(map(numbers.__getitem__, instance.minus)) and bool(instance.minus)
        except KeyError:
            holds = False
        (holding if holds else others).append(instance)
    return holding, others
