"""What the text of a table cell says: a number, nothing, a text, or something that is no number."""

from __future__ import annotations

from decimal import Decimal
from functools import cache, lru_cache

from reportlint.binding.grid import CellState
from reportlint.chinese.width import fold_width
from reportlint.compiled import compiled

TYPE_CHECKING = False
if TYPE_CHECKING:
    import regex

_UNITS = "元件个条宗起份项次人篇户家"
_MARKS = frozenset("-—–−―─/\\*~·")
_NOTHING = frozenset({"无", "没有"})
# Letters and signs that people and scanners put where a digit belongs (errors.md C7).
_FIRST = frozenset("0123456789+OoQlIi|〇○零无没.,，") | _MARKS
_LIKE_DIGITS = "BbSsZzбзЗоОТ"
_LAST = frozenset("0123456789OolI|〇○零?*#无有.,，。万亿" + _UNITS + _LIKE_DIGITS) | _MARKS


@cache
def _number() -> regex.Pattern[str]:

    unit = rf"(?:[万亿]?元|[{_UNITS}])"
    return compiled(rf"([-−+]?)([0-9]+(?:[,，][0-9]{{3}})*|[0-9]{{1,3}}(?: [0-9]{{3}})+)(\.[0-9]+)?\s*{unit}?")


@cache
def _stand_in() -> regex.Pattern[str]:
    return compiled(
        r"[-−+]?(?:[0-9OoQlIi|〇○零 .,，'’]*[0-9OolI|〇○零][?*#]*"
        # A letter where a digit was: 8T3, 2б.
        rf"|[0-9]{{1,4}}(?:[A-Za-z\u0400-\u04ff][0-9]{{1,4}}|[{_LIKE_DIGITS}])"
        # What a slip makes of an amount: 12.3.4, 12。5, 12.5., 3.2万. A number with one point behind it is a numbering.
        r"|[0-9]+(?:[.,，。·]+[0-9]+)*(?:[.,，。·]{2}|[.,，。·][0-9]+[.,，。]|[。·][0-9]+|[.,]?[0-9]*[万亿]))"
    )


def _is_nothing(inner: str) -> bool:
    return inner in _NOTHING or _MARKS.issuperset(inner)


# The digits that such signs stand for; an I or l is a 1, an O or 〇 a 0.
_MEANT = str.maketrans(
    {
        **dict.fromkeys("Oo〇○零Q", "0"),
        **dict.fromkeys("lIi|", "1"),
        "，": "",
        ",": "",
        "’": "",
        "'": "",
        " ": "",
        **dict.fromkeys("?*#", ""),
    }
)


def strip(text: str) -> str:
    """`text` in half width, without the blanks around it."""
    return (
        text
        if text.isdecimal() and text.isascii()
        else fold_width(text).strip(" \t\r\n\xa0\u200b\ufeff\u2003\u2002\u2009")
    )


@lru_cache(maxsize=4096)
def looks_like_value(text: str) -> bool:
    """Whether the text may stand in a value cell, right or wrong: a number, a stand-in for one, or a sign for nothing."""
    inner = strip(text)
    if not inner or inner[0] not in _FIRST or inner[-1] not in _LAST:
        # Nearly all labels leave here, before any pattern is needed.
        return False
    if (inner.isascii() and inner.isdecimal()) or _is_nothing(inner):
        return True
    return _number().fullmatch(inner) is not None or (len(inner) <= 12 and _stand_in().fullmatch(inner) is not None)


@lru_cache(maxsize=4096)
def parse_cell(text: str) -> tuple[CellState, Decimal | None]:
    """State of a cell and its number.

    Thousands commas or blanks, full-width digits and a unit behind the number (`251000元`, `3件`) are read over; the
    sign and the decimals stay. `/`, `-`, `—`, `无` are BLANK; letters among the digits make the cell BAD.
    """
    inner = strip(text)
    if inner.isascii() and inner.isdecimal():
        return CellState.NUMBER, Decimal(inner)
    if not inner or _is_nothing(inner):
        return CellState.BLANK, None
    found = _number().fullmatch(inner)
    if found is None:
        return CellState.BAD, None
    sign, whole, decimals = found.groups()
    digits = whole.replace(",", "").replace("，", "").replace(" ", "")
    value = Decimal(digits + (decimals or ""))
    return CellState.NUMBER, -value if sign in ("-", "−") else value


def guess(text: str) -> str:
    """The number that a BAD cell most likely means (`1O` is 10), or an empty string."""
    inner = strip(text)
    if _stand_in().fullmatch(inner) is None:
        return ""
    meant = inner.translate(_MEANT)
    return meant if meant.isdecimal() else ""
