"""Patterns as authors write them: read into a tree (`pattern_syntax`), their literals folded like the text, and written as one
`regex` expression.
"""

from __future__ import annotations

from functools import cache, lru_cache

import regex

from reportlint.compiled import expression
from reportlint.language.pattern_emit import emit, emit_own
from reportlint.language.pattern_literals import needed_literals
from reportlint.language.pattern_slots import SlotGroup
from reportlint.language.pattern_starts import is_bounded, starting_literals
from reportlint.language.pattern_syntax import PatternError
from reportlint.language.pattern_values import beginning
from reportlint.language.patterns import Pattern
from reportlint.language.problems import did_you_mean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlint.language.entry import Entry


def parse_pattern(entry: Entry) -> Pattern:
    """The pattern of an entry; a mistake is reported at the entry with its character, and a pattern for nothing given back."""
    source = entry.text()
    names = entry.names
    try:
        pattern = _parsed(source, names.lists) if "@" in source else parse_text(source)
    except PatternError as error:
        if source:
            entry.problem(f"in the pattern '{source}', character {error.at}: {error.what}", error.cure)
        return _nothing()
    except regex.error as error:
        at = (error.pos or 0) + 2
        entry.problem(f"in the pattern '{source}', character {at}: {error.msg}", "see the syntax of the regex package")
        return _nothing()
    for name in sorted(pattern.needs - names.variables):
        near = did_you_mean(name, list(names.variables))
        cure = f"did you mean '{{={near}}}'?" if near else "declare it under 'bind:'"
        entry.problem(f"the variable '{name}' is not declared", cure)
    names.used.update(pattern.needs)
    names.used.update(name for name in names.lists if f"@{name}" in source)
    return pattern


@lru_cache(maxsize=4096)
def parse_text(source: str) -> Pattern:
    """The pattern that `source` writes, without any lists; raises `PatternError` or `regex.error`.

    Half of all patterns stand in a pack twice, or in a pack that is compiled again beside another one.
    """
    return _parsed(source, {})


def _parsed(source: str, lists: Mapping[str, tuple[str, ...]]) -> Pattern:
    own = len(source) > 1 and source.startswith("/") and source.endswith("/")
    written = emit_own(source, lists) if own else emit(source, lists)
    template, raw_template, slots = written
    code = expression(template[0]) if len(template) == 1 else None
    needs = frozenset(template[1::2])
    if own and code is not None:
        slots = tuple(SlotGroup(name, "text", name) for name in code.pattern.groupindex)
    literals, starts, raw_starts = (
        needed_literals(template),
        starting_literals(template),
        starting_literals(raw_template),
    )
    return Pattern(
        source,
        needs,
        template,
        raw_template,
        slots,
        code,
        own,
        beginning(template) if own else None,
        starts,
        raw_starts,
        is_bounded(template) and is_bounded(raw_template),
        tuple(frozenset(strings) for strings in (*literals, starts) if strings),
    )


@cache
def _nothing() -> Pattern:
    return Pattern("", frozenset(), ("(?!)",), ("(?!)",), (), expression("(?!)"))
