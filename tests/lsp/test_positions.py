"""Positions of editors and ours, there and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

types = pytest.importorskip("lsprotocol.types")
pytest.importorskip("pygls")

from reportlint.lsp.positions import Positions  # noqa: E402 - only where the extra is installed
from reportlint.model.span import Span  # noqa: E402

TEXT = st.lists(
    st.sampled_from(["一", "𠮷", "😀", "a", "\t", "\r\n", "\n", "\r", "\u2028", "e\u0301", "\u3000"]), max_size=30
).map("".join)


@given(TEXT, st.sampled_from(["utf-8", "utf-16", "utf-32"]), st.booleans(), st.integers(0, 40))
def test_there_and_back(text: str, encoding: str, marked: bool, at: int) -> None:
    at = min(at, len(text))
    if text[at - 1 : at + 1] == "\r\n":
        at -= 1  # between the two halves of a line end an editor has no position
    positions = Positions(("\ufeff" if marked else "") + text, encoding)
    assert positions.offset(positions.of_span(Span(at, at)).start) == at


@pytest.mark.parametrize(("encoding", "column"), [("utf-8", 3 + 4 + 4), ("utf-16", 1 + 2 + 2), ("utf-32", 3)])
def test_units_and_the_byte_order_mark(encoding: str, column: int) -> None:
    positions = Positions("\ufeff𠮷😀x", encoding)
    assert positions.of_span(Span(2, 3)).start == types.Position(0, column)


def test_past_the_end_is_the_end() -> None:
    positions = Positions("一二\n三", "utf-16")
    assert positions.offset(types.Position(0, 99)) == 2
    assert positions.offset(types.Position(9, 9)) == 4
