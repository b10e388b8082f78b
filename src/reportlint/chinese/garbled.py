"""Runs that no language writes: text that was read in one of many encodings, told by what its bytes say or by its rarity.

What `mojibake` reads for certain is told there. Here nothing can be repaired; only that it is damage is certain.
"""

from __future__ import annotations

from functools import cache

from reportlint.chinese.common import in_charset, mean_commonness
from reportlint.compiled import compiled, escape

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex

_CODECS = ("cp437", "cp1251", "koi8_r", "mac_roman", "cp1250", "cp1252", "latin-1")
"""Encodings of one byte for each character, in which Chinese text has been read."""

_FEWEST_BYTES = 6
_FEWEST_READ = 3
_COMMON = -9.2
"""Mean commonness of what was misread, from which it is Chinese: bytes of other texts read as hanzi are far rarer."""

_FEWEST_RARE = 3
_FEWEST_UNUSUAL = 8
"""Hanzi beyond GB/T 2312-1980, or of its second level, that no sentence has so close together; names of substances have five."""

_STRETCH = 6
"""Characters over which three rare hanzi lie; a name has three."""


@cache
def _one_byte_runs() -> regex.Pattern[str]:
    """Letters, signs and frames of Western, Eastern and old character sets, without a blank or a hanzi between them."""
    return compiled(rf"[\x80-\u1fff\u2018-\u2044\u20ac\u2100-\u2bff\ufb00-\ufb06\uf8ff]{{{_FEWEST_BYTES},}}")


@cache
def _several_scripts() -> regex.Pattern[str]:
    """What is left of hanzi of two bytes that were read as UTF-8: letters of scripts that never stand together."""
    return compiled(
        r"(?<=[\p{Han}0-9，。、；：（）《》])[\u00c0-\u07ff]{2,}|[\u00c0-\u07ff]{2,}(?=[\p{Han}，。、；：（）《》])"
    )


_SCRIPTS = (
    ("\u0180", "\u01cc"),
    ("\u0250", "\u02af"),
    ("\u02b0", "\u02ff"),
    ("\u0370", "\u03ff"),
    ("\u0400", "\u052f"),
    ("\u0530", "\u058f"),
    ("\u0590", "\u05ff"),
    ("\u0600", "\u06ff"),
    ("\u0700", "\u07ff"),
)
_LETTERS = ("\u00c0", "\u017f")


def find_garbled(text: str, start: int, stop: int, distinct: set[str], rare: set[str]) -> Iterator[tuple[int, int]]:
    """Start and end of every garbled run of `text[start:stop]`, which has the characters `distinct`, `rare` among them."""
    foreign = sum("\x7f" < ch < "\u2000" or "\u2100" <= ch < "\u2c00" for ch in distinct)
    if foreign >= _FEWEST_READ:
        for match in _one_byte_runs().finditer(text, start, stop):
            if _is_chinese(match[0]):
                yield match.span()
    if foreign >= 2:
        for match in _several_scripts().finditer(text, start, stop):
            if _is_mixed(match[0]):
                yield match.span()
    if any("\uff66" <= ch <= "\uff9f" for ch in rare):
        for match in compiled(r"[\uff61-\uff9f]{2,}").finditer(text, start, stop):
            yield match.span()
    if len(rare) >= _FEWEST_RARE:
        yield from _rare_runs(text, start, stop, rare)


def _is_chinese(run: str) -> bool:
    frames = sum("\u2500" <= ch <= "\u25ff" for ch in run)
    if len(set(run)) < _FEWEST_READ + 1 or frames * 10 > len(run) * 9:
        return False
    for codec in _CODECS:
        try:
            data = run.encode(codec)
        except UnicodeEncodeError:
            continue
        for charset in ("utf-8", "gbk"):
            for skip in range(3 if charset == "utf-8" else 2):
                read = data[skip:].decode(charset, errors="replace")
                plain = read.replace("\ufffd", "")
                enough = len(set(plain)) >= _FEWEST_READ and (len(read) - len(plain)) * 4 <= len(read)
                if enough and all(ch > "\u2000" for ch in plain) and mean_commonness(plain) > _COMMON:
                    return True
    return False


def _is_mixed(run: str) -> bool:
    """Whether letters of two scripts meet, or marks stand that only stand on letters of a script that is not there."""
    scripts = {number for number, (low, high) in enumerate(_SCRIPTS) if any(low <= ch <= high for ch in run)}
    latin = any(_LETTERS[0] <= ch <= _LETTERS[1] for ch in run)
    return len(scripts) + latin > 1 and bool(scripts)


def _rare_runs(text: str, start: int, stop: int, rare: set[str]) -> Iterator[tuple[int, int]]:
    """Stretches without marks in which nearly every second character is rare, in more than one script or beyond GB/T 2312."""
    signs = "".join(map(escape, sorted(rare)))
    gap = r"[^\s\x00-\x2f\x3a-\x40，。、；：？！“”（）《》]{0,2}"
    close = compiled(rf"[{signs}](?:{gap}[{signs}]){{{_FEWEST_RARE - 1},}}")
    for match in close.finditer(text, start, stop):
        odd = {ch for ch in match[0] if ch in rare}
        hanzi = {ch for ch in odd if _is_hanzi(ch)}
        beyond = sum(not in_charset(ch, "gb2312") for ch in hanzi)
        low, high = match.span()
        # A word of another script stands between marks or blanks; what was misread stands between hanzi. Kana are at home there.
        foreign = {ch for ch in odd - hanzi if not "\u3040" <= ch <= "\u30ff"}
        mixed = len(foreign) > _FEWEST_RARE and (
            any(map(_is_hanzi, match[0]))
            or (low > start and _is_hanzi(text[low - 1]) and _is_hanzi(text[high : high + 1]))
        )
        enough = beyond > _FEWEST_RARE or (beyond == _FEWEST_RARE and high - low >= _STRETCH)
        if enough or len(hanzi) >= _FEWEST_UNUSUAL or mixed:
            yield low, high


def _is_hanzi(ch: str) -> bool:
    return "\u3400" <= ch <= "\u9fff" or "\uf900" <= ch <= "\ufaff"
