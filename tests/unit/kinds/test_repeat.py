"""What stands twice by mistake, and all that stands twice in good Chinese."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.extend import Safety
from reportlint.language.repeats import find_repeats

ACROSS = {"unit": "word", "length": "2..5", "across": {"marks": "，、", "only": ["特别", "进一步"]}}
MARKS = {"unit": "mark", "of": "，。、；：,;", "mixed": True}


@pytest.mark.parametrize(
    ("text", "found", "fixed"),
    [
        ("进一步进一步推进。", ["进一步进一步"], "进一步推进。"),
        ("更新门户网站网站，方便查阅。", ["网站网站"], "更新门户网站，方便查阅。"),
        ("做好政务公开工作工作的落实。", ["工作工作"], "做好政务公开工作的落实。"),
        ("加强加强加强监督。", ["加强加强加强"], "加强监督。"),
        ("认真组织组织开展培训。", ["组织组织"], "认真组织开展培训。"),
    ],
)
def test_a_doubled_word_runs_from_the_first_copy_through_the_last(verb, text, found, fixed):
    run = verb.over(text, "word")
    assert run.excerpts == found
    assert run.fixed == fixed
    assert all(hit.fix.safety is Safety.UNSAFE for hit in run.hits)


@pytest.mark.parametrize(
    "text",
    [
        "市人民政府政府信息公开专栏。",
        "政务公开公开目录和政府网站网站地图。",
        "市政府办公室办公室主任主持。",
        "社会组织组织开展活动，人大代表代表群众发言。",
        "大家研究研究、讨论讨论。",
        "一步一步推进，一项一项落实，一件一件办好。",
        "方方面面、实实在在、家家户户、高高兴兴。",
        "谁公开谁负责，应公开尽公开。",
        "政务公开工作工作方案。",
        "主要由下列部门组成组成部门。",
        "管理的航道的航道保护范围。",
        "二〇〇〇年，编号123123、ABAB。",
        "合计\n合计\n其他 其他　其他",
        "姓名　　姓名，性别\t性别。",
    ],
)
def test_good_chinese_is_left_alone(verb, text):
    for value in ("word", {"unit": "phrase", "length": "5..12"}, "char", ACROSS, MARKS, "sentence"):
        assert verb.over(text, value).excerpts == []


def test_a_phrase_is_nearly_always_pasted(verb):
    run = verb.over("着力提升服务水平提升服务水平和效率。", {"unit": "phrase", "length": "5..12"})
    assert run.excerpts == ["提升服务水平提升服务水平"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("提高的的能力，完善了了制度，在在线上发布。", ["的的", "了了"]),
        ("为了了解，目的的确定，参与与监督，可以以书面形式，该行为为法律禁止。", []),
        ("对对外窗口、将将来计划、和和谐、从从业人员、把把关人。", []),
        ("是\t是\t是", []),
    ],
)
def test_function_characters_know_the_words_they_stand_in(verb, text, found):
    assert verb.over(text, {"unit": "char"}).excerpts == found


def test_an_own_excuse_adds_to_what_is_known(verb):
    assert verb.over("目标群体的的课程。", {"unit": "char", "of": "的"}, unless={"words": ["的的课"]}).hits == []


@pytest.mark.parametrize(
    ("text", "fixed", "safety"),
    [
        ("完整，，属实。", "完整，属实。", Safety.SAFE),
        ("办结。。", "办结。", Safety.SAFE),
        ("制度；。", "制度。", Safety.UNSAFE),
    ],
)
def test_doubled_marks(verb, text, fixed, safety):
    run = verb.over(text, MARKS)
    assert run.fixed == fixed
    assert [hit.fix.safety for hit in run.hits] == [safety]


@pytest.mark.parametrize(
    "text", ["……", "——是", "好！！", "怎么？！", "共1,234条", "见http://a.cn", "“好。”，", "等等。。。"]
)
def test_marks_that_may_stand_together(verb, text):
    assert verb.over(text, MARKS).hits == []


def test_only_pieces_that_end_no_clause_are_doubled_across_a_mark(verb):
    run = verb.over("防护工作特别，特别是活动期间。加强监督，监督有力。", ACROSS)
    assert run.excerpts == ["特别，特别"]
    assert run.fixed == "防护工作特别是活动期间。加强监督，监督有力。"


def test_the_span_counts_marks_and_glosses_of_the_text_as_it_stands(verb):
    text = "安(ān)全(quán)防(fáng)護(hù)工作特別(bié),，特別(bié)是重大活動(dòng)期間(jiān)值守。"
    run = verb.over(text, ACROSS)
    assert run.excerpts == ["特別(bié),，特別(bié)"]
    assert "工作特別(bié)是重大" in run.fixed


def test_the_seed_has_it_at_its_place(verb, shared):
    text = (shared / "data" / "jiaxing-data-bureau-2024.txt").read_text("utf-8")
    run = verb.over(text, ACROSS)
    assert run.excerpts == ["特別,,特別"]
    assert text[: run.hits[0].span.start].endswith("工作")
    assert text[run.hits[0].span.end :].startswith("是重大")


def test_without_a_list_both_copies_must_be_whole_clauses(verb):
    value = {"unit": "phrase", "length": "4..12", "across": "，；"}
    assert verb.over("首先，开展检查，开展检查，逐项整改。", value).excerpts == ["开展检查，开展检查"]
    assert verb.over("建立管理规约，管理规约由业主遵守。", value).hits == []


def test_items_clauses_and_groups_of_them_that_come_again(verb):
    value = {"unit": "clause", "length": "2..", "across": "，、；。"}
    assert verb.over("办理户籍、出入境、出入境、车驾管业务。", value).excerpts == ["出入境、出入境"]
    assert verb.over("本年，新收三件，均已办结，新收三件，均已办结。", value).excerpts == [
        "新收三件，均已办结，新收三件，均已办结"
    ]
    assert verb.over("2024年，2024年，全年公开信息。", value).excerpts == ["2024年，2024年"]
    assert verb.over("检查两次，全年通报4次。全年通报4次。", value).excerpts == ["全年通报4次。全年通报4次"]
    assert verb.over("坚持强强联合。坚持强强联合、优势互补。支出为3万元、3万元。", value).hits == []


def test_the_first_item_of_a_list_behind_what_leads_to_it(verb):
    value = {"unit": "item", "length": "3..", "across": "、，；"}
    assert verb.over("窗口推出查房产、查房产、查户籍。", value).excerpts == ["查房产、查房产"]
    assert verb.over("其中漏水4处、漏水4处。\n送到家门口，家门口；随叫随到", value).excerpts == [
        "漏水4处、漏水4处",
        "家门口，家门口",
    ]
    assert (
        verb.over("查房产、查房产，推出查房产、查户籍。申请查房产，查房产、查户籍。见“查房产”、查房产。", value).hits
        == []
    )
    assert verb.over("推出查房产：查房产。推出查房产、（查房产）。推出检查、检查。", value).hits == []


def test_a_short_sentence_may_not_follow_itself_at_once(verb):
    assert verb.over("收到申请三件。不落一项。不落一项。", "sentence").excerpts == ["不落一项。"]


def test_a_clause_begun_again_after_what_cannot_end_one(verb):
    value = {"unit": "word", "length": "2..11", "across": {"marks": "，", "begun": True}}
    assert verb.over("一是扎实，扎实做好公开。应当及时，及时通报情况。", value).excerpts == ["扎实，扎实", "及时，及时"]
    assert verb.over("并公告，公告期七日。工作积极，积极回应关切。", value).hits == []


def test_a_sentence_twice_names_the_first_place(verb):
    sentence = "本年度持续加大重点领域政府信息公开力度。"
    run = verb.over(f"{sentence}内容不断丰富。\n{sentence}", "sentence")
    assert [hit.span.start for hit in run.hits] == [len(sentence) + 8]
    assert run.hits[0].related[0].span.start == 0
    assert run.hits[0].fix is None


def test_a_copied_passage_is_one_finding(verb):
    passage = "本年度持续加大重点领域政府信息公开力度。全年没有发生因公开引发的复议诉讼案件。"
    assert verb.over(f"{passage}\n{passage}", "sentence").excerpts == [passage]


def test_short_sentences_and_numbered_points_may_come_again(verb):
    point = "（五）法律法规规定的其他应当主动公开的事项。"
    assert verb.over(f"工作有序推进。\n工作有序推进。\n{point}\n{point}", "sentence").hits == []


@pytest.mark.parametrize(
    ("value", "what"),
    [
        ({"unit": "wort"}, "'wort' is not possible here"),
        ({"unit": "mark", "length": "2..4"}, "unknown key 'length'"),
        ({"unit": "phrase", "length": "5..40"}, "up to 12 characters"),
        ({"of": "的"}, "the key 'unit' is missing"),
    ],
)
def test_mistakes_are_said(verb, value, what):
    _, found = verb.compile(value)
    assert any(what in problem.what for problem in found)


@given(st.text(alphabet="工作组,、1\n😀", max_size=60))
def test_found_repeats_are_repeats_and_none_is_lost(text):
    found = find_repeats(text)
    for repeat in found:
        assert text[repeat.start : repeat.start + repeat.length] == text[repeat.second : repeat.end]
    covered = {at for repeat in found for at in range(repeat.start, repeat.end)}
    for start in range(len(text)):
        for length in range(2, 13):
            piece = text[start : start + length]
            if len(piece) == length and set(piece) <= set("工作组") and text.startswith(piece, start + length):
                assert covered & set(range(start, start + 2 * length))
