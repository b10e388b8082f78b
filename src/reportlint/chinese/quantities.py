"""Numbers with a unit in running text, as intervals: 3件, 1,234条, 3.2万人次, 百分之五, 近百分之九十, 5500余份."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from reportlint.chinese.numerals import MULTIPLIERS, parse_numeral
from reportlint.chinese.units import COUNT_UNITS, LONGEST_UNIT, UNITS, unit_at
from reportlint.chinese.width import fold_width
from reportlint.compiled import compiled
from reportlint.record import NamedTuple

TYPE_CHECKING = False
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
_RANGE = r"\-－–—~～至到"
# What may not stand before an Arabic number: a letter or digit, a piece of a code or date, the first end of a range.
_BEFORE = (
    rf"(?<![0-9０-９A-Za-z第〔\[±]|[0-9０-９][.．,，:：/／×*十百千万亿]|[0-9０-９{_HAN}十百千万亿][%％]?[{_RANGE}])"
)
# 5.23件 at the beginning of a line: nothing of these is half, so the first figure counts the points of a list.
_LISTED = rf"(?!(?<![^\n\u3000 ]){_DIGIT}{{1,2}}[.．]{_DIGIT}++[ \u3000]?[件条份场期篇名起宗项])"
_AFTER = rf"(?![0-9０-９A-Za-z]|[.．,，/／×*:：]{_DIGIT}|[%％]?[{_RANGE}]{_DIGIT})"
_BEFORE_HAN = rf"(?<![{_HAN}十百千万亿点数几上成若周初星期第])"
NUMBER = (
    rf"(?:{_BEFORE}{_LISTED}(?:{_ARABIC}[亿億]{_ARABIC}[十百千]?[万萬]|{_ARABIC}{_TIMES}){_AFTER}"
    rf"|{_BEFORE_HAN}(?:十?{_HAN_NUMBER}(?![{_HAN}十百千0-9０-９])|十))"
)
"""Source of the pattern of a number, with or without multiplier, that is not a piece of a longer one.

