"""A value of a YAML pack that knows its place, so that every mistake can name it.

Kinds and nouns read their options through `Entry`; they never see YAML. An `Entry` collects problems in the
`Problems` of its pack and gives a harmless default back, so that one run tells all mistakes.
"""

from __future__ import annotations

from reportlint.language.problems import Problem, did_you_mean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from reportlint.language.patterns import Pattern

    Locate = Callable[[tuple[str | int, ...]], tuple[int, int]]


class Names:
    """The nouns that entries of a pack may refer to, with lists merged over extended packs; filled before rules are read."""

    def __init__(
        self,
        *,
        lists: dict[str, tuple[str, ...]] | None = None,
        variables: set[str] | None = None,
        sections: list[str] | None = None,
        tables: dict[str, object] | None = None,
        facts: set[str] | None = None,
        terms: set[str] | None = None,
        documents: set[str] | None = None,
        classes: dict[str, list[str]] | None = None,
    ) -> None:
        self.lists = {} if lists is None else lists
        self.variables = set() if variables is None else variables
        self.sections = [] if sections is None else sections
        self.tables = {} if tables is None else tables
        self.facts = set() if facts is None else facts
        self.terms = set() if terms is None else terms
        self.documents = set() if documents is None else documents
        self.classes = {} if classes is None else classes
        self.used: set[str] = set()


class Problems:
    """Where a file's entries report to. `locate` gives line and column (from 1) of the value at a path of keys.

    `locate_key` gives those of the last key itself; without it, the value's are used.
    """

    def __init__(
        self,
        path: str,
        locate: Locate,
        names: Names | None = None,
        found: list[Problem] | None = None,
        locate_key: Locate | None = None,
    ) -> None:
        self.path = path
        self.locate = locate
        self.names = names or Names()
        self.found = [] if found is None else found
        self.locate_key = locate_key

    def add(self, at: tuple[str | int, ...], what: str, cure: str, *, on_key: bool = False) -> None:
        """Record a mistake at the value at a path of keys, or at its key."""
        line, column = (self.locate_key if on_key and self.locate_key else self.locate)(at)
        self.found.append(Problem(self.path, line, column, what, cure))


