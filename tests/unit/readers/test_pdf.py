"""What is drawn on pages, read as a document: paragraphs over lines and pages, tables by their rules."""

from __future__ import annotations

import random
import sys
from io import BytesIO

import pytest

from reportlint.model.blocks import Paragraph, RowRun, Table
from reportlint.model.document import Reading
from reportlint.model.errors import Unreadable
from reportlint.readers import pdf
from tests.calls import calls
from tests.unit.readers.pdf_drawing import HEIGHT, IN_A_LINE, LEFT, LINE, SIZE, WIDTH, Paper

SENTENCE = "全年主动公开各类信息一千二百余条其中政策文件二十三条办事指南四十五条同比均有所增加。"
XS = [90.0, 200.0, 300.0, 400.0, 506.0]


def lines(data: bytes) -> list[str]:
    return pdf.read(data, "a.pdf").text.split("\n")


def table(reading: Reading) -> list[tuple[int, int, int, int, str]]:
    (found,) = [block for block in reading.blocks if isinstance(block, Table)]
    assert found.problem is None
    return [(c.row, c.column, c.row_span, c.column_span, c.span.of(reading.text)) for c in found.cells]


def row(number: int, *texts: str) -> list[tuple[int, int, int, int, str]]:
    return [(number, column, 1, 1, text) for column, text in enumerate(texts)]


def test_lines_of_a_paragraph_are_joined_and_paragraphs_stay_apart() -> None:
    paper = Paper()
    paper.centred(100, "青禾县水务局年度报告", size=22)
    paper.text(LEFT + 2 * SIZE, 150, "一、总体情况")
    y = paper.paragraph(176, SENTENCE * 2)
    paper.paragraph(y, SENTENCE)
    assert lines(paper.data()) == ["青禾县水务局年度报告", "一、总体情况", SENTENCE * 2, SENTENCE]


def test_a_first_line_that_is_indented_begins_a_paragraph_though_the_last_one_is_full() -> None:
    full = (SENTENCE * 2)[: 2 * IN_A_LINE - 3] + "。"
    paper = Paper()
    y = paper.paragraph(100, full)
    paper.paragraph(y, SENTENCE)
    assert lines(paper.data()) == [full, SENTENCE]


def test_a_number_begins_a_paragraph_where_nothing_is_indented() -> None:
    full = (SENTENCE * 2)[: 2 * IN_A_LINE - 1] + "。"
    paper = Paper()
    y = paper.paragraph(100, full, indent=0)
    paper.paragraph(y, "（二）依申请公开情况。" + SENTENCE, indent=0)
    assert lines(paper.data()) == [full, "（二）依申请公开情况。" + SENTENCE]


def test_a_gap_begins_a_paragraph_where_nothing_is_indented() -> None:
    full = (SENTENCE * 3)[: 3 * IN_A_LINE]
    paper = Paper()
    y = paper.paragraph(100, full, indent=0)
    paper.paragraph(y + 20, SENTENCE * 2, indent=0)
    assert lines(paper.data()) == [full, SENTENCE * 2]


def test_a_title_over_two_lines_is_one_only_where_it_had_no_room() -> None:
    paper = Paper()
    paper.centred(80, "青禾县大柳镇及周边各乡村联合水", size=27)
    paper.centred(120, "务管理委员会年度报告", size=27)
    paper.paragraph(170, SENTENCE * 3)
    assert lines(paper.data())[0] == "青禾县大柳镇及周边各乡村联合水务管理委员会年度报告"
    paper = Paper()
    paper.centred(80, "青禾县水务局", size=27)
    paper.centred(120, "2024年度报告", size=27)
    paper.paragraph(170, SENTENCE * 3)
    assert lines(paper.data())[:2] == ["青禾县水务局", "2024年度报告"]


def test_paragraphs_go_on_over_pages_and_what_pages_have_in_common_is_dropped() -> None:
    paper = Paper()
    text = SENTENCE * 5
    for number in range(3):
        if number:
            paper.page()
        paper.text(LEFT, 40, "青禾县水务局文件", size=9)
        paper.centred(810, f"- {number + 1} -", size=12)
        start = 0 if number == 0 else IN_A_LINE * 2 * number - 2
        end = IN_A_LINE * 2 * (number + 1) - 2
        paper.paragraph(100, text[start : end if number < 2 else None], indent=2 if number == 0 else 0)
    reading = pdf.read(paper.data(), "a.pdf")
    assert reading.text == text
    assert reading.pages == (0, IN_A_LINE * 2 - 2, IN_A_LINE * 4 - 2)


