"""Prose is searched as one text; what stood between its pieces is not forgotten."""

from __future__ import annotations

from reportlint.app import Session

HEAD = "# 清河市教育局2024年政府信息公开工作年度报告\n\n一、总体情况\n具体情况如下：\n"
TABLE = "\n| 项目 | 数量 | 说明 |\n|---|---|---|\n| 公开 | 128 | 全年 |\n| 答复 | 12 | 全年 |\n"
TAIL = "\n二、主动公开政府信息情况\n情况良好。\n"


def rules(text: str) -> list[str]:
    return [finding.rule for finding in Session().lint(text.encode(), "report.md").findings]


def test_a_table_between_two_lines_of_prose_parts_them() -> None:
    assert "zh-official/lead-in-empty" in rules(HEAD + TAIL)
    assert "zh-official/lead-in-empty" not in rules(HEAD + TABLE + TAIL)
