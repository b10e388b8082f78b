"""Which cell is wrong, over the whole form: 42 equations, 175 cells."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from reportlint.engine.witness import Testimony as Heard
from reportlint.extend import Judged, Outcome, RuleHead
from reportlint.kinds.check import KIND
from reportlint.language.blame import Explanation, explain
from reportlint.language.entry import Entry, Names, Problems
from reportlint.model.finding import Related
from reportlint.model.span import Span
from tests.unit.language.sample_tables import IDENTITIES, REQUESTS, REVIEWS, balanced, bound, grid, one_by_one

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

NAMES = Names(tables={"申请表": {"": REQUESTS}, "救济表": {"": REVIEWS}})
CHECKS = [
    KIND.compile(Entry(source, (), Problems("p", lambda _: (1, 1), NAMES)), RuleHead(())) for source in IDENTITIES
]
REVIEWED = [1, 2, 3, 4, 10, 0, 0, 0, 0, 0, 1, 1, 0, 0, 2]
CELLS = [(row, column) for row in range(25) for column in range(7)]


def outcomes(rows: Sequence[Sequence[object]], reviewed: Sequence[object] = REVIEWED) -> list[Outcome]:
    binding = bound({"申请表": grid(REQUESTS, rows), "救济表": grid(REVIEWS, [reviewed], number=2, start=9000)})
    return list(one_by_one(outcome for check in CHECKS for outcome in check(binding)))  # type: ignore[arg-type]


def explained(rows: Sequence[Sequence[object]], reviewed: Sequence[object] = REVIEWED) -> list[Explanation]:
    return explain([one for one in outcomes(rows, reviewed) if isinstance(one, Judged)])


def cell_at(judged: Sequence[Judged], row: int, column: int) -> str:
    terms = (term for one in judged for term in one.terms)
    return next(term.key for term in terms if (term.place.row, term.place.column) == (row + 1, column + 1))


def places(found: list[Explanation]) -> list[tuple[str, int, int]]:
    cells = [(one.hit.defect, one.hit.place) for one in found]
    return [(defect, place.row - 1, place.column - 1) for defect, place in cells if place is not None]


def test_42_equations_hold_and_nothing_is_said() -> None:
    judged = outcomes(balanced())
    assert len(judged) == 42
    assert all(isinstance(one, Judged) and one.hit is None and not one.residual for one in judged)
    assert explained(balanced()) == []


@pytest.mark.parametrize("change", ["+1", "-1", "+10", "*10"])
def test_every_changed_cell_of_the_form_is_found(change: str) -> None:
    right = balanced(7)
    for row, column in CELLS:
        rows = [list(line) for line in right]
        before = rows[row][column]
        rows[row][column] = before * 10 if change == "*10" else before + int(change)
        (found,) = explained(rows)
        assert places([found]) == [("blamed", row, column)], (row, column)
        assert found.hit.values["expected"] == str(before)
        assert found.hit.values["count"] == len(found.members) >= 2
        assert found.hit.fix is not None
        assert [edit.replacement for edit in found.hit.fix.edits] == [str(before)]


def test_one_figure_in_an_empty_form_is_found() -> None:
    for row, column in CELLS:
        rows = balanced(nought=True)
        rows[row][column] = 1
        assert places(explained(rows)) == [("blamed", row, column)]


def test_two_changed_cells_are_both_found_or_neither_is_guessed() -> None:
    draw = random.Random(3)
    exact = 0
    for seed in range(150):
        rows = balanced(seed)
        changed = draw.sample(CELLS, 2)
        for row, column in changed:
            rows[row][column] += draw.randint(1, 30)
        blamed = {(row, column) for defect, row, column in places(explained(rows)) if defect == "blamed"}
        assert blamed <= set(changed), (seed, changed)
        exact += blamed == set(changed)
    assert exact >= 130


def test_equal_changes_that_two_pairs_explain_are_left_to_the_equations() -> None:
    rows = balanced()
    rows[3][0] += 5
    rows[5][2] += 5
    found = explained(rows)
    assert {defect for defect, _, _ in places(found)} == {"default"}
    assert sorted(member for one in found for member in one.members) == sorted(
        {m for one in found for m in one.members}
    )
    assert len(found) == 4


def test_of_several_pairs_the_one_that_the_prose_speaks_for_is_blamed() -> None:
    rows = [list(line) for line in balanced(7)]
    column = next(at for at in range(6) if rows[0][at])
    for wrong in (column, 6):
        rows[0][wrong] += 1
    judged = [one for one in outcomes(rows) if isinstance(one, Judged)]
    # One more was received, or one more is carried out: each agrees with the sum of its row.
    assert [one.hit.defect for one in explain(judged)] == ["default", "default"]
    said = Related(Span(0, 3), {"zh": "正文说 97件", "en": 'the text says "97件"'})

    def prose(key: str, value: Decimal) -> Heard:
        spoken_for = key == cell_at(judged, 0, 6) and value == rows[0][6] - 1
        return Heard((said,) if spoken_for else (), 0)

    found = explain(judged, prose)
    assert places(found) == [("blamed", 0, column), ("witnessed", 0, 6)]
    assert [one.hit.values["expected"] for one in found] == [str(rows[0][column] - 1), str(rows[0][6] - 1)]


def test_a_pair_that_other_prose_contradicts_is_not_blamed() -> None:
    rows = [list(line) for line in balanced(7)]
    for wrong in (0, 6):
        rows[0][wrong] += 1
    judged = [one for one in outcomes(rows) if isinstance(one, Judged)]
    said = Related(Span(0, 3), {"zh": "正文说", "en": "the text says"})
    found = explain(judged, lambda _key, _value: Heard((said,), 1))
    assert [one.hit.defect for one in found] == ["default", "default"]


def test_swapped_cells() -> None:
    rows = balanced()
    rows[4][1], rows[9][3] = rows[9][3], rows[4][1]
    (found,) = explained(rows)
    assert places([found]) == [("swapped", 4, 1)]
    assert len(found.members) == 4
    assert str(found.hit.values["left"]).endswith(f"1.不予/法人或其他组织/商业企业 {rows[4][1]}")


def test_a_row_moved_by_one_cell() -> None:
    right = balanced()
    for moved in ([0, *right[8][:6]], [*right[8][1:], 0], [right[8][0], 0, *right[8][1:6]]):
        rows = [list(line) for line in right]
        rows[8] = moved
        (found,) = explained(rows)
        assert places([found])[0][:2] == ("shifted", 8)


def test_neighbouring_lines_exchanged() -> None:
    rows = balanced()
    rows[22], rows[23] = rows[23], rows[22]
    (found,) = explained(rows)
    assert found.hit.defect == "swapped"


def test_a_whole_row_off_is_a_doubt_about_it_and_said_once() -> None:
    draw = random.Random(1)
    rows = balanced()
    rows[10] = [value + draw.randint(1, 9) for value in rows[10]]
    (found,) = explained(rows)
    assert places([found]) == [("doubtful", 10, 0)]
    assert len(found.members) == 8


def test_a_block_of_reviews_is_put_on_its_total() -> None:
    (found,) = explained(balanced(), [1, 2, 3, 4, 11, *REVIEWED[5:]])
    assert places([found]) == [("default", 0, 4)]
    assert found.hit.values["expected"] == "10"
    assert found.hit.fix is None
    assert len(found.hit.related) == 4


def test_a_blank_addend_that_must_hold_something_is_blamed_without_an_edit() -> None:
    rows: list[list[object]] = [list(line) for line in balanced()]
    before, rows[5][0] = rows[5][0], None
    (found,) = explained(rows)
    assert places([found]) == [("blamed", 5, 0)]
    assert (found.hit.values["expected"], found.hit.fix) == (str(before), None)


def test_no_cell_is_given_a_negative_or_broken_value() -> None:
    for seed in range(40):
        rows = balanced(seed, nought=True)
        draw = random.Random(seed)
        for row, column in draw.sample(CELLS, 3):
            rows[row][column] = draw.randint(1, 3)
        for one in explained(rows):
            if one.hit.defect == "blamed":
                assert str(one.hit.values["expected"]).isdigit()


def test_the_worst_case_ends_soon() -> None:
    draw = random.Random(11)
    rows = [[value + draw.randint(0, 3) for value in line] for line in balanced()]
    found = explained(rows)
    members = [member for one in found for member in one.members]
    assert len(members) == len(set(members))