Never inside a range (5-10, 5至10), a code with letters, a date by slashes, or after 第 and 〔. Its value is
`parse_numeral` of the match; that is None for 三五 (some three to five).
"""

_AROUND = frozenset({"约", "大约", "大概"})
_BELOW = frozenset({"近", "将近", "接近", "不足", "不到", "少于", "低于", "小于"})
_ABOVE = frozenset({"超过", "超出", "超", "逾", "突破", "多于", "高于", "大于"})
_AT_LEAST = frozenset({"至少", "不少于", "不低于"})
_AT_MOST = frozenset({"不超过", "不多于", "不高于", "最多", "至多"})
_NEAR = tuple(sorted(_AROUND | _BELOW | _ABOVE | _AT_LEAST | _AT_MOST, key=lambda word: (-len(word), word)))
_ABOUT = ("左右", "上下", "以上", "以下", "以内")
# 约 and 近 in these are no words before a number: 节约355万元, 预约12人.
_NO_ABOUT = ("节约", "预约", "签约", "解约", "履约", "集约", "违约", "邀约", "附近", "最近", "临近", "邻近")
_QUOTES = "“‘「『《〈【"
# 一 in these is a word, not a count: 统一, 每一项, 另一个, 最多跑一次.
_NOT_ONE = "统唯之万单同另每某任逐这那哪进其第专惟跑"
_FIXED = tuple(
    "四个意识 四个自信 四个全面 两个维护 两个确立 两个结合 三个代表 八项规定 两个责任 四种形态 五个一 一件事".split()
)
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


@cache
def _pattern() -> regex.Pattern[str]:
    return compiled(rf"(?P<share>[百千]分之)(?P<part>{_ARABIC}|{_HAN_NUMBER}|[十百])|{NUMBER}")


def find_quantities(text: str, start: int = 0, end: int | None = None) -> Iterator[Quantity]:
    """Every number with a unit in `text[start:end]`, in order; what may be a word, a date, a code or a range is left out.

    Widening, chosen so that the true value is never outside: a number ending in a multiplier is right to half of its
    last digit (3.2万 is 31,500 to 32,500); 约, 左右, 上下 add a tenth on both sides; 近, 不足 reach from nine tenths to the
    number; 超过, 逾 from the number to eleven tenths; 余 and 多 from it to one more of its lowest digit that is no zero;
    至少 and 以上 have no upper end, 不超过, 以下 and 以内 begin at 0.
    """
    stop = len(text) if end is None else end
    for match in _pattern().finditer(text, start, stop):
        near = _near(text, match.start(), start)
        quantity = _share(text, match, near, stop) if match["share"] else _counted(text, match, near, start, stop)
        if quantity is not None:
            yield quantity


def _near(text: str, at: int, start: int) -> str:
    """The widening word that ends at `at`, or nothing."""
    before = text[max(start, at - len(_NEAR[0])) : at]
    if not before.endswith(_NEAR) or before.endswith(_NO_ABOUT):
        return ""  # as before nearly all numbers
    return next((word for word in _NEAR if before.endswith(word)), "")


def _about(text: str, at: int, stop: int) -> str:
    """The widening word that begins at `at`, or nothing."""
    if not text.startswith(_ABOUT, at, stop):
        return ""
    return next(word for word in _ABOUT if text.startswith(word, at, stop))


def _share(text: str, match: regex.Match[str], near: str, stop: int) -> Quantity | None:
    written = fold_width(match["part"])
    value = Decimal(100) if written == "百" else parse_numeral(written)
    if value is None:
        return None
    step = Decimal(1).scaleb(-len(written.replace("点", ".").partition(".")[2]))
    about = _about(text, match.end(), stop)
    low, high = _widen((value, value), value, near, about, None)
    begin, end = match.start() - len(near), match.end() + len(about)
    unit = "%" if match["share"].startswith("百") else "‰"
    return Quantity(low, high, low == high, unit, begin, end, match.start(), match.end(), text[begin:end], step)


def _counted(text: str, match: regex.Match[str], near: str, start: int, stop: int) -> Quantity | None:
    begin, at = match.span()
    end = at
    more = text[end : end + 1] in ("余", "餘", "多")
    end += more
    end += text[end : end + 1] in (" ", "\u3000")
    unit = unit_at(text, end) if end < stop else None
    if unit is None or end + len(unit) > stop or _is_word(text, match, unit, start):
        return None
    value = parse_numeral(match[0])
    if value is None:
        return None
    end += len(unit)
    if unit not in COUNT_UNITS and text[end : end + 1] in ("多", "余") and end < stop:
        more, end = True, end + 1
    if text[end : end + 1] in tuple("-－–—~～至到") and text[end + 1 : end + 2].isdecimal():
        return None
    about = _about(text, end, stop)
    step, low, high = _printed(match[0], value)
    low, high = _widen((low, high), value, near, about, step if more else None)
    begin, end = begin - len(near), end + len(about)
    return Quantity(low, high, low == high, unit, begin, end, match.start(), at, text[begin:end], step)


def _is_word(text: str, match: regex.Match[str], unit: str, start: int) -> bool:
    number, at = match[0], match.start()
    before = text[at - 1] if at > start else ""
    if before and _goes_on(text, at, start):
        return True
    if (before and before in _QUOTES) or text.startswith(_FIXED, at):
        return True
    if number == "一" and before and before in _NOT_ONE:
        return True
    if before and (before in "第届" or (before in "前后" and unit in ("名", "位"))):
        return True
    if (
        unit == "次"
        and number.isalpha()
        and before
        and before in "大届会"
        and text.startswith(("会议", "全会", "全体"), match.end() + 1)
    ):
        return True
    decimal = "." in number or "．" in number
    # "1.12项" at the start of a line is number 1. and 12项, or 1.12: nobody can tell.
    return decimal and unit in COUNT_UNITS and number[-1] not in MULTIPLIERS and (not before or before in "\r\n")


def _goes_on(text: str, at: int, start: int) -> bool:
    """Whether the number continues what stands before: 1 236 with a blank for a comma, or a range with units, 3件至5件."""
    if at - start < 2 or text[at - 1] not in " \u3000-－–—~～至到":
        return False
    if text[at - 1] in " \u3000":
        return text[at - 2].isdecimal()
    head = text[max(start, at - LONGEST_UNIT - 2) : at - 1]
    return any(head[cut - 1].isdecimal() and head[cut:] in UNITS for cut in range(1, len(head)))


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
    printed: tuple[Decimal, Decimal], value: Decimal, near: str, about: str, more: Decimal | None
) -> tuple[Decimal, Decimal]:
    """Low and high after the words around the number; `more` is the step of a number with 余 or 多."""
    low, high = printed if more is None else (value, value + max(more, _lowest(value)))
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
