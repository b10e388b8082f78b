"""Which cells `表[行, 列]` means in a declared table: paths, `_`, `/*` and `/**` resolved to positions of the grid."""

from __future__ import annotations

from reportlint.chinese.width import fold_width
from reportlint.language.expression_tree import CHILDREN, EACH, LEAVES
from reportlint.language.problems import did_you_mean
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.language.expression_tree import CellRef
    from reportlint.language.seen import SeenAxis, SeenNoun

Path = tuple[str, ...]


class Position(NamedTuple):
    """A cell that a selector names. `row_key`, `column_key` are what `_` stands for there, None where there is no `_`.

    `row_path`, `column_path` are the declared short names.
    """

    row_key: Path | None
    column_key: Path | None
    band: int
    row: int
    column: int
    row_path: Path
    column_path: Path


class SelectorError(Exception):
    """A selector that names nothing in a table, or too much. `absent` where another form of the table may have it."""

    def __init__(self, what: str, cure: str, *, absent: bool = False) -> None:
        super().__init__(f"{what}; {cure}")
        self.what = what
        self.cure = cure
        self.absent = absent

    def again(self) -> SelectorError:
        """The same mistake, to be raised: one that is raised again holds on to all that it ever went through."""
        return SelectorError(self.what, self.cure, absent=self.absent)


class _AbsentError(Exception):
    """This band has no such name; another one may."""


_known: dict[tuple[int, int], tuple[SeenNoun, CellRef, tuple[Position, ...] | SelectorError]] = {}
"""By the identity of both, which are kept beside it: to hash what a selector says takes longer than all else here."""

_KNOWN_LIMIT = 4096


def resolve(noun: SeenNoun, cells: CellRef) -> tuple[Position, ...]:
    """The positions that a selector names, in printed order; kept, because tables and rules stay the same in a run.

    Raises `SelectorError`.
    """
    key = (id(noun), id(cells))
    known = _known.get(key)
    if known is None or known[0] is not noun or known[1] is not cells:
        found: tuple[Position, ...] | SelectorError
        try:
            found = _resolve(noun, cells)
        except SelectorError as error:
            found = error.again()
        if len(_known) > _KNOWN_LIMIT:
            _known.clear()
        known = _known[key] = noun, cells, found
    if isinstance(known[2], SelectorError):
        raise known[2].again()
    return known[2]


def _resolve(noun: SeenNoun, cells: CellRef) -> tuple[Position, ...]:
    positions: list[Position] = []
    failed = ""
    for number, band in enumerate(noun.bands):
        row, column = _both(band.rows, band.columns, cells, noun.name)
        try:
            failed = "/".join(row)
            rows = _select(band.rows, row)
            failed = "/".join(column)
            columns = _select(band.columns, column)
        except _AbsentError:
            continue
        rows, columns = _without(rows, columns, cells)
        row_leaves, column_leaves = band.rows.leaves, band.columns.leaves
        positions.extend(
            Position(row_key, column_key, number, r, c, row_leaves[r].path, column_leaves[c].path)
            for row_key, r, _ in rows
            for column_key, c, _ in columns
        )
    if not positions:
        known = [label.name for band in noun.bands for axis in (band.rows, band.columns) for label in axis.labels]
        near = did_you_mean(failed, [*known, *(name.rpartition("/")[2] for name in known)])
        cure = f"did you mean '{near}'?" if near else f"it has: {', '.join(dict.fromkeys(known[:8]))} …"
        raise SelectorError(f"the table '{noun.name}' has no '{failed}'", cure, absent=True)
    return tuple(positions)


def _both(rows: SeenAxis, columns: SeenAxis, cells: CellRef, table: str) -> tuple[Path, Path]:
    if cells.row and cells.column:
        return cells.row, cells.column
    only = cells.row or cells.column
    if len(rows.leaves) == 1:
        return (LEAVES,), only
    if len(columns.leaves) == 1:
        return only, (LEAVES,)
    raise SelectorError(f"'{table}' has several rows and columns", f"write both: {table}[行, 列]")


# Key of `_`, index of the leaf, and its path below the group of the wildcard; widths folded.
_Chosen = tuple[Path | None, int, Path]


