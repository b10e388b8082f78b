"""Declared tables, read from a pack."""

from __future__ import annotations

from reportlint.binding.grid import Axis, Band, Label, TableNoun
from reportlint.language.entry import describe
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportlint.language.entry import Entry

_TABLE_KEYS = ("near", "cells", "unit", "columns", "rows", "head", "corner", "bands", "labelled")
_BAND_KEYS = ("title", "columns", "rows", "cells", "unit", "head", "labelled")
_NODE_KEYS = ("label", "rows", "columns", "accept")
_CELLS = ("count", "amount", "text")
LEAF = "leaf"


def read_table(name: str, entry: Entry, forms: Sequence[str]) -> Mapping[str, TableNoun]:
    """The variants of a declared table by form (key `""` where the pack has no forms), all mistakes reported at `entry`.

    Forms that do not differ share one `TableNoun`. Where a value may differ by form, a map with names of forms as keys
    gives it: `rows: {"2021": [...], "2019": leaf}`.
    """
    if not forms:
        return {"": _Reader("", ()).table(name, entry)}
    variants: dict[str, TableNoun] = {}
    for form in forms:
        before = len(entry.problems.found)
        noun = _Reader(form, tuple(forms)).table(name, entry)
        # The same mistake seen through each form is one mistake.
        fresh = entry.problems.found[before:]
        del entry.problems.found[before:]
        entry.problems.found.extend(problem for problem in fresh if problem not in entry.problems.found)
        variants[form] = next((known for known in variants.values() if known == noun), noun)
    return variants


class _Node(NamedTuple):
    """A row or column of the tree: short name, printed label, other spellings, members (empty for a leaf)."""

    name: str
    label: str
    accept: tuple[str, ...]
    members: tuple[_Node, ...]


class _Reader:
    """Reads a table as one form has it."""

    def __init__(self, form: str, forms: tuple[str, ...]) -> None:
        self.form = form
        self.forms = forms

    def table(self, name: str, entry: Entry) -> TableNoun:
        options = entry.mapping(_TABLE_KEYS)
        corner = self._of_form(options["corner"]).texts() if "corner" in options else ()
        near = self._of_form(options["near"]).text() if "near" in options else None
        if "bands" not in options:
            return TableNoun(name, (self._band(entry, options, lone=True),), near, corner)
        for key in ("columns", "rows", "head", "labelled"):
            if key in options:
                options[key].problem(f"'{key}' beside 'bands'", f"move '{key}' into the bands")
        bands = []
        for item in self._of_form(options["bands"]).items():
            inner = dict(item.mapping(_BAND_KEYS, required=("columns", "rows")))
            for key in ("cells", "unit"):
                if key in options:
                    inner.setdefault(key, options[key])
            bands.append(self._band(item, inner, lone=False))
        if not bands:
            options["bands"].problem("the table has no bands", "add a band with 'columns' and 'rows'")
            bands.append(Band(Axis(()), Axis(())))
        return TableNoun(name, tuple(bands), near, corner)

    def _of_form(self, entry: Entry) -> Entry:
        """The value for the form in hand where a map with names of forms gives one for each."""
        value = entry.value
        if not self.forms or not isinstance(value, dict) or not value:
            return entry
        keys = {str(key) for key in value}
        if not keys <= set(self.forms):
            return entry
        for key, inner in entry.pairs():
            if key == self.form:
                return inner
        entry.problem(f"nothing is said for the form '{self.form}'", f"add '{self.form}:'")
        return next(inner for _, inner in entry.pairs())

    def _band(self, at: Entry, options: Mapping[str, Entry], *, lone: bool) -> Band:
        axes: dict[str, Axis] = {}
        for key in ("columns", "rows"):
            if key not in options:
                if lone and at.is_mapping():
                    at.problem(f"the key '{key}' is missing", f"add '{key}:' with a list of labels")
                axes[key] = Axis(())
                continue
            axes[key] = self._axis(options[key], key)
        labelled = (
            self._of_form(options["labelled"]).flag()
            if "labelled" in options
            else not (lone and len(axes["rows"].labels) == 1)
        )
        return Band(
            axes["columns"],
            axes["rows"],
            title=self._text(options, "title"),
            head=self._text(options, "head"),
            cells=self._of_form(options["cells"]).choice(_CELLS) if "cells" in options else "count",
            unit=self._text(options, "unit"),
            labelled=labelled,
        )

    def _text(self, options: Mapping[str, Entry], key: str) -> str | None:
        return self._of_form(options[key]).text() if key in options else None

    def _axis(self, entry: Entry, key: str) -> Axis:
        labels: list[Label] = []
        nodes = self._nodes(self._of_form(entry), key)
        _flatten(nodes, (), (), labels)
        return Axis(tuple(labels))

    def _nodes(self, entry: Entry, key: str) -> tuple[_Node, ...]:
        if not entry.is_list():
            entry.problem(f"expected a list of {key}, found {describe(entry.value)}", f"write '{key}: [...]'")
            return ()
        nodes: list[_Node] = []
        for item in entry.items():
            node = self._node(item, key)
            if any(node.name == other.name for other in nodes):
                item.problem(
                    f"'{node.name}' stands twice among its neighbours", "give one of them a short name: 'name: label'"
                )
            nodes.append(node)
        if not nodes:
            entry.problem(f"the list of {key} is empty", "name at least one")
        return tuple(nodes)

    def _node(self, item: Entry, key: str) -> _Node:
        if not item.is_mapping():
            label = item.text()
            return _Node(label, label, (), ())
        pairs = list(item.pairs())
        if len(pairs) != 1:
            item.problem("several names in one item", "write one 'name: …' for each '-'")
        name, inner = pairs[0] if pairs else ("", item)
        inner = self._of_form(inner)
        if inner.is_list():
            return _Node(name, name, (), self._nodes(inner, key))
        if not inner.is_mapping():
            return _Node(name, inner.text(), (), ())
        options = inner.mapping(_NODE_KEYS)
        label = self._of_form(options["label"]).text() if "label" in options else name
        accept = self._of_form(options["accept"]).texts() if "accept" in options else ()
        return _Node(name, label, accept, self._members(options, key))

    def _members(self, options: Mapping[str, Entry], key: str) -> tuple[_Node, ...]:
        other = "rows" if key == "columns" else "columns"
        if other in options:
            options[other].problem(f"'{other}' among {key}", f"write '{key}:'")
        if key not in options:
            return ()
        inner = self._of_form(options[key])
        return () if inner.value == LEAF else self._nodes(inner, key)


def _flatten(nodes: Sequence[_Node], names: tuple[str, ...], labels: tuple[str, ...], into: list[Label]) -> None:
    for node in nodes:
        path, printed = (*names, node.name), (*labels, node.label)
        into.append(Label(path, printed, leaf=not node.members, accept=node.accept))
        _flatten(node.members, path, printed, into)
