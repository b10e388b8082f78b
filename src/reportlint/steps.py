"""Work on documents in steps, which several documents take together: one rule for all of them, then the next.

A rule's code, expressions and words are little, those of a profile many times what a processor keeps near at hand. Of a
document that runs through all rules alone, each finds its own gone again.

Such work is a generator that pauses after each step and returns its result.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Generator, Iterable
    from typing import TypeVar

    Result = TypeVar("Result")


def at_once(work: Generator[None, None, Result]) -> Result:
    """The result of work that has its steps for itself."""
    try:
        while True:
            next(work)
    except StopIteration as end:
        result: Result = end.value
        return result


def in_step(works: Iterable[Generator[None, None, Result]]) -> list[Result]:
    """The results of works that take each step one after another, in their order."""
    waiting = dict(enumerate(works))
    results: dict[int, Result] = {}
    while waiting:
        for number, work in list(waiting.items()):
            try:
                next(work)
            except StopIteration as end:
                results[number] = end.value
                del waiting[number]
    return [results[number] for number in sorted(results)]
