"""Names that stand in titles in ways of their own."""

from __future__ import annotations

import pytest

from reportlint.app import Session

BODY = (
    "\n一、总体情况\n全年主动公开信息30条。\n二、主动公开政府信息情况\n无。\n三、收到和处理政府信息公开申请情况\n无。\n"
)


@pytest.mark.parametrize(
    ("title", "organ", "year"),
    [
        ("2024清河市教育局政府信息公开工作年度报告", "清河市教育局", 2024),
        ("2024年清河市教育局政府信息公开工作年度报告", "清河市教育局", 2024),
        ("关于清河市教育局2024年政府信息公开工作年度报告", "清河市教育局", 2024),
        ("清河市教育局2024年度政府信息公开工作年度报告", "清河市教育局", 2024),
    ],
)
def test_the_organ_and_the_year(title: str, organ: str, year: int) -> None:
    values = Session().bind((title + BODY).encode(), "report.txt").values
    assert (values["organ"], values["year"]) == (organ, year)
