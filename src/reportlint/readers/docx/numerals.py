"""Numbers of automatic numbering as they are shown (ECMA-376 part 1, 17.18.59 ST_NumberFormat)."""

from __future__ import annotations

_HAN = "零一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_LEGAL = ("零壹贰叁肆伍陆柒捌玖", ("", "拾", "佰", "仟"), "万")
_LEGAL_TRADITIONAL = ("零壹貳參肆伍陸柒捌玖", ("", "拾", "佰", "仟"), "萬")
_COUNTING = (_HAN, ("", "十", "百", "千"), "万")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_DIGIT_BY_DIGIT = str.maketrans("0123456789", "〇一二三四五六七八九")

# The first sign of a row of consecutive code points, and how many there are.
_ROWS = {
    "decimalEnclosedCircle": ("①", 20),
    "decimalEnclosedCircleChinese": ("①", 20),
    "decimalEnclosedParen": ("⑴", 20),
    "decimalEnclosedFullstop": ("⒈", 20),
    "ideographEnclosedCircle": ("㊀", 10),
}
_CYCLES = {"ideographTraditional": _STEMS, "ideographZodiac": _BRANCHES}


def shown(number: int, form: str) -> str:
    """`number` in the number format `form`; formats that no Chinese document uses are shown in digits."""
    if number < 0 or form == "none":
        return "" if form == "none" else str(number)
    if form in _ROWS:
        first, count = _ROWS[form]
        return chr(ord(first) + number - 1) if 1 <= number <= count else str(number)
    if form in _CYCLES:
        cycle = _CYCLES[form]
        return cycle[number - 1] if 1 <= number <= len(cycle) else str(number)
    if form == "ideographZodiacTraditional":
        return _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12] if number else "0"
    if form in {"chineseCounting", "taiwaneseCounting"}:
        return _counted(number, *_COUNTING) if number < 100 else str(number).translate(_DIGIT_BY_DIGIT)
    if form in {"chineseCountingThousand", "taiwaneseCountingThousand", "japaneseCounting", "koreanCounting"}:
        return _counted(number, *_COUNTING)
    if form in {"chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"}:
        return _counted(number, *(_LEGAL if form == "chineseLegalSimplified" else _LEGAL_TRADITIONAL))
    if form in {"ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand"}:
        return str(number).translate(_DIGIT_BY_DIGIT)
    return _western(number, form)


def _western(number: int, form: str) -> str:
    if form in {"decimalFullWidth", "decimalFullWidth2"}:
        return str(number).translate(_FULL_WIDTH)
    if form == "decimalZero":
        return f"{number:02}"
    if form == "numberInDash":
        return f"- {number} -"
    if form in {"upperRoman", "lowerRoman"} and 0 < number < 4000:
        roman = _roman(number)
        return roman.upper() if form == "upperRoman" else roman
    if form in {"upperLetter", "lowerLetter"} and 0 < number <= 780:
        # After z comes aa, then bb: the letter is repeated.
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters.upper() if form == "upperLetter" else letters
    return str(number)


def _roman(number: int) -> str:
    parts = []
    for size, sign in _ROMAN:
        parts.append(sign * (number // size))
        number %= size
    return "".join(parts)


def _counted(number: int, digits: str, places: tuple[str, ...], myriad: str) -> str:
    """Read aloud: 十一, 二十, 一百零五, 一千零一十, 一万零三."""
    if number >= 100_000_000:
        return str(number)
    high, low = divmod(number, 10_000)
    if high:
        zero = digits[0] if 0 < low < 1000 else ""
        rest = _below_myriad(low, digits, places) if low else ""
        return _counted(high, digits, places, myriad) + myriad + zero + rest
    text = _below_myriad(low, digits, places)
    # 十 to 十九 have no 一 before them; in capitals for accounts (壹拾) they keep it.
    return text[1:] if 10 <= number < 20 and text[0] == "一" else text


def _below_myriad(number: int, digits: str, places: tuple[str, ...]) -> str:
    if number == 0:
        return digits[0]
    text, gap = "", False
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if digit:
            text += (digits[0] if gap and text else "") + digits[digit] + places[power]
            gap = False
        else:
            gap = True
    return text
