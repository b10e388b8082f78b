"""Where a text says the same piece twice running, found for all lengths at once."""

from __future__ import annotations

from reportlint.chinese.marks import SENTENCE_ENDS
from reportlint.compiled import compiled
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TOGETHER = 3
"""Clauses that may come again together."""

LONGEST = 13
"""Characters from the start of the first copy to that of the second, a mark between the two counted."""

_HANZI = compiled("[\u3400-\u9fff〇]")
_HAN = compiled(r"\p{Han}")
_SENTENCE_END = compiled(r"[。！？!?\r\n\t|]")
_NUMBERED = compiled(r"\s*(?:[（(]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[)）、.])")
_BORDER = compiled(r"[,;、，；。：:！？!?|()（）“”\s]")
_STOPS = frozenset(("", *"，,；;。！？!?\r\n"))
_LISTING = _STOPS | {"、"}
_HANZI_ONLY = compiled("[\u3400-\u9fff〇]+")


class Repeat(NamedTuple):
    """`text[start:start+length]` is followed by itself: at once, or after the one mark `mark`."""

    start: int
    length: int
    mark: str = ""

    @property
    def second(self) -> int:
        """Where the second copy begins."""
        return self.start + self.length + len(self.mark)

    @property
    def end(self) -> int:
        """Where the second copy ends."""
        return self.second + self.length


def find_repeats(text: str, marks: str = ",、，") -> list[Repeat]:
    """Every piece of two to twelve hanzi that is repeated at once or after one of `marks`, in order, without overlap.

    Letters, digits, blanks and line ends are never part of a piece.
    """
    # Each character as 16 bits of one number: shifted and xored with itself, equal characters are zeros. Twelve passes
    # over a number are far cheaper than one over the characters.
    size = 2 * len(text)
    number = int.from_bytes(_in_two_bytes(text), "little")
    found: list[Repeat] = []
    for step in range(2, LONGEST + 1):
        equal = (number ^ (number >> 16 * step)).to_bytes(size, "little")
        least = b"\0" * (2 * max(2, step - 1))
        at = equal.find(least)
        while at >= 0:
            start = (at + 1) // 2
            repeat = _read(text, start, step, marks)
            if repeat is not None:
                found.append(repeat)
            # Rows of a table are full of equal blanks and bars: on to the next hanzi.
            following = _HANZI.search(text, repeat.end if repeat else start + 1)
            at = equal.find(least, 2 * following.start()) if following else -1
    return _without_overlap(found)


def find_doubles(text: str) -> list[int]:
    """Where the same hanzi stands twice side by side, in order, without overlap."""
    number = int.from_bytes(_in_two_bytes(text), "little")
    equal = (number ^ (number >> 16)).to_bytes(2 * len(text), "little")
    found: list[int] = []
    at = equal.find(b"\0\0")
    while at >= 0:
        start, odd = divmod(at, 2)
        if not odd and text[start : start + 1] == text[start + 1 : start + 2] and _HAN.match(text, start):
            found.append(start)
            at += 3
        at = equal.find(b"\0\0", at + 1)
    return found


def find_sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Start and end of every sentence from `start` to `end`, and whether it is a numbered point."""
    for match in _SENTENCE_END.finditer(text, start, end):
        if text[match.start()] in SENTENCE_ENDS:
            while text[start].isspace():
                start += 1
            yield start, match.end(), _NUMBERED.match(text, start) is not None
        start = match.end()


def find_borders(text: str) -> list[int]:
    """Where marks, brackets, bars and white space stand, which divide clauses."""
    return [match.start() for match in _BORDER.finditer(text)]


def find_repeated_clauses(text: str, borders: Sequence[int], marks: str) -> Iterator[tuple[int, int, int, int]]:
    """One to three clauses that come again after one of `marks`: the start of both copies, the end, the number of clauses.

    Clauses are divided by the `borders` of the text; those of one copy are parted by `marks` only.
    """
    for order, at in enumerate(borders):
        if text[at] not in marks:
            continue
        following = text[at + 1 : at + 2]
        for count in range(1, _TOGETHER + 1):
            low = borders[order - count] + 1 if order >= count else 0
            # 《条例》第四十九条、第四十九条
            title = text.rfind("》", low, at) + 1
            start = title if title and text[title] == following else low
            if text[start] == following and _comes_again(text, start, at):
                yield start, at + 1, 2 * at + 1 - start, count
                break
            if order < count or text[borders[order - count]] not in marks:
                break


def find_led_items(text: str, borders: Sequence[int], marks: str) -> Iterator[tuple[int, int, int, int]]:
    """Items behind one of `marks` that end what stands before it: 推出查水质、查水质, where 推出 leads to the first item.

    Only a list goes on with a mark of lists. What is told is what `find_repeated_clauses` tells.
    """
    for order, at in enumerate(borders):
        if text[at] not in marks:
            continue
        # What parts the second copy from the rest is the next border.
        end = borders[order + 1] if order + 1 < len(borders) else len(text)
        start = 2 * at + 1 - end
        if start <= (borders[order - 1] + 1 if order else 0) or end == at + 1:
            continue
        if text[at - 1] == text[end - 1] and text.startswith(text[start:at], at + 1):
            if text[end : end + 1] not in (_LISTING if text[at] == "、" else _STOPS):
                continue
            yield start, at + 1, end, 1


def _comes_again(text: str, start: int, at: int) -> bool:
    """Whether what stands from `start` to the mark at `at` is the whole of what stands after it."""
    end = 2 * at + 1 - start
    whole = end >= len(text) or _BORDER.match(text, end) is not None
    return start < at and whole and text.startswith(text[start:at], at + 1)


def _in_two_bytes(text: str) -> bytes:
    """In whichever order: only whether they are equal is asked. The codec of this name is the one that need not be loaded."""
    encoded = text.encode("utf-16", "surrogatepass")
    if len(encoded) > 2 * len(text) + 2:
        plain = "".join(ch if ch <= "\uffff" else "\ufffd" for ch in text)
        encoded = plain.encode("utf-16", "surrogatepass")
    return encoded[2:]


def _without_overlap(found: list[Repeat]) -> list[Repeat]:
    kept: list[Repeat] = []
    for repeat in sorted(found, key=lambda repeat: (repeat.start, repeat.length)):
        if not kept or repeat.start >= kept[-1].end:
            kept.append(repeat)
    return kept


def _read(text: str, start: int, step: int, marks: str) -> Repeat | None:
    mark = text[start + step - 1 : start + step]
    length = step - 1 if mark and mark in marks else step
    piece = text[start : start + length]
    if length < 2 or text[start + step : start + step + length] != piece or not _all_hanzi(piece):
        return None
    return Repeat(start, length, mark if length < step else "")


def _all_hanzi(piece: str) -> bool:
    return _HANZI_ONLY.fullmatch(piece) is not None
