"""Where the clause and the sentence around a place begin and end."""

from __future__ import annotations

from reportlint.chinese.marks import CLAUSE_ENDS, SENTENCE_ENDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

_BORDERS = "\r\n\t|"
_CLAUSE = frozenset(CLAUSE_ENDS + "." + _BORDERS)
_SENTENCE = frozenset(SENTENCE_ENDS + _BORDERS)
_NUMBER_MARKS = frozenset(",，.．:：")


def clause_bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """Begin and end (code points, the ending mark left out) of the clause that holds `text[start:end]`.

    A mark between two digits (1,234) ends nothing, and marks inside the range are not asked.
    """
    return _bounds(text, start, end, _CLAUSE)


def sentence_bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """The same for the sentence; lines and cells end sentences too."""
    return _bounds(text, start, end, _SENTENCE)


def paragraph_bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """The same for the line."""
    return _bounds(text, start, end, _LINES)


_LINES = frozenset("\r\n")


def _bounds(text: str, start: int, end: int, ends: frozenset[str]) -> tuple[int, int]:
    first, last = start, end
    while first > 0 and not (text[first - 1] in ends and not _inside_number(text, first - 1)):
        first -= 1
    while last < len(text) and not (text[last] in ends and not _inside_number(text, last)):
        last += 1
    return first, last


def _inside_number(text: str, at: int) -> bool:
    return (
        text[at] in _NUMBER_MARKS and 0 < at < len(text) - 1 and text[at - 1].isdecimal() and text[at + 1].isdecimal()
    )


def inside_brackets(text: str, start: int, end: int, pairs: Mapping[str, str]) -> bool:
    """Whether `text[start:end]` lies between an opening and its closing mark of `pairs`, in the same line."""
    first, last = paragraph_bounds(text, start, end)
    for opening, closing in pairs.items():
        depth = 0
        for ch in reversed(text[first:start]):
            if ch == closing:
                depth += 1
            elif ch == opening:
                depth -= 1
                if depth < 0:
                    break
        if depth >= 0:
            continue
        close = text.find(closing, end, last)
        if close >= 0:
            return True
    return False
