"""Outline numbers at the start of a line: 一、（一）1.（1）① 第一章 1.1 (GB/T 9704-2012, 7.3.3 for their order)."""

from __future__ import annotations

from functools import lru_cache

from reportlint.chinese.width import fold_width
from reportlint.record import NamedTuple

_HAN = "一二三四五六七八九十百零〇"
_DIGITS = "0123456789０１２３４５６７８９"
_BLANKS = " \t\u3000\xa0"
_MARKS = "、.．，,。:：；;"
_OPEN, _CLOSE = "（(", "）)"
# After a decimal these show that it measures something: 1.5万, 10.5%, 3.2公里.
_MEASURES = ("万", "亿", "千", "百", "十", "%", "％", "‰", "倍", "元", "吨", "亩", "米", "公里", "公斤", "公顷", "公分", "公克", "平方", "立方", "升", "小时",
             "天", "年", "岁", "分", "度", "级", "版", "个", "件", "起", "宗", "余", "多")  # fmt: skip
# After "一、二" these show that the two numbers belong together: 一、二级, 1、2月.
_TOGETHER = "、，,和及至级类等线期号楼层年月日组批次季区版页款项条"
_CHAPTER_UNITS = {"编": 1, "章": 1, "节": 2, "条": 3}


_ENCLOSED = (
    (0x2460, 20, "①", 5, 1),
    (0x3251, 15, "①", 5, 21),
    (0x32B1, 15, "①", 5, 36),
    (0x2474, 20, "（1）", 4, 1),
    (0x2488, 20, "1.", 3, 1),
    (0x3220, 10, "（一）", 2, 1),
)
_FIRST = frozenset(_HAN + _DIGITS + _OPEN + "第").union(
    *(map(chr, range(first, first + count)) for first, count, *_ in _ENCLOSED)
)


class Marker(NamedTuple):
    """An outline number. `start` and `end` are code points of the text given; blanks before and after are outside.

    `style` is `一、` `（一）` `1.` `（1）` `1）` `①` `第一章` (or 编, 节, 条), `1.1` or `一.`, whatever widths and marks
    the text has; `text` is as written. `level` counts from 1: 一、 （一） 1. （1） ① are 1 to 5, 章 节 条 are 1 to 3, and a
    decimal number has as many levels as parts. `value` is the last part of a decimal number, else the number.
    """

    style: str
    value: int
    text: str
    start: int
    end: int
    level: int


def leading_marker(text: str, pos: int = 0) -> Marker | None:
    """The outline number that starts at `pos` of `text` (after blanks), or None."""
    start = _skip(text, pos, _BLANKS)
    if start >= len(text):
        return None
    first = text[start]
    if first not in _FIRST:
        return None
    if first in _HAN:
        return _han(text, start)
    if first in _DIGITS:
        return _decimal(text, start)
    if first in _OPEN:
        return _bracketed(text, start)
    if first == "第":
        return _chapter(text, start)
    return _enclosed(text, start)


def _skip(text: str, pos: int, characters: str) -> int:
    while pos < len(text) and text[pos] in characters:
        pos += 1
    return pos


def _marker(text: str, start: int, end: int, style: str, value: int, level: int) -> Marker:
    return Marker(style, value, text[start:end], start, end, level)


@lru_cache(maxsize=512)
def _han_value(text: str) -> int | None:
    from reportlint.chinese.numerals import parse_numeral

    value = parse_numeral(text)
    return int(value) if value is not None and 0 < value < 1000 else None


def _han(text: str, start: int) -> Marker | None:
    stop = _skip(text, start, _HAN)
    marks = _skip(text, stop, _BLANKS)
    end = _skip(text, marks, _MARKS)
    # Of a damaged run one mark must be the number's own: 三，工作 is a sentence, 三，、工作 a heading.
    run = text[marks:end]
    if not ("、" in run or "." in run or "．" in run):
        return None
    value = _han_value(text[start:stop])
    if value is None or _continues(text, end, value, _HAN):
        return None
    style = "一、" if "、" in run else "一."
    return _marker(text, start, end, style, value, 1)


def _continues(text: str, pos: int, value: int, digits: str) -> bool:
    """Whether the number after the mark goes with the one before it, as in 一、二级 and 1、2月."""
    stop = _skip(text, pos, digits)
    if stop == pos or stop >= len(text) or text[stop] not in _TOGETHER:
        return False
    following = fold_width(text[pos:stop])
    if text[stop] in "、，," and text[stop + 1 : stop + 2] not in digits:
        return False
    return (int(following) if following.isascii() else _han_value(following)) == value + 1


