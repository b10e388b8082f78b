"""What an expression says of one document."""

from __future__ import annotations

from decimal import Decimal

from reportlint.language.amounts import Amount, Many, UnitError, combine, compare, negative
from reportlint.language.expression_cells import cell_amount
from reportlint.language.expression_functions import call
from reportlint.language.expression_tree import (
    COMPARISONS,
    FORM,
    Binary,
    Call,
    CellRef,
    IsClass,
    Name,
    Negated,
    Number,
    Text,
)
from reportlint.language.intervals import Interval
from reportlint.language.outcome import CannotJudge, Cause, Unevaluated
from reportlint.language.selectors import SelectorError, resolve

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reportlint.language.amounts import Value
    from reportlint.language.expression_tree import Node
    from reportlint.language.seen import SeenBinding, SeenGrid, SeenMention
    from reportlint.language.selectors import Path, Position
    from reportlint.model.span import Span


class NotApplicableError(Exception):
    """The expression names a row or column that this form of the report does not have."""


class Scene:
    """A document, what `_` stands for, and which mention of each fact is meant."""

    __slots__ = ("_values", "binding", "column", "mentions", "row", "within")

    def __init__(
        self,
        binding: SeenBinding,
        *,
        row: Path | None = None,
        column: Path | None = None,
        mentions: Mapping[Name, SeenMention] | None = None,
        within: Decimal = Decimal(0),
    ) -> None:
        self.binding = binding
        self.row = row
        self.column = column
        self.mentions = mentions or {}
        self.within = within
        self._values: Mapping[str, object] | None = None

    @property
    def values(self) -> Mapping[str, object]:
        """The values of the document's variables."""
        if self._values is None:
            self._values = self.binding.values
        return self._values

    def truth(self, node: Node) -> bool | Unevaluated:
        """Three-valued truth: what cannot be evaluated matters only where the rest does not decide."""
        if isinstance(node, Binary) and node.operator in ("and", "or", "=>"):
            left = self.truth(node.left)
            if node.operator == "=>":
                left = left if isinstance(left, Unevaluated) else not left
            decided = node.operator != "and"
            if left is decided:
                return decided
            right = self.truth(node.right)
            return right if right is decided or not isinstance(left, Unevaluated) else left
        if isinstance(node, Negated) and node.operator == "not":
            inner = self.truth(node.operand)
            return inner if isinstance(inner, Unevaluated) else not inner
        try:
            value = (
                self._quantified(node)
                if isinstance(node, Call) and node.function in ("any", "all")
                else self.value(node)
            )
        except CannotJudge as error:
            return error.outcome
        if isinstance(value, bool | Unevaluated):
            return value
        return bool(value) if not isinstance(value, Amount) else value.interval != Interval.of(0)

    def _quantified(self, node: Call) -> bool | Unevaluated:
        decided = node.function == "any"
        unknown: Unevaluated | None = None
        for argument in node.arguments:
            result = self.truth(argument)
            if result is decided:
                return decided
            unknown = result if isinstance(result, Unevaluated) else unknown
        return unknown if unknown is not None else not decided

    def value(self, node: Node) -> Value:
        """The value of a node. Raises `CannotJudge`, and `NotApplicableError` for rows of another form."""
        if isinstance(node, CellRef):
            return self._cells(node)
        if isinstance(node, Number):
            return Amount(Interval.of(node.value), node.unit)
        if isinstance(node, Name):
            return self._named(node)
        if isinstance(node, Text):
            return node.text
        if isinstance(node, IsClass):
            return self._is_class(node)
        if isinstance(node, Negated):
            return negative(self.amount(node.operand)) if node.operator == "-" else self._truth_value(node)
        if isinstance(node, Call):
            return call(self, node)
        if node.operator in COMPARISONS:
            return self.compared(node.operator, self.value(node.left), self.value(node.right))
        if node.operator in ("and", "or", "=>"):
            return self._truth_value(node)
        return self.computed(node.operator, self._single(node.left), self._single(node.right))

    def _truth_value(self, node: Node) -> bool:
        result = self.truth(node)
        if isinstance(result, Unevaluated):
            raise CannotJudge(result)
        return result

    def compared(self, operator: str, left: Value, right: Value) -> bool:
        """A comparison of two values; of `any` one must do, of `all` each."""
        for side, other, turned in ((left, right, False), (right, left, True)):
            if isinstance(side, Many):
                pairs = ((other, value) if turned else (value, other) for value in side.values)
                return self._each_compared(operator, side.quantifier, pairs)
        for value in (left, right):
            if isinstance(value, Unevaluated):
                raise CannotJudge(value)
        if isinstance(left, Amount) and isinstance(right, Amount):
            try:
                return compare(operator, left, right, self.within)
            except UnitError as error:
                raise CannotJudge(Unevaluated(Cause.OPERAND_MISSING, str(error))) from None
        if type(left) is not type(right):
            raise CannotJudge(Unevaluated(Cause.OPERAND_MISSING, f"{left} / {right}"))
        if operator in ("=", "!="):
            return (_same(left, right)) is (operator == "=")
        return _ordered(operator, left, right)

    def _each_compared(self, operator: str, quantifier: str, pairs: Iterable[tuple[Value, Value]]) -> bool:
        decided = quantifier == "any"
        unknown: CannotJudge | None = None
        for left, right in pairs:
            try:
                if self.compared(operator, left, right) is decided:
                    return decided
            except CannotJudge as error:
                unknown = error
        if unknown is not None:
            raise unknown
        return not decided

    def computed(self, operator: str, left: Value, right: Value) -> Amount:
        """`+ - * /` of two amounts. Raises `CannotJudge` for other values, unlike units and a division by 0."""
        if not isinstance(left, Amount) or not isinstance(right, Amount):
            raise CannotJudge(Unevaluated(Cause.OPERAND_MISSING, f"{left} {operator} {right}"))
        try:
            result = combine(operator, left, right)
        except UnitError as error:
            raise CannotJudge(Unevaluated(Cause.OPERAND_MISSING, str(error))) from None
        if result is None:
            raise CannotJudge(Unevaluated(Cause.OPERAND_MISSING, "÷ 0"))
        return result

    def _single(self, node: Node) -> Value:
        value = self.value(node)
        if isinstance(value, Many):
            raise CannotJudge(Unevaluated(Cause.OPERAND_MISSING, "any/all"))
        return value

    def amount(self, node: Node) -> Amount:
        """The value of a node that must be one amount."""
        value = self._single(node)
        if not isinstance(value, Amount):
            raise CannotJudge(Unevaluated(Cause.OPERAND_MISSING, str(value)))
        return value

    def document(self, name: str) -> SeenBinding:
        """The document in hand or a companion. Raises `CannotJudge` with the cause why there is none."""
        if not name:
            return self.binding
        companion = self.binding.companions.get(name)
        if companion is None:
            raise CannotJudge(Unevaluated(Cause.COMPANION_MISSING, name))
        cause = getattr(companion, "cause", None)
        if cause is not None:
            raise CannotJudge(Unevaluated(cause, getattr(companion, "subject", name)))
        return companion  # type: ignore[return-value]

    def _named(self, node: Name) -> Value:
        if node.kind == "fact":
            mention = self.mentions.get(node)
            if mention is None:
                raise CannotJudge(Unevaluated(Cause.OPERAND_MISSING, node.name))
            return Amount(mention.value, mention.unit)
        document = self.document(node.document)
        values = document.values if node.document else self.values
        value = document.form if node.name == FORM and FORM not in values else values.get(node.name)
        if value is None:
            raise CannotJudge(Unevaluated(Cause.VARIABLE_UNBOUND, node.name))
        if isinstance(value, Interval):
            return Amount(value)
        if isinstance(value, int | Decimal) and not isinstance(value, bool):
            return Amount(Interval.of(value))
        return value

    def source(self, variable: str) -> Span | None:
        """Where a variable of the document in hand was read, None for file names, metadata and computed values."""
        bound = self.binding.variables.get(variable)
        return next((source.span for source in bound.sources if source.span is not None), None) if bound else None

    def _is_class(self, node: IsClass) -> bool:
        known = self.binding.form if node.variable == FORM else self.binding.classes.get(node.variable)
        if known is None:
            if self.values.get(node.variable) is not None:
                return False
            raise CannotJudge(Unevaluated(Cause.VARIABLE_UNBOUND, node.variable))
        return known == node.word

    def grid(self, cells: CellRef) -> SeenGrid:
        """The grid that holds the cells. Raises `CannotJudge` with the cause why there is none."""
        grid = self.document(cells.document).grids.get(cells.table)
        cause = getattr(grid, "cause", Cause.TABLE_MISSING if grid is None else None)
        if cause is not None:
            raise CannotJudge(Unevaluated(cause, getattr(grid, "subject", cells.table)))
        return grid  # type: ignore[return-value]

    def positions(self, cells: CellRef) -> Sequence[Position]:
        """The cells meant, with `_` as in this scene. Raises `NotApplicableError` if this form has none of them."""
        return self._positions(self.grid(cells), cells)

    def _positions(self, grid: SeenGrid, cells: CellRef) -> Sequence[Position]:
        try:
            found = resolve(grid.noun, cells)
        except SelectorError as error:
            raise NotApplicableError(str(error)) from None
        if found[0].row_key is None and found[0].column_key is None:
            return found  # where there is no `_`, none of them has a key
        chosen = [
            position
            for position in found
            if position.row_key in (None, self.row) and position.column_key in (None, self.column)
        ]
        if not chosen:
            raise NotApplicableError(cells.table)
        return chosen

    def _cells(self, cells: CellRef) -> Value:
        grid = self.grid(cells)
        amounts = [cell_amount(grid, position) for position in self._positions(grid, cells)]
        return Many("list", tuple(amounts)) if cells.several else amounts[0]


def _same(left: object, right: object) -> bool:
    if isinstance(left, str) and isinstance(right, str):
        from reportlint.chinese.width import fold_width

        return fold_width(left).strip() == fold_width(right).strip()
    return left == right


def _ordered(operator: str, left: object, right: object) -> bool:
    from reportlint.model.day import date

    if not isinstance(left, date) or not isinstance(right, date):
        raise CannotJudge(Unevaluated(Cause.OPERAND_MISSING, f"{left} {operator} {right}"))
    if operator in ("<", "<="):
        return left < right or (operator == "<=" and left == right)
    return left > right or (operator == ">=" and left == right)
