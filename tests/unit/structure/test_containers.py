"""What is encrypted, broken or hostile is said so; nothing else is ever raised."""

from __future__ import annotations

import random
import struct
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import pytest

from reportlint.model.errors import Unreadable
from reportlint.readers import docx
from reportlint.structure import containers
from tests.unit.readers.test_docx import CHINESE
from tests.unit.readers.word_files import cell, numbered, p, packed, part, parts_of, row, tbl, word_file

pytest.importorskip("lxml", reason="reportlint[docx] is not installed")


def refused(data: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        docx.read(data, "a.docx")
    return caught.value.code


@pytest.mark.parametrize(
    "data, code",
    [
        (b"", "broken-container"),
        (b"PK\x03\x04", "broken-container"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512 + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "not-a-container"),
        (b"{\\rtf1 }", "not-a-container"),
        (b"<html><body>x</body></html>", "not-a-container"),
        (b'<?xml version="1.0"?><w:wordDocument/>', "not-a-container"),
        (packed({"xl/workbook.xml": "<workbook/>"}), "no-document"),
        (packed({"word/document.xml": part("document", "")}), "no-document"),
        (packed({"word/document.xml": "<w:document"}), "broken-container"),
    ],
)
def test_another_kind_of_file(data: bytes, code: str) -> None:
    assert refused(data) == code


def test_a_part_with_a_password() -> None:
    data = bytearray(word_file(p("甲")))
    for signature, flags in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = data.find(signature)
        while at >= 0:
            struct.pack_into("<H", data, at + flags, 1)
            at = data.find(signature, at + 4)
    assert refused(bytes(data)) == "encrypted"


def test_a_part_packed_in_another_way() -> None:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_BZIP2) as target:
        target.writestr("word/document.xml", part("document", "<w:body/>"))
    assert refused(out.getvalue()) == "broken-container"


def test_a_part_that_unpacks_to_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    data = word_file(p("甲" * 5000))
    assert docx.read(data, "a.docx").text
    monkeypatch.setattr(containers, "LARGEST_PART", 10_000)
    assert refused(data) == "too-large"


def test_all_parts_together_unpack_to_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    data = word_file(p("甲"), styles=" " * 9000, numbering=" " * 9000)
    assert docx.read(data, "a.docx").text
    monkeypatch.setattr(containers, "LARGEST_ALL", 15_000)
    assert refused(data) == "too-large"


def test_too_many_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containers, "MOST_PARTS", 3)
    assert refused(word_file(p("甲"))) == "too-large"


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE w:document [<!ENTITY e SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE w:document [<!ENTITY a "aaaaaaaaaa"><!ENTITY e "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE w:document SYSTEM "http://localhost:9/x.dtd">',
    ],
)
def test_entities_and_document_types_are_refused(declaration: str) -> None:
    document = (
        str(parts_of(p("甲"))["word/document.xml"])
        .replace("?>", f"?>{declaration}", 1)
        .replace("甲", "甲&e;" if "ENTITY" in declaration else "甲")
    )
    assert refused(packed({**parts_of(""), "word/document.xml": document})) == "broken-container"


def test_deep_nesting() -> None:
    inner = p("甲")
    for _ in range(60):
        inner = tbl(row(cell(inner)))
    assert docx.read(word_file(inner), "a.docx").text == "甲"
    for _ in range(60):
        inner = tbl(row(cell(inner)))
    assert refused(word_file(inner)) == "broken-container"


def test_a_table_out_of_all_bounds() -> None:
    wide = tbl(row(*(cell("甲", span=60) for _ in range(60))), row("乙", "丙"))
    (block,) = docx.read(word_file(wide), "a.docx").blocks
    assert getattr(block, "problem", None) == "too-large"


def test_circles_end() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="a"/><w:basedOn w:val="b"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="b"/><w:basedOn w:val="a"/></w:style>'
        '<w:style w:type="numbering" w:styleId="L"><w:name w:val="l"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    numbering = '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    body = p("甲", properties='<w:pStyle w:val="a"/>' + numbered(1))
    assert docx.read(word_file(body, styles=styles, numbering=numbering), "a.docx").text == "甲"


def test_fetching_from_the_network_is_never_tried() -> None:
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" '
        'Target="http://localhost:9/styles.xml" TargetMode="External"/></Relationships>'
    )
    assert docx.read(packed({**parts_of(p("甲")), "word/_rels/document.xml.rels": rels}), "a.docx").text == "甲"


@pytest.mark.parametrize("seed", range(4))
def test_broken_bytes_are_read_or_refused(seed: int) -> None:
    """Whatever happens to the bytes of the zip or of its parts, nothing but `Unreadable` is raised."""
    draw = random.Random(seed)
    note = f'<w:footnote w:id="1">{p("注")}</w:footnote>'
    body = p("甲", properties=numbered(1)) + tbl(
        row(cell("乙", merge="restart"), "1"), row(cell(merge="continue"), "2")
    )
    parts = parts_of(body + p('<w:r><w:footnoteReference w:id="1"/></w:r>'), numbering=CHINESE, footnotes=note)
    whole = packed(parts)
    for _ in range(150):
        if draw.random() < 0.5:
            data = _spoilt(draw, whole)
        else:
            name = draw.choice(sorted(parts))
            data = packed({**parts, name: _spoilt(draw, str(parts[name]).encode())})
        try:
            reading = docx.read(data, "a.docx")
        except Unreadable:
            continue
        assert all(block.span.end <= len(reading.text) for block in reading.blocks)


def _spoilt(draw: random.Random, data: bytes) -> bytes:
    """Some bytes changed, a piece cut out, doubled or put elsewhere."""
    at, to = sorted(draw.sample(range(len(data)), 2))
    piece = data[at : min(to, at + 60)]
    ways = (
        data[:at] + bytes([draw.randrange(256)]) + data[at + 1 :],
        data[:at] + data[at + len(piece) :],
        data[:at] + piece + data[at:],
        data[:at],
        data[:at] + data[at + len(piece) : to] + piece + data[to:],
    )
    return draw.choice(ways)


def test_a_missing_extra_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "lxml.etree", None)
    with pytest.raises(Unreadable, match=r"install reportlint\[docx\]"):
        docx.read(word_file(p("甲")), "a.docx")


def test_copied_parts_stay_packed() -> None:
    data = packed({**parts_of(p("甲")), "word/media/a.bin": b"\0" * 100_000})
    package = containers.Package(data, "docx")
    again = package.replaced({"word/new.xml": b"<a/>"})
    assert len(again) < 10_000
    assert all(entry.compress_type == ZIP_DEFLATED for entry in ZipFile(BytesIO(again)).infolist())
