"""Values of variables in patterns: how each is written, and where an expression that begins with one can fit."""

from __future__ import annotations

from functools import lru_cache

from reportlint.compiled import compiled, escape, exchanged
from reportlint.language.occurrences import occurrences
from reportlint.language.pattern_slots import BLANK, BLANKS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import regex


@lru_cache(maxsize=4096)
def literal_source(text: str, *, raw: bool) -> str:
    """Regex source of text that stands for itself.

    In the view it is folded as the text is: width, and no blanks between Han characters. Between a Han character and
    a letter or digit one blank may stand in the text, in both.
    """
    return "".join(part if part == BLANK else escape(part) for part in _literal(text, raw=raw))


def _literal(text: str, *, raw: bool) -> list[str]:
    """The characters of text, and `BLANK` where one may stand."""
    if not raw:
        from reportlint.chinese.width import fold_width

        text = fold_width(text)
    parts: list[str] = []
    last = ""
    for ch in text:
        if ch in " \u3000\xa0":
            if last != " ":
                parts.append(BLANK)
            last = " "
            continue
        if last and last != " " and _is_latin(last) != _is_latin(ch) and _is_word(last) and _is_word(ch):
            parts.append(BLANK)
        parts.append(ch)
        last = ch
    return parts


def _is_latin(ch: str) -> bool:
    return ch.isascii() and ch.isalnum()


def _is_word(ch: str) -> bool:
    return ch.isalnum()


@lru_cache(maxsize=256)
def value_source(value: object, *, raw: bool) -> str:
    """Regex source of a variable's value: an int is a whole number (a year also in Chinese digits), else literal text."""
    source, letters = _shape(value, raw, 0)
    for place, letter in letters:
        source = source.replace(place, escape(letter))
    return source


@lru_cache(maxsize=512)
def filled_in(template: tuple[str, ...], values: tuple[object, ...], *, raw: bool) -> regex.Pattern[str]:
    """The compiled expression of a template whose holes have these values.

    To compile costs as much as linting a page, and each document brings its own names and years. So one expression is
    compiled for all values that are written alike, with letters of nobody's in their place, and those are exchanged.
    """
    names = template[1::2]
    parts = list(template)
    letters: dict[str, str] = {}
    first = 0
    known: dict[str, str] = {}
    for at, (name, value) in enumerate(zip(names, values, strict=True)):
        if name not in known:
            known[name], written = _shape(value, raw, first)
            letters.update(written)
            first += len(written)
        parts[2 * at + 1] = known[name]
    if _is_folding(template[::2]) or any(
        letter >= _NOBODYS for text in (*letters.values(), *template[::2]) for letter in text
    ):
        parts[1::2] = (value_source(value, raw=raw) for value in values)
        return compiled("".join(parts))
    return exchanged("".join(parts), letters)


_NOBODYS = "\U000f0000"
"""The first of the characters that Unicode leaves to private use and no document has: the places of a value's letters."""


def _is_folding(pieces: Sequence[str]) -> bool:
    """Whether an expression may ask for letters of either case, or for similar ones: those must be known to be compiled."""
    openings = (opening for piece in pieces for opening in piece.split("(?")[1:])
    return any("{e" in piece for piece in pieces) or any(
        "i" in opening[: len(opening) - len(opening.lstrip("aifmsuwxberpLVA01-"))] for opening in openings
    )


@lru_cache(maxsize=256)
def _shape(value: object, raw: bool, first: int) -> tuple[str, tuple[tuple[str, str], ...]]:
    """How a value is written, with a place for each letter, and what letter stands there; `first` is the first place."""
    letters: list[tuple[str, str]] = []

    def place(letter: str) -> str:
        # Every other character, so that no two of them make a range.
        letters.append((chr(ord(_NOBODYS) + 2 * (first + len(letters))), letter))
        return letters[-1][0]

    if not isinstance(value, int):
        source = "".join(part if part == BLANK else place(part) for part in _literal(str(value), raw=raw))
        return source, tuple(letters)
    digits = str(value)
    ways = ["".join(map(place, digits))]
    if 1900 <= value < 2100:
        han = (_NOUGHTS if digit == "0" else _HAN[int(digit)] * len(_NOUGHTS) for digit in digits)
        ways.append("".join("[" + "".join(map(place, ways)) + "]" for ways in han))
        if raw:
            ways.append("".join(place(chr(ord(digit) + _TO_WIDE)) for digit in digits))
    return f"(?<![0-9０-９])(?:{'|'.join(ways)})(?![0-9０-９])", tuple(letters)


