"""Which cell is wrong: the smallest change that explains all broken equations of a document, said once.

An explanation is taken only if no other of its size explains as much; else each equation speaks for itself.
"""

from __future__ import annotations

from reportlint.language.equation_words import LISTED, related_cell
from reportlint.language.intervals import plain
from reportlint.model.finding import Edit, Fix, Hit, Safety
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from reportlint.language.blame_layout import Slip
    from reportlint.language.blame_system import System
    from reportlint.language.outcome import Judged, Term
    from reportlint.language.seen import Witness
    from reportlint.model.finding import Related

_ALIKE = 5
"""Equations of one shape that fail together before the reading of the table itself is doubted."""


class Explanation(NamedTuple):
    """A hit and the broken equations (indices of what was judged) that it explains; one may be explained by two cells.

    `changes` are the right values of cells, by key, where they are known.
    """

    hit: Hit
    members: tuple[int, ...]
    changes: Mapping[str, Decimal] = {}


def explain(judged: Sequence[Judged], witness: Witness | None = None) -> list[Explanation]:
    """What to say about the broken ones of a document's equations; those that hold say which cells are right.

    Where arithmetic leaves several suspects, `witness` is asked what else of the document speaks for each.
    """
    if not any(one.hit for one in judged):
        return []
    # Nothing of this is loaded for documents without a mistake.
    from reportlint.language.blame_system import System

    system = System(judged)
    found: list[Explanation] = []
    left: list[list[int]] = []
    for group in system.groups(system.broken):
        cells = system.single(group)
        said: tuple[Related, ...] = ()
        if len(cells) > 1 and witness is not None:
            cells, said = _witnessed(cells, witness)
        if len(cells) == 1:
            found.append(_blamed(system, *cells[0], group, said))
        else:
            left.append(group)
    found.extend(_joint(system, left, witness))
    return sorted(found, key=lambda one: min(one.members))


def _witnessed(
    cells: list[tuple[str, Decimal]], witness: Witness
) -> tuple[list[tuple[str, Decimal]], tuple[Related, ...]]:
    """The suspect whose right value the document says elsewhere, and where; all suspects if it says none or several."""
    named = [(cell, heard.fits) for cell in cells if (heard := witness(*cell)).fits and not heard.contradicts]
    if len(named) == 1:
        return [named[0][0]], named[0][1]
    return cells, ()


def _joint(system: System, groups: list[list[int]], witness: Witness | None) -> list[Explanation]:
    """Groups that no single cell explains: slips of copying and several slips, in each alone and in all together."""
    found: list[Explanation] = []
    pending = [group for group in groups if len(group) > 1]
    lone = [group for group in groups if len(group) == 1]
    for group in list(pending):
        explained = _together(system, group, witness)
        if explained:
            found += explained
            pending.remove(group)
    rest = sorted(index for group in (*pending, *lone) for index in group)
    if len(pending) + len(lone) > 1:
        explained = _together(system, rest, witness)
        if explained:
            return found + explained
    doubtful, rest = _doubtful(system, rest)
    return found + doubtful + [_plain(system, index) for index in rest]


def _together(system: System, group: list[int], witness: Witness | None) -> list[Explanation]:
    from reportlint.language.blame_layout import layout_slip
    from reportlint.language.blame_search import several_slips

    slip = layout_slip(system, group)
    if slip is not None:
        return [_of_slip(system, slip, group)]
    changes, said = _of_sets(several_slips(system, group), witness)
    return [
        _blamed(system, key, value, _members(system, key, group), said.get(key, ())) for key, value in changes.items()
    ]


def _of_sets(
    sets: Sequence[Mapping[str, Decimal]], witness: Witness | None
) -> tuple[Mapping[str, Decimal], Mapping[str, tuple[Related, ...]]]:
    """The only set of new values, or else the only one that the document speaks for elsewhere; and what it says there."""
    if len(sets) == 1:
        return sets[0], {}
    if witness is None:
        return {}, {}
    named = []
    for changes in sets:
        heard = {key: witness(key, value) for key, value in changes.items()}
        fits = {key: testimony.fits for key, testimony in heard.items() if testimony.fits}
        if fits and not any(testimony.contradicts for testimony in heard.values()):
            named.append((changes, fits))
    return named[0] if len(named) == 1 else ({}, {})


