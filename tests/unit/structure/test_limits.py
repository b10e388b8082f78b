"""A text that is longer than any report is refused at once, with the limit."""

from __future__ import annotations

import pytest

from reportlint.app import Session, Settings
from reportlint.model.errors import Unreadable
from reportlint.structure.limits import MOST_CHARACTERS, refuse_long


def test_the_longest_text_that_is_read() -> None:
    refuse_long("字" * MOST_CHARACTERS)
    with pytest.raises(Unreadable) as refused:
        refuse_long("字" * (MOST_CHARACTERS + 1))
    assert str(MOST_CHARACTERS) in refused.value.said("zh")


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_each_format_refuses(name: str) -> None:
    data = ("公开。" * (MOST_CHARACTERS // 3 + 1)).encode()
    with pytest.raises(Unreadable):
        Session(Settings()).read(data, name)
