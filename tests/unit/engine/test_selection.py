"""Which rules run: the most exact word decides, and `ignore` on a draw."""

from __future__ import annotations

import pytest

from reportlint.engine.filtering import Selection


@pytest.mark.parametrize(
    ("select", "ignore", "rule", "wanted"),
    [
        ((), (), "a/x", True),
        (("a",), (), "a/x", True),
        (("a",), (), "b/x", False),
        (("x",), (), "b/x", True),
        ((), ("a",), "a/x", False),
        ((), ("x",), "a/x", False),
        (("a/x",), ("a",), "a/x", True),
        (("a",), ("a/x",), "a/x", False),
        (("a/x",), ("a/x",), "a/x", False),
        (("all",), ("a",), "a/x", False),
        (("all",), (), "a/x", True),
        ((), ("all",), "a/x", False),
        (("a/x",), ("all",), "a/x", True),
    ],
)
def test_words(select: tuple[str, ...], ignore: tuple[str, ...], rule: str, wanted: bool) -> None:
    assert Selection(select, ignore).wants(rule) is wanted
