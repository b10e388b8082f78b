"""Word files (docx): what the eye sees, one block a line, with automatic numbers; comments and edits go back into runs."""

from __future__ import annotations

from reportlint.model.document import Reading, Source
from reportlint.model.errors import Uneditable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlint.model.finding import Edit, Remark
    from reportlint.readers.docx.file import WordFile
    from reportlint.readers.docx.writing import Writing


def read(data: bytes, path: str) -> Reading:
    """Read a Word file; lines and columns are those of its text, since its file has none.

    Notices say what should not leave the house: `tracked-changes` and `comments-left`; and what was not read:
    `part-not-read` (other files inside, embedded objects) and `picture-not-read` (large ones). Raises `Unreadable`.
    """
    _, writing, text = _open(data)
    blocks, paragraphs = writing.blocks(text)
    source = Source(path, "docx", text)
    return Reading(source, text, blocks, notices=writing.notices(), paragraphs=paragraphs)


def write_back(data: bytes, edits: Iterable[Edit]) -> bytes:
    """The file with edits at spans of its text, put into runs so that their look stays.

    Raises `Uneditable` where Word generates what stands there, or where the file, read again, does not say what it should.
    """
    from reportlint.readers.docx.edits import applied, apply

    wanted = list(edits)
    file, writing, text = _open(data)
    apply(writing.layout, wanted)
    changed = file.written()
    if _lines(_open(changed)[2]) != _lines(applied(text, wanted)):
        raise Uneditable({"zh": "修改后的文件与预期不符，未写入", "en": "the changed file does not say what it should"})
    return changed


def annotate(data: bytes, remarks: Iterable[Remark]) -> bytes:
    """A copy of the file with a comment for each remark, on the exact characters of its span."""
    from reportlint.readers.docx.comments import annotate as with_comments

    file, writing, _ = _open(data)
    return with_comments(file, writing.layout, remarks)


def _open(data: bytes) -> tuple[WordFile, Writing, str]:
    try:
        import lxml.etree  # noqa: F401 - asked for here, so that only its absence is taken for a missing extra
    except ImportError as error:
        from reportlint.structure.containers import missing_extra

        raise missing_extra("docx") from error
    from reportlint.readers.docx.file import WordFile
    from reportlint.readers.docx.flow import Flow
    from reportlint.readers.docx.writing import Writing

    file = WordFile(data)
    writing = Writing()
    return file, writing, writing.write(Flow(file).items())


def _lines(text: str) -> list[str]:
    """A text as it is compared: a paragraph that an edit emptied is no line any more."""
    return [line.strip() for line in text.split("\n") if line.strip()]
