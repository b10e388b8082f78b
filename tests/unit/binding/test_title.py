"""What a document says it is, at the top, in whatever way pages and copies put it."""

from __future__ import annotations

import pytest

from reportlint.binding.bind import claims
from tests.unit.binding.reports import NOUNS, TITLE, bound, document, report

REST = report(title="")


def title_of(text: str) -> str | None:
    binding = bound(text)
    return binding.title.of(binding.document.text) if binding.title else None


@pytest.mark.parametrize(
    "top, title",
    [
        (TITLE, TITLE),
        ("清河市教育局\n2024年政府信息公开工作年度报告", "清河市教育局\n2024年政府信息公开工作年度报告"),
        (
            "清河市教育局\n2024年度\n政府信息公开工作年度报告\n（2025年1月）",
            "清河市教育局\n2024年度\n政府信息公开工作年度报告",
        ),
        ("清河市教育局2024年政府信息\n公开工作年度报告", "清河市教育局2024年政府信息\n公开工作年度报告"),
        ("清河市教育局 2024 年政府信息公开工作 年度报告", "清河市教育局 2024 年政府信息公开工作 年度报告"),
        (f"《{TITLE}》", TITLE),
        ("清河市教育局\n《2024年政府信息公开工作年度报告》", "清河市教育局\n《2024年政府信息公开工作年度报告"),
        (f"{TITLE}（2025年1月20日）", TITLE),
        (f"{TITLE} 2025年1月20日", TITLE),
        (
            f"首页 > 政务公开 > 政府信息公开年度报告\n索引号：001\n标题：{TITLE}\n来源：本站\n{TITLE}\n浏览次数：3",
            TITLE,
        ),
        ("政府信息公开年度报告\n政策解读\n" + TITLE, TITLE),
        (f"目录\n一、总体情况……1\n二、主动公开政府信息情况……2\n三、收到和处理政府信息公开申请情况……3\n{TITLE}", TITLE),
    ],
)
def test_title_is_found_whole(top, title):
    binding = bound(f"{top}\n{REST}")
    assert title_of(f"{top}\n{REST}") == title
    assert binding.variables["organ"].value == "清河市教育局"
    # The day of publication beside the title is no witness for the year of the report.
    assert {source.value for source in binding.variables["year"].sources} == {2024}


SENTENCE = "本报告根据《中华人民共和国政府信息公开条例》编制，所列数据的统计期限自2024年1月1日起至2024年12月31日止。"


@pytest.mark.parametrize("top", [TITLE, "清河市教育局 2024年政府信息公开工作年度报告"])
def test_a_title_that_fell_into_one_line_with_the_text(top):
    binding = bound(f"{top} {SENTENCE}\n{REST}")
    assert binding.variables["organ"].value == "清河市教育局"
    assert binding.variables["year"].value == 2024


@pytest.mark.parametrize(
    "text",
    [
        "关于印发《中华人民共和国政府信息公开工作年度报告格式》的通知\n各县区：\n现将格式印发给你们。\n",
        f"《{TITLE}》解读\n2025年1月，我局发布了《{TITLE}》。\n一、总体情况\n介绍如下。\n",
        "清河市教育局工作总结\n我局已按时编制清河市教育局2024年政府信息公开工作年度报告\n并公布。\n",
        "".join(f"清河市{name}局2024年政府信息公开工作年度报告\n" for name in ("教育", "财政", "民政")),
        "政府信息公开年度报告\n通知公告\n清河市举办春季招聘会\n3月1日，清河市举办招聘会。\n",
        "关于做好2024年政府信息公开工作年度报告编制发布工作的通知\n各单位：\n请按时编制。\n",
    ],
)
def test_what_is_only_about_reports_is_not_claimed(text):
    assert not claims(document(text), NOUNS)


@pytest.mark.parametrize(
    "name", ["政府信息公开工作报告", "政府信息公开工作总结", "政务公开工作情况", "信息公开年度工作报告"]
)
def test_sections_claim_a_report_whose_title_slipped(name):
    """The wrong title is then the document's title, so that rules can say what is wrong with it."""
    wrong = f"清河市教育局2024年{name}"
    assert claims(document(f"{wrong}\n{REST}"), NOUNS)
    assert title_of(f"{wrong}\n{REST}") == wrong


def test_a_notice_with_the_sections_of_the_form_is_refused():
    notice = "关于印发《政府信息公开工作年度报告格式》的通知"
    assert not claims(document(report(title=notice, preamble="请遵照执行。")), NOUNS)


def test_blanks_in_a_long_line_do_not_slow_the_search():
    assert claims(document(f"{TITLE}{' ' * 60}x\n{REST}"), NOUNS)
