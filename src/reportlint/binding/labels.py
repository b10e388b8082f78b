"""Labels of tables: how they are compared. Marks and blanks are nothing, a lost number is nothing, a lost character is."""

from __future__ import annotations

from functools import lru_cache

from reportlint.chinese.numbering import leading_marker
from reportlint.chinese.width import fold_width

NEAR = 0.72
"""The least likeness at which a label that differs is still taken for a declared one in its place."""

PIECE = 4
"""Characters that a piece of a label must have to say which label it is."""


@lru_cache(maxsize=4096)
def key(text: str) -> str:
    """What of a label counts when labels are compared: letters, hanzi and digits."""
    return "".join(filter(str.isalnum, text))


def declared_key(label: str) -> str:
    """The key of a label as a pack writes it."""
    return key(fold_width(label))


def folded(text: str) -> str:
    """A key in half width and simplified script, for labels in a document that is not folded as a whole."""
    from reportlint.chinese.script import to_simplified

    return to_simplified(fold_width(text))


def without_number(text: str) -> str:
    """The key of a label without the number before it."""
    marker = leading_marker(text)
    return declared_key(text[marker.end :]) if marker else declared_key(text)


class Measure:
    """Likeness of texts to one declared label, by their longest common subsequence.

    Bits of an integer hold a row of the table of the algorithm (Crochemore et al. 2001), so a comparison costs one step
    for each character of the other text.
    """

    __slots__ = ("_full", "_masks", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._full = (1 << len(text)) - 1
        self._masks: dict[str, int] = {}
        for index, ch in enumerate(text):
            self._masks[ch] = self._masks.get(ch, 0) | 1 << index

    def common(self, other: str) -> int:
        """Length of the longest common subsequence."""
        row = self._full
        for ch in other:
            hits = row & self._masks.get(ch, 0)
            row = ((row + hits) | (row - hits)) & self._full
        return len(self.text) - row.bit_count()

    def likeness(self, other: str) -> float:
        """0 to 1; 1 only for equal texts. A long piece of the label is like it, too."""
        if not other:
            return 0.0
        likeness = 2 * self.common(other) / (len(self.text) + len(other))
        if len(other) >= PIECE and other in self.text:
            return max(likeness, NEAR + 0.05)
        return likeness