class _Paths(NamedTuple):
    """The paths of an axis with widths folded: its leaves with their index, and its groups."""

    axis: SeenAxis
    leaves: list[tuple[int, Path]]
    groups: list[Path]


_paths: dict[int, _Paths] = {}


def _paths_of(axis: SeenAxis) -> _Paths:
    known = _paths.get(id(axis))
    if known is None or known.axis is not axis:
        if len(_paths) > _KNOWN_LIMIT:
            _paths.clear()
        known = _paths[id(axis)] = _Paths(
            axis,
            [(index, _folded(label.path)) for index, label in enumerate(axis.leaves)],
            [_folded(label.path) for label in axis.labels if not label.leaf],
        )
    return known


def _select(axis: SeenAxis, parts: Path) -> list[_Chosen]:
    leaves = _paths_of(axis).leaves
    if parts[0] == EACH:
        return _each(axis, leaves, parts[1:])
    if parts[-1] == CHILDREN:
        group = _group(axis, parts[:-1])
        return [(None, i, path[len(group) :]) for i, path in leaves if path[:-1] == group]
    if parts[-1] == LEAVES:
        group = _group(axis, parts[:-1])
        return [(None, i, path[len(group) :]) for i, path in leaves if path[: len(group)] == group]
    return [(None, _leaf(axis, leaves, parts), ())]


def _each(axis: SeenAxis, leaves: list[tuple[int, Path]], rest: Path) -> list[_Chosen]:
    if not rest:
        return [(path, i, ()) for i, path in leaves]
    if rest == (LEAVES,):
        groups = _paths_of(axis).groups
        return [(g, i, path[len(g) :]) for g in groups for i, path in leaves if path[: len(g)] == g]
    if rest == (CHILDREN,):
        return [(path[:-1], i, path[-1:]) for i, path in leaves if len(path) > 1]
    named: list[_Chosen] = [
        (path[: -len(rest)], i, ()) for i, path in leaves if path[-len(rest) :] == rest and path != rest
    ]
    if not named:
        raise _AbsentError
    return named


def _leaf(axis: SeenAxis, leaves: list[tuple[int, Path]], parts: Path) -> int:
    fitting = [(i, path) for i, path in leaves if path == parts]
    fitting = fitting or [(i, path) for i, path in leaves if path[-len(parts) :] == parts]
    if len(fitting) == 1:
        return fitting[0][0]
    name = "/".join(parts)
    if fitting:
        raise SelectorError(
            f"'{name}' is not unique", f"write one of {', '.join('/'.join(path) for _, path in fitting)}"
        )
    if any(path[-len(parts) :] == parts for path in _paths_of(axis).groups):
        # What is a group here may be one row in another form.
        what = f"'{name}' is a group, not a row or column"
        raise SelectorError(what, f"write {name}/总计 or sum(…[{name}/*])", absent=True)
    raise _AbsentError


def _group(axis: SeenAxis, parts: Path) -> Path:
    if not parts:
        return ()
    groups = _paths_of(axis).groups
    fitting = [path for path in groups if path == parts] or [path for path in groups if path[-len(parts) :] == parts]
    if len(fitting) == 1:
        return fitting[0]
    name = "/".join(parts)
    if fitting:
        raise SelectorError(f"the group '{name}' is not unique", f"write one of {', '.join(map('/'.join, fitting))}")
    raise _AbsentError


def _without(rows: list[_Chosen], columns: list[_Chosen], cells: CellRef) -> tuple[list[_Chosen], list[_Chosen]]:
    for gone in cells.excluded:
        fewer_rows = [chosen for chosen in rows if chosen[2] != gone]
        fewer_columns = [chosen for chosen in columns if chosen[2] != gone]
        if len(fewer_rows) == len(rows) and len(fewer_columns) == len(columns):
            inside = ["/".join(chosen[2]) for chosen in (*rows, *columns) if chosen[2]]
            near = did_you_mean("/".join(gone), inside)
            cure = f"did you mean '{near}'?" if near else f"there are: {', '.join(inside[:8])}"
            raise SelectorError(f"'except {'/'.join(gone)}' leaves nothing out", cure)
        rows, columns = fewer_rows, fewer_columns
    return rows, columns


def _folded(path: Path) -> Path:
    return tuple(fold_width(name).strip() for name in path)
