"""Patterns, the way rules name text: compiled once, searched over the normalised view or the raw text.

They are read when their pack is compiled (`pattern_reading`). Values of variables stand in them as holes; a pattern is
compiled once for all values that are written alike (`pattern_values`).
"""

from __future__ import annotations

from functools import lru_cache

from reportlint.language.occurrences import begins, occurrences
from reportlint.language.outcome import CannotJudge, Cause, Unevaluated
from reportlint.language.pattern_slots import BLANKS, Capture, SlotGroup, captures, is_unit
from reportlint.language.pattern_values import at_places, begin_places, filled_in, value_source
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    import regex

    from reportlint.compiled import Expression

_SHORT = 20_000
"""Code points in which a search whose tries are as long as the text comes to an end soon."""

TIME_LIMIT = 1.0
"""Seconds that one search of an author's own regular expression may take."""


class PatternTimeout(CannotJudge):
    """An author's regular expression took longer than `TIME_LIMIT`."""


class PatternMatch(NamedTuple):
    """A place where a pattern fits; offsets are code points of the searched text."""

    start: int
    end: int
    captures: tuple[Capture, ...] = ()

    def moved(self, by: int) -> PatternMatch:
        """The same match where its text begins `by` code points earlier."""
        captures = tuple(each._replace(start=each.start + by, end=each.end + by) for each in self.captures)
        return PatternMatch(self.start + by, self.end + by, captures)


