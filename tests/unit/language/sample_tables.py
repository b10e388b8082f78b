"""Declared tables and grids made by hand, for tests of expressions: no reader, no alignment."""

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace
from typing import TYPE_CHECKING

from reportlint.binding.grid import Axis, Band, CellState, Grid, GridCell, Label, TableNoun
from reportlint.language.outcome import Held
from reportlint.model.finding import CellPlace
from reportlint.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reportlint.binding.grid import Unbound
    from reportlint.language.outcome import Outcome

Tree = str | tuple[str, list["Tree"]]
FIVE: list[Tree] = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]


def axis(*trees: Tree) -> Axis:
    labels: list[Label] = []

    def grow(tree: Tree, above: tuple[str, ...]) -> None:
        name, inner = (tree, []) if isinstance(tree, str) else tree
        labels.append(Label((*above, name), (*above, name), leaf=not inner))
        for child in inner:
            grow(child, (*above, name))

    for tree in trees:
        grow(tree, ())
    return Axis(tuple(labels))


REQUESTS = TableNoun(
    "申请表",
    (
        Band(
            axis(
                "自然人", ("法人或其他组织", ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]), "总计"
            ),
            axis(
                "新收",
                "上年结转",
                (
                    "办理结果",
                    [
                        "予以公开",
                        "部分公开",
                        ("不予公开", [f"{n}.不予" for n in range(1, 9)]),
                        ("无法提供", [f"{n}.无法" for n in range(1, 4)]),
                        ("不予处理", [f"{n}.不处理" for n in range(1, 6)]),
                        ("其他处理", [f"{n}.其他" for n in range(1, 4)]),
                        "总计",
                    ],
                ),
                "结转下年",
            ),
        ),
    ),
)
REVIEWS = TableNoun(
    "救济表",
    (Band(axis(("行政复议", FIVE), ("行政诉讼", [("未经复议直接起诉", FIVE), ("复议后起诉", FIVE)])), axis("数量")),),
)
FEES = TableNoun(
    "公开表",
    (
        Band(axis("本年制发件数", "现行有效件数"), axis("规章", "行政规范性文件")),
        Band(axis("本年收费金额"), axis("行政事业性收费"), cells="amount", unit="万元"),
    ),
)
IDENTITIES = (
    "申请表[_, 总计] = sum(申请表[_, 自然人], 申请表[_, 法人或其他组织/*])",
    "申请表[办理结果/总计, _] = sum(申请表[办理结果/**, _] except 总计)",
    "申请表[新收, _] + 申请表[上年结转, _] = 申请表[办理结果/总计, _] + 申请表[结转下年, _]",
    "救济表[_/总计] = sum(救济表[_/*] except 总计)",
)


def grid(noun: TableNoun, rows: Sequence[Sequence[object]], *, number: int = 1, start: int = 0, band: int = 0) -> Grid:
    """A grid with one band filled; None is a blank cell, a text a cell that is no number."""
    declared = noun.bands[band]
    cells: dict[tuple[int, int, int], GridCell] = {}
    at = start
    for r, (row_label, row) in enumerate(zip(declared.rows.leaves, rows, strict=True)):
        for c, (column_label, value) in enumerate(zip(declared.columns.leaves, row, strict=True)):
            text = "" if value is None else str(value)
            state = CellState.BLANK if value is None else CellState.BAD if isinstance(value, str) else CellState.NUMBER
            name = f"{noun.name} {row_label.name}/{column_label.name}"
            place = CellPlace(number, r + 1, c + 1, name, name)
            number_value = Decimal(text) if state is CellState.NUMBER else None
            cells[band, r, c] = GridCell(band, r, c, Span(at, at + len(text)), text, state, number_value, place)
            at += len(text) + 1
    return Grid(noun, number, Span(start, at), None, cells)


def balanced(seed: int = 1, *, nought: bool = False) -> list[list[int]]:
    """Figures of the table of requests in which all 39 identities hold; every addend differs from its neighbours."""
    import random

    draw = random.Random(seed)
    columns: list[list[int]] = []
    for _ in range(6):
        results = [0 if nought else draw.randint(1, 40) for _ in range(21)]
        done = sum(results)
        carried_in, carried_out = (0, 0) if nought else (draw.randint(1, 9), draw.randint(1, 9))
        columns.append([done + carried_out - carried_in, carried_in, *results, done, carried_out])
    columns.append([sum(values) for values in zip(*columns, strict=True)])
    return [list(row) for row in zip(*columns, strict=True)]


def one_by_one(outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """Equations that hold, told in one outcome, as outcomes of their own."""
    for outcome in outcomes:
        if isinstance(outcome, Held) and outcome.equations:
            yield from outcome.equations()
        else:
            yield outcome


def bound(
    grids: Mapping[str, Grid | Unbound] | None = None,
    *,
    values: Mapping[str, object] | None = None,
    classes: Mapping[str, str] | None = None,
    facts: Mapping[str, object] | None = None,
    companions: Mapping[str, object] | None = None,
    form: str | None = None,
) -> SimpleNamespace:
    """As much of a binding as expressions look at."""
    return SimpleNamespace(
        grids=grids or {},
        values=values or {},
        variables={},
        classes=classes or {},
        facts=facts or {},
        companions=companions or {},
        form=form,
    )
