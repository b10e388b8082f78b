"""Words of the same sound, final stops that were forgotten, and rubbish that a conversion or a page left in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from bench.accuracy.expect import Change, kind
from bench.accuracy.mutations.spots import changed, matches, text

if TYPE_CHECKING:
    import random

    from bench.accuracy.report import Report

# What stands in the report (a pattern), and the same with another word of its sound: each word is right by itself.
HOMOPHONES: tuple[tuple[str, str, str], ...] = (
    ("及时(?=更新|公开|发布|答复|回应)", "及时", "即使"),
    ("及时", "及时", "既时"),
    ("履行(?=职责|义务|程序)", "履行", "旅行"),
    ("依法(?=行政|公开|办理|答复|履)", "依法", "以法"),
    ("工作(?=机制|人员|制度|要求|情况|部署)", "工作", "工做"),
    ("(?<=政务|信息|主动|申请)公开(?=工作|目录|指南|制度|平台)", "公开", "工开"),
    ("健全(?=制度|机制|组织|体系|档案|工作)", "健全", "建全"),
    ("收到(?=政府信息公开申请|依申请公开申请|申请[0-9])", "收到", "受到"),
    ("市场(?=监督管理|主体|监管)", "市场", "市长"),
    ("人民(?=群众|法院|生活|代表大会)", "人民", "人名"),
    ("认真(?=贯彻|落实|学习|组织|履行|做好|梳理)", "认真", "任真"),
    ("切实(?=提高|加强|做好|增强|转变|履行|维护|保障)", "切实", "请示"),
    ("复议(?=机关|决定|申请|案件)|(?<=行政)复议", "复议", "复意"),
    ("不断(?=提高|提升|加强|完善|推进|优化|健全|拓展|强化)", "不断", "部断"),
    ("更新(?=及时|不及时|维护|不够|目录|指南)|(?<=及时|定期|动态|维护)更新", "更新", "跟新"),
    ("截至(?=20[0-9]{2}年)", "截至", "截止"),
    ("专题(?=培训|会议|学习|研究|栏目)", "专题", "转题"),
    ("引导(?=群众|企业|公众|社会)", "引导", "引到"),
    ("网上(?=办理|办事|申请|公开|服务|申报)", "网上", "往上"),
    ("不断(?=提高|提升|加强|完善|推进|优化|健全)", "不断", "不断的"),
    ("渠道", "渠道", "渠导"),
    ("监督", "监督", "监都"),
    ("详细", "详细", "祥细"),
    ("妥善", "妥善", "妥擅"),
    ("诉求", "诉求", "述求"),
    ("影响", "影响", "影向"),
    ("前提", "前提", "前题"),
    ("反馈", "反馈", "反愧"),
    ("尝试", "尝试", "偿试"),
)
# Rubbish, as it stands between two sentences.
RUBBISH = (
    "&ldquo;",
    "&emsp;",
    "<section>",
    "</span>",
    "<BR/>",
    "\\u516c\\u5f00",
    "%E5%85%AC%E5%BC%80",
    "ï¿½ï¿½",
    "锟斤拷",
    "陓洘鼠羲馱釬",
    "監督検査",
    "\u3164",
    "\ufffc",
    ".TRS_Editor P{margin-top:0;}",
    "投注官网平台",
    "久久精品",
)


@kind("homophone", "wording", ("typo", "near-miss", "homophone", "particle"), clean=True)
def homophone(report: Report, rng: random.Random) -> Change | None:
    """Another word of the same sound, wrong only for what stands beside it."""
    found = [
        (place, right, wrong) for pattern, right, wrong in HOMOPHONES for place in list(matches(report, pattern))[:2]
    ]
    if not found:
        return None
    words = sorted({(right, wrong) for _, right, wrong in found})
    right, wrong = rng.choice(words)
    number, start, end = rng.choice([place for place, *pair in found if pair == [right, wrong]])
    return Change(changed(report, number, start, end, wrong), wrong, f"{wrong} for {right}")


@kind("stop-lost", "marks", ("stop",), also=("marks",), clean=True)
def stop_lost(report: Report, rng: random.Random) -> Change | None:
    """A paragraph of several sentences ends in nothing."""
    found = [
        (number, block)
        for number, block in report.paragraphs("body")
        if regex.search(r"。[^。：:]{12,}\p{Han}{3}。$", block.said.text)
    ]
    if not found:
        return None
    number, block = rng.choice(found)
    end = len(block.said.text)
    begin = block.said.text.rindex("。", 0, end - 1) + 1
    last = block.said.text[begin : end - 1]
    return Change(changed(report, number, begin, end, last), last[-8:], "the last sentence has no stop")


@kind("rubbish", "damage", ("damage", "markup", "spam"), also=("wording", "marks", "near-miss"), clean=True)
def rubbish(report: Report, rng: random.Random) -> Change | None:
    """A piece of a page, of a wrong decoding or of spam between two sentences."""
    spots = list(matches(report, r"(?<=\p{Han})[。；](?=\p{Han})", "body"))
    if not spots:
        return None
    number, _, end = rng.choice(spots)
    wrong = rng.choice(RUBBISH)
    return Change(changed(report, number, end, end, wrong), repr(wrong), "rubbish in the text")


@kind("letter-for-digit", "damage", ("damage", "digit", "year"), also=("prose", "parts", "identity"), clean=True)
def letter_for_digit(report: Report, rng: random.Random) -> Change | None:
    """2O24年: the letter O for a nought."""
    spots = list(matches(report, "20[0-9]{2}(?=年度?)", "body", "item"))
    if not spots:
        return None
    number, start, end = rng.choice(spots)
    wrong = text(report, number)[start:end].replace("0", "O", 1)
    return Change(changed(report, number, start, end, wrong), wrong, "a letter in a number")
