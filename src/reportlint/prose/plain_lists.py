"""Lists without numbers, whose length is announced: by a word that all items share, by their semicolons, by their quotation marks."""

from __future__ import annotations

from reportlint.chinese.numerals import parse_numeral
from reportlint.compiled import compiled
from reportlint.record import NamedTuple

WAYS = ("shared", "semicolons", "quoted")
"""How the items of a list are known: they share the word behind the number, semicolons part them, or each is quoted."""

_NUMERAL = compiled("[0-9]+|[两二三四五六七八九十]+")
_LEAD = compiled(r"[”’]?(?:\p{Han}{0,6}[:,]即?|,?即)[:]?")
_PIECE = {mark: compiled(rf"[^{mark}]+") for mark in (";", "、,", ",", "、")}
_OPEN = compiled(r"等(?![级候待额离效同于次价距位比号高])|……|(?:包括|例如|比如|特别是|尤其是|还有|既|又)")
_NUMBERED = compiled(
    r"[一二三四五六七八九十][是要]|[首其再最][先次后]|[(]?[一二三四五六七八九十0-9][)、.]|一方面|另一方面|第[一二三]"
)
_TURN = compiled(
    r"(?:下一步|下步|对此|为此|针对|同时|以上|上述|今后|目前|这些?|对照|对于|我|将|已|均|都|其中|此外|另外|并且?|明年|20[0-9]{2}年)"
)
_QUOTED = compiled("“[^“”。]{1,24}”[、和及与]?(?=(?:“[^“”。]{1,24}”[、和及与]?)*+$)")
_BEFORE_QUOTES = frozenset("、和及与或》）)")
_MEASURES = frozenset("个张项本")
_MOST = 10
_REACH = 400


class PlainList(NamedTuple):
    """Where the items of a list stand, half-open in the view, and how many there should be."""

    items: tuple[tuple[int, int], ...]
    said: int


def read_plain(text: str, start: int, end: int, way: str) -> PlainList | None:
    """The list that `text[start:end]` announces (“四个及时”, 有四条, 四个菜单); None where it cannot be told for certain.

    `end` is where the words of the number end; items are looked for in their sentence only.
    """
    numeral = _NUMERAL.match(text, start, end)
    value = parse_numeral(numeral[0]) if numeral is not None else None
    if numeral is None or value is None or not 1 < value <= _MOST:
        return None
    said = int(value)
    if way == "quoted":
        items = _quoted(text, start)
    else:
        lead = _LEAD.match(text, end)
        if lead is None or (way == "semicolons" and ":" not in lead[0]):
            return None
        stop = _sentence_end(text, lead.end())
        if stop is None:
            return None
        body = (lead.end(), stop)
        items = (
            _parted(text, *body)
            if way == "semicolons"
            else _sharing(text, *body, _word(text, numeral.end(), end), said)
        )
    return PlainList(tuple(items), said) if len(items) > 1 else None


def _word(text: str, start: int, end: int) -> str:
    word = text[start:end].strip("“”‘’ ")
    return word[1:] if word[:1] in _MEASURES and len(word) > 1 else word


def _sentence_end(text: str, start: int) -> int | None:
    """Where the sentence ends, if it ends in a stop; brackets and numbers of points in it make a list of another kind."""
    for at in range(start, min(len(text), start + _REACH)):
        if text[at] == "。":
            return at
        if text[at] in "\r\n\t|？！?!":
            return None
    return None


def _pieces(text: str, start: int, end: int, marks: str) -> list[tuple[int, int]]:
    return [match.span() for match in _PIECE[marks].finditer(text, start, end) if match[0].strip()]


def _parted(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Items between semicolons: three or more, of which none is open, numbered, or goes on to something else."""
    items = _pieces(text, start, end, ";")
    numbered = any(_NUMBERED.match(text[low:high].lstrip()) for low, high in items)
    if len(items) < 3 or numbered or ":" in text[start:end] or _OPEN.search(text[start:end]):
        return []
    turns = any(_TURN.match(text[low:high].lstrip()) for low, high in items[1:])
    return [] if turns else items


def _sharing(text: str, start: int, end: int, word: str, said: int) -> list[tuple[int, int]]:
    """Items that all have the word; none where the marks of the list may be read so that their number is right."""
    if not word or _OPEN.search(text[start:end]):
        return []
    ways = [";"] if ";" in text[start:end] else ["、,", ",", "、"]
    read = []
    for marks in ways:
        items = _pieces(text, start, end, marks)
        # 有专人、有制度，常抓不懈: what follows a comma may be no item, and two before it no whole list.
        loose = marks == "、" and "," in text[start:end] and len(items) < 3
        if len(items) > 1 and all(word in text[low:high] for low, high in items):
            read += [items] if not loose or len(items) == said else []
    right = next((items for items in read if len(items) == said), None)
    return right or (read[0] if read else [])


def _quoted(text: str, start: int) -> list[tuple[int, int]]:
    """Quotations that stand one after another right before `start`, with nothing of the list before the first."""
    low = max(0, start - _REACH)
    low = max(low, *(text.rfind(mark, low, start) + 1 for mark in "。;\n"))
    items = [(low + match.start(), low + match.end()) for match in _QUOTED.finditer(text[low:start])]
    if len(items) < 2 or (items[0][0] > 0 and text[items[0][0] - 1] in _BEFORE_QUOTES):
        return []
    return items
