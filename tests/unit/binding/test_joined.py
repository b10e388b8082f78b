"""Prose is searched as one text; what stood between its pieces is not forgotten."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportlint.app import Session
from reportlint.binding.binding import Region
from reportlint.binding.joined import Joined
from reportlint.language.literals import Literals
from reportlint.language.occurrences import Sought

HEAD = "# 清河市教育局2024年政府信息公开工作年度报告\n\n一、总体情况\n全年公开工作平稳有序，各项任务均已完成。\n具体情况如下：\n"
TABLE = "\n| 项目 | 数量 | 说明 |\n|---|---|---|\n| 公开 | 128 | 全年 |\n| 答复 | 12 | 全年 |\n"
TAIL = "\n二、主动公开政府信息情况\n情况良好。\n"
WORDS = Literals(("公开", "公开申", "开申", "申请", "请公开申", "\n公", "。\n"))
FEW_TEXTS = Literals(WORDS.words)
WORDS.find("公" * 50_000)  # from so much text on, places are asked for once


def rules(text: str) -> list[str]:
    return [finding.rule for finding in Session().lint(text.encode(), "report.md").findings]


def test_a_table_between_two_lines_of_prose_parts_them() -> None:
    assert "zh-official/lead-in-empty" in rules(HEAD + TAIL)
    assert "zh-official/lead-in-empty" not in rules(HEAD + TABLE + TAIL)


@given(st.text(alphabet="公开申请\n，。", max_size=60), st.lists(st.integers(0, 60), max_size=8, unique=True))
def test_what_stands_in_pieces_is_what_is_found_in_them_joined(text, cuts):
    ends = sorted(at for at in cuts if at <= len(text))
    regions = [Region(start, end) for start, end in zip(ends[::2], ends[1::2], strict=False)]
    if not regions:
        return
    text = text.replace("\n", "\n" * 14)  # so far apart that nothing stays between them
    both = [
        Joined(text, regions, words, sought) for words in (WORDS, FEW_TEXTS) for sought in (None, Sought(words, text))
    ]
    for word in WORDS.words:
        needed = (frozenset({word}),)
        assert {[each.lacks(needed) for _ in range(12)][-1] for each in both} in ({True}, {False})
