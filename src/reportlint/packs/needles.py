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
