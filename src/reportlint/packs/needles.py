"""What all patterns and lists of a profile look for, collected so that a text need be looked through only once."""

from __future__ import annotations

from reportlint.deferred import Deferred, Shared
from reportlint.language.literals import Literals
from reportlint.language.occurrences import Needles, needles
from reportlint.language.patterns import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportlint.binding.nouns import Nouns
    from reportlint.packs.profile import Rule


def needles_of(nouns: Nouns, rules: Iterable[Rule]) -> Needles:
    """The strings that the patterns in nouns and checks look for; a check with a true `raw` looks in the raw text."""
    seen: set[int] = set()
    found = [each for value in (nouns, *rules) for each in _searched(value, seen, raw=False)]
    return needles(
        [(each, raw) for each, raw in found if isinstance(each, Pattern)],
        [each for each, raw in found if isinstance(each, Literals) and not raw],
    )


def needed_by(check: object) -> tuple[tuple[frozenset[str], ...], ...]:
    """What the patterns of a check's `searched` need, each by itself (see `Rule.needed`); nothing if one of them needs no more
    than stands in every document.

    A pattern that holds values of variables may say that one is not known, whatever stands in the text.
    """
    patterns = getattr(check, "searched", ())
    needed = [tuple({each: None for each in pattern.needed if each.isdisjoint(_EVERYWHERE)}) for pattern in patterns]
    if any(pattern.needs for pattern in patterns) or not all(needed):
        return ()
    return tuple(dict.fromkeys(needed))


_EVERYWHERE = frozenset(",.:;、。()《》“”0123456789第年月日一二三四公开") | {
    "公开",
    "政府信息",
    "政府信息公开",
    "信息公开",
}
"""Strings of which each is in nearly every document: to ask for them is of no use."""


def _searched(value: object, seen: set[int], *, raw: bool) -> Iterator[tuple[Pattern | Literals, bool]]:
    """Checks are made of records, tuples and dictionaries; what hides patterns elsewhere has them looked for one by one."""
    if isinstance(value, str | int | None) or id(value) in seen:
        return
    seen.add(id(value))
    if isinstance(value, Pattern | Literals):
        yield value, raw
    elif isinstance(value, Deferred | Shared):
        yield from _searched(value.value, seen, raw=raw)
    elif isinstance(value, dict):
        for each in value.values():
            yield from _searched(each, seen, raw=raw)
    elif isinstance(value, tuple | list | frozenset):
        inside = getattr(value, "raw", raw) is True
        for each in value:
            yield from _searched(each, seen, raw=inside)
