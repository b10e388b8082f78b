"""Placeholders, closed-list typos and near misses of set terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.accuracy.expect import Change, kind
from bench.accuracy.mutations.spots import changed, marks, matches, swap, text

if TYPE_CHECKING:
    import random

    from bench.accuracy.report import Report

# Right word: its well-known wrong forms, which any closed list should hold.
TYPOS: dict[str, tuple[str, ...]] = {
    "部署": ("布署",),
    "贯彻": ("贯切",),
    "座谈会": ("坐谈会",),
    "截至": ("截止",),
    "登录": ("登陆",),
    "渠道": ("渠到",),
    "薄弱": ("簿弱",),
    "规范": ("规犯",),
    "梳理": ("疏理",),
}
# Slips of the keyboard that no list foresees.
SLIPS: dict[str, tuple[str, ...]] = {
    "严格": ("严恪", "严个"),
    "自觉": ("自决", "自学"),
    "切实": ("切时", "且实"),
    "监督": ("监都", "坚督"),
    "考核": ("考合", "考和"),
    "举措": ("举错",),
    "遵循": ("遵寻",),
    "畅通": ("畅同",),
    "工作人员": ("工作员人", "工作人圆"),
    "领导小组": ("领导小租", "领到小组"),
    "办事指南": ("办事指男",),
}
# Set terms of these reports, with a character lost, exchanged for one that sounds or looks alike, or two changed round.
TERMS: dict[str, tuple[str, ...]] = {
    "政府信息公开": ("政府息公开", "政府信公开", "政府信息工开", "政府信息公天", "政府信息开公", "政俯信息公开"),
    "依申请公开": ("依申公开", "依申清公开", "依请申公开"),
    "行政规范性文件": ("行政规范文性件", "行政规范性文仵", "行政规苑性文件"),
    "政务新媒体": ("政务新煤体", "政务媒新体", "政务新媒休"),
    "门户网站": ("门户网占", "门户网战", "门户站网"),
    "行政复议": ("行政复仪", "行政复义", "行政复意"),
    "行政诉讼": ("行政诉颂", "行政诉公", "行政诉讼讼"),
    "主动公开": ("主动公天", "主勤公开", "主动开公"),
    "信息处理费": ("信息处里费", "信息处费理"),
    "微信公众号": ("微信公从号", "微信众公号"),
    "三审三校": ("三审三较", "三审校三"),
    "人大代表": ("人大代衷", "人代大表"),
    "政协委员": ("政协委圆", "政协委负"),
}


@kind("placeholder-number", "residue", ("placeholder",), also=("prose", "parts"))
def placeholder_number(report: Report, rng: random.Random) -> Change | None:
    """A number that was never filled in: XX条."""
    spots = marks(report, "posts", "part", "small", "people", "events", "letters", "hotline", kinds=("body",))
    if not spots:
        return None
    number, mark = rng.choice(spots)
    wrong = rng.choice(("XX", "××", "X", "xx", "**"))
    return Change(changed(report, number, mark.start, mark.end, wrong), wrong, "a placeholder")


@kind("placeholder-note", "residue", ("placeholder",), also=("marks", "bracket"))
def placeholder_note(report: Report, rng: random.Random) -> Change | None:
    """An instruction of the template: （请填写）, 【】."""
    spots = list(matches(report, "[。；]", "body", "preamble"))
    number, start, _end = rng.choice(spots)
    wrong = rng.choice(
        (
            "（请填写）",
            "【】",
            "【请补充】",
            "（此处填写具体情况）",
            "【待核实】",
            "（该部分以表格形式报告）",
            "（文字描述）",
        )
    )
    return Change(changed(report, number, start, start, wrong), wrong, "an instruction of the template")


@kind("number-blank", "residue", ("placeholder", "unfilled", "blank"), also=("prose", "parts"))
def number_blank(report: Report, rng: random.Random) -> Change | None:
    """A number that was left blank: 信息  条."""
    spots = marks(report, "posts", "small", "people", "letters", "hotline", "pushes", kinds=("body",))
    if not spots:
        return None
    number, mark = rng.choice(spots)
    return Change(
        changed(report, number, mark.start, mark.end, rng.choice(("  ", "　", "   "))),
        "blank",
        "no number before its unit",
    )


@kind("bracket-empty", "residue", ("placeholder", "bracket", "unfilled"), also=("marks",), clean=True)
def bracket_empty(report: Report, rng: random.Random) -> Change | None:
    """门户网站（）: an address that was never filled in."""
    spots = list(matches(report, r"（www[^）]+）", "preamble", "body"))
    if not spots:
        return None
    number, start, end = rng.choice(spots)
    return Change(changed(report, number, start, end, rng.choice(("（）", "（ ）"))), "（）", "brackets around nothing")


@kind("placeholder-organ", "residue", ("placeholder",), also=("organ", "identity"))
def placeholder_organ(report: Report, rng: random.Random) -> Change | None:
    """The organ as the template has it: XX局."""
    spots = marks(report, "self", kinds=("body",))
    if not spots:
        return None
    number, mark = rng.choice(spots)
    old = text(report, number)[mark.start : mark.end]
    wrong = rng.choice(("XX", "××", "某某")) + old[-1]
    return Change(changed(report, number, mark.start, mark.end, wrong, fault=(0, 2)), wrong, "a placeholder")


@kind("typo", "wording", ("typo", "near-miss"), clean=True)
def typo(report: Report, rng: random.Random) -> Change | None:
    """A wrong form from the closed list."""
    return swap(report, rng, TYPOS)


@kind("slip", "wording", ("typo", "near-miss"), clean=True)
def slip(report: Report, rng: random.Random) -> Change | None:
    """A wrong word that no closed list foresees: how far rules reach beyond their lists."""
    return swap(report, rng, SLIPS)


@kind("near-miss", "wording", ("near-miss", "typo", "law"), also=("prose",), clean=True)
def near_miss(report: Report, rng: random.Random) -> Change | None:
    """A set term with one slip."""
    return swap(report, rng, TERMS, "body", "item", "preamble")
