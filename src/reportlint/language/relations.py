"""Relations that are no plain equations of cells: facts said in prose, dates, variables, other documents."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from itertools import product

from reportlint.language.expression_evaluate import NotApplicableError, Scene
from reportlint.language.expression_tree import Binary, CellRef, Name, walk
from reportlint.language.expressions import agreed_mentions, instances
from reportlint.language.outcome import CannotJudge, Cause, Held, Unevaluated
from reportlint.model.finding import Hit, Related
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportlint.language.expression_tree import Node
    from reportlint.language.expressions import Expression
    from reportlint.language.outcome import Outcome
    from reportlint.language.seen import SeenBinding, SeenMention
    from reportlint.language.selectors import Path

_COMBINATIONS = 64
"""Ways to choose a mention of each further fact; beyond that nothing is proven by trying them."""


class Relation(NamedTuple):
    """An expression to judge, how far equality is widened, and whether `all` mentions of its fact must agree, or `any`.

    `readings` name by language, in their order, what the sides of an `any(…)` are that are worked out.
    """

    expression: Expression
    within: Decimal = Decimal(0)
    mentions: str = "all"
    readings: tuple[Mapping[str, str], ...] = ()


def judge_relation(relation: Relation, binding: SeenBinding) -> Iterator[Outcome]:
    """The outcomes of a relation: for each that `_` stands for and each mention of its first fact one."""
    expression = relation.expression
    own_facts = [name for name in expression.facts if not name.document]
    if any(not binding.facts.get(name.name) for name in own_facts):
        return
    try:
        pairs = instances(expression, binding)
    except NotApplicableError:
        return
    except CannotJudge as error:
        yield error.outcome
        return
    broken: list[tuple[str, Hit]] = []
    for row, column in pairs:
        if own_facts:
            yield from _mentions(relation, binding, row, column)
            continue
        scene = Scene(
            binding, row=row, column=column, mentions=_of_companions(relation, binding), within=relation.within
        )
        for outcome in _judged(relation, scene):
            if expression.companions and column is not None and isinstance(outcome, Hit):
                broken.append((str(column[-1]), outcome))
            else:
                yield outcome
    if len(broken) > 1 and _is_one(broken):
        yield _as_one(broken)
    else:
        yield from (hit for _, hit in broken)


def _is_one(broken: list[tuple[str, Hit]]) -> bool:
    """Whether the last column differs by as much as the others together: it is their total, and their cause is its own."""
    try:
        off = [Decimal(str(hit.values["found"])) - Decimal(str(hit.values["expected"])) for _, hit in broken]
    except (KeyError, InvalidOperation):
        return False
    return sum(off[:-1]) == off[-1]


def _as_one(broken: list[tuple[str, Hit]]) -> Hit:
    """One hit for several columns of a row that differ from another document for one reason."""
    first = broken[0][1]
    names = [name for name, _ in broken]
    where = {"zh": f"{'、'.join(names)}各列都不同，如{names[0]}：", "en": f"{', '.join(names)} differ; {names[0]}: "}
    others = tuple(Related(hit.span, {"zh": name, "en": name}) for name, hit in broken[1:])
    return first._replace(values={**first.values, "where": where}, related=first.related + others)


def _mentions(relation: Relation, binding: SeenBinding, row: Path | None, column: Path | None) -> Iterator[Outcome]:
    first, *others = [name for name in relation.expression.facts if not name.document]
    outcomes: list[Outcome] = []
    for mention in binding.facts[first.name]:
        if mention.scope is not None:
            yield Unevaluated(Cause.OTHER_SCOPE, mention.scope)
            continue
        outcomes.extend(_mention(relation, binding, (row, column), {first: mention}, others))
    if relation.mentions == "any" and any(isinstance(outcome, Held) for outcome in outcomes):
        yield Held()
    elif relation.mentions == "any":
        yield from outcomes[:1]
    else:
        yield from outcomes


def _mention(
    relation: Relation,
    binding: SeenBinding,
    each: tuple[Path | None, Path | None],
    chosen: dict[Name, SeenMention],
    others: list[Name],
) -> list[Outcome]:
    """One mention beside every choice of the other facts' mentions: one choice that fits is enough."""
    choices = [[m for m in binding.facts[name.name] if m.scope is None] for name in others]
    if any(not some for some in choices):
        return [Unevaluated(Cause.OTHER_SCOPE, others[0].name)]
    outcomes: list[Outcome] = []
    for count, choice in enumerate(product(*choices)):
        if count == _COMBINATIONS:
            return [Unevaluated(Cause.OPERAND_MISSING, others[0].name)]
        mentions = {**_of_companions(relation, binding), **chosen, **dict(zip(others, choice, strict=True))}
        scene = Scene(binding, row=each[0], column=each[1], mentions=mentions, within=relation.within)
        found = list(_judged(relation, scene))
        if not found or isinstance(found[0], Held):
            return found
        outcomes.extend(found)
    unknown: list[Outcome] = [outcome for outcome in outcomes if isinstance(outcome, Unevaluated)]
    return (unknown or outcomes)[:1]


def _of_companions(relation: Relation, binding: SeenBinding) -> dict[Name, SeenMention]:
    return {name: mention for name, mention in agreed_mentions(relation.expression, binding).items() if name.document}


def _judged(relation: Relation, scene: Scene) -> Iterator[Outcome]:
    tree = relation.expression.tree
    try:
        result = scene.truth(tree)
        if _all_blank(tree, scene):
            return
        if result is True:
            if not _vacuous(tree, scene):
                yield Held()
        elif isinstance(result, Unevaluated):
            yield result
        else:
            yield _hit(relation, scene)
    except NotApplicableError:
        return


def _vacuous(tree: Node, scene: Scene) -> bool:
    """Whether an implication is true only because its condition is false: then it does not apply."""
    return isinstance(tree, Binary) and tree.operator == "=>" and scene.truth(tree.left) is False


def _all_blank(tree: Node, scene: Scene) -> bool:
    """Whether every cell of the document in hand that is looked at is blank: a form left empty says nothing."""
    found = False
    for node in walk(tree):
        if isinstance(node, CellRef) and not node.document:
            grid = scene.grid(node)
            for position in scene.positions(node):
                cell = grid.cells.get((position.band, position.row, position.column))
                if cell is None or cell.value is not None:
                    return False
                found = True
    return found


def _hit(relation: Relation, scene: Scene) -> Hit:
    from reportlint.language.relation_words import blamed_comparison, relation_hit  # most relations hold

    tree = relation.expression.tree
    return relation_hit(blamed_comparison(tree, scene), scene, tree, relation.readings)
