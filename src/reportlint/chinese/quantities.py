"""Numbers with a unit in running text, as intervals: 3件, 1,234条, 3.2万人次, 百分之五, 近百分之九十, 5500余份."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reportlint.chinese.numerals import MULTIPLIERS, parse_numeral
from reportlint.chinese.units import COUNT_UNITS, JOINED, MEASURES, MONEY, TRADITIONAL_FORMS, UNITS
from reportlint.chinese.width import fold_width

if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex

_DIGIT = "[0-9０-９]"
_ARABIC = rf"(?:{_DIGIT}{{1,3}}(?:[,，]{_DIGIT}{{3}}(?!{_DIGIT}))+|{_DIGIT}++)(?:[.．]{_DIGIT}++)?"
_LARGE = "[万亿萬億]"
_TIMES = rf"(?:[十百千]?(?:万亿|{_LARGE})(?!元)|[百千](?![元万亿萬億]))?"
_HAN = "零〇○一二三四五六七八九两兩廿卅"
_HAN_NUMBER = (
    rf"(?:[{_HAN}]|十(?!余|多))[{_HAN}十百千]*+(?:(?!万亿?元|亿元){_LARGE}[{_HAN}十百千万]*+)*+(?:点[{_HAN}]++)?"
)

NUMBER = (
    rf"(?:(?<![0-9０-９A-Za-z第〔\[]|[0-9０-９{_HAN}十百千万亿点][%％]?[.．,，:：/／×*\-－–—~～至到])"
    rf"(?:(?:{_ARABIC}[亿億]{_ARABIC}[十百千]?[万萬]|{_ARABIC}{_TIMES})(?![0-9０-９A-Za-z]|[%％]?[.．,，/／×*\-－–—~～至到:：]{_DIGIT})"
    rf"|(?<![{_HAN}十百千万亿点数几上成若周初星期])十?{_HAN_NUMBER}(?![{_HAN}十百千0-9０-９])"
    rf"|(?<![{_HAN}百千万亿点数几上成若周初星期])十))"
)
"""Source of the pattern of a number, with or without multiplier, that is not a piece of a longer one.

