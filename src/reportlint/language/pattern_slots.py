"""The slots of patterns: what `{n}`, `{date}` and their kin match, and what the matched text means."""

from __future__ import annotations

from reportlint.chinese.units import MONEY, UNITS, unit_at
from reportlint.compiled import escape
from reportlint.language.intervals import Interval
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    import regex

    from reportlint.language.pattern_syntax import Slot

# Both widths of every mark stand here because `raw` patterns see the text as it was typed.
GAP_CHARACTER = r"(?:[^,，。.．!！?？;；:：\r\n\t|]|(?<=[0-9０-９])[,，.．:：](?=[0-9０-９]))"
GAP_LENGTH = 40
BLANKS = " \u3000\xa0"
BLANK = r"[ \u3000\xa0]?"
_HAN_DIGITS = "零〇○一二三四五六七八九"
_NEAR = "(?:大约|大概|约|将近|接近|近|超过|超|逾|不足|不到|至少)?"
_MORE = "[余餘多]?"
_ABOUT = "(?:左右|上下)?"
# The first character of a number, asked before anything that looks around: most places fail here.
_BEGINS = rf"(?=[0-9０-９{_HAN_DIGITS}两兩廿卅十百千])"
# A number that an author's own text leads up to (第{n}条, 〔{n}〕): what stands before it is no matter.
_LED = rf"(?:(?>[0-9０-９]+(?:[,，][0-9０-９]{{3}})*(?:[.．][0-9０-９]+)?)[十百千]?[万亿]?|(?>[{_HAN_DIGITS}十百千万亿两]+))"
_YEAR = r"(?:(?:19|20|１９|２０)[0-9０-９]{2}|[一二1１2２][〇零○0０九9９][〇零○0-9０-９一二三四五六七八九]{2})"
_YEAR_EDGES = rf"(?<![0-9０-９{_HAN_DIGITS}])", rf"(?![0-9０-９{_HAN_DIGITS}])"
_SMALL = "(?:[0-9０-９]{1,2}|[一二三四五六七八九十廿]{1,3})"
_DATE = (
    rf"(?:{_YEAR}{BLANK}年{BLANK}{_SMALL}{BLANK}月(?:{BLANK}{_SMALL}{BLANK}[日号])?"
    rf"|{_YEAR}[-/.]{_SMALL}[-/.]{_SMALL}(?![0-9])"
    rf"|{_SMALL}{BLANK}月{BLANK}{_SMALL}{BLANK}[日号]|{_YEAR}{BLANK}年(?:底|末|初)?)"
)
_ORDINAL = r"(?:(?<![十一二三四五六七八九])[一二三四五六七八九十]{1,3}|(?<![0-9])[0-9]{1,3}(?![0-9])|[①-⑳])"


class Capture(NamedTuple):
    """A slot as it was matched: `start` to `end` covers the number and its unit, or the text.

    `value` is an `Interval` for number (in `unit`) and percent (in hundredths), an int for year and ordinal, a
    `datetime.date` or None (a date without its year or day) for date, the text without outer blanks for text.
    """

    name: str
    kind: str
    start: int
    end: int
    value: object
    unit: str


class SlotGroup(NamedTuple):
    """A slot of a compiled pattern: its name and kind, and the groups of its value and its unit.

    `guarded` units must be no piece of a longer word; where the author's own text follows, the author has decided that.
    """

    name: str
    kind: str
    group: str
    unit: str = ""
    guarded: bool = True


def slot_source(slot: Slot, index: int, *, before: str | None, again: bool = False) -> str:
    """Regex source of a slot: group `s<index>` is the value, `u<index>` its unit (`unit_<letter>` where a letter names it first).

    `before` is the character of the pattern's own text that touches the slot, empty where something else stands before it
    and None where nothing does; `again` says that its letter stood in an earlier slot and must be the same unit.
    """
    if slot.kind == "number":
        return _number(slot, index, before, again=again)
    group = f"s{index}"
    near = "" if before is None else _NEAR
    if slot.kind == "percent":
        from reportlint.chinese.quantities import NUMBER

        share = f"[百千]分之{_LED}|(?<![0-9０-９])[-－−]{_LED}{BLANK}[%％‰]|{_BEGINS}{NUMBER}{BLANK}[%％‰]"
        return f"{near}(?=[百千\\-－−0-9０-９{_HAN_DIGITS}十])(?P<{group}>{share}){_ABOUT}"
    if slot.kind == "year":
        left, right = _YEAR_EDGES
        return f"{left}(?P<{group}>{_YEAR}){right}"
    if slot.kind == "date":
        return f"{_YEAR_EDGES[0]}(?P<{group}>{_DATE})"
    if slot.kind == "ordinal":
        return f"(?P<{group}>{_ORDINAL})"
    return f"(?P<{group}>(?:(?!、){GAP_CHARACTER}){{1,{GAP_LENGTH}}}?)"


