"""Another program agrees: what LibreOffice shows of a file, and where it sees the comments that we wrote."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from reportlint.model.blocks import Table
from reportlint.model.finding import Remark
from reportlint.model.span import Span
from reportlint.readers import docx, html
from tests.unit.readers.test_docx import CHINESE
from tests.unit.readers.word_files import cell, numbered, p, r, row, tbl, word_file

etree = pytest.importorskip("lxml.etree", reason="reportlint[docx] is not installed")
PROGRAM = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(PROGRAM is None, reason="LibreOffice (soffice) is not installed"),
]

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"

BODY = (
    p("一份测试报告")
    + p("总体情况", properties=numbered(1))
    + p("公开", properties=numbered(1, 1))
    + p(
        "收到",
        r("申", "<w:b/>"),
        r("请12件", "<w:i/>"),
        f'<w:ins w:id="9" w:author="甲">{r("，办结11件")}</w:ins>',
        "。",
    )
    + tbl(
        row(cell("项目", merge="restart"), cell("数量", span=2)),
        row(cell(merge="continue"), "上年", "本年"),
        row("收件", "12345", "2"),
    )
    + p("申请", properties=numbered(1))
)


def converted(folder: Path, name: str, to: str) -> bytes:
    """What LibreOffice makes of a file in a folder; a profile of its own keeps it from any that is running."""
    assert PROGRAM is not None
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [PROGRAM, profile, "--headless", "--convert-to", to, "--outdir", str(folder / "out"), str(folder / name)]
    subprocess.run(command, check=True, capture_output=True, timeout=120, env={**os.environ, "HOME": str(folder)})
    return (folder / "out" / Path(name).with_suffix(f".{to.partition(':')[0]}")).read_bytes()


def annotated_text(document: bytes) -> dict[str, tuple[str, str]]:
    """The text under each annotation of a flat OpenDocument file, and what it says, by its name."""
    found: dict[str, tuple[str, str]] = {}
    open_names: set[str] = set()
    inside = 0

    def add(words: str | None) -> None:
        for name in open_names:
            found[name] = (found[name][0] + (words or ""), found[name][1])

    for event, element in etree.iterwalk(etree.fromstring(document), events=("start", "end")):
        if element.tag == f"{OFFICE}annotation":
            inside += 1 if event == "start" else -1
            if event == "start":
                name = element.get(f"{OFFICE}name", "")
                found[name] = ("", "\n".join("".join(each.itertext()) for each in element.iterfind(f"{TEXT}p")))
                open_names.add(name)
        elif element.tag == f"{OFFICE}annotation-end":
            if event == "start":
                open_names.discard(element.get(f"{OFFICE}name", ""))
        elif event == "start" and not inside:
            add(element.text)
        if event == "end" and not inside:
            add(element.tail)
    return found


def test_numbers_are_those_that_it_shows(tmp_path: Path) -> None:
    data = word_file(BODY, numbering=CHINESE)
    (tmp_path / "a.docx").write_bytes(data)
    shown = converted(tmp_path, "a.docx", "txt:Text (encoded):UTF8").decode("utf-8-sig")
    lines = ["".join(line.split()) for line in shown.splitlines() if line.strip()]
    ours = ["".join(line.split()) for line in docx.read(data, "a.docx").text.split("\n")]
    assert [line for line in ours if "|" not in line] == [line for line in lines if line in ours]


def test_comments_stand_on_the_same_characters(tmp_path: Path) -> None:
    data = word_file(BODY, numbering=CHINESE)
    text = docx.read(data, "a.docx").text
    words = ["申请12", "12345", "结11", "收件", "试报"]
    remarks = [Remark(Span(text.index(each), text.index(each) + len(each)), f"看{each}\n改") for each in words]
    number = Remark(Span(text.index("（一）"), text.index("（一）") + 3), "编号")
    (tmp_path / "a.docx").write_bytes(docx.annotate(data, [*remarks, number]))
    found = annotated_text(converted(tmp_path, "a.docx", "fodt"))
    assert sorted(found.values()) == sorted([*((each, f"看{each}\n改") for each in words), ("公开", "编号")])


def test_it_opens_a_copy_with_the_same_text(tmp_path: Path) -> None:
    data = word_file(BODY, numbering=CHINESE)
    copy = docx.annotate(data, [Remark(Span(at, at + 2), "看") for at in range(0, 60, 3)])
    shown = []
    for name, content in (("a.docx", data), ("b.docx", copy)):
        (tmp_path / name).write_bytes(content)
        shown.append(converted(tmp_path, name, "txt:Text (encoded):UTF8"))
    assert shown[0] == shown[1]
    assert docx.read(copy, "b.docx").text == docx.read(data, "a.docx").text


def test_a_file_that_it_wrote_is_read_like_its_source(tmp_path: Path, project: Path) -> None:
    """A page is turned into a Word file by LibreOffice: both say the same."""
    page = (
        "<html><meta charset='utf-8'><body><h1>云溪市统计局2023年年度报告</h1><h2>一、总体情况</h2><p>公开信息<b>12</b>条。</p>"
        "<table border='1'><tr><td rowspan='2'>项目</td><td colspan='2'>数量</td></tr><tr><td>上年</td><td>本年</td></tr>"
        "<tr><td>收件</td><td>3</td><td>4</td></tr></table><p>全文完。</p></body></html>"
    )
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    data = converted(tmp_path, "a.html", "docx:MS Word 2007 XML")
    ours, theirs = docx.read(data, "a.docx"), html.read(page.encode(), "a.html")
    assert ours.text == theirs.text
    assert [type(block) for block in ours.blocks] == [type(block) for block in theirs.blocks]
    assert [block.cells for block in ours.blocks if isinstance(block, Table)] == [
        block.cells for block in theirs.blocks if isinstance(block, Table)
    ]
