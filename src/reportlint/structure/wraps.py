"""Plain text whose lines all end where a page was full, as text copied from a PDF does: its paragraphs put together again."""

from __future__ import annotations

from collections import Counter

from reportlint.chinese.numbering import leading_marker
from reportlint.compiled import compiled
from reportlint.model.mapped import MappedText, Piece
from reportlint.record import NamedTuple
from reportlint.structure.breaks import CLOSERS, ENDS, PAUSES, is_wide, needed
from reportlint.structure.cells import is_page_number, trim
from reportlint.structure.lines import FEWEST, NARROWEST

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from reportlint.model.span import Span
    from reportlint.structure.rows import FoundRun

# Of such lines so many end within so many ems of where most do, and few of all lines go on after that.
_EVEN, _BEFORE, _BEHIND, _LONGER = 0.7, 3.0, 4.0, 0.1
# Of lines that a machine cut so many are of one length.
_EXACT = 0.85
# A line is full if what follows would have ended behind this place, in ems before the usual end.
_SLACK = 2.0
_FIRST_LINE = 1.5
"""Ems by which first lines stand in at least, where they do."""
_STEPPED = 3
"""So many of them tell that first lines stand in."""

_MARKS = compiled("[，。；：、,;]")
_LONGEST_HEAD = 12
"""Lines above the first row of numbers."""
_CELLS = compiled(r"\p{Han}[ \u3000\t]+\p{Han}")
_STOPS = "。！？!?…"
_CHAPTERS = frozenset({"一、", "一.", "第一章", "第一节"})
_SIGNED = compiled(
    r"(?:[12][0-9]{3}|[二一][〇○零一二三四五六七八九]{3})\s*年\s*\S{1,3}\s*月\s*\S{1,3}\s*日|[12][0-9]{3}[-/.][0-9]{1,2}[-/.][0-9]{1,2}"
)
_LABEL = compiled(r"\p{Han}[\p{Han} \u3000]{1,6}[：:]")
_NEVER_FIRST = frozenset("，。、；：！？）》〉”’】〕」』,;!?)%％")
_BULLETS = frozenset("•●■◆▪◦○·–-*")
_ORDINAL = compiled(
    r"(?:[一二三四五六七八九十]{1,3}[是要]|第[一二三四五六七八九十]{1,3}[，,、：:]|首先|其次|再次|最后)"
)
# （一）项 and （三）款 go on with an article.
_OF_ARTICLE = compiled(r"[（(][^（）()]{1,4}[）)]\s*[项款目条、和至]")
_PREAMBLE = compiled(r"(?:根据|按照|依据|依照|遵照|为|现将|本报告|本年报|本年度报告)")
_OPENERS = {"》": "《", "）": "（", ")": "(", "”": "“", "〉": "〈"}


class _Text(NamedTuple):
    """The lines of a text: trimmed, without those of rows. `depths` are the ems before them beyond the usual."""

    spans: tuple[tuple[int, int], ...]
    words: tuple[str, ...]
    depths: tuple[float, ...]
    rows: AbstractSet[int]


def rejoined(text: str, lines: Sequence[Span], runs: Sequence[FoundRun]) -> MappedText | None:
    """`text` without the line ends inside of its sentences, or None if it is not wrapped.

    `lines` are its non-blank lines, `runs` the rows among them. A page number between two lines of a sentence goes with
    the line ends. Headings, items, rows, labels, signatures and lines after a blank one stay by themselves.
    """
    page = _laid_out(text, lines, runs)
    width = _width(page)
    if width is None:
        return None
    stepped = _is_stepped(page)
    cuts = list(_cuts(text, page, width, stepped=stepped))
    return _without(text, cuts, exact=width.exact) if cuts else None


