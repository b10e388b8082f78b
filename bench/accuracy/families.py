"""Rule ids to rule families, by the one list in `families.yaml`."""

from __future__ import annotations

from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

FILE = Path(__file__).with_name("families.yaml")


@cache
def patterns() -> dict[str, tuple[str, ...]]:
    """Family name to patterns. Raises ValueError where the file is not such a map."""
    loaded = YAML(typ="safe").load(FILE.read_text("utf-8"))
    if not isinstance(loaded, dict) or not all(isinstance(value, list) for value in loaded.values()):
        raise ValueError(f"{FILE.name}: expected a map of lists")
    return {str(family): tuple(map(str, listed)) for family, listed in loaded.items()}


def belongs(rule: str, families: tuple[str, ...]) -> bool:
    """Whether a rule id belongs to one of the families. Raises KeyError for a family that is not declared."""
    name = rule.rpartition("/")[2]
    return any(
        fnmatchcase(rule if "/" in pattern else name, f"*{pattern}*")
        for family in families
        for pattern in patterns()[family]
    )
