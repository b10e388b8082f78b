"""What a planted error is: data that says what was changed, where, why it is wrong, and which rules should say so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from bench.accuracy.report import Report

# Names of marks. The changed piece; what a sound rule may point at instead; the surroundings of something missing.
FAULT, NEAR, EDGE = "fault", "near", "edge"


@dataclass(frozen=True, slots=True)
class Change:
    """A report with one error in it. `place` names the spot for people; `proof` says why it is an error."""

    report: Report
    place: str
    proof: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of mutation. `make` gives None where the report offers no place for it.

    `expects` are rule families of `families.yaml`; `also` are families that the same error may honestly set off elsewhere.
    `clean` kinds need a document whose marks and script are whole; `blanks` kinds need a layout that shows an empty cell.
    """

    name: str
    family: str
    expects: tuple[str, ...]
    make: Callable[[Report, random.Random], Change | None]
    also: tuple[str, ...] = ()
    clean: bool = False
    blanks: bool = False


_KINDS: dict[str, Kind] = {}


def kind(
    name: str,
    family: str,
    expects: tuple[str, ...],
    *,
    also: tuple[str, ...] = (),
    clean: bool = False,
    blanks: bool = False,
) -> Callable[[Callable[[Report, random.Random], Change | None]], Callable[[Report, random.Random], Change | None]]:
    """Registers a function as the maker of a kind. Raises ValueError for a name that is taken."""

    def register(
        make: Callable[[Report, random.Random], Change | None],
    ) -> Callable[[Report, random.Random], Change | None]:
        if name in _KINDS:
            raise ValueError(f"two kinds are called {name}")
        _KINDS[name] = Kind(name, family, expects, make, also, clean, blanks)
        return make

    return register


def registered() -> dict[str, Kind]:
    return dict(_KINDS)
