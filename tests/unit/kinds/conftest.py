"""Run one verb over one text, without packs and without the engine."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module

import pytest

from reportlint.binding.bind import bind
from reportlint.binding.binding import Binding
from reportlint.binding.nouns import Nouns
from reportlint.extend import Hit, Outcome, RuleHead, Safety
from reportlint.language.entry import Entry, Names, Problems
from reportlint.language.problems import Problem
from reportlint.readers.text import read
from reportlint.structure.document import complete


class Run:
    """The outcomes of a verb over a text, with the mistakes of its value."""

    def __init__(self, text: str, outcomes: Sequence[Outcome]) -> None:
        self.text = text
        self.outcomes = list(outcomes)

    @property
    def hits(self) -> list[Hit]:
        return [outcome for outcome in self.outcomes if isinstance(outcome, Hit)]

    @property
    def excerpts(self) -> list[str]:
        return [hit.span.of(self.text) for hit in self.hits]

    @property
    def fixed(self) -> str:
        """The text after all fixes."""
        edits = sorted((edit for hit in self.hits if hit.fix for edit in hit.fix.edits), reverse=True)
        text = self.text
        for edit in edits:
            text = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
        return text


class Verb:
    """A verb by its key; `names` are the nouns that patterns may refer to."""

    def __init__(self, key: str) -> None:
        self.kind = import_module(f"reportlint.kinds.{key}").KIND

    def compile(
        self,
        value: object,
        scopes: tuple[str, ...] = ("body",),
        *,
        raw: bool = False,
        fix: Safety | None = None,
        unless: object = None,
        names: Names | None = None,
    ) -> tuple[object, list[Problem]]:
        problems = Problems("rules.yaml", lambda _: (1, 1), names or Names())
        excuse = Entry(unless, ("unless",), problems) if unless is not None else None
        head = RuleHead(scopes, raw, fix, excuse)
        return self.kind.compile(Entry(value, (self.kind.key,), problems), head), problems.found

    def over(self, text: str, value: object, scopes: tuple[str, ...] = ("body",), **head: object) -> Run:
        check, found = self.compile(value, scopes, **head)  # type: ignore[arg-type]
        assert not found, found
        return Run(text, list(check(bound(text))))  # type: ignore[operator]


def bound(text: str, nouns: Nouns | None = None) -> Binding:
    """The binding of a text file with this content."""
    return bind(complete(read(text.encode(), "a.txt")), nouns or Nouns())


@pytest.fixture
def verb(request: pytest.FixtureRequest) -> Verb:
    """The verb that the test file is named for."""
    return Verb(request.path.stem.removeprefix("test_"))


@pytest.fixture
def binding_of() -> Callable[..., Binding]:
    return bound
