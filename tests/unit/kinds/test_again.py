"""A total named again: what is the same whole and differs by a slip is told; parts, other wholes and other years are not."""

from __future__ import annotations

import pytest

from reportlint.app import Session, Settings

REPORT = """# 清河市教育局2024年政府信息公开工作年度报告

## 一、总体情况

{first}

## 五、存在的主要问题及改进情况

存在的主要问题：一是{again}；二是解读形式单一。改进措施：加强培训。
"""


@pytest.fixture(scope="module")
def session() -> Session:
    return Session(Settings())


def told(session: Session, first: str, again: str) -> list[str]:
    report = session.lint(REPORT.format(first=first, again=again).encode(), "a.md")
    return [f.place.excerpt for f in report.findings if f.rule == "gov-disclosure/count-named-again-differs"]


@pytest.mark.parametrize(
    ("first", "again", "right", "wrong"),
    [
        ("全县14个乡镇便民服务中心均设立查阅点。", "{}个乡镇中有3个开放时间不固定", 14, 15),
        ("全镇下辖23个行政村，均建成村务公开栏。", "{}个村中仍有5个公开栏破损", 23, 32),
        ("全年公开政府信息417条。", "{}条信息中配有图解的不多", 417, 471),
        ("公布招聘公告26个。", "{}个招聘公告仅3个配发问答", 26, 36),
        ("下辖9个司法所全部公开办事指南。", "{}个司法所中有2个电话无人接听", 9, 8),
        ("96家基层医疗机构全部编制目录。", "{}家基层医疗机构的目录不够细", 96, 69),
    ],
)
def test_the_same_whole_with_another_number(session: Session, first: str, again: str, right: int, wrong: int) -> None:
    assert told(session, first, again.format(right)) == []
    assert [each[:-1] for each in told(session, first, again.format(wrong))] == [str(wrong)]


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("全镇18个村均设立公开栏。", "抽查的15个村中有2个更新不及时"),
        ("全县11个乡镇、1个街道均设立专区。", "12个乡镇（街道）中有3个开放时间短"),
        ("门户网站发布信息245条。", "公众号发布的254条信息中转载占比高"),
        ("完成37个村的公开栏改造。", "全县73个村中还有36个公开栏需要改造"),
        ("全年举办培训12场。", "2025年计划举办的21场培训中有2场面向乡镇"),
        ("公开许可结果1243条。", "处罚结果1234条中有个别字段缺失"),
        ("新增专栏31个。", "13个专栏中有1个更新慢"),
        ("上半年公开信息136条。", "163条信息中图解不多"),
        ("发布政策解读21篇。", "12篇政策解读采用文字形式"),
    ],
)
def test_another_whole(session: Session, first: str, again: str) -> None:
    assert told(session, first, again) == []


@pytest.mark.parametrize(
    ("first", "again", "wrong"),
    [
        ("7个隶属海关均设公开栏，7个隶属海关中最多的1个占四成。", "8个隶属海关的更新不平衡", "8"),
        ("对2个园区公司开展检查。", "3个园区公司的公开意识弱", "3"),
        ("全县16个村（社区）设立专区。", "61个村（社区）的专区维护不够", "61"),
        ("修订办事指南75份。", "57份办事指南中有11份流程图不清晰", "57"),
    ],
)
def test_what_is_known_already(session: Session, first: str, again: str, wrong: str) -> None:
    assert [each[:-1] for each in told(session, first, again)] == [wrong]


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("举办开放日活动3次。", "2次开放日活动的邀请对象以学生为主"),
        ("对27家重点排污单位公开监测信息。", "72家一般排污单位的信息公开不够规范"),
        ("全县21个公办幼儿园公开收费标准。", "12个民办幼儿园的收费公示不完整"),
        ("组织14个部门参加在线访谈。", "对13个部门的检查发现更新不及时"),
    ],
)
def test_things_that_are_called_alike(session: Session, first: str, again: str) -> None:
    assert told(session, first, again) == []
