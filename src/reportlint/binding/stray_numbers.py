"""Headings that count on in a list and are numbered in another style than it: 二、 or 2. between （一） and （三）."""

from __future__ import annotations

from reportlint.binding.lines import key
from reportlint.binding.sections import table_labels
from reportlint.model.span import Span
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.binding.binding import Binding
    from reportlint.structure.outline import OutlineHeading


class Stray(NamedTuple):
    """The place of a number, its value, and the place of its neighbour, whose style it should have."""

    place: Span
    value: int
    like: Span


def style_of(written: str) -> str:
    """Whether a number is in brackets and in which digits."""
    arabic = any(character.isdecimal() for character in written)
    return ("bracketed " if written[:1] in "(（" else "") + ("arabic" if arabic else "han")


def stray_numbers(binding: Binding) -> tuple[Stray, ...]:
    """All of them, in the order of the text; declared sections and labels of tables are none."""
    memo = binding.memo
    if "stray numbers" not in memo:
        memo["stray numbers"] = tuple(_find(binding))
    found: tuple[Stray, ...] = memo["stray numbers"]
    return found


def _find(binding: Binding) -> list[Stray]:
    text = binding.document.text
    own = {section.heading.start for section in binding.sections.values()}
    labels = table_labels(binding.nouns)
    numbered = [
        heading
        for heading in binding.outline.headings
        if heading.number is not None
        and heading.span.start not in own
        and (heading.run_in or key(heading.title.of(text)) not in labels)
    ]
    borders = sorted(own)
    found: list[Stray] = []
    for before, heading, after in zip(numbered, numbered[1:], numbered[2:], strict=False):
        if before.style != after.style or (before.value + 1, after.value - 1) != (heading.value, heading.value):
            continue
        place, like = _bare(heading, text), _bare(before, text)
        apart = any(before.span.start < border < after.span.start for border in borders)
        if not apart and style_of(place.of(text)) != style_of(like.of(text)):
            found.append(Stray(place, heading.value, like))
    return found


def _bare(heading: OutlineHeading, text: str) -> Span:
    """The number with its own mark, without blanks."""
    assert heading.number is not None
    return Span(heading.number.start, heading.number.start + len(heading.number.of(text).rstrip(" \t\u3000")))
