from __future__ import annotations

import pickle

import pytest

from reportlint.model.errors import Unreadable
from reportlint.model.span import Span
from reportlint.structure.encoding import decode, rewrite

REPORT = "清河市教育局2024年政府信息公开工作年度报告\n一、总体情况\n全年收到申请3件。\n"
TRADITIONAL = "清河市教育局政府資訊公開年度報告\n一、總體情況\n全年收到申請3件。\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"", "utf-8"),
        (b"plain", "utf-8"),
        (REPORT.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + REPORT.encode(), "utf-8"),
        (b"\xff\xfe" + REPORT.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + REPORT.encode("utf-16-be"), "utf-16-be"),
        (REPORT.encode("utf-16-le"), "utf-16-le"),
        (REPORT.encode("utf-16-be"), "utf-16-be"),
        (REPORT.encode("gb18030"), "gb18030"),
        ("政府信息公开".encode("gb18030"), "gb18030"),
        ("件".encode("gb18030"), "gb18030"),
        (b"total 3 " + "件".encode("gb18030"), "gb18030"),
        ("𠮷家庄村".encode("gb18030"), "gb18030"),
        (TRADITIONAL.encode("big5"), "big5hkscs"),
    ],
)
def test_the_encoding_of_whole_files(data: bytes, encoding: str) -> None:
    decoded = decode(data, "a.txt")
    assert (decoded.encoding, decoded.undecodable) == (encoding, ())
    assert not decoded.text.startswith("\ufeff")


def test_each_bad_byte_is_one_character() -> None:
    data = REPORT.encode()
    at = data.index("政府".encode())
    # Two bytes of a three-byte character, then a byte that begins nothing.
    decoded = decode(data[:at] + data[at : at + 2] + b"\xff" + data[at + 3 :], "a.txt")
    start = REPORT.index("政府")
    assert decoded.encoding == "utf-8"
    assert decoded.text == REPORT[:start] + "\ufffd\ufffd\ufffd" + REPORT[start + 1 :]
    assert decoded.undecodable == (Span(start, start + 3),)


def test_a_file_cut_inside_a_character_keeps_its_encoding() -> None:
    assert decode(REPORT.encode()[:-2], "a.txt").encoding == "utf-8"
    assert decode(REPORT.encode("gb18030")[:-1], "a.txt").encoding == "gb18030"


def test_a_replacement_character_in_a_sound_file_is_no_bad_byte() -> None:
    assert decode("缺\ufffd字".encode(), "a.txt").undecodable == ()


@pytest.mark.parametrize("label", ["gb2312", "GBK", "x-gbk"])
def test_a_declared_chinese_encoding_is_its_superset(label: str) -> None:
    assert decode("镕基〇".encode("gb18030"), "a.html", declared=label).encoding == "gb18030"


def test_a_declaration_that_contradicts_the_bytes_does_not_count() -> None:
    assert decode(REPORT.encode(), "a.html", declared="gb2312").encoding == "utf-8"
    assert decode(REPORT.encode("gb18030"), "a.html", declared="utf-8").encoding == "gb18030"
    assert decode(TRADITIONAL.encode("big5"), "a.html", declared="unheard-of").encoding == "big5hkscs"


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04rest",
        b"%PDF-1.7",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"\x89PNG\r\n",
        bytes(range(256)) * 8,
        b"\0" * 100,
    ],
)
def test_what_is_no_text_is_refused_with_a_cure(data: bytes) -> None:
    with pytest.raises(Unreadable) as refused:
        decode(data, "folder/report.txt")
    assert refused.value.code == "binary"
    assert "folder/report.txt" in refused.value.what["zh"]
    assert "folder/report.txt" in refused.value.what["en"]
    assert "UTF-8" in refused.value.cure["zh"]
    assert "UTF-8" in str(refused.value)


def test_a_refusal_crosses_processes() -> None:
    refusal = Unreadable("binary", {"zh": "甲", "en": "a"}, {"zh": "乙", "en": "b"})
    again = pickle.loads(pickle.dumps(refusal))
    assert (again.code, again.what, again.cure) == (refusal.code, refusal.what, refusal.cure)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5hkscs", "utf-16-le"])
def test_an_edit_leaves_all_other_bytes(encoding: str) -> None:
    data = "甲，，乙".encode(encoding)
    assert rewrite(data, encoding, [(Span(1, 3), "，")]) == "甲，乙".encode(encoding)


def test_bad_bytes_and_the_mark_survive_an_edit() -> None:
    data = b"\xef\xbb\xbf" + "甲，，".encode() + b"\xff\xe5" + "乙".encode()
    assert decode(data, "a").text == "甲，，\ufffd\ufffd乙"
    assert rewrite(data, "utf-8", [(Span(1, 2), "")]) == b"\xef\xbb\xbf" + "甲，".encode() + b"\xff\xe5" + "乙".encode()
    assert rewrite(data, "utf-8", []) == data


def test_what_an_encoding_cannot_write_is_an_error() -> None:
    with pytest.raises(UnicodeEncodeError):
        rewrite("甲".encode("big5hkscs"), "big5hkscs", [(Span(0, 1), "😀")])