def test_a_number_alone_at_the_foot_is_no_page_number_if_it_does_not_count() -> None:
    paper = Paper()
    for number, foot in enumerate(("7", "7")):
        if number:
            paper.page()
        paper.paragraph(150, SENTENCE + str(number))
        paper.text(LEFT + number * 100, 800 - 30 * number, foot)
    assert [line for line in lines(paper.data()) if line == "7"] == ["7", "7"]


def test_blanks_that_only_set_a_line_to_its_width_are_none() -> None:
    paper = Paper()
    paper.paragraph(100, SENTENCE)
    paper.text(LEFT, 200, "号，邮编：223100，电话", spaced=3.5)
    paper.text(LEFT, 226, "Open data portal of the county", spaced=0)
    assert lines(paper.data())[1:] == ["号，邮编：223100，电话", "Open data portal of the county"]


def test_a_line_stretched_to_its_width_by_wide_gaps_is_one() -> None:
    paper = Paper()
    y = paper.paragraph(100, SENTENCE[:26] + "可拨", indent=0)
    assert y > 150
    paper.text(LEFT, 160, "或发送邮件至下列", spaced=28)
    paper.text(LEFT, 186, "office-of-water-affairs@example.cn联系。")
    assert lines(paper.data())[-1].endswith("或发送邮件至下列office-of-water-affairs@example.cn联系。")


def test_a_place_left_blank_stays_blank() -> None:
    paper = Paper()
    paper.text(LEFT, 100, "公开政府信息" + " " * 4 + "条，比上年有所增加。")
    assert lines(paper.data()) == ["公开政府信息  条，比上年有所增加。"]


def test_a_heading_that_fills_its_line_is_not_the_beginning_of_what_follows() -> None:
    paper = Paper()
    y = paper.paragraph(100, SENTENCE * 2)
    y = paper.paragraph(y, SENTENCE * 2)
    y = paper.paragraph(y, SENTENCE * 2)
    heading = "四、因政府信息公开被申请行政复议和提起诉讼情况统计"
    paper.text(LEFT + 2 * SIZE, y, heading[: IN_A_LINE - 2])
    paper.paragraph(y + LINE, "本年度具体情况见下表：")
    assert lines(paper.data())[-2:] == [heading[: IN_A_LINE - 2], "本年度具体情况见下表："]


def test_a_chapter_at_the_edge_ends_with_its_line_though_it_is_full() -> None:
    heading = "四、因政府信息公开工作被申请复议提起行政诉讼情况"
    paper = Paper()
    y = paper.paragraph(100, SENTENCE * 4)
    y = paper.paragraph(y, SENTENCE * 4)
    y = paper.paragraph(y, SENTENCE * 4)
    paper.text(LEFT, y, heading)
    y = paper.paragraph(y + LINE, "具体数据见下表。")
    paper.text(LEFT, y, "2024年1月13日 信息来源：青禾县水务局水务和资源股室")
    paper.text(LEFT, y + LINE, "五、存在的问题")
    paper.paragraph(y + 2 * LINE, SENTENCE)
    assert [line[:9] for line in lines(paper.data())[3:]] == [
        heading[:9],
        "具体数据见下表。",
        "2024年1月13",
        "五、存在的问题",
        SENTENCE[:9],
    ]


def test_a_title_that_fills_its_line_goes_on_under_its_middle() -> None:
    paper = Paper()
    paper.centred(80, "青禾县大柳镇及周边乡村联合水务管理委员会", size=20.8)
    paper.centred(110, "工作年度报告", size=20.8)
    paper.paragraph(150, SENTENCE * 4)
    assert lines(paper.data())[0] == "青禾县大柳镇及周边乡村联合水务管理委员会工作年度报告"


