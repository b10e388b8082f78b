"""Lines of characters: what stands on one baseline, with the blanks that can be seen."""

from __future__ import annotations

from itertools import pairwise
from statistics import median

import regex

from reportlint.record import NamedTuple
from reportlint.structure.breaks import is_wide

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlint.readers.pdf.sheet import Glyph

# Share of an em by which two on one line may differ in their baselines; a note's number is raised by less.
_SAME_LINE = 0.35
# Gaps between characters, in ems: from the first on a word ends, from the second on two things stand apart.
_WORD, _APART = 0.22, 1.5
# So wide is no single blank.
_SEVERAL = 0.6
# A line is set tight if of so many gaps between hanzi nearly all are narrower than this, in ems.
_TIGHT, _FEWEST, _NEARLY_ALL = 0.06, 5, 0.9
# In letters set apart a word ends where the gap is this many times wider than most.
_WIDER = 1.5
# From so many gaps on it is plain that they are alike, that is, none is so many times another.
_STRETCHED, _ALIKE = 5, 2.0
_BLANKS = regex.compile("[ \u3000\u2000-\u200a\u202f\u205f]+")


class TextLine(NamedTuple):
    """A line with its edges and baseline; `em` is the width of a hanzi in it, `apart` whether wide gaps part it."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    base: float
    em: float
    apart: bool = False


def text_lines(glyphs: Iterable[Glyph]) -> list[TextLine]:
    """The lines of upright characters, from the top down."""
    rows: list[list[Glyph]] = []
    bases: list[float] = []
    for glyph in sorted(glyphs, key=lambda glyph: (glyph.base, glyph.x0)):
        if rows and glyph.base - bases[-1] <= _SAME_LINE * max(glyph.em, rows[-1][-1].em):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
            bases.append(glyph.base)
    return [line for row in rows if (line := _line(row)) is not None]


def _line(row: Sequence[Glyph]) -> TextLine | None:
    glyphs = _once(sorted(row, key=lambda glyph: glyph.x0))
    while glyphs and glyphs[-1].text == " ":
        glyphs.pop()
    first = next((index for index, glyph in enumerate(glyphs) if glyph.text != " "), len(glyphs))
    glyphs = glyphs[first:]
    if not glyphs:
        return None
    em = median(glyph.em for glyph in glyphs)
    text, apart = _spaced(glyphs, em)
    if not text:
        return None
    return TextLine(
        text,
        glyphs[0].x0,
        max(glyph.x1 for glyph in glyphs),
        min(glyph.y0 for glyph in glyphs),
        max(glyph.y1 for glyph in glyphs),
        median(glyph.base for glyph in glyphs),
        em,
        apart,
    )


def _once(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """Without the copies that are set over a character to make it bold."""
    kept: list[Glyph] = []
    for glyph in glyphs:
        if any(
            before.text == glyph.text and glyph.x0 - before.x0 < 0.2 * (glyph.x1 - glyph.x0) for before in kept[-3:]
        ):
            continue
        kept.append(glyph)
    return kept


def _spaced(glyphs: Sequence[Glyph], em: float) -> tuple[str, bool]:
    """The text with its blanks, and whether wide gaps part it: those that are drawn, and those that are seen."""
    seen: list[tuple[Glyph, float, bool]] = []
    blank = False
    for glyph in glyphs:
        if _BLANKS.fullmatch(glyph.text):
            blank = True
            continue
        gap = glyph.x0 - seen[-1][0].x1 if seen else 0.0
        seen.append((glyph, gap, blank and bool(seen)))
        blank = False
    gaps = sorted(gap for _, gap, _ in seen[1:])
    usual = max(0.0, gaps[len(gaps) // 4]) if gaps else 0.0
    if _is_stretched(seen, em):
        return "".join(glyph.text for glyph, _, _ in seen), False
    tight = _is_tight(seen, em)
    parts: list[str] = []
    parted = False
    for index, (glyph, gap, drawn) in enumerate(seen):
        if gap >= _APART * em:
            parts.append("  ")
            parted = True
        elif gap >= _SEVERAL * em and usual < _WORD * em / 2:
            # Nothing stretches this line: here blanks were set, of which pdfium tells the first or none.
            parts.append("  ")
        elif drawn or (
            gap >= _WORD * em
            and gap > _WIDER * usual
            and (_are_words if not tight else _are_letters)(seen[index - 1][0].text, glyph.text)
        ):
            parts.append(" ")
        parts.append(glyph.text)
    return "".join(parts), parted


def _is_stretched(seen: Sequence[tuple[Glyph, float, bool]], em: float) -> bool:
    """Whether wide gaps stand between all hanzi alike: then they only set the line to its width."""
    gaps = [gap for (before, _, _), (glyph, gap, _) in pairwise(seen) if is_wide(before.text) or is_wide(glyph.text)]
    return len(gaps) >= _STRETCHED and min(gaps) > em / 2 and max(gaps) < _ALIKE * min(gaps)


def _is_tight(seen: Sequence[tuple[Glyph, float, bool]], em: float) -> bool:
    """Whether hanzi stand close together: then a gap between two is a blank, which printers may leave undrawn."""
    gaps = [gap for (before, _, _), (glyph, gap, _) in pairwise(seen) if before.text > "⺀" and glyph.text > "⺀"]
    return len(gaps) >= _FEWEST and sum(gap < _TIGHT * em for gap in gaps) >= _NEARLY_ALL * len(gaps)


def _are_letters(left: str, right: str) -> bool:
    """Whether a blank may part them: two hanzi, or two that are none; marks have a gap of their own."""
    return (left.isalpha() and right.isalpha() and is_wide(left) and is_wide(right)) or _are_words(left, right)


def _are_words(left: str, right: str) -> bool:
    return not (is_wide(left) or is_wide(right))


def joined(texts: Iterable[str]) -> str:
    """Lines of one paragraph as one: nothing comes between where a wide character stands on either side, else a blank."""
    result = ""
    for text in texts:
        if result and text and not (is_wide(result[-1]) or is_wide(text[0])) and result[-1] not in "-/":
            result += " "
        result += text
    return result
