"""`python -m bench.neighbours OUT FOLDER …`: counts what stands beside what, for `src/reportlint/chinese/neighbours.bin`.

Every file of the folders is read as UTF-8 text. A line that came before is left out, since laws quote one another. Nothing of the
texts but the counts of pieces of two, three and four hanzi goes into the file; pairs and threes that were met once and fours that
were met less than five times do not.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from struct import pack

from reportlint.chinese.neighbours import BORDER, CLASSES, FIGURE, FIRST, LAST, MAGIC, place_of, plain, where

LEAST = {2: 2, 3: 2, 4: 5}
"""How often a piece of so many must have been met."""

_PER_BUCKET = 16
_SHORT = 8
"""Hanzi of a line that is too short to count as said before."""


def lines_of(folders: list[str]) -> list[str]:
    """The lines of all files, each once."""
    known: set[int] = set()
    found = []
    for folder in folders:
        for path in sorted(Path(folder).rglob("*.txt")):
            for line in plain(path.read_text(encoding="utf-8", errors="ignore")).splitlines():
                hanzi = line.replace(BORDER, "").replace(FIGURE, "")
                if len(hanzi) >= _SHORT and hash(hanzi) not in known:
                    known.add(hash(hanzi))
                    found.append(line)
    return found


def pieces_of(lines: list[str], size: int) -> dict[str, int]:
    """How often pieces of `size` were met, with nothing but hanzi between their ends."""
    met: Counter[str] = Counter()
    for line in lines:
        text = f"{BORDER}{line}{BORDER}"
        for start in range(len(text) - size + 1):
            met[text[start : start + size]] += 1
    outer = {BORDER, FIGURE}
    inner = slice(1, -1) if size > 2 else slice(0, 0)
    return {piece: count for piece, count in met.items() if count >= LEAST[size] and outer.isdisjoint(piece[inner])}


def packed(pairs: dict[str, int], longer: dict[str, int]) -> bytes:
    """The file: sizes of its four parts, the index of followers, the followers, the buckets of longer pieces, their cells."""
    behind: dict[str, dict[int, list[str]]] = {}
    for pair, count in sorted(pairs.items()):
        behind.setdefault(pair[0], {}).setdefault(_class(count), []).append(pair[1])
    index, followers = [0], bytearray()
    for first in (BORDER, FIGURE, *map(chr, range(FIRST, LAST + 1))):
        assert place_of(first) == len(index) - 1
        for each, several in sorted(behind.get(first, {}).items(), reverse=True):
            followers += (chr(ord("0") + each) + "".join(hanzi for hanzi in several if hanzi != FIGURE)).encode(
                "utf-16-le"
            )
        index.append(len(followers))
    followers += bytes(-len(followers) % 4)
    size = len(longer) // _PER_BUCKET + 1
    buckets: list[list[int]] = [[] for _ in range(size)]
    for piece, count in sorted(longer.items(), key=lambda each: -each[1]):
        bucket, rest = where(piece, size)
        buckets[bucket].append(rest << 4 | _class(count))
    begins, cells = [0], []
    for bucket_cells in buckets:
        cells += bucket_cells
        begins.append(len(cells))
    parts = [
        pack(f"<{len(index)}I", *index),
        bytes(followers),
        pack(f"<{len(begins)}I", *begins),
        pack(f"<{len(cells)}H", *cells),
    ]
    return MAGIC + pack("<4I", *map(len, parts)) + b"".join(parts)


def _class(count: int) -> int:
    return min(CLASSES, count.bit_length() - 1)


def main(arguments: list[str]) -> None:
    """Write the file from the texts of the folders."""
    out, *folders = arguments
    lines = lines_of(folders)
    longer = {**pieces_of(lines, 3), **pieces_of(lines, 4)}
    Path(out).write_bytes(packed(pieces_of(lines, 2), longer))


if __name__ == "__main__":
    main(sys.argv[1:])
