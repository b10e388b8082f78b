"""Names of Chinese organs: where one is, what it is, and whether another name is of another one.

Only what the two names say is known, not the map: of 清河市 and 临江市 either may lie in a third, so what stands on the
same step counts as elsewhere, and whoever asks must know whether a superior would be named there too.
"""

from __future__ import annotations

from functools import lru_cache

from reportlint.compiled import compiled
from reportlint.enums import Enum
from reportlint.record import NamedTuple

_STATE = r"(?:中华人民共和国|国家税务总局|国家统计局|中国气象局|新疆生产建设兵团(?:第\p{Han}{1,3}师)?)"
"""What may stand before the place in the name of an organ that is led from above."""
_ZONE = "开发|园|新|高新|经开|示范|度假|保税|保护|风景|管理|试验|合作|功能|自贸|景|社|片|库|小|专"
_UNIT = (
    rf"自治[区州县旗]|街道(?!工委)|林区|[省县旗盟镇](?!级)|市(?!场|容|政(?![府务协法])|民(?![政族宗])|级|直)|(?<!{'|'.join(_ZONE.split('|'))})区(?!域|级)"
    r"|州(?![市区县])|(?<!城)乡(?!村|镇|土|建)|苏木"
)
_PLACE = rf"(?P<name>(?!(?:{_UNIT})(?!\p{{Han}}?(?:{_UNIT})))\p{{Han}}{{2,11}}?|(?<![\p{{Han}}])\p{{Han}}(?=[县区]))(?P<unit>{_UNIT})"
_RANKS = {"省": 0, "自治区": 0, "市": 1, "州": 1, "自治州": 1, "盟": 1, "县": 2, "区": 2, "旗": 2, "林区": 2}
_LOWEST = 3
"""The step of 镇, 乡 and 街道."""
_SEAT = r"(?:人民)?政府(?:办公[厅室]|办)?|办事处|党工委|管委会|"
"""What stands behind a place where the organ is the place's own government."""
_ENDS = (
    "海关|分局|医院|卫生院|大学|学院|学校|中学|小学|中心|公司|集团|开发区管理委员会|管理委员会|管委会|委员会|办公[厅室]"
    "|支队|大队|总队|管理[局处]|[局委厅办院站所处署区]"
)
_SHORTEST_BODY = 3
_STEMMED = ("海关", "分局")
"""Organs that are told apart by what stands before this, without the unit of a place."""
_APART = frozenset("和与及人民员会管理服务事务工作国家中华共")


class Kin(Enum):
    """How the organ of one name stands to that of another."""

    SAME = "same"
    ABOVE = "above"
    BELOW = "below"
    BESIDE = "beside"
    ELSEWHERE = "elsewhere"
    UNKNOWN = "unknown"


class Organ(NamedTuple):
    """A name taken apart: `places` from the highest on, each with its unit; the first may be a unit alone (市教育局)."""

    places: tuple[tuple[str, str], ...]
    body: str

    @property
    def rank(self) -> int:
        """The step of the last place: 0 of a province to 3 of a township; -1 where none is said."""
        if not self.places:
            return -1
        unit = self.places[-1][1]
        return _RANKS.get(unit, 2 if unit.startswith("自治") else _LOWEST)

    @property
    def is_seat(self) -> bool:
        """Whether it is the place itself, or its government."""
        return bool(self.places) and compiled(_SEAT).fullmatch(self.body) is not None


@lru_cache(maxsize=512)
def read_organ(name: str) -> Organ:
    """The parts of a name; of one without a place only the body."""
    start = match.end() if (match := compiled(_STATE).match(name)) and match.end() < len(name) else 0
    alone = compiled(rf"(?:{_UNIT})(?=\p{{Han}})").match(name, start)
    if alone is not None and not compiled(rf"(?:{_UNIT})\p{{Han}}(?:{_UNIT})").match(name, start):
        return Organ((("", alone[0]),), name[alone.end() :])
    places: list[tuple[str, str]] = []
    place = compiled(_PLACE)
    while (match := place.match(name, start)) is not None:
        found = match["name"], match["unit"]
        if places and Organ((found,), "").rank <= Organ((places[-1],), "").rank and found[1] != "市":
            break
        places.append(found)
        start = match.end()
    return Organ(tuple(places), name[start:])


def own_name(value: str) -> str:
    """The organ of a report's title: without what stands in brackets behind it, and without the reach of a customs house."""
    bare = value.replace("（", "(").partition("(")[0]
    return bare.removesuffix("关区") if bare.endswith("海关关区") else bare or value


