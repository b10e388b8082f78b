"""Reports that belong together otherwise than by year: members of a region, and copies of another organ's text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reportlint.app import Settings
from reportlint.cli import main
from reportlint.config import forget
from reportlint.corpus import lint_files
from reportlint.engine.filtering import Selection
from reportlint.engine.linting import Options
from reportlint.model.finding import Severity
from reportlint.packs.locate import built_in_packs_folder
from reportlint.walking import walk

if TYPE_CHECKING:
    from reportlint.model.run import DocumentReport

SUMS = "gov-disclosure/region-differs-from-members"
COPIED = "gov-disclosure/problems-copied-from-another-organ"
SAMPLE = (Path(built_in_packs_folder()) / "gov-disclosure" / "sample.md").read_text(encoding="utf-8")
MEMBERS = ("清河市教育局", "清河市民政局", "东岭区人民政府")


def report(organ: str, factor: int = 1, left_out: int = 0) -> str:
    """The sample as another organ's, each number of the table of requests multiplied, the first cell less by `left_out`."""
    lines = []
    inside = False
    for line in SAMPLE.replace("清河市教育局", organ).splitlines():
        inside = (inside or "一、本年新收" in line) and not line.startswith("## 四")
        if inside and line.startswith("|"):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            cells = [str(int(cell) * factor) if cell.isdigit() else cell for cell in cells]
            if "一、本年新收" in line:
                cells[-1] = str(int(cells[-1]) - left_out)
            lines.append("| " + " | ".join(cells) + " |")
        else:
            lines.append(line)
    return "\n".join(lines)


def lint(folder: Path, **more: object) -> dict[str, DocumentReport]:
    options = Options(Selection(preview=True), Severity.INFO)
    settings = Settings(options, outsiders=False, **more)  # type: ignore[arg-type]
    reports = lint_files(walk([str(folder)]), settings, remember=False)
    return {each.path.rpartition("/")[2]: each for each in reports}


def region(folder: Path, total: str, members: tuple[str, ...] = MEMBERS) -> DocumentReport:
    for number, member in enumerate(members):
        (folder / f"{number}.md").write_text(report(member), encoding="utf-8")
    (folder / "total.md").write_text(total, encoding="utf-8")
    return lint(folder, regions=(("清河市人民政府", MEMBERS),))["total.md"]


def of(found: DocumentReport, rule: str) -> list[str]:
    return [finding.message for finding in found.findings if finding.rule == rule]


def test_a_region_is_the_sum_of_its_members(tmp_path: Path) -> None:
    found = region(tmp_path, report("清河市人民政府", 3))
    assert of(found, SUMS) == []
    assert [each for each in found.not_evaluated if each.rule == SUMS] == []


def test_what_is_not_the_sum_is_said(tmp_path: Path) -> None:
    (message,) = of(region(tmp_path, report("清河市人民政府", 3, left_out=1)), SUMS)
    assert message == "汇总报告为 56，各成员单位（配置 regions 所列）合计 57，相差 1"


def test_a_member_that_is_missing_or_unreadable_leaves_it_open(tmp_path: Path) -> None:
    found = region(tmp_path, report("清河市人民政府", 3), MEMBERS[:2])
    assert of(found, SUMS) == []
    assert {each.cause for each in found.not_evaluated if each.rule == SUMS} == {"companion-missing"}
    (tmp_path / "2.md").write_text(report(MEMBERS[2]).split("## 三")[0], encoding="utf-8")
    found = lint(tmp_path, regions=(("清河市人民政府", MEMBERS),))["total.md"]
    assert of(found, SUMS) == []
    assert "table-missing" in {each.cause for each in found.not_evaluated if each.rule == SUMS}


def test_two_reports_of_a_member_that_differ_leave_it_open(tmp_path: Path) -> None:
    (tmp_path / "again.md").write_text(report(MEMBERS[0], 2), encoding="utf-8")
    found = region(tmp_path, report("清河市人民政府", 3))
    assert {each.cause for each in found.not_evaluated if each.rule == SUMS} == {"companion-ambiguous"}


