"""One line of text as a row of cells: at bars, tabs, wide blanks, or before numbers that single blanks divide."""

from __future__ import annotations

from functools import lru_cache

from reportlint.compiled import compiled
from reportlint.model.span import Span
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import regex

_BLANK = r"[ \u00a0\u2000-\u200a\u202f\u205f\u3000]"
_DIGIT = "[0-9０-９]"
_NUMBER = rf"[-−－+＋]?{_DIGIT}+(?:[,，]{_DIGIT}{{3}})*(?:[.．]{_DIGIT}+)?(?:[%％]|万?元)?"
# People and scanners put these where a number belongs: marks for "nothing", letters for digits.
_STAND_IN = r"[-－—–/／\\*＊〇○OoIlＯ]|——|无"

_NUMERIC = compiled(rf"(?:{_NUMBER}|{_STAND_IN})\Z")
# `1 234` in a cell of its own is one number with a blank for a comma.
_BLANK_THOUSANDS = compiled(rf"{_DIGIT}{{1,3}}(?: {_DIGIT}{{3}})+\Z")
_DECIMAL = compiled(r"\p{Nd}")
_BAR = compiled("[|｜│┃]")
_TAB = compiled("\t")
_WIDE = compiled(rf"{_BLANK}{{2,}}|\u3000")
_MAY_BE_ROW = compiled(rf"[|｜│┃\t]|{_BLANK}{{2}}|\u3000|(?<!\S)(?:{_NUMBER}|{_STAND_IN})\Z")
_SENTENCE = compiled("[。！？；]")
_CLAUSE = compiled("[，。；：！？,;:]")
_HAN = compiled(r"\p{Han}")
_STROKES = frozenset("-+=─━│┃┌┐└┘├┤┬┴┼═║╔╗╚╝╠╣╦╩╬|: \t")
_BARS = frozenset("|│┃║:+- \t")
_DASHES = "-—–－·•"

_LONGEST_KNOWN = 120
"""Code points of the longest line that is remembered with its cells."""

_ROW_IN_SPITE_OF_MARKS = 3
LONGEST_LABEL = 60
"""Hanzi; the longest label of an official form has 34, and a column of notes some more."""


class CellLine(NamedTuple):
    """A line that may be a row. `divided` is `bar`, `tab`, `wide`, `blank` or empty for one cell.

    `numbers` counts the cells that hold a number or a stand-in for one; `digits` those with a true number. A labelled
    line begins with something else.
    """

    span: Span
    cells: tuple[Span, ...]
    divided: str
    numbers: int
    digits: int
    labelled: bool


def count_hanzi(text: str, start: int, end: int) -> int:
    """Hanzi in `[start, end)`; reading glosses and digits do not make a label long."""
    return len(_HAN.findall(text, start, end))


def is_label(text: str, start: int, end: int) -> bool:
    """Whether `[start, end)` is short and no sentence: it may be a label, a piece of one, or a heading."""
    if end - start > 4 * LONGEST_LABEL or _SENTENCE.search(text, start, end) or text[end - 1] in "：:":
        return False
    # A comma ends a line of a label only where the label is wrapped inside its brackets.
    if text[end - 1] in "，," and not text.rfind("（", start, end) > text.rfind("）", start, end):
        return False
    return end - start <= LONGEST_LABEL or count_hanzi(text, start, end) <= LONGEST_LABEL


def is_page_number(text: str, start: int, end: int) -> bool:
    """Whether `[start, end)` is what a page foot says: `-4-`, `— 4 —`, `第 4 页`, `第4页 共12页`."""
    line = text[start:end]
    if end - start > 40 or not line or line[0] not in _DASHES + "第":
        return False
    if line[0] == "第":
        number, page, rest = line[1:].partition("页")
        rest = rest.strip(" \t，,/共页")
        return bool(page) and number.strip().isdecimal() and (not rest or rest.isdecimal())
    return line[-1] in _DASHES and line.strip(_DASHES + " \t\u3000").isdecimal()


def is_border(text: str, start: int, end: int) -> bool:
    """Whether `[start, end)` is a drawn line of a table: strokes alone, and not only bars (those are blank cells)."""
    if start < end and text[start] not in _STROKES:
        return False
    line = text[start:end]
    used = set(line[:200])
    return used <= _STROKES and ("--" in line or bool(used - _BARS)) and _STROKES.issuperset(line)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """`[start, end)` without the blanks around it; an empty range stands where it began."""
    piece = text[start:end]
    inner = piece.strip()
    if len(inner) == len(piece):
        return start, end
    if not inner:
        return start, start
    start += piece.index(inner)
    return start, start + len(inner)


def is_number(text: str, span: Span) -> bool:
    """Whether the cell holds a number or a stand-in for one, and nothing else."""
    return _NUMERIC.match(text, span.start, span.end) is not None


def read_cells(text: str, line: Span) -> CellLine | None:
    """The cells of a line (given whole, without its end), or None where nothing suggests a row."""
    low, high = line
    if high - low > _LONGEST_KNOWN:
        return _read_line(text, line)
    # Tables of one form have the same labels, and zeros beside most of them.
    row = _read_alone(text[low:high])
    if row is None:
        return None
    cells = tuple([Span(start + low, end + low) for start, end in row.cells])
    return CellLine(Span(cells[0].start, cells[-1].end), cells, row.divided, row.numbers, row.digits, row.labelled)


