"""One sentence, two numbers: two totals, or a part that is more than its total; parts and other things say nothing."""

from __future__ import annotations

import pytest

from reportlint.app import Session, Settings

HEAD = "# 清河市教育局2024年政府信息公开工作年度报告\n\n## 一、总体情况\n\n"


@pytest.fixture(scope="module")
def session() -> Session:
    return Session(Settings())


def told(session: Session, text: str) -> list[str]:
    report = session.lint((HEAD + text + "\n").encode(), "a.md")
    return [f.place.excerpt for f in report.findings if f.rule == "gov-disclosure/sentence-told-twice-differs"]


WHAT = [
    "召开政务公开联席会议{}次",
    "组织政策宣讲活动{}场",
    "接待群众查阅{}人次",
    "编发政务公开简报{}期",
    "更新办事指南{}个",
]
TOTALS = ["全年{}", "2024年，{}", "年内共{}", "综上，本年度{}", "我局全年共{}"]


@pytest.mark.parametrize("what", WHAT)
@pytest.mark.parametrize("total", TOTALS)
def test_the_same_words_with_another_number(session: Session, what: str, total: str) -> None:
    first, second = total.format(what.format(12)), total.format(what.format(21))
    assert told(session, f"{first}，效果良好。加强管理。{second}。") == ["21" + what.partition("{}")[2]]
    assert told(session, f"{first}，效果良好。加强管理。{first}。") == []


@pytest.mark.parametrize("what", WHAT)
def test_more_than_its_total_is_wrong_and_less_may_be_a_part(session: Session, what: str) -> None:
    assert len(told(session, f"{what.format(30)}，效果良好。全年共{what.format(21)}。")) == 1
    assert told(session, f"{what.format(12)}，效果良好。全年共{what.format(21)}。") == []


@pytest.mark.parametrize(
    "text",
    [
        "全年{a}。下一步将{b}。",
        "上半年{a}。全年共{b}。",
        "2023年{a}。2024年{b}。",
        "全年{a}。其中{b}。",
        "全年{a}。累计{b}。",
        "全年县民政局{a}。全年县水利局{b}。",
        "全年{a}。各镇另{b}。",
        "全年围绕养老服务{a}。全年围绕义务教育{b}。",
    ],
)
@pytest.mark.parametrize("what", WHAT)
def test_other_times_parts_and_subjects_say_nothing(session: Session, text: str, what: str) -> None:
    assert told(session, text.format(a=what.format(12), b=what.format(21))) == []
