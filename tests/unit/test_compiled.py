"""Compiled expressions are kept, and a run that finds all it needs kept never loads the compiler."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from pickle import PickleBuffer

import regex
from hypothesis import given
from hypothesis import strategies as st

from reportlint.compiled import compiled, escape, expression, packed, unpacked
from reportlint.deferred import Deferred, shared

ASKING = r"""
import sys
from reportlint.compiled import compiled, keep
MULTILINE = 8
if sys.argv[1:] == ["first"]:
    from regex import MULTILINE
assert compiled(r"(?<year>\d{4})年").search("于2024年")["year"] == "2024"
assert [m.start() for m in compiled("^年", MULTILINE).finditer("年\n年")] == [0, 2]
assert compiled(rb"[\x80-\xff]+").search("年".encode()).span() == (0, 3)
print("regex" in sys.modules)
keep()
"""


def ask(folder: Path, *arguments: str) -> str:
    environment = {**os.environ, "REPORTLINT_CACHE_DIR": str(folder)}
    command = [sys.executable, "-c", ASKING, *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=True).stdout.strip()


def test_what_was_compiled_is_found_by_the_next_run(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    assert ask(folder, "first") == "True"
    assert ask(folder) == "False"


def test_a_damaged_file_is_compiled_again(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    ask(folder)
    (kept,) = folder.glob("patterns-*")
    data = bytearray(kept.read_bytes())
    data[-9] ^= 1
    kept.write_bytes(data)
    assert ask(folder) == "True"
    assert ask(folder) == "False"


def test_expressions_in_pickles_come_back_as_they_were() -> None:
    one = expression(r"第(\p{Nd}+)[条款]")
    first, second, flags = unpacked(packed((one, expression(one.source), compiled("A", regex.IGNORECASE))))
    assert first is second
    assert first == one
    assert first.pattern.search("第12条")[1] == "12"
    assert flags.search("a")


@given(st.text())
def test_an_escaped_text_matches_itself_alone(text: str) -> None:
    assert regex.fullmatch(escape(text), text)
    assert not regex.fullmatch(escape(text), text + "x")
    assert not regex.fullmatch(escape(text), "x" + text)


def test_small_values_are_kept_together_and_long_ones_apart() -> None:
    values = [Deferred(("甲", "乙")), Deferred("丙" * 1000), Deferred(["丁"]), Deferred(lambda: None)]
    small, long, other, strange = shared(values, 100)
    apart: list[PickleBuffer] = []
    body = packed((small, long, other), apart)
    assert len(apart) == 2
    assert unpacked(body, buffers=apart) == (small, long, other)
    assert [each.value for each in unpacked(body, buffers=apart)] == [("甲", "乙"), "丙" * 1000, ["丁"]]
    assert strange is values[3]


def test_what_is_deferred_inside_stays_apart_unless_it_is_kept_as_a_whole() -> None:
    inside = Deferred({"甲": Deferred("乙" * 10)})
    assert _apart(Deferred(("丙", inside))) == 3
    assert _apart(Deferred(("丙", Deferred({"甲": Deferred("乙" * 10)}, whole=True)))) == 2
    again = unpacked(packed(Deferred(("丙", inside))))
    assert unpacked(packed(again)).value[1].value["甲"].value == "乙" * 10


def _apart(deferred: Deferred) -> int:
    apart: list[PickleBuffer] = []
    body = packed(deferred, apart)
    assert unpacked(body, buffers=apart) == deferred
    return len(apart)
