"""The grid of a declared table from its placed values: cells with spans and places, and labels as seen."""

from __future__ import annotations

from reportlint.binding.cells import parse_cell
from reportlint.binding.grid import CellState, Grid, GridCell, SeenLabel
from reportlint.binding.labels import NEAR, Measure, declared_key, folded, without_number
from reportlint.binding.table_copies import wrong_titles
from reportlint.model.span import Span, hull

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.binding.align import Alignment, Match
    from reportlint.binding.grid import Label
    from reportlint.binding.header_sequence import Lost
    from reportlint.binding.table_place import Placed
    from reportlint.binding.table_plan import Plan, PlanRow
    from reportlint.binding.table_rows import Group
    from reportlint.binding.table_tokens import Token
    from reportlint.model.document import Document

# A label cut by more than this is a label that someone shortened on purpose; by less, one that lost characters.
_LOST = 2


def build_grid(
    document: Document,
    plan: Plan,
    groups: Sequence[Group],
    alignment: Alignment,
    placed: Placed,
    number: int,
    form: str | None,
) -> Grid:
    """The grid, `number` among the tables of the document, from 1."""
    seen = {row: _seen(document, plan, groups, match) for row, match in alignment.matches.items()}
    headers = sorted(placed.headers.items())
    cells = _cells(document.text, plan, placed, number)
    printed = _headers(plan, groups, placed)
    spans = [cell.span for cell in cells.values()]
    spans += [label.span for label in seen.values() if label is not None]
    spans += printed.values()
    return Grid(
        noun=plan.noun,
        number=number,
        span=hull(spans),
        form=form,
        cells=cells,
        labels=tuple(label for _, label in sorted(seen.items()) if label is not None),
        unreadable_rows=tuple(_at(plan, row) for row in placed.unreadable),
        missing_rows=tuple(_at(plan, row) for row in placed.missing(plan)),
        doubled_rows=_all_seen(document, plan, groups, alignment.doubled),
        misplaced_rows=_all_seen(document, plan, groups, alignment.misplaced),
        moved_columns=tuple(
            _header(document.text, plan, band, label, token.span)
            for band, header in headers
            for label, token in header.moved
        ),
        damaged_columns=tuple(
            _header(document.text, plan, band, label, token.span)
            for band, header in headers
            for label, token in header.damaged
        ),
        lost_columns=tuple(
            _header(document.text, plan, band, lost.label, _between(lost))
            for band, header in headers
            for lost in header.lost
        ),
        damaged_groups=tuple(_groups(document, plan, groups, alignment)),
        headers=printed,
        wrong_titles=tuple(wrong_titles(document.text, plan, groups, alignment)),
    )


def _header(text: str, plan: Plan, band: int, label: Label, span: Span) -> SeenLabel:
    """A header of a band that is not as declared, at a place."""
    return SeenLabel(band, plan.noun.bands[band].columns.labels.index(label), span, span.of(text), exact=False)


def _between(lost: Lost) -> Span:
    """Behind the header before a lost one."""
    at = lost.before.end if lost.before else lost.after.start if lost.after else 0
    return Span(at, at)


def _groups(document: Document, plan: Plan, groups: Sequence[Group], alignment: Alignment) -> Iterator[SeenLabel]:
    """Labels of groups of rows, before their first row, that lost or changed a character or two."""
    for index, row in enumerate(plan.rows):
        match = alignment.matches.get(index)
        if match is None or len(row.label.path) == 1:
            continue
        tokens = [token for token in groups[match.group].labels[: match.first] if token.key not in plan.exact]
        above = plan.rows[index - 1].label.path if index else ()
        labels = plan.noun.bands[row.band].rows.labels
        for depth in range(1, len(row.label.path)):
            path = row.label.path[:depth]
            if above[:depth] == path:
                continue
            at = next(place for place, label in enumerate(labels) if label.path == path)
            token = next((token for token in tokens if _is_damaged(token.key, labels[at].label)), None)
            if token is not None:
                span = Span(token.start, token.end)
                yield SeenLabel(row.band, at, span, span.of(document.text), exact=False)


