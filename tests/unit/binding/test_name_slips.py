"""The organ's own name with a slip: its full form, its places, its short forms."""

from __future__ import annotations

import pytest

from reportlint.binding.binding import Region
from reportlint.binding.name_slips import name_slips


@pytest.mark.parametrize(
    ("organ", "text", "found"),
    [
        (
            "清江市医疗保障局",
            "市医宝局改版,市医疗障局,清江市医疗保章局。",
            ["市医宝局", "市医疗障局", "清江市医疗保章局"],
        ),
        ("金川市卫生健康委员会", "市卫健康委统筹,市卫健委、市卫生健康委公布。", ["市卫健康委"]),
        ("苍梧市气象局", "苍悟市气象局会商,苍悟市召开会议,苍梧市发布,苍梧市通报。", ["苍悟市气象局", "苍悟市"]),
        ("新城高新技术产业开发区管委会", "《新诚高新技术产业开发区管委会报告》", ["新诚高新技术产业开发区管委会"]),
        ("凤台区紫云街道办事处", "子云街道办事处编制。", ["子云街道办事处"]),
        ("清河县柳林镇人民政府", "柳林乡人民政府编制。", ["柳林乡人民政府"]),
        ("清河县水利局", "清河县水利厅公开,清河县水利署统筹。", ["清河县水利厅", "清河县水利署"]),
        ("清河县水利局", "清河县水利(以下简称县水利局)编制,清河县水利工作(以下同)。", ["清河县水利"]),
        # Short forms, other organs and places that sound alike, what is only part of another place's name.
        ("清河市住房和城乡建设局", "市住建局、市住房城乡建设局、清河市住房城乡建设局。", []),
        ("清河县水务局", "县税务局、县水利局。", []),
        ("阳信县水利局", "由寿阳县水利局牵头。", []),
        ("清河县水利局", "赴青河县学习,青河县、清荷县来访,清和县水利局、清江县水利局来访。", []),
        ("清河县水利局(河长办)", "县水力局。", []),
    ],
)
def test_slips(organ: str, text: str, found: list[str]) -> None:
    spans = name_slips(text, organ, [Region(0, len(text))], ("税务", "水务", "水利"))
    assert [text[start:end] for start, end in spans] == found
