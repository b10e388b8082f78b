"""Declared tables and the grids that documents give them."""

from __future__ import annotations

from reportlint.enums import Enum
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from reportlint.language.outcome import Cause
    from reportlint.model.finding import CellPlace
    from reportlint.model.span import Span


class Label(NamedTuple):
    """A declared row or column, leaf or group. `path` are the short names from the root, `labels` the printed ones.

    `accept` are other spellings of its own label that are right too.
    """

    path: tuple[str, ...]
    labels: tuple[str, ...]
    leaf: bool
    accept: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Path of short names as rules write it: `办理结果/总计`."""
        return "/".join(self.path)

    @property
    def label(self) -> str:
        """The label as it is printed in its own cell."""
        return self.labels[-1]


class Axis(NamedTuple):
    """Declared rows or columns in printed order, groups before their members."""

    labels: tuple[Label, ...]

    @property
    def leaves(self) -> tuple[Label, ...]:
        """The rows or columns that hold values."""
        return tuple(label for label in self.labels if label.leaf)

    @property
    def depth(self) -> int:
        """How many label columns (or header rows) the axis needs."""
        return max((len(label.path) for label in self.labels), default=0)


class Band(NamedTuple):
    """Rows under one header. A plain table is one band.

    `cells` is count (integer from 0), amount (decimals allowed) or text; `title` is the line above the header.
    `head` is a caption over all columns that is in no path. `labelled` is False where the rows carry no label in print.
    """

    columns: Axis
    rows: Axis
    title: str | None = None
    head: str | None = None
    cells: str = "count"
    unit: str | None = None
    labelled: bool = True

    @property
    def header_rows(self) -> int:
        """Printed rows above the first row of values, the title included."""
        return self.columns.depth + (self.title is not None) + (self.head is not None)


class TableNoun(NamedTuple):
    """A table as one form of the report declares it: its bands share one printed grid.

    `near` is the name of the section where it usually stands: a hint only. `corner` are texts that may stand in the
    top left cell.
    """

    name: str
    bands: tuple[Band, ...]
    near: str | None = None
    corner: tuple[str, ...] = ()

    @property
    def label_columns(self) -> int:
        """Printed columns left of the values."""
        return max(band.rows.depth if band.labelled else 0 for band in self.bands)


class CellState(Enum):
    """What a cell holds. BLANK covers empty cells and the marks people put into them (`/`, `-`, `—`)."""

    NUMBER = "number"
    TEXT = "text"
    BLANK = "blank"
    BAD = "bad"


class GridCell(NamedTuple):
    """A value cell of an aligned grid. `band`, `row`, `column` index the band and its leaves, from 0.

    `span` is the cell's text; a blank cell's span is where its text would stand. `value` is set for NUMBER only.
    """

    band: int
    row: int
    column: int
    span: Span
    text: str
    state: CellState
    value: Decimal | None
    place: CellPlace

    @property
    def key(self) -> str:
        """Identifies the cell within its document."""
        return f"{self.place.table}:{self.band}:{self.row}:{self.column}"


class SeenLabel(NamedTuple):
    """A declared row label as the document writes it; `exact` after normalising. For headers `row` is the label of the columns."""

    band: int
    row: int
    span: Span
    text: str
    exact: bool


class Grid(NamedTuple):
    """A declared table found in a document: every value cell that could be placed, with its exact span.

    `cells` is keyed by band, row and column (leaves, from 0). `unreadable_rows` were found but their values could not
    be placed; `missing_rows` were not found though their neighbours were. `form` is the variant that fits.
    `moved_columns` are headers that stand at another column's place, `damaged_columns` headers whose label is not quite
    the declared one, `lost_columns` those that stand nowhere, at the place where they would; all index the labels of the
    band's columns, groups counted. `damaged_groups` are labels of groups of rows that are not quite
    the declared ones; their `row` indexes the labels of the band's rows, groups counted. `headers` are the printed titles
    and headers of the bands that were seen; `wrong_titles` are titles of bands that say another one, their `row` is 0.
    `copies` tell where the same table begins again.
    """

    noun: TableNoun
    number: int
    span: Span
    form: str | None
    cells: Mapping[tuple[int, int, int], GridCell]
    labels: tuple[SeenLabel, ...] = ()
    unreadable_rows: tuple[tuple[int, int], ...] = ()
    missing_rows: tuple[tuple[int, int], ...] = ()
    doubled_rows: tuple[SeenLabel, ...] = ()
    misplaced_rows: tuple[SeenLabel, ...] = ()
    moved_columns: tuple[SeenLabel, ...] = ()
    damaged_columns: tuple[SeenLabel, ...] = ()
    lost_columns: tuple[SeenLabel, ...] = ()
    damaged_groups: tuple[SeenLabel, ...] = ()
    headers: Mapping[int, Span] = {}
    wrong_titles: tuple[SeenLabel, ...] = ()
    copies: tuple[Span, ...] = ()


class Unbound(NamedTuple):
    """A noun that could not be bound, its cause, and where one would look for it."""

    cause: Cause
    subject: str
    span: Span | None = None
    detail: Mapping[str, object] = {}
