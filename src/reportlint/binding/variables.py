"""Variables of a profile read from the title, the text, the file's name and the metadata, or computed from others."""

from __future__ import annotations

from reportlint.binding.binding import Variable, Witness
from reportlint.language.outcome import CannotJudge, Unevaluated

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportlint.binding.binding import Binding
    from reportlint.binding.nouns import ReadFrom, VariableNoun
    from reportlint.binding.title import TitleText
    from reportlint.language.patterns import PatternMatch

# Dates that a program wrote of its own accord say nothing about the report.
_OF_PROGRAMS = frozenset(
    {"created", "modified", "printed", "creationdate", "moddate", "lastmodified", "generator", "producer"}
)

# So many sentences against a single title make it doubtful, or show that it is wrong.
_DOUBTFUL, _CERTAIN = 2, 3


def bind_variables(
    binding: Binding, title: TitleText | None, variables: dict[str, Variable], classes: dict[str, str]
) -> None:
    """Bind all variables of `binding.nouns` in declared order, and their classes.

    `variables` and `classes` are those of `binding`, which is not yet in anyone's hands: later variables and
    conditions see the earlier ones.
    """
    for noun in binding.nouns.variables:
        places: dict[object, list[Witness]] = {}
        for way in noun.sources:
            if way.value is not None:
                if (computed := _computed(binding, way)) is None:
                    continue
                places["value"] = [Witness(computed, None, "value", way.weak)]
                break
            # Ways to read the same place are alternatives; different places are witnesses that may contradict.
            where = way.origin or way.scopes
            if where not in places and (found := list(_read(binding, noun, way, title))):
                places[where] = found
        if places:
            value, disputed = _settled(list(places.values()))
            sources = tuple(source for place in places.values() for source in place)
            variables[noun.name] = Variable(noun.name, value, sources, disputed)
            _classify(binding, noun.name, value, classes)


def _settled(places: list[list[Witness]]) -> tuple[object, bool]:
    """The value of the strongest source, unless more places say another one; and whether nobody can tell.

    Each place says what it says most often. Nobody can tell where strong sources contradict one another and as many
    places are for the strongest as for another.
    """
    sources = [source for place in places for source in place]
    strongest = next((source for source in sources if not source.weak), sources[0])
    if all(source.weak or source.value == strongest.value for source in sources):
        return _outvoted(places, strongest)
    values = [[source.value for source in place] for place in places]
    said = [max(place, key=place.count) for place in values]
    best = max([strongest.value, *said], key=said.count)
    disputed = said.count(best) * 2 <= len(said)
    return strongest.value if disputed else best, disputed


def _outvoted(places: list[list[Witness]], strongest: Witness) -> tuple[object, bool]:
    """The value of a single strong place; that of weak ones in the text if all of them say another, and often enough.

    Often enough is thrice, or once in each of two parts of the document. Nobody can tell where fewer do, or where a
    source outside of the text is for the single strong place.
    """
    weak = [source for place in places for source in place if source.weak]
    said = [source.value for source in weak if source.span is not None]
    alone = not strongest.weak and sum(any(not source.weak for source in place) for place in places) == 1
    # A single sentence of another year is a comparison or a plan.
    if not alone or len(said) < _DOUBTFUL or len(set(said)) > 1 or said[0] == strongest.value:
        return strongest.value, False
    parts = {source.origin for source in weak if source.span is not None}
    if (len(said) < _CERTAIN and len(parts) < _DOUBTFUL) or any(
        source.span is None and source.value == strongest.value for source in weak
    ):
        return strongest.value, True
    return said[0], False


def _computed(binding: Binding, way: ReadFrom) -> object | None:
    """The value of an expression; None where its condition does not hold or something is missing."""
    from reportlint.language.expressions import evaluate, truth

    assert way.value is not None
    if way.when is not None and truth(way.when, binding) is not True:
        return None
    if any(name in binding.variables and binding.variables[name].disputed for name in way.value.needs):
        # What followed from a doubtful year would be told as so many further mistakes.
        return None
    value = evaluate(way.value, binding)
    return None if isinstance(value, Unevaluated) else _plain(value)


