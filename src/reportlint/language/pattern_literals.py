"""Strings that must stand where a pattern fits: looking for one costs a hundredth of a search that finds nothing.

Only what is certain is said. Syntax that is not understood means that nothing is known.
"""

from __future__ import annotations

HOLE = "\x00"
"""Stands for the value of a variable, of which nothing is known."""

Needed = tuple[str, ...]
"""Strings of which at least one must stand there."""

_MOST = 16
"""Strings of one set; to look for more costs as much as the search."""

_SETS = 2
_WITHOUT_WIDTH = ("(?<=", "(?<!", "(?!")
_INSIDE = ("(?:", "(?=", "(?>")
_AGAIN = "(?P="
_CLASSES = frozenset("sSdDwWbBZAKnrt")
_CODED = {"x": 2, "u": 4}


class UnknownSyntaxError(Exception):
    """Syntax of which nothing is known."""


def needed_literals(template: tuple[str, ...]) -> tuple[Needed, ...]:
    """Sets of strings for regex source with holes: of each set one stands inside every match or what it looks ahead to.

    At most two, the rarest first; empty where nothing is certain.
    """
    source = HOLE.join(template[::2])
    reader = SourceReader(source)
    try:
        found = reader.choice()
    except (UnknownSyntaxError, IndexError):
        return ()
    if reader.at < len(source):
        return ()
    return tuple(sorted(dict.fromkeys(found), key=_likely)[:_SETS])


def has_branches(source: str) -> bool:
    """Whether an expression is, or may be, one of several beside one another."""
    reader = SourceReader(source)
    try:
        reader.branch()
    except (UnknownSyntaxError, IndexError):
        return True
    return reader.at < len(source)


def _likely(needed: Needed) -> tuple[int, int]:
    """Long strings are rare, and few are quickly looked for."""
    return -min(map(len, needed)), len(needed)


class SourceReader:
    """Reads regex source from left to right. `atom` and `quantity` read one piece and how often it stands there."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0

    def choice(self) -> list[Needed]:
        """Up to the end or a closing bracket; of several branches one string of each will do."""
        branches = [self.branch()]
        while self.source.startswith("|", self.at):
            self.at += 1
            branches.append(self.branch())
        if len(branches) == 1:
            return branches[0]
        if not all(branches):
            return []
        united = tuple(dict.fromkeys(text for branch in branches for text in min(branch, key=_likely)))
        return [united] if len(united) <= _MOST else []

    def branch(self) -> list[Needed]:
        found: list[Needed] = []
        run = ""
        while self.at < len(self.source) and self.source[self.at] not in "|)":
            literal, inner = self.atom()
            least, once = self.quantity()
            if literal and least:
                run += literal
            if run and not (literal and once):
                found.append((run,))
                run = ""
            if least:
                found += inner
        return [*found, (run,)] if run else found

    def atom(self) -> tuple[str, list[Needed]]:
        """One character that stands for itself, or what the piece here needs."""
        source, at = self.source, self.at
        ch = source[at]
        if source.startswith(_AGAIN, at):
            # What a group matched once more: a unit that is the same as the one before.
            self.at = source.index(")", at) + 1
            return "", []
        if ch == "(":
            return "", self._group()
        if ch == "[":
            members = self._members()
            return "", [members] if members else []
        if ch == "\\":
            return self._escaped(), []
        if ch in "*+?{":
            raise UnknownSyntaxError
        self.at += 1
        return ("", []) if ch in ".^$" or ch == HOLE else (ch, [])

    def opening(self) -> str:
        """How the group begins that stands here; empty where none does."""
        source, at = self.source, self.at
        if not source.startswith("(", at) or source.startswith(_AGAIN, at):
            return ""
        opening = next((each for each in (*_INSIDE, *_WITHOUT_WIDTH) if source.startswith(each, at)), "")
        if not opening and source.startswith(("(?P<", "(?<"), at):
            opening = source[at : source.index(">", at) + 1] if ">" in source[at:] else ""
        if not opening and source.startswith("(?", at):
            raise UnknownSyntaxError
        return opening or "("

    def _group(self) -> list[Needed]:
        opening = self.opening()
        self.at += len(opening)
        found = self.choice()
        if self.source[self.at] != ")":
            raise UnknownSyntaxError
        self.at += 1
        return [] if opening in _WITHOUT_WIDTH else found

    def _members(self) -> Needed:
        """The characters of a class that names a few of them, one by one."""
        source = self.source
        first = self.at + 1
        at = first + source.startswith("^", first)
        at += source.startswith("]", at)
        while source[at] != "]":
            if source[at] == "[" or source.startswith(("--", "&&", "||", "~~"), at):
                raise UnknownSyntaxError
            at += 2 if source[at] == "\\" else 1
        self.at = at + 1
        named = source[first:at]
        return () if len(named) > _MOST // 2 or any(ch in "^-]\\" or ch == HOLE for ch in named) else tuple(named)

    def _escaped(self) -> str:
        ch = self.source[self.at + 1]
        self.at += 2
        if ch in "pP":
            if self.source[self.at] != "{":
                raise UnknownSyntaxError
            self.at = self.source.index("}", self.at) + 1 if "}" in self.source[self.at :] else len(self.source)
            return ""
        if ch in _CLASSES:
            return ""
        if ch in _CODED:
            self.at += _CODED[ch]
            return chr(int(self.source[self.at - _CODED[ch] : self.at], 16))
        if ch.isalnum():
            raise UnknownSyntaxError
        return ch

    def quantity(self) -> tuple[bool, bool]:
        """Whether the piece before must stand there, and whether just once."""
        source, at = self.source, self.at
        mark = source[at : at + 1]
        if not mark or mark not in "?*+{":
            return True, True
        least = mark == "+"
        self.at += 1
        if mark == "{":
            bounds, closed, _ = source[at + 1 :].partition("}")
            low, _, high = bounds.partition(",")
            if not closed or not (low + high).isdecimal():
                raise UnknownSyntaxError
            least = bool(low) and int(low) > 0
            self.at = at + len(bounds) + 2
        if source[self.at : self.at + 1] in ("?", "+"):
            self.at += 1
        return least, False
