"""Doubled function characters that are right, because one word ends as the next begins; and what counts or orders."""

from __future__ import annotations

from reportlint.chinese._joints import JOINTS
from reportlint.chinese.words import is_hanzi

_WORDS_OF_DOUBLES = tuple("的的确确 了了 是是非非 和和美美 和和气气 以以 将将就就".split())
_NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两半几每逐")

_LEADING = frozenset("与及和为被把对从向以将")
"""Characters that need something after them: before a mark, the second one cannot be a word of its own."""


def is_right_double(text: str, at: int) -> bool:
    """Whether the character at `at` may be followed by itself there: 目的的, 参与与, 存在在建."""
    ch = text[at]
    ends, begins = JOINTS.get(ch, ("", ""))
    before = text[at - 1] if at else ""
    after = text[at + 2] if at + 2 < len(text) else ""
    if ch in (before, after) or (after and after in begins):
        return True
    if (
        before
        and before in ends
        and not (ch in _LEADING and not is_hanzi(after) and not after.isalnum() and after not in "《“")
    ):
        return True
    return any(text.startswith(word, at) for word in _WORDS_OF_DOUBLES if len(word) > 2)


def is_counted(first: str) -> bool:
    """Whether a piece that begins so is an ordinal or an amount: 第三，第三季度…"""
    return first == "第" or first in _NUMERALS


def joining() -> str:
    """The function characters of which it is known where they may stand twice running."""
    return "".join(JOINTS)
