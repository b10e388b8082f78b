"""Paths as Windows writes them, as far as another system can try it: `ntpath` in the place of `os.path`."""

from __future__ import annotations

import ntpath
from types import SimpleNamespace

import pytest

from reportlint.config import globs, known
from reportlint.writers.sarif import uri

WINDOWS = SimpleNamespace(path=ntpath, sep="\\")
LONG = "C:\\报告\\" + "很长的文件夹名\\" * 40 + "年度 报告.docx"


@pytest.fixture(autouse=True)
def _windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known, "os", WINDOWS)
    monkeypatch.setattr(globs, "os", WINDOWS)


def test_a_baseline_names_documents_with_slashes() -> None:
    assert known.name_in("C:\\报告\\known.json", "C:\\报告\\2024\\年报 一.docx") == "2024/年报 一.docx"
    assert known.name_in("C:\\报告\\known.json", "D:\\b.txt") == "D:/b.txt"
    assert known.name_in("C:\\报告\\known.json", LONG).count("/") == 40


def test_globs_match_what_lies_in_the_folder_and_nothing_else() -> None:
    assert globs.matches(("drafts/",), "C:\\报告", "C:\\报告\\2024\\drafts\\a.txt")
    assert globs.matches(("/2024/*.txt",), "C:\\报告", "c:\\报告\\2024\\a.txt")
    assert not globs.matches(("*.txt",), "C:\\报告", "C:\\a.txt")
    assert not globs.matches(("*.txt",), "C:\\报告", "D:\\报告\\a.txt")


def test_uris_of_long_and_chinese_paths() -> None:
    made = uri(LONG.replace("\\", "/"))
    assert made.startswith("file:///C:/%E6%8A%A5%E5%91%8A/")
    assert made.isascii()
