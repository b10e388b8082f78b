"""Names of organs: taken apart, and held against one another."""

from __future__ import annotations

import pytest

from reportlint.chinese.organs import Kin, is_organ, kinship, last_unit, own_name, read_organ


@pytest.mark.parametrize(
    ("name", "places", "body"),
    [
        ("清河市教育局", (("清河", "市"),), "教育局"),
        ("清河市市场监督管理局", (("清河", "市"),), "市场监督管理局"),
        ("清河市民政局", (("清河", "市"),), "民政局"),
        ("市住房和城乡建设局", (("", "市"),), "住房和城乡建设局"),
        ("杭州市教育局", (("杭州", "市"),), "教育局"),
        ("沙县区教育局", (("沙县", "区"),), "教育局"),
        ("城区财政局", (("城", "区"),), "财政局"),
        ("国家税务总局岚州市城东区税务局", (("岚州", "市"), ("城东", "区")), "税务局"),
        ("古田县双河镇人民政府", (("古田", "县"), ("双河", "镇")), "人民政府"),
        ("黔东南苗族侗族自治州教育局", (("黔东南苗族侗族", "自治州"),), "教育局"),
        ("新城高新技术产业开发区管委会", (), "新城高新技术产业开发区管委会"),
    ],
)
def test_parts(name: str, places: tuple[tuple[str, str], ...], body: str) -> None:
    assert read_organ(name) == (places, body)


@pytest.mark.parametrize(
    ("own", "same", "other"),
    [
        (
            "清河县水利局",
            {
                "县水利局": Kin.SAME,
                "清河县水利局办公室": Kin.SAME,
                "清河县人民政府": Kin.ABOVE,
                "县政府办公室": Kin.ABOVE,
            },
            {
                "清河县教育局": Kin.BESIDE,
                "县教育局": Kin.BESIDE,
                "临江县水务局": Kin.ELSEWHERE,
                "区水利局": Kin.ELSEWHERE,
            },
        ),
        (
            "岚州市清河县人民政府",
            {"县政府": Kin.SAME, "岚州市教育局": Kin.ABOVE, "清河县审计局": Kin.BELOW, "双河镇人民政府": Kin.BELOW},
            {"临江县人民政府": Kin.ELSEWHERE, "岚州市临江县": Kin.ELSEWHERE},
        ),
        (
            "古田县双河镇人民政府",
            {"镇政府": Kin.SAME, "古田县教育局": Kin.ABOVE, "双河镇": Kin.SAME},
            {"红旗镇人民政府": Kin.ELSEWHERE, "青山街道办事处": Kin.ELSEWHERE},
        ),
        ("新城高新技术产业开发区管理委员会", {"新城高新区管委会": Kin.SAME}, {"金湖经开区管委会": Kin.ELSEWHERE}),
        ("平洲市生态环境局南浦分局", {"南浦分局": Kin.SAME}, {"北浦分局": Kin.ELSEWHERE}),
        ("昆州海关所属勐江海关", {"勐江海关": Kin.SAME, "昆州海关": Kin.SAME}, {"南州海关": Kin.ELSEWHERE}),
        ("教育局", {"清河县教育局": Kin.SAME, "清河县水利局": Kin.UNKNOWN}, {}),
        ("县水利局", {"清河县教育局": Kin.UNKNOWN, "水文站": Kin.UNKNOWN}, {}),
    ],
)
def test_kinship(own: str, same: dict[str, Kin], other: dict[str, Kin]) -> None:
    expected = same | other
    assert {name: kinship(name, own) for name in expected} == expected


def test_what_may_be_an_organ() -> None:
    assert [is_organ(name) for name in ("清河县", "清河县水利局", "县", "水文站", "清河县工作")] == [
        True, True, False, False, False,
    ]  # fmt: skip


def test_the_last_unit() -> None:
    assert [last_unit(name) for name in ("清河市城东区教育局", "甘南自治州教育局", "北浦分局", "水文站")] == [
        "区", "州", "分局", "",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "organ"),
    [
        ("云岭县人民政府(政府办公室)", "云岭县人民政府"),
        ("云岭县人民政府（政府办公室）", "云岭县人民政府"),
        ("东屿海关关区", "东屿海关"),
        ("清河市教育局", "清河市教育局"),
        ("（清河市）教育局", "（清河市）教育局"),
    ],
)
def test_organ_of_a_title(title: str, organ: str) -> None:
    assert own_name(title) == organ
