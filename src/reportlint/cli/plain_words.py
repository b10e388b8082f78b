"""Words of a command line as most people type them, read by the same declarations as argparse reads.

Importing argparse and describing the options to it takes longer than linting a short report. Whatever is not plain here
(an abbreviation, a mistake, a question for help) is left to it.
"""

from __future__ import annotations

from types import SimpleNamespace

from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any


class _Option(NamedTuple):
    """A declared option or positional: under `name` in the result, `action` as argparse knows it."""

    name: str
    action: str | None
    nargs: str | None
    convert: Callable[[str], object] | None
    choices: tuple[str, ...] | None


class NotPlain(Exception):  # noqa: N818 - not a mistake: somebody else reads these words
    """These words, or this declaration, are for argparse."""


class PlainParser:
    """Takes declarations as `argparse.ArgumentParser` does, and reads words by them."""

    def __init__(self) -> None:
        self._options: dict[str, _Option] = {}
        self._positional: _Option | None = None
        self._values: dict[str, Any] = {}

    def add_argument_group(self, _title: str) -> PlainParser:
        """Groups matter to the help alone."""
        return self

    def set_defaults(self, **values: object) -> None:
        """Values that no word changes."""
        self._values.update(values)

    def add_argument(
        self,
        *names: str,
        action: str | None = None,
        nargs: str | None = None,
        default: object = None,
        type: Callable[[str], object] | None = None,  # noqa: A002 - named by argparse
        choices: tuple[str, ...] | None = None,
        **_shown: str,
    ) -> None:
        """Declare an option or the one positional; what else is told (`help`, `metavar`) is for argparse."""
        name = names[0].lstrip("-").replace("-", "_")
        option = _Option(name, action, nargs, type, choices)
        self._values[name] = False if action == "store_true" else default
        if names[0].startswith("-"):
            self._options.update(dict.fromkeys(names, option))
        elif self._positional is None:
            self._positional = option
        else:
            raise NotPlain

    def parse(self, words: Sequence[str]) -> SimpleNamespace:
        """The values of `words`; raises `NotPlain`."""
        waiting = iter(words)
        places: list[int] = []
        paths: list[str] = []
        for place, word in enumerate(waiting):
            if word.startswith("-") and word != "-":
                self._take(word, waiting)
            else:
                places.append(place)
                paths.append(word)
        if places and places[-1] - places[0] >= len(places):
            raise NotPlain  # options between the paths
        self._place(paths)
        return SimpleNamespace(**self._values)

    def _take(self, word: str, waiting: Any) -> None:
        name, given, value = word.partition("=")
        option = self._options.get(name)
        if option is None:
            raise NotPlain
        if option.action == "store_true":
            if given:
                raise NotPlain
            self._values[option.name] = True
            return
        if not given:
            value = next(waiting, "-")
            if value.startswith("-"):
                raise NotPlain
        read = self._read(option, value)
        self._values[option.name] = [*self._values[option.name], read] if option.action == "append" else read

    def _place(self, paths: list[str]) -> None:
        option = self._positional
        if option is None or option.nargs not in ("+", "*"):
            if len(paths) > (option is not None) or (option and not paths and option.nargs != "?"):
                raise NotPlain
            if option and paths:
                self._values[option.name] = self._read(option, paths[0])
        elif paths:
            self._values[option.name] = paths
        elif option.nargs == "+":
            raise NotPlain

    @staticmethod
    def _read(option: _Option, word: str) -> object:
        if option.choices and word not in option.choices:
            raise NotPlain
        try:
            return option.convert(word) if option.convert else word
        except Exception as error:
            raise NotPlain from error
