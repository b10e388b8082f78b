"""What the eye sees of a Word file."""

from __future__ import annotations

import pytest

from reportlint.model.blocks import Heading, ListItem, Paragraph
from reportlint.readers import docx
from tests.unit.readers.word_files import cell, level, numbered, p, r, row, tbl, word_file


def text(body: str, **others: str) -> str:
    return docx.read(word_file(body, **others), "a.docx").text


def lines(body: str, **others: str) -> list[str]:
    return text(body, **others).split("\n")


def field(instruction: str, result: str) -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    begin, middle, end = (mark.format(kind) for kind in ("begin", "separate", "end"))
    shown = result if result.startswith("<") else r(result)
    return f"{begin}<w:r><w:instrText> {instruction} </w:instrText></w:r>{middle}{shown}{end}"


DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
CHINESE = (
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "chineseCounting", "%1、")
    + level(1, "chineseCountingThousand", "（%2）")
    + level(2, "decimal", "%3.")
    + level(3, "decimalEnclosedCircleChinese", "%4", '<w:suff w:val="nothing"/>')
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


class TestText:
    def test_runs_of_a_paragraph_are_one_line(self) -> None:
        assert lines(p(r("收到申请"), r("12", "<w:b/>"), r("件。")) + p() + p("　　第二段 ")) == [
            "收到申请12件。",
            "第二段",
        ]

    def test_blanks_of_the_file_that_word_does_not_show(self) -> None:
        assert (
            text("<w:p><w:r><w:t>\n  甲\n</w:t></w:r><w:r><w:t xml:space='preserve'> 乙</w:t></w:r></w:p>") == "甲 乙"
        )

    def test_signs(self) -> None:
        run = "<w:r><w:t>甲</w:t><w:tab/><w:t>3</w:t><w:noBreakHyphen/><w:t>5</w:t><w:softHyphen/><w:t>日</w:t></w:r>"
        box = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Nobody" w:char="F041"/></w:r>'
        assert text(p(run, box)) == "甲\t3-5日☑□"

    def test_insertions_are_kept_and_deletions_dropped(self) -> None:
        reading = docx.read(
            word_file(
                p("前言。")
                + p(
                    "共",
                    f'<w:del w:id="1"><w:r><w:delText>12</w:delText></w:r></w:del>'
                    f'<w:ins w:id="2">{r("13")}</w:ins><w:moveFrom w:id="3">{r("件甲")}</w:moveFrom>'
                    f'<w:moveTo w:id="4">{r("件")}</w:moveTo>',
                )
            ),
            "a.docx",
        )
        assert reading.text == "前言。\n共13件"
        (notice,) = reading.notices
        assert (notice.code, notice.span.of(reading.text), notice.values) == ("tracked-changes", "共13件", {"count": 4})

    def test_a_deleted_paragraph_mark_joins_two_paragraphs(self) -> None:
        gone = "<w:rPr><w:del w:id='1'/></w:rPr>"
        assert lines(p("一、总体", properties=gone) + p("情况") + p("正文。")) == ["一、总体情况", "正文。"]

    def test_a_paragraph_moved_away_leaves_no_line(self) -> None:
        gone = "<w:rPr><w:moveFrom w:id='1'/></w:rPr>"
        assert lines(p(f'<w:moveFrom w:id="2">{r("甲")}</w:moveFrom>', properties=gone) + p("乙")) == ["乙"]

    def test_comments_left_in_are_told(self) -> None:
        body = p("甲") + p('<w:commentRangeStart w:id="0"/>', r("乙"), '<w:r><w:commentReference w:id="0"/></w:r>')
        reading = docx.read(word_file(body, comments=""), "a.docx")
        (notice,) = reading.notices
        assert (notice.code, notice.span.of(reading.text), notice.values) == ("comments-left", "乙", {"count": 1})

    def test_what_is_not_read_is_told(self) -> None:
        sheet = '<w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" ProgID="{}"/></w:object></w:r>'
        body = (
            p("甲") + '<w:altChunk r:id="rId9"/>' + p("乙", sheet.format("Excel.Sheet.12"), sheet.format("Equation.3"))
        )
        reading = docx.read(word_file(body), "a.docx")
        (notice,) = reading.notices
        assert (notice.code, notice.span.of(reading.text), notice.values) == ("part-not-read", "乙", {"count": 2})
        assert [each.code for each in docx.read(word_file('<w:altChunk r:id="rId9"/>'), "a.docx").notices] == [
            "part-not-read"
        ]

    @pytest.mark.parametrize(("width", "height", "codes"), [(15, 8, ["picture-not-read"]), (4, 4, []), (15, 2, [])])
    def test_large_pictures_are_told(self, width: int, height: int, codes: list[str]) -> None:
        extent = f'<wp:extent xmlns:wp="{DRAWING}" cx="{width * 360000}" cy="{height * 360000}"/>'
        reading = docx.read(word_file(p(f"<w:r><w:drawing>{extent}</w:drawing></w:r>") + p("甲")), "a.docx")
        assert [each.code for each in reading.notices] == codes

    def test_results_of_fields_are_shown_and_instructions_not(self) -> None:
        assert text(p("见", field("REF _a", "表2"), "。")) == "见表2。"
        assert text(p(field('IF "1" = "1" "甲" "乙"', field("PAGE", "3") + r("甲")))) == "3甲"
        assert text(p('<w:fldSimple w:instr=" DATE ">' + r("2024年") + "</w:fldSimple>")) == "2024年"

    def test_a_field_that_never_ends_hides_its_paragraph_only(self) -> None:
        assert (
            text(p("甲", '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>TOC</w:instrText></w:r>') + p("乙"))
            == "甲\n乙"
        )

    def test_an_entry_of_contents_has_dots_before_its_page(self) -> None:
        styles = '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="toc 1"/></w:style>'
        assert (
            text(
                p("<w:r><w:t>一、总体情况</w:t><w:tab/><w:t>1</w:t></w:r>", properties='<w:pStyle w:val="a"/>'),
                styles=styles,
            )
            == "一、总体情况……1"
        )

    def test_hidden_text_is_not_seen(self) -> None:
        assert text(p(r("甲"), r("密", "<w:vanish/>"), r("乙", '<w:vanish w:val="off"/>'))) == "甲乙"

    def test_a_text_box_stands_once_behind_its_paragraph(self) -> None:
        box = "<w:txbxContent>" + p("框内") + "</w:txbxContent>"
        drawing = f"<w:drawing><a:graphic><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></a:graphic></w:drawing>"
        pict = f"<w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>"
        both = f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{drawing}</mc:Choice><mc:Fallback>{pict}</mc:Fallback></mc:AlternateContent></w:r>"
        assert lines(p("甲", both) + p("乙")) == ["甲", "框内", "乙"]
        assert lines(p("甲", f"<w:r>{pict}</w:r>") + p("乙")) == ["甲", "框内", "乙"]

    def test_footnotes_stand_last_in_the_order_of_their_references(self) -> None:
        notes = "".join(
            f'<w:footnote w:id="{at}">{p(words)}</w:footnote>'
            for at, words in ((1, "注一"), (2, "注二"), (3, "无人引用"))
        )
        body = p("甲", '<w:r><w:footnoteReference w:id="2"/></w:r>') + p(
            "乙", '<w:r><w:footnoteReference w:id="1"/></w:r>'
        )
        assert lines(body, footnotes=notes) == ["甲", "乙", "注二", "注一"]

    def test_a_formula_and_a_reading_over_a_word(self) -> None:
        ruby = f"<w:r><w:ruby><w:rt>{r('qīng')}</w:rt><w:rubyBase>{r('清')}</w:rubyBase></w:ruby></w:r>"
        assert text(p(ruby, "河", "<m:oMath><m:r><m:t>a=1</m:t></m:r></m:oMath>")) == "清河a=1"

    def test_content_controls_and_links_are_read_through(self) -> None:
        inner = p("甲", f"<w:hyperlink>{r('乙')}</w:hyperlink>")
        assert text(f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>") == "甲乙"

    def test_a_manual_break_parts_lines_but_not_sentences(self) -> None:
        br = "<w:r><w:br/></w:r>"
        assert lines(p("一、总体情况", br, "2024年，我局公开信息。", br, "　　下一段。")) == [
            "一、总体情况",
            "2024年，我局公开信息。",
            "下一段。",
        ]
        long = "我局认真贯彻落实《中华人民共和国政府信息公开条例》和上级关于政务公开工作的"
        assert lines(p(long, br, "各项要求。")) == [long + "各项要求。"]

    def test_the_strict_form_of_the_standard(self) -> None:
        from tests.unit.readers.word_files import W, packed, parts_of

        parts = parts_of(p("甲", properties=numbered(1)), numbering=CHINESE)
        strict = {
            name: str(data)
            .replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
            .replace(
                "http://schemas.openxmlformats.org/officeDocument/2006", "http://purl.oclc.org/ooxml/officeDocument"
            )
            for name, data in parts.items()
        }
        assert docx.read(packed(dict(strict)), "a.docx").text == "一、甲"


class TestNumbers:
    def shown(self, numbering: str, *paragraphs: tuple[int, int]) -> list[str]:
        body = "".join(p("甲", properties=numbered(*each)) for each in paragraphs)
        return [line.removesuffix("甲") for line in lines(body, numbering=numbering)]

    def test_chinese_levels(self) -> None:
        assert self.shown(CHINESE, (1, 0), (1, 1), (1, 1), (1, 2), (1, 3), (1, 3), (1, 0), (1, 1)) == [
            "一、", "（一）", "（二）", "1.", "①", "②", "二、", "（一）",
        ]  # fmt: skip

    def test_decimals_of_several_levels_and_the_legal_form(self) -> None:
        levels = (
            level(0, "chineseCounting", "第%1章", '<w:suff w:val="space"/>')
            + level(1, "decimal", "%1.%2", "<w:isLgl/>")
            + level(2, "decimal", "%1.%2.%3", "<w:isLgl w:val='1'/>")
        )
        numbering = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num>'
        assert self.shown(numbering, (7, 0), (7, 1), (7, 2), (7, 2), (7, 0), (7, 1)) == [
            "第一章 ", "1.1 ", "1.1.1 ", "1.1.2 ", "第二章 ", "2.1 ",
        ]  # fmt: skip

    def test_a_second_list_of_the_same_kind_counts_on_unless_it_restarts(self) -> None:
        more = '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
        assert self.shown(CHINESE + more, (1, 0), (2, 0), (3, 0), (3, 0), (2, 0)) == [
            "一、",
            "二、",
            "五、",
            "六、",
            "七、",
        ]

    def test_a_level_that_never_restarts(self) -> None:
        levels = level(0, "chineseCounting", "%1、") + level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>')
        numbering = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        assert self.shown(numbering, (1, 0), (1, 1), (1, 0), (1, 1)) == ["一、", "1.", "二、", "2."]

    def test_a_style_brings_its_number_and_a_paragraph_may_refuse_it(self) -> None:
        styles = (
            '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
            '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="1"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
        )
        levels = level(0, "chineseCounting", "%1、", '<w:pStyle w:val="1"/>') + level(
            1, "chineseCounting", "（%2）", '<w:pStyle w:val="2"/>'
        )
        numbering = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'

        def styled(style: int, more: str = "") -> str:
            return p("甲", properties=f'<w:pStyle w:val="{style}"/>{more}')

        body = styled(1) + styled(2) + styled(1, '<w:numPr><w:numId w:val="0"/></w:numPr>') + styled(2) + styled(1)
        reading = docx.read(word_file(body, styles=styles, numbering=numbering), "a.docx")
        assert reading.text.split("\n") == ["一、甲", "（一）甲", "甲", "（二）甲", "二、甲"]
        assert [block.level for block in reading.blocks if isinstance(block, Heading)] == [1, 2, 1, 2, 1]

    def test_a_list_defined_by_a_style_of_lists(self) -> None:
        styles = '<w:style w:type="numbering" w:styleId="L"><w:name w:val="l"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        more = '<w:abstractNum w:abstractNumId="9"><w:numStyleLink w:val="L"/></w:abstractNum><w:num w:numId="4"><w:abstractNumId w:val="9"/></w:num>'
        assert text(p("甲", properties=numbered(4)), numbering=CHINESE + more, styles=styles) == "一、甲"

    def test_bullets_are_no_numbers(self) -> None:
        numbering = f'<w:abstractNum w:abstractNumId="0">{level(0, "bullet", chr(0xF06C))}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        assert self.shown(numbering, (1, 0)) == [""]

    def test_items_and_headings(self) -> None:
        body = p("甲", properties=numbered(1, 1)) + p("乙", properties='<w:outlineLvl w:val="0"/>') + p("丙")
        reading = docx.read(word_file(body, numbering=CHINESE), "a.docx")
        assert [type(block) for block in reading.blocks] == [ListItem, Heading, Paragraph]

    def test_a_paragraph_in_the_style_of_a_heading_is_no_heading(self) -> None:
        reading = docx.read(word_file(p("我局公开信息若干条。" * 9, properties='<w:outlineLvl w:val="0"/>')), "a.docx")
        assert [type(block) for block in reading.blocks] == [Paragraph]

    @pytest.mark.parametrize(
        "number, form, shown",
        [
            (10, "chineseCounting", "十"), (21, "chineseCounting", "二十一"), (105, "chineseCountingThousand", "一百零五"),
            (1010, "chineseCountingThousand", "一千零一十"), (110, "chineseCountingThousand", "一百一十"),
            (20, "ideographDigital", "二〇"), (12, "chineseLegalSimplified", "壹拾贰"), (3, "ideographTraditional", "丙"),
            (13, "ideographTraditional", "13"), (14, "ideographZodiacTraditional", "丁丑"), (20, "decimalEnclosedCircle", "⑳"),
            (21, "decimalEnclosedCircle", "21"), (3, "decimalEnclosedParen", "⑶"), (12, "decimalFullWidth", "１２"),
            (4, "upperRoman", "IV"), (28, "lowerLetter", "bb"), (7, "decimalZero", "07"), (7, "none", ""), (7, "hex", "7"),
        ],
    )  # fmt: skip
    def test_number_formats(self, number: int, form: str, shown: str) -> None:
        from reportlint.readers.docx.numerals import shown as as_shown

        assert as_shown(number, form) == shown


def test_paragraphs_count_the_body_outside_tables_empty_ones_included() -> None:
    body = p("甲") + p() + tbl(row(cell("1", "2"), "3")) + p("乙")
    reading = docx.read(word_file(body), "a.docx")
    assert [*zip((type(block).__name__ for block in reading.blocks), reading.paragraphs, strict=True)] == [
        ("Paragraph", 1), ("Table", 0), ("Paragraph", 3),
    ]  # fmt: skip
