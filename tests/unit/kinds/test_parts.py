"""Numbers after 其中: they add up, or the number that does not fit is named; what can be read in two ways says nothing."""

from __future__ import annotations

import pytest

from reportlint.extend import Held

PARTS = {"whole": "{n:u}", "lead": "其中[，|：]", "item": "{text}{n:u}", "open": ["等", "主要", "包括但不限于"]}


@pytest.mark.parametrize(
    "text",
    [
        "办理建议提案35件，其中主办8件、会办27件，均在规定时间内办结并主动公开，满意率100%。",
        "共收到申请53件，其中网上申请12件，信函申请41件。",
        "公开信息1,234条，其中：政策文件12条；工作动态1222条。",
        "全年发布信息500余条，其中政策文件12条、工作动态500条。",
        "发布信息1.2万条，其中微博5000条、微信7020条。",
        "共收到申请53件（其中网上12件、信函41件），同比增长10%。",
        "共收到申请53件。其中，网上申请12件，信函申请41件。",
        "共收到申请53件，其中网上申请12件，占22.6%；信函申请41件，占77.4%。",
        "本年新收53件、上年结转2件，其中自然人50件，企业5件。",
        "提案35件，其中主办8件和会办27件。",
        "公开信息53条，其中政策解读、文件公告12条，工作动态41条。",
        "收到申请53件，较上年增加8件，其中网上申请12件，信函申请41件。",
    ],
)
def test_parts_that_make_the_whole_are_proven(verb, text):
    run = verb.over(text, PARTS)
    assert run.outcomes == [Held()]


@pytest.mark.parametrize(
    ("text", "defect", "where", "difference"),
    [
        ("发布信息67条，其中，原创65条，转载6条；管好平台。", "more", "67条", "4"),
        ("办理提案35件，其中主办9件、会办27件，均办结。", "more", "35件", "1"),
        ("收到申请53件，较上年增加8件，其中网上申请12件，信函申请43件。", "more", "53件", "2"),
        ("共收到申请53件（其中网上41件、信函13件），同比增长10%。", "more", "53件", "1"),
        ("发布信息1.2万条，其中微博5000条、微信7600条。", "more", "1.2万条", "100"),
        ("办理提案35件，其中主办7件、会办27件，均办结。", "less", "35件", "1"),
        ("公开信息500条，其中政策文件100条，动态300条，其他99条。", "less", "500条", "1"),
        ("全年公开信息120条，其中政策文件210条。", "part-larger", "210条", "90"),
        ("共有党员53人，其中女性70人。", "part-larger", "70人", "17"),
    ],
)
def test_a_number_that_cannot_be_right_is_named(verb, text, defect, where, difference):
    run = verb.over(text, PARTS)
    assert [(hit.defect, hit.values["difference"]) for hit in run.hits] == [(defect, difference)]
    assert run.excerpts == [where]


@pytest.mark.parametrize(
    "text",
    [
        "公开信息500条，其中政策文件100条、工作动态200条等。",
        "公开信息500条，其中主要有政策文件100条、工作动态200条。",
        "公开信息500条，其中政策文件100条、工作动态200条。",
        "公开信息500条，其中政策文件100条，解读20篇，动态300条。",
        "共有党员53人，其中女党员30人，大专以上学历45人。",
        "共收到建议53件，其中受理53件、办结50件、采纳40件。",
        "提案35件，其中主办、会办分别为9件、27件。",
        "举办发布会12场，其中解读政策30件。",
        "共53件，其中网上41件，其中门户网站30件、邮箱11件。",
        "应当在三个月内提出，其中企业应当在六个月前提出。",
        "新增污水处理能力300万吨，其中新增日处理4500万吨/日。",
        "其中主办8件、会办27件。",
        "提案35件。\n其中主办9件、会办27件。",
        "全年办理35件，平均每月3件，其中最多的一月9件。",
    ],
)
def test_what_can_be_read_in_two_ways_says_nothing_wrong(verb, text):
    assert verb.over(text, PARTS).hits == []


def test_the_addends_are_named_with_their_places(verb):
    text = "办理提案35件，其中主办9件、会办27件。"
    hit = verb.over(text, PARTS).hits[0]
    assert [related.span.of(text) for related in hit.related] == ["9件", "27件"]
    assert [related.message["zh"] for related in hit.related] == ["主办 9件", "会办 27件"]
    assert hit.values["parts"] == "9＋27"


def test_the_units_of_the_pattern_decide_what_counts(verb):
    value = {**PARTS, "item": "{text}{n:条}"}
    assert verb.over("提案35件，其中主办9件、会办27件。", value).outcomes == []
