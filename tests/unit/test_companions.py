"""Last year's report: found in the run or in the corpus, one or several, in any order and by any process."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reportlint.app import Session, Settings
from reportlint.companions import AMBIGUOUS, Card, Index, Want
from reportlint.corpus import lint_files
from reportlint.engine.linting import Options
from reportlint.model.finding import Severity
from reportlint.packs.locate import built_in_packs_folder
from reportlint.steps import at_once
from reportlint.studying import complete, lint_beside, study
from reportlint.walking import walk

if TYPE_CHECKING:
    from reportlint.model.run import DocumentReport

RULE = "gov-disclosure/carry-over-differs-from-last-year"
SAMPLE = (Path(built_in_packs_folder()) / "gov-disclosure" / "sample.md").read_text(encoding="utf-8")
LEFT = "| 四、结转下年度继续办理 |  |  | 1 | 1 | 0 | 0 | 0 | 0 | 2 |"


def report(year: int, left: str = LEFT) -> str:
    """The sample as the report of another year; its own year's rows carry 2 requests of natural persons over."""
    text = SAMPLE.replace("2023", "上年").replace("2024", str(year))
    assert LEFT in text
    return text.replace(LEFT, left)


def lint(*paths: Path, corpus: tuple[str, ...] = (), **how: object) -> dict[str, DocumentReport]:
    settings = Settings(outsiders=False, corpus=corpus)
    reports = lint_files(walk([str(path) for path in paths]), settings, remember=False, **how)  # type: ignore[arg-type]
    return {each.path.rpartition("/")[2]: each for each in reports}


def of_rule(report: DocumentReport) -> list[str]:
    return [finding.message for finding in report.findings if finding.rule == RULE]


def cause(report: DocumentReport) -> list[tuple[str, str, int]]:
    return [(each.cause, each.subject, each.times) for each in report.not_evaluated if each.rule == RULE]


