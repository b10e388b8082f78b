"""Sections that are missing, empty, out of order, doubled, misnumbered or renamed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bench.accuracy.expect import EDGE, FAULT, NEAR, Change, kind
from bench.accuracy.form import HEADINGS, NUMERALS
from bench.accuracy.marked import Marked, joined
from bench.accuracy.report import Block, Para

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from bench.accuracy.report import Report


def parts(report: Report) -> list[list[Block]]:
    """Blocks of the front matter (0) and of the six sections."""
    return [[block for block in report.blocks if block.section == section] for section in range(7)]


def assembled(report: Report, sections: list[list[Block]]) -> Report:
    return replace(report, blocks=tuple(block for section in sections for block in section))


def _marked(block: Block, mark: str) -> Block:
    return replace(block, mark=mark)


def _heading(section: list[Block], change: Callable[[Para], Para]) -> list[Block]:
    return [change(block) if isinstance(block, Para) and block.kind == "heading" else block for block in section]


def _numbered(section: list[Block], number: int, mark: str = "") -> list[Block]:
    """The section with another number before its heading."""

    def renumber(block: Para) -> Para:
        old = block.said.named("number")[0]
        said = block.said.replaced(old.start, old.end, f"{NUMERALS[number - 1]}、", "number")
        return replace(block, said=said, mark=mark)

    return _heading(section, renumber)


@kind("section-missing", "structure", ("section-missing",), also=("section", "table", "prose", "numbering"))
def missing(report: Report, rng: random.Random) -> Change | None:
    """A section is gone with its heading; in half of the reports those after it were numbered on."""
    gone = rng.randint(1, 6)
    sections = parts(report)
    sections[gone] = []
    before = max(number for number in range(gone) if sections[number])
    sections[before][-1] = _marked(sections[before][-1], EDGE)
    sections[before] = _heading(sections[before], lambda block: replace(block, mark=EDGE))
    if gone < 6:
        sections[gone + 1][0] = _marked(sections[gone + 1][0], EDGE)
        if rng.random() < 0.5:
            for section in range(gone + 1, 7):
                mark = EDGE if section == gone + 1 else ""
                sections[section] = _numbered(sections[section], section - 1, mark)
    return Change(assembled(report, sections), HEADINGS[gone - 1], "article 50 and the form ask for six sections")


@kind("section-empty", "structure", ("section-empty",), also=("section", "problems"))
def empty(report: Report, rng: random.Random) -> Change | None:
    """Section five holds nothing, or 无."""
    sections = parts(report)
    heading = _heading(sections[5], lambda block: replace(block, mark=FAULT))[0]
    body: list[Block] = [Para(5, "body", Marked("无。"), FAULT)] if rng.random() < 0.6 else []
    sections[5] = [heading, *body]
    sections[6][0] = _marked(sections[6][0], NEAR)
    return Change(assembled(report, sections), HEADINGS[4], "problems and improvements are to be reported")


@kind("section-misplaced", "structure", ("section-misplaced", "section-misnumbered"), also=("section", "numbering"))
def misplaced(report: Report, rng: random.Random) -> Change | None:
    """Two neighbouring sections changed places, with their numbers or renumbered."""
    first = rng.choice((2, 3, 4, 5))
    sections = parts(report)
    renumbered = rng.random() < 0.5
    one, two = sections[first], sections[first + 1]
    if renumbered:
        one, two = _numbered(one, first + 1), _numbered(two, first)
    one = _heading(one, lambda block: replace(block, mark=FAULT))
    two = _heading(two, lambda block: replace(block, mark=FAULT))
    sections[first], sections[first + 1] = two, one
    return Change(assembled(report, sections), f"{HEADINGS[first - 1]} / {HEADINGS[first]}", "the form fixes the order")


@kind("section-doubled", "structure", ("section-doubled", "sentence"), also=("section", "numbering", "repetition"))
def doubled(report: Report, rng: random.Random) -> Change | None:
    """A section of prose stands twice."""
    again = rng.choice((1, 5, 6))
    sections = parts(report)
    copy = [
        _marked(block, FAULT)
        for block in sections[again]
        if not (isinstance(block, Para) and block.kind == "signature")
    ]
    sections[again] = [*(_marked(block, NEAR) for block in sections[again]), *copy]
    return Change(assembled(report, sections), HEADINGS[again - 1], "a section of the form is reported once")


@kind("section-misnumbered", "structure", ("section-misnumbered", "numbering"), also=("section",))
def misnumbered(report: Report, rng: random.Random) -> Change | None:
    """One heading bears a wrong number."""
    section = rng.randint(2, 6)
    wrong = rng.choice([number for number in range(1, 8) if number != section])
    sections = parts(report)
    sections[section] = _numbered(sections[section], wrong, FAULT)
    return Change(assembled(report, sections), HEADINGS[section - 1], f"number {wrong} for section {section}")


@kind("measures-missing", "structure", ("problems",), also=("section", "numbering"))
def measures_missing(report: Report, rng: random.Random) -> Change | None:
    """Section five tells problems and no improvement."""
    del rng
    sections = parts(report)
    kept = [block for block in sections[5] if not (isinstance(block, Para) and block.said.named("measures"))]
    if (
        len(kept) < 2
        or len(kept) == len(sections[5])
        or any(word in _text(kept) for word in ("改进", "措施", "下一步"))
    ):
        return None
    sections[5] = [replace(block, mark=NEAR) for block in kept]
    sections[5][0] = _marked(sections[5][0], FAULT)
    return Change(assembled(report, sections), HEADINGS[4], "article 50 asks for problems and improvements")


def _text(blocks: list[Block]) -> str:
    """What stands under a heading."""
    return "".join(block.said.text for block in blocks[1:] if isinstance(block, Para))


@kind("fee-missing", "structure", ("fee",), also=("section",))
def fee_missing(report: Report, rng: random.Random) -> Change | None:
    """Section six does not tell of the fee, which the form of 2021 asks for."""
    if report.edition == "2019":
        return None
    sections = parts(report)
    told = [block for block in sections[6] if isinstance(block, Para) and block.kind != "heading"]
    if any("费" in block.said.text for block in told if not block.said.named("fee_told")):
        return None
    said = rng.choice(("无其他需要报告的事项。", "没有其他需要报告的事项。", "其他工作均已在前文中报告。"))
    kept = [block for block in sections[6] if isinstance(block, Para) and block.kind in {"heading", "signature"}]
    sections[6] = [_marked(kept[0], FAULT), Para(6, "body", Marked(said), NEAR), *kept[1:]]
    return Change(assembled(report, sections), HEADINGS[5], "the form asks how much 信息处理费 was taken")


RENAMED = {
    1: ("工作回顾", "基本概况", "一年来工作综述"),
    2: ("信息发布数据", "公开情况统计", "主要做法和成效"),
    3: ("申请处理统计表", "群众诉求办理", "受理事项"),
    4: ("法律纠纷情况", "案件统计", "被投诉情况"),
    5: ("工作打算", "明年工作计划", "几点体会"),
    6: ("附件", "结语", "有关说明"),
}


@kind("section-renamed", "structure", ("section-renamed", "section-missing"), also=("section",))
def renamed(report: Report, rng: random.Random) -> Change | None:
    """A heading in words that the form does not know."""
    section = rng.randint(1, 6)
    words = rng.choice(RENAMED[section])
    sections = parts(report)

    def rename(block: Para) -> Para:
        number = block.said.named("number")[0]
        return replace(block, said=joined([block.said.sliced(0, number.end), words]), mark=FAULT)

    sections[section] = _heading(sections[section], rename)
    for around in (sections[section - 1], sections[section]):
        last = around[-1]
        around[-1] = last if last.mark else _marked(last, NEAR)
    return Change(assembled(report, sections), HEADINGS[section - 1], f"the form does not know {words}")