def _plain(value: object) -> object:
    """A whole number as an int, so that patterns can write it and conditions compare it."""
    from decimal import Decimal

    from reportlint.language.intervals import Interval

    if isinstance(value, Interval):
        value = value.exact if value.exact is not None else value
    if isinstance(value, Decimal) and value == value.to_integral_value():
        return int(value)
    return value


def _read(binding: Binding, noun: VariableNoun, way: ReadFrom, title: TitleText | None) -> Iterator[Witness]:
    assert way.pattern is not None
    values = binding.values
    if not way.pattern.needs <= values.keys():
        return
    try:
        if way.origin is not None:
            for text in _outside(binding, way.origin):
                for match in way.pattern.find(text, 0, len(text), values):
                    if (found := _value(noun.name, match)) is not None:
                        yield Witness(found[0], None, way.origin, way.weak)
            return
        for scope in way.scopes:
            if scope == "title":
                yield from _from_title(binding, noun, way, title)
                continue
            for region in binding.regions((scope,)) or ():
                for match in way.pattern.find(binding.document.view.text, region.start, region.end, values):
                    if (found := _value(noun.name, match)) is not None:
                        yield Witness(found[0], binding.span(found[1], found[2]), scope, way.weak, way.called)
    except CannotJudge:
        return


def _from_title(binding: Binding, noun: VariableNoun, way: ReadFrom, title: TitleText | None) -> Iterator[Witness]:
    """A title may run over several lines: its text is read as one."""
    assert way.pattern is not None
    if title is None:
        return
    for match in way.pattern.find(title.text, 0, len(title.text), binding.values):
        if (found := _value(noun.name, match)) is None:
            continue
        value, start, end = found
        if title.pieces:
            yield Witness(value, binding.span(*title.view_range(start, end)), "title", way.weak)
        else:
            yield Witness(value, None, "metadata", weak=True)


def _outside(binding: Binding, origin: str) -> Iterator[str]:
    from reportlint.chinese.width import fold_width

    reading = binding.document.reading
    if origin == "file-name":
        name = reading.source.path.rpartition("/")[2]
        stem, dot, _ = name.rpartition(".")
        yield fold_width(stem if dot else name)
        return
    metadata: Mapping[str, str] = reading.metadata
    for key, text in metadata.items():
        if key.lower().rpartition(":")[2] not in _OF_PROGRAMS:
            yield fold_width(text)


def _value(name: str, match: PatternMatch) -> tuple[object, int, int] | None:
    """The value that a pattern read for a variable: of the slot with its name, else of its kind, else of the first."""
    captures = match.captures
    if not captures:
        return None
    chosen = next((c for c in captures if c.name == name), None) or next(
        (c for c in captures if c.kind == name), captures[0]
    )
    if chosen.kind != "text":
        return None if chosen.value is None else (_plain(chosen.value), chosen.start, chosen.end)
    text = str(chosen.value)
    inner = text.strip(' \t\n\u3000\xa0:,、《“"')
    start = chosen.start + text.find(inner)
    if inner.startswith("关于"):
        inner, start = inner[2:], start + 2
    inner = inner.removesuffix("关于")
    value = "".join(inner.split())
    if value.isdecimal():
        # What an expression of the author captures is text: here a year.
        return int(value), start, start + len(inner)
    # A single character is what a pattern's optional parts left over, no name.
    return (value, start, start + len(inner)) if len(value) > 1 else None


def _classify(binding: Binding, name: str, value: object, classes: dict[str, str]) -> None:
    for noun in binding.nouns.classes:
        if noun.variable != name:
            continue
        text = str(value)
        for label, pattern in noun.classes:
            if next(pattern.find(text, 0, len(text), binding.values), None) is not None:
                classes[name] = label
                break
