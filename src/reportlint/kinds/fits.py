"""`fits`: words by which a document speaks of itself fit the value of a variable: no 我局 in the report of a township."""

from __future__ import annotations

from reportlint.binding.searching import search
from reportlint.extend import Cause, Defect, Hit, Kind, Unevaluated
from reportlint.language.outcome import CannotJudge
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.extend import Binding, Entry, Outcome, RuleHead
    from reportlint.language.excuse import Excuse
    from reportlint.language.patterns import Pattern


class Word(NamedTuple):
    """What may be said of a value that `value` is found in."""

    say: Pattern
    value: Pattern


class FitsCheck(NamedTuple):
    """`words` may be said only where their patterns are found in the value of `variable`; `judged` are values that can be told."""

    variable: str
    words: tuple[Word, ...]
    judged: tuple[Pattern, ...]
    scopes: tuple[str, ...]
    excuse: Excuse | None = None

    def __call__(self, binding: Binding) -> Iterator[Outcome]:
        """A hit on each word that does not fit."""
        variable = binding.variables.get(self.variable)
        if variable is None:
            yield Unevaluated(Cause.VARIABLE_UNBOUND, self.variable)
            return
        regions = binding.regions(self.scopes)
        value = str(variable.value)
        if regions is None or (self.judged and not any(_has(p, value) for p in self.judged)):
            return
        text = binding.document.view.text
        places = []
        try:
            for word in self.words:
                if not _has(word.value, value):
                    places += [match[:2] for match in search(binding, word.say, regions)]
            for start, end in sorted(places):
                if self.excuse is None or not self.excuse.excuses(text, start, end, binding.values):
                    found = text[start:end]
                    yield Hit(binding.span(start, end), values={"found": found, "value": value}, subject=found)
        except CannotJudge as cannot:
            yield cannot.outcome


def _has(pattern: Pattern, value: str) -> bool:
    return pattern.first(value, 0, len(value), {}) is not None


def _compile(entry: Entry, head: RuleHead) -> FitsCheck:
    keys = entry.mapping(("variable", "words", "judge"), required=("variable", "words"))
    name = keys["variable"].variable() if "variable" in keys else ""
    words = tuple(_word(item) for item in (keys["words"].items() if "words" in keys else ()))
    excuse = head.excuse()
    judged = keys["judge"].patterns() if "judge" in keys else ()
    return FitsCheck(name, tuple(word for word in words if word is not None), judged, head.scopes, excuse)


def _word(entry: Entry) -> Word | None:
    keys = entry.mapping(("say", "for"), required=("say", "for"))
    return Word(keys["say"].pattern(), keys["for"].pattern()) if len(keys) == len(Word._fields) else None


KIND = Kind(
    key="fits",
    compile=_compile,
    defects={
        "default": Defect(
            {"zh": "“{found}”与“{value}”不符", "en": "'{found}' does not fit '{value}'"},
        )
    },
    values=frozenset({"found", "value"}),
    family="identity",
    honours=frozenset({"in", "unless"}),
)
