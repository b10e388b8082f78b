"""Lines that were broken by hand: whether the next one goes on, and what joins the two."""

from __future__ import annotations

from unicodedata import east_asian_width

from reportlint.chinese.numbering import leading_marker
from reportlint.compiled import compiled

ENDS = frozenset("。！？；：.!?;:…")
PAUSES = frozenset("，、,")
CLOSERS = "”’》〉）)】」』\"'"
# A line that a person broke in the middle of a sentence is about as wide as a page.
_WIDTH_OF_A_PAGE = 24
_INDENTS = ("  ", "\u3000", "\u2003", "\xa0", "\t")


# What opens never ends a line and what closes never begins one: they move with the hanzi, word or number they stand at.
# Quotation marks, which do either, hold on to both sides.
_PIECE = r"(?:[A-Za-z0-9@./:+_\-]++|.)[，。、；：！？）》〉〕】」』％%,.;:!?)\]]*+"
_UNBROKEN = compiled(rf"[（《〈“‘〔【「『(\[<]*+{_PIECE}(?:[“‘”’]++(?:{_PIECE})?)*+(?:(?<=[〕】）)\]])[0-9]++)?")
# Widths in ems: the mean letter or digit; of an address so many characters count.
_NARROW, _LONGEST = 0.55, 40


def is_wide(character: str) -> bool:
    """Whether a character is set as wide as a hanzi; quotation marks, dashes and dots are in Chinese text."""
    return east_asian_width(character) in "WFA"


def joint(before: str, after: str) -> str:
    """What joins two lines: nothing between characters that are as wide as a hanzi, else a blank."""
    wide = before[-1:] and after[:1] and is_wide(before[-1]) and is_wide(after[0])
    return "" if wide else " "


def goes_on(before: str, after: str) -> bool:
    """Whether `after` (with the blanks before it) goes on with the sentence of `before` where a manual break parts them."""
    before = before.rstrip()
    if after.startswith(_INDENTS) or leading_marker(after[:40]) is not None:
        return False
    if before[-1:] in PAUSES:
        return True
    if len(before) < _WIDTH_OF_A_PAGE or before.rstrip(CLOSERS)[-1:] in ENDS:
        return False
    # What has a number and no sentence in it is a heading: the text under it begins on a line of its own.
    return leading_marker(before[:40]) is None or any(mark in before for mark in "。；")


def needed(text: str) -> float:
    """The width in ems of what would have had to fit on the line before: a hanzi or a word, with the marks about it."""
    first = _UNBROKEN.match(text)
    piece = first.group()[:_LONGEST] if first else text[:1]
    wide = sum(map(is_wide, piece))
    return wide + _NARROW * (len(piece) - wide)
