"""The functions of expressions: sum count min max abs round date pct similarity any all."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from reportlint.language.amounts import PERCENT, Amount, Many
from reportlint.language.expression_tree import Call, CellRef, Name
from reportlint.language.intervals import Interval
from reportlint.language.outcome import CannotJudge, Cause, Unevaluated

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.language.amounts import Value
    from reportlint.language.expression_evaluate import Scene
    from reportlint.language.expression_tree import Node


def call(scene: Scene, node: Call) -> Value:
    """The value of a function. Raises `CannotJudge` where an argument is unknown or of a wrong kind."""
    name = node.function
    if name in ("any", "all"):
        return Many(name, tuple(value for argument in node.arguments for value in _known(scene, argument)))
    if name == "similarity":
        return Amount(
            Interval.of(_similarity(str(scene.value(node.arguments[0])), str(scene.value(node.arguments[1]))))
        )
    if name == "count":
        return _count(scene, node)
    if name in ("sum", "min", "max"):
        return _over_list(scene, name, [v for argument in node.arguments for v in _listed(scene, argument)])
    amounts = [scene.amount(argument) for argument in node.arguments]
    if name == "date":
        return _date(amounts)
    if name == "pct":
        share = scene.computed("/", amounts[0]._replace(unit=""), amounts[1]._replace(unit=""))
        return Amount(Interval(share.interval.low * 100, share.interval.high * 100), PERCENT, computed=True)
    return _absolute(amounts[0]) if name == "abs" else _rounded(amounts)


def _absolute(amount: Amount) -> Amount:
    low, high = amount.interval
    ends = sorted((abs(low), abs(high)))
    return amount._replace(interval=Interval(Decimal(0) if low < 0 < high else ends[0], ends[1]))


def _rounded(amounts: list[Amount]) -> Amount:
    low, high = amounts[0].interval
    digits = amounts[1].interval.exact if len(amounts) > 1 else None
    step = Decimal(1).scaleb(-int(digits or 0))
    rounded = Interval(low.quantize(step, ROUND_HALF_UP), high.quantize(step, ROUND_HALF_UP))
    return amounts[0]._replace(interval=rounded, computed=False)


def _known(scene: Scene, node: Node) -> tuple[Value, ...]:
    try:
        return _listed(scene, node)
    except CannotJudge as error:
        return (error.outcome,)


def _listed(scene: Scene, node: Node) -> tuple[Value, ...]:
    value = scene.value(node)
    return value.values if isinstance(value, Many) and value.quantifier == "list" else (value,)


def _count(scene: Scene, node: Call) -> Amount:
    count = 0
    for argument in node.arguments:
        if isinstance(argument, CellRef):
            grid = scene.grid(argument)
            cells = [grid.cells.get((p.band, p.row, p.column)) for p in scene.positions(argument)]
            count += sum(cell is not None and cell.state.value == "number" for cell in cells)
        elif isinstance(argument, Name) and argument.kind == "fact":
            count += len(scene.document(argument.document).facts.get(argument.name, ()))
        else:
            scene.value(argument)
            count += 1
    return Amount(Interval.of(count))


def _over_list(scene: Scene, name: str, values: list[Value]) -> Amount:
    amounts = [value for value in values if isinstance(value, Amount)]
    if len(amounts) != len(values) or not amounts:
        raise CannotJudge(Unevaluated(Cause.OPERAND_MISSING, name))
    total = amounts[0]
    if name != "sum":
        pick = min if name == "min" else max
        lows, highs = zip(*(amount.interval for amount in amounts), strict=True)
        return total._replace(interval=Interval(pick(lows), pick(highs)))
    for amount in amounts[1:]:
        total = scene.computed("+", total, amount)
    return total


def _date(amounts: list[Amount]) -> object:
    from reportlint.model.day import date

    parts = [amount.interval.exact for amount in amounts]
    if any(part is None for part in parts):
        raise CannotJudge(Unevaluated(Cause.OPERAND_MISSING, "date"))
    try:
        return date(*(int(part or 0) for part in parts))
    except ValueError as error:
        raise CannotJudge(Unevaluated(Cause.OPERAND_MISSING, f"date: {error}")) from None


def _similarity(left: str, right: str) -> Decimal:
    """Share of neighbouring pairs of characters that two texts have in common, 0 to 1 (Dice)."""
    pairs = [{text[i : i + 2] for i in range(max(1, len(text) - 1))} for text in (left, right)]
    return Decimal(2 * len(pairs[0] & pairs[1])) / (len(pairs[0]) + len(pairs[1]))
