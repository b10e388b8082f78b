"""Documents that belong together: which report is last year's, found among the files of a run and of the corpus."""

from __future__ import annotations

import os
from hashlib import blake2b

from reportlint.binding.elsewhere import unbound, wanted
from reportlint.binding.grid import Grid
from reportlint.language.outcome import Cause
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reportlint.app import Session
    from reportlint.binding.binding import Binding
    from reportlint.binding.elsewhere import Wanted
    from reportlint.binding.grid import Unbound

KEPT_BINDINGS = 8
"""Documents whose bindings a process keeps, since the report of one year is wanted by that of the next."""


class Card(NamedTuple):
    """What an index knows of a document: its kind, the values by which others look for it, and what it looks for itself.

    `wants` are the values that another document must have, by its declared name. `figures` is a digest of the numbers in
    its tables: copies of one report in two formats have the same.
    """

    path: str
    kind: str
    values: Mapping[str, object]
    wants: Mapping[str, Wanted]
    figures: bytes


def card_of(binding: Binding) -> Card | None:
    """The card of a document of a kind that looks for others; None for all others."""
    nouns = binding.nouns
    if nouns.kind is None or not nouns.documents:
        return None
    looked_for = {variable for noun in nouns.documents for variable, _ in noun.where}
    values = {name: _same(value) for name, value in binding.values.items() if name in looked_for}
    wants = {
        name: tuple(sorted((variable, _same(value)) for variable, value in pairs))
        for name, pairs in wanted(binding).items()
    }
    return Card(binding.document.source.path, nouns.kind, values, wants, _figures(binding))


def _same(value: object) -> object:
    """Values as they are compared: an organ's name without blanks and differences of width."""
    if not isinstance(value, str):
        return value
    from reportlint.chinese.width import fold_width

    return "".join(fold_width(value).split())


def _figures(binding: Binding) -> bytes:
    digest = blake2b(digest_size=16)
    for name, grid in sorted(binding.grids.items()):
        if isinstance(grid, Grid):
            numbers = [(key, str(cell.value)) for key, cell in sorted(grid.cells.items())]
            digest.update(repr((name, numbers)).encode())
    return digest.digest()


class Index:
    """Cards by kind and by the values that anyone looks for."""

    def __init__(self, cards: Iterable[Card]) -> None:
        self._cards: dict[tuple[str, Wanted], list[Card]] = {}
        known = list(cards)
        shapes = {(card.kind, tuple(name for name, _ in wanted)) for card in known for wanted in card.wants.values()}
        for card in known:
            for kind, names in shapes:
                if kind == card.kind and all(name in card.values for name in names):
                    key = kind, tuple((name, card.values[name]) for name in names)
                    self._cards.setdefault(key, []).append(card)

    def companions(self, card: Card) -> dict[str, str]:
        """Paths of the documents that a card looks for, by declared name; an empty path where several disagree."""
        found: dict[str, str] = {}
        for name, values in card.wants.items():
            candidates = [each for each in self._cards.get((card.kind, values), ()) if each.path != card.path]
            if candidates:
                agree = len({each.figures for each in candidates}) == 1
                found[name] = candidates[0].path if agree else ""
        return found


class Companions:
    """Bindings of other documents, made when they are asked for; the last few are kept."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._kept: dict[str, Binding | None] = {}

    def beside(self, binding: Binding, paths: Sequence[tuple[str, str]]) -> dict[str, Binding | Unbound]:
        """What expressions see of the documents at these paths, by declared name, where `binding` looks for them."""
        found: dict[str, Binding | Unbound] = dict(binding.companions)
        for name, path in paths:
            if not path:
                found[name] = unbound(binding, name, Cause.COMPANION_AMBIGUOUS)
            elif (companion := self._binding(path)) is not None:
                found[name] = companion
        return found

    def remember(self, binding: Binding) -> None:
        """Keep a binding that was just made; without its own companions, or a long chain of years would stay alive."""
        self._keep(binding.document.source.path, binding._replace(companions={}))

    def _binding(self, path: str) -> Binding | None:
        if path not in self._kept:
            self._keep(path, self._read(path))
        return self._kept[path]

    def _keep(self, path: str, binding: Binding | None) -> None:
        self._kept.pop(path, None)
        self._kept[path] = binding
        while len(self._kept) > KEPT_BINDINGS:
            del self._kept[next(iter(self._kept))]

    def _read(self, path: str) -> Binding | None:
        from reportlint.model.errors import Unreadable

        try:
            with open(path, "rb", 0) as stream:
                return self._session.bind(stream.read(), path)
        except (OSError, Unreadable):
            return None


def digest(paths: Sequence[tuple[str, str]]) -> bytes:
    """A digest of names, paths and contents: a result that looked into these documents is right as long as it is."""
    found = blake2b(digest_size=16)
    for name, path in paths:
        found.update(f"\0{name}\0{path}\0".encode("utf-8", "surrogateescape"))
        try:
            if path:
                with open(path, "rb", 0) as stream:
                    found.update(stream.read())
        except OSError:
            found.update(b"\0")
    return found.digest()


def corpus_files(globs: Iterable[str], but: Iterable[str]) -> Iterator[str]:
    """Files of the corpus that are not in the run, each once, in name order."""
    from glob import glob

    known = {os.path.abspath(path) for path in but}
    found = {path for pattern in globs for path in glob(pattern, recursive=True) if os.path.isfile(path)}
    yield from sorted(path for path in found if os.path.abspath(path) not in known)