def test_without_a_declared_region_nothing_is_missing(tmp_path: Path) -> None:
    region(tmp_path, report("清河市人民政府", 3, left_out=1))
    for found in lint(tmp_path).values():
        assert of(found, SUMS) == []
        assert [each for each in found.not_evaluated if each.rule == SUMS] == []


def test_the_configuration_declares_regions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    region(tmp_path, report("清河市人民政府", 3, left_out=1))
    listed = ", ".join(f'"{member}"' for member in MEMBERS)
    (tmp_path / "reportlint.toml").write_text(f'[regions]\n"清河市人民政府" = [{listed}]\n', encoding="utf-8")
    forget()
    assert main(["check", str(tmp_path), "--no-cache", "--lang", "zh"]) == 1
    assert f"{SUMS} " in capsys.readouterr().out


def test_the_text_of_another_organ_is_found_among_many(tmp_path: Path) -> None:
    own = SAMPLE.split("## 五")[1].split("## 六")[0]
    (tmp_path / "a.md").write_text(report("清河市教育局"), encoding="utf-8")
    (tmp_path / "b.md").write_text(report("东岭区民政局"), encoding="utf-8")
    other = "\n\n存在的主要问题是部分栏目检索不便，群众反映找不到想看的内容；少数单位报送不及时。下一步请各单位逐月自查。\n\n"
    (tmp_path / "c.md").write_text(report("望江县水务局").replace(own, other), encoding="utf-8")
    found = lint(tmp_path)
    assert [name for name in sorted(found) if of(found[name], COPIED)] == ["a.md", "b.md"]
    finding = next(each for each in found["a.md"].findings if each.rule == COPIED)
    assert finding.related[0].path == str(tmp_path / "b.md")


def test_the_same_report_twice_is_no_other_organ(tmp_path: Path) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(report("清河市教育局"), encoding="utf-8")
    assert all(of(found, COPIED) == [] for found in lint(tmp_path).values())


BEFORE = (Path(built_in_packs_folder()) / "gov-disclosure" / "sample-2023.md").read_text(encoding="utf-8")
SAID = "全年收到政府信息公开申请19件"
CHANGES = {
    "carry-over-differs-from-last-year": (
        "| 二、上年结转政府信息公开申请数量 |  |  | 2 |",
        "| 二、上年结转政府信息公开申请数量 |  |  | 3 |",
    ),
    "valid-documents-do-not-roll": ("| 行政规范性文件 | 1 | 0 | 6 |", "| 行政规范性文件 | 1 | 0 | 9 |"),
    "licences-jump": ("| 行政许可 | 128 |", "| 行政许可 | 1280 |"),
    "penalties-jump": ("| 行政处罚 | 3 |", "| 行政处罚 | 3000 |"),
    "requests-more-than-last-year-differ": (SAID, SAID + "，比上年增加5件"),
    "requests-growth-differs": (SAID, SAID + "，较上年增长20%"),
}


@pytest.mark.parametrize("rule", CHANGES)
def test_rules_across_years_find_what_is_wrong_in_a_folder(tmp_path: Path, rule: str) -> None:
    old, new = CHANGES[rule]
    assert old in SAMPLE
    (tmp_path / "2023.md").write_text(BEFORE, encoding="utf-8")
    (tmp_path / "2024.md").write_text(SAMPLE, encoding="utf-8")
    assert of(lint(tmp_path)["2024.md"], f"gov-disclosure/{rule}") == []
    (tmp_path / "2024.md").write_text(SAMPLE.replace(old, new), encoding="utf-8")
    assert len(of(lint(tmp_path)["2024.md"], f"gov-disclosure/{rule}")) in (1, 2)


def test_a_report_copied_from_last_year_is_told(tmp_path: Path) -> None:
    (tmp_path / "2023.md").write_text(SAMPLE.replace("2023", "2022").replace("2024", "2023"), encoding="utf-8")
    (tmp_path / "2024.md").write_text(SAMPLE, encoding="utf-8")
    found = {finding.rule for finding in lint(tmp_path)["2024.md"].findings}
    assert "gov-disclosure/requests-copied-from-last-year" in found
    assert "gov-disclosure/problems-copied-from-last-year" in found
