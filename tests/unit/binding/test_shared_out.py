"""Numbers that are shares of another one."""

from __future__ import annotations

import pytest

from reportlint.binding.binding import Region
from reportlint.binding.counts import counted
from reportlint.binding.shared_out import shared_out


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("以县政府名义办理21件，以办公室名义办理13件，共34件。", ["21", "13"]),
        ("办结34件。局机关办理21件，5个分局办理13件。", ["21", "13"]),
        ("办理34件，其中局机关21件、分局13件。", ["21", "13"]),
        ("办理34件。局机关办理21件，5个分局办理12件。", []),
        ("新收19件，上年结转2件，共21件。", []),
        ("收到21件，办理19件，2件正在办理。", []),
        ("公开34条。局机关办理21件，5个分局办理13件。", []),
        ("约21件，13件，共34件。", []),
    ],
)
def test_what_makes_another_number_together(text: str, shares: list[str]) -> None:
    text = text.replace("，", ",")
    numbers = tuple(counted(text, Region(0, len(text))))
    found = shared_out(text, numbers)
    assert [text[each.start : each.end - 1] for each in numbers if each.start in found] == shares


def test_what_a_count_was_before_is_no_number() -> None:
    text = "有效文件由11件增加到13件,账号从5个整合为2个,由3名同志负责。"
    assert [text[each.start : each.end] for each in counted(text, Region(0, len(text)))] == ["13件", "2个", "3名"]
