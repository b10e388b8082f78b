"""`reportlint fix` from outside."""

from __future__ import annotations

import io
import os
import shutil
import stat
import subprocess
import zipfile
from pathlib import Path

import pytest

SLIP = "认真布署，，按时完成。\r\n"
RIGHT = "认真部署，按时完成。\r\n"


def test_it_repairs_in_place_and_keeps_mode_and_link(reportlint, tmp_path: Path) -> None:
    file, link = tmp_path / "年报 一.txt", tmp_path / "link.txt"
    file.write_bytes(SLIP.encode("gb18030"))
    file.chmod(0o640)
    link.symlink_to(file)
    ran = reportlint("fix", link)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout == ""
    assert ran.stderr.strip() == "已修改 2 处（1 份文件），尚余 0 个问题"
    assert file.read_bytes() == RIGHT.encode("gb18030")
    assert link.is_symlink()
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link.txt", "年报 一.txt"]


def test_diff_writes_nothing_and_can_be_applied(reportlint, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(f"题目\n{SLIP}末行，，没有换行".encode())
    before = file.read_bytes()
    ran = reportlint("fix", "a.txt", "--diff")
    assert ran.returncode == 1
    assert file.read_bytes() == before
    if shutil.which("git") is None:
        pytest.skip("no git on the path: the diff is not applied")
    subprocess.run(["git", "apply", "-"], cwd=tmp_path, input=ran.stdout.encode(), check=True)
    assert file.read_bytes() == f"题目\n{RIGHT}末行，没有换行".encode()


def test_unsafe_fixes_are_asked_for(reportlint, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("一、总体情况\n本年度工作平稳。\n三、主动公开\n内容齐全。\n", encoding="utf-8")
    assert reportlint("fix", "a.txt").returncode == 1
    assert "三、" in file.read_text(encoding="utf-8")
    assert reportlint("fix", "a.txt", "--unsafe").returncode == 0
    assert file.read_text(encoding="utf-8").splitlines()[2] == "二、主动公开"


def test_suppressed_findings_are_not_fixed(reportlint, tmp_path: Path) -> None:
    text = "reportlint: ignore wrong-word -- 引文\n认真布署。\n再布署。\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    reportlint("fix", "a.txt")
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == text.replace("再布署", "再部署")


def test_what_cannot_be_read_is_said_and_the_rest_is_fixed(reportlint, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"PK\x03\x04")
    (tmp_path / "b.txt").write_text(SLIP, encoding="utf-8", newline="")
    ran = reportlint("fix", "a.txt", "gone.txt", "b.txt")
    assert ran.returncode == 2
    assert "a.txt: " in ran.stderr
    assert "gone.txt：没有这个文件或文件夹" in ran.stderr
    assert (tmp_path / "b.txt").read_bytes() == RIGHT.encode()


def test_standard_input_is_refused(reportlint) -> None:
    ran = reportlint("fix", "-", stdin=SLIP.encode())
    assert ran.returncode == 2
    assert "标准输入" in ran.stderr


def test_a_word_file_changes_in_its_text_only(reportlint, tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    pytest.importorskip("lxml")
    document = docx.Document()
    document.add_paragraph("认真布署，，按时完成。")
    split = document.add_paragraph("再次")
    split.add_run("布").bold = True
    split.add_run("署工作。")
    document.save(tmp_path / "a.docx")
    before = zipfile.ZipFile(io.BytesIO((tmp_path / "a.docx").read_bytes()))
    assert reportlint("fix", "a.docx").returncode == 0
    after = zipfile.ZipFile(tmp_path / "a.docx")
    assert after.namelist() == before.namelist()
    assert [name for name in before.namelist() if before.read(name) != after.read(name)] == ["word/document.xml"]
    texts = [paragraph.text for paragraph in docx.Document(str(tmp_path / "a.docx")).paragraphs]
    assert texts == ["认真部署，按时完成。", "再次部署工作。"]


PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/s.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
    "</Types>",
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="s.xml"/></Relationships>',
    "xl/s.xml": '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
    '<c r="A1" t="inlineStr"><is><t>认真布署各项工作，按时完成。</t></is></c></row></sheetData></worksheet>',
}  # fmt: skip


def test_a_format_that_is_only_read_is_said_and_left_alone(reportlint, tmp_path: Path) -> None:
    for module in ("lxml", "python_calamine"):
        pytest.importorskip(module)
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        for name, text in PARTS.items():
            archive.writestr(name, text)
    before = (tmp_path / "a.xlsx").read_bytes()
    ran = reportlint("fix", "a.xlsx")
    assert ran.returncode == 1, ran.stderr
    assert "a.xlsx: 此格式不能直接修改" in ran.stderr
    assert (tmp_path / "a.xlsx").read_bytes() == before
