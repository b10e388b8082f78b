"""Editors that are installed here, set up as `docs/editors.md` says, show what the language server finds."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import regex

pytest.importorskip("pygls", reason="reportlint[lsp] is not installed")
pytestmark = pytest.mark.slow

REPORT = "# 松溪县水务局工作总结\n\n我们布署了工作。\n\n𠮷祥村也布署了工作。\n"
EXPECTED = ["3 布署", "5 布署"]
LUA = """
vim.wait(30000, function() return #vim.diagnostic.get(0) > 1 end)
local lines = {{}}
for _, each in ipairs(vim.diagnostic.get(0)) do
  local line = vim.api.nvim_buf_get_lines(0, each.lnum, each.lnum + 1, false)[1]
  table.insert(lines, (each.lnum + 1) .. ' ' .. line:sub(each.col + 1, each.end_col))
end
vim.fn.writefile(lines, '{out}')
vim.cmd('qa!')
"""
ELISP = """
(package-initialize)
(unless (require 'eglot nil t) (kill-emacs 77))
{recipe}
(setq eglot-sync-connect 30)
(find-file "a.md")
(text-mode)
(call-interactively 'eglot)
(let ((tries 0))
  (while (and (< tries 150) (null (cdr (flymake-diagnostics))))
    (accept-process-output nil 0.2)
    (setq tries (1+ tries))))
(dolist (each (flymake-diagnostics))
  (princ (format "%s %s\\n" (line-number-at-pos (flymake-diagnostic-beg each))
                 (buffer-substring-no-properties (flymake-diagnostic-beg each) (flymake-diagnostic-end each)))))
"""


def recipes(project: Path, language: str) -> list[str]:
    """The settings that the documentation gives in a language, in order."""
    text = (project / "docs" / "editors.md").read_text("utf-8")
    return [str(found) for found in regex.findall(rf"```{language}\n(.*?)```", text, regex.DOTALL)]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A report, and `reportlint` on the path as an installation would put it there."""
    (tmp_path / "a.md").write_text(REPORT, encoding="utf-8")
    (tmp_path / "reportlint.toml").write_text("", encoding="utf-8")
    program = tmp_path / "bin" / "reportlint"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m reportlint "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def test_neovim(project: Path, folder: Path) -> None:
    program = shutil.which("nvim")
    if program is None:
        pytest.skip("no nvim on the path")
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
    version = tuple(map(int, regex.findall(r"[0-9]+", said)[:2]))
    newer, older = recipes(project, "lua")
    (folder / "init.lua").write_text(newer if version >= (0, 11) else older, encoding="utf-8")
    (folder / "try.lua").write_text(LUA.format(out=folder / "out.txt"), encoding="utf-8")
    command = [program, "--headless", "-u", "init.lua", "a.md", "-c", "luafile try.lua"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=False)
    assert (folder / "out.txt").exists(), done.stderr
    assert sorted((folder / "out.txt").read_text("utf-8").split("\n")[:-1]) == EXPECTED


def test_eglot(project: Path, folder: Path) -> None:
    program = shutil.which("emacs")
    if program is None:
        pytest.skip("no emacs on the path")
    recipe = next(each for each in recipes(project, "elisp") if "eglot" in each)
    (folder / "try.el").write_text(ELISP.format(recipe=recipe), encoding="utf-8")
    command = [program, "--batch", "-l", "try.el"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=False)
    if done.returncode == 77:
        pytest.skip("this emacs has no eglot")
    assert sorted(line for line in done.stdout.split("\n") if line[:1].isdecimal()) == EXPECTED, done.stderr
