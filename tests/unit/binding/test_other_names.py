"""Other places' names: under the report, and as who will go on."""

from __future__ import annotations

import pytest

from reportlint.binding.binding import Region
from reportlint.binding.other_names import announced_otherwise, others_government, signs_for_another


@pytest.mark.parametrize(
    ("organ", "signed", "found"),
    [
        ("清河市教育局", "临江市教育局\n2025年1月20日", ["临江市教育局"]),
        ("清河市教育局", "临江区教育局\n2025年1月20日", ["临江区教育局"]),
        ("清河市住房和城乡建设局", "临江区住房和城乡建设局", ["临江区住房和城乡建设局"]),
        ("清河县市场监督管理局", "临江区市场监督管理局", ["临江区市场监督管理局"]),
        ("清河县白云乡人民政府", "  泗水乡人民政府\n2025年1月20日", ["泗水乡人民政府"]),
        # The name itself, a shorter or longer form of it, another organ, several that sign.
        ("清河市教育局", "清河市教育局\n2025年1月20日", []),
        ("清河县白云乡人民政府", "白云乡人民政府", []),
        ("白云乡人民政府", "清河县白云乡人民政府", []),
        ("清河市教育局", "清河市财政局", []),
        ("清河市教育局", "清河市教育局\n临江市教育局", []),
        ("清河市教育局", "2025年1月20日", []),
    ],
)
def test_who_signs(organ: str, signed: str, found: list[str]) -> None:
    text = f"正文。\n{signed}"
    spans = signs_for_another(text, organ, [Region(4, len(text))])
    assert [text[start:end] for start, end in spans] == found


@pytest.mark.parametrize(
    ("organ", "text", "found"),
    [
        ("白云县人民政府", "下一步,临江县人民政府将继续公开。", ["临江县人民政府"]),
        ("白云满族自治县人民政府", "临江县人民政府将持续公开。", ["临江县人民政府"]),
        ("白云满族自治县人民政府", "白云县人民政府将持续公开。", []),
        ("白云县人民政府", "各县人民政府将继续公开,清河市人民政府将继续考核。", []),
        ("白云县人民政府", "要求临江县人民政府将继续公开。", []),
        ("白云县人民政府", "明年县人民政府将继续公开。今后县人民政府将继续公开,今后白云县人民政府将继续公开。", []),
        ("白云县教育局", "白云县人民政府将继续公开。", []),
    ],
)
def test_who_will_go_on(organ: str, text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in others_government(text, organ, Region(0, len(text)))] == found


@pytest.mark.parametrize(
    ("organ", "text", "found"),
    [
        ("清河市医疗保障局", "现公布清河市医疗保险局2024年政府信息公开工作年度报告。", ["清河市医疗保险局"]),
        (
            "清河县文化广电和旅游局",
            "清河县文化和旅游局编制并公布2024年政府信息公开工作年度报告。",
            ["清河县文化和旅游局"],
        ),
        ("清河县住房和城乡建设局", "现将清河县城市管理局2024年政府信息公开工作情况报告如下。", ["清河县城市管理局"]),
        # The name, its short forms, other organs that are not announced, a name without a place or of a government.
        ("清河市医疗保障局", "现公布清河市医疗保障局2024年政府信息公开工作年度报告。", []),
        ("清河市住房和城乡建设局", "现公布清河市住房城乡建设局2024年政府信息公开工作年度报告。", []),
        ("清河市住房和城乡建设局", "现公布清河市住建局2024年政府信息公开工作年度报告。", []),
        ("清河市医疗保障局", "清河市财政局2024年政府信息公开工作年度报告已公布。", []),
        ("医疗保障局", "现公布医疗保险局2024年政府信息公开工作年度报告。", []),
        ("清河市人民政府", "现公布清河市财政局2024年政府信息公开工作年度报告。", []),
    ],
)
def test_whose_report_is_announced(organ: str, text: str, found: list[str]) -> None:
    spans = announced_otherwise(text, organ, Region(0, len(text)))
    assert [text[start:end] for start, end in spans] == found
