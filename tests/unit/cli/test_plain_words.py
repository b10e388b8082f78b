"""What is read without argparse is read as argparse reads it."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportlint.cli import argparsing
from reportlint.cli.arguments import COMMANDS, plainly
from reportlint.cli.plain_words import NotPlain

WORDS = (
    "a.txt", "年报.md", "-", "--", "", "-q", "--quiet", "--qui", "--severity", "info", "--severity=error", "--severity=no",
    "--select", "a,b", "--select=c", "--jobs", "2", "-1", "--jobs=x", "--lang", "zh", "--pack", "p.yaml", "--diff", "--unsafe",
    "--output-format", "json", "--output-format=full", "--report", "html=a.html", "--fail-on", "never", "--no-cache",
    "--baseline", "b.json", "--help", "-h", "--no-cache=1", "check", "--exclude", "*.bak", "a b",
)  # fmt: skip


@given(st.sampled_from(sorted(COMMANDS)), st.lists(st.sampled_from(WORDS), max_size=6))
@settings(max_examples=600)
def test_both_read_the_same(command: str, words: list[str]) -> None:
    try:
        plain = plainly([command, *words])
    except NotPlain:
        return
    assert vars(plain) == vars(argparsing.parse([command, *words], COMMANDS))


@pytest.mark.parametrize(
    "line",
    [
        "check a.txt",
        "check a.txt b.txt --output-format json --jobs 2",
        "check --select x --select y,z --severity=info -q -",
        "fix a.txt --diff",
        "audit",
        "explain section-missing --lang en",
        "plugins",
    ],
)
def test_what_people_type_is_plain(line: str) -> None:
    words = line.split()
    assert vars(plainly(words)) == vars(argparsing.parse(words, COMMANDS))


@pytest.mark.parametrize(
    "line", ["", "chek a.txt", "check", "check a.txt --sev info", "check --help", "check a --jobs -1"]
)
def test_what_argparse_must_say_something_about_is_left_to_it(line: str) -> None:
    with pytest.raises(NotPlain):
        plainly(line.split())


def test_argparse_is_not_imported_for_plain_words() -> None:
    code = "import sys; from reportlint.cli.arguments import parse; parse(['check', 'a']); print('argparse' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"
