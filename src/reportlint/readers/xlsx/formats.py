"""Values as a spreadsheet shows them: number formats (ECMA-376 part 1, 18.8.30 and 18.8.31)."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, localcontext

import regex

from reportlint.record import NamedTuple

# Formats that have a number but no text in the file; 27 to 36 and 50 to 58 as the standard has them for zh-cn.
BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
    14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm",
    21: "h:mm:ss", 22: "yyyy/m/d h:mm", 27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"', 34: 'h"时"mm"分"', 35: 'h"时"mm"分"ss"秒"',
    36: 'yyyy"年"m"月"', 37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00",
    41: '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', 42: '_ ¥* #,##0_ ;_ ¥* -#,##0_ ;_ ¥* "-"_ ;_ @_ ',
    43: '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', 44: '_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* "-"??_ ;_ @_ ',
    45: "mm:ss", 46: "h:mm:ss", 47: "mm:ss", 48: "##0.0E+0", 49: "@", 50: 'yyyy"年"m"月"', 51: 'm"月"d"日"',
    52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 54: 'm"月"d"日"', 55: 'yyyy"年"m"月"', 56: 'm"月"d"日"', 57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
}  # fmt: skip

_SECTION = regex.compile(r'(?:"[^"]*+"?|\\.|[_*].|\[[^\]]*+\]?|[^;"\\_*\[])*+')
_TOKEN = regex.compile(
    r'"(?P<quoted>[^"]*+)"?|\\(?P<escaped>.)|_.|\*.|\[\$(?P<currency>[^\]\-]*+)[^\]]*+\]'
    r"|\[(?P<bracket>[^\]]*+)\]?|(?P<general>(?i:General))|(?P<date>(?i:AM/PM|上午/下午|y+|m+|d+|h+|s+|a{3,4}))"
    r"|(?P<number>[0#?][0#?.,]*+(?:[Ee][+\-][0#?]++)?|\.[0#?]++)|(?P<other>.)",
    regex.DOTALL,
)
_CONDITION = regex.compile(r"(?P<sign><=|>=|<>|<|>|=)\s*+(?P<value>-?[0-9]+(?:\.[0-9]+)?)")
_HALF_A_DAY = timedelta(milliseconds=500)
_LAST_DAY = 2_958_465
_WEEKDAYS = "一二三四五六日"
_LARGEST_GENERAL = Decimal(10) ** 15


class _Token(NamedTuple):
    kind: str
    text: str


_GENERAL = _Token("general", "General")


def shown(value: str, code: str, *, from_1904: bool = False) -> str:
    """A number, as it stands in the file, in a format; what cannot be told is shown as General shows it."""
    try:
        with localcontext() as context:
            context.prec = 60
            number = Decimal(value)
            if not number.is_finite() or abs(number.adjusted()) > 40:
                return value
            # Files hold the nearest binary fraction with 17 digits; people see no more than 15.
            number = +Decimal(f"{float(number):.15g}")
            return _shown(number, code, from_1904=from_1904).strip()
    except (ArithmeticError, ValueError, OverflowError):
        return value


def general(number: Decimal) -> str:
    """A number without a format: no noughts behind, no more than ten decimals."""
    if number == number.to_integral_value() and abs(number) < _LARGEST_GENERAL:
        return str(int(number))
    if number.adjusted() < -9 or number.adjusted() >= 15:
        return f"{float(number):.6G}"
    text = f"{number.quantize(Decimal(1).scaleb(-10), ROUND_HALF_UP):f}"
    return text.rstrip("0").rstrip(".")


def _shown(number: Decimal, code: str, *, from_1904: bool) -> str:
    tokens, signed = _section(number, code)
    kinds = {token.kind for token in tokens}
    if not tokens:
        # An empty section shows nothing; an empty format is none.
        return "" if ";" in code else general(number)
    if "general" in kinds or any(token.text == "@" for token in tokens if token.kind == "other"):
        around = [token.text for token in tokens if token.kind in ("quoted", "escaped", "currency")]
        return general(number) if not around else _with_general(number, tokens)
    if "date" in kinds:
        return _date(number, tokens, from_1904=from_1904)
    return ("-" if signed and number < 0 else "") + _number(abs(number), tokens)


def _with_general(number: Decimal, tokens: list[_Token]) -> str:
    return "".join(general(number) if t.kind == "general" or t.text == "@" else _literal(t) for t in tokens)


def _section(number: Decimal, code: str) -> tuple[list[_Token], bool]:
    """The section of a format that a number takes, and whether a minus sign is still to be written."""
    sections: list[list[_Token]] = []
    at = 0
    while at <= len(code) and len(sections) < 4:
        found = _SECTION.match(code, at)
        assert found is not None
        sections.append([_Token(m.lastgroup or "blank", m[m.lastgroup or 0]) for m in _TOKEN.finditer(found.group())])
        at = found.end() + 1
    for section in sections:
        conditions = [match for token in section if token.kind == "bracket" and (match := _CONDITION.match(token.text))]
        if conditions and _holds(number, conditions[0]["sign"], Decimal(conditions[0]["value"])):
            return section, True
        if conditions and section is sections[-1]:
            return [_GENERAL], True
    unconditional = [s for s in sections if not any(t.kind == "bracket" and _CONDITION.match(t.text) for t in s)]
    if len(unconditional) < len(sections):
        return (unconditional or [[_GENERAL]])[0], True
    if number == 0 and len(sections) > 2:
        return sections[2], False
    if number < 0 and len(sections) > 1:
        return sections[1], False
    return sections[0], True


def _holds(number: Decimal, sign: str, value: Decimal) -> bool:
    return {
        "<": number < value, "<=": number <= value, ">": number > value, ">=": number >= value, "=": number == value,
        "<>": number != value,
    }[sign]  # fmt: skip


def _literal(token: _Token) -> str:
    return token.text if token.kind in ("quoted", "escaped", "currency", "other") else ""


def _number(number: Decimal, tokens: list[_Token]) -> str:
    places = [index for index, token in enumerate(tokens) if token.kind == "number"]
    if not places:
        return "".join(map(_literal, tokens))
    if any(token.kind == "other" and token.text == "/" for token in tokens) and len(places) > 1:
        return general(number)
    number *= Decimal(100) ** sum(1 for token in tokens if token.kind == "other" and token.text == "%")
    pattern = tokens[places[0]].text
    figures = _figures(number, pattern)
    rest = set(places[1:])
    return "".join(
        figures if index == places[0] else "" if index in rest else _literal(token)
        for index, token in enumerate(tokens)
    )


def _figures(number: Decimal, pattern: str) -> str:
    mantissa, exponent, _ = pattern.replace("e", "E").partition("E")
    if exponent:
        decimals = len(mantissa.partition(".")[2])
        return f"{float(number):.{decimals}E}"
    scale = len(mantissa) - len(mantissa.rstrip(","))
    number /= Decimal(1000) ** scale
    whole, _, part = mantissa.rstrip(",").partition(".")
    decimals, least = len(part), part.count("0")
    number = number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    digits, _, fraction = f"{number:f}".partition(".")
    while len(fraction) > least and fraction.endswith("0"):
        fraction = fraction[:-1]
    shortest = whole.count("0")
    digits = digits.lstrip("0").rjust(shortest, "0")
    if "," in whole.strip(","):
        digits = regex.sub(r"(?<=[0-9])(?=(?:[0-9]{3})+$)", ",", digits)
    point = "." if fraction or (least and part) else ""
    return digits + point + fraction


def _date(number: Decimal, tokens: list[_Token], *, from_1904: bool) -> str:
    if not 0 <= number <= _LAST_DAY:
        return general(number)
    moment = _moment(float(number), from_1904=from_1904)
    half = any(token.kind == "date" and "/" in token.text for token in tokens)
    parts: list[str] = []
    before = ""
    for index, token in enumerate(tokens):
        if token.kind != "date":
            parts.append(_literal(token))
            continue
        name = token.text.lower()
        if name[0] == "m":
            after = next((other.text[0].lower() for other in tokens[index + 1 :] if other.kind == "date"), "")
            name = name.replace("m", "n") if before == "h" or after == "s" else name
        before = name[0]
        parts.append(_date_part(moment, name, half=half))
    return "".join(parts)


def _moment(serial: float, *, from_1904: bool) -> datetime:
    """The moment of a serial number; Lotus and its heirs count a 29 February 1900, so that March 1900 is day 61."""
    # Sheets know no time zones.
    start = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 31 if serial < 60 else 30)  # noqa: DTZ001
    moment = start + timedelta(days=serial) + _HALF_A_DAY
    return moment.replace(microsecond=0)


def _date_part(moment: datetime, name: str, *, half: bool) -> str:
    hour = (moment.hour % 12 or 12) if half else moment.hour
    if name[0] == "y":
        return f"{moment.year:04d}" if len(name) > 2 else f"{moment.year % 100:02d}"
    if name[0] == "m" and len(name) > 2:
        return moment.strftime("%b") if len(name) == 3 else moment.strftime("%B")
    if name[0] == "d" and len(name) > 2:
        return moment.strftime("%a" if len(name) == 3 else "%A")
    if "/" in name:
        late = moment.hour >= 12
        return ("下午" if late else "上午") if name[0] == "上" else ("PM" if late else "AM")
    if name[0] == "a":
        return ("星期" if len(name) > 3 else "") + _WEEKDAYS[moment.weekday()]
    value = {"m": moment.month, "n": moment.minute, "d": moment.day, "h": hour, "s": moment.second}[name[0]]
    return f"{value:02d}" if len(name) > 1 else str(value)
