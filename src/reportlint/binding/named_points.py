"""Counted lists of points that a pack has words for: 任务一, 案例2, 第三类. Those that are called alike count together."""

from __future__ import annotations

from bisect import bisect_right

from reportlint.binding.lists import Counted
from reportlint.chinese.renumbering import ordinal_value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.binding.binding import Binding
    from reportlint.language.patterns import Pattern, PatternMatch


def named_lists(
    binding: Binding, patterns: Sequence[Pattern], scopes: Sequence[str], *, by_paragraph: bool, by_heading: bool
) -> Iterator[list[Counted]]:
    """Lists of what the patterns find, each match a point whose slot `ordinal` is its number.

    Points of one pattern whose slots `label` are alike are one list, until it begins again at 1 or, as asked, with the next
    paragraph or behind the next heading.
    """
    regions = binding.regions(scopes) or ()
    headings = [each.span.start for each in binding.outline.headings if each.number is not None] if by_heading else []
    text = binding.document.view.text
    for pattern in patterns:
        lists: dict[str, list[Counted]] = {}
        last = 0
        for block, region in enumerate(regions):
            part = bisect_right(headings, binding.span(region.start, region.end).start)
            if by_paragraph or part != last:
                yield from lists.values()
                lists, last = {}, part
            for match in pattern.find(text, region.start, region.end, binding.values):
                label, value = _read(match, text)
                if value is None:
                    continue
                points = lists.setdefault(label, [])
                if points and value == 1 and points[-1].value > 1:
                    yield points
                    points = lists[label] = []
                points.append(Counted(binding.span(match.start, match.end), value, "", block))
        yield from lists.values()


def _read(match: PatternMatch, text: str) -> tuple[str, int | None]:
    """What a point is called, and its number."""
    label, value = "", None
    for capture in match.captures:
        if capture.name == "label":
            label = text[capture.start : capture.end]
        elif capture.name == "ordinal":
            value = (
                capture.value if isinstance(capture.value, int) else ordinal_value(text[capture.start : capture.end])
            )
    return label, value
