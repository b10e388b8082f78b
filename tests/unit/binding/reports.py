"""Nouns of an annual report and reports about invented places, for the tests of binding and of the verbs over it."""

from __future__ import annotations

from reportlint.binding.bind import bind
from reportlint.binding.binding import Binding
from reportlint.binding.grid import Axis, Band, Label, TableNoun
from reportlint.binding.nouns import (
    ClassNoun,
    FactNoun,
    FormNoun,
    Nouns,
    ReadFrom,
    SayNoun,
    ScopeNoun,
    SectionNoun,
    TermNoun,
    VariableNoun,
)
from reportlint.language.pattern_reading import parse_text
from reportlint.model.document import Document
from reportlint.readers.text import read
from reportlint.structure.document import complete

TITLES = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)
NAMES = ("概况", "主动", "申请", "救济", "问题", "其他")
ACCEPTED = {
    "申请": ("收到…申请…情况",),
    "救济": ("…行政复议…行政诉讼情况",),
    "问题": ("…问题(和|及)改进(情况|措施)",),
    "其他": ("其它需要报告的事项",),
}


def _label(text: str) -> Label:
    return Label((text,), (text,), leaf=True)


ROWS = (
    "一、本年新收政府信息公开申请数量",
    "二、上年结转政府信息公开申请数量",
    "三、本年度办理结果",
    "四、结转下年度继续办理",
)
REQUESTS = TableNoun("申请表", (Band(Axis((_label("总计"),)), Axis(tuple(map(_label, ROWS)))),), near="申请")

NOUNS = Nouns(
    kind="gov-disclosure",
    claims=(parse_text("政府信息公开[工作]年度报告"),),
    variables=(
        VariableNoun("organ", (ReadFrom(parse_text("{organ=text}{year}年"), ("title",)),)),
        VariableNoun(
            "year",
            (
                ReadFrom(parse_text("{year}年"), ("title",)),
                ReadFrom(parse_text("自{year}年1月1日"), ("preamble",)),
                ReadFrom(parse_text("{year}"), origin="file-name", weak=True),
            ),
        ),
    ),
    sections=tuple(
        SectionNoun(name, title, tuple(map(parse_text, ACCEPTED.get(name, ()))))
        for name, title in zip(NAMES, TITLES, strict=True)
    ),
    forms=(
        FormNoun("2021", (2021, None), ("本年制发件数", "现行有效件数", "行政规范性文件")),
        FormNoun("2019", (2019, 2020), ("本年新制作数量", "对外公开总数量", "政府集中采购")),
    ),
    classes=(
        ClassNoun(
            "organ",
            (
                ("乡镇街道", parse_text("/(乡|镇|街道)(人民政府|办事处)?$/")),
                ("人民政府", parse_text("/人民政府$/")),
                ("部门", parse_text("/./")),
            ),
        ),
    ),
    facts=(
        FactNoun(
            "新收件数",
            (SayNoun(parse_text("收到…申请{n:件|宗|起}")), SayNoun(parse_text("未收到…申请"), 0)),
            ("概况", "申请"),
            (parse_text("(上年|去年|累计|同比)"),),
            (ScopeNoun("本级", (parse_text("(区|县|市)政府办"),)),),
        ),
    ),
    terms=(TermNoun("条例", "《中华人民共和国政府信息公开条例》", "《条例》", "以下简称"),),
)

BODIES = (
    (
        "2024年，我局认真落实《中华人民共和国政府信息公开条例》要求，主动公开信息120条。\n"
        "（一）主动公开情况。全年更新栏目12个，收到政府信息公开申请3件，均已答复。\n"
        "（二）依申请公开情况。办理规范，未发生投诉。"
    ),
    "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数\n规章 | 0 | 0 | 0\n行政规范性文件 | 1 | 0 | 4",
    "一、本年新收政府信息公开申请数量 | 3\n二、上年结转政府信息公开申请数量 | 0\n三、本年度办理结果 | 3\n四、结转下年度继续办理 | 0",
    "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计\n0 | 0 | 0 | 0 | 0",
    "存在的问题：一是解读形式单一；二是培训次数不多。\n改进措施：一是丰富解读形式；二是加强培训；三是健全制度。",
    "本年度未收取信息处理费。",
)
TITLE = "清河市教育局2024年政府信息公开工作年度报告"
PREAMBLE = "本报告根据《中华人民共和国政府信息公开条例》编制，统计期限自2024年1月1日起至2024年12月31日止。"


def report(
    titles: tuple[str, ...] = TITLES,
    bodies: tuple[str, ...] = BODIES,
    title: str = TITLE,
    preamble: str = PREAMBLE,
) -> str:
    """A report in plain text; an empty title leaves the section's body where it is, without a heading."""
    parts = [title, preamble]
    for heading, body in zip(titles, bodies, strict=True):
        parts += [heading, body]
    return "\n".join(part for part in parts if part) + "\n"


def document(text: str, path: str = "report.txt") -> Document:
    """The document of a text file."""
    return complete(read(text.encode("utf-8"), path))


def bound(text: str, nouns: Nouns = NOUNS, path: str = "report.txt") -> Binding:
    """The binding of a text file."""
    return bind(document(text, path), nouns)
