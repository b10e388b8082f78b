"""Numbers of a counted list that stand in the text and gave no point: in a line that is no heading, or before it begins."""

from __future__ import annotations

from functools import cache

from reportlint.binding.stray_numbers import style_of
from reportlint.chinese.renumbering import renumbered
from reportlint.compiled import compiled
from reportlint.model.blocks import RowRun, Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    import regex

    from reportlint.binding.binding import Binding
    from reportlint.binding.lists import Counted

_SHORTEST_NAME = 3
"""Characters of an ordinal that is more than 二是 or 其二."""


@cache
def _number_of(value: int, style: str) -> regex.Pattern[str]:
    """The number of a heading in its style, also with half of its bracket lost or in the middle of a line."""
    from reportlint.chinese.numerals import format_numeral

    digit = r"[0-9０-９]"
    if style.endswith("arabic"):
        if style.startswith("bracketed"):
            return compiled(rf"[(（]\s?{value}(?!{digit})|(?<!{digit}){value}\s?[)）]")
        # At the head of a line 2.11个 may be point 2, which begins with a number.
        headed = rf"(?<![^\n])[ \u3000]*{value}[.．]{digit}+(?=\p{{Han}})"
        return compiled(rf"(?<![(（0-9０-９]){value}\s?[、.．)）](?!{digit})|{headed}")
    han = format_numeral(value, "chinese")
    return compiled(rf"(?<![一二三四五六七八九十])(?<!第){han}\s?[、.．)）]|[(（]\s?{han}(?![一二三四五六七八九十])")


@cache
def _point_of(value: int) -> regex.Pattern[str]:
    """The ordinal of a point, however it counts and wherever a line of the page broke it."""
    from reportlint.chinese.numerals import format_numeral

    han = format_numeral(value, "chinese")
    words = {1: "|首先|一方面", 2: "|其次|另一方面", 3: "|再次|再者"}.get(value, "")
    circled = f"|{format_numeral(value, 'circled')}" if value <= 50 else ""
    return compiled(
        rf"(?<![一二三四五六七八九十]){han}\s?(?:[是、.．)）]|要(?![素点件害领]))"
        rf"|第\s?{han}\s?[，,、:：是]|其\s?{han}{words}{circled}"
    )


def stands_between(binding: Binding, before: Counted, after: Counted, value: int) -> bool:
    """Whether the number thought to be skipped stands between, in a line or a place that gave no point."""
    text = binding.document.text
    written = after.span.of(text)
    # What is called by a name, 第二类, may be spoken of anywhere; a bare number is told from others by what stands around it.
    called = not after.heading and len(written) >= _SHORTEST_NAME and written[0].isalpha()
    if called and text.find(renumbered(written, value), before.span.end, after.span.start) >= 0:
        return True
    style = style_of(written)
    pattern = _number_of(value, style) if after.heading else _point_of(value)
    return pattern.search(text, before.span.end, after.span.start) is not None


def begins_above(binding: Binding, first: Counted) -> bool:
    """Whether a list that starts late may have its beginning above, in the section or the part of a table before it."""
    bodies = (section.body for section in binding.sections.values())
    start = next((body.start for body in bodies if body.start <= first.span.start < body.end), 0)
    before = binding.document.blocks[max(0, first.block - 2) : first.block]
    if any(isinstance(block, RowRun | Table) and block.span.start >= start for block in before):
        return True
    text = binding.document.text
    ones = (_number_of(1, "han"), _number_of(1, "arabic"), _number_of(1, "bracketed arabic"), _point_of(1))
    return any(pattern.search(text, start, first.span.start) for pattern in ones)