Never inside a range (5-10, 5至10), a code with letters, a date by slashes, or after 第 and 〔. Its value is
`parse_numeral` of the match; that is None for 三五 (some three to five).
"""

_NEAR = "约|大约|大概|接近|将近|近|超过|超出|超|逾|突破|多于|高于|大于|不足|不到|少于|低于|小于|至少|不少于|不低于|不超过|不多于|不高于|最多|至多"
_AROUND = frozenset({"约", "大约", "大概"})
_BELOW = frozenset({"近", "将近", "接近", "不足", "不到", "少于", "低于", "小于"})
_ABOVE = frozenset({"超过", "超出", "超", "逾", "突破", "多于", "高于", "大于"})
_AT_LEAST = frozenset({"至少", "不少于", "不低于"})
_QUOTES = "“‘「『《〈【"
# 一 in these is a word, not a count: 统一, 每一项, 另一个, 最多跑一次.
_NOT_ONE = "统唯之万单同另每某任逐这那哪进其第专惟跑"
_FIXED = "四个意识|四个自信|四个全面|两个维护|两个确立|两个结合|三个代表|八项规定|两个责任|四种形态|五个一|一件事"
_TENTH = Decimal("0.1")


class Quantity(NamedTuple):
    """A number with its unit. Offsets are code points of the searched text: `start` to `end` covers the widening words
    too (近100件左右), `number_start` to `number_end` the number and its multiplier.

    The true value lies between `low` and `high`, both included; `exact` says that they are the printed value itself.
    `step` is the value of one unit of the last printed digit: 0.01 for 4.34, 1,000 for 3.2万, 1 for 35.
    """

    low: Decimal
    high: Decimal
    exact: bool
    unit: str
    start: int
    end: int
    number_start: int
    number_end: int
    text: str
    step: Decimal


def _either_script(unit: str) -> str:
    return "".join(f"[{ch}{TRADITIONAL_FORMS[ch]}]" if ch in TRADITIONAL_FORMS else ch for ch in unit)


@cache
def _pattern() -> regex.Pattern[str]:
    import regex

    units = "|".join(
        _either_script(unit) + (f"(?!{JOINED[unit]})" if unit in JOINED else "") for unit in UNITS if unit not in "%％‰"
    )
    return regex.compile(
        rf"(?P<near>{_NEAR})?(?:(?P<share>[百千]分之)(?P<part>{_ARABIC}|{_HAN_NUMBER}|[十百])"
        rf"|(?P<number>{NUMBER})(?P<more>余|餘|多)?[ \u3000]?(?P<unit>[%％‰]|{units})(?P<late>多|余)?)"
        r"(?P<about>左右|上下|以上|以下|以内)?"
    )


@cache
def _fixed() -> regex.Pattern[str]:
    import regex

    return regex.compile(_FIXED)


def find_quantities(text: str, start: int = 0, end: int | None = None) -> Iterator[Quantity]:
    """Every number with a unit in `text[start:end]`, in order; what may be a word, a date, a code or a range is left out.

    Widening, chosen so that the true value is never outside: a number ending in a multiplier is right to half of its
    last digit (3.2万 is 31,500 to 32,500); 约, 左右, 上下 add a tenth on both sides; 近, 不足 reach from nine tenths to the
    number; 超过, 逾 from the number to eleven tenths; 余 and 多 from it to one more of its lowest digit that is no zero;
    至少 and 以上 have no upper end, 不超过, 以下 and 以内 begin at 0.
    """
    stop = len(text) if end is None else end
    for match in _pattern().finditer(text, start, stop):
        if match["share"]:
            quantity = _share(match)
        elif _is_word(text, match, start):
            continue
        else:
            quantity = _counted(match)
        if quantity is not None:
            yield quantity


def _is_word(text: str, match: regex.Match[str], start: int) -> bool:
    at = match.start("number")
    before = text[at - 1] if at > start else ""
    if (before and before in _QUOTES) or _fixed().match(text, at):
        return True
    number, unit = match["number"], match["unit"]
    if number.startswith("一") and len(number) == 1 and before and before in _NOT_ONE:
        return True
    if before and before in "第前后届" and unit in ("名", "条", "项", "位", "届", "期", "批", "次"):
        return True
    decimal = "." in number or "．" in number
    # "1.12项" at the start of a line is number 1. and 12项, or 1.12: nobody can tell.
    return decimal and unit in COUNT_UNITS and number[-1] not in MULTIPLIERS and (not before or before in "\r\n")


def _share(match: regex.Match[str]) -> Quantity | None:
    written = match["part"]
    value = Decimal(100) if written == "百" else parse_numeral(written)
    if value is None:
        return None
    unit = "%" if match["share"].startswith("百") else "‰"
    step = Decimal(1).scaleb(-len(fold_width(written).partition("点")[2] or fold_width(written).partition(".")[2]))
    low, high = _widen(value, value, value, match["near"] or "", match["about"] or "", "", step)
    return Quantity(
        low,
        high,
        low == high,
        unit,
        match.start(),
        match.end(),
        match.start("share"),
        match.end("part"),
        match[0],
        step,
    )


def _counted(match: regex.Match[str]) -> Quantity | None:
    number = match["number"]
    value = parse_numeral(number)
    if value is None:
        return None
    step, low, high = _printed(number, value)
    unit = _unit_name(match["unit"])
    more = match["more"] or (match["late"] if unit in MONEY or unit in MEASURES else None) or ""
    low, high = _widen(low, high, value, match["near"] or "", match["about"] or "", more, step)
    end = match.end() if more or not match["late"] else match.start("late")
    return Quantity(
        low,
        high,
        low == high,
        unit,
        match.start(),
        end,
        match.start("number"),
        match.end("number"),
        match[0][: end - match.start()],
        step,
    )


def _unit_name(written: str) -> str:
    if written == "％":
        return "%"
    return written if written in UNITS else written.translate({ord(t): s for s, t in TRADITIONAL_FORMS.items()})


def _printed(number: str, value: Decimal) -> tuple[Decimal, Decimal, Decimal]:
    """Step, low and high of a number as printed: half a last digit each way where a multiplier rounds it."""
    folded = fold_width(number)
    body = folded.rstrip("十百千万亿萬億")
    scale = Decimal(1)
    for ch in folded[len(body) :]:
        scale *= MULTIPLIERS[ch]
    if folded[-1:] == "十" or not body:
        scale = Decimal(1)
    point = body.rfind(".") if "." in body else body.rfind("点")
    step = scale.scaleb(-(len(body) - point - 1)) if point >= 0 else scale
    return (step, value, value) if scale == 1 else (step, value - step / 2, value + step / 2)


def _widen(
    low: Decimal, high: Decimal, value: Decimal, near: str, about: str, more: str, step: Decimal
) -> tuple[Decimal, Decimal]:
    if more:
        low, high = value, value + max(step, _lowest(value))
    if near in _AROUND or about in ("左右", "上下"):
        return low - value * _TENTH, high + value * _TENTH
    if near in _BELOW:
        return value - value * _TENTH, value
    if near in _ABOVE:
        return value, max(high, value + value * _TENTH)
    if near in _AT_LEAST or about == "以上":
        return low, Decimal("Infinity")
    if near or about:
        return Decimal(0), high
    return low, high


def _lowest(value: Decimal) -> Decimal:
    """One unit of the lowest digit of `value` that is not zero: 100 for 5,500, 1 for 68, 0.1 for 1.5."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)
