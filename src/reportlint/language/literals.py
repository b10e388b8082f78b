"""Many literal strings looked for at once, in time that does not depend on how many they are."""

from __future__ import annotations

from functools import lru_cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick


@lru_cache(maxsize=64)
def _automaton(literals: tuple[str, ...]) -> AhoCorasick:
    from ahocorasick_rs import AhoCorasick

    return AhoCorasick(literals)


def find_literals(literals: tuple[str, ...], text: str) -> list[tuple[int, int, int]]:
    """Index, start and end (code points) of every place of every literal, also of those inside one another.

    In the order of their ends. A tuple of literals is prepared once for a process: give the same object again.
    """
    return _automaton(literals).find_matches_as_indexes(text, overlapping=True) if literals else []
