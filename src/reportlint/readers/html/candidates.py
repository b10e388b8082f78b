"""Which elements may be the body of a page, noted as the walk leaves them, in linear time."""

from __future__ import annotations

import regex

from reportlint.readers.html.elements import ARTICLE, FRAME, PERHAPS
from reportlint.readers.html.lines import Line
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.readers.html.flow import Item

# 一、 to 六、: a report has six sections by its form, most other texts on a page none.
_CHAPTER = regex.compile(r"([一二三四五六])\s*[、．.]\s*\S")
_FEWEST_CHAPTERS = 5
_MOST_EXTRA_LINES = 12
_SHORTEST_ARTICLE = 40
_OF_THE_FRAME = regex.compile(
    "打印|关闭|字号|字体|浏览|点击|访问|阅读|次数|分享|扫一扫|当前位置|您的位置|上一[篇条]|下一[篇条]|来源[:：]|发布时间"
    "|发布日期|索引号|版权|主办|承办|备案|标识码|技术支持|收藏|返回"
)


class Range(NamedTuple):
    """Items `[first, end)` of a flow; `characters` is how many they hold."""

    first: int
    end: int
    characters: int = 0

    def holds(self, other: Range) -> bool:
        """Whether all of `other` is inside."""
        return self.first <= other.first and other.end <= self.end


class _Chapters:
    """The smallest element that holds so many different numbered headings, and how far its surroundings belong to it."""

    def __init__(self, found: int, place: Range, tag: str, known: Range | None) -> None:
        self.found = found
        self.place = place
        self.grown = place
        self.known = known
        self.tag = tag
        self.growing = True


class Candidates:
    """What the walk tells: each line, each element when it is left; `items` is the list that the walk fills."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._items = items
        self._places: dict[str, list[int]] = {mark: [] for mark in "一二三四五六"}
        self._chapters: list[_Chapters] = []
        self._named: list[tuple[str, Range]] = []

    def line(self, line: Line) -> None:
        """Note the line that was added last."""
        if line.linked:
            return
        first = line.pieces[0].text
        found = _CHAPTER.match(first if len(first) > 3 else line.text)
        if found:
            self._places[found[1]].append(len(self._items) - 1)

    def element(self, tag: str, role: str, first: int, characters: int) -> None:
        """Note a block element whose items are those from `first` on."""
        place = Range(first, len(self._items), characters)
        if place.first == place.end:
            return
        found = len([1 for places in self._places.values() if places and places[-1] >= first])
        if role == FRAME and found:
            role = ""
        if role:
            self._named.append((role, place))
        known = place if role == ARTICLE else None
        best = self._chapters[-1] if self._chapters else None
        if found >= _FEWEST_CHAPTERS and (best is None or found > best.found):
            # A table of contents has headings and nothing between them.
            if place.end - place.first >= 2 * found - 1:
                self._chapters.append(_Chapters(found, place, tag, known))
        elif best is not None and place.holds(best.place):
            self._grow(best, place, known, tag)

    def _grow(self, best: _Chapters, place: Range, known: Range | None, tag: str) -> None:
        if best.known is not None or not best.growing:
            best.known = best.known or known
            return
        if known is not None:
            best.known = known
            return
        extra = place.end - place.first - (best.grown.end - best.grown.first)
        if tag in {"body", "html"} or extra > _MOST_EXTRA_LINES:
            best.growing = False
            return
        around = [*self._items[place.first : best.grown.first], *self._items[best.grown.end : place.end]]
        if all(isinstance(item, Line) and not item.linked and not _OF_THE_FRAME.search(item.text) for item in around):
            best.grown = place
        else:
            best.growing = False

    def forget(self, first: int) -> None:
        """The items from `first` on become one grid: nothing inside it is a heading or a body."""
        for places in self._places.values():
            while places and places[-1] >= first:
                places.pop()
        while self._chapters and self._chapters[-1].place.first >= first:
            self._chapters.pop()
        while self._named and self._named[-1][1].first >= first:
            self._named.pop()

    def by_chapters(self) -> Range | None:
        """The body by its numbered headings, with a known element around them if there is one."""
        if not self._chapters:
            return None
        best = self._chapters[-1]
        return best.known or best.grown

    def named(self, *, sure: bool) -> Range | None:
        """The element with the most text among those whose names surely, or perhaps, say that an article is in them."""
        wanted = ARTICLE if sure else PERHAPS
        places = [place for role, place in self._named if role == wanted and place.characters >= _SHORTEST_ARTICLE]
        return max(places, key=lambda place: (place.characters, place.first), default=None)

    def frames(self) -> list[Range]:
        """Menus, trails of links, footers: elements whose names say so and that hold no numbered heading."""
        return [place for role, place in self._named if role == FRAME]
