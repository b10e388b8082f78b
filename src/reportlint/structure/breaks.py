"""Lines that were broken by hand: whether the next one goes on, and what joins the two."""

from __future__ import annotations

from unicodedata import east_asian_width

from reportlint.chinese.numbering import leading_marker

_ENDS = frozenset("。！？；：.!?;:…")
_PAUSES = frozenset("，、,")
_CLOSERS = "”’》〉）)】」』\"'"
# A line that a person broke in the middle of a sentence is about as wide as a page.
_WIDTH_OF_A_PAGE = 24
_INDENTS = ("  ", "\u3000", "\u2003", "\xa0", "\t")


def joint(before: str, after: str) -> str:
    """What joins two lines: nothing between characters that are as wide as a hanzi, else a blank."""
    wide = before[-1:] and after[:1] and all(east_asian_width(char) in "WFA" for char in (before[-1], after[0]))
    return "" if wide else " "


def goes_on(before: str, after: str) -> bool:
    """Whether `after` (with the blanks before it) goes on with the sentence of `before` where a manual break parts them."""
    before = before.rstrip()
    if after.startswith(_INDENTS) or leading_marker(after[:40]) is not None:
        return False
    if before[-1:] in _PAUSES:
        return True
    if len(before) < _WIDTH_OF_A_PAGE or before.rstrip(_CLOSERS)[-1:] in _ENDS:
        return False
    # What has a number and no sentence in it is a heading: the text under it begins on a line of its own.
    return leading_marker(before[:40]) is None or any(mark in before for mark in "。；")
