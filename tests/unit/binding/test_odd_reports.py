"""Reports that are written oddly and are right: no verb over sections, counts, references and names has anything to say."""

from __future__ import annotations

import pytest

from reportlint.extend import Hit
from reportlint.kinds.outline import OutlineCheck
from reportlint.kinds.refer import ReferCheck
from reportlint.kinds.sequence import SequenceCheck
from reportlint.kinds.terms import NameCheck, TermsCheck
from reportlint.language.pattern_reading import parse_text
from tests.unit.binding.reports import BODIES, NAMES, PREAMBLE, TITLE, TITLES, bound, report

CHECKS = (
    OutlineCheck(NAMES, brief=frozenset({"其他"})),
    SequenceCheck(headings=True),
    SequenceCheck(headings=False, families=frozenset({"是", "要", "第", "首先", "（一）", "（1）", "①"})),
    ReferCheck((parse_text("(见|详见)(附件|附表)[{n}]"),), (parse_text("(附件|附表)[{n}]"),), ("body",)),
    NameCheck("organ", (parse_text("{=organ}"),), (), ("body",)),
    TermsCheck(("条例",), ("body",)),
)


def first(text):
    return report(bodies=(text, *BODIES[1:]))


def fifth(text):
    return report(bodies=(*BODIES[:4], text, BODIES[5]))


ODD = {
    "a page with its frame": (
        "清河市人民政府门户网站\n首页\n政务公开\n政府信息公开年报\n当前位置：首页 > 政务公开 > 政府信息公开年报\n"
        "索 引 号：QH-2025-001\n发布日期：2025-01-20\n字号：[大 中 小]\n"
        + report()
        + "打印 关闭\n上一篇：通知公告\n主办：清河市人民政府办公室\n"
    ),
    "a cover, contents and the title again": "\n".join(
        (
            "清河市教育局",
            "2024年政府信息公开工作年度报告",
            "2025年1月",
            "目　　录",
            *(f"{t}\t{n}" for n, t in enumerate(TITLES, 1)),
            report(),
        )
    ),
    "five aspects without numbers": first(
        "主动公开。全年公开信息120条。\n依申请公开。收到申请3件。\n政府信息管理。落实审核制度。\n平台建设。优化栏目设置。\n监督保障。开展培训2次。"
    ),
    "aspects counted by words": first(
        "首先，抓主动公开，公开信息120条。其次，抓依申请公开，收到申请3件。再次，抓平台建设。最后，抓监督保障。"
    ),
    "lists inside lists": first(
        "（一）主动公开\n1.公开重点信息：一是财政预决算；二是行政许可。\n2.公开政策文件：（1）规范性文件；（2）政策解读。\n（二）依申请公开\n1.规范流程。\n2.及时答复。"
    ),
    "numbers that run on over parents": first(
        "（一）主动公开\n1.公开重点信息，更新栏目。\n2.公开政策文件，开展解读。\n（二）依申请公开\n3.规范流程，依法答复。\n4.加强会商，防范风险。"
    ),
    "problems and measures with counts of their own": fifth(
        "存在的问题有三：一是解读少；二是培训少；三是互动少。\n改进措施有二：一要丰富解读；二要加强培训。"
    ),
    "quotations that count": fifth(
        "坚持“一是一、二是二”，做到“第一时间、第一责任、第一标准”。今年是“十四五”第三年，将一如既往抓好落实。"
    ),
    "an article quoted": first(
        "根据《条例》第二十条第（一）项、第（五）项规定公开信息，见第（三）项说明，全年公开120条。"
    ).replace(PREAMBLE, PREAMBLE.replace("条例》编制", "条例》（以下简称《条例》）编制")),
    "an appendix of two tables": report(bodies=(*BODIES[:5], "详见附件1、附件2。\n附件：1.公开目录\n　　　2.申请统计")),
    "another organ beside one's own": first(
        "清河市教育局、清河市体育局联合举办活动，清源市教育局来访，我局与清江市教育局交流。"
    ),
    "a report of a town in two lines": report(
        title="清河市柳林镇人民政府\n二〇二四年政府信息公开工作年度报告",
        bodies=("我镇做好公开工作，成效明显。", *BODIES[1:]),
    ),
    "sections as plain numbered lines with blanks": report(titles=tuple(f"{t[0]} 、 {t[2:]}" for t in TITLES)),
    "a further section": report() + "七、附则\n本报告由清河市教育局负责解释。\n",
    "the last section in one word": report(bodies=(*BODIES[:5], "无")),
    "a wrapped list": fifth("今后将抓好以下工作：一\n是丰富解读形式；二是加强业务\n培训；三\n是健全工作制度。"),
}


@pytest.mark.parametrize("name", ODD)
def test_nothing_is_said(name):
    binding = bound(ODD[name])
    text = binding.document.text
    said = [(h.defect, h.span.of(text)) for check in CHECKS for h in check(binding) if isinstance(h, Hit)]
    assert said == []
    assert binding.variables["year"].value == 2024
    assert tuple(binding.sections) == NAMES
    assert TITLE[:2] in str(binding.variables["organ"].value)
