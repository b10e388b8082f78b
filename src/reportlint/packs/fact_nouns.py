"""Facts of a pack: numbers said in prose, by wordings or by the words around a number."""

from __future__ import annotations

from functools import lru_cache

from reportlint.binding.nouns import CountNoun, FactNoun, SayNoun, ScopeNoun
from reportlint.binding.scope_names import read_scopes
from reportlint.language.entry import Entry

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.language.patterns import Pattern


_COUNT_KEYS = ("in", "units", "about", "words", "without", "not_after", "not_before", "then", "not_then", "whole")


@lru_cache(maxsize=1024)
def _shared(pattern: Pattern) -> Pattern:
    """Facts name the same words again and again: what is equal is kept, and pickled, once."""
    return pattern


def _patterns(entry: Entry) -> tuple[Pattern, ...]:
    return tuple(map(_shared, entry.patterns()))


def read_fact(name: str, entry: Entry) -> FactNoun:
    """The fact of an entry; mistakes are reported there."""
    keys = entry.mapping(("in", "say", "count", "unless", "scope"), short="say")
    if entry.is_mapping() and "say" not in keys and "count" not in keys:
        entry.problem(
            "a fact needs 'say' or 'count'", "write say: with wordings, or count: with the words around a number"
        )
    excuse = _excuse(keys["unless"]) if "unless" in keys else {}
    return FactNoun(
        name,
        tuple(_say(item) for item in keys["say"].items()) if "say" in keys else (),
        read_scopes(keys["in"]) if "in" in keys else (),
        excuse.get("clause", ()),
        tuple(_scope(scope, inner) for scope, inner in keys["scope"].pairs()) if "scope" in keys else (),
        tuple(_count(item) for item in keys["count"].items()) if "count" in keys else (),
        excuse.get("sentence", ()),
    )


def _excuse(entry: Entry) -> dict[str, tuple[Pattern, ...]]:
    keys = entry.mapping(("clause", "sentence"), short="clause")
    return {key: _patterns(inner) for key, inner in keys.items()}


def _scope(name: str, entry: Entry) -> ScopeNoun:
    from reportlint.language.expressions import parse_expression

    keys = entry.mapping(("words", "when"), required=("words",)) if entry.is_mapping() else {"words": entry}
    words = _patterns(keys["words"]) if "words" in keys else ()
    return ScopeNoun(name, words, parse_expression(keys["when"]) if "when" in keys else None)


def _count(entry: Entry) -> CountNoun:
    keys = entry.mapping(_COUNT_KEYS, required=("units", "words"))
    patterns = {key: _patterns(inner) for key, inner in keys.items() if key not in ("in", "units", "about", "whole")}
    about: tuple[Pattern, ...] = ()
    other: tuple[Pattern, ...] = ()
    if "about" in keys:
        sides = keys["about"].mapping(("is", "not"), required=("is",), short="is")
        about = _patterns(sides["is"]) if "is" in sides else ()
        other = _patterns(sides["not"]) if "not" in sides else ()
    units = frozenset(keys["units"].texts()) if "units" in keys else frozenset()
    scopes = read_scopes(keys["in"]) if "in" in keys else ()
    whole = keys["whole"].flag() if "whole" in keys else False
    return CountNoun(units, about=about, other=other, scopes=scopes, whole=whole, **patterns)


def _say(entry: Entry) -> SayNoun:
    keys = entry.mapping(("text", "value"), required=("text",), short="text")
    value = keys["value"].value if "value" in keys else None
    if value is not None and (not isinstance(value, int) or isinstance(value, bool)):
        keys["value"].problem(
            "the value of a wording is a whole number", "write the number that the wording says, as in 'value: 0'"
        )
        value = None
    pattern = keys["text"].pattern() if "text" in keys else Entry("", entry.at, entry.problems).pattern()
    return SayNoun(pattern, value)
