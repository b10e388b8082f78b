"""What a profile of packs declares: the nouns that rules are about, compiled and merged."""

from __future__ import annotations

from reportlint.deferred import Deferred
from reportlint.language.occurrences import Needles
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlint.binding.grid import TableNoun
    from reportlint.binding.table_plan import Plan
    from reportlint.language.expressions import Expression
    from reportlint.language.patterns import Pattern


class ReadFrom(NamedTuple):
    """One way to read a variable.

    `scope` names where to look (`in:`), or `origin` is `file-name` or `metadata` (`from:`). `value` is an expression
    in place of a pattern; `when` a condition. A weak source may supply a value, never contradict one. `called` is what
    people call the place, by language.
    """

    pattern: Pattern | None = None
    scopes: tuple[str, ...] = ()
    origin: str | None = None
    value: Expression | None = None
    when: Expression | None = None
    weak: bool = False
    called: Mapping[str, str] | None = None


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


class CountNoun(NamedTuple):
    """A fact told by the words around a number, in any order, instead of by whole wordings.

    `units` are the units its numbers have. `words` must each stand beside the number, `without` none of them. `about`
    are names of what is counted and `other` of what is not: the last one said before the number decides. `not_after`
    may not stand earlier in the sentence, `not_before` not behind the number in its clause. `scopes` are where this way
    of telling holds, those of the fact if there are none. `then` must follow the number at once, `not_then` may not. With `whole`, a number that makes another one together with
    those beside it (机关办理152件，分局办理102件 of 254) is none.
    """

    units: frozenset[str]
    words: tuple[Pattern, ...] = ()
    without: tuple[Pattern, ...] = ()
    about: tuple[Pattern, ...] = ()
    other: tuple[Pattern, ...] = ()
    not_after: tuple[Pattern, ...] = ()
    not_before: tuple[Pattern, ...] = ()
    scopes: tuple[str, ...] = ()
    whole: bool = False
    then: tuple[Pattern, ...] = ()
    not_then: tuple[Pattern, ...] = ()


class ScopeNoun(NamedTuple):
    """Words by which a sentence speaks of somebody else's number, and for which documents they mean that."""

    name: str
    words: tuple[Pattern, ...]
    when: Expression | None = None


class FactNoun(NamedTuple):
    """A number said in prose, by whole wordings (`say`) and by the words around it (`counts`, each a way to tell it).

    `excuse` makes a clause not a mention, `excluded` all of a sentence; a mention in one of `other_scopes` is kept, and not compared.
    """

    name: str
    say: tuple[SayNoun, ...] = ()
    scopes: tuple[str, ...] = ()
    excuse: tuple[Pattern, ...] = ()
    other_scopes: tuple[ScopeNoun, ...] = ()
    counts: tuple[CountNoun, ...] = ()
    excluded: tuple[Pattern, ...] = ()


class TermNoun(NamedTuple):
    """A name with a full and a short form; `define` are the words that introduce the short one."""

    name: str
    full: str
    short: str | None = None
    define: str | None = None


class DocumentNoun(NamedTuple):
    """Another document that rules may look into, by the values of its variables.

    With `sum` it is many documents taken together: those of the values of that variable which the configuration lists as the
    members of the document's own value. With `like` it is the one whose section of that name says the same.
    """

    name: str
    where: tuple[tuple[str, Expression], ...]
    sum: str = ""
    like: str = ""

    @property
    def expected(self) -> bool:
        """Whether every document has one, so that a missing one is worth a word."""
        return not self.sum and not self.like


class Nouns(NamedTuple):
    """All nouns of a profile. `needles` are what its patterns look for, those of its rules too. `tables` holds, for each
    table, one variant per form (key `""` where forms do not matter), `lists` words by the name of their list; rules have
    those they name already. `plans` are those of the tables, so that they are kept.
    """

    kind: str | None = None
    claims: tuple[Pattern, ...] = ()
    variables: tuple[VariableNoun, ...] = ()
    sections: tuple[SectionNoun, ...] = ()
    forms: tuple[FormNoun, ...] = ()
    classes: tuple[ClassNoun, ...] = ()
    tables: Mapping[str, Mapping[str, TableNoun]] = {}
    facts: tuple[FactNoun, ...] = ()
    terms: tuple[TermNoun, ...] = ()
    lists: Deferred = Deferred({})
    documents: tuple[DocumentNoun, ...] = ()
    needles: Needles = Needles()
    plans: tuple[Plan, ...] = ()
