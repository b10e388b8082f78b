"""Traditional and simplified script: a fold of one character to one character, and how traditional a text is."""

from __future__ import annotations

from functools import cache

from reportlint.chinese.common import in_charset


@cache
def traditional_table() -> dict[int, str]:
    """Code point of a traditional character to its simplified form, for `str.translate`; keeps every length.

    Where one traditional character has several simplified forms the usual one is taken: 乾 becomes 干 also in 乾隆.
    """
    from reportlint.chinese._traditional import SIMPLIFIED, TRADITIONAL

    return dict(zip(map(ord, TRADITIONAL), SIMPLIFIED, strict=True))


class _Folds(dict[int, "int | str"]):
    """The table as far as it was asked for: a document in simplified script has a few hundred characters to look up."""

    def __missing__(self, code: int) -> int | str:
        from reportlint.chinese._traditional import SIMPLIFIED, TRADITIONAL

        at = TRADITIONAL.find(chr(code))
        self[code] = fold = SIMPLIFIED[at] if at >= 0 else code
        return fold


_FOLDS = _Folds()


def to_simplified(text: str) -> str:
    """`text` with every traditional character folded to its simplified form; the length stays."""
    return text if text.isascii() else text.translate(_FOLDS)


@cache
def _only_traditional() -> frozenset[str]:
    # 著 於 乾 瞭 are written in simplified text too; GB/T 2312-1980 holds them, and none that is only traditional.
    return frozenset(chr(code) for code in traditional_table() if not in_charset(chr(code), "gb2312"))


@cache
def _only_simplified() -> frozenset[str]:
    # 后 里 台 干 are written in traditional text too; Big5 holds them.
    return frozenset(ch for ch in traditional_table().values() if not in_charset(ch, "big5"))


def traditional_share(text: str) -> float:
    """The share, 0 to 1, of traditional characters among those that tell the scripts apart; 0 where none does.

    A character tells them apart when it belongs to one script only: 國 and 国 do; 人, 后, 於 and 著 do not.
    """
    characters = [ch for ch in text if ch >= "\u3400"]
    traditional = sum(map(_only_traditional().__contains__, characters))
    if not traditional:
        return 0.0
    return traditional / (traditional + sum(map(_only_simplified().__contains__, characters)))