_NOUGHTS = "零〇○0"
_HAN = "〇一二三四五六七八九"
_TO_WIDE = 0xFEE0
_DIGITS = "0123456789０１２３４５６７８９"


@lru_cache(maxsize=1024)
def beginning(template: tuple[str, ...]) -> tuple[str, ...] | None:
    """The template of what stands where every match begins, if an author's `(?={=variable}…)` says so at once.

    It holds the first variables of the template and plain characters, each perhaps optional.
    """
    from reportlint.language.pattern_literals import HOLE, has_branches

    if len(template) < 3 or template[0] != "(?=":
        return None
    inside, closed, _ = HOLE.join(template).removeprefix("(?=").partition(")")
    pieces = inside.split(HOLE)
    plain = all(not text or text.replace("?", "").isalnum() for text in pieces[2::2])
    if not closed or not plain or has_branches(HOLE.join(template[::2])):
        return None
    return tuple(pieces)


def begin_places(begin: tuple[str, ...], values: Sequence[object], text: str, start: int, end: int) -> list[int]:
    """Where in `text[start:end]` of the view what `beginning` gave may stand for these values, the first of them an int."""
    if not isinstance(values[0], int):
        raise TypeError(begin)
    found = []
    for at, length in _numbers(text, values[0]):
        if start <= at < end and ((len(values) == 1 and not begin[2]) or _goes_on(begin, values, text, at + length)):
            found.append(at)
    return found


def _goes_on(begin: tuple[str, ...], values: Sequence[object], text: str, at: int) -> bool:
    """Whether all behind the first value of a beginning stands at `at`."""
    ends = _after(begin[2], text, {at})
    for number in range(1, len(values)):
        value = values[number]
        if isinstance(value, int):
            ends = {place + length for place, length in _numbers(text, value) if place in ends}
        else:
            for part in _literal(str(value), raw=False):
                if part == BLANK:
                    ends |= {end + 1 for end in ends if text[end : end + 1] in BLANKS}
                else:
                    ends = {end + 1 for end in ends if text.startswith(part, end)}
        ends = _after(begin[2 * number + 2], text, ends)
    return bool(ends)


def _after(plain: str, text: str, ends: set[int]) -> set[int]:
    """Where plain characters end that begin at one of `ends`; behind each a `?` may stand."""
    for at, letter in enumerate(plain):
        if letter != "?":
            here = {end + 1 for end in ends if text.startswith(letter, end)}
            ends = ends | here if plain.startswith("?", at + 1) else here
    return ends


def _numbers(text: str, value: int) -> list[tuple[int, int]]:
    """Where a number may stand in the view, in digits or as a Chinese year, and how long it is there; in order."""
    known = occurrences(text)
    if known is None:
        return _find_numbers(text, value)
    if value not in known.numbers:
        known.numbers[value] = _find_numbers(text, value)
    return known.numbers[value]


@lru_cache(maxsize=64)
def _find_numbers(text: str, value: int) -> list[tuple[int, int]]:
    digits = str(value)
    found = [(at, len(digits)) for at in _places(text, digits) if not at or text[at - 1] not in _DIGITS]
    if 1900 <= value < 2100:
        han = [_NOUGHTS if digit == "0" else _HAN[int(digit)] for digit in digits]
        found += [
            (at, len(han)) for at in _places(text, han[0]) if all(map(str.__contains__, han, text[at : at + len(han)]))
        ]
        found = sorted(each for each in found if each[0] + each[1] <= len(text))
    return found


def _places(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def at_places(
    code: regex.Pattern[str], places: Sequence[int], text: str, end: int, limit: float | None
) -> Iterator[regex.Match[str]]:
    """What `finditer` gives for an expression that fits nowhere but at `places`; it is tried there alone.

    Raises `TimeoutError` where one try takes longer than `limit` seconds.
    """
    done = -1
    for at in places:
        match = code.match(text, at, end, timeout=limit) if at >= done else None
        if match is not None:
            done = match.end()
            yield match
