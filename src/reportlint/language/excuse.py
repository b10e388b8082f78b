"""What `unless:` of a rule excuses: the clause, brackets, a neighbour, or a longer word around a hit."""

from __future__ import annotations

from reportlint.language.clauses import clause_bounds, inside_brackets, paragraph_bounds
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlint.language.entry import Entry
    from reportlint.language.patterns import Pattern

KEYS = ("clause", "inside", "before", "after", "words")
NEIGHBOUR = 60
"""Code points around a hit in which a neighbour is looked for; no pattern reaches further than its gaps allow."""


class Excuse(NamedTuple):
    """A compiled `unless:`. Any one of its parts excuses a hit.

    `clause`: a pattern occurs in the clause of the hit; `brackets`: the hit lies between such marks of its line;
    `before`, `after`: a pattern touches the hit there; `words`: the hit lies inside one of these words.
    """

    clause: tuple[Pattern, ...] = ()
    brackets: tuple[tuple[str, str], ...] = ()
    before: tuple[Pattern, ...] = ()
    after: tuple[Pattern, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def needs(self) -> frozenset[str]:
        """Variables whose values the patterns hold."""
        return frozenset().union(*(pattern.needs for pattern in (*self.clause, *self.before, *self.after)))

    def excuses(self, text: str, start: int, end: int, values: Mapping[str, object], *, raw: bool = False) -> bool:
        """Whether the hit `text[start:end]` (code points of the view, or of the raw text if `raw`) is excused.

        Raises `CannotJudge` as patterns do.
        """
        if self.words and _within_word(text, start, end, self.words):
            return True
        if self.brackets and inside_brackets(text, start, end, dict(self.brackets)):
            return True
        if self.clause:
            first, last = clause_bounds(text, start, end)
            if any(pattern.first(text, first, last, values, raw=raw) for pattern in self.clause):
                return True
        if self.before and self._touches_before(text, start, values, raw=raw):
            return True
        return bool(self.after) and self._touches_after(text, end, values, raw=raw)

    def _touches_before(self, text: str, start: int, values: Mapping[str, object], *, raw: bool) -> bool:
        first = max(paragraph_bounds(text, start, start)[0], start - NEIGHBOUR)
        # A pattern may fit earlier and swallow the place where the fit that touches begins, so each start is tried.
        for pattern in self.before:
            at = first
            while (match := pattern.first(text, at, start, values, raw=raw)) is not None:
                if match.end == start:
                    return True
                at = match.start + 1
        return False

    def _touches_after(self, text: str, end: int, values: Mapping[str, object], *, raw: bool) -> bool:
        last = min(paragraph_bounds(text, end, end)[1], end + NEIGHBOUR)
        for pattern in self.after:
            match = pattern.first(text, end, last, values, raw=raw)
            if match is not None and match.start == end:
                return True
        return False


def _within_word(text: str, start: int, end: int, words: tuple[str, ...]) -> bool:
    for word in words:
        first = max(0, end - len(word))
        at = text.find(word, first, start + len(word))
        while 0 <= at <= start:
            if at + len(word) >= end:
                return True
            at = text.find(word, at + 1, start + len(word))
    return False


def read_excuse(entry: Entry) -> Excuse:
    """The excuse of an `unless:` entry; mistakes are reported there."""
    from reportlint.chinese.marks import PAIRS
    from reportlint.chinese.width import fold_width

    if not entry.is_mapping():
        entry.problem("'unless' needs to know where to look", "write unless: {clause: …}, {inside: 《》}, {words: […]}")
        return Excuse()
    parts = entry.mapping(KEYS)
    brackets: list[tuple[str, str]] = []
    if "inside" in parts:
        marks = parts["inside"].text()
        for opening, closing in zip(marks[::2], marks[1::2], strict=False):
            if PAIRS.get(opening) != closing:
                parts["inside"].problem(f"'{opening}{closing}' is no pair of brackets", "write pairs: 《》〔〕")
            brackets.extend({(opening, closing), (fold_width(opening), fold_width(closing))})
        if len(marks) % 2:
            parts["inside"].problem(f"'{marks[-1]}' stands alone", "write pairs: 《》〔〕")
    words = parts["words"].texts() if "words" in parts else ()
    return Excuse(
        clause=parts["clause"].patterns() if "clause" in parts else (),
        brackets=tuple(brackets),
        before=parts["before"].patterns() if "before" in parts else (),
        after=parts["after"].patterns() if "after" in parts else (),
        words=tuple(sorted({form for word in words for form in (word, fold_width(word))})),
    )
