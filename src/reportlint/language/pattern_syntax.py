"""Plain patterns read into a tree: text, `(a|b)`, `[x]`, `@list`, `…`, `{slot}` and backslash escapes."""

from __future__ import annotations

from reportlint.language.problems import did_you_mean
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

KINDS = {"n": "number", "pct": "percent", "date": "date", "year": "year", "ordinal": "ordinal", "text": "text"}
"""What an author writes in a slot, and the kind of the capture it makes."""
GAP = "…"


class Literal(NamedTuple):
    """Text that stands for itself."""

    text: str


class Gap(NamedTuple):
    """Anything that stays inside the clause."""


class Slot(NamedTuple):
    """A value to be read. `units` are the units an author allows, `letter` stands for any unit, the same one each time."""

    name: str
    kind: str
    units: tuple[str, ...] = ()
    letter: str = ""


class Bound(NamedTuple):
    """The value of a variable."""

    variable: str


class Listed(NamedTuple):
    """Any entry of a declared list."""

    name: str


class Choice(NamedTuple):
    """One of several sequences; `optional` allows none of them."""

    branches: tuple[Sequence, ...]
    optional: bool


Node: TypeAlias = Literal | Gap | Slot | Bound | Listed | Choice
Sequence: TypeAlias = tuple[Node, ...]


class PatternError(Exception):
    """A pattern that cannot be read: the character (from 1) where it goes wrong, what is wrong, and what to do."""

    def __init__(self, at: int, what: str, cure: str) -> None:
        super().__init__(f"{what} (character {at}); {cure}")
        self.at = at
        self.what = what
        self.cure = cure


def parse(source: str, lists: frozenset[str]) -> Sequence:
    """The tree of a plain pattern; `lists` are the declared lists. Raises `PatternError`."""
    reader = _Reader(source, lists)
    branches = reader.branches("")
    if len(branches) > 1:
        raise PatternError(
            source.index("|") + 1, "'|' stands outside brackets", "write (a|b), or \\| for the mark itself"
        )
    return branches[0]


class _Reader:
    __slots__ = ("at", "lists", "source")

    def __init__(self, source: str, lists: frozenset[str]) -> None:
        self.source = source
        self.lists = lists
        self.at = 0

    def branches(self, closer: str) -> tuple[Sequence, ...]:
        """Sequences up to `closer` (or the end of the pattern), parted by bars; leaves the reader behind the closer."""
        opened = self.at
        found: list[Sequence] = []
        nodes: list[Node] = []
        while self.at < len(self.source):
            ch = self.source[self.at]
            if ch == closer:
                self.at += 1
                return (*found, tuple(nodes))
            if ch == "|":
                self.at += 1
                found.append(tuple(nodes))
                nodes = []
            else:
                _push(nodes, self.node(ch))
        if closer:
            raise PatternError(opened, f"the bracket '{self.source[opened - 1]}' is not closed", f"add '{closer}'")
        return (*found, tuple(nodes))

    def node(self, ch: str) -> Node:
        start = self.at
        self.at += 1
        if ch == "\\":
            if self.at == len(self.source):
                raise PatternError(start + 1, "a backslash at the end escapes nothing", "remove it, or write \\\\")
            self.at += 1
            return Literal(self.source[self.at - 1])
        if ch in "([":
            return self.choice(ch, start)
        if ch in ")]}":
            raise PatternError(
                start + 1, f"'{ch}' closes nothing", f"open it before, or write \\{ch} for the mark itself"
            )
        if ch == GAP:
            return Gap()
        if ch == "{":
            return self.slot(start)
        return self.listed(start) if ch == "@" else Literal(ch)

    def choice(self, opener: str, start: int) -> Choice:
        branches = self.branches(")" if opener == "(" else "]")
        if opener == "[" and branches == ((),):
            raise PatternError(start + 1, "nothing stands between '[' and ']'", "write what may be left out")
        return Choice(branches, optional=opener == "[")

    def listed(self, start: int) -> Listed:
        end = self.at
        while end < len(self.source) and (self.source[end].isalnum() or self.source[end] in "_-"):
            end += 1
        word = self.source[self.at : end]
        # Nothing parts a name from the text after it, so the longest declared name wins.
        for length in range(len(word), 0, -1):
            if word[:length] in self.lists:
                self.at += length
                return Listed(word[:length])
        if not word:
            raise PatternError(start + 1, "'@' without the name of a list", "write @name, or \\@ for the mark itself")
        near = did_you_mean(word, list(self.lists))
        cure = f"did you mean '@{near}'?" if near else "declare it under 'lists:'"
        raise PatternError(start + 1, f"the list '{word}' is not declared", cure)

    def slot(self, start: int) -> Node:
        end = self.source.find("}", self.at)
        if end < 0:
            raise PatternError(start + 1, "the bracket '{' is not closed", "add '}', or write \\{ for the mark itself")
        inner = self.source[self.at : end].strip()
        self.at = end + 1
        if inner.startswith("="):
            name = inner[1:].strip()
            if not name:
                raise PatternError(start + 1, "'{=}' names no variable", "write {=year}")
            return Bound(name)
        name, named, rest = inner.rpartition("=")
        word, _, unit = rest.partition(":")
        word = word.strip()
        if word not in KINDS:
            near = did_you_mean(word, list(KINDS))
            hint = f"did you mean '{{{near}}}'?" if near else f"possible: {', '.join(KINDS)}, or {{=variable}}"
            raise PatternError(start + 1, f"'{{{inner}}}' is no slot", hint)
        units = tuple(part.strip() for part in unit.split("|") if part.strip())
        if units and word != "n":
            raise PatternError(start + 1, f"'{word}' takes no unit", "only {n:件} has units")
        letter = (
            units[0] if len(units) == 1 and len(units[0]) == 1 and units[0].isascii() and units[0].isalpha() else ""
        )
        return Slot(name.strip() if named else word, KINDS[word], () if letter else units, letter)


def _push(nodes: list[Node], node: Node) -> None:
    """Neighbouring characters are one text, neighbouring gaps one gap."""
    last = nodes[-1] if nodes else None
    if isinstance(node, Literal) and isinstance(last, Literal):
        nodes[-1] = Literal(last.text + node.text)
    elif not (isinstance(node, Gap) and isinstance(last, Gap)):
        nodes.append(node)
