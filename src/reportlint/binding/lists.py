"""Counted lists of a document: headings of one style under one parent, and points of running text."""

from __future__ import annotations

from reportlint.binding.grid import Grid
from reportlint.binding.lines import key
from reportlint.binding.sections import table_labels
from reportlint.model.blocks import ListItem, Paragraph
from reportlint.model.span import Span
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.binding.binding import Binding
    from reportlint.structure.enumerations import Enumeration
    from reportlint.structure.outline import OutlineHeading

_SHORTEST_SENTENCE = 12
"""A shorter line may be the heading of what follows, unless it ends in a full stop."""
_TOLD_ONCE = 15
"""Characters of a sentence that nobody writes twice."""
SAME_STYLE = {"一.": "一、", "1）": "（1）"}
"""Styles that differ in the mark only."""


class Counted(NamedTuple):
    """A number of a list: its place in the text, its value, the mark after it, its block, and whether it numbers a heading."""

    span: Span
    value: int
    mark: str
    block: int
    heading: bool = False

    def form(self, text: str) -> str:
        """How the number is written in its document: the mark after it, or the brackets around it; nothing for 一是."""
        ends = text[self.span.start] + text[self.span.end - 1]
        return self.mark or (ends if ends in ("()", "（）") else "")


def heading_lists(binding: Binding, styles: frozenset[str]) -> Iterator[list[Counted]]:
    """Headings of one style under one parent. Declared sections are judged by `outline`, labels of tables by nobody."""
    labels = table_labels(binding.nouns)
    grids = [grid.span for grid in binding.grids.values() if isinstance(grid, Grid)]
    own = {section.heading.start for section in binding.sections.values()}
    own.update(double.start for section in binding.sections.values() for double in section.doubles)
    own.update(span.start for span in binding.extra_headings)
    lists: dict[tuple[str | None, int, str], list[Counted]] = {}
    last_block: dict[tuple[str | None, int, str], int] = {}
    alone: dict[tuple[str | None, int, str], list[Counted]] = {}
    text = binding.document.text
    for heading in binding.outline.headings:
        style = SAME_STYLE.get(heading.style, heading.style)
        if not style or (styles and style not in styles) or heading.span.start in own or heading.number is None:
            continue
        # 1.规范性文件。全年制发3件: what heads a sentence is no label.
        if (not heading.run_in and key(heading.title.of(text)) in labels) or any(
            grid.contains(heading.span) for grid in grids
        ):
            continue
        parent = heading.parent if heading.parent >= 0 and _is_inside(binding, heading) else -1
        group = (_section(binding, heading.span), parent, style)
        point = _counted(binding, heading)
        points = lists.setdefault(group, [])
        if points and point.value == 1 and not _repeats_first(binding, points, last_block[group], heading.block):
            # After a list has begun, 1 begins another one.
            if len(points) > 1:
                yield points
            alone[group] = points if len(points) == 1 else []
            lists[group] = points = []
        points.append(point)
        if len(points) == 2 and point.value == 3 and points[0].value == 1 and alone.get(group):
            # 1, 1, 3: the second one should have been 2.
            points[:0] = alone.pop(group)
        last_block[group] = heading.block
    yield from lists.values()


def _repeats_first(binding: Binding, points: Sequence[Counted], last: int, block: int) -> bool:
    """Whether a second 1 repeats the only one before it: no line between them leads up to another list."""
    if points[-1].value != 1:
        return False
    if last + 1 == block:
        return True
    text = binding.document.text
    between = [each for each in binding.document.blocks[last + 1 : block] if each.span.start < each.span.end]
    if len(points) > 1 or not all(isinstance(each, Paragraph | ListItem) for each in between):
        return False
    lines = [each.span.of(text).strip() for each in between]
    return all(line[-1] in "。！" or (len(line) > _SHORTEST_SENTENCE and line[-1] in "；;!") for line in lines)