def test_a_gap_between_hanzi_that_stand_close_is_a_blank_that_was_not_drawn() -> None:
    paper = Paper()
    paper.text(LEFT, 100, "一、主动公开")
    paper.text(LEFT + 6.3 * SIZE, 100, "公开规划信息二十三条办事指南四十五条")
    paper.paragraph(126, SENTENCE * 4)
    assert lines(paper.data())[0] == "一、主动公开 公开规划信息二十三条办事指南四十五条"


def test_what_stands_far_apart_stays_apart() -> None:
    paper = Paper()
    paper.text(LEFT, 100, "青禾县水务局")
    paper.text(LEFT + 250, 100, "2024年1月5日")
    assert lines(paper.data()) == ["青禾县水务局  2024年1月5日"]


@pytest.mark.parametrize("filled", [False, True], ids=["stroked", "thin boxes"])
def test_merged_cells_are_told_by_the_rules_that_are_missing(filled: bool) -> None:
    cells = [
        (0, 0, 2, 1, "类别"),
        (0, 1, 1, 2, "本年"),
        (0, 3, 2, 1, "合计"),
        (1, 1, 1, 1, "城区"),
        (1, 2, 1, 1, "乡镇"),
        *row(2, "行政许可", "3", "4", "7"),
    ]
    paper = Paper()
    paper.paragraph(80, SENTENCE)
    paper.grid(XS, [200, 230, 260, 290], cells, filled=filled)
    paper.paragraph(340, SENTENCE)
    reading = pdf.read(paper.data(), "a.pdf")
    assert table(reading) == cells
    assert reading.text.split("\n") == [SENTENCE, "类别 | 本年 | 合计", "城区 | 乡镇", "行政许可 | 3 | 4 | 7", SENTENCE]


def test_a_label_that_runs_downwards_is_read_downwards() -> None:
    cells = [
        (0, 0, 2, 1, "三/、/办/理"),
        (0, 1, 1, 1, "公开"),
        (0, 2, 1, 1, "3"),
        (1, 1, 1, 1, "不公开"),
        (1, 2, 1, 1, "4"),
    ]
    paper = Paper()
    paper.grid([90, 120, 300, 506], [100, 140, 180], cells)
    reading = pdf.read(paper.data(), "a.pdf")
    assert [cell[4] for cell in table(reading)] == ["三、办理", "公开", "3", "不公开", "4"]


def test_numbers_under_one_another_are_two_and_a_wrapped_one_is_one() -> None:
    paper = Paper()
    paper.grid([90, 124, 300, 506], [100, 140, 180], [*row(0, "123456/78", "12/34", "甲/乙"), *row(1, "5", "6", "7")])
    reading = pdf.read(paper.data(), "a.pdf")
    assert [cell[4] for cell in table(reading)][:3] == ["12345678", "12 34", "甲乙"]


