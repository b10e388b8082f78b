"""Runs of GBK text that lost one byte, so that every later pair of bytes was read half a character late."""

from __future__ import annotations

from reportlint.chinese.common import commonness

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

LOST = "?？\ufffd"
"""What decoders put where a byte was lost, and a full-width one that a conversion made of it."""

_MINIMUM_PAIRS = (4, 4, 1)
# How many pairs there must be, and how much commoner (natural logarithm) the shifted reading must be, where no end, one
# end or both are lost bytes.
# Fitted on 700,000 characters of rare words without damage: a smaller gain there is met by chance.
_MINIMUM_GAIN = (45.0, 18.0, 12.0)
_MINIMUM_MEAN = 1.6
_TOLERANCE = 8.0


def gbk_bytes(ch: str) -> bytes:
    """The one or two bytes that a GBK decoder on Windows would have read as `ch`; empty where there are none."""
    if ch == "€":
        return b"\x80"
    if ch == "\ufffd":
        return b"?"
    try:
        encoded = ch.encode("gb18030")
    except UnicodeEncodeError:
        return b""
    return encoded if len(encoded) <= 2 else b""


def find_shifted(text: str, low: int, high: int) -> Iterator[tuple[int, int, str]]:
    """Start, end and reading of each run of `text[low:high]` whose bytes make common hanzi when paired one byte later.

    The run is the stretch of greatest gain, with the signs of the lost bytes beside it; they read as U+FFFD.
    """
    at = low
    while at < high:
        stop = at
        pieces: list[bytes] = []
        while stop < high and len(piece := _wide_bytes(text[stop])) == 2:
            pieces.append(piece)
            stop += 1
        if len(pieces) > 1:
            yield from _best_shift(text, at, pieces, low, high)
        at = max(stop, at) + 1


def _wide_bytes(ch: str) -> bytes:
    # A width fold leaves ！ and Ｃ of such a run as ! and C; their bytes were A3 and the ASCII code with its high bit.
    if ch == "？":
        return b""
    if ch != "?" and "!" <= ch <= "~":
        return bytes((0xA3, ord(ch) | 0x80))
    return gbk_bytes(ch)


def _best_shift(text: str, at: int, pieces: list[bytes], low: int, high: int) -> Iterator[tuple[int, int, str]]:
    data = b"".join(pieces)
    gains = _gains(data, _costs(text[at : at + len(pieces)]))
    first, last, gained = _best_stretch(gains)
    lost_before = at > low and text[at - 1] in LOST
    lost_after = (after := at + len(pieces)) < high and text[after] in LOST
    # Where a lost byte is near, the run goes on to it, though a character or two on the way is common by chance.
    if lost_before and sum(gains[:first]) > -_TOLERANCE:
        first = 0
    if lost_after and sum(gains[last:]) > -_TOLERANCE:
        last = len(gains)
    anchors = int(lost_before and first == 0) + int(lost_after and last == len(gains))
    least = _MINIMUM_GAIN[anchors]
    if last - first < _MINIMUM_PAIRS[anchors] or gained < max(least, _MINIMUM_MEAN * (last - first)):
        return
    start, stop = at + first, at + last + 1
    reading = "\ufffd" + data[2 * first + 1 : 2 * last + 1].decode("gb18030", errors="replace") + "\ufffd"
    while start > low and text[start - 1] in LOST and (text[start - 1] != "？" or start == at):
        start -= 1
    while stop < high and text[stop] in LOST:
        stop += 1
    yield start, stop, reading


def _gains(data: bytes, costs: list[float]) -> list[float]:
    """For each pair of neighbours, how much commoner the character across their border is than they are."""
    across = (data[at : at + 2].decode("gb18030", errors="replace")[0] for at in range(1, len(data) - 1, 2))
    return [commonness(ch) - (costs[index] + costs[index + 1]) / 2 for index, ch in enumerate(across)]


def _best_stretch(gains: list[float]) -> tuple[int, int, float]:
    """Start, end and sum of the stretch of `gains` with the greatest sum."""
    begin, total = 0, 0.0
    best = (0, 0, 0.0)
    for index, gain in enumerate(gains):
        if total <= 0:
            begin, total = index, 0.0
        total += gain
        if total > best[2]:
            best = (begin, index + 1, total)
    return best


def _costs(text: str) -> list[float]:
    """How common each character is where it stands: letters and kana beside their like are words, alone they are odd."""
    costs = []
    for index, ch in enumerate(text):
        block = _block(ch)
        neighbours = text[max(0, index - 1) : index] + text[index + 1 : index + 2]
        costs.append(-5.0 if block and any(_block(other) == block for other in neighbours) else commonness(ch))
    return costs


def _block(ch: str) -> int:
    """A number for a script other than Han of which words are made, else 0."""
    code = ord(ch)
    if (ch.isascii() and ch.isalnum()) or 0xFF10 <= code <= 0xFF5A:
        return 1
    for number, (first, last) in enumerate(((0x0370, 0x03FF), (0x0400, 0x04FF), (0x3040, 0x30FF), (0x3100, 0x312F)), 2):
        if first <= code <= last:
            return number
    return 0
