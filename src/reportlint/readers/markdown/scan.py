"""Lines of a Markdown source to raw blocks: which lines make a heading, a paragraph, an item, a table."""

from __future__ import annotations

import regex

from reportlint.compiled import compiled
from reportlint.model.span import Span
from reportlint.readers.markdown.inline import label
from reportlint.record import NamedTuple
from reportlint.structure.cells import is_page_number
from reportlint.structure.lines import lines_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_QUOTE = compiled(r"[ ]{0,3}>[ ]?")
_ATX = compiled(r"(#{1,6})(?:[ \t]+|(?=[\p{Han}（(“《])|$)")
_SETEXT = compiled(r"(=+|-+)[ \t]*$")
_BREAK = compiled(r"(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_FENCE = compiled(r"(`{3,}(?=[^`]*$)|~{3,})")
_ITEM = compiled(r"(?:([-*+])|([0-9]{1,9})[.)])(?:[ \t]+|$)")
_DEFINITION = compiled(r"\[([^\[\]]{1,300})\]:[ \t]*(?:<[^<>]*>|[!-;=?-~]+)(?:[ \t]+[\"'(].*)?[ \t]*$")
_FOOTNOTE = compiled(r"\[(\^[^\[\]\s]{1,100})\]:[ \t]*")
_DELIMITER_ROW = compiled(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_NUMBER = compiled(r"[0-9]{1,9}(?=[.)])")
_HAN = compiled(r"\p{Han}")
_UNSEEN = compiled(r"<(script|style|title)\b", regex.IGNORECASE)

HEADING, PARAGRAPH, ITEM, TABLE, HTML_TABLE = "heading", "paragraph", "item", "table", "html-table"


class RawBlock(NamedTuple):
    """Source spans of the lines of one block, without the marks of what holds them (`>`, `- `, indentation).

    `level` is that of a heading or item; of anything else how many items hold it. An ordered item begins with its number, and `shown` is the number that a
    page shows for it, where that is not the written one. A table's second line is its delimiter row.
    """

    kind: str
    lines: tuple[Span, ...]
    level: int = 0
    shown: str | None = None


class _Open:
    """A block that may go on in the next line."""

    def __init__(self, kind: str, first: Span, level: int = 0) -> None:
        self.kind, self.lines, self.level = kind, [first], level


class _List(NamedTuple):
    marker_indent: int
    content_indent: int


def scan(text: str, start: int) -> tuple[list[RawBlock], set[str]]:
    """Raw blocks of a Markdown text from offset `start` on, and the labels of its link definitions."""
    scanner = _Scanner(text, [line for line in lines_of(text) if line.start >= start])
    scanner.run()
    return _shown_numbers(text, scanner.blocks), scanner.references


class _Scanner:
    def __init__(self, text: str, lines: list[Span]) -> None:
        self.text = text
        self.lines = lines
        self.blocks: list[RawBlock] = []
        self.references: set[str] = set()
        self.open: _Open | None = None
        self.lists: list[_List] = []
        self.at = 0
        self.after_blank = False
        self.unclosed: set[str] = set()

    def run(self) -> None:
        while self.at < len(self.lines):
            line = self.lines[self.at]
            self.at += 1
            start = line.start
            while (quote := _QUOTE.match(self.text, start, line.end)) is not None:
                start = quote.end()
            self._line(start, line.end)
        self._close()

    def _close(self) -> None:
        if self.open is not None:
            self.blocks.append(RawBlock(self.open.kind, tuple(self.open.lines), self.open.level))
            self.open = None

    def _emit(self, kind: str, lines: Iterable[Span], level: int = 0) -> None:
        self._close()
        self.blocks.append(RawBlock(kind, tuple(lines), level))

    def _line(self, start: int, end: int) -> None:
        begin, indent = self._indentation(start, end)
        if begin == end:
            self._close()
            self.after_blank = True
            return
        after_blank, self.after_blank = self.after_blank, False
        if self._is_code(begin, end, indent):
            return
        if self._fence(begin, end) or self._unseen(begin, end) or self._heading(begin, end):
            return
        if self._table(begin, end) or self._item(begin, end, indent) or self._definition(begin, end):
            return
        if self.open is not None:
            self.open.lines.append(Span(begin, end))
            return
        while after_blank and self.lists and indent < self.lists[-1].content_indent:
            self.lists.pop()
        self.open = _Open(PARAGRAPH, Span(begin, end), len(self.lists))

    def _indentation(self, start: int, end: int) -> tuple[int, int]:
        indent = 0
        while start < end and self.text[start] in " \t":
            indent += 4 - indent % 4 if self.text[start] == "\t" else 1
            start += 1
        if self.text[start:end].isspace():
            return end, indent
        return start, indent

    def _is_code(self, begin: int, end: int, indent: int) -> bool:
        """Indented code; what is indented prose (a paragraph that begins with four blanks) stays prose."""
        held = self.lists[-1].content_indent if self.lists else 0
        return self.open is None and indent >= held + 4 and not _HAN.search(self.text, begin, end)

    def _fence(self, begin: int, end: int) -> bool:
        found = _FENCE.match(self.text, begin, end)
        if found is None or found[1][0] in self.unclosed:
            return False
        closing = compiled(rf"[ \t>]*{regex.escape(found[1][0])}{{{len(found[1])},}}[ \t]*$")
        for index in range(self.at, len(self.lines)):
            line = self.lines[index]
            if closing.match(self.text, line.start, line.end):
                self._close()
                self.at = index + 1
                return True
        # A fence that nothing closes would hide all that follows: it is shown as what it is.
        self.unclosed.add(found[1][0])
        return False

    def _unseen(self, begin: int, end: int) -> bool:
        """HTML comments and scripts over any lines; an HTML table becomes a block of its own."""
        if not self.text.startswith("<", begin):
            return False
        if self.text.startswith("<!--", begin):
            # One that ends in its line is left to the inline marks.
            return self.text.find("-->", begin + 4, end) < 0 and self._skip_past("-->", begin + 4)
        if (unseen := _UNSEEN.match(self.text, begin, end)) is not None:
            return self._skip_past(rf"</{unseen[1].lower()}\s*>", begin)
        if self.text[begin : begin + 6].lower() == "<table" and "table" not in self.unclosed:
            for index in range(self.at - 1, len(self.lines)):
                line = self.lines[index]
                if "</table" in self.text[line.start : line.end].lower():
                    self._emit(HTML_TABLE, [Span(begin, line.end)])
                    self.at = index + 1
                    return True
            self.unclosed.add("table")
        return False

    def _skip_past(self, closing: str, begin: int) -> bool:
        """Leave out all up to `closing` and read on behind it."""
        if closing in self.unclosed:
            return False
        found = regex.search(closing, self.text, pos=begin, flags=regex.IGNORECASE)
        if found is None:
            self.unclosed.add(closing)
            return False
        self._close()
        while self.lines[self.at - 1].end < found.end():
            self.at += 1
        self._line(found.end(), self.lines[self.at - 1].end)
        return True

    def _heading(self, begin: int, end: int) -> bool:
        atx = _ATX.match(self.text, begin, end)
        if atx is not None:
            title = _without_closing_marks(self.text, atx.end(), end)
            # `#话题#` is no heading; `##标题` without its blank is meant as one.
            if atx.end() > atx.end(1) or "#" not in self.text[title.start : end]:
                self.lists.clear()
                self._emit(HEADING, [title], len(atx[1]))
                return True
        if self.open is not None and self.open.kind == PARAGRAPH:
            under = _SETEXT.match(self.text, begin, end)
            if under is not None and (under[1][0] == "=" or self._may_be_heading(self.open)):
                self.open.kind, self.open.level = HEADING, 1 if under[1][0] == "=" else 2
                self._close()
                return True
        if _BREAK.match(self.text, begin, end):
            self._close()
            return True
        return False

    def _may_be_heading(self, paragraph: _Open) -> bool:
        """A rule under a paragraph that ends a sentence was meant as a rule."""
        last = paragraph.lines[-1]
        return len(paragraph.lines) == 1 and self.text[last.start : last.end].rstrip()[-1:] not in tuple("。！？；：")

    def _table(self, begin: int, end: int) -> bool:
        if "|" not in self.text[begin:end] or self.at >= len(self.lines):
            return False
        following = self.lines[self.at]
        second = self._content(following)
        row = self.text[second.start : second.end]
        if "|" not in row or not _DELIMITER_ROW.match(row):
            return False
        rows = [Span(begin, end), second]
        self.at += 1
        while self.at < len(self.lines):
            content = self._content(self.lines[self.at])
            if "|" not in self.text[content.start : content.end]:
                break
            rows.append(content)
            self.at += 1
        self._emit(TABLE, rows)
        return True

    def _content(self, line: Span) -> Span:
        start = line.start
        while (quote := _QUOTE.match(self.text, start, line.end)) is not None:
            start = quote.end()
        return Span(self._indentation(start, line.end)[0], line.end)

    def _item(self, begin: int, end: int, indent: int) -> bool:
        found = _ITEM.match(self.text, begin, end)
        if found is None or is_page_number(self.text, begin, end) or found.end() == end:
            return False
        while self.lists and indent < self.lists[-1].content_indent:
            self.lists.pop()
        self._close()
        self.lists.append(_List(indent, indent + min(found.end() - begin, 5)))
        self.open = _Open(ITEM, Span(begin if found[2] else found.end(), end), len(self.lists))
        return True

    def _definition(self, begin: int, end: int) -> bool:
        if self.open is not None or self.text[begin] != "[":
            return False
        if (footnote := _FOOTNOTE.match(self.text, begin, end)) is not None:
            self.references.add(label(footnote[1]))
            self.open = _Open(PARAGRAPH, Span(footnote.end(), end))
            return True
        if (definition := _DEFINITION.match(self.text, begin, end)) is not None:
            self.references.add(label(definition[1]))
            return True
        return False


def _without_closing_marks(text: str, start: int, end: int) -> Span:
    """The title of a heading `# title #`."""
    title = text[start:end].rstrip()
    bare = title.rstrip("#")
    if bare != title and (not bare or bare[-1] in " \t"):
        title = bare.rstrip()
    return Span(start, start + len(title))


def _shown_numbers(text: str, blocks: list[RawBlock]) -> list[RawBlock]:
    """Items all numbered 1. are a habit of writers, not a slip: a page shows them as 1. 2. 3.

    Numbers that differ are taken as written, although a page would count on from the first: the writer meant them.
    """
    shown = list(blocks)
    lists: dict[int, list[int]] = {}
    for index, block in enumerate([*blocks, RawBlock(HEADING, ())]):
        number = _NUMBER.match(text, block.lines[0].start) if block.kind == ITEM else None
        for level in [level for level in lists if level > block.level or (level == block.level and number is None)]:
            _count_up(text, shown, lists.pop(level))
        if number is not None:
            lists.setdefault(block.level, []).append(index)
    return shown


def _count_up(text: str, blocks: list[RawBlock], items: list[int]) -> None:
    numbers = [int(text[(start := blocks[item].lines[0].start) : _number_end(text, start)]) for item in items]
    if len(numbers) > 1 and len(set(numbers)) == 1:
        for offset, item in enumerate(items):
            blocks[item] = blocks[item]._replace(shown=str(numbers[0] + offset))


def _number_end(text: str, start: int) -> int:
    while text[start].isdecimal():
        start += 1
    return start