@lru_cache(maxsize=4096)
def _read_alone(line: str) -> CellLine | None:
    return _read_line(line, Span(0, len(line)))


def _read_line(text: str, line: Span) -> CellLine | None:
    start, end = trim(text, line.start, line.end)
    if not _MAY_BE_ROW.search(text, start, end) and "\t" not in text[end : line.end]:
        return None
    if is_border(text, start, end) or is_page_number(text, start, end):
        return None
    sentence = _SENTENCE.search(text, start, end) is not None
    bars = len(_BAR.findall(text, start, end))
    if bars and (bars > 1 or not sentence):
        return _counted(text, tuple(_between(text, start, end, _BAR)), "bar")
    if "\t" in text[start : line.end]:
        row = _counted(text, tuple(_between(text, line.start, line.end, _TAB)), "tab")
        return row if not sentence or row.digits else None
    found = _by_blanks(text, start, end)
    # A spoilt cell may hold any mark (0？); a sentence has no three numbers set off by blanks at its end.
    return found if found and (not sentence or found.numbers >= _ROW_IN_SPITE_OF_MARKS) else None


def _between(text: str, start: int, end: int, divider: regex.Pattern[str]) -> Iterator[Span]:
    at = start
    for piece in divider.split(text[start:end]):
        inner = piece.strip()
        begin = at + piece.index(inner)
        yield Span(begin if inner else at, begin + len(inner))
        at += len(piece) + 1


def _counted(text: str, cells: tuple[Span, ...], divided: str) -> CellLine:
    numbers = digits = 0
    labelled = True
    for place, (start, end) in enumerate(cells):
        inside = text[start:end]
        plain = inside.isdigit() and inside.isascii()
        if plain or _NUMERIC.match(text, start, end):
            numbers += 1
            digits += plain or _DECIMAL.search(inside) is not None
            labelled = labelled and place > 0
    return CellLine(Span(cells[0].start, cells[-1].end), cells, divided, numbers, digits, labelled)


def _by_blanks(text: str, start: int, end: int) -> CellLine | None:
    parts = _wide_parts(text, start, end)
    if end - start > LONGEST_LABEL and any(count_hanzi(text, part.start, part.end) > LONGEST_LABEL for part in parts):
        return None
    cells: list[Span] = []
    for part in parts:
        cells.extend(_tail_numbers(text, part, alone=len(parts) > 1))
    line = _counted(text, tuple(cells), "wide" if len(parts) > 1 else "blank" if len(cells) > 1 else "")
    if line.divided == "blank" and line.numbers == 1 and _clause_of_prose(text, cells[0]):
        return None
    return line if len(cells) > 1 or line.numbers else None


def _clause_of_prose(text: str, label: Span) -> bool:
    """`全年收到申请，其中公开 12` is a wrapped sentence, `部分公开（区分处理的，只计这一情形） 0` is a row."""
    bracket = compiled("[（(]").search(text, pos=label.start, endpos=label.end)
    outside = bracket.start() if bracket else label.end
    return _CLAUSE.search(text, label.start, outside) is not None or _HAN.search(text, label.start, label.end) is None


def _wide_parts(text: str, start: int, end: int) -> list[Span]:
    parts = [Span(*trim(text, at, to)) for at, to in _cut(text, start, end)]
    joined: list[Span] = []
    for part in parts:
        if joined and _spaced_out(text, joined[-1], part):
            joined[-1] = Span(joined[-1].start, part.end)
        else:
            joined.append(part)
    return joined


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for found in _WIDE.finditer(text, start, end):
        yield at, found.start()
        at = found.end()
    yield at, end


def _spaced_out(text: str, left: Span, right: Span) -> bool:
    """Whether the blanks between the two only stretch a word (总　计, 年  度  报  告)."""
    one_left = len(left) == 1 or text[left.end - 2].isspace()
    one_right = len(right) == 1
    if not (text[left.end - 1 : left.end] > "\u2e80" and text[right.start : right.start + 1] > "\u2e80"):
        return False
    single = right.start - left.end == 1
    return (one_left and one_right) or (single and (one_left or one_right))


def _tokens(text: str, part: Span) -> Iterator[Span]:
    at = part.start
    for word in part.of(text).split():
        start = text.index(word, at)
        at = start + len(word)
        yield Span(start, at)


def _tail_numbers(text: str, part: Span, *, alone: bool) -> Iterator[Span]:
    """Label and numbers of a piece; `alone` says that wide blanks divided it from others already."""
    tokens = list(_tokens(text, part))
    first = len(tokens)
    while first and is_number(text, tokens[first - 1]):
        first -= 1
    numbers: Sequence[Span] = tokens[first:]
    if not numbers or (alone and first and len(numbers) < 2):
        yield part
        return
    if alone and not first and _BLANK_THOUSANDS.match(text, part.start, part.end):
        yield part
        return
    if first:
        yield Span(part.start, tokens[first - 1].end)
    yield from numbers
