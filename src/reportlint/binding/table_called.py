"""What messages call a table: its name and the section where the form has it."""

from __future__ import annotations

from reportlint.binding.fits import declared

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.binding.binding import Binding

Called = dict[str, str]
"""A name by language."""


def called(binding: Binding, *names: str) -> Called:
    """Names of tables with the number of the section where the form has them, which its readers know them by."""
    titles = {noun.name: noun.title for noun in binding.nouns.sections}
    zh, en = [], []
    for name in names:
        nouns = binding.nouns.tables.get(name, {})
        near = next((noun.near for noun in nouns.values() if noun.near), None)
        number = declared(titles[near]).number if near in titles else None
        if number is not None:
            from reportlint.chinese.numerals import format_numeral

            zh.append(f"{name}（第{format_numeral(number, 'chinese')}部分）")
            en.append(f"{name} (section {number})")
        else:
            zh.append(name)
            en.append(name)
    return {"zh": "、".join(zh), "en": ", ".join(en)}
