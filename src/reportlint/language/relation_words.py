"""What a broken relation says, and where it stands."""

from __future__ import annotations

from reportlint.language.amounts import PERCENT, Amount, Many, UnitError, aligned
from reportlint.language.equation_words import LISTED, gap
from reportlint.language.expression_tree import COMPARISONS, Binary, Call, CellRef, IsClass, Name, Negated, Number, walk
from reportlint.language.intervals import plain
from reportlint.language.outcome import CannotJudge
from reportlint.model.finding import Hit, Related
from reportlint.model.span import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from reportlint.language.expression_evaluate import Scene
    from reportlint.language.expression_tree import Node
    from reportlint.model.finding import CellPlace

_RELATIONS = {
    "=": ("等于", "equal"),
    "!=": ("不同于", "differ from"),
    "<": ("小于", "be below"),
    "<=": ("不大于", "not exceed"),
    ">": ("大于", "be above"),
    ">=": ("不小于", "not be below"),
}
_OF_DATES = {
    "<": ("早于", "be before"),
    "<=": ("不晚于", "not be after"),
    ">": ("晚于", "be after"),
    ">=": ("不早于", "not be before"),
}


def blamed_comparison(tree: Node, scene: Scene) -> Node:
    """The comparison that makes a condition false: a message about it says more than one about all."""
    if isinstance(tree, Binary) and tree.operator in ("and", "or", "=>"):
        sides: tuple[Node, ...] = (tree.right,) if tree.operator == "=>" else (tree.left, tree.right)
    elif isinstance(tree, Call) and tree.function in ("any", "all"):
        sides = tree.arguments
    else:
        return tree
    return next((blamed_comparison(side, scene) for side in sides if scene.truth(side) is False), tree)


def relation_hit(node: Node, scene: Scene, tree: Node, names: Sequence[Mapping[str, str]] = ()) -> Hit:
    """The hit of a false condition: on a mention, on a cell, on where a variable was read, or on nothing.

    `names` tell by language what several expected values are.
    """
    span, place, subject = _where(node, tree, scene)
    if not isinstance(node, Binary) or node.operator not in COMPARISONS:
        return Hit(span, defect="relation", values=_values(tree, scene), place=place, subject=subject)
    left, right = (describe(side, scene) for side in (node.left, node.right))
    values = {"where": {"zh": "", "en": ""}, "left": left, "right": right, "gap": {"zh": "", "en": ""}}
    if node.operator == "=":
        off = _difference(node, scene)
        values.update(gap=gap(off) if off is not None else values["gap"])
        found, expected = _sides(node, scene, names)
        return Hit(
            span,
            values={
                **values,
                "difference": plain(off) if off is not None else "",
                "found": found,
                "expected": expected,
            },
            related=_related(node, scene, span),
            place=place,
            subject=subject,
        )
    values["relation"] = _relation(node, scene)
    return Hit(
        span, defect="relation", values=values, related=_related(node, scene, span), place=place, subject=subject
    )


def _values(tree: Node, scene: Scene) -> dict[str, object]:
    names = dict.fromkeys(node for node in walk(tree) if isinstance(node, Name | CellRef))
    said = "，".join(describe(node, scene)["zh"] for node in names)
    needed = {"zh": "满足本规则的条件", "en": "meet the condition of this rule"}
    empty = {"zh": "", "en": ""}
    return {"where": empty, "left": said, "relation": needed, "right": empty, "gap": empty}


def _relation(node: Binary, scene: Scene) -> dict[str, str]:
    from reportlint.model.day import date

    words = _OF_DATES if isinstance(scene.value(node.left), date) and node.operator in _OF_DATES else _RELATIONS
    zh, en = words[node.operator]
    return {"zh": f"应{zh}", "en": f"should {en}"}


