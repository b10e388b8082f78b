"""Numbers said in prose: one clause, one keyword, one number each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.binding.binding import Mention, Region
from reportlint.binding.searching import search, within
from reportlint.language.clauses import clause_bounds, sentence_bounds
from reportlint.language.outcome import CannotJudge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.binding.binding import Binding
    from reportlint.binding.nouns import FactNoun, SayNoun
    from reportlint.language.patterns import Pattern, PatternMatch


def bind_facts(binding: Binding) -> dict[str, tuple[Mention, ...]]:
    """Every mention of every declared fact, in the order of the text; a fact nowhere said has an empty tuple."""
    return {noun.name: tuple(_mentions(binding, noun)) for noun in binding.nouns.facts}


def _mentions(binding: Binding, noun: FactNoun) -> list[Mention]:
    text = binding.document.view.text
    regions = binding.regions(noun.scopes or ("body",)) or ()
    found: dict[tuple[int, int], Mention] = {}
    taken: set[int] = set()
    for say in noun.say:
        for match in _search(binding, say.pattern, regions):
            place = _number(say, match)
            region = within(regions, match.start, match.end)
            if place is None or region is None or not taken.isdisjoint(range(*place)):
                continue
            bounds = _within(clause_bounds(text, match.start, match.end), region)
            if not _says(binding, noun.excuse, bounds):
                taken.update(range(*place))
                found[place] = _mention(binding, noun, say, match, place, bounds, region)
    return [found[place] for place in sorted(found)]


def _search(binding: Binding, pattern: Pattern, regions: Sequence[Region]) -> Sequence[PatternMatch]:
    try:
        return search(binding, pattern, regions)
    except CannotJudge:
        return ()


def _says(binding: Binding, patterns: Sequence[Pattern], bounds: tuple[int, int]) -> bool:
    return any(_search(binding, pattern, (Region(*bounds),)) for pattern in patterns)


def _within(bounds: tuple[int, int], region: Region) -> tuple[int, int]:
    """Bounds cut to the region: a heading that runs into its text is another piece."""
    return max(bounds[0], region.start), min(bounds[1], region.end)


def _number(say: SayNoun, match: PatternMatch) -> tuple[int, int] | None:
    """Where the number stands, or the whole wording if that says the number."""
    if say.value is not None:
        return match.start, match.end
    return next(((c.start, c.end) for c in match.captures if c.kind in ("number", "percent")), None)


def _mention(
    binding: Binding,
    noun: FactNoun,
    say: SayNoun,
    match: PatternMatch,
    place: tuple[int, int],
    bounds: tuple[int, int],
    region: Region,
) -> Mention:
    from decimal import Decimal

    from reportlint.language.intervals import Interval

    text = binding.document.view.text
    if say.value is not None:
        value, unit = Interval(Decimal(say.value), Decimal(say.value)), ""
    else:
        capture = next(c for c in match.captures if c.kind in ("number", "percent"))
        assert isinstance(capture.value, Interval)
        value, unit = capture.value, capture.unit
    # Whose number it is may be said in an earlier clause of the sentence: 区政府办公室认真办理，收到申请3件.
    sentence, _ = _within(sentence_bounds(text, *bounds), region)
    sentence = max(sentence, text.rfind(";", sentence, bounds[0]) + 1)
    scope = next(
        (name for name, patterns in noun.other_scopes if _says(binding, patterns, (sentence, bounds[1]))),
        None,
    )
    return Mention(noun.name, binding.span(*place), binding.span(*bounds), value, unit, scope)
