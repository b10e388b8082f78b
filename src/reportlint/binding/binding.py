"""The binding of one document: all that a check may look at."""

from __future__ import annotations

from functools import cache

from reportlint.model.span import Span
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    from reportlint.binding.grid import Grid, Unbound
    from reportlint.binding.nouns import Nouns
    from reportlint.binding.summed import Summed
    from reportlint.language.intervals import Interval
    from reportlint.model.document import Document
    from reportlint.structure.outline import Outline


class Witness(NamedTuple):
    """One place where a variable was read. `span` is None for the file name and metadata.

    `called` is what people call the place, by language, where the pack says so.
    """

    value: object
    span: Span | None
    origin: str
    weak: bool = False
    called: Mapping[str, str] | None = None


class Variable(NamedTuple):
    """A bound variable: its value, and all that was read (also what contradicts it), strongest first.

    `disputed` says that sources contradict one another and nothing tells which is right.
    """

    name: str
    value: object
    sources: tuple[Witness, ...] = ()
    disputed: bool = False


class Section(NamedTuple):
    """A declared section as found. `heading` is the heading's text with its number, `body` all up to the next section.

    `title` is what the document calls it; `fit` is exact, accepted or renamed; `number` is the value of its number or None.
    Further headings that claim the same section are `doubles`.
    """

    name: str
    heading: Span
    body: Span
    title: str
    fit: str
    number: int | None
    number_span: Span | None
    doubles: tuple[Span, ...] = ()


class Mention(NamedTuple):
    """A number said in prose for a fact: one clause, one keyword, one number.

    `span` is the number with its unit, `clause` the clause. `scope` is set where the clause speaks of another scope.
    """

    fact: str
    span: Span
    clause: Span
    value: Interval
    unit: str
    scope: str | None = None


class Region(NamedTuple):
    """A piece of the normalised view (or of the raw text) that a verb may search: offsets in that text."""

    start: int
    end: int


class Binding(NamedTuple):
    """Document and profile, bound once.

    `sections` holds only the sections that were found, in declared order. `grids` holds every declared table: its
    grid, or why there is none. `companions` are bindings of other documents by their declared name. `scopes` keeps the
    regions that were once asked for, if it is given a dictionary; only `binding.scopes` looks into it.
    """

    document: Document
    nouns: Nouns
    outline: Outline
    form: str | None = None
    form_marks: tuple[tuple[str, Span], ...] = ()
    title: Span | None = None
    variables: Mapping[str, Variable] = {}
    classes: Mapping[str, str] = {}
    sections: Mapping[str, Section] = {}
    extra_headings: tuple[Span, ...] = ()
    grids: Mapping[str, Grid | Unbound] = {}
    facts: Mapping[str, tuple[Mention, ...]] = {}
    companions: Mapping[str, Binding | Summed | Unbound] = {}
    scopes: dict[Any, Any] | None = None

    @property
    def memo(self) -> dict[Any, Any]:
        """What was worked out once for this document; a binding that was made without one remembers nothing."""
        return {} if self.scopes is None else self.scopes

    @property
    def values(self) -> Mapping[str, object]:
        """The values of the bound variables, for patterns and expressions."""
        return {name: variable.value for name, variable in self.variables.items()}

    def span(self, start: int, end: int) -> Span:
        """The span of the document's text that `[start, end)` of the normalised view owns."""
        return self.document.view.source_span(Span(start, end))

    def regions(self, scopes: Sequence[str], *, raw: bool = False) -> tuple[Region, ...] | None:
        """Where to search for rules with these scopes, in order, without overlap; None if no such scope is there.

        Offsets are of `document.view.text`, or of `document.text` if `raw`.
        """
        return _regions()(self, scopes, raw=raw)


@cache
def _regions() -> Callable[..., tuple[Region, ...] | None]:
    """What knows scopes, which itself knows bindings: an import inside a function costs a microsecond each time."""
    from reportlint.binding.scopes import regions

    return regions
