"""A section that repeats the same section of another document."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

import pytest

from reportlint.app import Session, Settings
from reportlint.extend import Cause, Held, Hit, Unevaluated
from reportlint.kinds.copied import CopiedCheck, FiguresCheck

CHECK = CopiedCheck("问题", "last", Decimal("0.9"), 60)
FIRST = "存在的主要问题：一是政策解读形式较为单一，群众看不懂；二是基层单位公开意识有待加强，更新不够及时。"
SECOND = "改进措施：一是丰富解读方式，多用图表和问答；二是加强业务指导，每季度组织一次专题培训，提高能力。"
OTHER = "存在的主要问题：栏目设置不够合理，检索不便。改进措施：请群众参与评议，按月整理意见，逐条答复并公布结果，接受各方面的监督，努力让群众满意。"


@cache
def session() -> Session:
    return Session(Settings(outsiders=False))


def judged(text: str, before: str | None, check: CopiedCheck | FiguresCheck = CHECK) -> object:
    binding, *others = (
        session().bind(
            f"某县教育局{year}年政府信息公开工作年度报告\n\n五、存在的主要问题及改进情况\n{body}\n".encode(), "a.txt"
        )
        for year, body in ((2024, text), (2023, before))
        if body is not None
    )
    if others:
        binding = binding._replace(companions={"last": others[0]})
    (outcome,) = check(binding)
    return outcome.span.of(binding.document.text) if isinstance(outcome, Hit) else outcome


@pytest.mark.parametrize("before", [FIRST + SECOND, f"{FIRST}\n{SECOND}", (FIRST + SECOND).replace("每季度", "每半年")])
def test_copied_with_or_without_small_changes(before: str) -> None:
    assert judged(FIRST + SECOND, before) == "存在的主要问题：一是政策解读形式较为单一，群众看不懂"


def test_new_text_holds() -> None:
    assert judged(FIRST + SECOND, OTHER) == Held()


def test_years_and_figures_make_no_difference() -> None:
    said = "2024年发现问题12个。" + FIRST + SECOND
    assert isinstance(judged(said, said.replace("2024", "2023").replace("12", "9")), str)


def test_without_the_other_document_nothing_is_evaluated() -> None:
    outcome = judged(FIRST + SECOND, None)
    assert outcome == Unevaluated(Cause.COMPANION_MISSING, "2023")


def test_short_sections_are_not_compared() -> None:
    binding = session().bind(
        "某县教育局2024年政府信息公开工作年度报告\n\n五、存在的主要问题及改进情况\n无。\n".encode(), "a.txt"
    )
    assert list(CHECK(binding._replace(companions={"last": binding}))) == []


FIGURES = FiguresCheck("问题", "last", 5, frozenset("条件"))
COUNTED = "2024年公开信息236条，其中文件21条、动态215条。收到申请19件、答复18件。"


@pytest.mark.parametrize("before", [COUNTED, COUNTED.replace("2024", "2023"), COUNTED + "另有新闻12条、图解13条。"])
def test_figures_that_stand_in_both(before: str) -> None:
    assert judged(COUNTED, before, FIGURES) == "2024年公开信息236条，其中文件21条、动态215条"


@pytest.mark.parametrize(
    ("now", "before"),
    [
        (COUNTED, COUNTED.replace("19", "20")),
        ("制度2条、3条、4条，目录5条、6条。", "制度2条、3条、4条，目录5条、6条。"),
        ("公开信息236条。收到申请190件。答复180件。", "公开信息236条。收到申请190件。答复180件。"),
    ],
)
def test_figures_that_may_be_the_same_by_chance(now: str, before: str) -> None:
    assert judged(now, before, FIGURES) == Held()