def _decimal(text: str, start: int) -> Marker | None:
    parts: list[tuple[int, int]] = []
    pos = start
    while True:
        stop = _skip(text, pos, _DIGITS)
        parts.append((pos, stop))
        if text[stop : stop + 1] not in (".", "．") or text[stop + 1 : stop + 2] not in tuple(_DIGITS):
            break
        pos = stop + 1
    values = [int(fold_width(text[begin:stop])) for begin, stop in parts if stop - begin <= 4]
    if len(values) < len(parts) or values[0] == 0 or values[0] > 999:
        return None
    first_end = parts[0][1]
    if len(parts) == 1:
        return _single(text, start, first_end, values[0])
    if len(parts) == 2 and values[1] >= 1000 and text[parts[1][1] : parts[1][1] + 1] == "年":
        return _marker(text, start, first_end + 1, "1.", values[0], 3)
    end = parts[-1][1]
    if any(not 0 < value < 100 for value in values):
        return None
    # 3.15活动 is a day and 1.2倍 a measure: a number of two parts must be set off, one of three need not be.
    set_off = not text[end : end + 1].strip(_BLANKS + "\r\n、.．")
    if text.startswith(_MEASURES, _skip(text, end, _BLANKS)) or (len(parts) == 2 and not set_off):
        return None
    end = _skip(text, end, "、.．") if text[end : end + 1] in ("、", ".", "．") else end
    return _marker(text, start, end, "1.1", values[-1], len(parts))


def _single(text: str, start: int, stop: int, value: int) -> Marker | None:
    if text[stop : stop + 1] in tuple(_CLOSE):
        return _marker(text, start, stop + 1, "1）", value, 4)
    marks = _skip(text, stop, _BLANKS)
    end = _skip(text, marks, _MARKS)
    run = text[marks:end]
    if not any(mark in "、.．" for mark in run) or (run.startswith((",", "，")) and end - marks == 1):
        return None
    if end < len(text) and "、" not in run and text[end] in _DIGITS and not _year_at(text, end):
        return None
    return None if "、" in run and _continues(text, end, value, _DIGITS) else _marker(text, start, end, "1.", value, 3)


def _year_at(text: str, pos: int) -> bool:
    stop = _skip(text, pos, _DIGITS)
    return stop - pos == 4 and text[stop : stop + 1] == "年"


def _bracketed(text: str, start: int) -> Marker | None:
    inner = _skip(text, start + 1, _BLANKS)
    digits = _HAN if text[inner : inner + 1] in tuple(_HAN) else _DIGITS
    stop = _skip(text, inner, digits)
    close = _skip(text, stop, _BLANKS)
    if stop == inner or stop - inner > 4 or text[close : close + 1] not in tuple(_CLOSE):
        return None
    value = _han_value(text[inner:stop]) if digits is _HAN else int(fold_width(text[inner:stop]))
    if value is None or not 0 < value < 100:
        return None
    end = _skip(text, close + 1, "、.．，,。")
    return (
        _marker(text, start, end, "（一）", value, 2)
        if digits is _HAN
        else _marker(text, start, end, "（1）", value, 4)
    )


def _chapter(text: str, start: int) -> Marker | None:
    begin = _skip(text, start + 1, _BLANKS)
    digits = _HAN if text[begin : begin + 1] in tuple(_HAN) else _DIGITS
    stop = _skip(text, begin, digits)
    at = _skip(text, stop, _BLANKS)
    level = _CHAPTER_UNITS.get(text[at : at + 1])
    if stop == begin or stop - begin > 5 or level is None:
        return None
    value = _han_value(text[begin:stop]) if digits is _HAN else int(fold_width(text[begin:stop]))
    following = text[at + 1 : at + 2]
    # 第二十条规定… is a sentence about an article; the article itself is set off by a blank. A chapter needs not be.
    if not value or (text[at] == "条" and following and following not in _BLANKS + "\r\n:：【（("):
        return None
    if following and following in "第的，,、。和至—-":
        return None
    return _marker(text, start, at + 1, "第一" + text[at], value, level)


def _enclosed(text: str, start: int) -> Marker | None:
    code = ord(text[start])
    for first, count, style, level, offset in _ENCLOSED:
        if first <= code < first + count:
            end = _skip(text, start + 1, "、.．") if style == "①" else start + 1
            return _marker(text, start, end, style, code - first + offset, level)
    return None


def enclosed_as(written: str, value: int) -> str:
    """A number that is one sign with its brackets or point (⑴ ⒈ ㈠), with another value; nothing where it is none of these."""
    for first, count, style, _, offset in _ENCLOSED:
        if style != "①" and first <= ord(written[:1] or " ") < first + count:
            return chr(first + value - offset) + written[1:]
    return ""