def test_what_one_year_left_is_not_what_the_next_took_over(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(report(2024), encoding="utf-8")
    (tmp_path / "b.md").write_text(report(2023), encoding="utf-8")
    found = lint(tmp_path)
    assert of_rule(found["a.md"]) == [
        "本年“上年结转”为 2，上年报告“结转下年度”为 1，相差 1",
        "本年“上年结转”为 0，上年报告“结转下年度”为 1，相差 1",
    ]
    finding = next(each for each in found["a.md"].findings if each.rule == RULE)
    (related,) = finding.related
    assert related.path == str(tmp_path / "b.md")
    assert related.place.excerpt == "1"
    line = report(2023).splitlines()[related.place.start.line - 1]
    assert line[related.place.start.column - 1 : related.place.end.column - 1] == "1"
    assert cause(found["b.md"]) == [("companion-missing", "2022", 7)]


def test_a_column_and_its_total_are_one_finding(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(report(2024), encoding="utf-8")
    left = "| 四、结转下年度继续办理 |  |  | 1 | 0 | 0 | 0 | 0 | 0 | 1 |"
    (tmp_path / "b.md").write_text(report(2023, left), encoding="utf-8")
    found = lint(tmp_path)["a.md"]
    assert of_rule(found) == ["自然人、总计各列都不同，如自然人：本年“上年结转”为 2，上年报告“结转下年度”为 1，相差 1"]
    finding = next(each for each in found.findings if each.rule == RULE)
    assert [each.message for each in finding.related][-1] == "总计"


def test_equal_rows_hold(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(report(2024), encoding="utf-8")
    (tmp_path / "b.md").write_text(report(2023, LEFT.replace("| 1 | 1 |", "| 2 | 0 |")), encoding="utf-8")
    found = lint(tmp_path)
    assert of_rule(found["a.md"]) == []
    assert cause(found["a.md"]) == []


def test_a_document_alone_is_not_held_against_anything(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(report(2024), encoding="utf-8")
    assert cause(lint(tmp_path)["a.md"]) == [("companion-missing", "2023", 7)]


def test_another_organ_is_no_companion(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(report(2024), encoding="utf-8")
    (tmp_path / "b.md").write_text(report(2023).replace("清河市教育局", "清河市民政局"), encoding="utf-8")
    assert cause(lint(tmp_path)["a.md"]) == [("companion-missing", "2023", 7)]


def test_copies_in_two_formats_are_one_and_those_that_differ_are_ambiguous(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(report(2024), encoding="utf-8")
    (tmp_path / "b.md").write_text(report(2023), encoding="utf-8")
    (tmp_path / "c.md").write_text(report(2023).replace("做到先审查、后公开", "先审查再公开"), encoding="utf-8")
    assert len(of_rule(lint(tmp_path)["a.md"])) == 2
    (tmp_path / "c.md").write_text(report(2023, LEFT.replace("| 1 | 1 |", "| 2 | 0 |")), encoding="utf-8")
    found = lint(tmp_path)["a.md"]
    assert of_rule(found) == []
    assert cause(found) == [("companion-ambiguous", "2023", 7)]


def test_the_corpus_is_looked_through_and_not_reported(tmp_path: Path) -> None:
    (tmp_path / "now").mkdir()
    (tmp_path / "old").mkdir()
    (tmp_path / "now" / "a.md").write_text(report(2024), encoding="utf-8")
    (tmp_path / "old" / "b.md").write_text(report(2023), encoding="utf-8")
    found = lint(tmp_path / "now", corpus=(str(tmp_path / "old" / "*.md"),))
    assert list(found) == ["a.md"]
    assert len(of_rule(found["a.md"])) == 2


@pytest.mark.parametrize("order", [(2022, 2023, 2024), (2024, 2023, 2022)])
def test_order_and_executor_change_nothing(tmp_path: Path, order: tuple[int, ...]) -> None:
    for number, year in enumerate(order):
        (tmp_path / f"{number}.md").write_text(report(year), encoding="utf-8")
    alone = lint(tmp_path)
    with ThreadPoolExecutor(1) as executor:
        assert lint(tmp_path, executor=executor) == alone
    assert [len(of_rule(alone[name])) for name in sorted(alone)] == [0 if year == 2022 else 2 for year in order]


def test_an_index_knows_who_offers_what_is_wanted() -> None:
    wants = (Want("last", (b"2023",), "2023"),)
    card = Card((b"2024",), wants, b"1", b"x")
    same = Card((b"2023",), (), b"2", b"y")
    assert found_by(card, same) == [("last", (1,))]
    assert found_by(card, None) == []
    assert found_by(card, card) == []
    assert found_by(card, same, same) == [("last", (1,))]
    assert found_by(card, same, same._replace(figures=b"3")) == [("last", AMBIGUOUS)]


def found_by(*cards: Card | None) -> list[tuple[str, tuple[int, ...]]]:
    index = Index()
    for card in cards:
        index.add(card)
    return [(want.name, numbers) for want, numbers in index.companions(0)]


def test_what_is_kept_says_the_same_as_the_whole_document(tmp_path: Path) -> None:
    session = Session(Settings(Options(severity=Severity.INFO), outsiders=False))
    before, own = report(2023).encode(), report(2024).encode()
    beside = {"last": [at_once(study(session, before, "b.md")).kept]}
    studied = at_once(study(session, own, "a.md"))
    completed = at_once(complete(session, studied.kept, beside))
    assert completed is not None
    assert len(of_rule(completed)) == 2
    assert completed == at_once(lint_beside(session, own, "a.md", (), beside))
    # 第五部分照抄：命中在正文里，位置由留下的文字算出
    assert any(each.rule == "gov-disclosure/problems-copied-from-last-year" for each in completed.findings)


def test_a_document_with_suppressions_is_linted_as_a_whole(tmp_path: Path) -> None:
    text = report(2024) + f"\n<!-- reportlint: ignore {RULE} -- 机构改革 -->\n"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    (tmp_path / "b.md").write_text(report(2023), encoding="utf-8")
    session = Session(Settings(outsiders=False))
    studied = at_once(study(session, text.encode(), "a.md"))
    assert at_once(complete(session, studied.kept, {})) is None
    found = lint(tmp_path)["a.md"]
    assert cause(found) == []
    assert len(of_rule(found)) + found.suppressed == 2


def test_a_second_run_remembers_and_sees_that_a_companion_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORTLINT_CACHE_DIR", str(tmp_path / "cache"))
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.md").write_text(report(2024), encoding="utf-8")
    (folder / "b.md").write_text(report(2023), encoding="utf-8")

    def again() -> list[str]:
        found = lint_files(walk([str(folder)]), Settings(outsiders=False), remember=True)
        return of_rule(next(each for each in found if each.path.endswith("a.md")))

    assert len(again()) == 2
    assert len(again()) == 2
    (folder / "b.md").write_text(report(2023, LEFT.replace("| 1 | 1 |", "| 2 | 0 |")), encoding="utf-8")
    assert again() == []
    (folder / "b.md").write_text(report(2023), encoding="utf-8")
    assert len(again()) == 2


def test_each_file_is_read_once_and_reports_come_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for year in range(2019, 2025):
        (tmp_path / f"{year}.md").write_text(report(year), encoding="utf-8")
    read: list[str] = []
    original = Session.read

    def counted(self: Session, data: bytes, path: str) -> object:
        read.append(path)
        return original(self, data, path)

    monkeypatch.setattr(Session, "read", counted)
    looked: list[int] = []
    found = lint_files(
        walk([str(tmp_path)]), Settings(outsiders=False), remember=False, looked=lambda: looked.append(1)
    )
    assert [each.path for each in found] == [str(tmp_path / f"{year}.md") for year in range(2019, 2025)]
    assert len(read) == len(set(read)) == len(looked) == 6