def _number(slot: Slot, index: int, before: str | None, *, again: bool) -> str:
    from reportlint.chinese.quantities import NUMBER

    latin = any(unit[0].isascii() and unit[0].isalpha() for unit in slot.units)
    led = latin or (before is not None and (before in {"第", "〔", "["} or (before.isascii() and before.isalpha())))
    # At the beginning of a pattern the words around (约, 近) need not be matched: reading the value looks at them.
    near = "" if before is None else _NEAR
    number = f"{near}{_BEGINS}(?P<s{index}>{_LED if led else NUMBER}){_MORE}"
    if not slot.units and not slot.letter:
        return number
    group = f"unit_{slot.letter}" if slot.letter else f"u{index}"
    if again:
        return f"{number}{BLANK}(?P<u{index}>(?P={group})){_MORE}{_ABOUT}"
    return f"{number}{BLANK}(?P<{group}>{_unit_source(slot)}){_MORE}{_ABOUT}"


def _unit_source(slot: Slot) -> str:
    """Alternatives of units, longest first; 元 allows 万元 and its kin too, values are compared by unit anyway."""

    units = set(UNITS if slot.letter else slot.units)
    if "元" in units:
        units.update(MONEY)
    return "|".join(escape(unit) for unit in sorted(units, key=lambda unit: (-len(unit), unit)))


def is_unit(text: str, start: int, unit: str) -> bool:
    """Whether `unit` at `text[start:]` stands for itself: 起 in 3起诉 and 人 in 3人次 do not. Unknown units always do."""
    found = unit_at(text, start)
    return unit not in UNITS or (found is not None and len(found) == len(unit))


def read_number(text: str, start: int, end: int) -> Interval | None:
    """What the number at `text[start:end]` can mean, with the words around it (约, 余, 左右) that widen it.

    None for a run of numerals that is no number (三五 is "some").
    """
    written = text[start:end]
    before, after = text[start - 1 : start], text[end : end + 1]
    if written.isascii() and written.isdigit() and before not in _HEDGE_ENDS and after not in {"余", "餘", "多"}:
        return _widened(text, start, end) if _is_rounded(text, end) else Interval.of(int(written))
    return _widened(text, start, end)


_HEDGE_ENDS = frozenset("约概近超过逾足到少于破")


def _is_rounded(text: str, end: int) -> bool:
    around = text[end : end + 6]
    return "左右" in around or "上下" in around or "以" in around


def _widened(text: str, start: int, end: int) -> Interval | None:
    from reportlint.chinese.numerals import parse_numeral
    from reportlint.chinese.quantities import find_quantities
    from reportlint.language.intervals import from_quantity

    for quantity in find_quantities(text, max(0, start - 4), min(len(text), end + 8)):
        if quantity.number_start == start and quantity.number_end == end:
            return from_quantity(quantity)
    value = parse_numeral(text[start:end])
    return None if value is None else Interval.of(value)


def read_percent(text: str, start: int, end: int) -> Interval | None:
    """What a share can mean, in hundredths: 百分之五 and 5% are 5, 3‰ is 0.3."""
    from reportlint.chinese.numerals import parse_numeral
    from reportlint.chinese.quantities import find_quantities
    from reportlint.language.intervals import from_quantity

    written = text[start:end]
    scale = 10 if written[:1] == "千" or written[-1:] == "‰" else 1
    for quantity in find_quantities(text, max(0, start - 4), min(len(text), end + 2)):
        if quantity.number_start == start:
            found = from_quantity(quantity)
            return Interval(found.low / scale, found.high / scale)
    value = parse_numeral(written.removeprefix("百分之").removeprefix("千分之").rstrip("%％‰ \u3000\xa0"))
    return None if value is None else Interval.of(value / scale)


def read_date(text: str) -> date | None:
    """The day that a date names; None where year, month or day is missing or the calendar has no such day."""
    from reportlint.chinese.numerals import parse_numeral
    from reportlint.model.day import date

    parts: list[int] = []
    word = ""
    for ch in text + " ":
        if ch.isdecimal() or ch in _HAN_DIGITS or ch in "十廿":
            word += ch
        elif word:
            value = parse_numeral(word)
            if value is None:
                return None
            parts.append(int(value))
            word = ""
    try:
        return date(*parts) if len(parts) == 3 else None
    except ValueError:
        return None


def read_whole(text: str) -> int | None:
    """The value of a year or an ordinal."""
    from reportlint.chinese.numerals import parse_numeral

    if len(text) == 1 and "①" <= text <= "⑳":
        return ord(text) - ord("①") + 1
    value = parse_numeral(text)
    return None if value is None else int(value)


def captures(slots: tuple[SlotGroup, ...], match: regex.Match[str], text: str) -> Iterator[Capture]:
    """What the slots of a pattern matched in `text`; a number that cannot be read is none."""
    for name, kind, group, unit_group, _ in slots:
        start, end = match.span(group)
        if start < 0:
            continue
        written = text[start:end]
        unit = (match[unit_group] or "") if unit_group else ""
        value: object = written.strip(BLANKS)
        if kind == "number":
            value = read_number(text, start, end)
            if value is None:
                continue
            if unit:
                end = match.end(unit_group)
        elif kind == "percent":
            value, unit = read_percent(text, start, end), "%"
        elif kind in ("year", "ordinal"):
            value = read_whole(written)
        elif kind == "date":
            value = read_date(written)
        if value is not None or kind == "date":
            yield Capture(name, kind, start, end, value, unit)
