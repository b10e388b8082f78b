"""Sentences made from parts: a template names facts in `{…}` and chooses between `[one|another|]`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import regex
from ruamel.yaml import YAML

from bench.accuracy.marked import Marked, joined, named

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator, Mapping

FOLDER = Path(__file__).parent / "wordings"
_TOKEN = regex.compile(r"\{([a-z0-9_.:]+)\}|([\[|\]])|([^\[\]|{}]+)")
_DIGITS = "零一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Draw:
    """A count that only one sentence tells: drawn anew, ends included, wherever it is named."""

    low: int
    high: int


if TYPE_CHECKING:
    Value = str | int | Marked | Draw | tuple[str, ...] | Callable[[], Marked]


@dataclass(frozen=True, slots=True)
class Slot:
    """A fact or another bank named in a template; `form` is how to write it (`zh`: Chinese numerals)."""

    name: str
    form: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Alternatives of which one is said."""

    options: tuple[tuple[Slot | Choice | str, ...], ...]


@cache
def banks() -> dict[str, tuple[str, ...]]:
    """All wordings, `file.key` by name; one written twice is twice as likely. Raises ValueError for a bank that is no list of strings."""
    found: dict[str, tuple[str, ...]] = {}
    for path in sorted(FOLDER.glob("*.yaml")):
        for key, lines in YAML(typ="safe").load(path.read_text("utf-8")).items():
            if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
                raise ValueError(f"{path.name}: {key} is not a list of strings")
            found[f"{path.stem}.{key}"] = tuple(lines)
    return found


@cache
def parsed(template: str) -> tuple[Slot | Choice | str, ...]:
    """The parts of a template. Raises ValueError where a bracket is not closed or a character fits nothing."""
    tokens = _TOKEN.finditer(template)
    parts, ended = _sequence(tokens, template)
    if ended:
        raise ValueError(f"a bracket too many in {template!r}")
    return parts


def _sequence(tokens: Iterator[regex.Match[str]], template: str) -> tuple[tuple[Slot | Choice | str, ...], str]:
    parts: list[Slot | Choice | str] = []
    for token in tokens:
        slot, bracket, text = token.groups()
        if text is not None:
            parts.append(text)
        elif slot is not None:
            name, _, form = slot.partition(":")
            parts.append(Slot(name, form))
        elif bracket == "[":
            options = []
            ended = "|"
            while ended == "|":
                option, ended = _sequence(tokens, template)
                options.append(option)
            if ended != "]":
                raise ValueError(f"a bracket is not closed in {template!r}")
            parts.append(Choice(tuple(options)))
        else:
            return tuple(parts), bracket
    return tuple(parts), ""


def chinese_number(number: int) -> str:
    """How a count below 100 is said before a measure word: 两件, 十二件, 二十件."""
    if not 0 <= number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    if tens == 0:
        return "两" if ones == 2 else _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")


class Composer:
    """Says sentences of one report; it does not say the same template twice while others are left."""

    def __init__(
        self, rng: random.Random, facts: Mapping[str, Value], *, avoid: tuple[str, ...] = (), commas: bool = False
    ) -> None:
        """`avoid`: words no wording of this report may hold, for they speak of another time."""
        self.rng = rng
        self.facts = dict(facts)
        self.avoid = avoid
        self.commas = commas
        self._used: dict[str, set[str]] = {}

    def say(self, bank: str) -> Marked:
        """A sentence of the bank. Raises KeyError for a bank or a fact that does not exist."""
        lines = [line for line in banks()[bank] if not any(word in line for word in self.avoid)]
        used = self._used.setdefault(bank, set())
        if used.issuperset(lines):
            used.clear()
        line = self.rng.choice([line for line in lines if line not in used])
        used.add(line)
        return self.expand(line)

    def several(self, bank: str, count: int) -> list[Marked]:
        """`count` different sentences of the bank, or all it has."""
        return [self.say(bank) for _ in range(min(count, len(banks()[bank])))]

    def expand(self, template: str) -> Marked:
        return self._written(parsed(template))

    def _written(self, parts: tuple[Slot | Choice | str, ...]) -> Marked:
        written: list[Marked | str] = []
        for part in parts:
            if isinstance(part, str):
                written.append(part)
            elif isinstance(part, Choice):
                written.append(self._written(self.rng.choice(part.options)))
            else:
                written.append(self._fact(part))
        return joined(written)

    def _fact(self, slot: Slot) -> Marked:
        if slot.name not in self.facts:
            return self.say(slot.name)
        value = self.facts[slot.name]
        if isinstance(value, tuple):
            value = self.rng.choice(value)
        if isinstance(value, str):
            return named(slot.name, self.expand(value).text if "{" in value or "[" in value else value)
        if isinstance(value, Marked):
            return value
        if isinstance(value, Draw):
            value = self.rng.randint(value.low, value.high)
        if isinstance(value, int):
            return named(slot.name, self.number(value, slot.form), value=value)
        return value()

    def number(self, value: int, form: str = "") -> str:
        """A count as this report writes counts."""
        if form == "zh":
            return chinese_number(value)
        return f"{value:,}" if self.commas and form != "plain" else str(value)
