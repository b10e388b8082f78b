"""`--output-format html`: a page from the command line, of one report and of many."""

from __future__ import annotations

REPORT = """云岭区民政局2023年政府信息公开工作年度报告

一、总体情况
全年共收到申请件件12件，其中自然人5件、法人6件。
"""


def test_a_page_goes_to_a_file_or_to_standard_output(reportlint, tmp_path):
    (tmp_path / "a.txt").write_text(REPORT, "utf-8")
    ran = reportlint("check", "a.txt", "--output-format", "html", "--output", "a.html")
    assert ran.returncode == 1
    assert ran.stdout == ""
    page = (tmp_path / "a.html").read_text("utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert 'class="paper"' in page
    assert page.count('<li class="finding') > 0
    printed = reportlint("check", "a.txt", "--output-format", "html", "-q")
    assert printed.stdout == page


def test_a_page_may_be_one_output_among_others_and_in_english(reportlint, tmp_path):
    (tmp_path / "a.txt").write_text(REPORT, "utf-8")
    ran = reportlint("check", "a.txt", "--lang", "en", "--report", "html=a.html", "--report", "json=a.json")
    assert ran.stdout.startswith("a.txt:")
    assert '<html lang="en">' in (tmp_path / "a.html").read_text("utf-8")
    assert "paper" not in (tmp_path / "a.json").read_text("utf-8")


def test_of_very_many_documents_the_page_holds_no_text(reportlint, tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(201):
        (folder / f"{number:03}.txt").write_text(f"第{number}号说明：各单位认真认真落实。\n" * 2, "utf-8")
    reportlint("check", "reports", "--output-format", "html", "--output", "many.html", "--jobs", "1")
    page = (tmp_path / "many.html").read_text("utf-8")
    assert 'class="paper"' not in page
    assert page.count('<th scope="row"><a href="#d') + page.count('<th scope="row"><bdi>') >= 201
    reportlint("check", "reports/000.txt", "reports/001.txt", "--output-format", "html", "--output", "two.html")
    assert (tmp_path / "two.html").read_text("utf-8").count('class="paper"') == 2
