"""The names of a document's own organ with one slip: its full form, its place, and the short forms that the document uses.

A slip is a character that sounds or looks like the right one, one that is lost, or two changed about. What is a short
form of the name itself, or another organ's name in use, is none.
"""

from __future__ import annotations

from functools import lru_cache

from reportlint.binding.binding import Region
from reportlint.chinese.organs import Organ, core, read_organ, shortened
from reportlint.chinese.similar import look_alike, sound_the_same
from reportlint.chinese.words import is_hanzi
from reportlint.compiled import compiled
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

_HANZI = compiled(r"\p{Han}{2,9}+")
_UNITS = ({"镇", "乡"}, {"县", "区"}, {"室", "厅"}, {"局", "厅"}, {"局", "委"}, {"局", "署"}, {"局", "处"})
_PLACE_UNITS = frozenset("省市区县镇乡州盟旗")
_LOOSE = _PLACE_UNITS | frozenset("和与及、化")
"""Without one of these a name is a short form in use, not a slip; the units may also make it another place."""
_FORMER = ("原", "原为", "撤", "撤销", "撤消", "前身为", "前身是")
_SHORTEST = 4
_SHORTEST_PLACE = 3
_SHORTEST_CORE = 3
_SHORTEST_FULL = 6
_TWO_WORDS = 4
_OTHERS = frozenset("、和与及同赴到至往向等")
"""Beside these a place is one of several, or one that is visited."""
_LISTED = frozenset("、等")
_LED = compiled("(?:[年由在为是经于了对的将现系]|[请可]与|[请可]向|联系|[公发]布|公开|结合|编制)$")
"""What leads up to the own name."""
_MOST_TIMES = 2


class Form(NamedTuple):
    """A right form of the name.

    `place` is where its last place ends in it; one that is a place alone is `bare`, one with its places and all `whole`.
    """

    text: str
    place: int
    bare: bool = False
    whole: bool = False


