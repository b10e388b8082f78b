"""Expressions of rules: parsed once with the pack, evaluated for each document."""

from __future__ import annotations

from reportlint.language.expression_evaluate import NotApplicableError, Scene
from reportlint.language.expression_tree import EACH, CellRef, IsClass, Name, walk
from reportlint.language.outcome import CannotJudge, Cause, Unevaluated
from reportlint.language.selectors import SelectorError, resolve
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.language.amounts import Value
    from reportlint.language.entry import Entry
    from reportlint.language.expression_tree import Node
    from reportlint.language.seen import SeenBinding, SeenMention
    from reportlint.language.selectors import Path


class Expression(NamedTuple):
    """A parsed expression and the nouns that it looks at. `needs` are variables of the document in hand."""

    source: str
    tree: Node
    needs: frozenset[str] = frozenset()
    facts: tuple[Name, ...] = ()
    cells: tuple[CellRef, ...] = ()

    @property
    def companions(self) -> frozenset[str]:
        """Other documents that it looks into, by their declared names."""
        return frozenset(
            node.document for node in walk(self.tree) if isinstance(node, Name | CellRef) and node.document
        )


def parse_expression(entry: Entry) -> Expression:
    """The expression of an entry; a mistake is reported there with its character, and an always true one given back."""
    from reportlint.language.expression_parse import parse
    from reportlint.language.expression_tokens import ExpressionError
    from reportlint.language.expression_tree import Binary, Number
    from reportlint.language.intervals import Interval

    source = entry.text()
    try:
        tree = parse(source, entry.names)
    except ExpressionError as error:
        if source:
            entry.problem(f"in '{source}', character {error.at}: {error.what}", error.cure or "write another")
        zero = Number(Interval.of(0).low)
        return Expression(source, Binary("=", zero, zero))
    return of_tree(source, tree)


def of_tree(source: str, tree: Node) -> Expression:
    """An expression with what it looks at collected from its tree."""
    nodes = walk(tree)
    own = {node.name for node in nodes if isinstance(node, Name) and node.kind == "variable" and not node.document}
    own |= {node.variable for node in nodes if isinstance(node, IsClass)}
    facts = dict.fromkeys(node for node in nodes if isinstance(node, Name) and node.kind == "fact")
    cells = dict.fromkeys(node for node in nodes if isinstance(node, CellRef))
    return Expression(source, tree, frozenset(own) - {"form"}, tuple(facts), tuple(cells))


def instances(expression: Expression, binding: SeenBinding) -> list[tuple[Path | None, Path | None]]:
    """What `_` stands for in turn: row and column, each None where there is no `_`; only what is there on all sides.

    Raises `CannotJudge` where a table is missing, `NotApplicableError` where this form has no such row.
    """
    scene = Scene(binding)
    found: dict[tuple[Path | None, Path | None], None] | None = None
    for cells in expression.cells:
        keys = _keys(scene, cells)
        if keys is None:
            continue
        found = keys if found is None else dict.fromkeys(_joined(found, keys))
    return [(None, None)] if found is None else list(found)


def _keys(scene: Scene, cells: CellRef) -> dict[tuple[Path | None, Path | None], None] | None:
    try:
        grid = scene.grid(cells)
    except CannotJudge:
        if not cells.document:
            raise
        # How often another document is missed is told by the document in hand.
        return None
    try:
        positions = resolve(grid.noun, cells)
    except SelectorError as error:
        raise NotApplicableError(str(error)) from None
    if EACH not in (*cells.row, *cells.column):
        return None
    return dict.fromkeys((position.row_key, position.column_key) for position in positions)


def _joined(
    left: dict[tuple[Path | None, Path | None], None], right: dict[tuple[Path | None, Path | None], None]
) -> Iterator[tuple[Path | None, Path | None]]:
    for row, column in left:
        if (row, column) in right:
            yield row, column
            continue
        for other_row, other_column in right:
            # One side may range over rows only, the other over columns only: then both vary.
            if (row is None or other_row is None or row == other_row) and (
                column is None or other_column is None or column == other_column
            ):
                yield (row if row is not None else other_row), (column if column is not None else other_column)


def evaluate(expression: Expression, binding: SeenBinding) -> object:
    """The value in plain terms: bool, int, `Decimal`, `Interval`, `date`, text; or `Unevaluated`, with its cause.

    Facts stand for the one value that their mentions agree on.
    """
    try:
        scene = Scene(binding, mentions=agreed_mentions(expression, binding))
        value = scene.value(expression.tree)
    except CannotJudge as error:
        return error.outcome
    except NotApplicableError as error:
        return Unevaluated(Cause.OPERAND_MISSING, str(error))
    return _plain(value)


def truth(expression: Expression, binding: SeenBinding) -> bool | Unevaluated:
    """Whether a condition is true; one with `_` is true if it is for each. Or `Unevaluated`, with its cause."""
    result: bool | Unevaluated = True
    try:
        mentions = agreed_mentions(expression, binding)
        for row, column in instances(expression, binding) if expression.cells else [(None, None)]:
            each = Scene(binding, row=row, column=column, mentions=mentions).truth(expression.tree)
            if each is False:
                return False
            result = each if isinstance(each, Unevaluated) else result
    except CannotJudge as error:
        return error.outcome
    except NotApplicableError:
        return False
    return result


def agreed_mentions(expression: Expression, binding: SeenBinding) -> dict[Name, SeenMention]:
    """The mention of each fact whose mentions all say the same; the others stay unknown."""
    agreed: dict[Name, SeenMention] = {}
    for name in expression.facts:
        if name.document:
            companion = binding.companions.get(name.document)
            facts = getattr(companion, "facts", {})
        else:
            facts = binding.facts
        said = [mention for mention in facts.get(name.name, ()) if mention.scope is None]
        if said and all(mention.value.overlaps(said[0].value) for mention in said):
            agreed[name] = min(said, key=lambda mention: mention.value.high - mention.value.low)
    return agreed


def _plain(value: Value) -> object:
    from reportlint.language.amounts import Amount, Many

    if isinstance(value, Many):
        return tuple(map(_plain, value.values))
    if not isinstance(value, Amount):
        return value
    exact = value.interval.exact
    if exact is None:
        return value.interval
    return int(exact) if exact == exact.to_integral_value() else exact
