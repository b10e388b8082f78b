"""The edition of the form that each table follows."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from reportlint.app import Session, Settings
from reportlint.extend import Held, Hit, Unevaluated
from reportlint.kinds.edition import EditionCheck
from reportlint.packs.locate import built_in_packs_folder

PACK = Path(built_in_packs_folder()) / "gov-disclosure"
NEW, OLD = ((PACK / name).read_text(encoding="utf-8") for name in ("sample.md", "sample-2019.md"))
NEW_HEADER = "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |"
OLD_HEADER = "| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |"
OTHER = "|  | （六）其他处理 | 1.申请人无正当理由逾期不补正"


@cache
def session() -> Session:
    return Session(Settings(outsiders=False))


def judged(text: str) -> list[tuple[str, str]]:
    binding = session().bind(text.encode(), "a.md")
    found = []
    for outcome in EditionCheck("year")(binding):
        if isinstance(outcome, Hit):
            found.append((outcome.defect, outcome.span.of(binding.document.text)))
        else:
            found.append((type(outcome).__name__, ""))
    return found


def one_row(text: str) -> str:
    """The table of requests with 其他处理 as one row, as the trial form has it."""
    lines = [
        line for line in text.splitlines() if "逾期未按收费通知" not in line and not line.startswith("|  |  | 3.其他 |")
    ]
    return "\n".join(
        "|  | （六）其他处理 |  | 0 | 0 | 0 | 0 | 0 | 0 | 0 |" if line.startswith(OTHER) else line for line in lines
    )


@pytest.mark.parametrize("text", [NEW, OLD])
def test_the_form_of_the_year(text: str) -> None:
    assert judged(text) == [("Held", ""), ("Held", "")]


def test_the_old_form_in_a_later_year() -> None:
    assert judged(OLD.replace("2020", "2022")) == [("outdated", "本年新制作数量")]


def test_one_table_of_the_old_form() -> None:
    assert judged(one_row(NEW)) == [("Held", ""), ("mixed", "（六）其他处理")]


def test_words_of_the_old_form_in_a_table_of_the_new() -> None:
    assert judged(NEW.replace(NEW_HEADER, OLD_HEADER))[0] == ("mixed", "本年新制作数量")


def test_the_new_form_before_its_time() -> None:
    assert judged(NEW.replace("2024", "2020"))[0] == ("premature", "本年制发件数")


def test_without_a_year_nothing_is_said() -> None:
    binding = session().bind(NEW.encode(), "a.md")._replace(variables={})
    (outcome,) = EditionCheck("year")(binding)
    assert isinstance(outcome, Unevaluated)
    assert not isinstance(outcome, Held)


def test_a_document_that_names_two_years_is_not_judged() -> None:
    text = NEW.replace("清河市教育局2024年政府信息公开工作年度报告", "清河市教育局2020年政府信息公开工作年度报告", 1)
    assert judged(text) == [("Unevaluated", "")]