def _difference(node: Binary, scene: Scene) -> Decimal | None:
    left, right = scene.value(node.left), scene.value(node.right)
    if not isinstance(left, Amount) or not isinstance(right, Amount):
        return None
    try:
        a, b, _ = aligned(left, right)
    except UnitError:
        return None
    return None if a.exact is None or b.exact is None else abs(a.exact - b.exact)


def _sides(
    node: Binary, scene: Scene, names: Sequence[Mapping[str, str]]
) -> tuple[str | dict[str, str], str | dict[str, str]]:
    """What was found and what was expected: of several readings each value once, as exact as what was found."""
    left, right = scene.value(node.left), scene.value(node.right)
    places = _places(left) if isinstance(left, Amount) else None
    return _in_both(left), _readings(node.right, right, scene, places, names)


def _in_both(value: object) -> str | dict[str, str]:
    """A value in both languages: English has no use for the word that counts (件)."""
    if isinstance(value, Amount) and value.unit and value.unit != PERCENT:
        return {"zh": value_text(value), "en": str(value.interval)}
    return value_text(value)


def _readings(
    node: Node, value: object, scene: Scene, places: int | None, names: Sequence[Mapping[str, str]]
) -> str | dict[str, str]:
    if not isinstance(value, Many) or not isinstance(node, Call) or node.function not in ("any", "all"):
        return value_text(value, places)
    # A constant is a way of speaking that is let pass (办结率100%), nothing that was worked out.
    worked_out = tuple(one for one in node.arguments if not isinstance(one, Number)) or node.arguments
    texts = [_known_text(one, scene, places) for one in worked_out]
    if any(texts) and len(names) == len(texts):
        named = {
            language: [f"{names[at][language]} {text}" for at, text in enumerate(texts) if text]
            for language in names[0]
        }
        return {language: (", " if language == "en" else "、").join(each) for language, each in named.items()}
    known = [text for text in dict.fromkeys(texts) if text] or [value_text(value, places)]
    return {"zh": "、".join(known), "en": ", ".join(known)}


def _known_text(node: Node, scene: Scene, places: int | None) -> str:
    try:
        return value_text(scene.value(node), places)
    except CannotJudge:
        return ""


def _places(amount: Amount) -> int | None:
    """Digits after the point that an amount is given with; None for a range."""
    if amount.interval.exact is None:
        return None
    exponent = amount.interval.exact.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else None


def value_text(value: object, places: int | None = None) -> str:
    """A value as people write it, rounded to `places` digits after the point, at least one, if given."""
    if isinstance(value, Amount):
        exact = value.interval.exact
        if places is not None and exact is not None and (_places(value) or 0) > max(1, places):
            return f"{plain(round(exact, max(1, places)))}{value.unit}"
        return f"{value.interval}{value.unit}"
    if isinstance(value, Many):
        return "、".join(dict.fromkeys(value_text(one, places) for one in value.values))
    return str(value)


def describe(node: Node, scene: Scene) -> dict[str, str]:
    """A side of a comparison with the names and numbers in it, by language."""
    if isinstance(node, Call) and node.function in ("any", "all"):
        parts = [describe(argument, scene) for argument in node.arguments]
        zh, en = ("或", "or") if node.function == "any" else ("和", "and")
        return {"zh": f" {zh} ".join(p["zh"] for p in parts), "en": f" {en} ".join(p["en"] for p in parts)}
    try:
        value = value_text(scene.value(node))
    except CannotJudge:
        value = "?"
    text = f"{_text(node, scene)} = {value}" if isinstance(node, Binary | Call | Negated) else _text(node, scene)
    return {"zh": text, "en": text}


def _text(node: Node, scene: Scene) -> str:
    if isinstance(node, Binary):
        return f"{_text(node.left, scene)} {node.operator} {_text(node.right, scene)}"
    if isinstance(node, Negated):
        return f"{node.operator}{_text(node.operand, scene)}"
    if isinstance(node, Call):
        return f"{node.function}({', '.join(_text(argument, scene) for argument in node.arguments)})"
    if isinstance(node, IsClass):
        return f"{node.variable} is {node.word}"
    try:
        value = value_text(scene.value(node))
    except CannotJudge:
        value = "?"
    if isinstance(node, Name):
        return f"{_document_name(node.document, scene)}{node.name} {value}"
    if isinstance(node, CellRef):
        return f"{_document_name(node.document, scene)}{_cell_name(node, scene)} {value}"
    return f"{plain(node.value)}{node.unit}" if isinstance(node, Number) else node.text


