"""Inline markup of one paragraph or cell: what stays visible, character by character."""

from __future__ import annotations

from bisect import bisect_right
from html import unescape
from html.entities import html5

import regex

from reportlint.compiled import compiled
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

_SPECIAL = compiled(r"[\\`*_~\[\]!<&\n]")
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_RUN = {mark: compiled(regex.escape(mark) + "+") for mark in "`*_~"}
# Bounded, so that a text full of unclosed brackets still costs linear time.
_LINK_TAIL = compiled(
    r"\(\s*(?:<[^<>\n]{0,2000}>|[^\s()<>]{0,2000}(?:\([^\s()]{0,500}\)[^\s()]{0,500}){0,4})"
    r"(?:\s+(?:\"[^\"]{0,500}\"|'[^']{0,500}'|\([^()]{0,500}\)))?\s*\)"
)
_REFERENCE_TAIL = compiled(r"\[([^\[\]]{0,300})\]")
_BREAK_TAG = compiled(
    r"<br\s*/?>|</?(?:p|div|li|ul|ol|tr|h[1-6]|section|article|center|blockquote|hr)\b[^<>]{0,2000}>", regex.IGNORECASE
)
_TAG = compiled(r"</?[A-Za-z][A-Za-z0-9-]{0,30}(?:\s[^<>]{0,2000})?/?>")
_AUTOLINK = compiled(r"<((?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]{0,2000})|(?:[^\s<>@]{1,100}@[^\s<>@]{1,100}))>")
_ENTITY = compiled(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_DEEPEST_SEARCH = 32

TEXT, CODE, SOFT, HARD = "text", "code", "soft", "hard"


class Visible(NamedTuple):
    """`text` stands for `[start, end)` of the raw text. `kind`: text, code, or a soft or hard break (text is `\\n`)."""

    kind: str
    text: str
    start: int
    end: int


class _Delimiter:
    """A run of `*`, `_` or `~~`; what is left of it between `start` and `end` stays visible."""

    __slots__ = ("closes", "end", "length", "mark", "opens", "start")

    def __init__(self, mark: str, start: int, end: int, *, opens: bool, closes: bool) -> None:
        self.mark, self.start, self.end, self.length = mark, start, end, end - start
        self.opens, self.closes = opens, closes


def visible(raw: str, references: AbstractSet[str]) -> list[Visible]:
    """The visible pieces of `raw` in order. `references` are the labels of link definitions, normalised by `label`."""
    if not _SPECIAL.search(raw):
        return [Visible(TEXT, raw, 0, len(raw))] if raw else []
    return _Scanner(raw, references).scan()


def label(text: str) -> str:
    """A link label as CommonMark compares it: blanks collapsed, case folded."""
    return " ".join(text.split()).casefold()


class _Scanner:
    def __init__(self, raw: str, references: AbstractSet[str]) -> None:
        self.raw = raw
        self.references = references
        self.nodes: list[Visible | _Delimiter] = []
        self.brackets: list[tuple[int, int]] = []
        self.open: list[_Delimiter] = []
        self.ticks: dict[int, list[int]] | None = None
        self.no_comment_end = False

    def scan(self) -> list[Visible]:
        at = 0
        while (special := _SPECIAL.search(self.raw, at)) is not None:
            self._text(at, special.start())
            at = self._special(special.start())
        self._text(at, len(self.raw))
        return [piece for node in self.nodes if (piece := _settled(node)).text]

    def _text(self, start: int, end: int, text: str | None = None) -> None:
        if end > start:
            self.nodes.append(Visible(TEXT, self.raw[start:end] if text is None else text, start, end))

    def _special(self, at: int) -> int:
        mark = self.raw[at]
        if mark == "\\":
            return self._escape(at)
        if mark == "`":
            return self._code(at)
        if mark in "*_~":
            return self._delimiter(at, mark)
        if mark == "[" or (mark == "!" and self.raw.startswith("[", at + 1)):
            end = at + (2 if mark == "!" else 1)
            self.brackets.append((len(self.nodes), end))
            self._text(at, end)
            return end
        if mark == "]":
            return self._close_bracket(at)
        if mark == "<":
            return self._angle(at)
        if mark == "&":
            return self._entity(at)
        if mark == "\n":
            return self._line_end(at)
        self._text(at, at + 1)
        return at + 1

    def _escape(self, at: int) -> int:
        following = self.raw[at + 1 : at + 2]
        if following == "\n":
            self.nodes.append(Visible(HARD, "\n", at, at + 2))
            return at + 2
        if following in _PUNCTUATION:
            self._text(at + 1, at + 2)
            return at + 2
        self._text(at, at + 1)
        return at + 1

    def _code(self, at: int) -> int:
        run = _RUN["`"].match(self.raw, at)
        assert run is not None
        length, inside = run.end() - at, run.end()
        if self.ticks is None:
            self.ticks = {}
            for each in _RUN["`"].finditer(self.raw):
                self.ticks.setdefault(each.end() - each.start(), []).append(each.start())
        starts = self.ticks.get(length, [])
        index = bisect_right(starts, at)
        if index == len(starts):
            self._text(at, inside)
            return int(inside)
        start, end = inside, starts[index]
        piece = self.raw[start:end]
        if piece[:1] in " \n" and piece[-1:] in " \n" and not piece.isspace():
            start, end = start + 1, end - 1
        # A line end in code shows as a blank; both are one character.
        self.nodes.append(Visible(CODE, self.raw[start:end].replace("\n", " "), start, end))
        return int(starts[index] + length)

    def _delimiter(self, at: int, mark: str) -> int:
        run = _RUN[mark].match(self.raw, at)
        assert run is not None
        end = run.end()
        if mark == "~" and end - at != 2:
            self._text(at, end)
            return int(end)
        before, after = self.raw[at - 1 : at], self.raw[end : end + 1]
        opens, closes = bool(after) and not after.isspace(), bool(before) and not before.isspace()
        if mark == "_":
            opens, closes = opens and not before.isalnum(), closes and not after.isalnum()
        delimiter = _Delimiter(mark, at, end, opens=opens, closes=closes)
        self.nodes.append(delimiter)
        if closes:
            self._close(delimiter)
        if opens and delimiter.end > delimiter.start:
            self.open.append(delimiter)
        return int(end)

    def _close(self, closer: _Delimiter) -> None:
        """Match with open runs from the nearest on.

        CommonMark lets marks of emphasis beside punctuation stand; in Chinese, where no blanks part words, that shows
        marks that the author meant (**“重点”**工作), so here a run may open and close beside anything but a blank.
        """
        index = len(self.open) - 1
        lowest = max(0, len(self.open) - _DEEPEST_SEARCH)
        while index >= lowest and closer.end > closer.start:
            opener = self.open[index]
            if opener.mark != closer.mark or _of_three(opener, closer):
                index -= 1
                continue
            used = 2 if min(opener.end - opener.start, closer.end - closer.start) >= 2 else 1
            opener.end -= used
            closer.start += used
            del self.open[index + 1 :]
            if opener.end == opener.start:
                self.open.pop()
                index -= 1

    def _close_bracket(self, at: int) -> int:
        if not self.brackets:
            self._text(at, at + 1)
            return at + 1
        node, inside = self.brackets.pop()
        end = self._link_end(at + 1, self.raw[inside:at] if at - inside < 300 else "")
        if end is None:
            self._text(at, at + 1)
            return at + 1
        opening = self.nodes[node]
        footnote = self.raw.startswith("^", inside)
        if self.raw[opening.start] == "!" or footnote:
            while self.open and self.open[-1].start >= opening.start:
                self.open.pop()
            del self.nodes[node:]
        else:
            self.nodes[node] = Visible(TEXT, "", opening.start, opening.end)
        return end

    def _link_end(self, at: int, inside: str) -> int | None:
        """Where the link or image ends whose `]` stands before `at`, or None if it is none."""
        if (tail := _LINK_TAIL.match(self.raw, at)) is not None:
            return int(tail.end())
        if not self.references:
            return None
        reference = _REFERENCE_TAIL.match(self.raw, at)
        if reference is not None and label(reference[1] or inside) in self.references:
            return int(reference.end())
        return at if label(inside) in self.references else None

    def _angle(self, at: int) -> int:
        if self.raw.startswith("<!--", at) and not self.no_comment_end:
            end = self.raw.find("-->", at + 4)
            if end >= 0:
                return end + 3
            self.no_comment_end = True
        if (found := _BREAK_TAG.match(self.raw, at)) is not None:
            self.nodes.append(Visible(HARD, "\n", at, found.end()))
            return int(found.end())
        if (found := _AUTOLINK.match(self.raw, at)) is not None:
            self._text(at + 1, found.end() - 1)
            return int(found.end())
        if (found := _TAG.match(self.raw, at)) is not None:
            return int(found.end())
        self._text(at, at + 1)
        return at + 1

    def _entity(self, at: int) -> int:
        found = _ENTITY.match(self.raw, at)
        # html.unescape alone would read the &not in &nothing;.
        known = found is not None and (found[0][1] == "#" or found[0][1:] in html5)
        text = unescape(found[0]) if found is not None and known else ""
        if found is None or not text:
            self._text(at, at + 1)
            return at + 1
        self._text(at, found.end(), text)
        return int(found.end())

    def _line_end(self, at: int) -> int:
        blanks = at
        while blanks and self.raw[blanks - 1] == " ":
            blanks -= 1
        self.nodes.append(Visible(HARD if at - blanks >= 2 else SOFT, "\n", at, at + 1))
        return at + 1


def _of_three(opener: _Delimiter, closer: _Delimiter) -> bool:
    """CommonMark's rule that keeps **a*b** whole."""
    both = opener.closes or closer.opens
    return both and (opener.length + closer.length) % 3 == 0 and (opener.length % 3 != 0 or closer.length % 3 != 0)


def _settled(node: Visible | _Delimiter) -> Visible:
    if isinstance(node, Visible):
        return node
    return Visible(TEXT, node.mark * (node.end - node.start), node.start, node.end)
