"""The nouns of one pack: entries of YAML to the values that documents are bound by."""

from __future__ import annotations

import regex

from reportlint.binding.nouns import (
    ClassNoun,
    DocumentNoun,
    FormNoun,
    Nouns,
    ReadFrom,
    SectionNoun,
    TermNoun,
    VariableNoun,
)
from reportlint.binding.scope_names import read_scopes
from reportlint.deferred import Deferred
from reportlint.language.entry import Entry
from reportlint.packs.fact_nouns import read_fact
from reportlint.packs.manifest import read_texts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportlint.binding.grid import TableNoun
    from reportlint.language.entry import Names
    from reportlint.language.expressions import Expression
    from reportlint.language.patterns import Pattern
    from reportlint.packs.manifest import Pack

ORIGINS = ("file-name", "metadata")
_IN_EXPRESSIONS = ("bind", "tables", "facts", "documents")
"""Groups whose names stand side by side in expressions, so that none may be used twice."""
_RESERVED = ("form", "in")
"""The form of the document in conditions, and the place in `with:`."""
_HOLE = regex.compile(r"\{=([^{}=]+)\}")


def declare(pack: Pack, extended: Iterable[Names]) -> None:
    """Fill the names of a pack with those of the packs that it extends and with its own; no pattern is read yet."""
    names = pack.names
    for other in extended:
        _adopt(names, other)
    names.variables.update(pack.nouns["bind"])
    names.sections.extend(name for name in pack.nouns["sections"] if name not in names.sections)
    names.facts.update(pack.nouns["facts"])
    names.terms.update(pack.nouns["terms"])
    names.documents.update(pack.nouns["documents"])
    names.tables.update((name, {}) for name in pack.nouns["tables"])
    for name, entry in pack.nouns["classes"].items():
        names.classes[name] = [word for word, _ in entry.pairs()] if entry.is_mapping() else []
    for name, entry in pack.nouns["lists"].items():
        before = names.lists.get(name, ())
        names.lists[name] = tuple(dict.fromkeys((*before, *entry.texts())))
    _distinct(pack)


def _distinct(pack: Pack) -> None:
    """Report names that an expression could not tell apart, from one another or from its own words."""
    from reportlint.language.expression_tokens import KEYWORDS

    seen: dict[str, str] = {}
    for group in _IN_EXPRESSIONS:
        for name, entry in pack.nouns[group].items():
            if name in KEYWORDS or name in _RESERVED:
                entry.problems.add(
                    entry.at, f"'{name}' is a word of the rule language", "choose another name", on_key=True
                )
            if seen.setdefault(name, group) != group:
                what = f"'{name}' is declared under '{seen[name]}' too"
                entry.problems.add(entry.at, what, "expressions could mean either: rename one", on_key=True)


def _adopt(names: Names, other: Names) -> None:
    """Nouns of an extended pack are the pack's own; lists of the same name are joined."""
    for name, words in other.lists.items():
        names.lists[name] = tuple(dict.fromkeys((*names.lists.get(name, ()), *words)))
    names.variables |= other.variables
    names.sections.extend(name for name in other.sections if name not in names.sections)
    names.tables.update(other.tables)
    names.facts |= other.facts
    names.terms |= other.terms
    names.documents |= other.documents
    names.classes.update(other.classes)


def compile_nouns(pack: Pack, forms: tuple[str, ...]) -> Nouns:
    """The pack's own nouns. `forms` are the names of the forms of extended packs, beside which its own ones count."""
    own_forms = tuple(_form(name, entry) for name, entry in pack.nouns["forms"].items())
    tables = _tables(pack.nouns["tables"], tuple(dict.fromkeys((*forms, *(form.name for form in own_forms)))))
    pack.names.tables.update(tables)
    return Nouns(
        kind=pack.name if pack.applies else None,
        claims=_claims(pack.applies) if pack.applies else (),
        variables=tuple(_variable(name, entry) for name, entry in pack.nouns["bind"].items()),
        sections=tuple(_section(name, entry) for name, entry in pack.nouns["sections"].items()),
        forms=own_forms,
        classes=tuple(_classes(name, entry) for name, entry in pack.nouns["classes"].items()),
        tables=tables,
        facts=tuple(read_fact(name, entry) for name, entry in pack.nouns["facts"].items()),
        terms=tuple(_term(name, entry) for name, entry in pack.nouns["terms"].items()),
        lists=Deferred({name: pack.names.lists[name] for name in pack.nouns["lists"]}),
        documents=tuple(_document(name, entry) for name, entry in pack.nouns["documents"].items()),
    )


