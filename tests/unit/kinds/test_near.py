"""Set terms with one slip, and the strings that only resemble them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.extend import Safety
from reportlint.kinds.near import KIND, SLIPS
from reportlint.language.slips import find_slips, index_terms
from tests.calls import calls
from tests.unit.kinds.conftest import Verb

TERMS = ["政府信息公开", "依申请公开", "政务新媒体", "行政规范性文件", "门户网站", "行政复议", "贯彻落实"]


@pytest.mark.parametrize(
    ("text", "found", "slip"),
    [
        ("做好政务新煤体管理。", "政务新煤体", "sound"),
        ("做好政务新媒休管理。", "政务新媒休", "shape"),
        ("政府息公开工作有序。", "政府息公开", "missing"),
        ("行政规范件清理完毕。", None, None),
        ("行政规范性件清理完毕。", "行政规范性件", "missing"),
        ("办好政政务新媒体。", "政政务新媒体", "extra"),
        ("新制发行政规规范性文件。", "行政规规范性文件", "extra"),
        ("及时更新门户站网。", "门户站网", "swapped"),
        ("行政规性范文件共两件。", "行政规性范文件", "swapped"),
    ],
)
def test_each_slip_is_found_and_named(verb, text, found, slip):
    run = verb.over(text, {"terms": TERMS})
    assert run.excerpts == ([found] if found else [])
    assert [hit.defect for hit in run.hits] == ([slip] if slip else [])


@pytest.mark.parametrize(
    "text",
    [
        "政府信息公开、依申请公开和政务新媒体。",
        "建好政务新载体，办好政务媒体。",
        "可以申请公开的事项。",
        "各行政科负责人参加，行政复核结果已公布。",
        "门户网址见封底。",
        "财政信息公开、党政信息公开。",
        "贯彻落实施工许可制度。",
        "政府，信息公开；依申，请公开。",
    ],
)
def test_what_can_be_read_otherwise_is_no_slip(verb, text):
    assert verb.over(text, {"terms": TERMS}).excerpts == []


def test_a_slip_is_not_looked_for_over_the_border_of_a_cell(verb):
    assert verb.over("政务新\n煤体\n", {"terms": TERMS}).excerpts == []


def test_only_the_slips_that_are_asked_for(verb):
    assert verb.over("门户站网和政务新煤体", {"terms": TERMS, "by": ["swapped"]}).excerpts == ["门户站网"]


def test_the_fix_writes_the_term_and_needs_a_look(verb):
    run = verb.over("做好政务新煤体管理。", "政务新媒体")
    assert run.fixed == "做好政务新媒体管理。"
    assert [hit.fix.safety for hit in run.hits] == [Safety.UNSAFE]


def test_an_excused_word_and_another_term_stay(verb):
    terms = {"terms": ["政府信息公开"]}
    assert verb.over("推进政府息公开。", terms).excerpts == ["政府息公开"]
    assert verb.over("推进政府息公开。", terms, unless={"words": ["政府息公开"]}).excerpts == []


def test_a_short_term_is_a_mistake_of_the_pack(verb):
    _, found = verb.compile({"terms": ["知情权"]})
    assert [problem.what for problem in found] == ["the term '知情权' is too short"]


def test_a_term_with_a_mark_in_it_is_a_mistake_of_the_pack(verb):
    _, found = verb.compile({"terms": ["公开为常态，不公开为例外"]})
    assert [problem.what for problem in found] == ["the term '公开为常态,不公开为例外' holds a mark"]


@given(st.text(alphabet="政府信息公开依申请新媒体行规范性文件煤休x，\n", max_size=60))
def test_whatever_is_written_ends_in_spans_of_the_text(text):
    run = Verb(KIND.key).over(text, {"terms": TERMS})
    for hit in run.hits:
        assert hit.defect in SLIPS
        assert hit.values["found"] == hit.span.of(text)
        assert str(hit.values["right"]) not in str(hit.values["found"]) or hit.defect == "extra"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("加强息安全管理，健全工作机制。", ["息安全"]),
        ("落实基础施建设，", ["基础施"]),
        ("坚定“四个个自信”。", ["四个个自信"]),
        ("县税务局局以服务为先。", []),
        ("推进社会治理，完善社治理体系。", ["社治理"]),
    ],
)
def test_short_terms_lose_and_gain_a_character(verb, text, found):
    terms = {"terms": ["信息安全", "基础设施", "四个自信", "社会治理"]}
    assert verb.over(text, terms).excerpts == found


@pytest.mark.parametrize(
    "text",
    [
        "驾驶人信息公开。",
        "村（居）民委员会公开。",
        "行政\n处罚决定。",
        "由市人民政府报省人民政府批准。",
        "全市市场监督管理部门。",
        "国务院院长。",
    ],
)
def test_what_is_left_of_a_term_may_be_other_words(verb, text):
    terms = {"terms": ["人事信息", "居民委员会", "行政处罚", "政府公报", "市场监督管理", "国务院办公厅"]}
    assert verb.over(text, terms).excerpts == []


@pytest.mark.parametrize("text", ["全年共收办政府信息公开申请3件。", "全年按件计收信息处理费，合计8元。"])
def test_a_whole_term_beside_a_verb_of_one_character_is_no_longer_term(verb, text):
    terms = ["办理政府信息公开申请", "政府信息公开申请", "收取信息处理费", "信息处理费"]
    assert verb.over(text, {"terms": terms}).excerpts == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("全年收办政府信息公开申请15件。", []),
        ("未计收信息处理费。", []),
        ("认真，办政府信息公开申请15件。", ["办政府信息公开申请"]),
        ("门户网站改版，通过门户站公开信息。", ["门户站"]),
        ("通过门户站公开信息。", ["门户站"]),
        ("健全工作机制，实行八小时工作制，按时公开。", []),
    ],
)
def test_a_hanzi_alone_at_an_end_may_belong_to_what_stands_beside_it(verb, text, found):
    terms = {"terms": ["办理政府信息公开申请", "收取信息处理费", "门户网站", "工作机制"]}
    assert verb.over(text, terms).excerpts == found


def test_what_falls_into_words_but_is_no_language_is_named_in_the_rule(verb):
    text = "着力推动高质发展，增强四意识。"
    terms = ["高质量发展", "四个意识"]
    assert verb.over(text, {"terms": terms}).excerpts == []
    assert verb.over(text, {"terms": terms, "cut": ["高质发展", "四意识"]}).excerpts == ["高质发展", "四意识"]


def test_looking_for_slips_costs_few_calls_for_a_text_that_has_none():
    index = index_terms(tuple(TERMS))
    text = "推进政府信息公开工作，规范依申请公开，清理行政规范性文件，办好政务新媒体。" * 50
    find_slips(index, text)
    assert calls(lambda: find_slips(index, text)) < 3 * len(text)


@pytest.mark.parametrize(
    "text",
    [
        "文昌航天城管理局副局长介绍。",
        "误工人员可领补贴。",
        "一看整改落没落实。",
        "据此编制此年度报告。",
        "把数字基因融入城市肌理。",
        "村（居）民委员会公开。",
        "九国共产党代表出席。",
    ],
)
def test_other_words_of_a_larger_dictionary_are_no_slip(verb, text):
    terms = "城市管理局 工作人员 整改落实 编制本年度报告 城市管理 居民委员会 中国共产党".split()
    assert verb.over(text, {"terms": terms, "cut": ["城管理局", "工人员"]}).excerpts == []


def test_a_misspelt_word_that_a_name_or_two_words_make_is_none(verb):
    known = {"known": {"自觉": ["自党"], "鉴于": ["鉴与"], "贯彻": ["贯车"]}}
    assert verb.over("自党的十八大以来，文明互鉴与合作不断加深。", known).excerpts == []
    assert verb.over("认真贯车上级要求。", known).excerpts == ["贯车"]
    assert verb.over("链动项目开工，链动平台上线，链动中心挂牌。", {"known": {"联动": ["链动"]}}).excerpts == []


@pytest.mark.parametrize(
    "text",
    [
        "这186条里，原创97条。",
        "报送的几条里有两条被采用。",
        "算上上年结转的1件，共办理3件。",
        "惠企政策件件解读到位。",
        "信息发布量继续增长。",
        "信息触达打折扣。",
        "栏目常新，内容日丰。",
    ],
)
def test_what_is_odd_may_belong_to_what_stands_beside_it(verb, text):
    known = {"条例": ["条里"], "大打折扣": ["达打折扣"]}
    terms = ["上年结转", "政策文件", "信息发布质量", "栏目更新"]
    assert verb.over(text, {"terms": terms, "known": known}).excerpts == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("修订后的条里公布后，", "条里"),
        ("办理上上年结转1件。", "上上年结转"),
        ("解读政策件12个。", "政策件"),
        ("信息发布质提高。", "信息发布质"),
        ("公开工作达打折扣。", "达打折扣"),
        ("栏目便新不及时。", "栏目便新"),
    ],
)
def test_the_same_strings_are_slips_where_nothing_beside_them_claims_the_odd_hanzi(verb, text, found):
    known = {"条例": ["条里"], "大打折扣": ["达打折扣"]}
    terms = ["上年结转", "政策文件", "信息发布质量", "栏目更新"]
    assert verb.over(text, {"terms": terms, "known": known}).excerpts == [found]