def _laid_out(text: str, lines: Sequence[Span], runs: Sequence[FoundRun]) -> _Text:
    spans = tuple(trim(text, start, end) for start, end in lines)
    rows: set[int] = set()
    for run in runs:
        rows.update(range(run.first, run.end))
        # What stands above the rows and is no sentence is their head.
        above = run.first - 1
        while above >= max(0, run.first - _LONGEST_HEAD) and not _ends_above(text[slice(*spans[above])]):
            rows.add(above)
            above -= 1
    before = [_ems(text[line.start : start]) for line, (start, _) in zip(lines, spans, strict=True)]
    prose = [depth for index, depth in enumerate(before) if index not in rows]
    usual = min(prose, default=0.0)
    return _Text(
        spans, tuple(text[start:end] for start, end in spans), tuple(depth - usual for depth in before), rows
    )  # fmt: skip


def _ends_above(words: str) -> bool:
    """Whether the head of a table begins below a line."""
    return bool(_ends(words)) or _is_item(words)


class _Width(NamedTuple):
    """Where lines end, in ems or in characters (`by_count`), and how far from there they do.

    `exact` says that a machine counted the characters: it cuts words and numbers.
    """

    usual: float
    by_count: bool
    spread: float
    exact: bool = False

    def of(self, words: str, depth: float) -> float:
        return depth + (len(words) if self.by_count else _ems(words))


def _ems(words: str) -> float:
    wide = sum(map(is_wide, words))
    return wide + (len(words) - wide) / 2 + words.count("\t") + sum(words.count(mark) for mark in "“”‘’…—·") / 2


def _ends(words: str) -> str:
    """The mark that ends the sentence of a line, or nothing."""
    last = words.rstrip(CLOSERS)[-1:]
    return last if last in ENDS else ""


def _width(page: _Text) -> _Width | None:
    prose = [
        (words, depth)
        for index, (words, depth) in enumerate(zip(page.words, page.depths, strict=True))
        if index not in page.rows
    ]
    opened = [line for line in prose if len(line[0]) >= NARROWEST and not _ends(line[0])]
    if len(opened) < FEWEST:
        return None
    width = min((_measured(opened, by_count=by_count) for by_count in (False, True)), key=lambda width: width.spread)
    near = sum(1 for line in opened if -_BEFORE <= width.of(*line) - width.usual <= _BEHIND)
    longer = sum(1 for line in prose if width.of(*line) > width.usual + _BEHIND)
    if near < FEWEST or near < _EVEN * len(opened) or longer > max(1, _LONGER * near):
        return None
    ((_, alike),) = Counter(len(words) for words, _ in opened).most_common(1)
    return width._replace(exact=width.by_count and alike >= _EXACT * near)


