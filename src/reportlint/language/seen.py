"""What expressions see of a document: shapes that `binding` fills. Imported by type checkers only."""

from __future__ import annotations

from typing import Protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal
    from enum import Enum

    from reportlint.language.intervals import Interval
    from reportlint.language.outcome import Cause
    from reportlint.model.finding import CellPlace, Related
    from reportlint.model.span import Span


class SeenLabel(Protocol):
    """A declared row or column."""

    @property
    def path(self) -> tuple[str, ...]: ...
    @property
    def leaf(self) -> bool: ...
    @property
    def name(self) -> str: ...


class SeenAxis(Protocol):
    """Declared rows or columns."""

    @property
    def labels(self) -> Sequence[SeenLabel]: ...
    @property
    def leaves(self) -> Sequence[SeenLabel]: ...


class SeenBand(Protocol):
    """Rows under one header."""

    @property
    def rows(self) -> SeenAxis: ...
    @property
    def columns(self) -> SeenAxis: ...
    @property
    def unit(self) -> str | None: ...
    @property
    def cells(self) -> str: ...


class SeenNoun(Protocol):
    """A declared table, one form of it."""

    @property
    def name(self) -> str: ...
    @property
    def bands(self) -> Sequence[SeenBand]: ...


class SeenCell(Protocol):
    """A cell of a grid; `state.value` is number, text, blank or bad."""

    @property
    def key(self) -> str: ...
    @property
    def span(self) -> Span: ...
    @property
    def state(self) -> Enum: ...
    @property
    def value(self) -> Decimal | None: ...
    @property
    def place(self) -> CellPlace: ...


class SeenGrid(Protocol):
    """A declared table found in a document."""

    @property
    def noun(self) -> SeenNoun: ...
    @property
    def cells(self) -> Mapping[tuple[int, int, int], SeenCell]: ...


class SeenUnbound(Protocol):
    """A noun that could not be bound."""

    @property
    def cause(self) -> Cause: ...
    @property
    def subject(self) -> str: ...


class SeenMention(Protocol):
    """A number said in prose."""

    @property
    def span(self) -> Span: ...
    @property
    def value(self) -> Interval: ...
    @property
    def unit(self) -> str: ...
    @property
    def scope(self) -> str | None: ...


class SeenSource(Protocol):
    """One place where a variable was read."""

    @property
    def span(self) -> Span | None: ...


class SeenVariable(Protocol):
    """A bound variable."""

    @property
    def sources(self) -> Sequence[SeenSource]: ...


class SeenBinding(Protocol):
    """One document."""

    @property
    def variables(self) -> Mapping[str, SeenVariable]: ...

    @property
    def values(self) -> Mapping[str, object]: ...
    @property
    def classes(self) -> Mapping[str, str]: ...
    @property
    def form(self) -> str | None: ...
    @property
    def facts(self) -> Mapping[str, Sequence[SeenMention]]: ...
    @property
    def grids(self) -> Mapping[str, SeenGrid | SeenUnbound]: ...
    @property
    def companions(self) -> Mapping[str, SeenBinding | SeenUnbound]: ...


class Heard(Protocol):
    """What speaks for a value of a cell: places that would then fit, and how many would no longer fit."""

    @property
    def fits(self) -> tuple[Related, ...]: ...
    @property
    def contradicts(self) -> int: ...


class Witness(Protocol):
    """Who is asked what speaks for a value of the cell with a key."""

    def __call__(self, key: str, value: Decimal) -> Heard: ...
