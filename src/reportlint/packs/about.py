"""What is told of rules, beside what runs: kept apart, so that a start which explains nothing does not load it."""

from __future__ import annotations

from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlint.language.problems import Problem
    from reportlint.model.finding import Severity


class Finds(NamedTuple):
    """What an example must find: `rule` the full id of a rule or defect, None for its own; `at` a cell or a text."""

    rule: str | None = None
    at: str | None = None


class Example(NamedTuple):
    """A text beside a rule, and what the rule must say to it.

    `spans` are the code points that findings must have, in order, or None where any finding will do; a good example has
    `bad` False. `fixed` is the text after its fixes. `given` is a sample document beside the pack, `changes` what is set
    in it (a cell `table[row, column]` or a text that stands there once). `scope` and `variables` are what `with:` binds.
    `beside` are samples that stand for other documents, by their declared names.
    """

    name: str
    bad: bool
    text: str
    spans: tuple[tuple[int, int], ...] | None
    path: str
    line: int
    finds: Finds = Finds()
    fixed: str | None = None
    given: str | None = None
    changes: tuple[tuple[str, str], ...] = ()
    scope: str | None = None
    variables: tuple[tuple[str, object], ...] = ()
    beside: tuple[tuple[str, str], ...] = ()


class AboutDefect(NamedTuple):
    """A defect of a rule, by its full id."""

    id: str
    severity: Severity
    message: Mapping[str, str]


class AboutRule(NamedTuple):
    """A rule for people: what it says, why, on what ground, with which examples, and where it is written (line from 1)."""

    id: str
    pack: str
    verb: str
    family: str
    status: str
    title: Mapping[str, str]
    why: Mapping[str, str]
    basis: Mapping[str, str]
    defects: tuple[AboutDefect, ...]
    examples: tuple[Example, ...]
    path: str
    line: int


class AboutPack(NamedTuple):
    """A pack for people. `base` is the folder in which its sample documents lie; `lints` what is odd about it."""

    name: str
    version: str
    title: Mapping[str, str]
    path: str
    base: str
    rules: tuple[AboutRule, ...]
    lints: tuple[Problem, ...] = ()
