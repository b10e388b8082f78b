"""What a profile of packs declares: the nouns that rules are about, compiled and merged."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlint.binding.grid import TableNoun
    from reportlint.language.expressions import Expression
    from reportlint.language.patterns import Pattern


class ReadFrom(NamedTuple):
    """One way to read a variable.

    `scope` names where to look (`in:`), or `origin` is `file-name` or `metadata` (`from:`). `value` is an expression
    in place of a pattern; `when` a condition. A weak source may supply a value, never contradict one.
    """

    pattern: Pattern | None = None
    scopes: tuple[str, ...] = ()
    origin: str | None = None
    value: Expression | None = None
    when: Expression | None = None
    weak: bool = False


class VariableNoun(NamedTuple):
    """A variable and its sources, strongest first. `capture` is the slot of its patterns that holds the value."""

    name: str
    sources: tuple[ReadFrom, ...]


class SectionNoun(NamedTuple):
    """A declared section: short name, printed title with its number, other titles that are right too."""

    name: str
    title: str
    accept: tuple[Pattern, ...] = ()


class FormNoun(NamedTuple):
    """An edition of the form: the years for which it is right (both included, None = open) and the words that mark it."""

    name: str
    years: tuple[int, int | None]
    marks: tuple[str, ...]


class ClassNoun(NamedTuple):
    """Classes of a variable's value: the first whose pattern fits."""

    variable: str
    classes: tuple[tuple[str, Pattern], ...]


class SayNoun(NamedTuple):
    """A wording of a fact; `value` where the wording itself says the number (未收到 = 0)."""

    pattern: Pattern
    value: int | None = None


class FactNoun(NamedTuple):
    """A number said in prose, by all its wordings. `excuse` makes a clause not a mention; `scopes` name other scopes."""

    name: str
    say: tuple[SayNoun, ...]
    scopes: tuple[str, ...] = ()
    excuse: tuple[Pattern, ...] = ()
    other_scopes: tuple[tuple[str, tuple[Pattern, ...]], ...] = ()


class TermNoun(NamedTuple):
    """A name with a full and a short form; `define` are the words that introduce the short one."""

    name: str
    full: str
    short: str | None = None
    define: str | None = None


class DocumentNoun(NamedTuple):
    """Another document that rules may look into, by the values of its variables."""

    name: str
    where: tuple[tuple[str, Expression], ...]


@dataclass(frozen=True, slots=True)
class Nouns:
    """All nouns of a profile. `tables` holds, for each table, one variant per form (key `""` where forms do not matter)."""

    kind: str | None = None
    claims: tuple[Pattern, ...] = ()
    variables: tuple[VariableNoun, ...] = ()
    sections: tuple[SectionNoun, ...] = ()
    forms: tuple[FormNoun, ...] = ()
    classes: tuple[ClassNoun, ...] = ()
    tables: Mapping[str, Mapping[str, TableNoun]] = field(default_factory=dict)
    facts: tuple[FactNoun, ...] = ()
    terms: tuple[TermNoun, ...] = ()
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    documents: tuple[DocumentNoun, ...] = ()
