"""Every meaning of a number in prose, in many wordings, and numbers that mean nothing of the kind."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import regex

from reportlint.app import Session, Settings

if TYPE_CHECKING:
    from reportlint.binding.binding import Binding

SENTENCES = [
    line
    for line in (Path(__file__).parent / "prose_wordings.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
REPORT = """{organ}2024年政府信息公开工作年度报告

一、总体情况
{heading}{sentence}

二、主动公开政府信息情况
见表。

三、收到和处理政府信息公开申请情况
见表。
"""


@cache
def session() -> Session:
    return Session(Settings(outsiders=False))


def bound(line: str) -> Binding:
    heading, organ = "（二）依申请公开情况。", "清河市教育局"
    mark = regex.match(r"\[(?P<heading>[^]]*)\]|<(?P<organ>[^>]*)>", line)
    if mark:
        heading, organ = mark["heading"] or heading, mark["organ"] or organ
        line = line[mark.end() :]
    text = REPORT.format(organ=organ, heading=heading, sentence=line)
    return session().bind(text.encode(), "a.txt")


@pytest.mark.parametrize("line", SENTENCES)
def test_what_a_sentence_says(line: str) -> None:
    sentence, _, expected = line.partition(" =>")
    said = {
        f"{name}={','.join(_said(mention.value, mention.scope) for mention in mentions)}"
        for name, mentions in bound(sentence).facts.items()
        if mentions
    }
    assert said == set(expected.split())


def _said(value: object, scope: str | None) -> str:
    return f"{value}@{scope}" if scope else str(value)
