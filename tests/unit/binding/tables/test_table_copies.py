"""Tables printed twice, and titles of bands that say another band, in several layouts and both forms."""

from __future__ import annotations

import pytest

LAYOUTS = ["bars", "tabs", "aligned", "one_a_line"]


def bound(tables, text, form):
    return tables.bind(tables.document_of(text), form)


@pytest.mark.parametrize("form", ["2021", "2019"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_table_printed_twice(tables, layout, form) -> None:
    text = tables.rendered(getattr(tables, layout), form)
    once, twice = bound(tables, text, form), bound(tables, text + "\n\n" + text, form)
    for name in tables.NAMES:
        assert once[name].copies == (), name
        (again,) = twice[name].copies
        assert again.start > len(text) or again.end < twice[name].span.start, name


@pytest.mark.parametrize("form", ["2021", "2019"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_title_of_another_band(tables, layout, form) -> None:
    text = tables.rendered(getattr(tables, layout), form)
    assert bound(tables, text, form)["公开表"].wrong_titles == ()
    wrong = text.replace("第二十条第（六）项", "第二十条第（五）项")
    (seen,) = bound(tables, wrong, form)["公开表"].wrong_titles
    assert (seen.band, seen.text) == (2, "第二十条第（五）项")
    assert seen.span.start == text.index("第二十条第（六）项")


def test_a_title_with_one_wrong_character(tables) -> None:
    text = tables.rendered(tables.tabs, "2021").replace("第二十条第（八）项", "第二十条第（七）项")
    (seen,) = bound(tables, text, "2021")["公开表"].wrong_titles
    assert (seen.band, seen.text) == (3, "第二十条第（七）项")


def test_a_title_that_is_missing_is_no_wrong_one(tables) -> None:
    text = tables.rendered(tables.tabs, "2021").replace("第二十条第（六）项", "")
    assert bound(tables, text, "2021")["公开表"].wrong_titles == ()
