from __future__ import annotations

import pytest

from reportlint.chinese.doubles import is_wrong_double


def _judged(text: str) -> bool:
    at = next(at for at in range(len(text) - 1) if text[at] == text[at + 1])
    return is_wrong_double(text, at)


@pytest.mark.parametrize(
    "text",
    [
        "开开展业务培训。",
        "优化营商环境境，提升服务。",
        "均均按时办结。",
        "公开信息12条条，",
        "第三三，推进公开。",
        "人力资源和和社会保障部门",
        "完善了了制度。",
        "各科室按照要求求落实。",
        "提高服务水水平。",
        "国家家教委印发通知",
        "由有关关机关负责办理",
        "健全组组织领导机制",
        "各有关关部门",
        "第四十七七条规定",
        "第八条条 各级人民政府",
        "（五五）其他情形",
        "一一是健全制度。",
        "2023年12月31日日止",
        "对答复内容逐件件审核",
        "培训64人人次",
        "以以及其他信息",
        "其中中微信公众号发布信息",
        "人民代表大会会常务委员会",
    ],
)
def test_a_hanzi_too_many(text):
    assert _judged(text)


@pytest.mark.parametrize(
    "text",
    [
        "改进工作作风。",
        "层层落实责任。",
        "市市场监督管理局",
        "看守所所需经费",
        "以公开为目的的培训",
        "公众参与与监督",
        "经经营主体申请",
        "拥有有表决权的股份",
        "王丽丽负责。",
        "一桩桩实事",
        "建成喀纳斯斯景区",
        "倚建建（构）筑物",
        "“十五五”规划",
        "发展研究中心心系企业",
        "门户网站站内搜索",
        "审计人员人人签订承诺书",
        "大姜村村民小组",
        "浚县县市场监督管理局",
        "当事人可以以书面形式提出",
        "县政府办办理申请",
        "点击量量质齐升",
        "一条条意见得到采纳",
        "做到工作日日清、周周结",
        "二〇二二年",
        "第一一五师",
        "搭建建（构）筑物",
        "全年实施12项项目",
        "走访3家家庭",
        "惠及每个个体",
        "市市场监管部门负责",
        "清除污物，每处处五十元罚款",
        "农民动动手指就能查询",
        "请大家打打分、提提建议",
        "胖乎乎的小熊",
        "由中心主任任组长",
        "对信息公开工作作了部署",
        "各科科长分头落实",
        "公开栏栏目陈旧",
        "每日上线，线上上传",
    ],
)
def test_what_can_be_read(text):
    assert not _judged(text)


def test_three_times_is_no_slip_of_one_hanzi():
    assert not is_wrong_double("哈哈哈", 0)


def test_what_is_said_twice_is_meant():
    assert is_wrong_double("国家家教委印发通知", 1)
    assert not is_wrong_double("国家家教委印发通知，国家家教委组织检查", 1)


@pytest.mark.parametrize(
    "text",
    [
        "共545份，份份有签字。",
        "例会12次，会会讲公开。",
        "实现寨寨通5G。",
        "公示牌年年有更新、块块有着落。",
        "培训不搞月月“炒冷饭”。",
        "宅在家中伸伸胳膊踢踢腿。",
    ],
)
def test_each_of_them_stands_where_a_clause_begins_and_a_verb_made_light_behind_another(text: str) -> None:
    assert not any(is_wrong_double(text, at) for at in range(len(text) - 1) if text[at] == text[at + 1])


@pytest.mark.parametrize(
    "text",
    [
        "，会会议纪要公开。",
        "共12份份材料。",
        "，校校园公开。",
        "，点点击量上升。",
        "，条条例实施。",
        "推动公公开工作。",
    ],
)
def test_a_measure_or_noun_that_begins_a_word_is_not_each_of_them(text: str) -> None:
    assert any(is_wrong_double(text, at) for at in range(len(text) - 1) if text[at] == text[at + 1])


@pytest.mark.parametrize("text", ["举办徽学学术大会", "中小学学位供给", "“五五购物节”", "支持培育育繁推一体化企业"])
def test_names_that_begin_with_the_end_of_what_stands_before(text: str) -> None:
    assert not any(is_wrong_double(text, at) for at in range(len(text) - 1) if text[at] == text[at + 1])
