"""One cause, one finding: what the wrong cell, or the wrong table, explains is told with it and not again."""

from __future__ import annotations

from decimal import Decimal

from reportlint.binding.grid import CellState, Grid
from reportlint.compiled import compiled
from reportlint.language.expressions import truth
from reportlint.language.outcome import CannotJudge
from reportlint.model.finding import Hit, Severity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportlint.binding.binding import Binding
    from reportlint.binding.grid import GridCell
    from reportlint.model.finding import Finding, Location, Place
    from reportlint.packs.profile import Rule

_MANY = 4
"""Numbers of the prose that differ from one table before the table is what is wrong."""
_OWN = frozenset({"arithmetic"})
_ASKED = frozenset({"check", "sums"})
"""Verbs that hold one number of the prose against one of a table; a share is right beside several."""
_WHOLE_TABLE = "residue"
"""Family of rules that say of a cell that its table is another year's."""


def untold(
    findings: Sequence[Finding], binding: Binding, rules: Sequence[Rule], changes: Mapping[str, Decimal]
) -> list[Finding]:
    """The findings without those that others explain.

    `changes` are the right values of cells that were blamed. A finding that would not be there with these values, or that
    rests on a cell or table which is told to be wrong, goes to the related places of the finding that says so.
    """
    causes = _causes(findings, binding, changes)
    corrected = _corrected(binding, changes, causes) if causes else None
    explained: dict[int, int] = {}
    if corrected is not None:
        explained = dict(_explained(findings, corrected, rules, causes))
    explained.update(_by_many(findings, explained))
    explained.update(_by_a_wrong_number(findings, explained))
    return by_places(_gathered(findings, explained))


def by_places(findings: Sequence[Finding]) -> list[Finding]:
    """The findings without those of prose beside a table that another one calls last year's, or a cell that sums accuse."""
    tables: dict[int, int] = {}
    cells: dict[Location, int] = {}
    for index, finding in enumerate(findings):
        at = finding.place.location
        if at.table is not None and at.cell_path is not None:
            if finding.family == _WHOLE_TABLE:
                tables.setdefault(at.table, index)
            elif finding.severity is Severity.ERROR:
                cells.setdefault(at, index)
    explained: dict[int, int] = {}
    for index, finding in enumerate(findings):
        if finding.family not in _OWN or finding.place.location.table is not None:
            continue
        about = [each.place.location for each in finding.related if each.path == finding.path]
        cause = next((tables[each.table] for each in about if each.table in tables), None)
        if cause is None:
            cause = next((cells[each] for each in about if each in cells), None)
        if cause is not None:
            explained[index] = cause
    return _gathered(findings, explained)


def _cells(binding: Binding) -> Iterator[GridCell]:
    for grid in binding.grids.values():
        if isinstance(grid, Grid):
            yield from grid.cells.values()


def _causes(findings: Sequence[Finding], binding: Binding, changes: Mapping[str, Decimal]) -> dict[str, int]:
    """Cells, by key, that a finding says to be wrong, with the index of the finding."""
    wrong: dict[tuple[int | None, int | None, int | None], int] = {}
    blamed = {(c.place.table, c.place.row, c.place.column) for c in _cells(binding) if c.key in changes}
    for index, finding in enumerate(findings):
        at = finding.place.location
        place = (at.table, at.row, at.column)
        if finding.severity < Severity.WARNING or at.table is None or at.cell_path is None:
            continue
        if (finding.family in _OWN and place in blamed) or finding.severity is Severity.ERROR:
            wrong.setdefault(place, index)
    found: dict[str, int] = {}
    first = next((wrong[place] for place in wrong if place in blamed), None)
    for cell in _cells(binding):
        cause = wrong.get((cell.place.table, cell.place.row, cell.place.column))
        if cause is None and cell.key in changes:
            # One slip may change several cells, and its finding stands at one of them.
            cause = first
        if cause is not None and (cell.key in changes or _is_no_count(cell)):
            found[cell.key] = cause
    return found


def _is_no_count(cell: GridCell) -> bool:
    return cell.value is not None and (cell.value < 0 or cell.value % 1 != 0)


def _corrected(binding: Binding, changes: Mapping[str, Decimal], causes: Mapping[str, int]) -> Binding:
    """The document with the right values in the wrong cells; those whose right value nobody knows say nothing."""
    grids = dict(binding.grids)
    for name, grid in binding.grids.items():
        if isinstance(grid, Grid) and any(cell.key in causes for cell in grid.cells.values()):
            cells = {
                at: cell
                if cell.key not in causes
                else cell._replace(value=changes[cell.key], state=CellState.NUMBER)
                if cell.key in changes
                else cell._replace(value=None, state=CellState.BAD)
                for at, cell in grid.cells.items()
            }
            grids[name] = grid._replace(cells=cells)
    return binding._replace(grids=grids, scopes=None)


