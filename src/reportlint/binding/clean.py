"""What was looked through and is without fault: reports of one kind share labels, headings and set phrases."""

from __future__ import annotations

from reportlint.binding.binding import Region
from reportlint.binding.searching import within
from reportlint.compiled import compiled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_LONGEST = 60
"""Code points of the longest piece that is remembered: labels and clauses, which many reports have in the same words."""

MARKS = frozenset(",。;:!?")
"""Marks of the view that stand in no word, so that no fault of a word reaches over one."""

_CLAUSE = compiled("[^,。;:!?]+")

_MOST = 16_384
"""Pieces that are remembered at most."""


class Clean:
    """Cells and clauses in which nothing was found, for rules that look at nothing around them."""

    __slots__ = ("_known",)

    def __init__(self) -> None:
        self._known: set[str] = set()

    def __reduce__(self) -> tuple[object, ...]:
        return Clean, ()

    def unseen(self, text: str, regions: Sequence[Region], fewest: int) -> list[Region]:
        """The pieces of regions that have `fewest` characters, and are not known to be without a fault."""
        known = self._known
        found: list[Region] = []
        for region in regions:
            start, end = region
            if end - start < fewest or text[start:end] in known:
                continue
            if end - start <= _LONGEST:
                found.append(region)
                continue
            for clause in _CLAUSE.finditer(text, start, end):
                if clause[0] not in known and len(clause[0]) >= fewest:
                    found.append(Region(*clause.span()))
        return found

    def add(self, text: str, pieces: Sequence[Region], faults: Collection[tuple[int, int]]) -> None:
        """Remember the pieces, but for those with a fault, of which begin and end are given."""
        short = [piece for piece in pieces if piece.end - piece.start <= _LONGEST]
        if len(self._known) < _MOST:
            odd = {within(short, *fault) for fault in faults} if short else set()
            self._known.update(text[piece.start : piece.end] for piece in short if not odd or piece not in odd)
