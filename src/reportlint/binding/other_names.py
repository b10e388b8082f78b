"""Names of another place's organ where a report can only speak of its own: under it, or as who plans what is next."""

from __future__ import annotations

from functools import lru_cache

from reportlint.compiled import compiled, escape

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import regex

    from reportlint.binding.binding import Region

_UNITS = "街道|[省市区县镇乡州盟旗]"
_REGIONS = "省|市(?![场政容])|(?<!社)区|县|旗"
"""Units of regions in an organ's name, but not the ones in 城乡, 市场 and 社区."""
_PLACE = rf"(?:(?!{_UNITS})\p{{Han}}){{2,4}}"
_SHORTEST_REST = 4
_MOST_LOST = 2
_JOINTS = frozenset("和与及人民员会")
"""Characters that short forms of names leave out: 住房城乡建设局, 县政府办公室, 卫生健康委."""
_NO_PLACE = frozenset(
    "各本我该全由经与和同今明来未下目此另因为其最首随要求后日近届年如现对所上当两三以及时前内里步次个级属将请在向使让令督促推动指导协助配组织"
)
"""Characters of words that stand before 县人民政府 and name no place (今后, 明年, 要求); a place with one is passed over."""


def signs_for_another(text: str, name: str, signed: Sequence[Region]) -> Iterator[tuple[int, int]]:
    """A line of the signature that is `name`, or its shorter form, with another place; none where `name` signs, too."""
    lines: list[tuple[int, int]] = []
    for region in signed:
        at = region.start
        for line in text[region.start : region.end].split("\n"):
            start = at + len(line) - len(line.lstrip())
            lines.append((start, start + len(line.strip())))
            at += len(line) + 1
    written = [text[start:end] for start, end in lines]
    if any(len(line) >= _SHORTEST_REST and (line in name or name in line) for line in written):
        return
    for line, place in zip(written, lines, strict=True):
        if any(pattern.fullmatch(line) for pattern in _shorter(name)):
            yield place


@lru_cache(maxsize=32)
def _shorter(name: str) -> tuple[regex.Pattern[str], ...]:
    """`name` from each of its places on, with any other place: of 甲县乙乡人民政府 also 丙乡人民政府."""
    rests = [name[unit.start() :] for unit in compiled(_UNITS).finditer(name) if unit.start() >= 2]
    tails = [name[unit.end() :] for unit in compiled(_REGIONS).finditer(name) if unit.start() >= 2][-1:]
    return (
        *(compiled(_PLACE + escape(rest)) for rest in rests if len(rest) >= _SHORTEST_REST),
        *(compiled(f"{_PLACE}[省市区县州盟旗]{escape(tail)}") for tail in tails if len(tail) >= _SHORTEST_REST - 1),
    )


def announced_otherwise(text: str, name: str, region: Region) -> Iterator[tuple[int, int]]:
    """Another organ of the same place where a report says whose it is: 现公布清河市医疗保险局2024年…, in the report of 医疗保障局.

    A shorter form of the name is none, unless two characters of its inside are lost that are no joints (广电, but not 和).
    """
    length = _place_length(name)
    if not length or _stands_alone(text, name, length, region):
        return
    for match in _announcing(name, length).finditer(text, region.start, region.end):
        other = match["name"]
        if other == name or name in other or not _is_another(other, name):
            continue
        yield match.span("name")


@lru_cache(maxsize=16)
def _place_length(name: str) -> int:
    """How many characters of the name are its place; 0 where it is no name of which others are looked for."""
    units: list[int] = [unit.end() for unit in compiled(_REGIONS).finditer(name) if unit.start() >= 2]
    if not units or "\n" in name or name[-1] not in "局委会厅" or len(name) - units[-1] < _SHORTEST_REST - 1:
        return 0
    return units[-1]


def _stands_alone(text: str, name: str, length: int, region: Region) -> bool:
    """Whether the place stands in the name only: most documents need no expression for their own name."""
    if not {"局", "将", name[-1]}.isdisjoint(name[length:-1]):
        return False
    return text.count(name[:length], region.start, region.end) == text.count(name, region.start, region.end)


@lru_cache(maxsize=16)
def _announcing(name: str, length: int) -> regex.Pattern[str]:
    own = rf"(?P<name>{escape(name[:length])}(?:(?![局将])\p{{Han}}){{2,14}}{name[-1]})"
    stated = r"(?=\d{4}年度?(?:的)?(?:政府信息|政务)公开(?:工作)?(?:年度|情况|报告))"
    return compiled(
        rf"(?:(?<=现公布|现发布|现将|现就){own}{stated})|(?:(?<![^\s,。;]){own}(?=编制(?:并公布|并发布)?\d{{4}}年度?政府信息公开))"
    )


def _is_another(other: str, name: str) -> bool:
    """Whether the name lacks more than joints of the right one, or has characters that the right one does not have there."""
    letters = iter(name)
    if not all(letter in letters for letter in other):
        return not set(other) <= set(name)
    lost = list(name)
    for letter in other:
        lost.remove(letter)
    return len(lost) == _MOST_LOST and _JOINTS.isdisjoint(lost)


def others_government(text: str, name: str, region: Region) -> Iterator[tuple[int, int]]:
    """The government of another place of the same rank that will go on doing something, first in its clause.

    Only names of two characters, as most are: longer ones cannot be told from other words.
    """
    own = compiled(rf"(?:.*(?:省|市|州|县|区))?(\p{{Han}}{{2,8}})({_UNITS})人民政府").fullmatch(name)
    if own is None:
        return
    for match in _planning(own[2]).finditer(text, region.start, region.end):
        place = match[1]
        if _NO_PLACE.isdisjoint(place) and place not in name:
            yield match.start(1), match.end(2)


@lru_cache(maxsize=16)
def _planning(unit: str) -> regex.Pattern[str]:
    return compiled(rf"(?<![^\s。;,:])(\p{{Han}}{{2}})({unit}人民政府)(?=将(?:继续|进一步|持续|不断|着力|认真|切实))")
