"""Runs cut at exact characters, so that a mark may stand between them; each part keeps the look of the whole."""

from __future__ import annotations

from copy import deepcopy

from reportlint.readers.docx.names import XML_SPACE, w
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element


class Point(NamedTuple):
    """A place in a run: before the child number `child`, or `at` code points into it where that is not 0."""

    run: _Element
    child: int
    at: int


class Cut(NamedTuple):
    """What stands before and after a point once its run is cut; None at the ends of a run."""

    before: _Element | None
    after: _Element | None


def point(node: _Element, at: int, *, end: bool) -> Point | None:
    """The place before character `at` of a `w:t` (or before, with `end` behind, another element of a run).

    None where the element stands in no run of the body's own text: in a text box, over a ruby text, in a formula.
    """
    run = node.getparent()
    if run is None or run.tag != w("r") or outermost_run(run) is not run:
        return None
    child = run.index(node)
    if node.tag == w("t"):
        length = len(node.text or "")
        return Point(run, child + (at >= length), at if at < length else 0)
    return Point(run, child + end, 0)


def outermost_run(element: _Element) -> _Element | None:
    """The run of the body's own text that holds an element, or is it."""
    found = element if element.tag == w("r") else None
    for above in element.iterancestors(w("r")):
        found = above
    return found


def cut(points: Iterable[Point]) -> dict[Point, Cut]:
    """Cut all runs at all points."""
    by_run: dict[_Element, set[tuple[int, int]]] = {}
    for run, child, at in points:
        by_run.setdefault(run, set()).add((child, at))
    cuts: dict[Point, Cut] = {}
    for run, places in by_run.items():
        first = 1 if len(run) and run[0].tag == w("rPr") else 0
        last = len(run)
        ordered = sorted(places)
        inner = [place for place in ordered if (first, 0) < place < (last, 0)]
        parts = [run]
        for place in reversed(inner):
            parts.insert(1, _cut(run, *place))
        neighbours = {place: Cut(left, right) for place, left, right in zip(inner, parts, parts[1:], strict=False)}
        for place in ordered:
            if place <= (first, 0):
                cuts[Point(run, *place)] = Cut(None, run)
            else:
                cuts[Point(run, *place)] = neighbours.get(place) or Cut(parts[-1], None)
    return cuts


def _cut(run: _Element, child: int, at: int) -> _Element:
    """Cut a run in two and give the second."""
    second = _empty_copy(run)
    properties = run.find(w("rPr"))
    if properties is not None:
        second.append(deepcopy(properties))
    moved = list(run)[child:]
    if at:
        text = run[child]
        rest = _empty_copy(text)
        whole = text.text or ""
        text.text, rest.text = whole[:at], whole[at:]
        for each in (text, rest):
            each.set(XML_SPACE, "preserve")
        moved = [rest, *moved[1:]]
    second.extend(moved)
    run.addnext(second)
    return second


def _empty_copy(element: _Element) -> _Element:
    """An element of the same name with the same attributes."""
    copy = element.makeelement(element.tag)
    for name, value in element.items():
        copy.set(name, value)
    return copy
