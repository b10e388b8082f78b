"""Hanzi that are mistaken for one another: by how they sound, since people type sounds, and by how they look."""

from __future__ import annotations

from functools import cache

from reportlint.chinese._more_shapes import PAIRS

_LETTERS = "abcdefghijklmnopqrstuvwxyz"

# Syllables that many speakers, and the fuzzy mode of input methods, do not tell apart.
_FUZZY_BEGINNINGS = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"))
_FUZZY_ENDINGS = (("ang", "an"), ("eng", "en"), ("ing", "in"))


@cache
def readings(ch: str) -> frozenset[str]:
    """The syllables of a hanzi. The table is searched, not taken apart: a text asks for a few of its thousands."""
    from reportlint.chinese._sounds import SOUNDS

    found = set()
    at = SOUNDS.find(ch)
    while at >= 0:
        start = SOUNDS.rfind(" ", 0, at) + 1
        found.add(_taken_apart(SOUNDS[start:at])[0])
        at = SOUNDS.find(ch, at + 1)
    return frozenset(found)


@cache
def _like_syllables(ch: str) -> frozenset[str]:
    """The syllables of a hanzi as those have them who do not tell all of them apart."""
    return frozenset(map(_folded, readings(ch)))


@cache
def _lookalikes(ch: str) -> str:
    """The later ones among the hanzi that resemble one."""
    from reportlint.chinese._shapes import SHAPES

    at = 0 if SHAPES.startswith(ch) else SHAPES.find(f" {ch}") + 1
    if not at and not SHAPES.startswith(ch):
        return ""
    end = SHAPES.find(" ", at)
    return SHAPES[at + 1 : end if end >= 0 else len(SHAPES)]


def sound_the_same(one: str, other: str) -> bool:
    """Whether two hanzi have a syllable in common, tones not counted: 署 and 暑, 截 and 节."""
    return not readings(one).isdisjoint(readings(other))


def sound_alike(one: str, other: str) -> bool:
    """Whether two hanzi sound the same but for z and zh, l and n, an and ang and their like: 施 and 斯."""
    return not _like_syllables(one).isdisjoint(_like_syllables(other))


def look_alike(one: str, other: str) -> bool:
    """Whether two common hanzi resemble one another: 媒 and 煤, 体 and 休."""
    if other in _lookalikes(one) or one in _lookalikes(other):
        return True
    return f"{one}{other} " in PAIRS or f"{other}{one} " in PAIRS


def _folded(syllable: str) -> str:
    for whole, short in _FUZZY_BEGINNINGS:
        if syllable.startswith(whole):
            syllable = short + syllable[len(whole) :]
            break
    for whole, short in _FUZZY_ENDINGS:
        if syllable.endswith(whole):
            return syllable[: -len(whole)] + short
    return syllable


@cache
def resembling(ch: str) -> dict[str, str]:
    """The common hanzi that one is mistaken for, each with how: `same` sound, `like` sound, `shape`, or two of them (`same shape`)."""
    found: dict[str, str] = {}
    for folded in _like_syllables(ch):
        for syllable, others in _by_syllable().get(folded, ()):
            how = "same" if syllable in readings(ch) else "like"
            for other in others:
                if found.get(other) != "same":
                    found[other] = how
    for other in _resemble_in_shape(ch):
        found[other] = f"{found[other]} shape" if other in found else "shape"
    found.pop(ch, None)
    return found


@cache
def _by_syllable() -> dict[str, list[tuple[str, str]]]:
    """The syllables, each with its hanzi, that are one for those who do not tell all of them apart."""
    from reportlint.chinese._sounds import SOUNDS

    found: dict[str, list[tuple[str, str]]] = {}
    for group in SOUNDS.split(" "):
        syllable, hanzi = _taken_apart(group)
        found.setdefault(_folded(syllable), []).append((syllable, hanzi))
    return found


def _taken_apart(group: str) -> tuple[str, str]:
    """The syllable of a group, and its hanzi."""
    hanzi = group.lstrip(_LETTERS)
    return group[: len(group) - len(hanzi)], hanzi


def _resemble_in_shape(ch: str) -> set[str]:
    from reportlint.chinese._shapes import SHAPES

    found = set(_lookalikes(ch))
    at = SHAPES.find(ch)
    while at >= 0:
        found.add(SHAPES[SHAPES.rfind(" ", 0, at) + 1])
        at = SHAPES.find(ch, at + 1)
    at = PAIRS.find(ch)
    while at >= 0:
        start = at - at % 3
        found.update(PAIRS[start : start + 2])
        at = PAIRS.find(ch, at + 1)
    return found
