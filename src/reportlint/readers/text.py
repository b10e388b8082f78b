"""Plain text: what a document says is what stands in its file."""

from __future__ import annotations

from reportlint.model.document import Reading, Source
from reportlint.structure.directives import without_directives
from reportlint.structure.encoding import decode, rewrite, undecodable_notice
from reportlint.structure.limits import refuse_long
from reportlint.structure.lines import may_be_wrapped, nonblank_lines
from reportlint.structure.rows import find_row_runs, line_blocks
from reportlint.structure.unfolded import unfolded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlint.model.finding import Edit


def read(data: bytes, path: str) -> Reading:
    """Read a text file: its text is the decoded file, one non-blank line is one paragraph, rows make runs.

    Line ends inside of sentences are no part of the text where all lines are broken at one width. Lines that speak to reportlint itself are no part of the text. Raises `Unreadable` for a file that is no text.
    """
    text, encoding, undecodable = decode(data, path)
    refuse_long(text)
    source = Source(path, "text", text, encoding)
    mapped = without_directives(text)
    if mapped is not None:
        text = mapped.text
        undecodable = tuple(span for bad in undecodable if (span := mapped.span_from_source(bad)).start < span.end)
    lines = unfolded(text, nonblank_lines(text))
    runs = find_row_runs(text, lines)
    if may_be_wrapped(text, lines):
        from reportlint.structure.wraps import rejoined

        whole = rejoined(text, lines, runs)
        if whole is not None:
            undecodable = tuple(map(whole.span_from_source, undecodable))
            text, lines = whole.text, unfolded(whole.text, nonblank_lines(whole.text))
            runs = find_row_runs(text, lines)
            mapped = whole if mapped is None else whole.through(mapped)
    notices = undecodable_notice(undecodable, encoding)
    return Reading(source, text, tuple(line_blocks(text, lines, runs)), mapped, notices=notices)


def write_back(data: bytes, edits: Iterable[Edit]) -> bytes:
    """The file with edits at spans of its text; bytes outside the edits stay as they are."""
    encoding = decode(data, "").encoding
    return rewrite(data, encoding, ((edit.span, edit.replacement) for edit in edits))
