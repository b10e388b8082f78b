"""What a check says (`Hit`) and what the engine makes of it (`Finding`)."""

from __future__ import annotations

from reportlint.enums import Enum, IntEnum
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlint.model.lines import Position
    from reportlint.model.span import Span


class Severity(IntEnum):
    """error = certainly wrong, warning = very probably, info = style."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The word of the outputs: error, warning or info."""
        return self.name.lower()


class Safety(Enum):
    """safe: the meaning cannot change; unsafe: a person must look; show: never applied."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    SHOW = "show"


class Edit(NamedTuple):
    """Replace `span` of the document's text by `replacement`."""

    span: Span
    replacement: str


class Fix(NamedTuple):
    """A repair: what it does in a few words by language, and edits that do not overlap."""

    title: Mapping[str, str]
    edits: tuple[Edit, ...]
    safety: Safety


class CellPlace(NamedTuple):
    """A cell a person can find. `table` counts the grids of the document, `row` and `column` its rebuilt grid, from 1.

    `cell_path` is declared labels, row path then column path; `name` is what people read:
    the table's name and the short row/column names (`申请表 新收/总计`).
    """

    table: int
    row: int
    column: int
    cell_path: str
    name: str


class Remark(NamedTuple):
    """What to write beside `span` of a document's text; its paragraphs end at line feeds."""

    span: Span
    text: str


class Related(NamedTuple):
    """Another place that belongs to a hit: an addend, the earlier copy, the opening bracket.

    `message` by language; `path` is None for the document in hand.
    """

    span: Span
    message: Mapping[str, str]
    place: CellPlace | None = None
    path: str | None = None


class Hit(NamedTuple):
    """A place where something is wrong, as a check sees it: no rule id, no severity, no message.

    `defect` is one of the verb's defects (`missing`, `doubled`, …). `values` are the named values that messages
    may use. `subject` says what the hit is about where that is more stable than its text (a section, a cell path):
    it goes into the fingerprint.
    """

    span: Span
    defect: str = "default"
    values: Mapping[str, object] = {}
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    place: CellPlace | None = None
    subject: str = ""


class Location(NamedTuple):
    """The place of a finding in terms of its format, all from 1; None where it does not apply (DESIGN: wire format)."""

    page: int | None = None
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    cell_path: str | None = None
    sheet: str | None = None
    cell: str | None = None


class Place(NamedTuple):
    """Start and exclusive end as line and column, the excerpt, and the location."""

    start: Position
    end: Position
    excerpt: str
    location: Location


class FoundEdit(NamedTuple):
    """An edit in terms of lines and columns of what the user sees."""

    start: Position
    end: Position
    replacement: str


class FoundFix(NamedTuple):
    """A fix of a finding, its title in the language of the run."""

    title: str
    safety: Safety
    edits: tuple[FoundEdit, ...]


class FoundRelated(NamedTuple):
    """A related place of a finding. `span` is in code points of the document's text, None in another document."""

    path: str
    place: Place
    message: str
    span: Span | None = None


class Finding(NamedTuple):
    """One thing that is wrong, complete: never changed after it is made.

    `span` is in code points of the document's text; `place` is the same in lines and columns. `name` is a place a
    person can find and stands before the message in concise output, or is empty. `family` decides what a damaged
    document holds back. `language` is that of the message.
    """

    path: str
    rule: str
    severity: Severity
    status: str
    message: str
    span: Span
    place: Place
    family: str = ""
    name: str = ""
    section: str | None = None
    related: tuple[FoundRelated, ...] = ()
    fix: FoundFix | None = None
    basis: str | None = None
    fingerprint: str = ""
    language: str = "zh"

    def beside(self, other: Finding) -> Finding:
        """This finding with another one among its places: both have one cause."""
        told = FoundRelated(other.path, other.place, other.message, other.span)
        return self._replace(related=(*self.related, told))

    @property
    def headline(self) -> str:
        """The finding on one line, as editors and grep read it: `path:line:column: severity rule message`.

        Lines and columns are 1-based, columns count code points. A place that a person can find stands before the message.
        """
        said = " ".join(self.said.replace("\r", "\n").split("\n"))
        start = self.place.start
        return f"{self.path}:{start.line}:{start.column}: {self.severity.word} {self.rule} {said}"

    @property
    def said(self) -> str:
        """The message with the place that a person can find before it, in the brackets of its language."""
        if not self.name:
            return self.message
        return f"（{self.name}）{self.message}" if self.language == "zh" else f"({self.name}) {self.message}"
