"""A run made by hand, with what outputs stumble over: blanks, marks, 𠮷, a finding without width, two equal ones, no text."""

from __future__ import annotations

from reportlint.model.finding import Finding, FoundEdit, FoundFix, FoundRelated, Location, Place, Safety, Severity
from reportlint.model.lines import Position
from reportlint.model.run import DocumentReport, NotEvaluated, RuleNote, Run
from reportlint.model.span import Span

LINE = "𠮷水县：公开%1，共\t12件"


def place(line: int, start: int, end: int, excerpt: str, location: Location | None = None) -> Place:
    return Place(Position(line, start), Position(line, end), excerpt, location or Location())


SUM = Finding(
    "a/年报 1,x:y.txt",
    "demo/row-total-mismatch",
    Severity.ERROR,
    "stable",
    "总计为 12，应为 11%\n相差 1",
    Span(10, 12),
    place(2, 12, 14, "12", Location(table=1, row=3, column=4, cell_path="本年新收/总计")),
    family="arithmetic",
    name="申请表 新收/总计",
    section="三、收到和处理申请情况",
    related=(FoundRelated("a/年报 1,x:y.txt", place(2, 1, 2, "𠮷"), "自然人 11"),),
    fix=FoundFix("改为 11", Safety.UNSAFE, (FoundEdit(Position(2, 12), Position(2, 14), "11"),)),
    basis="格式 表三",
    fingerprint="f1",
)
MISSING = Finding(
    "a/年报 1,x:y.txt",
    "demo/section-missing",
    Severity.WARNING,
    "preview",
    "缺少第五部分\x07",
    Span(0, 0),
    place(1, 1, 1, ""),
    family="structure",
    fingerprint="f2",
)
STYLE = Finding(
    "C:/报告/b.docx",
    "demo/style",
    Severity.INFO,
    "stable",
    "宜用全角",
    Span(3, 4),
    place(1, 4, 5, ","),
    family="marks",
    fix=FoundFix("改用全角", Safety.SHOW, (FoundEdit(Position(1, 4), Position(1, 5), "，"),)),
    fingerprint="f3",
)
RUN = Run(
    (
        DocumentReport(
            "a/年报 1,x:y.txt",
            "checked",
            kind="demo",
            packs=("demo",),
            not_evaluated=(NotEvaluated("demo/percent", "operand-missing", "去年总数", 2),),
            findings=(MISSING, SUM, SUM),
            lines={1: "标题", 2: LINE},
        ),
        DocumentReport("C:/报告/b.docx", "checked", findings=(STYLE,), lines={1: "一二三,"}),
        DocumentReport("clean.md", "checked"),
        DocumentReport("photo.jpg", "skipped"),
    ),
    {"demo": "1.0"},
    "0.1.0",
    "zh",
    {"demo/row-total-mismatch": RuleNote("合计不符", "总计等于各项之和")},
)
EMPTY = Run((), {}, "0.1.0", "en")
