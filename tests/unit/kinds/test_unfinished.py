"""A paragraph whose last sentence has no stop is told where the others have theirs, and never a wrapped line."""

from __future__ import annotations

import pytest

RULE = {"length": "20..", "fewest": "3.."}
FULL = "加强政府信息管理，开展属性源头认定。及时清理失效文件。"
CUT = "收到依申请公开两件，均按期作出答复。结果已向申请人送达"


def text(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


def test_the_last_sentence_is_told_and_its_stop_put(verb):
    run = verb.over(text(FULL, CUT, FULL, FULL), RULE)
    assert run.excerpts == ["结果已向申请人送达"]
    (edit,) = run.hits[0].fix.edits
    assert (edit.span.start, edit.span.end, edit.replacement) == (run.hits[0].span.end, run.hits[0].span.end, "。")


def test_a_document_with_few_finished_paragraphs_proves_nothing(verb):
    assert verb.over(text(FULL, CUT, FULL), RULE).hits == []


@pytest.mark.parametrize(
    "last",
    [
        "如有疑问请与本机关联系。联系电话：0555-1234567",
        "全年公开信息三十条，内容完整。江城县教育局2024年1月20日",
        "全年公开信息三十条，内容完整。具体情况见下表和所附如下",
        "全年公开信息三十条，内容完整。（此件公开发布并印发）",
        "全年公开信息三十条，公开内容完整，渠道畅通，答复及时，没有复议诉讼",
    ],
)
def test_what_is_no_sentence_behind_a_stop(verb, last):
    assert verb.over(text(FULL, last, FULL, FULL), RULE).hits == []


def test_a_line_that_goes_on_is_no_paragraph(verb):
    assert verb.over(text(FULL, FULL, FULL, f"{CUT}\n并归档保存。"), RULE).hits == []
    assert (
        verb.over(text(FULL, FULL, FULL, "收到申请两件，均按期答复。结果已向申请人送", "达并归档保存。"), RULE).hits
        == []
    )


def test_a_bracket_that_closes_later_goes_on(verb):
    assert verb.over(text(FULL, "收到申请两件，均按期答复。结果（以邮寄为准的送达方式", FULL, FULL), RULE).hits == []