def last_unit(name: str) -> str:
    """The unit of a name's last place, without 自治; of one without a place what it ends in, if that tells it apart."""
    places = read_organ(name).places
    return places[-1][1].removeprefix("自治") if places else next(filter(name.endswith, _STEMMED), "")


def kinship(other: str, own: str) -> Kin:
    """What the organ called `other` is to `own`: itself or a part of it, a superior, one below it, another one."""
    if shortened(other, own) or own in other:
        return Kin.SAME
    one, self = read_organ(other), read_organ(own)
    for end in _STEMMED:
        if one.body.endswith(end) and self.body.endswith(end):
            return _by_stem(_stem(one.body, end), _stem(self.body, end), own)
    if not self.places:
        return _by_start(other, own)
    if not one.places:
        return Kin.UNKNOWN
    where = _where(one, self, own)
    if where is not Kin.SAME:
        return where
    if one.is_seat or self.is_seat:
        return Kin.SAME if self.is_seat and one.is_seat else Kin.ABOVE if one.is_seat else Kin.BELOW
    return Kin.SAME if alike(one.body, self.body) else Kin.BESIDE


def shortened(name: str, whole: str) -> bool:
    """Whether all characters of `name` stand in `whole` in the same order: 市住建局, 清河市住房和城乡建设局."""
    letters = iter(whole)
    return all(letter in letters for letter in name)


def is_organ(name: str) -> bool:
    """Whether a text may be an organ's name: it has a place, or a beginning, and ends as names do."""
    organ = read_organ(name)
    if organ.is_seat:
        return bool(organ.places[-1][0])
    ends = bool(organ.body) and compiled(rf"(?:{_ENDS})$").search(organ.body) is not None
    return ends and (bool(organ.places) or len(organ.body) > _SHORTEST_BODY)


def core(body: str) -> str:
    """The body without the words in which it ends: 教育, of 教育局."""
    end = compiled(rf"(?:{_ENDS})+$").search(body)
    return body[: end.start()] if end else body


def _where(one: Organ, self: Organ, own: str) -> Kin:
    name, unit = one.places[-1]
    last = self.places[-1][1]
    if name and unit == last and _are_two(name, self.places[-1][0]):
        return Kin.ELSEWHERE
    if (name and name[:2] in own) or (not name and any(unit[-1] == each[-1] for _, each in self.places)):
        same = (name[:2] in self.places[-1][0]) if name else unit[-1] == last[-1]
        return Kin.SAME if same else Kin.ABOVE
    if any(place and Organ(((place, each),), "").rank == one.rank for place, each in self.places[:-1]):
        return Kin.ELSEWHERE  # 宜州市, where the name has 岚州市城东区
    if one.rank != self.rank:
        return Kin.ABOVE if one.rank < self.rank else Kin.BELOW
    return Kin.ELSEWHERE if self.places[-1][0] else Kin.UNKNOWN


def _are_two(one: str, self: str) -> bool:
    """Whether two names of places begin alike and go on as two: 桃源桥头街道, of 桃源渡口街道."""
    if len(one) != len(self) or one[:2] != self[:2]:
        return False
    return sum(left != right for left, right in zip(one, self, strict=True)) > 1


def _stem(body: str, end: str) -> str:
    before = body[: -len(end)]
    return before.rpartition("局")[2] or before


def _by_stem(one: str, self: str, own: str) -> Kin:
    return Kin.SAME if one[:2] in own or shortened(self, one) else Kin.ELSEWHERE


def _by_start(other: str, own: str) -> Kin:
    """Names without places, such as zones: of the same kind, and with another beginning."""
    zone = compiled(rf"(?:{_ZONE})区(?:管理委员会|管委会|党工委)?$")
    if zone.search(own) is None or zone.search(other) is None or other[:2] in own:
        return Kin.UNKNOWN
    return Kin.ELSEWHERE


def alike(one: str, self: str) -> bool:
    """Whether the bodies may be one: the core of one is short for the other's, or two characters of it stand there."""
    if any(one.endswith(end) and self.endswith(end) for end in _STEMMED):
        return True
    first, second = core(one), core(self)
    if not first or not second:
        return True
    if shortened(first, self) or shortened(second, one):
        return True
    pairs = (first[at : at + 2] for at in range(len(first) - 1))
    return any(pair in second and not _APART.issuperset(pair) for pair in pairs)
