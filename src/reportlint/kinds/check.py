"""`check: EXPRESSION`: every relation among numbers, cells, facts and dates."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from itertools import chain

from reportlint.extend import Defect, Kind, Severity, Unevaluated
from reportlint.language.equations import equations, linear_parts
from reportlint.language.expression_tree import COMPARISONS, Binary, Call, IsClass, Negated, Number
from reportlint.language.expressions import parse_expression
from reportlint.language.outcome import CannotJudge
from reportlint.language.relations import Relation, judge_relation
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.extend import Binding, Entry, Judged, Outcome, RuleHead
    from reportlint.language.equations import Instance, Part
    from reportlint.language.expression_tree import Node


class CheckRelation(NamedTuple):
    """A compiled relation. `parts` are the cells of a plain equation among cells, None where it is no such equation.

    `companions` are the other documents that it looks into, `facts` those of the document in hand: nothing is judged
    unless all of them are said.
    """

    relation: Relation
    parts: tuple[Part, ...] | None
    companions: frozenset[str] = frozenset()
    facts: tuple[str, ...] = ()

    def __call__(self, binding: Binding) -> Iterator[Outcome]:
        """One outcome for each row, column or block that `_` stands for, or for each mention; a cause is said once."""
        if self.companions and not self.companions <= binding.companions.keys():
            return  # nobody looks for such a document here
        for name in self.facts:
            if not binding.facts.get(name):
                return
        judged: Iterator[Outcome] | None = None
        if self.parts is not None:
            try:
                judged = self._equations(binding, self.parts)
            except CannotJudge as error:
                yield error.outcome
                return
        yield from judge_relation(self.relation, binding) if judged is None else judged

    def _equations(self, binding: Binding, parts: tuple[Part, ...]) -> Iterator[Outcome] | None:
        found = equations(self.relation.expression, parts, binding)
        if found is None:
            return None
        held, others = found
        closely = (
            judged if isinstance(judged, Unevaluated) or not judged.residual else _broken(each, judged)
            for each, judged in others
        )
        return chain((held,), closely) if held else closely


def _broken(instance: Instance, judged: Judged) -> Judged:
    from reportlint.language.equation_words import equation_hit  # most equations hold

    return judged._replace(hit=equation_hit(instance, judged))


def _compile(entry: Entry, head: RuleHead) -> CheckRelation:  # noqa: ARG001 - relations look at nouns, not at scopes
    from reportlint.extend import Entry

    keys = entry.mapping(
        ("that", "within", "mentions", "readings"), required=("that",), short="that" if not entry.is_mapping() else None
    )
    that = keys.get("that") or Entry("", entry.at, entry.problems)
    expression = parse_expression(that)
    if not _is_truth(expression.tree):
        that.problem("a number is neither true nor false", "compare it with something: a = b")
    within = _within(keys["within"]) if "within" in keys else Decimal(0)
    mentions = keys["mentions"].choice(("all", "any")) if "mentions" in keys else "all"
    parts = linear_parts(expression.tree) if not within else None
    readings = _names_of(keys["readings"], expression.tree) if "readings" in keys else ()
    facts = tuple(name.name for name in expression.facts if not name.document)
    return CheckRelation(Relation(expression, within, mentions, readings), parts, expression.companions, facts)


def _names_of(entry: Entry, tree: Node) -> tuple[dict[str, str], ...]:
    """What the readings of `a = any(b, c)` are called, by language; a constant among them has no name."""
    side = tree.right if isinstance(tree, Binary) else tree
    wanted = [each for each in side.arguments if not isinstance(each, Number)] if isinstance(side, Call) else []
    items = entry.items()
    if len(items) != len(wanted):
        entry.problem(
            f"{len(items)} readings are named, the expression has {len(wanted)}", "name each one that any(…) works out"
        )
    named = []
    for item in items:
        keys = item.mapping(("zh", "en"), required=("zh", "en")) if item.is_mapping() else {}
        named.append(
            {language: each.text() for language, each in keys.items()} or {"zh": item.text(), "en": item.text()}
        )
    return tuple(named)


def _within(entry: Entry) -> Decimal:
    try:
        value = Decimal(str(entry.value))
    except InvalidOperation:
        value = Decimal(-1)
    if not value.is_finite() or value < 0:
        entry.problem(f"'{entry.value}' is no distance", "write a number from 0, as in 'within: 0.01'")
        return Decimal(0)
    return value


def _is_truth(node: Node) -> bool:
    if isinstance(node, Binary):
        return node.operator in COMPARISONS or (
            node.operator in ("and", "or", "=>") and _is_truth(node.left) and _is_truth(node.right)
        )
    if isinstance(node, Call):
        return node.function in ("any", "all") and all(map(_is_truth, node.arguments))
    return isinstance(node, IsClass) or (
        isinstance(node, Negated) and node.operator == "not" and _is_truth(node.operand)
    )


_NAMES = frozenset(
    {
        "where",
        "left",
        "right",
        "relation",
        "gap",
        "difference",
        "found",
        "expected",
        "count",
        "other",
        "table",
        "lines",
        "said",
    }
)

KIND = Kind(
    key="check",
    compile=_compile,
    defects={
        "default": Defect(
            {"zh": "{where}{left}，{right}{gap}", "en": "{where}{left}, but {right}{gap}"}, Severity.ERROR
        ),
        "blamed": Defect(
            {
                "zh": "现为 {found}，应为 {expected}：这样 {count} 条勾稽都成立（{left}，{right}{gap}）",
                "en": "is {found}, should be {expected}: then {count} equation(s) hold ({left}, but {right}{gap})",
            },
            Severity.ERROR,
            shares_id=True,
        ),
        "witnessed": Defect(
            {
                "zh": "现为 {found}，应为 {expected}：{said}，这样 {count} 条勾稽也成立（{left}，{right}{gap}）",
                "en": "is {found}, should be {expected}: {said}, and {count} equation(s) hold ({left}, but {right}{gap})",
            },
            Severity.ERROR,
            shares_id=True,
        ),
        "shifted": Defect(
            {
                "zh": "「{where}」行的数字好像错开了一格：移回后 {count} 条勾稽都成立",
                "en": "the numbers of row '{where}' seem shifted by one cell: moved back, {count} equations hold",
            },
            Severity.ERROR,
            shares_id=True,
        ),
        "swapped": Defect(
            {
                "zh": "{left} 与 {right} 好像填反了：对调后 {count} 条勾稽都成立",
                "en": "{left} and {right} seem swapped: exchanged, {count} equations hold",
            },
            Severity.ERROR,
            shares_id=True,
        ),
        "doubtful": Defect(
            {
                "zh": "{count} 条同样的勾稽在这张表里都不成立，表格可能没有读对，或整行整列填错（如{where}{left}，{right}）",
                "en": "{count} alike equations fail in this table: it was misread, or a whole line is wrong ({where}{left}, but {right})",
            },
            Severity.WARNING,
        ),
        "relation": Defect(
            {"zh": "{where}{left}，{relation} {right}", "en": "{where}{left}, {relation} {right}"},
            Severity.ERROR,
            shares_id=True,
        ),
    },
    values=_NAMES,
    family="arithmetic",
    proven={"zh": "项勾稽成立", "en": "equations hold"},
    honours=frozenset(),
)
