"""Zip containers of office formats, opened with care: what is encrypted, broken, hostile or of another kind is said so."""

from __future__ import annotations

import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from reportlint.model.errors import Unreadable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

MOST_PARTS = 5_000
LARGEST_PART = 64 * 1024 * 1024
"""Bytes of one part unpacked. The main part of a report of a thousand pages has about ten million."""

LARGEST_ALL = 256 * 1024 * 1024
"""Bytes of all parts that are read, unpacked."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# [MS-OFFCRYPTO] 2.3.4: an encrypted package is the stream EncryptedPackage of an OLE file.
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_ENCRYPTED = 0x1
_BROKEN = (BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, KeyError)


class Package:
    """The parts of a zip file by name; names are compared without case, as the package standard wants (ECMA-376-2)."""

    def __init__(self, data: bytes, wanted: str) -> None:
        """Open a file whose `wanted` suffix (docx, xlsx) is named in what is said; raises `Unreadable`."""
        self._wanted = wanted
        self._left = LARGEST_ALL
        _refuse_other_kinds(data, wanted)
        try:
            self._zip = ZipFile(BytesIO(data))
            entries = self._zip.infolist()
        except _BROKEN as error:
            raise _broken(wanted) from error
        if len(entries) > MOST_PARTS:
            raise _too_large()
        self._entries = {entry.filename.lstrip("/").lower(): entry for entry in entries}

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._entries

    def names(self) -> list[str]:
        """Names of all parts as written, in the order of the file."""
        return [entry.filename.lstrip("/") for entry in self._entries.values()]

    def part(self, name: str) -> bytes | None:
        """A part unpacked, or None where there is none; raises `Unreadable` for one that is broken or out of all bounds."""
        entry = self._entries.get(name.lower())
        if entry is None:
            return None
        if entry.flag_bits & _ENCRYPTED:
            raise _encrypted()
        if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise _broken(self._wanted)
        limit = min(LARGEST_PART, self._left)
        try:
            # The size that the directory declares may lie: what counts is what comes out.
            with self._zip.open(entry) as stream:
                data = stream.read(limit + 1)
        except _BROKEN as error:
            raise _broken(self._wanted) from error
        if len(data) > limit:
            raise _too_large()
        self._left -= len(data)
        return data

    def xml(self, name: str) -> _Element | None:
        """The root of an XML part, or None where there is no such part; raises `Unreadable`."""
        data = self.part(name)
        return None if data is None else parse(data, self._wanted)

    def replaced(self, parts: Mapping[str, bytes]) -> bytes:
        """The same file with these parts replaced or added; all other parts keep their bytes, order and dates."""
        new = {name.lower(): (name, data) for name, data in parts.items()}
        out = BytesIO()
        with ZipFile(out, "w") as target:
            for name, entry in self._entries.items():
                if name in new:
                    target.writestr(_like(entry), new.pop(name)[1])
                else:
                    target.writestr(_like(entry), self._all_of(entry))
            for name, data in new.values():
                target.writestr(_like(ZipInfo(name)), data)
        return out.getvalue()

    def _all_of(self, entry: ZipInfo) -> bytes:
        """A part that is only copied: pictures may be large, but what is unpacked is bounded all the same."""
        try:
            with self._zip.open(entry) as stream:
                data = stream.read(LARGEST_PART + 1)
        except _BROKEN as error:
            raise _broken(self._wanted) from error
        if len(data) > LARGEST_PART:
            raise _too_large()
        return data


def parse(data: bytes, wanted: str) -> _Element:
    """An XML part as a tree without comments; entities stay unresolved and nothing is fetched. Raises `Unreadable`."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=False,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        # libxml2 refuses trees deeper than 256 elements: no office program writes such.
        raise _broken(wanted) from error
    if root is None or root.getroottree().docinfo.internalDTD is not None:
        # ECMA-376-2: parts must not contain a document type declaration; it is how external entities get in.
        raise _broken(wanted)
    return root


def _like(entry: ZipInfo) -> ZipInfo:
    copy = ZipInfo(entry.filename, entry.date_time)
    copy.compress_type = ZIP_STORED if entry.compress_type == ZIP_STORED and entry.file_size else ZIP_DEFLATED
    copy.external_attr = entry.external_attr
    return copy


def _refuse_other_kinds(data: bytes, wanted: str) -> None:
    if data.startswith(_OLE):
        if _ENCRYPTED_PACKAGE in data:
            raise _encrypted()
        what = {
            "zh": f"文件不是 {wanted}，而是旧格式（doc、xls 或 wps）改了扩展名",
            "en": f"this is no {wanted} but a file of an older format (doc, xls, wps) with another suffix",
        }
    elif data.lstrip()[:5].lower() in (b"{\\rtf", b"<html", b"<?xml", b"<!doc"):
        what = {
            "zh": f"文件不是 {wanted}，而是网页、RTF 或 XML 改了扩展名",
            "en": f"this is no {wanted} but a page, RTF or XML with another suffix",
        }
    else:
        return
    raise Unreadable("not-a-container", what, _save_again(wanted))


def _save_again(wanted: str) -> dict[str, str]:
    return {
        "zh": f"请用 Word、WPS 或 LibreOffice 打开，另存为 .{wanted} 后再检查",
        "en": f"open it in Word, WPS or LibreOffice and save it as .{wanted}",
    }


def _broken(wanted: str) -> Unreadable:
    what = {"zh": f"文件不是完好的 {wanted}", "en": f"this is no {wanted}, or a damaged one"}
    return Unreadable("broken-container", what, _save_again(wanted))


def _encrypted() -> Unreadable:
    return Unreadable(
        "encrypted",
        {"zh": "文件设有打开密码", "en": "the file is protected by a password"},
        {"zh": "请去掉密码后再检查", "en": "remove the password"},
    )


def _too_large() -> Unreadable:
    return Unreadable(
        "too-large",
        {"zh": "文件解压后过大", "en": "the file is too large when unpacked"},
        {"zh": "请拆分，或删去多余内容后再检查", "en": "split it, or remove what is not needed"},
    )


def missing_extra(extra: str) -> Unreadable:
    """The library that reads a format is not installed; `extra` is the name of ours that brings it."""
    return Unreadable(
        "missing-extra",
        {"zh": f"没有安装读取 {extra} 的组件", "en": f"what reads {extra} is not installed"},
        {"zh": f"请运行 pip install 'reportlint[{extra}]'", "en": f"install reportlint[{extra}]"},
    )
