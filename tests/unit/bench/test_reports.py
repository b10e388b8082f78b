"""Generated reports are right: everything is recomputed from the files, not from what the generator believes."""

from __future__ import annotations

import pytest
import regex

from bench.accuracy import generate, layouts, plan
from tests.unit.bench.from_text import complaints, remedies, requests

SEED = 11
COUNT = 120
NAMES = generate.places(SEED, COUNT)
DOCUMENTS = list(plan.clean(SEED, COUNT, layouts.TXT + layouts.MD, NAMES))
# Doubled words that are language: 层层, 一步一步, 规范公开行为为抓手, 第三，第三方.
LANGUAGE = regex.compile(
    "层层|部分，分别|办结、结转|地区，区|人人|家家|户户|国国|事事|天天|全全生命|慢慢|目的的|常常|月月|同步发布，发布|预算，预算公开|件件|行行政|实实|在在|方方|面面"
    "|考核，考核结果|案案件|紧紧|行为为|市市|政府政府|更新新闻|生、生态|第三，第三方|审核，审核|公开，公开|([一-鿿])[一-鿿]\\1[一-鿿]|发布，发布"
)


def read(document: plan.Document) -> str:
    """The file as an editor shows it."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return document.rendered.data.decode(encoding).replace("\r\n", "\n")
        except UnicodeDecodeError:
            continue
    raise AssertionError(f"{document.name} cannot be decoded")


@pytest.fixture(params=DOCUMENTS, ids=lambda document: document.name)
def document(request: pytest.FixtureRequest) -> plan.Document:
    found: plan.Document = request.param
    return found


def test_every_equation_of_the_form_holds_in_the_file(document: plan.Document) -> None:
    text = read(document)
    rows = requests(text)
    assert len(rows) == (25 if document.report.edition == "2021" else 23)
    assert all(len(row) == 7 for row in rows)
    blocks = remedies(text)
    assert len(blocks) == 3
    assert complaints(rows, blocks) == []


def test_prose_agrees_with_the_tables_in_the_file(document: plan.Document) -> None:
    text = "\n".join(block.said.text for _number, block in document.report.paragraphs()).replace(",", "")
    rows, blocks = requests(read(document)), remedies(read(document))
    new, old, done, left = (rows[number][6] for number in (0, 1, -2, -1))
    for said in regex.findall(r"(?:收到|受理|接收)[^。，]*?申请(\d+)件", text):
        assert int(said) == new
    for said in regex.findall(r"结转(?:政府信息公开)?(?:申请|的)(\d+)件", text):
        assert int(said) == old
    for said in regex.findall(r"(?:答复政府信息公开申请|办结(?:申请)?|答复申请)(\d+)件", text):
        assert int(said) == done
    for said in regex.findall(r"(?:继续办理|下年度办理)(\d+)件|(\d+)件结转下年度", text):
        assert int(said[0] or said[1]) == left
    for reviews, lawsuits in regex.findall(r"行政复议(?:案件)?(\d+)件[，、]行政诉讼(?:案件)?(\d+)件", text):
        assert (int(reviews), int(lawsuits)) == (blocks[0][4], blocks[1][4] + blocks[2][4])


def test_parts_of_exhaustive_lists_add_up_in_the_file(document: plan.Document) -> None:
    # A line of a wrapped text may end inside a number.
    text = read(document).replace("%", "").replace("\n", "")
    unit = "[条件篇封]"
    for whole, listed in regex.findall(rf"(\d[\d,]*){unit}[，（]其中[：，]?((?:[^\d。；]+[\d,]+{unit}[、，]?)+)", text):
        if "主要" in listed or "等" in listed:
            continue
        parts = [int(part.replace(",", "")) for part in regex.findall(rf"(\d[\d,]*){unit}", listed)]
        if len(parts) > 1:
            assert sum(parts) == int(whole.replace(",", "")), listed


def test_prose_has_no_accident(document: plan.Document) -> None:
    for block in document.report.paragraphs():
        text = block[1].said.text
        assert regex.search(r"([\u4e00-\u9fff]{1,8})[，、]?\1", LANGUAGE.sub("◇", text)) is None, text
        assert regex.search(r"[，。；、：]{2,}|[（《“][）》”]|[。；][，、]", text) is None, text
        for opening, closing in ("（）", "《》", "“”", "〔〕", "〈〉"):
            assert text.count(opening) == text.count(closing), text


def test_ordinals_count_from_one_in_every_list(document: plan.Document) -> None:
    for _number, block in document.report.paragraphs("body"):
        text = regex.sub("“[^”]*”", "", block.said.text)
        wanted = 0
        for said in regex.findall("(?<!统)([一二三四五六])是", text):
            place = "一二三四五六".index(said) + 1
            assert place in {1, wanted + 1}, text
            wanted = place


def test_years_are_the_report_s(document: plan.Document) -> None:
    year = document.report.year
    text = document.report.paragraphs("title")[-1][1].said.text
    assert str(year) in text
    preamble = "".join(block.said.text for _number, block in document.report.paragraphs("preamble"))
    for first, last in regex.findall(r"(\d{4})年1月1日(?:起)?[至到—](?:(\d{4})年)?12月31日", preamble):
        assert (int(first), int(last or year)) == (year, year)


def test_no_two_reports_are_alike_or_of_one_organ() -> None:
    organs = {document.report.organ.full for document in DOCUMENTS}
    assert len(organs) == COUNT
    assert len({document.rendered.text for document in DOCUMENTS}) == COUNT


def test_the_seed_decides_everything() -> None:
    again = list(plan.clean(SEED, 20, layouts.TXT + layouts.MD, NAMES))
    assert [document.rendered.data for document in again] == [document.rendered.data for document in DOCUMENTS[:20]]
    other = generate.draw(SEED + 1, 0, NAMES)
    assert other.blocks != DOCUMENTS[0].report.blocks


def test_all_organ_classes_and_both_forms_are_drawn() -> None:
    drawn = [generate.draw(SEED, number, NAMES) for number in range(COUNT)]
    assert len({report.organ.kind for report in drawn}) == 8
    assert {report.edition for report in drawn} == {"2019", "2021"}
    assert {report.size for report in drawn} == {"zero", "small", "middle", "large"}
