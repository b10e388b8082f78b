"""Positions survive the way there and back, whatever stands in the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportlint.model.lines import LineIndex
from reportlint.model.mapped import MappedText
from reportlint.model.span import Span, hull

ODD = ["\r\n", "\r", "\n", "\t", "\u3000", "\u2028", "\x0c", "\ufeff", "𠮷", "😀", "公开", "a", " ", "，", "1"]
texts = st.lists(st.sampled_from(ODD), max_size=30).map("".join)


@st.composite
def spans_in(draw: st.DrawFn, text: str) -> Span:
    start = draw(st.integers(0, len(text)))
    return Span(start, draw(st.integers(start, len(text))))


@st.composite
def mapped_texts(draw: st.DrawFn) -> tuple[MappedText, str]:
    """A mapped text and its source: copied, replaced, generated and left-out pieces in a row."""
    source, parts = "", []
    for _ in range(draw(st.integers(0, 8))):
        kind = draw(st.sampled_from(["copied", "replaced", "generated", "left out"]))
        piece = draw(st.text("ab公𠮷 ", min_size=1, max_size=4))
        if kind == "copied":
            parts.append(MappedText.identity(piece, len(source)))
            source += piece
        elif kind == "replaced":
            one = MappedText.identity(piece, len(source))
            whole = one.pieces[0]._replace(source_end=len(source) + len(piece) + 1)
            parts.append(MappedText(piece, (whole,)))
            source += piece + "!"
        elif kind == "generated":
            parts.append(MappedText.generated(piece, len(source)))
        else:
            source += piece
    return MappedText.join(parts), source


@given(texts, st.data())
def test_an_offset_survives_as_line_and_column(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    lines = LineIndex(text)
    assert lines.offset(lines.position(offset)) == offset


@given(texts)
def test_lines_end_where_editors_end_them(text: str) -> None:
    expected = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    lines = LineIndex(text)
    assert [lines.line(number) for number in range(1, len(lines) + 1)] == expected


@given(texts, st.data())
def test_a_hull_holds_its_spans_and_no_more(text: str, data: st.DataObject) -> None:
    spans = data.draw(st.lists(spans_in(text), min_size=1, max_size=4))
    whole = hull(spans)
    assert all(whole.contains(span) for span in spans)
    assert whole.start in {span.start for span in spans}
    assert whole.end in {span.end for span in spans}


@given(mapped_texts(), st.data())
def test_what_a_span_maps_to_maps_back_over_it(pair: tuple[MappedText, str], data: st.DataObject) -> None:
    mapped, source = pair
    span = data.draw(spans_in(mapped.text))
    there = mapped.source_span(span)
    assert there.end <= len(source)
    if there.start < there.end:
        back = mapped.span_from_source(there)
        owned = [
            at
            for at in range(span.start, span.end)
            if (place := mapped.source_span(Span(at, at + 1))).start < place.end
        ]
        assert not owned or back.contains(Span(owned[0], owned[-1] + 1))


@given(mapped_texts(), st.data())
def test_slicing_composes_the_map(pair: tuple[MappedText, str], data: st.DataObject) -> None:
    mapped, _ = pair
    cut = data.draw(spans_in(mapped.text))
    sliced = mapped.slice(cut)
    assert sliced.text == cut.of(mapped.text)
    inner = data.draw(spans_in(sliced.text))
    if len(inner):
        assert sliced.source_span(inner) == mapped.source_span(inner.shift(cut.start))


@given(mapped_texts(), st.data())
def test_joining_what_was_sliced_gives_the_same(pair: tuple[MappedText, str], data: st.DataObject) -> None:
    mapped, _ = pair
    # What maps only as a whole cannot be taken apart and put together again.
    at = data.draw(st.sampled_from([0, *(piece.end for piece in mapped.pieces)]))
    both = MappedText.join([mapped.slice(Span(0, at)), mapped.slice(Span(at, len(mapped.text)))])
    assert both.text == mapped.text
    for start in range(len(mapped.text)):
        one = Span(start, start + 1)
        assert both.source_span(one) == mapped.source_span(one)


@given(mapped_texts(), st.data())
def test_a_map_through_another_maps_like_both(pair: tuple[MappedText, str], data: st.DataObject) -> None:
    outer, _ = pair
    cut = data.draw(spans_in(outer.text))
    through = MappedText.identity(cut.of(outer.text), cut.start).through(outer)
    for start in range(len(through.text)):
        one = Span(start, start + 1)
        assert through.source_span(one) == outer.source_span(one.shift(cut.start))