def test_outer_rules_may_be_missing() -> None:
    paper = Paper()
    for y in (100, 130, 160):
        paper.rule(90, y, 506, y)
    for x in (200, 300):
        paper.rule(x, 100, x, 160)
    for number, words in enumerate(("类别", "城区", "乡镇", "许可", "3", "4")):
        paper.text((100, 210, 310)[number % 3], 120 + 30 * (number // 3), words, size=10)
    assert [cell[:4] for cell in table(pdf.read(paper.data(), "a.pdf"))] == [
        (r, c, 1, 1) for r in range(2) for c in range(3)
    ]


def test_a_box_around_text_and_a_line_under_a_title_are_no_table() -> None:
    paper = Paper()
    paper.centred(80, "青禾县水务局")
    paper.rule(90, 90, 506, 90)
    for side in ((80, 150, 516, 150), (80, 250, 516, 250), (80, 150, 80, 250), (516, 150, 516, 250)):
        paper.rule(*side)
    paper.paragraph(180, SENTENCE)
    reading = pdf.read(paper.data(), "a.pdf")
    assert reading.text == f"青禾县水务局\n{SENTENCE}"
    assert all(isinstance(block, Paragraph) for block in reading.blocks)


def over_pages(first: list[tuple[int, int, int, int, str]], second: list[tuple[int, int, int, int, str]]) -> Reading:
    paper = Paper()
    for number, cells in enumerate((first, second)):
        if number:
            paper.page()
        paper.centred(810, f"- {number + 1} -", size=12)
        ys = [100.0 + 30 * at for at in range(max(c[0] + c[2] for c in cells) + 1)]
        paper.grid(XS, ys, cells)
    return pdf.read(paper.data(), "a.pdf")


HEAD = row(0, "类别", "城区", "乡镇", "合计")


def test_a_table_goes_on_over_pages_and_its_repeated_header_is_dropped() -> None:
    reading = over_pages([*HEAD, *row(1, "许可", "1", "2", "3")], [*HEAD, *row(1, "处罚", "4", "5", "9")])
    assert table(reading) == [*HEAD, *row(1, "许可", "1", "2", "3"), *row(2, "处罚", "4", "5", "9")]
    assert reading.pages == (0, reading.text.index("处罚"))


def test_equal_rows_are_no_repeated_header() -> None:
    reading = over_pages([*HEAD, *row(1, "许可", "0", "0", "0")], [*row(0, "处罚", "0", "0", "0")])
    assert [cell[4] for cell in table(reading) if cell[1] == 0] == ["类别", "许可", "处罚"]


def test_a_row_that_the_break_cuts_is_one_row() -> None:
    reading = over_pages(
        [*HEAD, *row(1, "要求行政机关确认或重新", "1", "2", "3")],
        [*row(0, "出具已获取信息", "", "", ""), *row(1, "其他", "4", "5", "9")],
    )
    assert table(reading) == [
        *HEAD,
        *row(1, "要求行政机关确认或重新出具已获取信息", "1", "2", "3"),
        *row(2, "其他", "4", "5", "9"),
    ]


def test_a_row_is_cut_where_the_label_had_room_but_not_for_its_next_word() -> None:
    reading = over_pages(
        [*HEAD, *row(1, "危及国家安全稳和", "1", "2", "3")],
        [*row(0, "“三安全”的", "", "", ""), *row(1, "其他", "4", "5", "9")],
    )
    assert [cell[4] for cell in table(reading) if cell[1] == 0] == ["类别", "危及国家安全稳和“三安全”的", "其他"]


def test_a_row_whose_values_are_blank_is_not_cut() -> None:
    reading = over_pages([*HEAD, *row(1, "许可", "", "", "")], [*row(0, "处罚", "4", "5", "9")])
    assert table(reading) == [*HEAD, *row(1, "许可", "", "", ""), *row(2, "处罚", "4", "5", "9")]


def test_a_label_goes_on_over_the_break_and_a_value_does_not() -> None:
    first = [
        (0, 0, 1, 2, "项目"),
        (0, 2, 1, 1, "数"),
        (0, 3, 1, 1, "注"),
        (1, 0, 2, 1, "处理"),
        *row(1, "", "甲", "1", "2")[1:],
        *row(2, "", "乙", "3", "4")[1:],
    ]
    second = [(0, 0, 2, 1, ""), *row(0, "", "丙", "5", "")[1:], *row(1, "", "丁", "6", "7")[1:]]
    found = table(over_pages(first, second))
    assert (1, 0, 4, 1, "处理") in found
    assert (3, 3, 1, 1, "") in found


@pytest.mark.parametrize(
    ("rest", "labels"),
    [("开", [(1, "（三）不予处理申请公开")]), ("四、无法提供", [(1, "（三）不予处理申请公"), (2, "四、无法提供")])],
)
def test_a_narrow_label_of_several_rows_is_joined_over_the_break(rest: str, labels: list[tuple[int, str]]) -> None:
    first = [*row(0, "项目", "情形", "数", "注"), *row(1, "（三）不予处理申请公", "甲", "1", "2")]
    second = [(0, 0, 2, 1, rest), *row(0, "", "乙", "3", "4")[1:], *row(1, "", "丙", "5", "6")[1:]]
    found = table(over_pages(first, second))
    assert [(at, text) for at, column, _, _, text in found if column == 0 and at] == labels


def test_tables_with_other_columns_are_two() -> None:
    paper = Paper()
    paper.grid(XS, [100, 130, 160], [*HEAD, *row(1, "许可", "1", "2", "3")])
    paper.page()
    paper.grid([90, 300, 420], [100, 130, 160], [*row(0, "名称", "数"), *row(1, "甲", "5")])
    assert [block.number for block in pdf.read(paper.data(), "a.pdf").blocks if isinstance(block, Table)] == [1, 2]


def test_a_table_without_rules_is_a_run_of_rows() -> None:
    paper = Paper()
    paper.paragraph(80, SENTENCE)
    for number, words in enumerate(
        (("类别", "城区", "乡镇"), ("行政许可", "13", "4"), ("行政处罚", "0", "57"), ("合计", "13", "61"))
    ):
        for x, word in zip((LEFT, 250, 380), words, strict=True):
            paper.text(x, 200 + 20 * number, word, size=12)
    (run,) = [block for block in pdf.read(paper.data(), "a.pdf").blocks if isinstance(block, RowRun)]
    assert len(run.rows) == 4
    assert {len(r.cells) for r in run.rows} == {3}


def test_fonts_that_only_name_their_encoding_are_read() -> None:
    paper = Paper()
    paper.gbk(LEFT, 100, "青禾县水务局政府信息公开")
    assert lines(paper.data()) == ["青禾县水务局政府信息公开"]


def test_radicals_of_a_dictionary_are_the_hanzi_they_draw() -> None:
    paper = Paper()
    paper.text(LEFT, 100, "⼀、⽅⾯⼯作⻘年")
    assert lines(paper.data()) == ["一、方面工作青年"]


def test_characters_set_twice_to_be_bold_are_read_once() -> None:
    paper = Paper()
    for shift in (0, 0.4):
        paper.text(LEFT + shift, 100, "一一得一")
    assert lines(paper.data()) == ["一一得一"]


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_turned_page_is_read_as_it_is_shown(rotation: int) -> None:
    paper = Paper(rotation=rotation)
    paper.paragraph(100, SENTENCE)
    paper.grid(XS, [200, 230, 260], [*HEAD, *row(1, "许可", "1", "2", "3")])
    reading = pdf.read(paper.data(), "a.pdf")
    assert reading.text.split("\n") == [SENTENCE, "类别 | 城区 | 乡镇 | 合计", "许可 | 1 | 2 | 3"]


def test_a_slanting_watermark_is_no_text() -> None:
    paper = Paper()
    paper.paragraph(100, SENTENCE)
    paper.canvas.saveState()
    paper.canvas.translate(200, 400)
    paper.canvas.rotate(45)
    paper.canvas.setFont("STSong-Light", 60)
    paper.canvas.drawString(0, 0, "内部资料")
    paper.canvas.restoreState()
    assert lines(paper.data()) == [SENTENCE]


def picture() -> BytesIO:
    image = pytest.importorskip("PIL.Image").new("L", (60, 80), 200)
    file = BytesIO()
    image.save(file, "PNG")
    return file


def scanned(paper: Paper) -> None:
    from reportlab.lib.utils import ImageReader

    paper.canvas.drawImage(ImageReader(picture()), 0, 0, WIDTH, HEIGHT)


def test_a_scan_says_that_it_is_one() -> None:
    paper = Paper()
    scanned(paper)
    paper.centred(810, "- 1 -")
    with pytest.raises(Unreadable) as caught:
        pdf.read(paper.data(), "a.pdf")
    assert caught.value.code == "scan"
    assert caught.value.what["zh"] == "扫描件，没有文字层"


def test_a_scanned_page_among_others_is_told() -> None:
    paper = Paper()
    paper.paragraph(100, SENTENCE)
    paper.page()
    scanned(paper)
    (notice,) = pdf.read(paper.data(), "a.pdf").notices
    assert (notice.code, notice.values) == ("page-without-text", {"page": 2})


@pytest.mark.parametrize("data", [b"", b"no pdf", b"%PDF-1.7\n%%EOF"], ids=["empty", "text", "hollow"])
def test_what_is_no_pdf_is_said_to_be_none(data: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        pdf.read(data, "a.pdf")
    assert caught.value.code == "broken"


def test_an_encrypted_pdf_says_so() -> None:
    paper = Paper(encrypt="secret")
    paper.paragraph(100, SENTENCE)
    with pytest.raises(Unreadable) as caught:
        pdf.read(paper.data(), "a.pdf")
    assert caught.value.code == "encrypted"


def test_a_missing_extra_is_told_with_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    paper = Paper()
    paper.paragraph(100, SENTENCE)
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(Unreadable) as caught:
        pdf.read(paper.data(), "a.pdf")
    assert caught.value.code == "missing-extra"
    assert "reportlint[pdf]" in caught.value.cure["en"]


def test_a_document_out_of_all_bounds_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_PAGES", 1)
    paper = Paper()
    paper.paragraph(100, SENTENCE)
    paper.page()
    paper.paragraph(100, SENTENCE)
    data = paper.data()
    with pytest.raises(Unreadable) as caught:
        pdf.read(data, "a.pdf")
    assert caught.value.code == "too-large"
    monkeypatch.setattr(pdf, "MOST_PAGES", 2)
    monkeypatch.setattr(pdf, "MOST_CHARACTERS", 60)
    with pytest.raises(Unreadable) as caught:
        pdf.read(data, "a.pdf")
    assert caught.value.code == "too-large"


def test_a_drawing_of_many_strokes_costs_little_and_hides_no_text() -> None:
    paper = Paper()
    paper.paragraph(60, SENTENCE)
    rng = random.Random(3)
    for _ in range(6000):
        x, y = rng.uniform(90, 500), rng.uniform(300, 800)
        paper.rule(x, y, x + rng.uniform(3, 30), y)
        paper.rule(x, y, x, y + rng.uniform(3, 30))
    data = paper.data()
    assert lines(data) == [SENTENCE]


def damaged(data: bytes, rng: random.Random) -> bytes:
    mutant = bytearray(data)
    for _ in range(rng.randrange(1, 12)):
        at = rng.randrange(len(mutant))
        choice = rng.random()
        if choice < 0.3:
            mutant[at] = rng.randrange(256)
        elif choice < 0.5:
            del mutant[at : at + rng.randrange(1, 200)]
        elif choice < 0.7:
            other = rng.randrange(len(mutant))
            mutant[at:at] = mutant[other : other + rng.randrange(1, 300)]
        elif choice < 0.9:
            digits = [index for index in range(at, min(len(mutant), at + 80)) if 48 <= mutant[index] <= 57]
            for index in digits[:4]:
                mutant[index] = rng.randrange(48, 58)
        else:
            mutant[at:] = rng.choice((b"", b"-1e9 ", b"999999999 0 R ", b"<<>>"))
            mutant += data[at:]
    return bytes(mutant)


@pytest.mark.parametrize("seed", range(4))
def test_damaged_files_are_read_or_said_to_be_unreadable(seed: int) -> None:
    paper = Paper(compressed=False)
    paper.paragraph(60, SENTENCE * 2)
    paper.grid(XS, [200, 230, 260], [*HEAD, *row(1, "许可", "1", "2", "3")])
    paper.page()
    paper.grid(XS, [100, 130], row(0, "处罚", "4", "5", "9"))
    data = paper.data()
    rng = random.Random(seed)
    read = 0
    for _ in range(60):
        try:
            reading = pdf.read(damaged(data, rng), "a.pdf")
        except Unreadable:
            continue
        read += 1
        assert len(reading.pages) >= 1
    assert read


def test_a_label_that_lies_on_its_side_is_read() -> None:
    paper = Paper()
    cells = [(0, 0, 2, 1, ""), *row(0, "", "公开", "3", "甲")[1:], *row(1, "", "不公开", "4", "乙")[1:]]
    paper.grid(XS, [100, 160, 220], cells)
    paper.canvas.saveState()
    paper.canvas.translate(150, HEIGHT - 200)
    paper.canvas.rotate(90)
    paper.text(0, HEIGHT, "办理结果", size=12)
    paper.canvas.restoreState()
    assert table(pdf.read(paper.data(), "a.pdf"))[0] == (0, 0, 2, 1, "办理结果")


def test_a_table_of_hundreds_of_pages_costs_by_the_page() -> None:
    def cost(pages: int) -> int:
        paper = Paper()
        for number in range(pages):
            if number:
                paper.page()
            paper.grid(
                XS,
                [100.0 + 30 * at for at in range(11)],
                [cell for at in range(10) for cell in row(at, "甲", "1", "2", f"{number}{at}")],
            )
        data = paper.data()
        (found,) = [block for block in pdf.read(data, "a.pdf").blocks if isinstance(block, Table)]
        assert found.rows == 10 * pages
        return calls(lambda: pdf.read(data, "a.pdf"))

    assert cost(80) < 8 * cost(10) * 2
