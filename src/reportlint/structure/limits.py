"""How much text one document may have."""

from __future__ import annotations

from reportlint.model.errors import Unreadable

MOST_CHARACTERS = 2_000_000
"""A hundred times the longest report. What is longer is a collection, or no report at all, and would take minutes."""


def refuse_long(text: str) -> None:
    """Raises `Unreadable` for a text that is too long."""
    if len(text) > MOST_CHARACTERS:
        raise Unreadable(
            "too-large",
            {
                "zh": f"全文 {len(text)} 字，超过一份文件 {MOST_CHARACTERS} 字的上限",
                "en": f"{len(text)} characters; one file may have {MOST_CHARACTERS}",
            },
            {"zh": "请拆分后再检查，一份报告一个文件", "en": "split it, one report to a file"},
        )
