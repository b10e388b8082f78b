"""Documents that are linted in step say what each says alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bench.speed.reports import report
from reportlint.app import Session, Settings
from reportlint.steps import at_once, in_step

if TYPE_CHECKING:
    from collections.abc import Generator


def work(name: str, steps: int, done: list[str]) -> Generator[None, None, str]:
    for step in range(steps):
        done.append(f"{name}{step}")
        yield
    return name.upper()


def test_each_step_is_taken_by_all_before_the_next() -> None:
    done: list[str] = []
    assert in_step([work("a", 2, done), work("b", 0, done), work("c", 3, done)]) == ["A", "B", "C"]
    assert done == ["a0", "c0", "a1", "c1", "c2"]


def test_work_by_itself_comes_to_its_end() -> None:
    done: list[str] = []
    assert at_once(work("a", 3, done)) == "A"
    assert done == ["a0", "a1", "a2"]
    assert in_step([]) == []


def test_what_goes_wrong_is_raised() -> None:
    def failing() -> Generator[None, None, str]:
        yield
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        in_step([failing(), work("a", 3, [])])


def test_documents_in_step_say_what_each_says_alone() -> None:
    session = Session(Settings(outsiders=False))
    texts = [report(number) for number in range(40, 46)]
    # 别的种类、读不出的、空的，步数各不相同
    documents = [*map(str.encode, texts), "关于开会的通知\n各单位：\n请参会。。\n".encode(), b"", b"\x00\x01\xff" * 40]
    together = in_step(session.lint_in_steps(data, f"{number}.txt") for number, data in enumerate(documents))
    assert together == [session.lint(data, f"{number}.txt") for number, data in enumerate(documents)]
    assert sum(bool(each.findings) for each in together) >= 3
