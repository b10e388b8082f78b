"""`reportlint review`, and Word as an output of `check`."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from reportlint.app import Session
from reportlint.cli import CLEAN, FINDINGS, USAGE, main
from reportlint.model.run import DocumentReport
from reportlint.readers import docx, markdown
from tests.conformance.word_copies import by_hand

pytest.importorskip("lxml", reason="reportlint[docx] is not installed")

RIGHT = "# 云溪市水务局2023年工作总结\n\n全年公开信息12条。\n"
WRONG = RIGHT.replace("公开", "，，公开")


def word(text: str) -> bytes:
    return by_hand(markdown.read(text.encode(), "a.md"))


def test_a_copy_stands_beside_the_file_and_the_file_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.docx"
    data = word(WRONG)
    path.write_bytes(data)
    assert main(["review", str(path)]) == FINDINGS
    assert path.read_bytes() == data
    copy = tmp_path / "a.reviewed.docx"
    assert docx.read(copy.read_bytes(), copy.name).text == docx.read(data, "a.docx").text
    comments = ZipFile(copy).read("word/comments.xml").decode()
    assert "【" in comments
    assert "规则：" in comments
    assert str(copy) in capsys.readouterr().out


def test_no_copy_is_made_of_a_copy(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(word(WRONG))
    main(["review", str(tmp_path)])
    names = sorted(path.name for path in tmp_path.iterdir())
    main(["review", str(tmp_path)])
    assert sorted(path.name for path in tmp_path.iterdir()) == names


def test_copies_are_checked_only_where_they_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.docx").write_bytes(word(WRONG))
    main(["review", str(tmp_path)])
    capsys.readouterr()
    assert main(["check", str(tmp_path)]) == FINDINGS
    assert "review" not in capsys.readouterr().out.replace(str(tmp_path), "")
    assert main(["check", str(tmp_path / "a.reviewed.docx")]) == FINDINGS
    assert "a.reviewed.docx" in capsys.readouterr().out


def test_a_right_file_is_clean_and_one_that_cannot_be_read_is_not(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(word(RIGHT))
    assert main(["review", str(tmp_path / "a.docx")]) == CLEAN
    (tmp_path / "b.docx").write_bytes(b"PK\x03\x04")
    assert main(["review", str(tmp_path / "b.docx")]) == USAGE
    assert not (tmp_path / "b.reviewed.docx").exists()
    assert main(["review", str(tmp_path / "absent.docx")]) == USAGE


def test_word_as_an_output_of_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, out = tmp_path / "a.docx", tmp_path / "out.docx"
    path.write_bytes(word(WRONG))
    assert main(["check", str(path), "--output-format", "docx", "--output", str(out)]) == FINDINGS
    assert "commentRangeStart" in ZipFile(out).read("word/document.xml").decode()
    assert main(["check", str(path), "--output-format", "docx"]) == USAGE
    (tmp_path / "b.md").write_text(WRONG, encoding="utf-8")
    assert main(["check", str(tmp_path / "b.md"), "--output-format", "docx", "--output", str(out)]) == USAGE
    assert main(["check", str(tmp_path), "--output-format", "docx", "--output", str(out)]) == USAGE
    assert "reportlint" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["check", "review"])
def test_a_file_that_was_changed_meanwhile_is_not_annotated(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    path, out = tmp_path / "a.docx", tmp_path / "out.docx"
    path.write_bytes(word(WRONG))
    lint = Session.lint_in_steps

    def lint_and_lose(self: Session, data: bytes, *rest: Any) -> Generator[None, None, DocumentReport]:
        report = yield from lint(self, data, *rest)
        path.write_bytes(word("# 另一份\n\n" + WRONG))
        return report

    monkeypatch.setattr(Session, "lint_in_steps", lint_and_lose)
    more = ["--output-format", "docx", "--output", str(out)] if command == "check" else []
    assert main([command, str(path), *more]) == USAGE
    said = capsys.readouterr().err
    assert "在检查之后被改动" in said or "was changed after" in said
    assert not out.exists()
    assert not (tmp_path / "a.reviewed.docx").exists()


def test_what_was_left_in_a_file_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str], project: Path) -> None:
    fixture = project / "fixtures" / "readers" / "docx" / "by-hand.docx"
    assert main(["check", str(fixture), "--select", "reportlint"]) == FINDINGS
    said = capsys.readouterr().out
    assert "reportlint/tracked-changes" in said
    assert "reportlint/comments-left" in said
