"""Ordinals of every kind that counts points, read and written again with another number."""

from __future__ import annotations

from reportlint.compiled import compiled

_WORDS = {1: "首先", 2: "其次", 3: "再次"}
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_NUMERAL = compiled(rf"[一二三四五六七八九十百〇零]+|[0-9０-９]+|[①-⑳㉑-㉟㊱-㊿]|[Ⅰ-Ⅻ]|[{_STEMS}]")


def ordinal_value(written: str) -> int | None:
    """What an ordinal stands for, from 1: 二, 2, ②, Ⅱ or 乙; None where it is none."""
    from reportlint.chinese.numerals import parse_numeral

    if len(written) == 1 and written in _STEMS:
        return _STEMS.index(written) + 1
    value = parse_numeral(written)
    return int(value) if value is not None and value > 0 else None


def renumbered(written: str, value: int) -> str:
    """An ordinal as written, with another value: 二是 and 3 give 三是; as it is where its kind does not go so far."""
    from reportlint.chinese.numbering import enclosed_as
    from reportlint.chinese.numerals import format_numeral

    value = max(value, 1)
    if enclosed := enclosed_as(written, value):
        return enclosed
    match = None
    for match in _NUMERAL.finditer(written):  # noqa: B007 - of 5.1 the last one counts
        continue
    if match is None:
        return _WORDS.get(value, written)
    first = match[0][0]
    if first in _STEMS:
        numeral = _STEMS[value - 1] if value <= len(_STEMS) else match[0]
    elif "Ⅰ" <= first <= "Ⅻ":
        numeral = chr(ord("Ⅰ") + value - 1) if value <= ord("Ⅻ") - ord("Ⅰ") + 1 else match[0]
    else:
        style = "circled" if "①" <= first <= "㊿" else "arabic" if first.isdecimal() else "chinese"
        numeral = format_numeral(value, style)
    return written[: match.start()] + numeral + written[match.end() :]
