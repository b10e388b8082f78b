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
        "发放补贴5.27亿元，其中家电2.11亿元、汽车2.64亿元、家装0.52亿元，带动销售39.4亿元。",
        "补贴2.4亿元，其中家电1.2亿元、汽车1.3亿元。",
        "补贴1.5亿元，其中家电9000万元、汽车6000万元。",
        "处罚12起，其中警告3件、罚款9宗。",
        "原创98篇，其中文字62篇，占63.3%；图解36篇，占36.7%。",
        "新收12件，加上结转1件，共13件。其中，自然人9件，企业3件。",
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
        ("公开意见19条，招生信息40条，其中城区29条、农村21条。", "more", "40条", "10"),
        ("查处5个县，发现问题36个，其中一季度19个、二季度28个。", "more", "36个", "11"),
        ("发布汛情64次，启动应急响应5次，其中Ⅲ级2次、Ⅳ级4次。", "doubtful", "5次", "1"),
        ("推文88篇，其中原创62篇，占70.5%；转发36篇。", "more", "88篇", "10"),
        ("投诉举报53件，其中投诉40件、举报11件。", "less", "53件", "2"),
        ("门诊112人次，出院患者58人次，其中手术患者79人次。", "part-larger", "79人次", "21"),
        ("微博2206条，其中原创871条；微信915条，其中原创1402条。", "part-larger", "1402条", "487"),
        ("处罚605件，罚款1877万元，其中五万元以上的920件。", "part-larger", "920件", "315"),
        ("许可68件，其中市局办理9件、县局办理60件；处罚7件。", "more", "68件", "1"),
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
        "全省20个县建成水库12座，其中大型3个、中型5个、小型15个。",
        "许可2750件、处罚18342件、强制1207件，其中18342件处罚中，适用简易程序15108件。",
        "复议178件，其中维持104件、纠正74件，纠错率12.4%；诉讼125件。",
        "新收53件；上年结转2件，其中自然人50件。",
        "15个县中，其中47个乡镇完成改造。",
        "发布解读9篇，其中除3篇转载外，图解5篇、问答7篇。",
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


def test_lines_behind_a_colon_are_one_list(verb):
    value = {**PARTS, "lead": "，具体为："}
    text = "公开信息73条，具体为：\n文件9条；\n动态22条；\n资金41条；\n公告11条。\n另有简报4条；\n"
    assert [(hit.defect, hit.values["parts"]) for hit in verb.over(text, value).hits] == [("more", "9＋22＋41＋11")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("全市共举办发布会104场，市政府层面38场、县层面76场。", ["104场"]),
        ("全市共举办发布会104场，市政府层面38场、县层面66场。", []),
        ("其中，网站发布115条，新媒体发布80条，其他渠道发布9条。", []),
        ("公开信息500条，政策解读100条、图解40条。", []),
        ("公开信息45条，网站27条，微信12条，微博6条。", []),
        ("上年结转5件，网上3件、信函3件。", []),
    ],
)
def test_a_list_that_no_word_leads_to(verb, text, found):
    value = {**PARTS, "lead": "/(?<=[0-9][场条件]),/", "unled": "sentence"}
    assert verb.over(text, value).excerpts == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("新收72件，结转2件。办结71件。按渠道分，网络46件、信函23件、当面6件。", ["72件"]),
        ("新收72件，结转2件。办结71件。按渠道分，网络46件、信函25件、当面3件。", []),
        ("公开470条。按渠道分，政策162条，项目103条，资金214条。", ["470条"]),
        ("新收72件。按渠道分，征地30件、城乡建设20件。", []),
    ],
)
def test_a_list_by_classes(verb, text, found):
    value = {**PARTS, "lead": "按渠道分，", "unled": "paragraph"}
    assert verb.over(text, value).excerpts == found