def _claims(entry: Entry) -> tuple[Pattern, ...]:
    keys = entry.mapping(("title",), required=("title",), short="title")
    return keys["title"].patterns() if "title" in keys else ()


def _form(name: str, entry: Entry) -> FormNoun:
    keys = entry.mapping(("years", "marks"), required=("years", "marks"))
    years = keys["years"].limits() if "years" in keys else (1, None)
    return FormNoun(name, years, keys["marks"].texts() if "marks" in keys else ())


def _classes(variable: str, entry: Entry) -> ClassNoun:
    if variable not in entry.names.variables:
        entry.problems.add(
            entry.at, f"the variable '{variable}' is not declared", "declare it under 'bind:'", on_key=True
        )
    entry.names.used.add(variable)
    return ClassNoun(variable, tuple((name, inner.pattern()) for name, inner in entry.pairs()))


def _tables(declared: Mapping[str, Entry], forms: tuple[str, ...]) -> dict[str, Mapping[str, TableNoun]]:
    if not declared:
        return {}
    from reportlint.binding.table_nouns import read_table

    return {name: read_table(name, entry, forms) for name, entry in declared.items()}


def _expression(entry: Entry) -> Expression:
    from reportlint.language.expressions import parse_expression

    return parse_expression(entry)


def _variable(name: str, entry: Entry) -> VariableNoun:
    return VariableNoun(name, tuple(source for item in entry.items() for source in _sources(item)))


def _sources(entry: Entry) -> list[ReadFrom]:
    """One way to read a variable; a plain text is an expression. Several patterns are several ways, the first strongest."""
    keys = entry.mapping(("in", "from", "read", "value", "when", "weak", "called"), short="value")
    if entry.is_mapping() and ("read" in keys) == ("value" in keys):
        entry.problem(
            "a variable is read by a pattern or has a value",
            "write 'read:' with a pattern, or 'value:' with an expression",
        )
        return []
    if "in" in keys and "from" in keys:
        keys["from"].problem("'in' and 'from' exclude each other", "write one source for each")
    when = _expression(keys["when"]) if "when" in keys else None
    weak = keys["weak"].flag() if "weak" in keys else False
    if "value" in keys:
        for key in ("in", "from"):
            if key in keys:
                keys[key].problem(
                    f"'{key}' has no meaning beside 'value'", "remove it, or write 'read:' with a pattern"
                )
        return [ReadFrom(value=_expression(keys["value"]), when=when, weak=weak)]
    if "read" not in keys:
        return []
    origin = keys["from"].choice(ORIGINS) if "from" in keys else None
    scopes = read_scopes(keys["in"]) if "in" in keys else () if origin else ("body",)
    called = read_texts(keys["called"]) if "called" in keys else None
    return [ReadFrom(pattern, scopes, origin, None, when, weak, called) for pattern in keys["read"].patterns()]


def _section(name: str, entry: Entry) -> SectionNoun:
    keys = entry.mapping(("title", "accept"), required=("title",), short="title")
    title = keys["title"].text() if "title" in keys else ""
    return SectionNoun(name, title, keys["accept"].patterns() if "accept" in keys else ())


def _term(name: str, entry: Entry) -> TermNoun:
    keys = entry.mapping(("full", "short", "define"), required=("full",), short="full")
    full, short, define = (keys[key].text() if key in keys else None for key in ("full", "short", "define"))
    return TermNoun(name, full or "", short, define)


def _document(name: str, entry: Entry) -> DocumentNoun:
    """Variables of another document and what they must be: an expression, or `{=name}` for the value of a variable.

    `sum` names the variable whose values are added up, `like` the section that must be alike.
    """
    where = []
    special = {"sum": "", "like": ""}
    for variable, inner in entry.pairs():
        if variable in special:
            special[variable] = inner.choice(
                sorted(inner.names.variables if variable == "sum" else inner.names.sections)
            )
            inner.names.used.add(special[variable])
            continue
        hole = _HOLE.fullmatch(inner.value.strip()) if isinstance(inner.value, str) else None
        expression = Entry(hole[1], inner.at, inner.problems) if hole else inner
        where.append((variable, _expression(expression)))
        if variable not in inner.names.variables:
            inner.problems.add(
                inner.at, f"the variable '{variable}' is not declared", "declare it under 'bind:'", on_key=True
            )
    return DocumentNoun(name, tuple(where), **special)
