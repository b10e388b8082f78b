"""Damage that a scrape does to a right report: traditional script, readings after characters, doubled marks.

`wordings/script.txt` holds one character a line: simplified, traditional, reading.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from bench.accuracy.wording import FOLDER

if TYPE_CHECKING:
    import random

_MARKS = {"，": (",,", ",,", ","), "。": (",。", "。"), "、": (",、", "、"), "；": (",;", ";")}
_NARROW = {"：": ":", "（": "(", "）": ")"}
GLOSS_SHARE = 0.8


@cache
def script() -> dict[str, tuple[str, str]]:
    """Traditional form and reading of each simplified character that has another traditional form."""
    lines = (FOLDER / "script.txt").read_text("utf-8").split("\n")
    found = {}
    for line in lines:
        if line and not line.startswith("#"):
            simplified, traditional, reading = line.split(" ")
            found[simplified] = (traditional, reading)
    return found


def overlaid(text: str, rng: random.Random) -> tuple[str, list[int]]:
    """The damaged text, and where each character of the old one begins in it (and the end)."""
    table = script()
    written: list[str] = []
    offsets: list[int] = []
    at = 0
    for character in text:
        offsets.append(at)
        new = character
        if character in table:
            traditional, reading = table[character]
            new = f"{traditional}({reading})" if rng.random() < GLOSS_SHARE else traditional
        elif character in _MARKS:
            new = rng.choice(_MARKS[character])
        elif character in _NARROW:
            new = _NARROW[character]
        written.append(new)
        at += len(new)
    offsets.append(at)
    return "".join(written), offsets


def glossed(text: str) -> str:
    """Readings put after the characters that have one, the script left alone."""
    table = script()
    return "".join(f"{character}({table[character][1]})" if character in table else character for character in text)


def misread(text: str) -> str:
    """UTF-8 bytes read as GBK: 涓€銆佹€讳綋."""
    return text.encode("utf-8").decode("gbk", errors="replace").replace("\ufffd", "?")


def shifted(text: str) -> str:
    """GBK bytes read from the middle of a character on."""
    data = text.encode("gbk")
    return "?" + data[1:-1].decode("gbk", errors="replace").replace("\ufffd", "?") + "?"
