"""Comments and edits put into Word files."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from reportlint.model.errors import Uneditable
from reportlint.model.finding import Edit, Remark
from reportlint.model.span import Span
from reportlint.readers import docx
from tests.unit.readers.test_docx import CHINESE
from tests.unit.readers.word_files import W, cell, numbered, p, packed, parts_of, r, row, tbl, word_file

etree = pytest.importorskip("lxml.etree", reason="reportlint[docx] is not installed")

STYLED = p("收到", r("申", "<w:b/>"), r("请12件", "<w:i/>"), "。")


def span_of(data: bytes, words: str, nth: int = 0) -> Span:
    text = docx.read(data, "a.docx").text
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return Span(at, at + len(words))


def remarked(data: bytes, *words: str) -> bytes:
    return docx.annotate(data, [Remark(span_of(data, each), f"关于{each}\n请核对") for each in words])


def document(data: bytes):
    return etree.fromstring(ZipFile(BytesIO(data)).read("word/document.xml"))


def covered(data: bytes) -> dict[str, str]:
    """The text between the marks of each comment, by its id."""
    found: dict[str, str] = {}
    open_comments: set[str] = set()
    for element in document(data).iter():
        name = etree.QName(element).localname
        identifier = str(element.get(f"{{{W}}}id"))
        if name == "commentRangeStart":
            open_comments.add(identifier)
            found[identifier] = ""
        elif name == "commentRangeEnd":
            open_comments.remove(identifier)
        elif name == "t":
            for each in open_comments:
                found[each] += element.text or ""
    assert not open_comments
    return found


class TestComments:
    def test_they_stand_on_the_exact_characters(self) -> None:
        data = word_file(STYLED + tbl(row("项目", "数量"), row("收件", "12345")))
        words = ["申请12", "23", "收到"]
        assert covered(remarked(data, *words)) == {str(at): each for at, each in enumerate(words)}

    def test_every_part_of_a_split_run_keeps_its_look(self) -> None:
        data = remarked(word_file(STYLED), "请1")
        runs = [
            ("".join(run.itertext()), [etree.QName(each).localname for each in run.iterfind(f"{{{W}}}rPr/*")])
            for run in document(data).iter(f"{{{W}}}r")
            if "".join(run.itertext())
        ]
        assert runs == [("收到", []), ("申", ["b"]), ("请1", ["i"]), ("2件", ["i"]), ("。", [])]

    def test_the_text_stays_and_the_comment_is_read(self) -> None:
        before = word_file(STYLED)
        after = remarked(before, "12")
        read = docx.read(after, "a.docx")
        assert read.text == docx.read(before, "a.docx").text
        assert [notice.code for notice in read.notices] == ["comments-left"]
        comments = etree.fromstring(ZipFile(BytesIO(after)).read("word/comments.xml"))
        assert [["".join(each.itertext()) for each in comment] for comment in comments] == [["关于12", "请核对"]]

    def test_two_on_the_same_and_overlapping_characters(self) -> None:
        assert sorted(covered(remarked(word_file(STYLED), "12", "12", "请12件。", "2件")).values()) == sorted(
            ["12", "12", "请12件。", "2件"]
        )

    def test_over_paragraphs(self) -> None:
        data = word_file(p("甲乙") + p("丙丁"))
        assert covered(remarked(data, "乙\n丙")) == {"0": "乙丙"}

    def test_in_an_insertion_a_link_and_beside_a_tab(self) -> None:
        data = word_file(
            p(
                f'<w:ins w:id="1">{r("甲乙丙")}</w:ins>',
                f"<w:hyperlink>{r('丁戊')}</w:hyperlink>",
                "<w:r><w:t>己</w:t><w:tab/><w:t>庚</w:t></w:r>",
            )
        )
        assert sorted(covered(remarked(data, "乙", "戊己", "\t", "\t庚")).values()) == sorted(["乙", "戊己", "", "庚"])

    @pytest.mark.parametrize("where", ["generated number", "nothing wide", "empty cell"])
    def test_on_the_whole_paragraph_where_only_generated_text_stands(self, where: str) -> None:
        data = word_file(p("甲", properties=numbered(1)) + tbl(row("乙", cell())), numbering=CHINESE)
        text = docx.read(data, "a.docx").text
        spans = {"generated number": Span(0, 2), "nothing wide": Span(3, 3), "empty cell": Span(len(text), len(text))}
        after = docx.annotate(data, [Remark(spans[where], "看")])
        assert covered(after) == {"0": "" if where == "empty cell" else "甲"}
        assert docx.read(after, "a.docx").text == text

    def test_in_a_text_box_a_footnote_and_a_formula_they_stand_on_what_holds_these(self) -> None:
        box = f"<w:r><w:pict><w:txbxContent>{p('框内')}</w:txbxContent></w:pict></w:r>"
        formula = "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>"
        note = f'<w:footnote w:id="1">{p("注解")}</w:footnote>'
        data = word_file(p("甲", box, formula, '<w:r><w:footnoteReference w:id="1"/></w:r>'), footnotes=note)
        after = remarked(data, "框内", "注解", "x")
        body = etree.tostring(document(after)).decode()
        assert body.count("commentRangeStart") == body.count("commentReference") == 3
        assert not list(document(after).iterfind(f".//{{{W}}}txbxContent//{{{W}}}commentRangeStart"))
        assert docx.read(after, "a.docx").text == docx.read(data, "a.docx").text

    def test_those_that_are_there_stay(self) -> None:
        there = f'<w:comment w:id="7" w:author="甲">{p("旧")}</w:comment>'
        body = p(
            '<w:commentRangeStart w:id="7"/>',
            r("乙丙"),
            '<w:commentRangeEnd w:id="7"/>',
            '<w:r><w:commentReference w:id="7"/></w:r>',
        )
        after = remarked(word_file(body, comments=there), "丙")
        assert covered(after) == {"7": "乙丙", "8": "丙"}
        comments = etree.fromstring(ZipFile(BytesIO(after)).read("word/comments.xml"))
        assert [comment.get(f"{{{W}}}author") for comment in comments] == ["甲", "reportlint"]

    def test_other_parts_keep_their_bytes(self) -> None:
        data = packed({**parts_of(STYLED), "word/media/image1.png": b"\x89PNG", "docProps/app.xml": "<a/>"})
        before, after = ZipFile(BytesIO(data)), ZipFile(BytesIO(remarked(data, "12")))
        for name in before.namelist():
            if name not in {"word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}:
                assert after.read(name) == before.read(name)
        assert remarked(data, "12") == remarked(data, "12")


class TestEdits:
    def edited(self, data: bytes, *edits: tuple[str, str]) -> bytes:
        return docx.write_back(data, [Edit(span_of(data, old), new) for old, new in edits])

    def test_runs_keep_their_look(self) -> None:
        after = self.edited(word_file(STYLED), ("申请12", "诉求345"))
        assert docx.read(after, "a.docx").text == "收到诉求345件。"
        assert [("".join(run.itertext()), run.find(f"{{{W}}}rPr") is not None) for run in document(after).iter(f"{{{W}}}r")] == [
            ("收到", False), ("诉求345", True), ("件", True), ("。", False),
        ]  # fmt: skip

    def test_several_at_once_and_in_cells(self) -> None:
        data = word_file(STYLED + tbl(row("甲", "11"), row("乙", "")))
        after = self.edited(data, ("收到", "收"), ("12", "1"), ("11", "10"), ("。", ""))
        assert docx.read(after, "a.docx").text == "收申请1件\n甲 | 10\n乙 | "

    def test_an_insertion(self) -> None:
        data = word_file(p("共12件") + p("一是甲"))
        at = span_of(data, "12").end
        after = docx.write_back(data, [Edit(Span(at, at), "3"), Edit(Span(0, 0), "总")])
        assert docx.read(after, "a.docx").text == "总共123件\n一是甲"

    def test_a_tab_may_go(self) -> None:
        data = word_file(p("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>"))
        assert docx.read(self.edited(data, ("\t", "")), "a.docx").text == "甲乙"
        assert docx.read(self.edited(data, ("\t", "、")), "a.docx").text == "甲、乙"

    def test_what_word_generates_is_refused(self) -> None:
        field = p('<w:fldSimple w:instr=" PAGE ">' + r("3") + "</w:fldSimple>")
        data = word_file(p("甲", properties=numbered(1)) + tbl(row("乙", "丙")) + field, numbering=CHINESE)
        for words in ("一、", "、甲", " | ", "乙 | 丙", "甲\n乙", "3"):
            with pytest.raises(Uneditable):
                self.edited(data, (words, "丁"))

    def test_a_text_box_and_a_footnote_can_be_edited(self) -> None:
        box = f"<w:r><w:pict><w:txbxContent>{p('框内')}</w:txbxContent></w:pict></w:r>"
        note = f'<w:footnote w:id="1">{p("注解")}</w:footnote>'
        data = word_file(p("甲", box, '<w:r><w:footnoteReference w:id="1"/></w:r>'), footnotes=note)
        assert docx.read(self.edited(data, ("框内", "框"), ("注解", "注")), "a.docx").text == "甲\n框\n注"
