from __future__ import annotations

import pytest

from reportlint.model.blocks import Cell, Paragraph, Table
from reportlint.model.document import Reading, Source
from reportlint.model.lines import LineIndex, Position
from reportlint.model.mapped import MappedText, Piece
from reportlint.model.span import Span, hull

SOURCE = Source("a", "text", "甲乙")


def test_a_span_is_what_it_says_or_nothing() -> None:
    assert Span(1, 3).of("甲乙丙丁") == "乙丙"
    assert len(Span(1, 3)) == 2
    assert Span(1, 1)
    assert Span(0, 2).shift(3) == Span(3, 5)
    for start, end in ((-1, 0), (2, 1)):
        with pytest.raises(ValueError, match="not a span"):
            Span(start, end)


def test_overlapping_is_sharing_a_character() -> None:
    assert Span(0, 2).overlaps(Span(1, 3))
    assert not Span(0, 2).overlaps(Span(2, 3))
    assert Span(0, 2).overlaps(Span(1, 1))
    assert not Span(0, 2).overlaps(Span(2, 2))
    assert Span(0, 2).contains(Span(2, 2))
    with pytest.raises(ValueError, match="unpack"):
        hull([])


@pytest.mark.parametrize(
    "pieces",
    [
        (Piece(0, 1, 0, 1),),
        (Piece(0, 2, 0, 2), Piece(3, 4, 2, 3)),
        (Piece(0, 1, 2, 3), Piece(1, 2, 0, 1)),
        (Piece(0, 1, 0, 2), Piece(1, 2, 1, 3)),
        (Piece(0, 0, 0, 1), Piece(0, 2, 1, 3)),
    ],
)
def test_a_map_that_does_not_tile_fails_where_it_is_made(pieces: tuple[Piece, ...]) -> None:
    with pytest.raises(ValueError, match=r"Piece|pieces"):
        MappedText("甲乙", pieces)


def test_an_indivisible_piece_maps_as_a_whole() -> None:
    text = MappedText("“甲”", (Piece(0, 1, 0, 7), Piece(1, 2, 7, 8), Piece(2, 3, 8, 15)))
    assert text.source_span(Span(0, 1)) == Span(0, 7)
    assert text.source_span(Span(1, 2)) == Span(7, 8)
    assert text.source_span(Span(1, 1)) == Span(7, 7)
    assert text.source_span(Span(3, 3)) == Span(15, 15)
    assert text.span_from_source(Span(3, 4)) == Span(0, 1)
    assert text.span_from_source(Span(3, 9)) == Span(0, 3)
    with pytest.raises(ValueError, match="leaves a text"):
        text.source_span(Span(2, 4))


def test_generated_text_owns_nothing() -> None:
    text = MappedText.join([MappedText.identity("甲"), MappedText.generated(" | ", 1), MappedText.identity("乙", 1)])
    assert text.text == "甲 | 乙"
    assert text.source_span(Span(1, 4)) == Span(1, 1)
    assert text.source_span(Span(0, 5)) == Span(0, 2)
    assert text.span_from_source(Span(1, 2)) == Span(4, 5)
    assert not text.is_identity


def test_an_empty_text_maps_to_nothing() -> None:
    assert MappedText.identity("").source_span(Span(0, 0)) == Span(0, 0)
    assert MappedText.identity("").is_identity


def test_cells_tile_their_table_or_say_why_not() -> None:
    cell = Cell(Span(0, 1), 0, 0)
    with pytest.raises(ValueError, match="hole"):
        Table(Span(0, 1), 1, 2, (cell,), 1)
    with pytest.raises(ValueError, match="overlaps"):
        Table(Span(0, 1), 1, 1, (cell, cell), 1)
    with pytest.raises(ValueError, match="leaves"):
        Table(Span(0, 1), 1, 1, (cell._replace(column_span=2),), 1)
    assert Table(Span(0, 1), 1, 2, (cell,), 1, "hole").problem == "hole"


def test_blocks_of_a_reading_are_ordered_and_inside() -> None:
    with pytest.raises(ValueError, match="overlaps"):
        Reading(SOURCE, "甲乙", (Paragraph(Span(0, 2)), Paragraph(Span(1, 2))))
    with pytest.raises(ValueError, match="leaves"):
        Reading(SOURCE, "甲乙", (Paragraph(Span(0, 3)),))
    with pytest.raises(ValueError, match="another text"):
        Reading(SOURCE, "甲乙", (), MappedText.identity("甲"))


def test_places_that_a_text_does_not_have() -> None:
    lines = LineIndex("甲\r\n乙")
    assert lines.position(3) == Position(2, 1)
    assert lines.position(4) == Position(2, 2)
    for position in (Position(3, 1), Position(1, 9), Position(0, 1)):
        with pytest.raises(ValueError, match=r"line|column"):
            lines.offset(position)
    with pytest.raises(ValueError, match="leaves a text"):
        lines.position(5)


def test_many_places_are_found_like_one() -> None:
    pieces = (Piece(0, 3, 2, 5), Piece(3, 4, 5, 8), Piece(4, 6, 9, 11), Piece(6, 8, 11, 12))
    mapped = MappedText("abcdefgh", pieces)
    places = [*range(14), 4, 0, 9]
    assert list(mapped.from_sources(places)) == [mapped.from_source(at) for at in places]
    assert list(MappedText.identity("abc").from_sources([1, 9])) == [1, 3]