def _document_name(document: str, scene: Scene) -> str:
    """A companion by what it has otherwise than the document in hand: 2023 for last year's report."""
    if not document:
        return ""
    companion = scene.document(document)
    differing = (
        str(value)
        for name, value in companion.values.items()
        if isinstance(value, int) and scene.values.get(name) != value
    )
    named = next(differing, "")
    return f"{named} " if named else f"{document}."


def _cell_name(cells: CellRef, scene: Scene) -> str:
    if cells.several:
        return f"{cells.table}[{', '.join('/'.join(side) for side in (cells.row, cells.column) if side)}]"
    position = scene.positions(cells)[0]
    if cells.row:
        return f"{cells.table} {'/'.join(position.row_path)}/{'/'.join(position.column_path)}"
    return f"{cells.table} {'/'.join(position.column_path)}"


def _where(node: Node, tree: Node, scene: Scene) -> tuple[Span, CellPlace | None, str]:
    nodes = [*walk(node), *walk(tree)]
    for name in nodes:
        if isinstance(name, Name) and name.kind == "fact" and not name.document and name in scene.mentions:
            return scene.mentions[name].span, None, name.name
    for cells in nodes:
        if isinstance(cells, CellRef) and not cells.document:
            position = scene.positions(cells)[0]
            cell = scene.grid(cells).cells.get((position.band, position.row, position.column))
            if cell is not None:
                return cell.span, cell.place, cell.place.name
    for name in nodes:
        if isinstance(name, Name) and not name.document:
            span = scene.source(name.name)
            if span is not None:
                return span, None, name.name
    return Span(0, 0), None, ""


def _related(node: Node, scene: Scene, but: Span) -> tuple[Related, ...]:
    found: dict[tuple[str, Span], Related] = {}
    for name in walk(node):
        span: Span | None = None
        place: CellPlace | None = None
        if isinstance(name, CellRef) and name.several and not name.document:
            found.update((("", cell.span), cell) for cell in _addends(name, scene))
        elif isinstance(name, CellRef) and not name.several:
            position = scene.positions(name)[0]
            cell = scene.grid(name).cells.get((position.band, position.row, position.column))
            span, place = (cell.span, cell.place) if cell is not None else (None, None)
        elif isinstance(name, Name) and not name.document:
            mention = scene.mentions.get(name)
            span = mention.span if mention is not None else scene.source(name.name)
        document = name.document if isinstance(name, CellRef) else ""
        path = _path(scene, document)
        if span is not None and (path is not None or (not document and span != but)):
            text = _text(name, scene)
            found.setdefault((document, span), Related(span, {"zh": text, "en": text}, place, path))
    return tuple(found.values())


def _addends(cells: CellRef, scene: Scene) -> list[Related]:
    """The first cells of a sum that are not 0; one, if all are."""
    grid = scene.grid(cells)
    there = [grid.cells.get((at.band, at.row, at.column)) for at in scene.positions(cells)]
    numbers = [(cell, cell.value) for cell in there if cell is not None and cell.value is not None]
    found = []
    for cell, value in [each for each in numbers if each[1]] or numbers[:1]:
        name = f"{cell.place.name} {plain(value)}"
        found.append(Related(cell.span, {"zh": name, "en": name}, cell.place))
    return found[:LISTED]


def _path(scene: Scene, document: str) -> str | None:
    """Where a companion was read from; None for the document in hand."""
    if not document:
        return None
    companion = scene.document(document)
    source = getattr(getattr(companion, "document", None), "source", None)
    return source.path if source is not None else None
