"""Paragraphs from lines, also over pages: what ended because the line was full goes on."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from statistics import median

import regex

from reportlint.chinese.numbering import leading_marker
from reportlint.readers.pdf.lines import TextLine
from reportlint.record import NamedTuple
from reportlint.structure.breaks import needed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

# In ems: how far from the margin a line still reaches it, how far in a first line begins, how two sizes differ.
_REACH, _INDENT, _SIZE = 0.6, 1.2, 0.12
# Chinese sets the first line of a paragraph in by so many ems (GB/T 9704-2012, 7.3.3).
_FIRST_LINE = 2.0
# A centred line keeps this many ems from both margins at least, or it may as well be full.
_MIDDLE = 0.25
# A gap between lines this many times the usual one parts paragraphs.
_LEADING = 1.25
# The least and the greatest distance of lines of one paragraph, in ems.
_CLOSEST, _FARTHEST = 1.2, 3.0
# One distance in so many may be a slip, or the next line of a label.
_RARE = 6
_LEADER = regex.compile(r"[.…·．]{3,}\s*+[0-9０-９]*+$")
# A heading has none of these behind its number.
_PAUSES = regex.compile("(?<!^.{0,4})[、，。；：]")
# A line that ends so many ems before the margin is not full.
_SHORT = 2.0
_CHAPTERS = frozenset({"一、", "（一）", "第一章", "第一节"})
_YEAR = regex.compile(r"[12][0-9]{3}\s*+年")
_ENDS = frozenset("。！？；：!?;:")
_CLOSERS = "”’》〉）)】」』"
_BULLETS = frozenset("•●■◆▪◦○·–-")
# Long lines that tell the margins of a document, and those of a page that has its own.
_FEWEST, _ENOUGH = 3, 8
# At a margin stand so many lines, measured by the place where most do: on the left many are indented, on the right
# only marks hang out.
_JUSTIFIED, _TWICE = 0.5, 2
_OFTEN = {"left": 0.15, "right": 0.5}


class Margins(NamedTuple):
    """Left and right edge of the text on a page, and the usual distance of its baselines in ems.

    `stepped` says that first lines stand two ems in and the others at the edge, as Chinese is set.
    """

    left: float
    right: float
    leading: float
    stepped: bool = False


def margins(pages: Sequence[Sequence[TextLine]], widths: Sequence[float]) -> list[Margins]:
    """The margins of each page; a page with few full lines has those of the others of its width."""
    of_width: dict[int, Margins | None] = {}
    for width in {round(width) for width in widths}:
        alike = [line for lines, own in zip(pages, widths, strict=True) if round(own) == width for line in lines]
        of_width[width] = _edges(alike, _FEWEST)
    found: list[Margins] = []
    for lines, wide in zip(pages, widths, strict=True):
        common = of_width[round(wide)]
        own = _edges(lines, _ENOUGH)
        if common is None:
            left = min((line.x0 for line in lines), default=0.0)
            found.append(Margins(left, max((line.x1 for line in lines), default=wide), _leading(lines)))
        elif own is None or abs((own.right - own.left) - (common.right - common.left)) > _widest(lines):
            found.append(Margins(*common))
        else:
            found.append(own._replace(leading=common.leading, stepped=common.stepped))
    return found


def goes_on(before: TextLine, line: TextLine, above: Margins, here: Margins) -> bool:
    """Whether `line` continues the paragraph of the line before it; they stand on one page if their margins are one."""
    if before.apart or line.apart or _LEADER.search(before.text):
        return False
    if abs(before.em - line.em) > _SIZE * max(before.em, line.em):
        return False
    if above is here:
        gap = line.base - before.base
        if gap <= 0 or (here.leading and gap > _LEADING * max(here.leading, _CLOSEST) * line.em):
            return False
    if (_is_centred(before, above) and _is_centred(line, here)) or _is_centred_under(before, line, here):
        free = (before.x0 - above.left) + (above.right - before.x1)
        # Over two lines a title is broken before its year, wherever it would have broken of itself.
        return free < needed(line.text) * line.em and not _is_marked(line) and not _YEAR.match(line.text)
    if before.x1 + needed(line.text) * line.em <= above.right - _REACH * line.em:
        return False
    ended = before.text.rstrip(_CLOSERS)[-1:] in _ENDS
    if line.x0 - here.left <= _INDENT * line.em:
        alone = _is_chapter(line) and line.x1 < here.right - _SHORT * line.em and not _PAUSES.search(line.text)
        return not (ended and _is_marked(line)) and not alone
    deeper = (line.x0 - here.left) - (before.x0 - above.left)
    hanging = deeper >= _REACH * line.em and _is_marked(before) and not _is_chapter(before)
    if here.stepped and _is_first((line.x0 - here.left) / line.em) and not hanging:
        return False
    if deeper < -_REACH * line.em:
        # A first line stands further in than what follows it, at any depth.
        return not _is_marked(line)
    # As deep as the line before, or under the text of an item that has its mark further out.
    aligned = deeper < _REACH * line.em or hanging or _is_centred(line, here)
    return aligned and not ended and not _is_marked(line)


def _is_centred(line: TextLine, here: Margins) -> bool:
    left, right = line.x0 - here.left, here.right - line.x1
    return abs(left - right) < _REACH * line.em and left > _MIDDLE * line.em


def _is_centred_under(before: TextLine, line: TextLine, here: Margins) -> bool:
    """Whether a line is set on the axis of the one above, which may fill the page."""
    depth = (line.x0 - here.left) / line.em
    on_axis = abs(before.x0 + before.x1 - line.x0 - line.x1) < _REACH * line.em
    return on_axis and depth > _INDENT and not (here.stepped and _is_first(depth))


def _is_marked(line: TextLine) -> bool:
    return line.text[0] in _BULLETS or leading_marker(line.text[:40]) is not None


def _is_chapter(line: TextLine) -> bool:
    """Whether it has the number of a chapter (一、 第一章): no text hangs under such a number."""
    marker = leading_marker(line.text[:40])
    return marker is not None and marker.style in _CHAPTERS


def _edges(lines: Sequence[TextLine], fewest: int) -> Margins | None:
    """The edges at which most long lines begin and end, if there are enough of them."""
    if not lines:
        return None
    widest = max(line.x1 - line.x0 for line in lines)
    long = [line for line in lines if line.x1 - line.x0 > 0.7 * widest]
    if len(long) < fewest:
        return None
    em = median(line.em for line in long)
    left = _common(lines, "left", em)
    return Margins(left, _common(long, "right", em), _leading(lines), _is_stepped(lines, left))


def _is_stepped(lines: Sequence[TextLine], left: float) -> bool:
    depths = [(line.x0 - left) / line.em for line in lines]
    at_edge = sum(1 for depth in depths if abs(depth) < _REACH)
    return min(at_edge, sum(map(_is_first, depths))) >= _FEWEST


def _is_first(depth: float) -> bool:
    """Whether a line that begins so many ems from the edge is the first of a paragraph, where such are set in."""
    return abs(depth - _FIRST_LINE) < _REACH


def _common(lines: Sequence[TextLine], side: str, em: float) -> float:
    """The outermost of the places that many lines share: a mark may hang out of the margin."""
    values = [line.x0 if side == "left" else -line.x1 for line in lines]
    steps = Counter(round(2 * value / em) for value in values)
    often = _OFTEN[side] * max(steps.values())
    if side == "right" and max(steps.values()) < _JUSTIFIED * len(values):
        # Nothing sets the lines to one width: the widest that no mark hangs out of tells the edge.
        steps = Counter(round(-2 * line.x1 / em) for line in lines if line.text[-1].isalnum()) or steps
        often = min(_TWICE, max(steps.values()))
    outermost = min(step for step, count in steps.items() if count >= often)
    edge = median(value for value in values if round(2 * value / em) == outermost)
    return edge if side == "left" else -edge


def _leading(lines: Sequence[TextLine]) -> float:
    """The closest distance of two lines that is not rare, in ems."""
    gaps = [after.base - before.base for before, after in pairwise(lines)]
    near = sorted(gap / line.em for gap, line in zip(gaps, lines[1:], strict=True) if 0 < gap < _FARTHEST * line.em)
    return near[len(near) // _RARE] if near else 0.0


def _widest(lines: Sequence[TextLine]) -> float:
    """The width of the widest hanzi."""
    return max(line.em for line in lines)
