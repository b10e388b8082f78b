"""Numbers said in prose: one clause, one keyword, one number each."""

from __future__ import annotations

from decimal import Decimal

from reportlint.binding.binding import Mention, Region
from reportlint.binding.counts import Finder
from reportlint.binding.searching import search, within
from reportlint.language.clauses import clause_bounds, sentence_bounds
from reportlint.language.intervals import Interval
from reportlint.language.outcome import CannotJudge

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from reportlint.binding.binding import Binding
    from reportlint.binding.nouns import CountNoun, FactNoun, SayNoun
    from reportlint.language.patterns import Pattern, PatternMatch


def bind_facts(binding: Binding) -> Generator[None, None, dict[str, tuple[Mention, ...]]]:
    """Every mention of every declared fact, in the order of the text; a fact nowhere said has an empty tuple.

    Work in steps, one for each fact.
    """
    finder = Finder(binding)
    found: dict[str, tuple[Mention, ...]] = {}
    for noun in binding.nouns.facts:
        found[noun.name] = tuple(_mentions(binding, noun, finder))
        yield
    return found


def _mentions(binding: Binding, noun: FactNoun, finder: Finder) -> list[Mention]:
    told = [*_said(binding, noun, finder), *_counted(binding, noun, finder)]
    if not told:
        return []
    found: dict[tuple[int, int], Mention] = {}
    for place, clause, region, value, unit in told:
        if any(start < place[1] and place[0] < end for start, end in found):
            continue
        if not _says(binding, noun.excuse, clause) and not _is_excluded(binding, noun, clause, region):
            scope = _scope(binding, noun, clause, region)
            found[place] = Mention(noun.name, binding.span(*place), binding.span(*clause), value, unit, scope)
    return [found[place] for place in sorted(found)]


def _regions(binding: Binding, noun: FactNoun, count: CountNoun | None) -> Sequence[Region]:
    own = count.scopes if count is not None else ()
    return binding.regions(own or noun.scopes or ("body",)) or ()


def _said(
    binding: Binding, noun: FactNoun, finder: Finder
) -> Iterator[tuple[tuple[int, int], tuple[int, int], Region, Interval, str]]:
    """Whole wordings; where the fact also tells what it counts, they must be about that."""
    if noun.say:
        for count in noun.counts or (None,):
            yield from _said_about(binding, noun, finder, count)


def _said_about(
    binding: Binding, noun: FactNoun, finder: Finder, count: CountNoun | None
) -> Iterator[tuple[tuple[int, int], tuple[int, int], Region, Interval, str]]:
    text = binding.document.view.text
    regions = _regions(binding, noun, count)
    if not regions:
        return
    for say in noun.say:
        matches = _search(binding, say.pattern, regions)
        topics, passages = finder.topics(count, regions) if matches and count is not None else (None, [])
        told = {passage.region: passage for passage in passages} if topics is not None else {}
        for match in matches:
            place = _number(say, match)
            region = within(regions, match.start, match.end)
            if place is None or region is None or (topics is not None and region not in told):
                continue
            clause = _within(clause_bounds(text, match.start, match.end), region)
            if topics is not None and not topics.is_told(told[region], match.end):
                continue
            value, unit = _value(say, match)
            yield place, clause, region, value, unit


def _counted(
    binding: Binding, noun: FactNoun, finder: Finder
) -> Iterator[tuple[tuple[int, int], tuple[int, int], Region, Interval, str]]:
    for count in noun.counts:
        try:
            for number, region in finder.find(count, _regions(binding, noun, count)):
                yield (number.start, number.end), number.clause, region, number.value, number.unit
        except CannotJudge:
            continue


def _search(binding: Binding, pattern: Pattern, regions: Sequence[Region]) -> Sequence[PatternMatch]:
    try:
        return search(binding, pattern, regions)
    except CannotJudge:
        return ()


def _says(binding: Binding, patterns: Sequence[Pattern], bounds: tuple[int, int]) -> bool:
    text = binding.document.view.text
    region = Region(*bounds)
    return any(pattern.may_occur(text, *bounds) and _search(binding, pattern, (region,)) for pattern in patterns)


def _is_excluded(binding: Binding, noun: FactNoun, clause: tuple[int, int], region: Region) -> bool:
    """Whether another clause, up to a semicolon, says that its numbers are none of these: 另有诉讼3件，不列入统计."""
    if not noun.excluded:
        return False
    text = binding.document.view.text
    start, end = _within(sentence_bounds(text, *clause), region)
    stop = text.find(";", clause[1], end)
    bounds = max(start, text.rfind(";", start, clause[0]) + 1), end if stop < 0 else stop
    return _says(binding, noun.excluded, bounds)


def _within(bounds: tuple[int, int], region: Region) -> tuple[int, int]:
    """Bounds cut to the region: a heading that runs into its text is another piece."""
    return max(bounds[0], region.start), min(bounds[1], region.end)


def _number(say: SayNoun, match: PatternMatch) -> tuple[int, int] | None:
    """Where the number stands, or the whole wording if that says the number."""
    if say.value is not None:
        return match.start, match.end
    return next(((c.start, c.end) for c in match.captures if c.kind in ("number", "percent")), None)


def _value(say: SayNoun, match: PatternMatch) -> tuple[Interval, str]:
    if say.value is not None:
        return Interval(Decimal(say.value), Decimal(say.value)), ""
    capture = next(c for c in match.captures if c.kind in ("number", "percent"))
    assert isinstance(capture.value, Interval)
    return capture.value, capture.unit


def _scope(binding: Binding, noun: FactNoun, clause: tuple[int, int], region: Region) -> str | None:
    """Whose number it is may be said in an earlier clause of the sentence: 区政府办公室认真办理，收到申请3件."""
    text = binding.document.view.text
    sentence, _ = _within(sentence_bounds(text, *clause), region)
    sentence = max(sentence, text.rfind(";", sentence, clause[0]) + 1)
    for scope in noun.other_scopes:
        if _says(binding, scope.words, (sentence, clause[1])) and _applies(binding, scope.when):
            return scope.name
    return None


def _applies(binding: Binding, when: object) -> bool:
    from reportlint.language.expressions import Expression, truth

    return when is None or (isinstance(when, Expression) and truth(when, binding) is True)
