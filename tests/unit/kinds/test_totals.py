"""A total that stands behind its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportlint.extend import Held

if TYPE_CHECKING:
    from tests.unit.kinds.conftest import Verb

VALUE = {"said": "(合计|共计|共)[为|有]{n:u}", "year": "全年[公开|发布]{n:u}"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("建议4件、提案6件，共10件。", []),
        ("建议4件、提案6件，共11件。", ["11件"]),
        ("建议4件和提案6件，共计11件。", ["11件"]),
        ("建议4件（主办1件）、提案6件，共11件。", ["11件"]),
        ("网站9条，微信2条，微博3条，三类合计14条。", []),
        ("网站9条，微信2条，微博3条，合计15条。", ["15条"]),
        ("全年办理建议19件、提案29件，共46件。", ["46件"]),
        ("全市28家医院、96家诊所全部建档，合计142家。", ["142家"]),
        ("参加人员分别为42人、38人和55人，共145人次。", ["145人次"]),
        ("前三次共171人次，第四次58人次，全年公开239人次。", ["239人次"]),
        ("1月至6月审查112件，7月至12月审查96件，全年公开218件。", ["218件"]),
        ("许可、处罚分别为12件、3件，合计16件。", ["16件"]),
        ("上半年公开9条，下半年公开2条，全年公开10条。", ["10条"]),
        ("一季度1条、二季度2条、三季度3条、四季度4条，全年发布11条。", ["11条"]),
        ("信息1,200条、文件300件、公告20条，简报4条、图解6条，合计10条。", []),
    ],
)
def test_a_total(verb: Verb, text: str, found: list[str]) -> None:
    run = verb.over(text, VALUE)
    assert run.excerpts == found
    assert bool(found) or run.outcomes == [Held()]


@pytest.mark.parametrize(
    "text",
    [
        "文件9条，微信2条，解读3条，合计15条。",
        "网站9条，微信2条，全年公开15条。",
        "建议4件、提案6件，共11人。",
        "另有建议4件、提案6件，共16件。",
        "来信20件，建议4件、提案6件，共计31件。",
        "党员12人、女职工30人，共35人。",
        "新增3个、注销2个，共11个。",
        "建议4件、提案6件，共11余件。",
        "共11件。",
    ],
)
def test_what_may_have_other_parts_says_nothing(verb: Verb, text: str) -> None:
    assert verb.over(text, VALUE).outcomes == []


def test_the_parts_are_related(verb: Verb) -> None:
    hit = verb.over("建议4件、提案6件，共11件。", VALUE).hits[0]
    assert hit.values == {"whole": "11", "sum": "10", "difference": "1", "unit": "件", "parts": "4＋6"}
    assert [each.span.start for each in hit.related] == [2, 7]
