"""Plain text: what a document says is what stands in its file."""

from __future__ import annotations

from reportlint.model.document import Reading, Source
from reportlint.structure.directives import without_directives
from reportlint.structure.encoding import decode, rewrite, undecodable_notice
from reportlint.structure.lines import nonblank_lines
from reportlint.structure.rows import line_blocks

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlint.model.finding import Edit


def read(data: bytes, path: str) -> Reading:
    """Read a text file: its text is the decoded file, one non-blank line is one paragraph, rows make runs.

    Lines that speak to reportlint itself are no part of the text. Raises `Unreadable` for a file that is no text.
    """
    text, encoding, undecodable = decode(data, path)
    source = Source(path, "text", text, encoding)
    mapped = without_directives(text)
    if mapped is not None:
        text = mapped.text
        undecodable = tuple(span for bad in undecodable if (span := mapped.span_from_source(bad)).start < span.end)
    notices = undecodable_notice(undecodable, encoding)
    return Reading(source, text, tuple(line_blocks(text, nonblank_lines(text))), mapped, notices=notices)


def write_back(data: bytes, edits: Iterable[Edit]) -> bytes:
    """The file with edits at spans of its text; bytes outside the edits stay as they are."""
    encoding = decode(data, "").encoding
    return rewrite(data, encoding, ((edit.span, edit.replacement) for edit in edits))
