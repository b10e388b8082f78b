"""Documents that belong together: which report is last year's, found among the files of a run and of the corpus."""

from __future__ import annotations

import os
from hashlib import blake2b

from reportlint.binding.elsewhere import unbound, wanted
from reportlint.binding.grid import Grid
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportlint.binding.binding import Binding

_DIGEST = 12
"""Bytes that stand for a kind and its values: with a million documents two are alike by chance once in 10¹⁷ runs."""


class Want(NamedTuple):
    """A document that another one looks for: its declared name, what it offers, and what is said where it is missing."""

    name: str
    key: bytes
    subject: str


class Card(NamedTuple):
    """What an index knows of a document: under which keys it can be found, and what it looks for itself.

    `figures` is a digest of the numbers in its tables (copies of one report in two formats have the same), `content` one of
    its bytes.
    """

    offers: tuple[bytes, ...]
    wants: tuple[Want, ...]
    figures: bytes
    content: bytes


def card_of(binding: Binding, content: bytes) -> Card | None:
    """The card of a document of a kind that looks for others; None for all others. `content` are its bytes."""
    nouns = binding.nouns
    if nouns.kind is None or not nouns.documents:
        return None
    shapes = dict.fromkeys(tuple(sorted(variable for variable, _ in noun.where)) for noun in nouns.documents)
    values = binding.values
    offers = tuple(
        _key(nouns.kind, [(name, values[name]) for name in shape])
        for shape in shapes
        if all(values.get(name) is not None for name in shape)
    )
    wants = tuple(
        Want(name, _key(nouns.kind, pairs), unbound(binding, name).subject) for name, pairs in wanted(binding).items()
    )
    return Card(offers, wants, _figures(binding), blake2b(content, digest_size=_DIGEST).digest())


def _key(kind: str, pairs: Iterable[tuple[str, object]]) -> bytes:
    known = sorted((name, _same(value)) for name, value in pairs)
    return blake2b(repr((kind, known)).encode("utf-8", "surrogateescape"), digest_size=_DIGEST).digest()


def _same(value: object) -> object:
    """Values as they are compared: an organ's name without blanks and differences of width."""
    if not isinstance(value, str):
        return value
    from reportlint.chinese.width import fold_width

    return "".join(fold_width(value).split())


def _figures(binding: Binding) -> bytes:
    digest = blake2b(digest_size=_DIGEST)
    for name, grid in sorted(binding.grids.items()):
        if isinstance(grid, Grid):
            numbers = [(key, str(cell.value)) for key, cell in sorted(grid.cells.items())]
            digest.update(repr((name, numbers)).encode())
    return digest.digest()


AMBIGUOUS = -1
"""Stands for the number of a document where several that disagree could be meant."""


class Index:
    """Documents by what they offer. They are numbered in the order in which they were added, from 0."""

    def __init__(self) -> None:
        self._offered: dict[bytes, list[tuple[int, bytes]]] = {}
        self._wants: list[tuple[Want, ...]] = []

    def add(self, card: Card | None) -> None:
        """One more document; None for one that belongs to no other."""
        number = len(self._wants)
        self._wants.append(card.wants if card is not None else ())
        if card is not None:
            for key in card.offers:
                self._offered.setdefault(key, []).append((number, card.figures))

    def companions(self, number: int) -> list[tuple[Want, int]]:
        """The documents that one looks for and that are there; `AMBIGUOUS` where several disagree."""
        found: list[tuple[Want, int]] = []
        for want in self._wants[number]:
            there = [each for each in self._offered.get(want.key, ()) if each[0] != number]
            if there:
                agree = len({figures for _, figures in there}) == 1
                found.append((want, there[0][0] if agree else AMBIGUOUS))
        return found


def corpus_files(globs: Iterable[str], but: Iterable[str]) -> Iterator[str]:
    """Files of the corpus that are not in the run, each once, in name order."""
    from glob import glob

    known = {os.path.abspath(path) for path in but}
    found = {path for pattern in globs for path in glob(pattern, recursive=True) if os.path.isfile(path)}
    yield from sorted(path for path in found if os.path.abspath(path) not in known)
