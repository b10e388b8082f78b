"""The files under `editors/`, used by the editors they are for: each jumps to the character that is meant."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TEXTS = {
    "年度 报告 2024.txt": "一、总体情况\n\n𠮷水县教育局\u3000认真布署，e\u0301再布署。\n",
    "子 目录/b.md": "# 题目\r\n\r\n\t第二行布署\r\n",
}
COMMAND = [sys.executable, "-m", "reportlint"]


def wrong_words(text: str) -> list[list[int]]:
    """Lines and columns (from 1) where 布署 stands, counted here and not by reportlint."""
    return [
        [number, at + 1]
        for number, line in enumerate(text.splitlines(), 1)
        for at in range(len(line))
        if line.startswith("布署", at)
    ]


@pytest.fixture(params=list(TEXTS))
def document(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / str(request.param)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(TEXTS[str(request.param)].encode())
    return path


VISIT = """
let g:visits = []
for item in filter(getqflist(), 'v:val.valid && v:val.text =~ "wrong-word"')
  execute 'silent buffer' item.bufnr
  call cursor(item.lnum, item.col)
  let line = getline('.')
  call add(g:visits, [line('.'), strchars(strpart(line, 0, col('.') - 1)) + 1, strpart(line, col('.') - 1, 6), item.type])
endfor
call writefile([json_encode(g:visits)], 'visits.json')
qall!
"""


@pytest.mark.parametrize("name", ["vim", "nvim"])
def test_vim_make_fills_the_quickfix_list(project: Path, document: Path, tmp_path: Path, name: str) -> None:
    program = shutil.which(name)
    if program is None:
        pytest.skip(f"no {name} on the path")
    said = subprocess.run(
        [program, "--version"], capture_output=True, text=True, check=True, stdin=subprocess.DEVNULL
    ).stdout
    if name == "vim" and "+quickfix" not in said:
        pytest.skip("this vim was built without +quickfix")
    (tmp_path / "visit.vim").write_text(VISIT, encoding="utf-8")
    commands = [
        "set encoding=utf-8 nomore shellpipe=>%s",
        f"set runtimepath^={project / 'editors' / 'vim'}",
        f"edit {str(document).replace(' ', chr(92) + ' ')}",
        "compiler reportlint",
        f"let &makeprg = substitute(&makeprg, '^reportlint', '{' '.join(COMMAND)}', '')",
        "silent make!",
        "source visit.vim",
    ]
    subprocess.run(
        [program, "-Nu", "NONE", "-i", "NONE", "-n", "-es", *(part for line in commands for part in ("-c", line))],
        cwd=tmp_path,
        env={**os.environ, "LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "utf-8"},
        stdin=subprocess.DEVNULL,
        timeout=60,
        check=False,
    )
    visits = json.loads((tmp_path / "visits.json").read_text(encoding="utf-8"))
    text = TEXTS[document.relative_to(tmp_path).as_posix()]
    assert [visit[:2] for visit in visits] == wrong_words(text)
    assert {(under, kind) for *_, under, kind in visits} == {("布署", "w")}


ELISP = """\
(require 'reportlint-flymake)
(setq reportlint-command '({command}))
(prefer-coding-system 'utf-8)
(find-file "{path}")
(reportlint-flymake-setup)
(let (found (tries 0))
  (flymake-start)
  (while (and (not found) (< tries 600))
    (accept-process-output nil 0.1)
    (setq tries (1+ tries) found (flymake-diagnostics)))
  (dolist (diagnostic found)
    (goto-char (flymake-diagnostic-beg diagnostic))
    (princ (format "%d %d %s %s\\n" (line-number-at-pos) (1+ (- (point) (line-beginning-position)))
                   (buffer-substring (flymake-diagnostic-beg diagnostic) (flymake-diagnostic-end diagnostic))
                   (flymake-diagnostic-text diagnostic)))))
"""


def test_emacs_flymake_shows_the_words(project: Path, document: Path, tmp_path: Path) -> None:
    emacs = shutil.which("emacs")
    if emacs is None:
        pytest.skip("no emacs on the path")
    script = tmp_path / "try.el"
    command = " ".join(json.dumps(word) for word in COMMAND)
    script.write_text(ELISP.format(command=command, path=document), encoding="utf-8")
    ran = subprocess.run(
        [emacs, "--batch", "-Q", "-L", str(project / "editors" / "emacs"), "-l", str(script)],
        cwd=tmp_path,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    rows = [line.split(" ", 3) for line in ran.stdout.splitlines()]
    found = [row for row in rows if "wrong-word" in row[3]]
    text = TEXTS[document.relative_to(tmp_path).as_posix()]
    assert sorted([int(row[0]), int(row[1])] for row in found) == wrong_words(text), ran.stderr
    assert {row[2] for row in found} == {"布署"}
    assert all(row[3].startswith("zh-official/wrong-word “布署”应为“部署”") for row in found)


def test_emacs_compiles_the_backend_without_a_warning(project: Path, tmp_path: Path) -> None:
    emacs = shutil.which("emacs")
    if emacs is None:
        pytest.skip("no emacs on the path")
    copy = shutil.copy(project / "editors" / "emacs" / "reportlint-flymake.el", tmp_path)
    ran = subprocess.run(
        [emacs, "--batch", "-Q", "--eval", "(setq byte-compile-error-on-warn t)", "-f", "batch-byte-compile", copy],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
