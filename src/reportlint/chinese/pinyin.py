"""Reading glosses that a scraper leaves after characters: 數(shù), 國(guo)(guo); and the table of Mandarin syllables."""

from __future__ import annotations

from functools import cache

from reportlint.compiled import compiled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    import regex

# Initial and the finals that it takes (Scheme for the Chinese Phonetic Alphabet, GB/T 16159); ü is written v here.
_FINALS = {
    "": "a o e ai ei ao ou an en ang eng er ê yi ya yo ye yai yao you yan yin yang ying yong wu wa wo wai wei wan wen wang weng "
    "yu yue yuan yun",
    "b": "a o ai ei ao an en ang eng i ie iao ian in ing u",
    "p": "a o ai ei ao ou an en ang eng i ie iao ian in ing u",
    "m": "a o e ai ei ao ou an en ang eng i ie iao iu ian in ing u",
    "f": "a o ei ou an en ang eng u",
    "d": "a e ai ei ao ou an en ang eng ong i ia ie iao iu ian ing u uo ui uan un",
    "t": "a e ai ei ao ou an ang eng ong i ie iao ian ing u uo ui uan un",
    "n": "a e ai ei ao ou an en ang eng ong i ia ie iao iu ian in iang ing u uo uan un v ve ue",
    "l": "a o e ai ei ao ou an ang eng ong i ia ie iao iu ian in iang ing u uo uan un v ve ue",
    "g": "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "k": "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "h": "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "j": "i ia ie iao iu ian in iang ing iong u ue uan un",
    "q": "i ia ie iao iu ian in iang ing iong u ue uan un",
    "x": "i ia ie iao iu ian in iang ing iong u ue uan un",
    "zh": "a e i ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "ch": "a e i ai ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "sh": "a e i ai ei ao ou an en ang eng u ua uo uai ui uan un uang",
    "r": "e i ao ou an en ang eng ong u ua uo ui uan un",
    "z": "a e i ai ei ao ou an en ang eng ong u uo ui uan un",
    "c": "a e i ai ao ou an en ang eng ong u uo ui uan un",
    "s": "a e i ai ao ou an en ang eng ong u uo ui uan un",
}
_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
_PLAIN = "aaaaeeeeiiiioooouuuuvvvvnnnm"
_UNTONE = str.maketrans(_TONED + "üɑ", _PLAIN + "va")
_LONGEST = 64
_TONES = frozenset(_TONED)


@cache
def syllables() -> frozenset[str]:
    """The Mandarin syllables without tones, ü written v, some 410."""
    return frozenset(initial + final for initial, finals in _FINALS.items() for final in finals.split())


def is_syllable(letters: str) -> bool:
    """Whether `letters` is one syllable, with or without tone; a lone plain letter is not, it is a list mark or a unit."""
    plain = letters.lower().translate(_UNTONE)
    return plain in syllables() and (len(letters) > 1 or letters != plain)


@cache
def _opening() -> regex.Pattern[str]:
    return compiled(rf"(?<=[\p{{Han}}〇])[(（](?=[(（]{{0,3}}[a-zA-Zɑü{_TONED}]{{1,6}}[()（）])")


@cache
def _otherwise() -> regex.Pattern[str]:
    """Glosses in square brackets, of several syllables, and such without brackets; each has a tone somewhere."""
    syllable = rf"[a-zɑü{_TONED}]{{1,6}}"
    return compiled(
        rf"(?<=[\p{{Han}}〇])(?:\[{syllable}\]|[(（\[]{syllable}(?:[ '’]{syllable}){{1,3}}[)）\]]|{syllable}(?=[\p{{Han}}，。、；]))"
    )


def find_glosses(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Start and end of every run of glosses in `text[start:end]`; each stands right after a Han character.

    A run is one or more brackets, also nested, that hold one syllable each: (shù), (he)(he), ((guó)guó); with tones also
    [shù], (shù jù) and 数shù据. One gloss proves nothing, 组(zu) may be a note: `are_left` says when they are damage.
    """
    stop = len(text) if end is None else end
    found = []
    for match in _opening().finditer(text, start, stop):
        finish = _run_end(text, match.start(), min(stop, match.start() + _LONGEST))
        if finish is not None:
            found.append((match.start(), finish))
    if not _TONES.isdisjoint(text):
        others = (match.span() for match in _otherwise().finditer(text, start, stop) if _is_toned(match[0]))
        found = sorted({*found, *others})
    return found


_FEWEST = 5
"""So many glosses are no notes, whatever they say."""

_CERTAIN = 3.0
"""What the glosses of a text must weigh to be damage: one on 公, which has one reading; two of any reading; or two without tones on hanzi of every sentence."""


def are_left(text: str, glosses: Sequence[tuple[int, int]]) -> bool:
    """Whether a scraper left these glosses: there are many, or they tell of everyday hanzi how they are read, as no writer does.

    A place name with an unusual reading, 单县(shàn), is a note.
    """
    if len(glosses) >= _FEWEST:
        return True
    weight = 0.0
    for start, end in glosses:
        pieces = compiled(rf"[a-zɑü{_TONED}]+").findall(text[start:end].lower())
        for at, piece in enumerate(pieces):
            places = (start - len(pieces) + at, start - 1)
            weight += max(_weight(text[place], piece) for place in places if place >= 0)
    return weight >= _CERTAIN


def _weight(ch: str, syllable: str) -> float:
    from reportlint.chinese.common import frequent, is_common
    from reportlint.chinese.script import to_simplified
    from reportlint.chinese.similar import readings

    read = readings(to_simplified(ch))
    if syllable.translate(_UNTONE) not in read or not is_common(to_simplified(ch)):
        return 0.0
    if _TONES.isdisjoint(syllable):
        return 1.5 if ch in frequent() else 0.0
    return 3.0 if len(read) == 1 and ch in frequent() else 2.0


def _is_toned(gloss: str) -> bool:
    pieces = gloss.strip("()（）[]").replace("'", " ").replace("’", " ").split()
    return any(ch in _TONES for ch in gloss) and all(is_syllable(piece) for piece in pieces)


def _run_end(text: str, pos: int, stop: int) -> int | None:
    """End of the longest row of balanced brackets from `pos` of which every piece of letters is a syllable."""
    depth, letters, finish = 0, "", None
    while pos < stop:
        ch = text[pos]
        if ch in "()（）":
            if letters and not is_syllable(letters):
                return finish
            if ch in ")）" and not letters and text[pos - 1] in "(（":
                return finish
            letters = ""
            depth += 1 if ch in "(（" else -1
            if depth == 0:
                finish = pos + 1
                if text[pos + 1 : pos + 2] not in ("(", "（"):
                    return finish
        elif ch.isalpha() and ch.islower() and ch < "\u2000":
            letters += ch
        else:
            return finish
        pos += 1
    return finish
