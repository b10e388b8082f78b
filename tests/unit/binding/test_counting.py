"""One slip in a count is one miscount, and a list that merely begins again is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.binding.counting import Miscount, miscounts
from reportlint.binding.section_order import WrongNumber, moved, wrong_numbers
from reportlint.chinese.ordinals import LAST


@pytest.mark.parametrize(
    "values, found",
    [
        ([1, 2, 3], []),
        ([1, 2, 2], [Miscount(2, "doubled", 3, 1)]),
        ([1, 2, 2, 3, 4], [Miscount(2, "doubled", 3, 1, carries=True)]),
        ([1, 2, 2, 4], [Miscount(2, "doubled", 3, 1)]),
        ([1, 3], [Miscount(1, "skipped", 2)]),
        ([1, 3, 4], [Miscount(1, "skipped", 2, carries=True)]),
        ([1, 2, 4, 4, 5], [Miscount(2, "skipped", 3)]),
        ([1, 2, 4, 3, 5], [Miscount(2, "skipped", 3)]),
        ([1, 1, 2], [Miscount(1, "doubled", 2, 0, carries=True)]),
        ([1, 2, 1, 2, 3], []),
        ([1, 2, 3, 2, 3, 4], []),
        ([1, 2, 3, 2, 5], [Miscount(3, "doubled", 4, 1)]),
        ([2, 2, 3], [Miscount(0, "start", 1)]),
        ([2, 3, 4], [Miscount(0, "start", 1, carries=True)]),
        ([3], []),
        ([1, 2, LAST], []),
        ([1, 2, 30], []),
        ([], []),
    ],
)
def test_miscounts(values, found):
    assert miscounts(values) == found


@given(st.lists(st.integers(1, 6), max_size=4))
def test_lists_one_after_another_hold(lengths):
    assert miscounts([value for length in lengths for value in range(1, length + 2)]) == []


@given(st.integers(3, 12), st.data())
def test_one_changed_number_is_one_miscount_at_its_place(length, data):
    values = list(range(1, length + 1))
    place = data.draw(st.integers(1, length - 1))
    wrong = data.draw(st.integers(2, length + 1).filter(lambda value: value != values[place]))
    if abs(wrong - values[place]) > 3:
        return
    values[place] = wrong
    assert [miscount.place for miscount in miscounts(values)] == [place]


@pytest.mark.parametrize(
    "places, out",
    [
        ([0, 1, 2, 3], set()),
        ([0, 1, 3, 2, 4], {3}),
        ([0, 2, 3, 4, 1], {1}),
        ([4, 0, 1, 2, 3], {4}),
        ([], set()),
    ],
)
def test_the_fewest_sections_are_moved(places, out):
    assert moved(places) == out


@pytest.mark.parametrize(
    "order, numbers, out, wrong",
    [
        ([0, 1, 2], {0: 1, 1: 2, 2: 3}, (), []),
        ([0, 1, 2, 3], {0: 1, 1: 3, 2: 3, 3: 4}, (), [WrongNumber(1, 2)]),
        ([0, 1, 2, 3], {0: 1, 1: 3, 2: 4, 3: 5}, (), [WrongNumber(1, 2)]),
        ([0, 1, 2], {0: 2, 1: 3, 2: 4}, (), [WrongNumber(0, 1)]),
        # Section 2 is missing and the rest was renumbered, or was not.
        ([0, 2, 3], {0: 1, 2: 2, 3: 3}, (), []),
        ([0, 2, 3], {0: 1, 2: 3, 3: 4}, (), []),
        # A further heading takes a number of its own.
        ([0, None, 1, 2], {0: 1, 1: 3, 2: 4}, (), []),
        # Two changed places and were renumbered.
        ([0, 2, 1, 3], {0: 1, 2: 2, 1: 3, 3: 4}, (2,), []),
    ],
)
def test_numbers_that_count_on_are_right(order, numbers, out, wrong):
    declared = {place: place + 1 for place in range(4)}
    assert wrong_numbers(order, numbers, declared, out) == wrong
