"""What is worked out once for each declared table: its rows by label, and where each cell stands in print."""

from __future__ import annotations

from reportlint.binding.labels import Measure, declared_key, without_number
from reportlint.model.finding import CellPlace
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from reportlint.binding.grid import Label, TableNoun

# Words this short stand in headers and prose too; alone they say nothing without their number and their place.
_SHORT = 3
_MOST_PLACES = 1000


class PlanRow(NamedTuple):
    """A declared row: `values` cells are due. `key` is its label's key, `bare` the same without its number.

    `path` are the keys of all labels of its path, joined pieces of which may stand before its own.
    """

    band: int
    row: int
    values: int
    label: Label
    key: str
    bare: str
    path: str


class Plan:
    """A declared table, ready to be looked for. It is kept with its noun (`Nouns.plans`), and found when both are read again.

    `exact` gives the rows (indexes of `rows`) that a label's key may name; `strong` are the keys that name one row
    wherever they stand. `wording` is every other text of the printed form, of which headers are made.
    """

    __slots__ = (
        "_first_column",
        "_measures",
        "_names",
        "_places",
        "_printed",
        "exact",
        "noun",
        "rows",
        "strong",
        "unique",
        "wording",
    )

    def __init__(self, noun: TableNoun, worked_out: tuple[Any, ...] = ()) -> None:
        self.noun = noun
        self.rows: list[PlanRow] = []
        self.exact: dict[str, list[int]] = {}
        self.wording: list[str] = []
        self._measures: dict[int, tuple[Measure, Measure]] = {}
        self._names: dict[int, list[tuple[str, str]]] = {}
        self._places: dict[tuple[int, int], list[CellPlace]] = {}
        self._printed: dict[int, int] = {}
        self._first_column = noun.label_columns + 1
        if worked_out:
            self.rows, self.exact, self.wording, self.unique, self.strong = worked_out
            _PLANS[id(noun)] = self
            return
        for index, band in enumerate(noun.bands):
            columns = len(band.columns.leaves)
            for row, label in enumerate(band.rows.leaves):
                keys = [declared_key(text) for text in label.labels]
                self.rows.append(
                    PlanRow(index, row, columns, label, keys[-1], without_number(label.label), "".join(keys))
                )
                self._remember(len(self.rows) - 1, label, keys)
            texts = [band.title, band.head, *(label.label for label in band.columns.labels)]
            texts += [label.label for label in band.rows.labels if not label.leaf]
            self.wording += [declared_key(text) for text in texts if text]
        self.wording += map(declared_key, noun.corner)
        self.unique = {key for key, rows in self.exact.items() if len(rows) == 1}
        self.strong = {key for key in self.unique if len(key) > _SHORT or key not in self.wording}

    def __reduce__(self) -> tuple[object, ...]:
        return Plan, (self.noun, (self.rows, self.exact, self.wording, self.unique, self.strong))

    def _remember(self, index: int, label: Label, keys: list[str]) -> None:
        own = {keys[-1], without_number(label.label)}
        own.update(declared_key(text) for text in label.accept)
        for text in own:
            self._add(text, index)
        before = ""
        for key in reversed(keys[:-1]):
            before = key + before
            for text in own:
                self._add(before + text, index)

    def _add(self, text: str, index: int) -> None:
        rows = self.exact.setdefault(text, [])
        if text and index not in rows:
            rows.append(index)

    def likeness(self, index: int, key: str) -> float:
        """How like a row's label a key is, from 0 to 1."""
        row = self.rows[index]
        if index not in self._measures:
            self._measures[index] = Measure(row.key), Measure(row.bare)
        full, bare = self._measures[index]
        best = max(full.likeness(key), bare.likeness(key))
        if len(key) > len(row.key) and row.path.startswith(key[:2]):
            # Labels of the path stand in the same cell.
            best = max(best, Measure(row.path).likeness(key))
        return best

    def is_wording(self, key: str) -> bool:
        """Whether a key is a text of the printed header, or a piece of one."""
        return any(key in text for text in self.wording)

    def places(self, table: int, index: int) -> list[CellPlace]:
        """The places of the value cells of row `index` of `rows`, by column."""
        known = self._places.get((table, index))
        if known is not None:
            return known
        names = self._names.get(index)
        if names is None:
            names = self._names[index] = self._row_names(index)
        row, first = self.printed_row(index), self._first_column
        places = [CellPlace(table, row, first + column, path, name) for column, (path, name) in enumerate(names)]
        if len(self._places) < _MOST_PLACES:
            self._places[table, index] = places
        return places

    def row_place(self, table: int, index: int) -> CellPlace:
        """The place of a row's own label: row `index` of `rows`."""
        row = self.rows[index]
        column = len(row.label.path) if self.noun.bands[row.band].labelled else 1
        path, name = "/".join(row.label.labels), f"{self.noun.name} {row.label.name}"
        return CellPlace(table, self.printed_row(index), column, path, name)

    def column_place(self, table: int, band: int, label: Label) -> CellPlace:
        """The place of the header of a column, or of a group of columns, of the band."""
        noun = self.noun.bands[band]
        depth = len(label.path)
        column = next(at for at, leaf in enumerate(noun.columns.leaves) if leaf.path[:depth] == label.path)
        above = sum(other.header_rows + len(other.rows.leaves) for other in self.noun.bands[:band])
        row = above + noun.header_rows - noun.columns.depth + depth
        name = f"{self.noun.name} {label.name}"
        return CellPlace(table, row, self.noun.label_columns + column + 1, "/".join(label.labels), name)

    def _row_names(self, index: int) -> list[tuple[str, str]]:
        row = self.rows[index]
        band = self.noun.bands[row.band]
        labels = "/".join(row.label.labels) + "/" if band.labelled else ""
        names = row.label.name + "/" if band.labelled else ""
        return [
            (labels + "/".join(column.labels), f"{self.noun.name} {names}{column.name}")
            for column in band.columns.leaves
        ]

    def printed_row(self, index: int) -> int:
        """The row of the printed grid, from 1, headers and titles counted."""
        if index not in self._printed:
            row = self.rows[index]
            above = sum(band.header_rows + len(band.rows.leaves) for band in self.noun.bands[: row.band])
            self._printed[index] = above + self.noun.bands[row.band].header_rows + row.row + 1
        return self._printed[index]


def plans_of(tables: Mapping[str, Mapping[str, TableNoun]]) -> tuple[Plan, ...]:
    """The plans of all variants of tables."""
    return tuple(plan_of(noun) for by_form in tables.values() for noun in by_form.values())


_PLANS: dict[int, Plan] = {}


def plan_of(noun: TableNoun) -> Plan:
    """The plan of a noun, made once."""
    plan = _PLANS.get(id(noun))
    if plan is None or plan.noun is not noun:
        # The plan holds the noun, so the id cannot come to mean another one.
        plan = _PLANS[id(noun)] = Plan(noun)
    return plan
