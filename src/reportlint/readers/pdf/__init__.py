"""PDF with a text layer: paragraphs put together again over lines and pages, tables by their drawn rules."""

from __future__ import annotations

from threading import Lock

from reportlint.model.document import Notice, Reading, Source
from reportlint.model.errors import Unreadable
from reportlint.model.span import Span
from reportlint.structure.canonical import CanonicalText, CellText

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.model.blocks import Block
    from reportlint.readers.pdf.layout import Flowed
    from reportlint.readers.pdf.sheet import Sheet

MOST_PAGES = 1_000
"""Pages of the longest document that is read."""
MOST_CHARACTERS = 700_000
"""Characters of the longest document that is read; a page of a report has less than a thousand."""

# pdfium has one state for all documents: threads must wait for one another, processes need not.
_ONE_AT_A_TIME = Lock()


def read(data: bytes, path: str) -> Reading:
    """Read a PDF. Its source text is the visible text; `pages` are the offsets where its pages begin.

    Raises `Unreadable` for what is no PDF, is encrypted, too large or a scan, and where pypdfium2 is not installed.
    """
    sheets = _sheets(data)
    scanned = [number for number, sheet in enumerate(sheets, 1) if sheet.scanned]
    if len(scanned) == len(sheets):
        raise Unreadable(
            "scan",
            {"zh": "扫描件，没有文字层", "en": "a scan without a text layer"},
            {
                "zh": "请用原来的 Word 文件，或经文字识别（OCR）另存后再检查",
                "en": "use the Word file it was made from, or save it with its text recognised (OCR)",
            },
        )
    from reportlint.readers.pdf.layout import flow

    text, blocks, pages = _written(flow(sheets), len(sheets))
    notices = [Notice("page-without-text", Span(pages[page - 1], pages[page - 1]), {"page": page}) for page in scanned]
    lost = [Span(at, at + 1) for at, character in enumerate(text) if character == "\ufffd"]
    if lost:
        notices.append(Notice("letters-lost", lost[0], {"count": len(lost)}))
    source = Source(path, "pdf", text)
    return Reading(source, text, blocks, notices=tuple(notices), pages=pages)


def _sheets(data: bytes) -> list[Sheet]:
    try:
        import pypdfium2
    except ImportError as error:
        from reportlint.structure.containers import missing_extra

        raise missing_extra("pdf") from error
    from reportlint.readers.pdf.sheet import read_sheet

    with _ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise _unopened(error) from error
        try:
            if len(document) > MOST_PAGES:
                raise _too_large(f"{len(document)} 页", f"{len(document)} pages")
            sheets: list[Sheet] = []
            left = MOST_CHARACTERS
            for index in range(len(document)):
                page = document[index]
                try:
                    sheets.append(read_sheet(page, left + 1))
                finally:
                    page.close()
                left -= len(sheets[-1].glyphs)
                if left < 0:
                    raise _too_large(f"超过 {MOST_CHARACTERS} 字", f"more than {MOST_CHARACTERS} characters")
        except pypdfium2.PdfiumError as error:
            raise _broken() from error
        finally:
            document.close()
    if not sheets:
        raise _broken()
    return sheets


def _unopened(error: Exception) -> Unreadable:
    import pypdfium2.raw as pdfium

    if getattr(error, "err_code", None) not in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
        return _broken()
    return Unreadable(
        "encrypted",
        {"zh": "文件已加密", "en": "the file is encrypted"},
        {"zh": "请去掉打开密码后再检查", "en": "save it without the password"},
    )


def _broken() -> Unreadable:
    return Unreadable(
        "broken",
        {"zh": "不是 pdf 文件，或文件已损坏", "en": "not a pdf, or a broken one"},
        {"zh": "请重新导出 pdf", "en": "export it again"},
    )


def _too_large(zh: str, en: str) -> Unreadable:
    return Unreadable(
        "too-large",
        {"zh": f"文件过大（{zh}）", "en": f"the file is too large ({en})"},
        {"zh": "请拆分后再检查", "en": "split it"},
    )


def _written(flowed: Sequence[Flowed], count: int) -> tuple[str, tuple[Block, ...], tuple[int, ...]]:
    """The text, its blocks, and where each page begins; a page with nothing on it begins where the next one does."""
    from reportlint.readers.pdf.layout import Prose

    writer = CanonicalText()
    begins: dict[int, int] = {}
    for item in flowed:
        if isinstance(item, Prose):
            span = writer.paragraph(item.text)
            begins.setdefault(item.page, span.start)
            for page, offset in item.breaks:
                begins.setdefault(page, span.start + offset)
            continue
        cells = [
            CellText(box.top, box.left, box.bottom - box.top, box.right - box.left, cell.text)
            for cell in item.cells
            for box in (cell.box,)
        ]
        table = writer.table(item.rows, item.columns, cells)
        for cell in table.cells:
            begins.setdefault(item.row_pages[cell.row], cell.span.start)
    text, blocks = writer.finish()
    pages: list[int] = []
    at = len(text)
    for page in range(count - 1, -1, -1):
        at = min(at, begins.get(page, at))
        pages.append(at)
    return text, blocks, tuple(reversed(pages))
