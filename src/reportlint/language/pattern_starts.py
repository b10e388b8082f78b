"""Strings with which the matches of a pattern begin: where all of them are known, it need not be tried anywhere else."""

from __future__ import annotations

from functools import lru_cache

import regex

from reportlint.language.pattern_literals import HOLE, SourceReader, UnknownSyntaxError

_MOST = 160
"""Strings of one pattern; with more, their places are everywhere."""

_LONGEST = 6
"""Characters of such a string; a longer one is not rarer."""

_EVERYWHERE = frozenset("0123456789,.。、(信公开政府年申请的 ")
"""Characters that stand in every line of a report: a search is as quick as to try at all of them."""

_STEPS = 1_000_000
"""Ways to try an expression at one place that take no noticeable time."""

_RANGE = 16
"""Characters of a class that are named one by one."""

_SAYS_NOTHING = ("(?<=", "(?<!", "(?!")
_WITHOUT_WIDTH = ("\\b", "\\B", "\\Z", "\\A", "\\K")


@lru_cache(maxsize=2)  # most patterns are the same for the raw text
def starting_literals(template: tuple[str, ...]) -> tuple[str, ...]:
    """Strings for regex source with holes, of which one stands where each match begins; empty where that is not known."""
    source = HOLE.join(template[::2])
    reader = _Reader(source)
    try:
        found, may_be_empty = reader.first_of_choice()
    except (UnknownSyntaxError, IndexError):
        return ()
    if reader.at < len(source) or may_be_empty or len(found) > _MOST or not found.isdisjoint(_EVERYWHERE):
        return ()
    return tuple(sorted(found))


def is_bounded(template: tuple[str, ...]) -> bool:
    """Whether trying regex source at one place takes no longer than the text is long, whatever stands there.

    At most one single character repeats in it without bound, and what is bounded allows few ways.
    """
    source = regex.sub(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", "a", "a".join(template[::2]))
    unbounded = len(regex.findall(r"[*+]|\{[0-9]*,\}", source))
    if "[" in source or unbounded > 1 or regex.search(r"\)[*+{]", source):
        return False
    # A group may have two branches that fit alike, and what is optional may stand there or not; what looks around is
    # tried once.
    most: int = 2 ** (len(regex.findall(r"\((?!\?<?[=!])", source)) + len(regex.findall(r"(?<![(*+}?])\?", source)))
    for bounds in regex.findall(r"\{([0-9,]+)\}", source):
        most *= max(int(bound or 0) for bound in bounds.split(",")) + 1
    return most <= _STEPS


class _Reader(SourceReader):
    """Each method gives the strings with which a piece begins, and whether it may match nothing at all."""

    def first_of_choice(self) -> tuple[set[str], bool]:
        """Up to the end or a closing bracket."""
        found, may_be_empty = self._first_of_branch()
        while self.source.startswith("|", self.at):
            self.at += 1
            others, empty = self._first_of_branch()
            found |= others
            may_be_empty |= empty
        return found, may_be_empty

    def _first_of_branch(self) -> tuple[set[str], bool]:
        found: set[str] = set()
        run = ""
        while self.at < len(self.source) and self.source[self.at] not in "|)" and len(run) < _LONGEST:
            opening = self.opening()
            if opening in _SAYS_NOTHING or (run and opening == "(?="):
                self.atom()
                continue
            literal = "" if opening else self._once()
            if not literal:
                if run:
                    break
                inner, may_be_empty = self._group_first(opening) if opening else self._single()
                found |= inner
                if not may_be_empty:
                    return self._rest(found)
            run += literal
        return self._rest(found | {run}) if run else (found, True)

    def _rest(self, found: set[str]) -> tuple[set[str], bool]:
        """To the end of the branch: it begins with one of these, whatever follows."""
        self.branch()
        return found, False

    def _group_first(self, opening: str) -> tuple[set[str], bool]:
        """A group that may begin the match; one that only looks ahead and may see nothing says nothing."""
        self.at += len(opening)
        inner, may_be_empty = self.first_of_choice()
        if self.source[self.at] != ")":
            raise UnknownSyntaxError
        self.at += 1
        least, _ = self.quantity()
        if opening == "(?=" and may_be_empty:
            return set(), True
        return inner, may_be_empty or not least

    def _once(self) -> str:
        """The character that stands here for itself and just once; else nothing is read."""
        at = self.at
        literal, _ = self.atom()
        if literal and self.quantity() == (True, True):
            return literal
        self.at = at
        return ""

    def _single(self) -> tuple[set[str], bool]:
        """What is not one plain character: of few, or perhaps not there."""
        at = self.at
        literal, _ = self.atom()
        named = literal or (_members(self.source[at + 1 : self.at - 1]) if self.source[at] == "[" else "")
        without_width = self.source[at] in "^$" or self.source[at : at + 2] in _WITHOUT_WIDTH
        least, _ = self.quantity()
        if not named and not without_width:
            raise UnknownSyntaxError
        return set(named), without_width or not least


def _members(named: str) -> tuple[str, ...]:
    """The characters of a class with few of them, ranges written out; empty where it is not that plain."""
    found: list[str] = []
    at = 0
    while at < len(named):
        if named[at] in "^[":
            return ()
        ch, at = _member(named, at)
        if not ch:
            return ()
        if named.startswith("-", at) and at + 1 < len(named):
            last, at = _member(named, at + 1)
            if not last or not 0 <= ord(last) - ord(ch) < _RANGE:
                return ()
            found.extend(map(chr, range(ord(ch), ord(last) + 1)))
        else:
            found.append(ch)
    return tuple(found) if len(found) <= _RANGE else ()


def _member(named: str, at: int) -> tuple[str, int]:
    ch = named[at]
    if ch != "\\":
        return ch, at + 1
    kind = named[at + 1]
    length = {"x": 2, "u": 4}.get(kind)
    if length:
        return chr(int(named[at + 2 : at + 2 + length], 16)), at + 2 + length
    plain = {"t": "\t", "n": "\n", "r": "\r"}.get(kind) or ("" if kind.isalnum() else kind)
    return plain, at + 2
