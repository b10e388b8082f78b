"""All that the author of a plugin imports: declarations for the hooks, and the values that they speak in."""

from __future__ import annotations

from reportlint.binding.binding import Binding
from reportlint.language.outcome import Cause, Held, Judged, Outcome, Unevaluated
from reportlint.model.blocks import Heading, ListItem, Paragraph, Table
from reportlint.model.document import Notice, Reading, Source
from reportlint.model.errors import Uneditable, Unreadable, Unwritable
from reportlint.model.finding import Edit, Finding, Fix, Hit, Related, Remark, Safety, Severity
from reportlint.model.mapped import MappedText
from reportlint.model.run import Run
from reportlint.model.span import Span
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Protocol

    from reportlint.language.entry import Entry
    from reportlint.language.excuse import Excuse
else:
    Protocol = object  # what `typing` costs is paid by type checkers

    def __getattr__(name: str) -> object:
        """What only those ask for who compile a rule: a start that finds its packs compiled does without."""
        if name == "Entry":
            from reportlint.language.entry import Entry

            return Entry
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = [
    "Binding",
    "Cause",
    "Check",
    "Defect",
    "Edit",
    "Entry",
    "Finding",
    "FindingFilter",
    "Fix",
    "Heading",
    "Held",
    "Hit",
    "Judged",
    "Kind",
    "ListItem",
    "MappedText",
    "Notice",
    "Outcome",
    "Paragraph",
    "ReaderFormat",
    "Reading",
    "Related",
    "Remark",
    "RuleHead",
    "Run",
    "Safety",
    "Severity",
    "Source",
    "Span",
    "Table",
    "Uneditable",
    "Unevaluated",
    "Unreadable",
    "Unwritable",
    "Writer",
]


class Check(Protocol):
    """A compiled rule without its head: frozen, picklable, and blind to its id, severity and message.

    It may have an attribute `searched`: patterns for the view, without a match of any of which it says nothing at all. Where
    the words that these need are not in a document, the check is neither loaded nor asked.
    """

    def __call__(self, binding: Binding) -> Iterable[Outcome]:
        """Judge one document."""


class RuleHead(NamedTuple):
    """The keys of a rule that its verb may honour: where to look, what excuses, whether fixes are wanted."""

    scopes: tuple[str, ...]
    raw: bool = False
    fix: Safety | None = None
    unless: Entry | None = None

    def excuse(self) -> Excuse | None:
        """What `unless` says, compiled; mistakes in it are reported where they stand."""
        if self.unless is None:
            return None
        from reportlint.language.excuse import read_excuse  # only where packs are compiled

        return read_excuse(self.unless)


class Defect(NamedTuple):
    """A defect that a verb can find: message by language, with `{named}` values, and severity.

    Its default id is the rule's with the defect's key behind it, or the rule's own where it `shares_id`: another
    explanation of the same mistake is not another mistake.
    """

    message: Mapping[str, str]
    severity: Severity = Severity.WARNING
    shares_id: bool = False


class Kind(NamedTuple):
    """A verb of the rule language.

    `compile` reads the verb's entry (reporting mistakes through it) and returns the check. `defects` are what it can
    find, by key; a verb with one defect calls it `default`. `values` are the names its messages may use, beside
    `excerpt`. `family` is the default family. `proven` names what `Held` counts, by language, or is None where holding
    proves nothing worth saying. `honours` are the keys of the rule's head that the verb looks at, beside id, severity,
    status, title, message, why, basis, when, family, report, examples: any other is a load error.
    """

    key: str
    compile: Callable[[Entry, RuleHead], Check]
    defects: Mapping[str, Defect]
    values: frozenset[str] = frozenset()
    family: str = "wording"
    proven: Mapping[str, str] | None = None
    honours: frozenset[str] = frozenset({"in", "unless", "raw", "fix"})


class ReaderFormat(NamedTuple):
    """A document format: `read(data, path)` gives a `Reading` or raises `Unreadable`.

    `write_back(data, edits)` gives the file with edits at spans of its source text, `annotate(data, remarks)` with
    remarks beside spans of its text; None where the format cannot. Both raise `Uneditable` for a place of generated text
    that nothing can be written to.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes, str], Reading]
    write_back: Callable[[bytes, Iterable[Edit]], bytes] | None = None
    annotate: Callable[[bytes, Iterable[Remark]], bytes] | None = None


class Writer(NamedTuple):
    """An output format: `write(run)` gives the whole output; `binary` outputs are bytes and need a file.

    `beside` is the suffix under which `review` puts the output beside a document (empty: `review` does not use it), and
    `formats` the readers whose documents it can be made of (empty: all). What cannot be written is `Unwritable`.

    `pieces(run)`, where a format has it, gives the same text piece by piece while documents are still linted.

    `needs_bodies` asks for `DocumentReport.body` (where documents are not too many), `needs_rules` for `Run.rules`.
    """

    name: str
    write: Callable[[Run], str | bytes]
    options: Mapping[str, str] = {}
    needs_bodies: bool = False
    needs_rules: bool = False
    binary: bool = False
    beside: str = ""
    formats: tuple[str, ...] = ()
    pieces: Callable[[Run], Iterable[str]] | None = None


class FindingFilter(NamedTuple):
    """A step between engine and writer: findings in, findings out, never more than came in."""

    name: str
    keep: Callable[[Finding], bool]
