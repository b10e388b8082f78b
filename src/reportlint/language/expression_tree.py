"""The tree of an expression: plain values that pickle fast."""

from __future__ import annotations

from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from decimal import Decimal
    from typing import TypeAlias

EACH, CHILDREN, LEAVES = "_", "*", "**"
COMPARISONS = frozenset({"=", "!=", "<", "<=", ">", ">="})
FORM = "form"
"""The form of the document stands beside variables: `form is "2021"`."""
TOTALS = frozenset({"总计", "合计", "共计", "小计", "总数"})
"""Names of rows and columns that are the sum of their neighbours."""


class Number(NamedTuple):
    """A number that the author wrote, with its unit (%, 元, 万元 or none)."""

    value: Decimal
    unit: str = ""


class Text(NamedTuple):
    """Quoted text."""

    text: str


class Name(NamedTuple):
    """A variable or a fact (`kind`), of the document in hand or of a companion."""

    kind: str
    name: str
    document: str = ""


class CellRef(NamedTuple):
    """Cells of a table. `row` and `column` are paths of names, `_`, `*`, `**`; one of them is empty for one-row tables.

    `excluded` are paths, relative to the group of the wildcard, that do not count.
    """

    table: str
    row: tuple[str, ...]
    column: tuple[str, ...]
    document: str = ""
    excluded: tuple[tuple[str, ...], ...] = ()

    @property
    def several(self) -> bool:
        """Whether it can stand for more than one cell at a time."""
        return bool({CHILDREN, LEAVES}.intersection((*self.row, *self.column)))


class Call(NamedTuple):
    """A function and its arguments."""

    function: str
    arguments: tuple[Node, ...]


class Binary(NamedTuple):
    """An operator between two operands: + - * / = != < <= > >= and or =>."""

    operator: str
    left: Node
    right: Node


class Negated(NamedTuple):
    """`-x` or `not x` (`operator`)."""

    operator: str
    operand: Node


class IsClass(NamedTuple):
    """Whether the value of a variable belongs to a class, or the document's form is the one named."""

    variable: str
    word: str


Node: TypeAlias = Number | Text | Name | CellRef | Call | Binary | Negated | IsClass


def walk(node: Node) -> list[Node]:
    """The node and all nodes beneath it, in reading order."""
    found = [node]
    if isinstance(node, Binary):
        found += walk(node.left) + walk(node.right)
    elif isinstance(node, Negated):
        found += walk(node.operand)
    elif isinstance(node, Call):
        for argument in node.arguments:
            found += walk(argument)
    return found