def _is_damaged(key: str, label: str) -> bool:
    """Whether a text is a label with one or two characters lost or wrong; a piece of the label is no damage."""
    declared, bare, key = declared_key(label), without_number(label), folded(key)
    if key in declared or abs(len(key) - len(declared)) > _LOST or len(bare) <= _LOST:
        return False
    return declared not in key and Measure(declared).likeness(key) >= NEAR


def _at(plan: Plan, row: int) -> tuple[int, int]:
    return plan.rows[row].band, plan.rows[row].row


def _headers(plan: Plan, groups: Sequence[Group], placed: Placed) -> dict[int, Span]:
    """Title and header of each band, from its title (or the header of the first one) to the next row or title."""
    titles = {declared_key(band.title): index for index, band in enumerate(plan.noun.bands) if band.title}
    found: dict[int, Span] = {}
    band = 0
    for index in range(min(placed.groups), max(placed.groups) + 1):
        for token in groups[index].labels:
            if token.key in plan.strong:
                # Rows have begun: only another title opens a header again.
                band = -1
            elif titles.get(token.key, -1) > max(found, default=-1):
                band = titles[token.key]
            if band >= 0 and len(token.key) > 1 and plan.is_wording(token.key):
                start = found[band].start if band in found else token.start
                found[band] = Span(start, token.end)
    return found


def _cells(text: str, plan: Plan, placed: Placed, number: int) -> dict[tuple[int, int, int], GridCell]:
    cells: dict[tuple[int, int, int], GridCell] = {}
    for index, values in sorted(placed.values.items()):
        row = plan.rows[index]
        order = placed.headers[row.band].order if row.band in placed.headers else None
        places = plan.places(number, index)
        wants_text = plan.noun.bands[row.band].cells == "text"
        for at, token in enumerate(values):
            column = at if order is None else order[at]
            content = text[token.start : token.end]
            state, value = parse_cell(content)
            if wants_text and content:
                state, value = CellState.TEXT, None
            span = Span(token.start, token.end)
            cells[row.band, row.row, column] = GridCell(
                row.band, row.row, column, span, content, state, value, places[column]
            )
    return dict(sorted(cells.items()))


def _all_seen(
    document: Document, plan: Plan, groups: Sequence[Group], matches: Sequence[Match]
) -> tuple[SeenLabel, ...]:
    return tuple(label for match in matches if (label := _seen(document, plan, groups, match)))


def _seen(document: Document, plan: Plan, groups: Sequence[Group], match: Match) -> SeenLabel | None:
    """The label of a row as written; None where the row was placed without one."""
    tokens = groups[match.group].labels[match.first : match.last]
    if not tokens:
        return None
    row = plan.rows[match.row]
    if len(tokens) == 1:
        tokens = [_first_copy(groups[match.group].labels, match.first)]
    span = Span(tokens[0].start, tokens[-1].end)
    key = "".join(token.key for token in tokens)
    following = groups[match.group + 1].labels if match.group + 1 < len(groups) else ()
    exact = match.likeness == 1.0 or _is_right(plan, match.row, row, key, following[0].key if following else "")
    return SeenLabel(row.band, row.row, span, span.of(document.text), exact)


def _first_copy(labels: Sequence[Token], first: int) -> Token:
    """The label itself, or the first of the cells that repeat it where its wide cell was."""
    while first and labels[first - 1].row == labels[first].row and labels[first - 1].key == labels[first].key:
        first -= 1
    return labels[first]


def _is_right(plan: Plan, index: int, row: PlanRow, key: str, following: str) -> bool:
    """Whether a label that is not the declared one is no mistake: other script, cut by the layout, or shortened."""
    key = folded(key)
    if index in plan.exact.get(key, ()):
        return True
    for text in (row.key, row.bare):
        if text.startswith(key):
            lost = text[len(key) :]
            return len(lost) > _LOST or following == lost
    return False
