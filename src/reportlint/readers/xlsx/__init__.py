"""Workbooks: sheets as tables with merged cells, values as shown, text above and below as paragraphs."""

from __future__ import annotations

from reportlint.model.document import Reading, Source
from reportlint.structure.sheets.writing import written

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read(data: bytes, path: str) -> Reading:
    """Read a workbook (xlsx, xlsm, xls); `addresses` name the cells. Hidden sheets are left out and said.

    Raises `Unreadable` for what is none, is encrypted or too large, and where what reads it is not installed.
    """
    from reportlint.structure.containers import missing_extra

    if data.startswith(_OLE) and "EncryptedPackage".encode("utf-16-le") not in data:
        from reportlint.readers.xlsx.legacy import read_old_book

        book = read_old_book(data)
    else:
        try:
            from lxml import etree  # noqa: F401 - asked for here, where its absence can be told
        except ImportError as error:
            raise missing_extra("xlsx") from error
        from reportlint.readers.xlsx.workbook import read_book

        book = read_book(data)
    text, blocks, addresses, notices = written(book)
    return Reading(Source(path, "xlsx", text), text, blocks, notices=notices, addresses=addresses)
