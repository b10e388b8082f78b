"""The page: every character once, nothing that a document says becomes markup, all links lead somewhere."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from reportlint.model.body import BodyBlock, BodyCell, DocumentBody
from reportlint.model.finding import Finding, FoundEdit, FoundFix, FoundRelated, Location, Place, Safety, Severity
from reportlint.model.lines import LineIndex
from reportlint.model.run import DocumentReport, NotEvaluated, Proven, RuleNote, Run
from reportlint.model.span import Span
from reportlint.writers.html import write
from reportlint.writers.html.words import WORDS

VOID = {"meta", "input", "br"}
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</script><script>alert(1)//",
    "</style><link rel=stylesheet href=//x.example>",
    "' onmouseover='alert(1)",
    "<!-- ]]> &lt;b&gt; &amp;amp;",
    "javascript:alert(1)",
)


class Tree(HTMLParser):
    """What a browser would make of a page: balanced elements, ids, links, and the text of the shown document."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[tuple[str, dict[str, str]]] = []
        self.paper: list[str] = []
        self.content: dict[str, str] = {}
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        element = (tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        names = [tag for tag, _ in self.open]
        classes = {name for _, attributes in self.open for name in attributes.get("class", "").split()}
        if names and names[-1] in ("script", "style"):
            self.content[names[-1]] = self.content.get(names[-1], "") + data
        elif "paper" in classes and not classes & {"no", "gap"}:
            self.paper.append(data)

    def all(self, name: str, **wanted: str) -> list[dict[str, str]]:
        return [
            attributes
            for tag, attributes in self.elements
            if tag == name and all(wanted[each] in attributes.get(each, "").split() for each in wanted)
        ]


def finding(body: str, start: int, end: int, message: str = "有误") -> Finding:
    index = LineIndex(body)
    place = Place(index.position(start), index.position(end), body[start:end], Location(paragraph=1))
    return Finding("甲.txt", "test/rule", Severity.ERROR, "stable", message, Span(start, end), place)


def report(text: str, blocks: tuple[BodyBlock, ...], findings: tuple[Finding, ...]) -> DocumentReport:
    return DocumentReport("甲.txt", "checked", findings=findings, body=DocumentBody(text, blocks))


def run(*documents: DocumentReport, language: str = "zh", rules: dict[str, RuleNote] | None = None) -> Run:
    return Run(documents, {"damage": "1.0.0"}, "0.1.0", language, rules or {})


def one(text: str, *findings: Finding) -> Run:
    return run(report(text, (BodyBlock("paragraph", Span(0, len(text))),), findings))


def test_a_page_is_whole_by_itself():
    page = write(one("全年收到申请12件。", finding("全年收到申请12件。", 6, 8)))
    tree = Tree(page)
    assert not regex.findall(r"https?:|//[a-z]|@import|url\(", page)
    assert {tag for tag, _ in tree.elements} & {"link", "img", "iframe", "object", "base"} == set()
    policy = next(a["content"] for a in tree.all("meta") if a.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'; ")
    for name in ("style", "script"):
        assert len(tree.all(name)) == 1
        digest = b64encode(sha256(tree.content[name].encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    assert not any(name == "style" or name.startswith("on") for _, attributes in tree.elements for name in attributes)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_link_leads_somewhere_and_every_id_is_one(language):
    text = "合计12，甲5，乙6。\n第二段。"
    related = tuple(
        FoundRelated("甲.txt", finding(text, at, at + 1).place, word, Span(at, at + 1))
        for at, word in ((6, "甲"), (9, "乙"))
    )
    elsewhere = FoundRelated("乙.txt", finding(text, 0, 2).place, "上年")
    first = finding(text, 2, 4)._replace(related=(*related, elsewhere), basis="格式")
    both = report(
        text,
        (BodyBlock("paragraph", Span(0, 11)), BodyBlock("heading", Span(12, 16), 1)),
        (first, finding(text, 12, 12)),
    )
    bare = both._replace(path="丙.txt", body=None)
    tree = Tree(write(run(both, bare, DocumentReport("丁.doc", "skipped"), language=language)))
    ids = [attributes["id"] for _, attributes in tree.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    wanted = {a["href"] for _, a in tree.elements if "href" in a} - {"#"}
    assert {"#d1m1", "#d1m2", "#d1m1r1", "#d1m1r2", "#d1f1", "#d1", "#d2", "#index"} <= wanted
    assert {link.removeprefix("#") for link in wanted} <= set(ids)
    described = {
        name
        for _, a in tree.elements
        for key in ("aria-describedby", "aria-labelledby")
        for name in a.get(key, "").split()
    }
    assert described <= set(ids)


def test_a_finding_and_its_related_places_are_marked_where_they_stand():
    text = "合计 | 12\n甲 | 5\n乙 | 6"
    rows = tuple(
        (BodyCell(Span(a, b), head="row"), BodyCell(Span(c, d)))
        for a, b, c, d in ((0, 2, 5, 7), (8, 9, 12, 13), (14, 15, 18, 19))
    )
    related = tuple(
        FoundRelated("甲.txt", finding(text, at, at + 1).place, "加数", Span(at, at + 1)) for at in (12, 18)
    )
    page = write(
        run(
            report(
                text, (BodyBlock("table", Span(0, 19), rows=rows),), (finding(text, 5, 7)._replace(related=related),)
            )
        )
    )
    tree = Tree(page)
    assert tree.all("a", **{"data-f": "d1f1"})[0]["href"] == "#d1f1"
    assert len(tree.all("span", **{"data-r": "d1f1"})) == 2
    assert len(tree.all("td", **{"class": "wrong"})) == 1
    assert [a["scope"] for a in tree.all("th")] == ["row"] * 3
    assert [each.strip() for each in tree.paper if each.strip()] == ["合计", "12", "甲", "5", "乙", "6"]


def everywhere(said: str) -> Run:
    """A run that says the same wherever a document, a path, a pack or a rule may say something."""
    whole = Span(0, len(said))
    place = finding(said, 0, len(said)).place
    bad = finding(said, 0, len(said), said)._replace(
        path=said,
        name=said,
        section=said,
        basis=said,
        rule=said,
        fix=FoundFix(said, Safety.UNSAFE, (FoundEdit(place.start, place.end, said),)),
        related=(FoundRelated(said, place, said), FoundRelated(said, place, said, Span(0, 1))),
    )
    document = report(said, (BodyBlock("title", whole), BodyBlock("table", whole)), (bad,))._replace(
        path=said,
        variables={"organ": said, "year": said},
        not_evaluated=(NotEvaluated(said, said, said, 1),),
        proven=(Proven({"zh": said}, 2),),
    )
    bare = document._replace(body=None, lines={1: said})
    return run(document, bare, rules={said: RuleNote(said, said)})._replace(packs={said: said})


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_documents_say_is_never_markup(hostile):
    tame = hostile.translate({ord(mark): chr(ord(mark) + 0xFEE0) for mark in "<>\"'&"})
    bad, good = Tree(write(everywhere(hostile))), Tree(write(everywhere(tame)))
    assert [(tag, list(names)) for tag, names in bad.elements] == [(tag, list(names)) for tag, names in good.elements]
    assert "".join(bad.paper).strip() == hostile
    assert len(bad.all("script")) == 1


def test_characters_that_html_forbids_or_that_mislead_the_eye_are_shown_as_replaced():
    text = "甲\x00乙\x1b丙\u202e丁\udc80"
    page = write(run(report(text, (BodyBlock("paragraph", Span(0, 8)),), ())._replace(path="甲\udc80.txt")))
    assert "".join(Tree(page).paper).strip() == "甲\ufffd乙\ufffd丙\ufffd丁\ufffd"
    assert page.encode("utf-8").decode() == page


spans = st.tuples(st.integers(0, 24), st.integers(0, 24)).map(lambda pair: Span(min(pair), max(pair)))


@given(st.text("甲乙<&>\"' \n", min_size=24, max_size=24), st.lists(spans, max_size=8), st.data())
def test_no_character_is_lost_or_doubled_whatever_is_marked(text, places, data):
    cuts = sorted({0, 24, *data.draw(st.lists(st.integers(0, 24), max_size=5))})
    pieces = [Span(a, b) for a, b in pairwise(cuts)]
    kinds = [data.draw(st.sampled_from(["paragraph", "heading", "item", "table", "lead"])) for _ in pieces]
    blocks = tuple(block(kind, piece) for kind, piece in zip(kinds, pieces, strict=True))
    related = tuple(FoundRelated("甲.txt", finding(text, 0, 0).place, "", each) for each in places[:2])
    findings = tuple(finding(text, place.start, place.end)._replace(related=related) for place in places)
    tree = Tree(write(run(report(text, blocks, findings))))
    # Between blocks the page puts line feeds of its own.
    assert "".join(tree.paper).replace("\n", "") == text.replace("\n", "")
    ids = [attributes["id"] for _, attributes in tree.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {f"d1m{number}" for number in range(1, len(places) + 1)} <= set(ids)


def block(kind: str, span: Span) -> BodyBlock:
    if kind == "table":
        middle = (span.start + span.end) // 2
        return BodyBlock("table", span, rows=((BodyCell(Span(span.start, middle)), BodyCell(Span(middle, span.end))),))
    if kind == "lead":
        return BodyBlock("paragraph", span, lead=Span(span.start, (span.start + span.end + 1) // 2))
    return BodyBlock(kind, span, 1)


def test_what_was_proven_and_what_was_not_is_said():
    document = report("无", (), ())._replace(
        proven=(Proven({"zh": "项勾稽成立", "en": "sums hold"}, 42),),
        not_evaluated=(NotEvaluated("test/a", "table-unreadable", "表四", 2),),
        held_back=3,
    )
    page = write(run(document))
    assert "没有发现问题" in page
    assert "<b>42</b> 项勾稽成立" in page
    assert "<b>2 项</b>" in page
    assert "表四表格无法识别" in page
    assert "3 条文字类问题暂不报告" in page
    assert "<b>42</b> sums hold" in write(run(document, language="en"))


@pytest.mark.parametrize(
    ("start", "end", "edit", "said"),
    [
        (2, 4, (2, 4, "11"), "把“12”改为“11”"),
        (2, 4, (2, 4, ""), "删去“12”"),
        (2, 4, (2, 2, "约"), "补上“约”"),
        (2, 4, (0, 4, "共11"), "另写"),
    ],
)
def test_the_cure_says_what_becomes_of_the_text(start, end, edit, said):
    text = "合计12"
    index = LineIndex(text)
    change = FoundEdit(index.position(edit[0]), index.position(edit[1]), edit[2])
    page = write(one(text, finding(text, start, end)._replace(fix=FoundFix("另写", Safety.UNSAFE, (change,)))))
    assert f'<span class="label">改法</span>{said}<' in page
    assert "请核实后修改" in page


def test_a_page_of_very_many_documents_lists_the_first_findings_of_each_and_counts_the_rest():
    text = "甲" * 50
    many = report(text, (), tuple(finding(text, at, at + 1) for at in range(40)))._replace(body=None)
    page = write(run(*(many._replace(path=f"{number}.txt") for number in range(201))))
    assert page.count('<li class="finding') == 201 * 30
    assert page.count("另有 10 条没有列出") == 201
    assert len(page) / 201 < 25_000


def test_without_a_body_the_line_around_a_finding_is_shown():
    line = "前文" * 30 + "错字" + "后文" * 30
    bare = report(line, (), (finding(line, 60, 62),))._replace(body=None, lines={1: line})
    page = write(run(bare))
    assert "…" + "前文" * 10 + "<mark>错字</mark>" + "后文" * 10 + "…" in page
    assert "此处不显示原文" in page
    assert "此处不显示原文" not in write(one(line, finding(line, 60, 62)))


def test_the_common_folder_of_files_is_said_once():
    named = [report("甲", (), ())._replace(path=path, body=None) for path in ("报告/甲/2023.txt", "报告/乙/2023.txt")]
    page = write(run(*named))
    assert '<p class="path"><bdi>报告/</bdi></p>' in page
    assert '<th scope="row"><bdi>甲/2023.txt</bdi></th>' in page
    apart = write(run(*(each._replace(path=each.path[3:]) for each in named)))
    assert '<p class="path">' not in apart


def test_defects_that_share_a_title_are_told_apart():
    text = "甲乙丙"
    found = tuple(finding(text, at, at + 1)._replace(rule=rule) for at, rule in enumerate(("p/a", "p/b", "p/c")))
    notes = {"p/a": RuleNote("部分齐全", ""), "p/b": RuleNote("部分齐全", ""), "p/c": RuleNote("标题", "")}
    page = write(run(report(text, (), found), rules=notes))
    assert regex.findall(r'<option value="p/.">([^<]*)<', page) == ["部分齐全 a (1)", "部分齐全 b (1)", "标题 (1)"]


def test_a_finding_about_a_whole_table_is_drawn_around_it():
    text = "甲 | 1\n乙 | 2"
    rows = ((BodyCell(Span(0, 1)), BodyCell(Span(4, 5))), (BodyCell(Span(6, 7)), BodyCell(Span(10, 11))))
    table = BodyBlock("table", Span(0, 11), rows=rows)
    tree = Tree(write(run(report(text, (table,), (finding(text, 0, 11), finding(text, 4, 5), finding(text, 0, 7))))))
    assert [a["data-f"] for a in tree.all("div", **{"class": "whole"})] == ["d1f1"]
    assert [a.get("data-f") for a in tree.all("a", **{"class": "gap"})] == ["d1f1"]
    assert len(tree.all("td", **{"class": "wrong"})) == 3


def test_nothing_checked_is_not_nothing_found():
    assert "没有发现问题" not in write(run(DocumentReport("a.doc", "skipped")))
    assert "没有检查任何文件" in write(run())
    page = write(one("一段文字。"))
    assert "没有发现问题" in page
    assert "1 份不是已知种类的报告，只按通用规则检查" in page
    known = report("一段文字。", (), ())._replace(kind="gov-disclosure")
    assert "不是已知种类" not in write(run(known))


def test_both_languages_say_the_same_things():
    chinese, english = WORDS["zh"], WORDS["en"]
    assert chinese.keys() == english.keys()
    slots = regex.compile(r"\{\w+\}")
    assert {name: sorted(slots.findall(said)) for name, said in chinese.items()} == {
        name: sorted(slots.findall(said)) for name, said in english.items()
    }


def test_findings_are_counted_in_the_language_of_the_run():
    text = "甲乙"
    found = tuple(finding(text, at, at + 1) for at in range(2))
    mild = found[0]._replace(severity=Severity.WARNING, message="轻")
    said = {language: write(run(report(text, (), (*found, mild)), language=language)) for language in ("zh", "en")}
    assert "2 处错误</span>" in said["zh"]
    assert "1 处警告</span>" in said["zh"]
    assert "2 errors</span>" in said["en"]
    assert "1 warning</span>" in said["en"]
