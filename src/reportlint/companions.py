"""Documents that belong together: which report is last year's, found among the files of a run and of the corpus."""

from __future__ import annotations

import os
from hashlib import blake2b

from reportlint.binding.elsewhere import unbound, wanted
from reportlint.binding.grid import Grid
from reportlint.compiled import compiled
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from reportlint.binding.binding import Binding

_DIGEST = 12
"""Bytes that stand for a kind and its values: with a million documents two are alike by chance once in 10¹⁷ runs."""


class Want(NamedTuple):
    """Documents that another one looks for: their declared name, what each offers, and what is said where one is missing.

    `how` is one for a single document, sum for as many as there are keys, alike where the keys are sentences of which the
    document that is meant has most.
    """

    name: str
    keys: tuple[bytes, ...]
    subject: str
    how: str = "one"


class Card(NamedTuple):
    """What an index knows of a document: under which keys it can be found, and what it looks for itself.

    `figures` is a digest of the numbers in its tables (copies of one report in two formats have the same), `content` one of
    its bytes.
    """

    offers: tuple[bytes, ...]
    wants: tuple[Want, ...]
    figures: bytes
    content: bytes


def card_of(
    binding: Binding, content: bytes, looked_for: Collection[str], regions: Mapping[str, tuple[str, ...]]
) -> Card | None:
    """The card of a document of a kind that looks for others; None for all others.

    `content` are its bytes, `looked_for` the names of those documents that rules look into; `regions` are the members of organs whose figures are the sums of theirs.
    """
    nouns = binding.nouns
    if nouns.kind is None or not nouns.documents:
        return None
    shapes = dict.fromkeys(
        tuple(sorted({variable for variable, _ in noun.where} | ({noun.sum} if noun.sum else set())))
        for noun in nouns.documents
        if not noun.like
    )
    values = binding.values
    offers = tuple(
        _key(nouns.kind, [(name, values[name]) for name in shape])
        for shape in shapes
        if all(values.get(name) is not None for name in shape)
    )
    where = wanted(binding)
    wants = []
    for noun in nouns.documents:
        pairs = where.get(noun.name)
        if pairs is None or noun.name not in looked_for:
            continue
        if noun.like:
            wants.append(Want(noun.name, _sentences(binding, noun.like, _key(nouns.kind, pairs)), "", "alike"))
        elif noun.sum:
            members = regions.get(str(_same(values.get(noun.sum))), ())
            keys = tuple(_key(nouns.kind, [*pairs, (noun.sum, member)]) for member in members)
            wants += [Want(noun.name, keys, noun.name, "sum")] if keys else []
        else:
            wants.append(Want(noun.name, (_key(nouns.kind, pairs),), unbound(binding, noun.name).subject))
    return Card(offers, tuple(wants), _figures(binding), blake2b(content, digest_size=_DIGEST).digest())


def _key(kind: str, pairs: Iterable[tuple[str, object]]) -> bytes:
    known = sorted((name, _same(value)) for name, value in pairs)
    return blake2b(repr((kind, known)).encode("utf-8", "surrogateescape"), digest_size=_DIGEST).digest()


def _same(value: object) -> object:
    """Values as they are compared: an organ's name without blanks and differences of width."""
    if not isinstance(value, str):
        return value
    from reportlint.chinese.width import fold_width

    return "".join(fold_width(value).split())


_SENTENCE = compiled(r"[^。！？；;!?\r\n]+")
_NOT_SAID = compiled(r"[^\p{Han}]+")
_LEAST = 12
"""Characters of a sentence by which reports are found to be alike: shorter ones are in many."""


def _sentences(binding: Binding, section: str, where: bytes) -> tuple[bytes, ...]:
    """Digests of the longer sentences of a section, among documents of one kind and year."""
    text = binding.document.view.text
    found: dict[bytes, None] = {}
    for region in binding.regions((section,)) or () if section in binding.sections else ():
        for match in _SENTENCE.finditer(text, region.start, region.end):
            said = _NOT_SAID.sub("", match[0])
            if len(said) >= _LEAST:
                found[blake2b(said.encode(), digest_size=8, key=where).digest()] = None
    return tuple(found)


def _figures(binding: Binding) -> bytes:
    digest = blake2b(digest_size=_DIGEST)
    for name, grid in sorted(binding.grids.items()):
        if isinstance(grid, Grid):
            numbers = [(key, str(cell.value)) for key, cell in sorted(grid.cells.items())]
            digest.update(repr((name, numbers)).encode())
    return digest.digest()


AMBIGUOUS = (-1,)
"""Stands for the numbers of documents where several that disagree could be meant."""

Found = tuple[Want, tuple[int, ...]]
"""What a document looks for, and the numbers of those that it is: none where one of them is missing."""

_FEWEST_SENTENCES = 4
_COMMON = 20
"""Documents with the same sentence from which it is what everybody writes."""


class Index:
    """Documents by what they offer. They are numbered in the order in which they were added, from 0."""

    def __init__(self) -> None:
        self._offered: dict[bytes, list[tuple[int, bytes]]] = {}
        self._said: dict[bytes, list[int]] = {}
        self._offers: list[tuple[bytes, ...]] = []
        self._wants: list[tuple[Want, ...]] = []

    def add(self, card: Card | None) -> None:
        """One more document; None for one that belongs to no other."""
        number = len(self._wants)
        self._wants.append(card.wants if card is not None else ())
        self._offers.append(card.offers if card is not None else ())
        if card is None:
            return
        for key in card.offers:
            self._offered.setdefault(key, []).append((number, card.figures))
        for want in card.wants:
            if want.how == "alike":
                for key in want.keys:
                    self._said.setdefault(key, []).append(number)

    def companions(self, number: int) -> list[Found]:
        """What one document looks for and what is there; `AMBIGUOUS` where several disagree."""
        found: list[Found] = []
        for want in self._wants[number]:
            meant = self._most_alike if want.how == "alike" else self._of_keys
            numbers = meant(number, want.keys)
            if numbers or want.how == "sum":
                found.append((want, numbers))
        return found

    def _of_keys(self, number: int, keys: tuple[bytes, ...]) -> tuple[int, ...]:
        numbers: list[int] = []
        for key in keys:
            there = [each for each in self._offered.get(key, ()) if each[0] != number]
            if not there:
                return ()
            if len({figures for _, figures in there}) != 1:
                return AMBIGUOUS
            numbers.append(there[0][0])
        return tuple(numbers)

    def _most_alike(self, number: int, keys: tuple[bytes, ...]) -> tuple[int, ...]:
        """The document that shares most of the sentences, at least half of them."""
        if len(keys) < _FEWEST_SENTENCES:
            return ()
        shared: dict[int, int] = {}
        for key in keys:
            saying = self._said[key]
            if len(saying) <= _COMMON:
                for other in saying:
                    shared[other] = shared.get(other, 0) + 1
        # The same report in another format is no other report.
        for own in (number, *(other for key in self._offers[number] for other, _ in self._offered[key])):
            shared.pop(own, None)
        if not shared:
            return ()
        best = max(shared, key=lambda other: (shared[other], -other))
        return (best,) if shared[best] * 2 >= len(keys) else ()


def corpus_files(globs: Iterable[str], but: Iterable[str]) -> Iterator[str]:
    """Files of the corpus that are not in the run, each once, in name order."""
    from glob import glob

    known = {os.path.abspath(path) for path in but}
    found = {path for pattern in globs for path in glob(pattern, recursive=True) if os.path.isfile(path)}
    yield from sorted(path for path in found if os.path.abspath(path) not in known)
