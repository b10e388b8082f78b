"""What messages call tables, their rows and their labels."""

from __future__ import annotations

from reportlint.binding.fits import declared

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

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


def stretches(indexes: Sequence[int]) -> list[list[int]]:
    """Indexes in runs of neighbours: [1, 2, 5] is [[1, 2], [5]]."""
    found: list[list[int]] = []
    for index in sorted(indexes):
        if found and found[-1][-1] + 1 == index:
            found[-1].append(index)
        else:
            found.append([index])
    return found


def listed(labels: Sequence[str]) -> str:
    """Labels as a message lists them; of many only the first and the last."""
    return "、".join(labels) if len(labels) <= 3 else f"{labels[0]}……{labels[-1]}"


def one_line(text: str) -> str:
    """A label without the breaks and blanks of its layout."""
    return "".join(text.split())
