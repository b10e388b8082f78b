"""How often two, three and four hanzi stand beside one another in official prose: what was never met is new, or a slip.

The counts lie in `neighbours.bin`, made by `bench/neighbours.py`, and are read where they lie: the file is mapped, not loaded, so
that a start pays for none of it. It was counted in some 20 million hanzi of laws and local rules, work reports, policies, plans and
a little news, and in reports made by `bench.accuracy`; what it has is numbers and single hanzi, no text.
"""

from __future__ import annotations

import mmap
import os
from bisect import bisect
from functools import cache, lru_cache
from struct import unpack_from
from zlib import crc32

from reportlint.record import NamedTuple

MAGIC = b"rlneigh1"
FIRST, LAST = 0x4E00, 0x9FA5
BORDER, FIGURE = "#", "0"
"""What stands for a mark or the end of a text, and what for a digit, a letter or a percent sign."""

CLASSES = 15
"""Counts are kept as the whole part of their binary logarithm, and no more than this."""
_DIGIT = 0x30
"""Before the followers of one class stands the character that is so far behind this one as the class is high."""

_SHIFT, _CELL = 4, 0xFFF
"""A cell of the table: twelve bits of the checksum that the bucket left, four of the class."""

_seen: set[str] = set()
_unseen: set[str] = set()
_MOST = 400_000


class _Tables(NamedTuple):
    begins: memoryview
    followers: memoryview
    buckets: memoryview
    cells: memoryview


class _Kinds(dict[int, str]):
    """What stands for each character: hanzi for themselves."""

    def __missing__(self, code: int) -> str:
        ch = chr(code)
        told = ch if FIRST <= code <= LAST else FIGURE if ch.isalnum() or ch in "%％" else BORDER
        self[code] = told
        return told


_KINDS = _Kinds()


def plain(text: str) -> str:
    """The text, character by character, with `BORDER` and `FIGURE` for all that is no hanzi."""
    return text.translate(_KINDS)


@cache
def _tables() -> _Tables:
    # Not `pathlib`: a start that need not import it does not.
    with open(os.path.join(os.path.dirname(__file__), "neighbours.bin"), "rb") as file:
        data = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    at = len(MAGIC)
    sizes = unpack_from("<4I", data, at)
    at += 16
    parts = []
    for size in sizes:
        parts.append(data[at : at + size])
        at += size
    index, followers, buckets, cells = parts
    return _Tables(index.cast("I"), followers, buckets.cast("I"), cells.cast("H"))


def place_of(hanzi: str) -> int:
    """Where the index has a hanzi, a border or a figure; -1 for what it has not."""
    if hanzi in (BORDER, FIGURE):
        return 0 if hanzi == BORDER else 1
    code = ord(hanzi)
    return code - FIRST + 2 if FIRST <= code <= LAST else -1


@cache
def followers(hanzi: str) -> str:
    """What was met behind a hanzi, a border or a figure twice and more, by classes from the highest, each behind its digit."""
    at = place_of(hanzi)
    if at < 0:
        return ""
    tables = _tables()
    return bytes(tables.followers[tables.begins[at] : tables.begins[at + 1]]).decode("utf-16-le")


@cache
def _begins(hanzi: str) -> tuple[int, ...]:
    """Where the classes of the followers begin."""
    entry = followers(hanzi)
    begins = (entry.find(chr(_DIGIT + each)) for each in range(CLASSES, 0, -1))
    return tuple(at for at in begins if at >= 0)


def _pair(pair: str) -> int:
    entry = followers(pair[0])
    at = entry.find(pair[1])
    if at < 0 or pair[1] == FIGURE:
        return 0
    begins = _begins(pair[0])
    return ord(entry[begins[bisect(begins, at) - 1]]) - _DIGIT


@lru_cache(maxsize=131_072)
def how_often(piece: str) -> int:
    """The class of two to four: 0 for what was met once or never (of four: less than five times), else the binary logarithm."""
    if len(piece) == 2:
        return _pair(piece)
    tables = _tables()
    buckets = tables.buckets
    bucket, wanted = where(piece, len(buckets) - 1)
    for cell in tables.cells[buckets[bucket] : buckets[bucket + 1]].tolist():
        if cell >> _SHIFT == wanted:
            return int(cell & CLASSES)
    return 0


def where(piece: str, buckets: int) -> tuple[int, int]:
    """The bucket of three or four hanzi, and what tells them from others in it."""
    rest, bucket = divmod(crc32(piece.encode("utf-16-le")), buckets)
    return bucket, rest & _CELL


def unusual(pieces: set[str]) -> set[str]:
    """Those of the pieces of three that were not met twice. What was asked is remembered: most documents share it."""
    for piece in pieces - _seen - _unseen:
        (_seen if how_often(piece) else _unseen).add(piece)
    found = pieces & _unseen
    if len(_seen) + len(_unseen) > _MOST:
        _seen.clear()
        _unseen.clear()
    return found