class Pattern(NamedTuple):
    """A pattern of a rule. `needs` are the variables whose values it holds.

    `template` and `raw_template` are regex sources for the normalised view and for the raw text: pieces of source, a
    variable's name between each two. `code` is the compiled view pattern where no variable is needed. `own` marks a
    regular expression of the author, which runs under a time limit. With one of `starts` every match begins, with one of
    `raw_starts` in the raw text (see `pattern_starts`); of each set of `needed` one string stands in every match in the
    view (see `pattern_literals`), `starts` among them. Where they are empty, nothing is known. `bounded` ones take little
    time at any one place. `begin` is the template of where all matches begin, if the author says so.
    """

    source: str
    needs: frozenset[str]
    template: tuple[str, ...]
    raw_template: tuple[str, ...]
    slots: tuple[SlotGroup, ...]
    code: Expression | None
    own: bool = False
    begin: tuple[str, ...] | None = None
    starts: tuple[str, ...] = ()
    raw_starts: tuple[str, ...] = ()
    bounded: bool = False
    needed: tuple[frozenset[str], ...] = ()

    @property
    def raw_needed(self) -> tuple[frozenset[str], ...]:
        """The same for the raw text."""
        return _as_sets(self.raw_starts)

    def reads(self, kind: str) -> bool:
        """Whether it has a slot of a kind: number, percent, year."""
        return any(slot.kind == kind for slot in self.slots)

    def find(
        self, text: str, start: int, end: int, values: Mapping[str, object], *, raw: bool = False
    ) -> Iterator[PatternMatch]:
        """Every place in `text[start:end]`, from left to right, none without width; what stands around is seen too.

        Raises `CannotJudge` where a needed variable has no value, or an author's expression exceeds its time.
        """
        filled = self._filled(values, raw=raw) if self.needs else ()
        if filled is None or not (raw or self.may_occur(text, start, end)):
            return
        places = begins(self.raw_starts if raw else self.starts, text, start, end)
        if places is not None and not places:
            return
        begin = self.begin if filled and not raw else None
        if begin is not None and isinstance(values[begin[1]], int):
            places = begin_places(begin, filled[: len(begin) // 2], text, start, end)
            if not places:
                return
        code = self._compiled(filled, raw=raw)
        limit = self._limit(end - start)
        try:
            hits = (
                code.finditer(text, start, end, timeout=limit)
                if places is None
                else at_places(code, places, text, end, limit)
            )
            for match in hits:
                if match.end() > match.start() and (not self.slots or self._stands(match, text)):
                    yield self._read(match, text)
        except TimeoutError:
            raise PatternTimeout(Unevaluated(Cause.TIME_LIMIT, self.source)) from None

    def may_occur(self, text: str, start: int, end: int) -> bool:
        """Whether the strings that a match needs stand in `text[start:end]` of the view."""
        known = occurrences(text) if start == 0 and end == len(text) else None
        if known is not None:
            return not known.lack(self.needed)
        for literals in self.needed:
            for literal in literals:  # a generator takes twice as long, and this is asked hundreds of times
                if text.find(literal, start, end) >= 0:
                    break
            else:
                return False
        return True

    def first(
        self, text: str, start: int, end: int, values: Mapping[str, object], *, raw: bool = False
    ) -> PatternMatch | None:
        """The first place in `text[start:end]`, or None."""
        return next(self.find(text, start, end, values, raw=raw), None)

    def spans(
        self, text: str, start: int, end: int, values: Mapping[str, object], *, raw: bool = False
    ) -> list[tuple[int, int]]:
        """Begin and end of every place that `find` would give."""
        if not self.own or self.needs:
            return [(match.start, match.end) for match in self.find(text, start, end, values, raw=raw)]
        if not (raw or self.may_occur(text, start, end)):
            return []
        places = begins(self.raw_starts if raw else self.starts, text, start, end)
        if places is not None and not places:
            return []
        code = self._compiled((), raw=raw)
        limit = self._limit(end - start)
        try:
            if places is not None:
                return [m.span() for m in at_places(code, places, text, end, limit) if m.end() > m.start()]
            return [m.span() for m in code.finditer(text, start, end, timeout=limit) if m.end() > m.start()]
        except TimeoutError:
            raise PatternTimeout(Unevaluated(Cause.TIME_LIMIT, self.source)) from None

    def searching(self, values: Mapping[str, object]) -> Callable[[str, int, int], bool]:
        """A function that tells whether the pattern occurs in `text[start:end]`: many short pieces cost little that way.

        Raises `CannotJudge` as `find` does, at once or when it is called.
        """
        code = self._code(values, raw=False)

        def occurs(text: str, start: int, end: int) -> bool:
            if code is None or self.slots:
                return self.first(text, start, end, values) is not None
            try:
                return code.search(text, start, end, timeout=self._limit(end - start)) is not None
            except TimeoutError:
                raise PatternTimeout(Unevaluated(Cause.TIME_LIMIT, self.source)) from None

        return occurs

    def fits(self, text: str, values: Mapping[str, object]) -> PatternMatch | None:
        """The match if the pattern covers all of `text` but outer blanks: a name or a title, not a place in a text.

        Raises `CannotJudge` as `find` does; offsets are of the text without its outer blanks.
        """
        code = self._code(values, raw=False)
        inner = text.strip()
        if code is None or not inner:
            return None
        try:
            match = code.fullmatch(inner, timeout=self._limit(len(inner)))
        except TimeoutError:
            raise PatternTimeout(Unevaluated(Cause.TIME_LIMIT, self.source)) from None
        return self._read(match, inner) if match and self._stands(match, inner) else None

    def _limit(self, length: int) -> float | None:
        """Seconds for a text of that length: to watch the clock costs more than a try, and most have no need of it."""
        return TIME_LIMIT if self.own and not (self.bounded and length <= _SHORT) else None

    def _code(self, values: Mapping[str, object], *, raw: bool) -> regex.Pattern[str] | None:
        filled = self._filled(values, raw=raw)
        return None if filled is None else self._compiled(filled, raw=raw)

    def _compiled(self, filled: tuple[object, ...], *, raw: bool) -> regex.Pattern[str]:
        if self.code is not None and not raw:
            return self.code.pattern
        return filled_in(self.raw_template if raw else self.template, filled, raw=raw)

    def _filled(self, values: Mapping[str, object], *, raw: bool) -> tuple[object, ...] | None:
        """The values in the order of the holes; None where one is empty."""
        if not self.needs:
            return ()
        filled: list[object] = []
        for name in (self.raw_template if raw else self.template)[1::2]:
            value = values.get(name)
            if value is None:
                raise CannotJudge(Unevaluated(Cause.VARIABLE_UNBOUND, name))
            if not value_source(value, raw=raw):
                return None
            filled.append(value)
        return tuple(filled)

    def _stands(self, match: regex.Match[str], text: str) -> bool:
        return all(
            is_unit(text, match.start(slot.unit), match[slot.unit])
            for slot in self.slots
            if slot.unit and slot.guarded and match.start(slot.unit) >= 0
        )

    def _read(self, match: regex.Match[str], text: str) -> PatternMatch:
        start, end = match.span()
        if not self.own:
            # A blank is allowed where an optional part or a slot could stand: at the ends it belongs to nobody.
            while text[start] in BLANKS:
                start += 1
            while text[end - 1] in BLANKS:
                end -= 1
        if not self.slots:
            return PatternMatch(start, end)
        return PatternMatch(start, end, tuple(captures(self.slots, match, text)))


@lru_cache(maxsize=4096)
def _as_sets(strings: tuple[str, ...]) -> tuple[frozenset[str], ...]:
    return (frozenset(strings),) if strings else ()
