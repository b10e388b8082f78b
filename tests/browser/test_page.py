"""The page as people meet it: what they see, click, type, print, and what it must never do."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

SONGLING = "songling-government-2024.txt"
REPORTS = (SONGLING, "hudong-statistics-2022.md", "yunxi-water-2023.txt")
SIZES = {"laptop": (1360, 900), "tablet": (800, 1100), "phone": (360, 740)}
HOSTILE = """</script><script>alert(1)</script>工作年度报告

一、<img src=x onerror=alert(2)>
的的“><svg onload=alert(3)>。”
<style>*{display:none}</style>共收到申请件件12件，其中甲5件、乙6件。
名称 | <b onmouseover=alert(4)>数</b> | --><!--
合计 | 3 | javascript:alert(5)
"""


def test_nothing_is_asked_of_the_network_and_nothing_goes_wrong(show, page_of):
    for names in (REPORTS, (SONGLING,)):
        shown = show(page_of(*names))
        shown.tab.wait_for_timeout(100)
        assert shown.console == []
        assert shown.requests == []


def test_hostile_text_stays_text(show, page_of):
    names = ("<img src=x onerror=alert(6)>.txt", '"><script>alert(7)</script>.txt')
    shown = show(page_of(texts=tuple((name, HOSTILE) for name in names)))
    shown.tab.wait_for_timeout(100)
    assert shown.console == []
    assert shown.requests == []
    assert shown.tab.locator("script").count() == 1
    assert shown.tab.locator("img, svg, main style").count() == 0
    assert "<style>*{display:none}</style>" in shown.tab.locator(".paper").first.inner_text()


def test_the_policy_stops_what_would_get_through(show, page_of):
    shown = show(page_of(SONGLING))
    stopped = shown.tab.evaluate(
        """() => new Promise((resolve) => {
          const stopped = [];
          addEventListener("securitypolicyviolation", (event) => {
            stopped.push(event.effectiveDirective);
            if (stopped.length === 3) resolve(stopped);
          });
          const script = document.createElement("script");
          script.textContent = "window.broken = true";
          document.body.append(script);
          const style = document.createElement("style");
          style.textContent = "body { display: none }";
          document.body.append(style);
          const image = document.createElement("img");
          image.src = "data:image/gif;base64,R0lGODlhAQABAAAAACw=";
          document.body.append(image);
        })"""
    )
    assert {directive.split("-")[0] for directive in stopped} == {"script", "style", "img"}
    assert shown.tab.evaluate("window.broken") is None


def test_the_wrong_cell_and_its_addends_light_up_together(show, page_of):
    tab = show(page_of(SONGLING)).tab
    item = tab.locator('li.finding[data-rule="gov-disclosure/block-total-mismatch"]')
    item.locator(".go").click()
    lit = tab.locator("td.lit-cell")
    assert lit.count() == 1
    assert lit.locator(".m").inner_text() == "3"
    assert tab.locator("td.lit-related-cell").all_inner_texts() == ["2", "1", "1"]
    assert lit.evaluate(
        "cell => { const box = cell.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight; }"
    )
    tab.locator('li.finding[data-rule="zh-official/word-doubled"] .go').click()
    assert tab.locator("td.lit-cell, td.lit-related-cell").count() == 0
    assert tab.locator(".m.lit").inner_text() == "组织组织"


def test_a_mark_leads_to_its_finding_and_a_related_link_to_its_place(show, page_of):
    tab = show(page_of(SONGLING)).tab
    tab.locator(".paper .m", has_text="组织组织").click()
    current = tab.locator("li.finding[aria-current]")
    assert current.get_attribute("data-rule") == "zh-official/word-doubled"
    item = tab.locator('li.finding[data-rule="gov-disclosure/row-total-mismatch"]')
    item.locator(".related a").first.click()
    assert tab.locator("li.finding[aria-current]").get_attribute("id") == item.get_attribute("id")
    assert tab.locator("td.lit-related-cell").count() > 1


@pytest.mark.parametrize(("down", "up"), [("j", "k"), ("ArrowDown", "ArrowUp")])
def test_the_keyboard_walks_through_the_findings(show, page_of, down, up):
    tab = show(page_of(SONGLING)).tab
    tab.locator(".list").focus()
    numbers = []
    for key in (down, down, down, up):
        tab.keyboard.press(key)
        numbers.append(tab.locator("li.finding[aria-current]").get_attribute("id"))
        assert tab.evaluate("document.activeElement.closest('li.finding').id") == numbers[-1]
    assert numbers == ["d1f1", "d1f2", "d1f3", "d1f2"]
    tab.keyboard.press("Escape")
    assert tab.locator("[aria-current], .lit").count() == 0


def test_arrows_scroll_the_page_outside_of_the_list_and_letters_can_be_turned_off(show, page_of):
    tab = show(page_of(SONGLING)).tab
    tab.keyboard.press("ArrowDown")
    assert tab.locator("[aria-current]").count() == 0
    tab.locator("input[name=keys]").uncheck()
    tab.keyboard.press("j")
    assert tab.locator("[aria-current]").count() == 0


def test_filters_by_severity_and_rule(show, page_of):
    tab = show(page_of(SONGLING)).tab
    total = tab.locator("li.finding").count()
    milder = total - tab.locator("li.finding.error").count()
    assert 0 < milder < total
    tab.locator("input[value=error]").uncheck()
    assert tab.locator("li.finding:visible").count() == milder
    assert tab.locator(".shown").inner_text() == f"显示 {milder} 条，共 {total} 条"
    assert tab.locator(".paper .m.error:not(.off)").count() == 0
    assert tab.locator(".paper .m:not(.off)").count() > 0
    tab.keyboard.press("j")
    assert tab.locator("li.finding[aria-current]").get_attribute("data-severity") != "error"
    tab.locator("input[value=error]").check()
    tab.locator("select[name=rule]").select_option("zh-official/word-doubled")
    assert tab.locator("li.finding:visible").count() == 1
    tab.locator("select[name=rule]").select_option("")
    assert tab.locator("li.finding:visible").count() == total


def test_the_skip_link_comes_first_and_every_focus_is_seen(show, page_of):
    tab = show(page_of(SONGLING)).tab
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip"
    assert tab.locator(".skip").bounding_box()["y"] >= 0
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "d1list"
    for _ in range(12):
        tab.keyboard.press("Tab")
        assert tab.evaluate(
            """() => { const now = document.activeElement, item = now.closest('.finding');
              const seen = (each) => { const style = getComputedStyle(each);
                return style.outlineStyle !== 'none' || style.boxShadow !== 'none'; };
              return seen(now) || (item !== null && seen(item)); }"""
        )


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("names", [(SONGLING,), REPORTS], ids=["one", "several"])
def test_no_page_is_wider_than_its_screen(show, page_of, size, names):
    width, height = SIZES[size]
    tab = show(page_of(*names), width=width, height=height).tab
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    tab.keyboard.press("j")
    assert tab.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_phone_a_bar_says_what_is_in_focus_and_leads_on(show, page_of):
    tab = show(page_of(SONGLING), width=360, height=740, has_touch=True).tab
    bar = tab.locator(".bar")
    assert not bar.is_visible()
    tab.locator(".paper .m", has_text="组织组织").tap()
    assert "“组织”重复" in bar.inner_text()
    bar.locator("[data-step='1']").tap()
    current = tab.locator("li.finding[aria-current] .go")
    assert current.inner_text() in bar.inner_text()
    box = tab.locator(".m.lit").bounding_box()
    assert 0 <= box["y"] <= 740
    bar.locator("[data-close]").tap()
    assert not bar.is_visible()


def test_an_index_leads_to_each_document_and_finds_files(show, page_of):
    tab = show(page_of(*REPORTS)).tab
    rows = tab.locator("#documents tbody tr")
    assert rows.count() == len(REPORTS)
    tab.locator("#documents th", has_text="错误").get_by_role("button").click()
    counts = [int(text) for text in rows.locator("td:nth-child(3)").all_inner_texts()]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > counts[-1]
    tab.locator("#documents th", has_text="错误").get_by_role("button").click()
    assert [int(text) for text in rows.locator("td:nth-child(3)").all_inner_texts()] == counts[::-1]
    tab.locator("#find").fill("hudong")
    assert rows.locator("visible=true").count() == 1
    rows.locator("a:visible").click()
    assert tab.evaluate("location.hash") == "#d2"
    assert tab.locator("#d2 h2").inner_text() == "hudong-statistics-2022.md"


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_places_far_away_are_reached_although_they_were_not_laid_out(show, page_of, motion):
    tab = show(page_of(*REPORTS * 8)).tab
    tab.emulate_media(reduced_motion=motion)
    for go in (lambda: tab.keyboard.press("k"), lambda: tab.locator("#documents a").nth(11).click()):
        go()
        tab.wait_for_timeout(700)
        goal = ".m.lit, .gap.lit" if tab.evaluate("location.hash") == "" else "#d12 h2"
        assert 0 <= tab.locator(goal).first.bounding_box()["y"] <= 900
    last = tab.locator("li.finding").last.get_attribute("id")
    assert tab.locator("li.finding[aria-current]").get_attribute("id") == last


def test_without_scripts_everything_is_there_but_the_controls(show, page_of):
    shown = show(page_of(SONGLING), java_script_enabled=False)
    assert shown.tab.locator("li.finding:visible").count() > 5
    assert not shown.tab.locator(".tools").is_visible()
    assert not shown.tab.locator(".bar").is_visible()
    assert shown.tab.locator(".paper").is_visible()


def test_paper_shows_all_findings_and_no_controls(show, page_of, tmp_path):
    tab = show(page_of(*REPORTS)).tab
    tab.locator("input[value=error]").uncheck()
    tab.emulate_media(media="print")
    assert tab.locator("li.finding:visible").count() == tab.locator("li.finding").count()
    assert tab.locator(".tools:visible, .bar:visible, [data-step]:visible, .find:visible").count() == 0
    path = tmp_path / "page.pdf"
    tab.pdf(path=path, format="A4")
    pdf = pytest.importorskip("pypdfium2", reason="pypdfium2 (reportlint[pdf]) is not installed")
    with pdf.PdfDocument(path) as document:
        text = "".join(page.get_textpage().get_text_bounded() for page in document)
    assert text.count("依据") >= tab.locator("dt", has_text="依据").count()
    assert "gov-disclosure/row-total-mismatch" in text.replace("\r\n", "")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["laptop", "phone"])
@pytest.mark.parametrize(("names", "language"), [((SONGLING,), "zh"), (REPORTS, "en")], ids=["one", "several"])
def test_axe_finds_no_barrier(show, page_of, scheme, size, names, language):
    found = importlib.util.find_spec("axe_playwright_python")
    if found is None or found.origin is None:
        pytest.skip("axe-playwright-python, which ships axe-core, is not installed")
    width, height = SIZES[size]
    # The page's own policy would stop the tester's script too.
    tab = show(page_of(*names, language=language), width=width, height=height, color_scheme=scheme, bypass_csp=True).tab
    tab.add_script_tag(path=Path(found.origin).with_name("axe.min.js"))
    for key in (None, "j"):
        if key:
            tab.keyboard.press(key)
        result = tab.evaluate("axe.run(document, { resultTypes: ['violations'] })")
        assert [
            (each["id"], node["html"][:160], node["failureSummary"])
            for each in result["violations"]
            for node in each["nodes"]
        ] == []


def test_the_page_of_the_real_report_holds_together(show, page_of, session, shared):
    text = (shared / "data/jiaxing-data-bureau-2024.txt").read_text("utf-8")
    shown = show(page_of(texts=(("jiaxing.txt", text),)), width=360, height=740)
    assert shown.console == []
    assert shown.tab.evaluate("document.documentElement.scrollWidth") <= 360
    assert shown.tab.locator(".paper table").count() == 3
    assert shown.tab.locator(".paper .m").count() >= 3
