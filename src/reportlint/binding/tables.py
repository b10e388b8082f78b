"""Declared tables found in a document: from rows of any layout to grids."""

from __future__ import annotations

from reportlint.binding.align import Alignment, align
from reportlint.binding.grid import Unbound
from reportlint.binding.table_build import build_grid
from reportlint.binding.table_copies import copies
from reportlint.binding.table_place import Placed, place
from reportlint.binding.table_plan import Plan, plan_of
from reportlint.binding.table_rows import read_groups
from reportlint.binding.table_unlabelled import find_unlabelled
from reportlint.language.outcome import Cause
from reportlint.model.blocks import Table
from reportlint.model.span import Span, hull
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportlint.binding.binding import Section
    from reportlint.binding.grid import Grid, TableNoun
    from reportlint.binding.nouns import Nouns
    from reportlint.binding.table_rows import Group
    from reportlint.model.document import Document

# With fewer rows than this in place a grid would say more about the reader than about the report.
READABLE = 0.6
# Of a table that is there at least this share of the labels is found.
_SEEN = 0.3


class Fit(NamedTuple):
    """One variant of a table as it fits a document; `forms` are the forms that share it."""

    forms: tuple[str, ...]
    plan: Plan
    alignment: Alignment
    placed: Placed
    score: float


def bind_tables(
    document: Document, nouns: Nouns, _outline: object, sections: Mapping[str, Section], form: str | None
) -> Mapping[str, Grid | Unbound]:
    """Every declared table: its grid, or why there is none.

    Of the variants by form the one that fits best is taken (`Grid.form`); where several fit alike, that of `form`.
    """
    variants = {name: _variants(by_form) for name, by_form in nouns.tables.items()}
    known, wording = set[str](), set[str]()
    for plans in variants.values():
        for _, plan in plans:
            known |= plan.strong
            wording.update(plan.wording)
    groups = read_groups(document, known, wording, [section.heading.start for section in sections.values()])
    bound: dict[str, Grid | Unbound] = {}
    fits: list[tuple[str, Fit]] = []
    taken: set[int] = set()
    # Tables with row labels first: what they take cannot belong to one that has none.
    for name, plans in sorted(variants.items(), key=lambda item: not _is_labelled(item[1][0][1])):
        near = sections.get(plans[0][1].noun.near or "")
        fit: Fit | Unbound
        if _is_labelled(plans[0][1]):
            fit = _best(name, document, plans, groups, form)
        else:
            fit = _unlabelled(name, document.text, plans, groups, taken, near.body if near else None)
        if isinstance(fit, Unbound):
            bound[name] = fit
        else:
            taken |= fit.placed.groups
            fits.append((name, fit))
    grids = _numbered(document, fits, groups, form)
    for name, fit in fits:
        near = sections.get(fit.plan.noun.near or "")
        again = copies(document.text, fit.plan, groups, fit.placed, taken, near.body if near else None)
        bound[name] = grids[name]._replace(copies=tuple(again))
    return {name: bound[name] for name in nouns.tables}


def _variants(by_form: Mapping[str, TableNoun]) -> list[tuple[tuple[str, ...], Plan]]:
    found: dict[int, list[str]] = {}
    for form, noun in by_form.items():
        found.setdefault(id(noun), []).append(form)
    return [(tuple(forms), plan_of(by_form[forms[0]])) for forms in found.values()]


def _is_labelled(plan: Plan) -> bool:
    return len(plan.noun.bands) > 1 or plan.noun.bands[0].labelled


def _best(
    name: str,
    document: Document,
    plans: Sequence[tuple[tuple[str, ...], Plan]],
    groups: Sequence[Group],
    form: str | None,
) -> Fit | Unbound:
    fits: list[Fit] = []
    for forms, plan in sorted(plans, key=lambda variant: form not in variant[0]):
        alignment = align(plan, groups)
        placed = place(document.text, plan, groups, alignment)
        fits.append(Fit(forms, plan, alignment, placed, _score(plan, groups, alignment, placed)))
        if fits[-1].score == len(plan.rows):
            # Every row is there and none is left over: no other form can fit better.
            break
    best = max(fits, key=lambda fit: (fit.score, form in fit.forms))
    seen, rows = len(best.alignment.matches), len(best.plan.rows)
    if len(best.placed.values) >= READABLE * rows:
        return best
    if seen < max(2, _SEEN * rows):
        return Unbound(Cause.TABLE_MISSING, name)
    found = [groups[match.group] for match in best.alignment.matches.values()]
    detail = {"placed": len(best.placed.values), "rows": rows}
    return Unbound(Cause.TABLE_UNREADABLE, name, hull(group.span for group in found), detail)


def _score(plan: Plan, groups: Sequence[Group], alignment: Alignment, placed: Placed) -> float:
    """Rows placed, less rows missing and rows that the variant leaves over."""
    if not alignment.matches:
        return -float(len(plan.rows))
    used = placed.groups | {match.group for match in alignment.doubled}
    first, last = min(placed.groups), max(placed.groups)
    left = sum(1 for index in range(first, last + 1) if index not in used and groups[index].values)
    return len(placed.values) + len(placed.unreadable) / 2 - len(placed.missing(plan)) - left


def _unlabelled(
    name: str,
    text: str,
    plans: Sequence[tuple[tuple[str, ...], Plan]],
    groups: Sequence[Group],
    taken: set[int],
    near: Span | None,
) -> Fit | Unbound:
    unbound = Unbound(Cause.TABLE_MISSING, name)
    for forms, plan in plans:
        found = find_unlabelled(text, plan, groups, taken, near)
        if found is None:
            continue
        if found.values is None:
            span = hull(groups[index].span for index in found.groups)
            unbound = Unbound(Cause.TABLE_UNREADABLE, name, span, {"placed": 0, "rows": 1})
            continue
        placed = Placed({0: found.values}, (), {0: found.header}, frozenset(found.groups))
        return Fit(forms, plan, Alignment({}, (), ()), placed, 1.0)
    return unbound


def _numbered(
    document: Document, fits: Sequence[tuple[str, Fit]], groups: Sequence[Group], form: str | None
) -> dict[str, Grid]:
    """The grids, counted with all other tables of the document: each block of true geometry is one, and each declared
    table that was found in rows of text."""
    blocks = [block for block in document.blocks if isinstance(block, Table)]
    starts: list[tuple[int, str, Fit, Group]] = []
    for name, fit in fits:
        first = min((groups[index] for index in fit.placed.groups), key=lambda group: group.span.start)
        starts.append((first.span.start, name, fit, first))
    grids: dict[str, Grid] = {}
    runs = 0
    for start, name, fit, first in sorted(starts, key=lambda entry: entry[0]):
        block = document.blocks[first.block]
        if isinstance(block, Table):
            number = block.number + runs
        else:
            number = sum(1 for table in blocks if table.span.start < start) + runs + 1
            runs += 1
        chosen = form if form in fit.forms else fit.forms[0] or None
        if len(fit.forms) > 1 and form is None:
            chosen = None
        grids[name] = build_grid(document, fit.plan, groups, fit.alignment, fit.placed, number, chosen)
    return grids
