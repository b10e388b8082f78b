"""Variables: which of several places that contradict one another is believed."""

from __future__ import annotations

import pytest

from reportlint.binding.binding import Witness
from reportlint.binding.variables import _settled
from reportlint.model.span import Span


def places(said: str) -> list[list[Witness]]:
    """`2024 2023,2023 ~2024`: places, each with the years that it says; `~` marks a weak one."""
    return [
        [Witness(int(year), None, str(at), word.startswith("~")) for year in word.strip("~").split(",")]
        for at, word in enumerate(said.split())
    ]


@pytest.mark.parametrize(
    ("said", "value", "disputed"),
    [
        ("2024", 2024, False),
        ("2024 2024,2024", 2024, False),
        # Title, period, text: the odd one out is wrong, be it the title or another.
        ("2023 2024 ~2024,2024,2023", 2024, False),
        ("2024 2023 ~2024", 2024, False),
        # Two against two, or all different: nobody can tell, and the title stands.
        ("2024 2023", 2024, True),
        ("2024 2023 ~2022", 2024, True),
        ("2024 2023 ~2023 ~2024", 2024, True),
        # What is weak alone contradicts nobody, however often it says so.
        ("2024 ~2023,2023 ~2023", 2024, False),
        ("~2023", 2023, False),
    ],
)
def test_most_places_are_believed(said: str, value: int, disputed: bool) -> None:
    assert _settled(places(said)) == (value, disputed)


@pytest.mark.parametrize(
    ("title", "text", "file", "value", "disputed"),
    [
        (2024, [2023, 2023, 2023], [], 2023, False),
        (2024, [2023, 2023, 2024], [], 2024, False),
        # Said once, an earlier year may be a comparison and a later one a plan; said twice, nobody can tell.
        (2024, [2023], [], 2024, False),
        (2023, [2024], [], 2023, False),
        (2024, [2023, 2023], [], 2024, True),
        (2024, [2023, 2023, 2023], [2024], 2024, True),
    ],
)
def test_a_single_place_against_what_the_text_says(
    title: int, text: list[int], file: list[int], value: int, disputed: bool
) -> None:
    said = [
        [Witness(title, Span(0, 4), "title")],
        [Witness(year, Span(9, 13), "body", weak=True) for year in text],
        [Witness(year, None, "file-name", weak=True) for year in file],
    ]
    assert _settled([place for place in said if place]) == (value, disputed)
