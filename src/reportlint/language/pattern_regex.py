"""Regular expressions of authors (`/…/`): folded like the text they search, and refused where they could run for ever."""

from __future__ import annotations

from reportlint.language.pattern_syntax import PatternError
from reportlint.record import NamedTuple

_PROBES = "a0 _-.,;:()[]/\n\t、。《》“”一十中的件年０"
_UNBOUNDED = 50


def folded(source: str) -> str:
    """The expression with full-width characters folded as in the normalised view.

    What becomes a sign of the regex language is escaped: （ is a bracket of the text, never a group.
    """
    from reportlint.chinese.width import fold_width

    parts: list[str] = []
    for ch in source:
        half = fold_width(ch)
        parts.append("\\" + half if half != ch and half in "()[]{}|?*+.^$\\-&~" else half)
    return "".join(parts)


class _Atom(NamedTuple):
    """One thing that may be repeated: its source, whether something in it repeats without bound, whether it is a group."""

    source: str
    start: int
    repeats: bool
    branches: tuple[str, ...] = ()
    atomic: bool = False


def refuse_dangerous(source: str) -> None:
    """Raise `PatternError` for `(a+)+` and `(a|ab)*`: repeated without bound over what can be split in many ways."""
    _Scanner(source).sequence(depth=0)


class _Scanner:
    """Walks an expression once; it need not understand it, only groups, classes, escapes and repetition."""

    __slots__ = ("at", "source")

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0

    def sequence(self, depth: int) -> tuple[bool, tuple[str, ...]]:
        """Up to the closing bracket of this depth: whether anything repeats without bound, and the first atom of each branch."""
        repeats = False
        branches: list[str] = []
        first = ""
        while self.at < len(self.source):
            ch = self.source[self.at]
            if ch == ")" and depth:
                break
            if ch == "|":
                self.at += 1
                branches.append(first)
                first = ""
                continue
            atom = self.atom()
            first = first or atom.source
            unbounded, possessive = self.quantifier()
            if unbounded:
                self._judge(atom)
            repeats = repeats or (unbounded and not possessive) or (atom.repeats and not atom.atomic)
        return repeats, (*branches, first)

    def _judge(self, atom: _Atom) -> None:
        if atom.atomic:
            return
        if atom.repeats:
            raise PatternError(
                atom.start + 2,
                f"'{atom.source}' repeats a repetition",
                "make the inner one atomic, (?>…), or bound it, {1,20}",
            )
        if len(atom.branches) > 1 and _overlap(atom.branches):
            raise PatternError(
                atom.start + 2,
                f"the alternatives of '{atom.source}' begin alike",
                "let each begin with another character, or make the group atomic, (?>…)",
            )

    def atom(self) -> _Atom:
        start = self.at
        ch = self.source[start]
        self.at += 1
        if ch == "\\":
            self.at = min(self.at + 1, len(self.source))
            if self.source[start + 1 : start + 2] in {"p", "P"} and self.source[self.at : self.at + 1] == "{":
                self.at = self.source.find("}", self.at) + 1 or len(self.source)
            return _Atom(self.source[start : self.at], start, repeats=False)
        if ch == "[":
            self._skip_class()
            return _Atom(self.source[start : self.at], start, repeats=False)
        if ch != "(":
            return _Atom(ch, start, repeats=False)
        atomic = self.source.startswith("?>", self.at)
        looks = self.source.startswith(("?=", "?!", "?<=", "?<!"), self.at)
        self._skip_opening()
        repeats, branches = self.sequence(depth=1)
        self.at += 1
        return _Atom(self.source[start : self.at], start, repeats and not looks, branches, atomic)

    def _skip_class(self) -> None:
        if self.source.startswith("^", self.at):
            self.at += 1
        if self.source.startswith("]", self.at):
            self.at += 1
        while self.at < len(self.source) and self.source[self.at] != "]":
            self.at += 2 if self.source[self.at] == "\\" else 1
        self.at += 1

    def _skip_opening(self) -> None:
        if not self.source.startswith("?", self.at):
            return
        for opening in ("?P<", "?<"):
            named = self.source.startswith(opening, self.at)
            if named and self.source[self.at + len(opening)] not in "=!":
                self.at = self.source.find(">", self.at) + 1 or len(self.source)
                return
        while self.at < len(self.source) and self.source[self.at] not in ":=!>)|":
            self.at += 1
        if self.at < len(self.source) and self.source[self.at] in ":=!>|":
            self.at += 1

    def quantifier(self) -> tuple[bool, bool]:
        """Reads a quantifier, if there is one: whether it has no bound (or a huge one), and whether it never gives back."""
        rest = self.source[self.at : self.at + 1]
        if rest in {"*", "+", "?"}:
            self.at += 1
            unbounded = rest != "?"
        elif rest == "{" and (end := self.source.find("}", self.at)) > 0:
            low, comma, high = self.source[self.at + 1 : end].partition(",")
            if not (low + high).isdigit():
                return False, False
            self.at = end + 1
            unbounded = bool(comma) and (not high or int(high) >= _UNBOUNDED)
        else:
            return False, False
        possessive = self.source[self.at : self.at + 1] == "+"
        if self.source[self.at : self.at + 1] in {"+", "?"}:
            self.at += 1
        return unbounded, possessive


def _overlap(firsts: tuple[str, ...]) -> bool:
    """Whether two branches can begin with the same character; an empty branch begins with any."""
    import regex

    probes = set(_PROBES).union(*firsts)
    seen: set[str] = set()
    for first in firsts:
        if not first:
            return True
        try:
            pattern = regex.compile(first, regex.DOTALL)
        except regex.error:
            return False
        own = {probe for probe in probes if pattern.match(probe) or pattern.match(probe, partial=True)}
        if own & seen:
            return True
        seen |= own
    return False
