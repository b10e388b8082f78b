"""Every planted error is one, lies where it is said to lie, and is the only one."""

from __future__ import annotations

import random

import pytest

from bench.accuracy import generate, layouts, plan
from bench.accuracy.expect import EDGE, FAULT, NEAR, Change, Kind
from bench.accuracy.families import belongs, patterns
from bench.accuracy.identities import application_equations, broken, repairs
from bench.accuracy.mutations import kinds
from bench.accuracy.mutations.cells import rewritten
from bench.accuracy.report import APPLICATIONS, Grid
from tests.unit.bench.from_text import complaints, remedies, requests

KINDS = list(kinds().values())
NAMES = generate.places(3, 120)
REPORTS = [generate.draw(3, number, NAMES) for number in range(120)]


@pytest.fixture(params=KINDS, ids=lambda kind: kind.name)
def kind(request: pytest.FixtureRequest) -> Kind:
    found: Kind = request.param
    return found


def changes(kind: Kind, wanted: int = 6) -> list[tuple[int, Change]]:
    found = []
    for number, report in enumerate(REPORTS):
        change = kind.make(report, random.Random(number))
        if change is not None:
            found.append((number, change))
        if len(found) == wanted:
            break
    return found


def test_a_kind_changes_reports_and_says_where(kind: Kind) -> None:
    found = changes(kind)
    assert found, "no report of 120 offers a place"
    for number, change in found:
        assert change.report.blocks != REPORTS[number].blocks
        assert change.place
        assert change.proof
        layout = layouts.draw_layout(random.Random(number), "pipe-blank")
        rendered = layouts.render(change.report, layout)
        assert rendered.places(FAULT, EDGE), "the error has no place"


def test_expected_families_are_declared(kind: Kind) -> None:
    assert set(kind.expects + kind.also) <= set(patterns())


def test_the_same_lot_makes_the_same_error(kind: Kind) -> None:
    number, change = changes(kind, 1)[0]
    assert kind.make(REPORTS[number], random.Random(number)) == change


@pytest.mark.parametrize("name", [kind.name for kind in KINDS if kind.family == "arithmetic"])
@pytest.mark.parametrize("layout_name", ["pipe-lost", "aligned", "bare", "md", "damaged"])
def test_arithmetic_is_broken_in_the_file(name: str, layout_name: str) -> None:
    for number, change in changes(kinds()[name], 3):
        layout = layouts.draw_layout(random.Random(number), layout_name)
        text = layouts.render(change.report, layout).text
        assert complaints(requests(text), remedies(text)), change.proof


@pytest.mark.parametrize(
    "name", [kind.name for kind in KINDS if kind.family in {"repetition", "wording", "marks", "identity"}]
)
def test_errors_of_prose_leave_the_tables_alone(name: str) -> None:
    for number, change in changes(kinds()[name], 3):
        after = [block for block in change.report.blocks if isinstance(block, Grid)]
        assert after == [block for block in REPORTS[number].blocks if isinstance(block, Grid)]


def test_swapping_equal_cells_is_no_error() -> None:
    report = next(report for report in REPORTS if report.size == "zero" and not report.figures.carried_in)
    assert kinds()["cells-swapped"].make(report, random.Random(1)) is None
    assert kinds()["row-shifted"].make(report, random.Random(1)) is None


def test_a_cell_changed_with_its_totals_is_no_error() -> None:
    report = next(report for report in REPORTS if report.figures.received > 10)
    grid = report.grid(APPLICATIONS)
    numbers = grid.numbers()
    cells = {(0, 0), (0, 6), (2, 0), (2, 6), (len(numbers) - 2, 0), (len(numbers) - 2, 6)}
    texts = {(row, column): str((numbers[row][column] or 0) + 5) for row, column in cells}
    assert broken(rewritten(grid, texts).numbers(), application_equations(len(numbers))) == ()


def test_the_changed_cell_is_among_those_that_repair_all() -> None:
    report = next(report for report in REPORTS if report.figures.received > 10)
    numbers = report.grid(APPLICATIONS).numbers()
    numbers[3][1] = (numbers[3][1] or 0) + 7
    assert repairs(numbers, application_equations(len(numbers))) == ((3, 1),)


def test_kinds_are_kept_from_layouts_that_hide_them() -> None:
    blank, typo = kinds()["total-blank"], kinds()["typo"]
    assert not plan.suits(blank, "bare")
    assert plan.suits(blank, "md")
    assert not plan.suits(typo, "damaged")


def test_planted_documents_take_turns_over_kinds_and_layouts() -> None:
    names = generate.places(9, 2 * len(KINDS))
    documents = list(plan.planted(9, 0, 2 * len(KINDS), layouts.TXT + layouts.MD, KINDS, names))
    assert len({document.kind.name for document in documents if document.kind}) == len(KINDS)
    assert len({document.layout.name for document in documents}) == len(layouts.TXT + layouts.MD)
    for document in documents:
        assert document.rendered.places(FAULT, EDGE)
        assert {place.line for place in document.rendered.places(FAULT, NEAR, EDGE)} <= set(
            range(1, document.rendered.text.count("\n") + 2)
        )


@pytest.mark.parametrize(
    ("rule", "family", "yes"),
    [
        ("gov-disclosure/row-total-mismatch", "arithmetic", True),
        ("gov-disclosure/row-missing", "arithmetic", False),
        ("zh-official/mark-doubled", "marks", True),
        ("zh-official/phrase-doubled", "repetition", True),
        ("gov-disclosure/section-missing", "section-missing", True),
    ],
)
def test_rules_belong_to_families(rule: str, family: str, yes: bool) -> None:
    assert belongs(rule, (family,)) is yes


def test_pairs_are_right_alone_and_half_of_them_wrong_together() -> None:
    names = generate.places(4, 10)
    for number, (earlier, later) in enumerate(plan.pairs(4, 0, 10, layouts.TXT, names)):
        assert earlier.report.organ == later.report.organ
        assert earlier.report.year + 1 == later.report.year
        for document in (earlier, later):
            text = document.rendered.text
            assert complaints(requests(text), remedies(text)) == []
        left, came = requests(earlier.rendered.text)[-1], requests(later.rendered.text)[1]
        assert (left != came) is (number % 2 == 1) is (later.kind is not None)
        in_force = [int(value) for value in later.report.figures.disclosure[1]]
        assert in_force[2] == int(earlier.report.figures.disclosure[1][2]) + in_force[0] - in_force[1]
