"""A document as read: one visible text, its blocks, and the way back to the source."""

from __future__ import annotations

from reportlint.enums import Enum
from reportlint.model.mapped import MappedText
from reportlint.model.span import Span
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlint.model.blocks import Block


class Quality(Enum):
    """How far the text can be trusted; decided once for a document."""

    CLEAN = "clean"
    NORMALISED = "normalised"
    DAMAGED = "damaged"
    UNTRUSTED = "untrusted"


class Source(NamedTuple):
    """Where a document came from.

    `path` is as the user gave it, with `/`. `text` is what lines and columns are counted in: the decoded file
    without its BOM for text formats, the visible text itself for containers such as docx. `format` is the
    reader's name, `encoding` None where the format has none.
    """

    path: str
    format: str
    text: str
    encoding: str | None = None


class Notice(NamedTuple):
    """Something the reader itself has to say: `code` becomes the rule `reportlint/<code>`; values may differ by language."""

    code: str
    span: Span
    values: Mapping[str, str | int | Mapping[str, str]] = {}


class Address(NamedTuple):
    """A cell of a workbook as people name it (`表1`, `C5`); `start` is where its text begins in the text of the reading."""

    start: int
    sheet: str
    cell: str


class Reading(NamedTuple):
    """What a reader returns; the engine completes it to a `Document`.

    `source_map` maps `text` to `source.text`, or is None where the two are the same string. Blocks are
    ordered, disjoint and inside the text. `opaque` spans (code) are visible but never linted. `pages` holds
    the offset in `text` where each page begins, empty where the format has no pages. `paragraphs` gives for each block
    the number of its paragraph in the file, 0 where it has none; empty where blocks that are no tables just count on.
    `addresses` are the cells of a workbook in the order of their text, empty for other formats.
    """

    source: Source
    text: str
    blocks: tuple[Block, ...]
    source_map: MappedText | None = None
    metadata: Mapping[str, str] = {}
    notices: tuple[Notice, ...] = ()
    opaque: tuple[Span, ...] = ()
    pages: tuple[int, ...] = ()
    paragraphs: tuple[int, ...] = ()
    addresses: tuple[Address, ...] = ()

    def _check(self) -> None:
        at = 0
        for block in self.blocks:
            if block.span.start < at or block.span.end > len(self.text):
                raise ValueError(f"{type(block).__name__} {block.span} overlaps the block before or leaves the text")
            at = block.span.end
        if self.source_map is not None and self.source_map.text != self.text:
            raise ValueError("the source map belongs to another text")


class Damage(NamedTuple):
    """One kind of damage: `spans` are its places in reading order (at most the first hundred), `count` all of them."""

    kind: str
    count: int  # type: ignore[assignment]
    spans: tuple[Span, ...]


class Document(NamedTuple):
    """A reading with its normalised view and quality: the same bytes always give the same document.

    `view` is the normalised text; its pieces tile `text` on the source side too. `folded_script` says whether
    traditional characters were folded in it (only where their share is high).
    """

    reading: Reading
    view: MappedText
    quality: Quality
    damage: tuple[Damage, ...] = ()
    folded_script: bool = False

    @property
    def text(self) -> str:
        """The visible text, never altered to please a rule."""
        return self.reading.text

    @property
    def source(self) -> Source:
        """Where the document came from."""
        return self.reading.source

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks in order."""
        return self.reading.blocks

    def source_span(self, span: Span) -> Span:
        """The range of `source.text` that covers `span` of the text."""
        return span if self.reading.source_map is None else self.reading.source_map.source_span(span)