class Entry:
    """One value and its path in a pack file."""

    __slots__ = ("at", "problems", "value")

    def __init__(self, value: object, at: tuple[str | int, ...], problems: Problems) -> None:
        self.value = value
        self.at = at
        self.problems = problems

    @property
    def names(self) -> Names:
        """The nouns of the pack."""
        return self.problems.names

    def problem(self, what: str, cure: str) -> None:
        """Record that this value is wrong."""
        self.problems.add(self.at, what, cure)

    def is_mapping(self) -> bool:
        """Whether the value is a map of keys."""
        return isinstance(self.value, dict)

    def is_list(self) -> bool:
        """Whether the value is a list."""
        return isinstance(self.value, list)

    def mapping(
        self, allowed: Sequence[str], required: Sequence[str] = (), short: str | None = None
    ) -> Mapping[str, Entry]:
        """The entries of a map with only `allowed` keys; a plain value stands for `{short: value}`.

        An unknown key is a problem at the key, with the nearest allowed one; a missing one a problem at the map.
        """
        value = self.value
        if not isinstance(value, dict):
            if short is None:
                self.problem(f"expected keys, found {describe(value)}", f"write {', '.join(allowed[:4])} …")
                return {}
            return {short: self}
        entries: dict[str, Entry] = {}
        for key, inner in value.items():
            if key not in allowed:
                near = did_you_mean(str(key), list(allowed))
                cure = f"did you mean '{near}'?" if near else f"allowed here: {', '.join(allowed)}"
                self.problems.add((*self.at, key), f"unknown key '{key}'", cure, on_key=True)
                continue
            entries[key] = Entry(inner, (*self.at, key), self.problems)
        for key in required:
            if key not in value:
                self.problem(f"the key '{key}' is missing", f"add '{key}:'")
        return entries

    def pairs(self) -> Iterator[tuple[str, Entry]]:
        """Key and entry of a map with free keys, in order; anything else is a problem."""
        if not isinstance(self.value, dict):
            self.problem(f"expected names with values, found {describe(self.value)}", "write 'name: value'")
            return
        for key, inner in self.value.items():
            yield str(key), Entry(inner, (*self.at, key), self.problems)

    def items(self) -> list[Entry]:
        """The entries of a list; a single value is a list of one."""
        if isinstance(self.value, list):
            return [Entry(inner, (*self.at, index), self.problems) for index, inner in enumerate(self.value)]
        return [self]

    def text(self, default: str = "") -> str:
        """A string (a number is read as it is written)."""
        if isinstance(self.value, str):
            return self.value
        if isinstance(self.value, int | float) and not isinstance(self.value, bool):
            return str(self.value)
        self.problem(f"expected text, found {describe(self.value)}", "write a text, quoted if it has : or #")
        return default

    def variable(self) -> str:
        """The name of a variable; one that is not declared is a mistake."""
        name, known = self.text(), self.names.variables
        if name and name not in known:
            near = did_you_mean(name, sorted(known))
            cure = f"did you mean '{near}'?" if near else "declare it under 'bind:'"
            self.problem(f"the variable '{name}' is not declared", cure)
        self.names.used.add(name)
        return name

    def flag(self) -> bool:
        """true or false."""
        if not isinstance(self.value, bool):
            self.problem(f"expected true or false, found {describe(self.value)}", "write true or false")
            return False
        return self.value

    def choice(self, allowed: Sequence[str]) -> str:
        """One of `allowed`; the first one where the value is wrong."""
        word = self.value if isinstance(self.value, str) else None
        if word in allowed:
            return str(word)
        near = did_you_mean(str(self.value), list(allowed))
        hint = f"did you mean '{near}'?" if near else f"allowed: {', '.join(allowed)}"
        self.problem(f"'{self.value}' is not possible here", hint)
        return allowed[0]

    def limits(self) -> tuple[int, int | None]:
        """A range `2..12`, `15..` (no upper end) or `5` (exactly), both ends included."""
        text = str(self.value)
        low, dots, high = text.partition("..")
        if low.isdigit() and (not high or high.isdigit()):
            bounds = int(low), (int(high) if high else None) if dots else int(low)
            if bounds[1] is None or bounds[0] <= bounds[1]:
                return bounds
        self.problem(f"'{text}' is not a range", "write 2..12, 15.. or 5")
        return 1, None

    def texts(self) -> tuple[str, ...]:
        """Texts: a list, a single text, or `@name` for a declared list (also inside a list)."""
        found: list[str] = []
        for item in self.items():
            word = item.text()
            if word.startswith("@") and len(word) > 1:
                found.extend(item.named_list(word[1:]))
            else:
                found.append(word)
        return tuple(found)

    def named_list(self, name: str) -> tuple[str, ...]:
        """The entries of a declared list."""
        if name in self.names.lists:
            self.names.used.add(name)
            return self.names.lists[name]
        near = did_you_mean(name, list(self.names.lists))
        self.problem(
            f"the list '{name}' is not declared", f"did you mean '@{near}'?" if near else "declare it under 'lists:'"
        )
        return ()

    def pattern(self) -> Pattern:
        """A pattern (`language.patterns`); one that cannot be read is a problem."""
        from reportlint.language.pattern_reading import parse_pattern

        return parse_pattern(self)

    def patterns(self) -> tuple[Pattern, ...]:
        """Several patterns: a list or a single one."""
        return tuple(item.pattern() for item in self.items())


def describe(value: object) -> str:
    """A YAML value in the words of an author."""
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "a map"
    if isinstance(value, list):
        return "a list"
    return f"'{value}'"