def name_slips(text: str, name: str, regions: Sequence[Region], others: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Places of `name`, or of a form of it, with a slip; `others` are what other organs are called: 税务, beside 水务."""
    forms = _forms(text, name)
    own = core(read_organ(name).body)
    for region in regions:
        found: list[tuple[int, int]] = [*_cut_short(text, name, region)]
        for form in forms:
            found += _exchanged(text, form, region)
            found += _misspelt_places(text, form, name, region)
        last = 0
        for start, end in sorted(set(found), key=lambda span: (span[0], -span[1])):
            words = core(read_organ(text[start:end]).body)
            if start >= last and (words == own or words not in others):
                last = end
                yield start, end


def _forms(text: str, name: str) -> list[Form]:
    if "\n" in name:
        return []
    forms = dict.fromkeys(_told(name))
    forms.update(dict.fromkeys(_used(text, name)))
    return [*forms]


@lru_cache(maxsize=32)
def _told(name: str) -> tuple[Form, ...]:
    """The name, what is left of it without its higher places, and its places."""
    organ = read_organ(name)
    lengths = [len(place) + len(unit) for place, unit in organ.places]
    start = len(name) - len(organ.body) - sum(lengths)
    found = [Form(name, len(name) - len(organ.body), whole=True)] if len(name) >= _SHORTEST_FULL else []
    for length, (place, unit) in zip(lengths, organ.places, strict=True):
        if start and len(name) - start >= _SHORTEST + 1 and organ.body:
            found.append(Form(name[start:], len(name) - start - len(organ.body), whole=True))
        if place and length >= _SHORTEST_PLACE:
            found.append(Form(place + unit, length, bare=True))
        start += length
    return tuple(found)


def _used(text: str, name: str) -> Iterator[Form]:
    """Short forms in a text: from a place or its unit to a 局 or 委, all of it standing in the name in this order."""
    organ = read_organ(name)
    if organ.is_seat or not organ.places or not name.isalpha():
        return
    end = "委" if organ.body.endswith("委员会") else name[-1]
    for form in _to_end(text, {unit[-1] for _, unit in organ.places}, end):
        if len(form) >= _SHORTEST and shortened(form, name):
            yield Form(form, 1)
    yield from _usual(organ)


def _to_end(text: str, units: Collection[str], end: str) -> Iterator[str]:
    """From one of the units to the next `end` (委, but not that of 委员) after one to eight hanzi, without overlap.

    An expression would have to be compiled for each name, and importing the compiler costs a start a third of its time.
    """
    done = 0
    for start in sorted(at for unit in units for at in _each(text, unit, Region(0, len(text)))):
        run = _HANZI.match(text, start + 1) if start >= done else None
        stop = text.find(end, start + 2, run.end()) if run else -1
        while stop >= 0 and end == "委" and text[stop + 1 : stop + 2] == "员":
            stop = text.find(end, stop + 1, run.end()) if run else -1
        if stop >= 0:
            done = stop + 1
            yield text[start:done]


@lru_cache(maxsize=32)
def _usual(organ: Organ) -> tuple[Form, ...]:
    """Short forms that every such organ has: 市医疗保障局, 市医保局."""
    end = next((end for end in ("委员会", "局", "厅") if organ.body.endswith(end)), "")
    words = organ.body.removesuffix(end)
    if not end or len(words) < _TWO_WORDS:
        return ()
    last = end[:1]
    short = words[0] + words[2] + last
    units = dict.fromkeys(unit[-1] for _, unit in organ.places)
    whole = [Form(unit + words + last, 1) for unit in units if _LOOSE.isdisjoint(words)]
    return (*whole, *(Form(unit + short, 1) for unit in units if _LOOSE.isdisjoint(words[:_TWO_WORDS])))


def _exchanged(text: str, form: Form, region: Region) -> Iterator[tuple[int, int]]:
    """Where one character is another."""
    name = form.text
    half = len(name) // 2
    for piece, offset in ((name[:half], 0), (name[half:], half)):
        at = text.find(piece, region.start, region.end)
        while at >= 0:
            start = at - offset
            end = start + len(name)
            if start >= region.start and end <= region.end and _one_exchanged(text[start:end], form):
                told = _is_own_place(text, start, end, name) if form.bare else _is_alone(text, start, end, form)
                if told:
                    yield start, end
            at = text.find(piece, at + 1, region.end)


def _one_exchanged(written: str, form: Form) -> bool:
    name = form.text
    differing = [at for at, (right, wrong) in enumerate(zip(name, written, strict=True)) if right != wrong]
    if len(differing) != 1:
        return False
    at = differing[0]
    right, wrong = name[at], written[at]
    if any({right, wrong} <= units for units in _UNITS):
        return form.whole
    if at == form.place - 1 or not "\u4e00" <= wrong <= "\u9fff":
        return False  # another unit of a place
    # Places look alike that are two: 清江, 清河.
    return sound_the_same(right, wrong) or (at >= form.place and look_alike(right, wrong))


def _is_alone(text: str, start: int, end: int, form: Form) -> bool:
    """Whether a name is neither one of several, visited, what the organ was called before, nor the end of another's."""
    before = text[max(0, start - 3) : start]
    if _LED.search(before):
        return True
    if before.endswith((*_FORMER, *_OTHERS)) or text[end : end + 1] in _LISTED:
        return False
    # Where the name begins as it should, what stands before it belongs to no other place.
    return text.startswith(form.text[:2], start) or not before or not is_hanzi(before[-1])


def _is_own_place(text: str, start: int, end: int, name: str) -> bool:
    """Whether a place that is like the own one is it: not one of several, rarer than the right one, and no piece of a word."""
    before, after = text[max(0, start - 3) : start], text[end : end + 1]
    if before.endswith((*_OTHERS,)) or after in _OTHERS or (is_hanzi(before[-1:]) and not _LED.search(before)):
        return False
    return text.count(text[start:end]) <= _MOST_TIMES <= text.count(name)


@lru_cache(maxsize=128)
def _misspelt(name: str, first: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Wrong spellings of the first and of the second half: an inner character behind `first` lost, or two changed about."""
    half = len(name) // 2
    halves: tuple[list[str], list[str]] = ([], [])
    for at in range(first, len(name) - 1):
        if name[at] not in _LOOSE and name[at] not in (name[at - 1], name[at + 1]):
            halves[at >= half].append(name[:at] + name[at + 1 :])
    for at in range(first - 1, len(name) - 1):
        pair = name[at : at + 2]
        if pair[0] != pair[1] and at + 1 != half and not _PLACE_UNITS.intersection(pair):
            halves[at >= half].append(name[:at] + pair[::-1] + name[at + 2 :])
    return tuple(halves[0]), tuple(halves[1])


def _misspelt_places(text: str, form: Form, name: str, region: Region) -> Iterator[tuple[int, int]]:
    if form.bare or len(form.text) < _SHORTEST_FULL or (not form.whole and not _is_of_words(form, name)):
        return
    half = len(form.text) // 2
    first, second = _misspelt(form.text, 1 if form.whole else form.place + 1)
    for at in _each(text, form.text[half:], region):
        end = at + len(form.text) - half
        slips = (slip for slip in first if text.endswith(slip, region.start, end) and _is_rarer(text, slip, form))
        yield from ((end - len(slip), end) for slip in slips if _is_alone(text, end - len(slip), end, form))
    for at in _each(text, form.text[:half], region):
        if not text.startswith(form.text, at):
            slips = (slip for slip in second if text.startswith(slip, at, region.end) and _is_rarer(text, slip, form))
            yield from ((at, at + len(slip)) for slip in slips)


def _cut_short(text: str, name: str, region: Region) -> Iterator[tuple[int, int]]:
    """Where the whole name lost its end before the bracket that says how it is called in what follows."""
    if len(name) >= _SHORTEST_FULL:
        for at in _each(text, f"{name[:-1]}(以下", region):
            yield at, at + len(name) - 1


def _is_rarer(text: str, slip: str, form: Form) -> bool:
    """Whether what lost a character is not the form that the text uses."""
    return form.whole or text.count(slip) < max(text.count(form.text), _MOST_TIMES)


def _is_of_words(form: Form, name: str) -> bool:
    """Whether a short form is made of whole words: 发展改革, of 发展和改革; what lost a character is not one of initials."""
    words = core(form.text[form.place :])
    return len(words) > _SHORTEST_CORE and words in "".join(ch for ch in name if ch not in _LOOSE)


def _each(text: str, words: str, region: Region) -> Iterator[int]:
    at = text.find(words, region.start, region.end)
    while at >= 0:
        yield at
        at = text.find(words, at + 1, region.end)
