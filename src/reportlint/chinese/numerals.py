"""Numerals as Chinese texts write them, read to exact decimals and written again."""

from __future__ import annotations

from decimal import Decimal
from functools import cache, lru_cache

from reportlint.chinese.width import fold_width
from reportlint.compiled import compiled

TYPE_CHECKING = False
if TYPE_CHECKING:
    import regex

DIGITS: dict[str, int] = {
    **{ch: value for value, ch in enumerate("〇一二三四五六七八九")},
    **{ch: value for value, ch in enumerate("零壹贰叁肆伍陆柒捌玖")},
    "○": 0,
    "两": 2,
    "兩": 2,
    "貳": 2,
    "參": 3,
    "陸": 6,
}
_SMALL_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_LARGE_UNITS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
MULTIPLIERS: dict[str, int] = {**_SMALL_UNITS, **_LARGE_UNITS}
_ZEROS = "零〇○"
# No quantity is longer; a row of digits over the length of a page is none.
_LONGEST = 40
_CIRCLED_RANGES = ((1, 0x2460, 20), (21, 0x3251, 15), (36, 0x32B1, 15))
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"))
_ROMAN_SMALL = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@cache
def _arabic() -> regex.Pattern[str]:

    amount = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
    last = r"([十百千]?(?:万亿|[万萬亿億])|[十百千])?"
    return compiled(rf"(?:({amount})([亿億]))?(?:({amount})([万萬]))?(?:({amount}){last})?")


@lru_cache(maxsize=4096)
def parse_numeral(text: str) -> Decimal | None:
    """The value of `text` when all of it is one numeral, else None; full width and blanks at the ends do not matter.

    Arabic digits (1,234, 1.2, 3千, 1亿2000万), counting numerals (一百零三, 廿一, 两千, 三千五, 九十五点五), digits read by
    position where they cannot be "three or five" (二〇二四, 二0二四) and single enclosed or Roman signs (①, Ⅳ).
    """
    text = fold_width(text).strip()
    if not text or len(text) > _LONGEST:
        return None
    if len(text) == 1 and (sign := _sign_value(text)) is not None:
        return Decimal(sign)
    negative = text[0] in "-−负負"
    body = text[1:] if negative else text
    value = _arabic_value(body) if body[:1].isdecimal() else None
    if value is None:
        value = _chinese_value(body)
    return -value if negative and value is not None else value


def _arabic_value(text: str) -> Decimal | None:
    if not text.isascii() or not text.isdigit():
        match = _arabic().fullmatch(text)
        if match is None:
            return None
        total = Decimal(0)
        for digits, unit in ((match[1], match[2]), (match[3], match[4]), (match[5], match[6])):
            if digits:
                total += Decimal(digits.replace(",", "")) * multiplier(unit or "")
        return total
    return Decimal(text)


def multiplier(units: str) -> int:
    """The product of multiplier characters: 万 is 10,000, 百万 1,000,000, nothing 1."""
    product = 1
    for ch in units:
        product *= MULTIPLIERS[ch]
    return product


def _sign_value(ch: str) -> int | None:
    code = ord(ch)
    for first, base, count in _CIRCLED_RANGES:
        if base <= code < base + count:
            return first + code - base
    return code - 0x215F if 0x2160 <= code <= 0x216B else None


def _chinese_value(text: str) -> Decimal | None:
    whole, point, fraction = text.partition("点")
    integer = _counting(whole)
    if not point:
        return None if integer is None else Decimal(integer)
    digits = [DIGITS.get(ch, int(ch) if ch.isdecimal() else None) for ch in fraction]
    if integer is None or not digits or None in digits:
        return None
    return Decimal(f"{integer}.{''.join(map(str, digits))}")


def _counting(text: str) -> int | None:
    text = text.replace("廿", "二十").replace("卅", "三十")
    if not text or any(ch not in DIGITS and ch not in MULTIPLIERS and not ch.isdecimal() for ch in text):
        return None
    if not any(ch in MULTIPLIERS for ch in text):
        return _positional(text)
    for units, size in (("亿億", 10**8), ("万萬", 10**4)):
        at = max(text.rfind(unit) for unit in units)
        if at >= 0:
            high, low = _counting(text[:at]), text[at + 1 :]
            rest = _below(low, size)
            return None if high is None or not high or rest is None else high * size + rest
    return _below_ten_thousand(text)


def _below(text: str, size: int) -> int | None:
    """The part after 万 or 亿; a lone digit there is a short form: 一万二 is 12,000."""
    if not text:
        return 0
    if len(text) == 1 and text in DIGITS and text not in _ZEROS:
        return DIGITS[text] * size // 10
    value = _counting(text[1:] if text[0] in _ZEROS else text)
    return value if value is not None and 0 < value < size else None


def _positional(text: str) -> int | None:
    # 三五件 and 一两件 say "some": two digits side by side are a number only around a zero.
    if len(text) == 2 and not any(ch in _ZEROS or ch == "0" for ch in text):
        return None
    if len(text) > 1 and ("两" in text or "兩" in text):
        return None
    return int("".join(str(DIGITS[ch]) if ch in DIGITS else ch for ch in text))


def _below_ten_thousand(text: str) -> int | None:
    total, limit, digit, after_zero = 0, 10**4, None, False
    for position, ch in enumerate(text):
        unit = _SMALL_UNITS.get(ch)
        if unit is not None:
            if unit >= limit or (digit is None and not (unit == 10 and (position == 0 or after_zero))) or digit == 0:
                return None
            total += (1 if digit is None else digit) * unit
            limit, digit, after_zero = unit, None, False
        elif digit is not None or ch.isdecimal():
            return None
        elif ch in _ZEROS:
            if after_zero or position == 0:
                return None
            after_zero = True
        else:
            digit = DIGITS[ch]
    if digit is None:
        return None if after_zero else total
    # 一百二 is 120, 一百零二 is 102.
    return total + digit * (limit // 10 if limit in (100, 1000) and not after_zero else 1)


def parse_roman(text: str) -> int | None:
    """The value of a Roman number in ASCII capitals written the usual way, else None."""
    value, rest = 0, text
    for size, letters in _ROMAN + _ROMAN_SMALL:
        while rest.startswith(letters):
            value, rest = value + size, rest[len(letters) :]
    return value if text and not rest and _roman(value) == text else None


def format_numeral(number: int, style: str) -> str:
    """`number` as a numeral of `style`: `chinese` (1 to 9,999), `circled` (1 to 50), `roman` (1 to 3,999) or `arabic`.

    Raises ValueError for an unknown style or a number that the style cannot write.
    """
    if style == "arabic":
        return str(number)
    limit = {"chinese": 9999, "circled": 50, "roman": 3999}.get(style)
    if limit is None:
        raise ValueError(f"unknown style of numerals: {style}")
    if not 1 <= number <= limit:
        raise ValueError(f"{style} numerals run from 1 to {limit}, not {number}")
    if style == "roman":
        return _roman(number)
    return _chinese(number) if style == "chinese" else _circled(number)


def _roman(number: int) -> str:
    letters = ""
    for size, sign in _ROMAN + _ROMAN_SMALL:
        count, number = divmod(number, size)
        letters += sign * count
    return letters


def _circled(number: int) -> str:
    first, base, _ = next(entry for entry in reversed(_CIRCLED_RANGES) if number >= entry[0])
    return chr(base + number - first)


def _chinese(number: int) -> str:
    written, gap = "", False
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            written += ("零" if gap and written else "") + "〇一二三四五六七八九"[digit] + sign
        gap = not digit
    return written[1:] if written.startswith("一十") else written
