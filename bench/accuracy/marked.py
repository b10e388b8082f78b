"""Text whose parts have names: what a sentence says of which fact, and where."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Mark:
    """A named piece `[start, end)` in code points of its text; `group` ties the parts of one list together."""

    name: str
    start: int
    end: int
    group: str = ""
    value: int | None = None


@dataclass(frozen=True, slots=True)
class Marked:
    """A text and its marks. Every operation keeps the marks on the characters they were set on."""

    text: str
    marks: tuple[Mark, ...] = ()

    def __post_init__(self) -> None:
        for mark in self.marks:
            if not 0 <= mark.start <= mark.end <= len(self.text):
                raise ValueError(f"mark {mark} does not lie in {self.text!r}")

    def named(self, *names: str) -> list[Mark]:
        return [mark for mark in self.marks if mark.name in names]

    def said(self, mark: Mark) -> str:
        return self.text[mark.start : mark.end]

    def with_mark(self, name: str, start: int, end: int) -> Marked:
        return Marked(self.text, (*self.marks, Mark(name, start, end)))

    def replaced(self, start: int, end: int, new: str, name: str = "") -> Marked:
        """The text with `[start, end)` replaced; `name` marks the new piece.

        A mark around or equal to the piece stretches with it; one cut by its border is dropped, for it names nothing any more.
        """
        shift = len(new) - (end - start)
        kept = []
        for mark in self.marks:
            if mark.end <= start and not (mark.start == mark.end == start):
                kept.append(mark)
            elif mark.start >= end:
                kept.append(replace(mark, start=mark.start + shift, end=mark.end + shift))
            elif mark.start <= start and mark.end >= end:
                kept.append(replace(mark, end=mark.end + shift))
        if name:
            kept.append(Mark(name, start, start + len(new)))
        return Marked(self.text[:start] + new + self.text[end:], tuple(kept))

    def sliced(self, start: int, end: int) -> Marked:
        """The piece `[start, end)` with the marks that lie wholly in it."""
        inside = (mark for mark in self.marks if start <= mark.start and mark.end <= end)
        moved = (replace(mark, start=mark.start - start, end=mark.end - start) for mark in inside)
        return Marked(self.text[start:end], tuple(moved))


def joined(parts: Iterable[Marked | str], between: str = "") -> Marked:
    """The parts one after the other, each with its marks."""
    text = ""
    marks: list[Mark] = []
    for number, part in enumerate(parts):
        if number:
            text += between
        if isinstance(part, str):
            text += part
            continue
        marks.extend(replace(mark, start=mark.start + len(text), end=mark.end + len(text)) for mark in part.marks)
        text += part.text
    return Marked(text, tuple(marks))


def named(name: str, text: str, *, group: str = "", value: int | None = None) -> Marked:
    """A text that is one mark from end to end."""
    return Marked(text, (Mark(name, 0, len(text), group, value),))
