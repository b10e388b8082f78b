"""Hanzi that are mistaken for one another: by how they sound, since people type sounds, and by how they look."""

from __future__ import annotations

from functools import cache

# Syllables that many speakers, and the fuzzy mode of input methods, do not tell apart.
_FUZZY_BEGINNINGS = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"))
_FUZZY_ENDINGS = (("ang", "an"), ("eng", "en"), ("ing", "in"))


@cache
def _syllables_of() -> dict[str, frozenset[str]]:
    from reportlint.chinese._sounds import SOUNDS

    found: dict[str, set[str]] = {}
    for group in SOUNDS.split():
        letters = sum(ch < "\u3400" for ch in group)
        for ch in group[letters:]:
            found.setdefault(ch, set()).add(group[:letters])
    return {ch: frozenset(syllables) for ch, syllables in found.items()}


@cache
def _lookalikes() -> dict[str, str]:
    from reportlint.chinese._shapes import SHAPES

    return {group[0]: group[1:] for group in SHAPES.split()}


def sound_the_same(one: str, other: str) -> bool:
    """Whether two hanzi have a syllable in common, tones not counted: 署 and 暑, 截 and 节."""
    return not _syllables(one).isdisjoint(_syllables(other))


def sound_alike(one: str, other: str) -> bool:
    """Whether two hanzi sound the same but for z and zh, l and n, an and ang and their like: 施 and 斯."""
    return not {_folded(s) for s in _syllables(one)}.isdisjoint(_folded(s) for s in _syllables(other))


def look_alike(one: str, other: str) -> bool:
    """Whether two common hanzi resemble one another: 媒 and 煤, 体 and 休."""
    table = _lookalikes()
    return other in table.get(one, "") or one in table.get(other, "")


def _syllables(ch: str) -> frozenset[str]:
    return _syllables_of().get(ch, frozenset())


def _folded(syllable: str) -> str:
    for whole, short in _FUZZY_BEGINNINGS:
        if syllable.startswith(whole):
            syllable = short + syllable[len(whole) :]
            break
    for whole, short in _FUZZY_ENDINGS:
        if syllable.endswith(whole):
            return syllable[: -len(whole)] + short
    return syllable