def _members(system: System, key: str, group: Sequence[int]) -> list[int]:
    touched = system.touched((key,))
    return [index for index in group if index in touched] or list(group)


def _hit(system: System, index: int) -> Hit:
    hit = system.judged[index].hit
    assert hit is not None
    return hit


def _blamed(
    system: System, key: str, value: Decimal, members: Sequence[int], said: tuple[Related, ...] = ()
) -> Explanation:
    term = system.cells[key]
    first = _hit(system, members[0])
    values = {**first.values, "found": plain(term.value), "expected": plain(value), "count": len(members)}
    if term.blank:
        values["found"] = {"zh": "空白", "en": "blank"}
    others = {t.key: t for index in members for t in system.judged[index].terms if t.key != key and t.value}
    fix = None
    if not term.blank and len(term.span):
        title = {"zh": f"改为 {plain(value)}", "en": f"change to {plain(value)}"}
        fix = Fix(title, (Edit(term.span, plain(value)),), Safety.UNSAFE)
    hit = Hit(
        term.span,
        defect="witnessed" if said else "blamed",
        values={**values, "said": {language: said[0].message[language] for language in ("zh", "en")}}
        if said
        else values,
        related=(*said, *(related_cell(other) for other in list(others.values())[:LISTED])),
        fix=fix,
        place=term.place,
        subject=term.place.name,
    )
    return Explanation(hit, tuple(members), {key: value})


def _of_slip(system: System, slip: Slip, group: Sequence[int]) -> Explanation:
    terms = [system.cells[key] for key in slip.cells]
    first = terms[0] if slip.kind == "swapped" else next(term for term in terms if term.key in slip.changes)
    values = {
        **_hit(system, group[0]).values,
        "where": first.place.name.rpartition("/")[0] or first.place.name,
        "left": f"{_inside(terms[0])} {plain(terms[0].value)}",
        "right": f"{_inside(terms[-1])} {plain(terms[-1].value)}",
        "count": len(group),
    }
    others = tuple(related_cell(term) for term in terms if term.key != first.key and term.key in slip.changes)
    hit = Hit(first.span, defect=slip.kind, values=values, related=others, place=first.place, subject=first.place.name)
    return Explanation(hit, tuple(group), slip.changes)


def _inside(term: Term) -> str:
    """A cell by its row and column: a finding names the table before it says anything."""
    return term.place.name.split(" ", 1)[-1]


def _doubtful(system: System, rest: list[int]) -> tuple[list[Explanation], list[int]]:
    """Equations of one shape that fail in most columns (or rows) of a table: the reading is doubted, once."""
    alike: dict[tuple[object, ...], list[int]] = {}
    for index in rest:
        terms = system.judged[index].terms
        columns = {term.place.column for term in terms}
        across = "column" if len(columns) == 1 else "row"
        shape = tuple((t.coefficient, t.place.row if across == "column" else t.place.column) for t in terms)
        alike.setdefault((terms[0].place.table, across, shape), []).append(index)
    from reportlint.language.blame_layout import wrong_row

    found: list[Explanation] = []
    for members in alike.values():
        if len(members) < _ALIKE or not set(members) <= set(rest):
            continue
        table = system.judged[members[0]].terms[0].place.table
        here = [index for index in rest if system.judged[index].terms[0].place.table == table]
        row = wrong_row(system, here, members)
        consumed = here if row else members
        found.append(_doubt(system, members, row, consumed))
        rest = [index for index in rest if index not in consumed]
    return found, rest


def _doubt(system: System, members: list[int], row: tuple[str, ...], consumed: list[int]) -> Explanation:
    said = _hit(system, members[0])
    first = system.cells[row[0]] if row else None
    hit = Hit(
        first.span if first else said.span,
        defect="doubtful",
        values={**said.values, "count": len(consumed)},
        related=said.related,
        place=first.place if first else said.place,
        subject=first.place.name if first else said.subject,
    )
    return Explanation(hit, tuple(consumed))


def _plain(system: System, index: int) -> Explanation:
    return Explanation(_hit(system, index), (index,))