def _explained(
    findings: Sequence[Finding], corrected: Binding, rules: Sequence[Rule], causes: Mapping[str, int]
) -> Iterator[tuple[int, int]]:
    """Findings about numbers that the corrected document does not have, each with the finding that explains it."""
    told = set(causes.values())
    by_id = {
        each: rule
        for rule in rules
        if rule.verb in _ASKED
        for each in (rule.id, *(d.id for d in rule.defects.values()))
    }
    still: dict[str, set[object]] = {}
    for index, finding in enumerate(findings):
        rule = by_id.get(finding.rule)
        if finding.family not in _OWN or finding.severity < Severity.WARNING or index in told or rule is None:
            continue
        if rule.id not in still:
            still[rule.id] = set(_places_of(rule, corrected))
        if finding.span not in still[rule.id]:
            yield index, _nearest(finding, findings, causes)


def _nearest(finding: Finding, findings: Sequence[Finding], causes: Mapping[str, int]) -> int:
    """Of several causes the one in a table that the finding speaks of."""
    tables = {finding.place.location.table, *(related.place.location.table for related in finding.related)}
    among = list(dict.fromkeys(causes.values()))
    return next((index for index in among if findings[index].place.location.table in tables), among[0])


def _places_of(rule: Rule, binding: Binding) -> Iterator[object]:
    """Where a rule finds something; a rule that cannot judge finds nothing."""
    try:
        if rule.when is not None and truth(rule.when, binding) is not True:
            return
        for outcome in rule.check(binding):
            if isinstance(outcome, Hit):
                yield outcome.span
            elif (hit := getattr(outcome, "hit", None)) is not None:
                yield hit.span
    except CannotJudge:
        return


def _by_many(findings: Sequence[Finding], explained: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Many numbers of the prose differ from one table: the first one tells of all."""
    against: dict[int, list[int]] = {}
    for index, finding in enumerate(findings):
        if index in explained or finding.family not in _OWN or finding.place.location.table is not None:
            continue
        tables = {
            related.place.location.table
            for related in finding.related
            if related.path == finding.path and related.place.location.cell_path
        }
        if len(tables) == 1:
            against.setdefault(next(iter(tables)) or 0, []).append(index)
    for indexes in against.values():
        if len({findings[index].rule for index in indexes}) >= _MANY:
            first = min(indexes, key=lambda index: (-findings[index].severity, findings[index].span.start))
            yield from ((index, first) for index in indexes if index != first)


def _by_a_wrong_number(findings: Sequence[Finding], explained: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """A share or growth worked out from a number of the prose, where the number that a table has instead makes it right."""
    wrong = {
        index: [value for each in finding.related if each.place.location.cell_path and (value := _number(each.place))]
        for index, finding in enumerate(findings)
        if index not in explained and finding.family in _OWN and finding.place.location.table is None
    }
    for index, finding in enumerate(findings):
        if index in explained or finding.family not in _OWN or any(wrong.get(index, ())):
            continue
        said = _number(finding.place)
        parts = [each for each in finding.related if each.span is not None and each.path == finding.path]
        if said is None:
            continue
        for cause, values in wrong.items():
            at = [each for each in parts if each.span and each.span.overlaps(findings[cause].span)]
            others = [value for each in parts if each not in at and (value := _number(each.place)) is not None]
            if at and any(_gives(said, value, other) for value in values for other in others):
                yield index, cause
                break


def _number(place: Place) -> Decimal | None:
    """The number that an excerpt says in digits."""
    digits = compiled(r"[0-9]+(?:\.[0-9]+)?").search(place.excerpt.replace(",", ""))
    return Decimal(digits[0]) if digits else None


def _gives(said: Decimal, one: Decimal, other: Decimal) -> bool:
    """Whether a difference, a share or a growth of two numbers is the one that is said, rounded as it is."""
    step = Decimal(1).scaleb(int(said.as_tuple().exponent))
    low, high = sorted((one, other))
    worked = [high - low]
    worked += [100 * low / high] if high else []
    worked += [100 * (high - low) / whole for whole in (low, high) if whole]
    return any(abs(each - said) < step for each in worked)


def _gathered(findings: Sequence[Finding], explained: Mapping[int, int]) -> list[Finding]:
    """The findings that are left, with the places of the others."""
    kept = {index: finding for index, finding in enumerate(findings) if index not in explained}
    for index, by in explained.items():
        cause = explained.get(by, by)
        kept[cause] = kept[cause].beside(findings[index])
    return list(kept.values())