def _measured(opened: Sequence[tuple[str, float]], *, by_count: bool) -> _Width:
    width = _Width(0, by_count, 0)
    widths = [width.of(*line) for line in opened]
    usual = sorted(widths)[len(widths) // 2]
    # Where few lines are no lines of the text their distances count as one.
    return width._replace(usual=usual, spread=sum(min(abs(each - usual), _BEHIND) for each in widths) / len(widths))


def _is_stepped(page: _Text) -> bool:
    """Whether first lines stand in and the others do not."""
    deep = [depth >= _FIRST_LINE for index, depth in enumerate(page.depths) if index not in page.rows]
    return min(sum(deep), len(deep) - sum(deep)) >= _STEPPED


class _Paragraph(NamedTuple):
    """A paragraph as far as it is read: the line it begins with, its last line, and whether a mark of a sentence is in it.

    `depth` is that of the last line. `top` says that nothing but titles and labels may have stood above it.
    """

    first: str
    last: str
    marked: bool
    depth: float
    top: bool


def _cuts(text: str, page: _Text, width: _Width, *, stepped: bool) -> Iterator[tuple[int, int]]:
    """What stands between two lines of one paragraph."""
    lines = [index for index, span in enumerate(page.spans) if index in page.rows or not is_page_number(text, *span)]
    top = True
    paragraph: _Paragraph | None = None
    for before, after, behind in zip(lines, lines[1:], [*lines[2:], None], strict=False):
        words = page.words[before]
        marked = _MARKS.search(words) is not None
        top = top and not marked and not _is_chapter(words)
        if paragraph is None:
            paragraph = _Paragraph(words, words, marked, page.depths[before], top)
        else:
            paragraph = paragraph._replace(last=words, marked=paragraph.marked or marked, depth=page.depths[before])
        goes_on = (
            page.rows.isdisjoint((before, after))
            and (after > before + 1 or _are_neighbours(text, page.spans[before][1], page.spans[after][0]))
            and not (page.depths[after] >= _FIRST_LINE if stepped else page.depths[after] > page.depths[before])
            and not (behind and _SIGNED.fullmatch(page.words[behind]) and not _MARKS.search(page.words[after]))
            and _goes_on(paragraph, page.words[after], width, stepped=stepped)
        )
        if goes_on:
            yield page.spans[before][1], page.spans[after][0]
        else:
            paragraph = None


def _are_neighbours(text: str, end: int, start: int) -> bool:
    """Whether a single line end parts two lines."""
    return text.count("\n", end, start) + text.count("\r", end, start) - text.count("\r\n", end, start) == 1


def _goes_on(paragraph: _Paragraph, after: str, width: _Width, *, stepped: bool) -> bool:
    before = paragraph.last
    if width.of(before, paragraph.depth) + needed(after) < width.usual - _SLACK:
        return False
    if after[0] in _BULLETS and not after[1:2].isdecimal():
        return False
    if after[0] in _NEVER_FIRST or (width.exact and before[-1].isdecimal() and after[0].isdecimal()):
        return True
    if _CELLS.search(after) and not _MARKS.search(after):
        return False
    end = _ends(before)
    if end and end in _STOPS and not stepped:
        return False
    if _is_item(after) and not (before[-1] in "第条款项" or (not end and _OF_ARTICLE.match(after))):
        return False
    if end and _ORDINAL.match(after):
        return False
    if not paragraph.marked and not _is_open(before) and not _is_prose(paragraph):
        return False
    return before[-1] in PAUSES or not (_SIGNED.fullmatch(after) or (paragraph.top and _LABEL.match(after)))


def _is_prose(paragraph: _Paragraph) -> bool:
    """Whether a paragraph without a mark so far is one, and no heading or title."""
    first = paragraph.first
    if paragraph.top:
        return _PREAMBLE.match(first) is not None
    return not _is_chapter(first) and not (first[0] in "（(" and first[-1] in "）)")


def _is_open(words: str) -> bool:
    """Whether a bracket or quotation mark is still open at the end of a line."""
    return any(words.rfind(opener) > words.rfind(closer) for closer, opener in _OPENERS.items())


def _is_item(words: str) -> bool:
    return leading_marker(words[:40]) is not None


def _is_chapter(words: str) -> bool:
    marker = leading_marker(words[:40])
    return marker is not None and marker.style in _CHAPTERS


def _without(text: str, cuts: Sequence[tuple[int, int]], *, exact: bool) -> MappedText:
    parts: list[MappedText] = []
    at = 0
    for start, end in cuts:
        # A machine that counts characters cuts words and keeps the blanks.
        low, high = _line_ends(text, start, end) if exact else (start, end)
        parts.append(MappedText.identity(text[at:low], at))
        if not exact and _parts_words(text[low - 1], text[high]):
            parts.append(MappedText(" ", (Piece(0, 1, low, high),)))
        at = high
    parts.append(MappedText.identity(text[at:], at))
    return MappedText.join(parts)


def _line_ends(text: str, start: int, end: int) -> tuple[int, int]:
    while text[start] not in "\r\n":
        start += 1
    while text[end - 1] not in "\r\n":
        end -= 1
    return start, end


def _parts_words(left: str, right: str) -> bool:
    """Whether a blank stood where the line was broken: between words in Latin letters, not inside of a number."""
    return left.isascii() and right.isascii() and left.isalnum() and right.isalnum() and not (left + right).isdecimal()
