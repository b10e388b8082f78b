"""A concise line leads an editor to the character that is meant: real Vim, and the problem matcher that README gives."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
import regex

PACK = """\
reportlint: 1
pack: demo
rules:
  - id: wrong-word
    severity: error
    replace: [[布署, 部署]]
"""

TEXTS = {
    "年报.txt": "一、总体情况\n本年作出全面布署。\n",
    "年度 报告 2024.txt": "一、总体情况\n\n𠮷水县教育局\u3000认真布署，e\u0301再布署。\n",
    "子 目录/b.txt": "\t布署\r\n第二行布署\r\n",
}


class Place(NamedTuple):
    path: str
    line: int
    column: int
    """1-based, in code points."""


def wrong_words(path: str, text: str) -> list[Place]:
    """Where 布署 stands, counted here and not by reportlint."""
    return [
        Place(path, number, found.start() + 1)
        for number, line in enumerate(text.splitlines(), 1)
        for found in regex.finditer("布署", line)
    ]


@pytest.fixture(scope="module")
def linted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A folder of texts with a wrong word in each, and what the command line says about them."""
    folder = tmp_path_factory.mktemp("editors")
    (folder / "demo.yaml").write_text(PACK, encoding="utf-8")
    for name, text in TEXTS.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(text.encode())
    run = subprocess.run(
        [sys.executable, "-m", "reportlint", "check", "--pack", "demo.yaml", "--select", "demo/wrong-word", *TEXTS],
        cwd=folder,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 1, run.stderr
    assert run.stdout, run.stderr
    return folder, run.stdout


EXPECTED = sorted(place for path, text in TEXTS.items() for place in wrong_words(path, text))


def fenced(project: Path, language: str) -> str:
    """The one fenced block of README in a language."""
    (block,) = regex.findall(rf"(?ms)^```{language}\n(.*?)^```", (project / "README.md").read_text(encoding="utf-8"))
    return str(block)


def test_vs_code_problem_matcher_of_readme_reads_every_line(project: Path, linted: tuple[Path, str]) -> None:
    task = json.loads(fenced(project, "json"))["tasks"][0]
    matcher = task["problemMatcher"]["pattern"]
    pattern = regex.compile(matcher["regexp"])
    read = [pattern.fullmatch(line) for line in linted[1].splitlines()]
    assert all(read)
    places = sorted(
        Place(match[matcher["file"]], int(match[matcher["line"]]), int(match[matcher["column"]]))
        for match in read
        if match
    )
    assert places == EXPECTED
    assert {match[matcher["severity"]] for match in read if match} == {"error"}
    assert {match[matcher["code"]] for match in read if match} == {"demo/wrong-word"}
    assert all("部署" in match[matcher["message"]] for match in read if match)


VISIT = """
let g:visits = []
for number in range(1, len(getqflist()))
  execute 'silent cc' number
  let line = getline('.')
  let place = [expand('%:p'), line('.'), strchars(strpart(line, 0, col('.') - 1)) + 1, strpart(line, col('.') - 1, 6)]
  call add(g:visits, place + [getqflist()[number - 1].type, getqflist()[number - 1].text])
endfor
call writefile([json_encode(g:visits)], 'visits.json')
qall!
"""


def vim_with_quickfix() -> str:
    """The path of a Vim that has a quickfix list; skips where there is none."""
    vim = shutil.which("vim")
    if vim is None:
        pytest.skip("no vim on the path: its quickfix list is not tried")
    version = subprocess.run([vim, "--version"], capture_output=True, text=True, check=True, stdin=subprocess.DEVNULL)
    if "+quickfix" not in version.stdout:
        pytest.skip("this vim was built without +quickfix")
    return vim


def test_vim_jumps_to_the_character(project: Path, linted: tuple[Path, str]) -> None:
    vim = vim_with_quickfix()
    folder, concise = linted
    (folder / "findings.out").write_text(concise, encoding="utf-8")
    (folder / "readme.vim").write_text("set encoding=utf-8\n" + fenced(project, "vim"), encoding="utf-8")
    (folder / "visit.vim").write_text(VISIT, encoding="utf-8")
    commands = ["source readme.vim", "cgetfile findings.out", "source visit.vim"]
    subprocess.run(
        [vim, "-Nu", "NONE", "-i", "NONE", "-n", "-es", *(part for line in commands for part in ("-c", line))],
        cwd=folder,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        timeout=60,
        check=True,
    )
    visits = json.loads((folder / "visits.json").read_text(encoding="utf-8"))
    places = sorted(Place(Path(path).relative_to(folder).as_posix(), line, column) for path, line, column, *_ in visits)
    assert places == EXPECTED
    assert {under for *_, under, _type, _text in visits} == {"布署"}
    assert {kind for *_, kind, _text in visits} == {"e"}
    assert all(text.startswith("demo/wrong-word ") for *_, text in visits)
