"""Marks stay on the characters they were set on."""

from __future__ import annotations

import pytest

from bench.accuracy.marked import Mark, Marked, joined, named


def test_joining_moves_marks() -> None:
    said = joined(["共收到", named("count", "12", value=12), "件"])
    assert said.text == "共收到12件"
    assert [said.said(mark) for mark in said.named("count")] == ["12"]


@pytest.mark.parametrize(
    ("start", "end", "new", "told"),
    [
        (0, 1, "总共", "12"),
        (5, 6, "份", "12"),
        (3, 5, "7", "7"),
        (3, 3, "约", "12"),
        (4, 4, "0", "102"),
    ],
)
def test_replacing_keeps_marks_on_their_characters(start: int, end: int, new: str, told: str) -> None:
    said = joined(["共收到", named("count", "12"), "件"]).replaced(start, end, new, "fault")
    assert said.said(said.named("count")[0]) == told
    assert said.said(said.named("fault")[0]) == new


def test_a_mark_cut_by_a_replacement_is_dropped() -> None:
    said = joined(["共收到", named("count", "12"), "件"]).replaced(4, 6, "0宗")
    assert said.text == "共收到10宗"
    assert not said.named("count")


def test_slicing_keeps_what_lies_wholly_inside() -> None:
    said = joined(["共", named("one", "12"), "件", named("two", "3"), "件"])
    piece = said.sliced(1, 4)
    assert (piece.text, [piece.said(mark) for mark in piece.marks]) == ("12件", ["12"])


def test_a_mark_outside_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="does not lie in"):
        Marked("三件", (Mark("count", 1, 5),))
