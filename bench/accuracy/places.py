"""Invented places and the organs in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench.accuracy.wording import banks

if TYPE_CHECKING:
    import random

_FIRST = "岚汀砚鹭枫桐澄湄霁翎棠樟榕楠栀菱荻苇珀瑶璟昀煦蕴沐"
_SECOND = "溪川岭泽屏原浦湾州阳城丰塘桥源"
CLASSES = ("government", "office", "department", "tax", "assets", "township", "street", "zone")


@dataclass(frozen=True, slots=True)
class Organ:
    """Who reports. `names` are the ways it speaks of itself, `scope` of its area, `party` of its leadership."""

    kind: str
    full: str
    names: tuple[str, ...]
    we: str
    scope: str
    party: str
    superior: str
    site: str
    place: str
    field: str = ""
    rules: bool = False


def place_names(rng: random.Random, count: int) -> list[str]:
    """`count` different invented names of two characters, of three where these run out."""
    names = [first + second for first in _FIRST for second in _SECOND]
    rng.shuffle(names)
    longer = [first + name for name in names for first in _FIRST if first not in name]
    rng.shuffle(longer)
    return (names + longer)[:count]


def organ(rng: random.Random, kind: str, county: str, city: str, town: str) -> Organ:
    """An organ of one class. `county`, `city` and `town` are bare names without 县, 市 and 镇."""
    level = rng.choice(("县", "区", "县", "区", "市"))
    here = county + level
    make = {
        "government": _government,
        "office": _office,
        "department": _department,
        "tax": _tax,
        "assets": _assets,
        "township": _township,
        "street": _street,
        "zone": _zone,
    }[kind]
    return make(rng, here, level, city, town)


def _government(rng: random.Random, here: str, level: str, city: str, town: str) -> Organ:
    del town
    great = rng.random()
    if great < 0.12:
        here, level = here[:-1] + "省", "省"
    elif great < 0.4:
        here, level = here[:-1] + "市", "市"
    own = level == "省" or great < 0.4
    full = f"{here}人民政府" if own or rng.random() < 0.5 else f"{city}市{here}人民政府"
    superior = {"省": "国家", "市": "国家、省"}.get(level, "省、市")
    return Organ(
        "government",
        full,
        (f"{level}政府", f"我{level}", here, f"我{level}"),
        f"我{level}",
        f"全{level}",
        f"{level}委、{level}政府",
        superior,
        f"{here}人民政府门户网站",
        here,
        rules=own,
    )


def _office(rng: random.Random, here: str, level: str, city: str, town: str) -> Organ:
    del town
    full = f"{here}人民政府办公室" if rng.random() < 0.7 else f"{city}市{here}人民政府办公室"
    names = ("我办", "我办", f"{level}政府办公室", f"{level}政府办")
    return Organ(
        "office",
        full,
        names,
        "我办",
        f"全{level}",
        f"{level}委、{level}政府",
        "省、市",
        f"{here}人民政府门户网站",
        here,
    )


def _department(rng: random.Random, here: str, level: str, city: str, town: str) -> Organ:
    del town
    name = rng.choice(banks()["organs.departments"])
    we = "我委" if name.endswith("委员会") else "我局"
    full = f"{city}市{here}{name}" if rng.random() < 0.25 else f"{here}{name}"
    names = (we, we, f"{level}{name}")
    return Organ(
        "department",
        full,
        names,
        we,
        f"全{level}",
        f"{level}委、{level}政府",
        "省、市",
        f"{here}人民政府门户网站",
        here,
        name,
    )


def _tax(rng: random.Random, here: str, level: str, city: str, town: str) -> Organ:
    del rng, level, town
    full = f"国家税务总局{here}税务局"
    names = ("我局", "我局", f"{here}税务局")
    return Organ(
        "tax",
        full,
        names,
        "我局",
        "全局",
        "上级税务机关",
        "税务总局、省局",
        f"国家税务总局{city}市税务局网站",
        here,
        "税务局",
    )


def _assets(rng: random.Random, here: str, level: str, city: str, town: str) -> Organ:
    del rng, city, town
    full = f"{here}人民政府国有资产监督管理委员会"
    names = ("我委", "我委", f"{level}国资委")
    return Organ(
        "assets",
        full,
        names,
        "我委",
        f"全{level}",
        f"{level}委、{level}政府",
        "省、市",
        f"{here}人民政府门户网站",
        here,
        "国资委",
    )


def _township(rng: random.Random, here: str, level: str, city: str, town: str) -> Organ:
    del city
    kind = rng.choice("镇镇乡")
    full = f"{here}{town}{kind}人民政府" if rng.random() < 0.6 else f"{town}{kind}人民政府"
    names = (f"我{kind}", f"我{kind}", f"{town}{kind}")
    party = f"{kind}党委、{kind}政府"
    return Organ(
        "township",
        full,
        names,
        f"我{kind}",
        f"全{kind}",
        party,
        f"市、{level}" if level != "市" else "省、市",
        f"{here}人民政府门户网站",
        town + kind,
    )


def _street(rng: random.Random, here: str, level: str, city: str, town: str) -> Organ:
    del city
    full = f"{here}人民政府{town}街道办事处" if rng.random() < 0.4 else f"{here}{town}街道办事处"
    names = ("我街道", "我街道", f"{town}街道", "街道")
    return Organ(
        "street",
        full,
        names,
        "我街道",
        "全街道",
        "街道党工委、办事处",
        f"市、{level}" if level != "市" else "省、市",
        f"{here}人民政府门户网站",
        f"{town}街道",
    )


def _zone(rng: random.Random, here: str, level: str, city: str, town: str) -> Organ:
    del level, here
    name = rng.choice(("经济开发区", "高新技术产业开发区", "工业园区"))
    full = f"{city}{town}{name}管理委员会"
    names = ("我委", "管委会", f"{name}管委会")
    return Organ(
        "zone",
        full,
        names,
        "我委",
        "全区",
        "党工委、管委会",
        "省、市",
        f"{city}市人民政府门户网站",
        f"{town}{name}",
        name,
    )
