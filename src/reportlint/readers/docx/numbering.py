"""Automatic numbering resolved to what the eye sees (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

import regex

from reportlint.readers.docx.names import local, number, switched, value, w, whole
from reportlint.readers.docx.numerals import shown
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from lxml.etree import _Element

    from reportlint.readers.docx.styles import Styles

LEVELS = 9
_PLACE = regex.compile(r"%([1-9])")
_LONGEST_LABEL = 60


class Level(NamedTuple):
    """A level of a list. `restart` is None where every higher level restarts it, 0 where none does, else up to which."""

    start: int
    form: str
    text: str
    suffix: str
    restart: int | None
    legal: bool
    style: str | None


class _Abstract(NamedTuple):
    levels: dict[int, Level]
    style_link: str | None


class _List(NamedTuple):
    abstract: str
    starts: dict[int, int]
    levels: dict[int, Level]


class Label(NamedTuple):
    """The number of a paragraph as shown; `suffix` is what follows it (tab, space, nothing), `level` counts from 0."""

    text: str
    suffix: str
    level: int


class Numbering:
    """The lists of a document and how far each has counted; paragraphs must come in their order."""

    def __init__(self, root: _Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstracts: dict[str, _Abstract] = {}
        self._lists: dict[int, _List] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[tuple[int, int]] = set()
        if root is None:
            return
        for element in root.iterchildren(w("abstractNum")):
            self._abstracts[element.get(w("abstractNumId"), "")] = _Abstract(
                _levels(element), value(element, "numStyleLink")
            )
        for element in root.iterchildren(w("num")):
            identifier = whole(element.get(w("numId")))
            if identifier is not None:
                self._lists[identifier] = _list(element)

    def label(self, properties: _Element | None, style: str | None) -> Label | None:
        """Count on, and give the number of a paragraph with these properties (`w:pPr`) and style; None without one."""
        which, level = self._which(properties, style)
        found = self._lists.get(which) if which else None
        if found is None:
            return None
        identifier = self._resolved(found.abstract)
        levels = (
            {**self._abstracts[identifier].levels, **found.levels} if identifier in self._abstracts else found.levels
        )
        level = self._level(levels, level, style)
        if level not in levels:
            return None
        counts = self._counts.setdefault(identifier, [None] * LEVELS)
        self._count(counts, levels, (which, found), level)
        one = levels[level]
        if one.form == "bullet":
            return None
        text = _PLACE.sub(lambda place: self._shown(counts, levels, int(place[1]) - 1, legal=one.legal), one.text)
        return Label(text[:_LONGEST_LABEL].strip(), one.suffix, level) if text.strip() else None

    def _which(self, properties: _Element | None, style: str | None) -> tuple[int, int | None]:
        """The list of a paragraph, 0 for none, and its level where it is said."""
        direct = None if properties is None else properties.find(w("numPr"))
        which, level = number(direct, "numId"), number(direct, "ilvl")
        for each in self._styles.chain(style):
            if which is None:
                which = each.list_number
            if level is None and direct is None:
                level = each.list_level
            if which is not None:
                break
        return which or 0, level

    def _level(self, levels: dict[int, Level], level: int | None, style: str | None) -> int:
        """The level: as said, else the one that names the style or one it is based on, else the first."""
        if level is not None:
            return level
        linked = {each.style: at for at, each in levels.items() if each.style}
        return next((linked[each.identifier] for each in self._styles.chain(style) if each.identifier in linked), 0)

    def _resolved(self, abstract: str) -> str:
        """The abstract list that holds the levels: a list may be defined by a style of lists."""
        seen: set[str] = set()
        while abstract not in seen:
            seen.add(abstract)
            link = self._abstracts[abstract].style_link if abstract in self._abstracts else None
            numbers = (each.list_number for each in self._styles.chain(link) if each.list_number) if link else iter(())
            found = self._lists.get(next(numbers, 0))
            if found is None:
                break
            abstract = found.abstract
        return abstract

    def _count(self, counts: list[int | None], levels: dict[int, Level], of: tuple[int, _List], level: int) -> None:
        which, found = of
        start = found.starts.get(level, levels[level].start)
        at = counts[level]
        if level in found.starts and (which, level) not in self._started:
            at = None
        self._started.add((which, level))
        counts[level] = start if at is None else at + 1
        for deeper in range(level + 1, LEVELS):
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or (restart and level < restart):
                counts[deeper] = None

    @staticmethod
    def _shown(counts: list[int | None], levels: dict[int, Level], level: int, *, legal: bool) -> str:
        count = counts[level]
        if level not in levels:
            return ""
        form = levels[level].form
        return shown(levels[level].start if count is None else count, "decimal" if legal and form != "none" else form)


def _levels(element: _Element) -> dict[int, Level]:
    found: dict[int, Level] = {}
    for level in element.iterchildren(w("lvl")):
        at = whole(level.get(w("ilvl")))
        if at is not None and 0 <= at < LEVELS:
            found[at] = _level(level)
    return found


def _level(element: _Element) -> Level:
    forms = [each.get(w("val"), "decimal") for each in element.iter(w("numFmt")) if _standard(each)]
    start = number(element, "start")
    return Level(
        0 if start is None else start,
        forms[0] if forms else "decimal",
        value(element, "lvlText") or "",
        value(element, "suff") or "tab",
        number(element, "lvlRestart"),
        bool(switched(element, "isLgl")),
        value(element, "pStyle"),
    )


def _standard(form: _Element) -> bool:
    """Not the custom format that newer versions of Word put before its fallback."""
    parent = form.getparent()
    return parent is None or local(parent) != "Choice"


def _list(element: _Element) -> _List:
    starts: dict[int, int] = {}
    levels: dict[int, Level] = {}
    for override in element.iterchildren(w("lvlOverride")):
        at = whole(override.get(w("ilvl")))
        if at is None or not 0 <= at < LEVELS:
            continue
        start = number(override, "startOverride")
        if start is not None:
            starts[at] = start
        level = override.find(w("lvl"))
        if level is not None:
            levels[at] = _level(level)
    return _List(value(element, "abstractNumId") or "", starts, levels)
