"""What of a table is printed wrongly as a whole: the title of a band that another one has, and a table that is there again."""

from __future__ import annotations

from reportlint.binding.grid import SeenLabel
from reportlint.binding.labels import declared_key, folded
from reportlint.binding.table_unlabelled import find_unlabelled
from reportlint.model.span import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from reportlint.binding.align import Alignment
    from reportlint.binding.table_place import Placed
    from reportlint.binding.table_plan import Plan
    from reportlint.binding.table_rows import Group

# A copy has most of the rows; single labels that come again stand in notes and in prose.
_COPY = 0.6
_FEWEST = 3


def wrong_titles(text: str, plan: Plan, groups: Sequence[Group], alignment: Alignment) -> Iterator[SeenLabel]:
    """Titles right above the first row of a band that are another band's, or differ from its own by one character."""
    titles = [declared_key(band.title) if band.title else "" for band in plan.noun.bands]
    firsts = {row.band: index for index, row in reversed(list(enumerate(plan.rows)))}
    for band, own in enumerate(titles):
        match = alignment.matches.get(firsts[band]) if own else None
        if match is None:
            continue
        seen = [(folded(token.key), token) for token in groups[match.group].labels[: match.first]]
        if any(own in key for key, _ in seen):
            continue
        for key, token in reversed(seen):
            if key in titles or _differs_in_one(key, own):
                span = Span(token.start, token.end)
                yield SeenLabel(band, 0, span, span.of(text), exact=False)
                break


def _differs_in_one(key: str, own: str) -> bool:
    return len(key) == len(own) and sum(a != b for a, b in zip(key, own, strict=True)) == 1


def copies(
    text: str, plan: Plan, groups: Sequence[Group], placed: Placed, taken: Collection[int], near: Span | None
) -> Iterator[Span]:
    """Where a table that was found begins again. `taken` are the groups that tables use, `near` the section of the table."""
    if len(plan.noun.bands) == 1 and not plan.noun.bands[0].labelled:
        due = plan.rows[0].values
        if any(index not in taken and 2 * len(group.values) >= due for index, group in enumerate(groups)):
            found = find_unlabelled(text, plan, groups, taken, near)
            if found is not None and found.values is not None:
                yield Span(groups[found.groups[0]].span.start, groups[found.groups[-1]].span.end)
        return
    first, last = min(placed.groups), max(placed.groups)
    again: dict[int, Span] = {}
    for index, group in enumerate(groups):
        if first <= index <= last or index in taken or not group.labels or group.labels[-1].key not in plan.strong:
            continue
        row = plan.exact[group.labels[-1].key][0]
        if len(group.values) >= plan.rows[row].values:
            again.setdefault(row, Span(group.labels[-1].start, group.labels[-1].end))
    if len(again) >= max(_FEWEST, _COPY * len(plan.rows)):
        yield min(again.values())
