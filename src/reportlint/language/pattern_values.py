"""Values of variables in patterns: how each is written, and where an expression that begins with one can fit."""

from __future__ import annotations

from functools import lru_cache

from reportlint.compiled import escape
from reportlint.language.pattern_slots import BLANK

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
        parts.append(escape(ch))
        last = ch
    return "".join(parts)


def _is_latin(ch: str) -> bool:
    return ch.isascii() and ch.isalnum()


def _is_word(ch: str) -> bool:
    return ch.isalnum()


@lru_cache(maxsize=256)
def value_source(value: object, *, raw: bool) -> str:
    """Regex source of a variable's value: an int is a whole number (a year also in Chinese digits), else literal text."""
    if isinstance(value, int):
        digits = str(value)
        if 1900 <= value < 2100:
            han = "".join("[零〇○0]" if ch == "0" else "〇一二三四五六七八九"[int(ch)] for ch in digits)
            wide = "".join(chr(ord(ch) + 0xFEE0) for ch in digits) if raw else ""
            return f"(?<![0-9０-９])(?:{digits}|{han}{'|' + wide if wide else ''})(?![0-9０-９])"
        return f"(?<![0-9０-９]){digits}(?![0-9０-９])"
    return literal_source(str(value), raw=raw)


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