def _is_inside(binding: Binding, heading: OutlineHeading) -> bool:
    """Whether the parent of a heading stands in the same declared section."""
    parent = binding.outline.headings[heading.parent]
    return _section(binding, parent.span) == _section(binding, heading.span)


def _section(binding: Binding, span: Span) -> str | None:
    for section in binding.sections.values():
        if section.heading.start <= span.start < section.body.end:
            return section.name
    return None


def _counted(binding: Binding, heading: OutlineHeading) -> Counted:
    assert heading.number is not None
    written = heading.number.of(binding.document.text)
    bare = written.rstrip(" \t\u3000、.．，,。:：")
    marks = [character for character in written[len(bare) :] if character in "、.．"]
    mark = marks[-1].replace("．", ".") if marks else ""
    return Counted(
        Span(heading.number.start, heading.number.start + len(bare)), heading.value, mark, heading.block, heading=True
    )


def is_copy(binding: Binding, earlier: Counted, point: Counted) -> bool:
    """Whether a numbered paragraph, or a title with the paragraph below it, stands there twice, with a sentence worth a name.

    Then not its number is wrong; one of the two is too many.
    """
    blocks, text = binding.document.blocks, binding.document.text
    if not point.heading or point.block <= earlier.block:
        return False
    first, second = (
        "".join(block.span.of(text).strip() + "\n" for block in blocks[at : at + 2])
        for at in (earlier.block, point.block)
    )
    if first.partition("\n")[0] != second.partition("\n")[0]:
        return False
    alone = _sentences(first.partition("\n")[0])
    return alone or (first == second and _sentences(first))


def _sentences(paragraph: str) -> bool:
    """Whether behind the title stands a sentence that is long enough not to come twice by chance."""
    return any(len(each) >= _TOLD_ONCE for each in paragraph.replace("\n", "。").split("。")[1:])


def point_lists(binding: Binding, families: frozenset[str]) -> Iterator[list[Counted]]:
    lists = _joined(binding, [each for each in binding.outline.enumerations if each.family in families])
    for index, each in enumerate(lists):
        points = [Counted(point.span, point.value, "", point.block) for point in each.points]
        outer = lists[index - 1].points[-1] if index else None
        for at, point in enumerate(points[1:], 1):
            # A list inside another: 一是……：一是……二是……；二是…… goes on with the outer one.
            if outer is None or point.value != outer.value + 1 or point.value == points[at - 1].value + 1:
                continue
            inner = _leads(binding, points[0].span) and outer.block == points[0].block
            if inner and "。" not in binding.document.text[outer.span.end : points[0].span.start]:
                yield points[:at]
                points = points[at - 1 :]
                points[0] = points[0]._replace(value=outer.value)
                break
        yield points


def _joined(binding: Binding, lists: Sequence[Enumeration]) -> list[Enumeration]:
    """第一，…。 and below it 第一，…。 again: a list of a single point, whose successor begins at its first too, goes on."""
    joined: list[Enumeration] = []
    for each in lists:
        before = joined[-1] if joined else None
        if before is not None and before.family == each.family and _goes_on(binding, before, each):
            joined[-1] = each._replace(points=(*before.points, *each.points))
        else:
            joined.append(each)
    return joined


def _goes_on(binding: Binding, before: Enumeration, after: Enumeration) -> bool:
    first, second = before.points[-1], after.points[0]
    if len(before.points) > 1 or first.value != 1 or second.value != 1 or second.block != first.block + 1:
        return False
    starts = [binding.document.blocks[point.block].span.start for point in (first, second)]
    text = binding.document.text
    heads = [text[start : point.span.start].strip() for start, point in zip(starts, (first, second), strict=True)]
    return not any(heads) and text[first.span.end : starts[1]].rstrip()[-1:] in ("。", "；", ";")


def _leads(binding: Binding, span: Span) -> bool:
    """Whether a colon stands before the place."""
    return binding.document.text[: span.start].rstrip()[-1:] in (":", "：")
