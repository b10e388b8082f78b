from __future__ import annotations

import pytest

from reportlint.chinese.doubled_words import is_right_repeat
from reportlint.language.repeats import find_repeats


def _judged(text: str) -> bool:
    return any(not is_right_repeat(text, found.start, found.length) for found in find_repeats(text) if not found.mark)


@pytest.mark.parametrize(
    "text",
    [
        "对办理情况逐一逐一核对",
        "制定年度年度任务清单",
        "依法统一统一格式发布",
        "由办公室及时及时组织更新",
        "根据政府信息公开公开条例",
        "公民、法人和其他组织组织的申请",
        "经市人民人民代表大会批准",
        "根据中华人民共和国共和国政府信息公开条例",
        "优化门户网站建设建设方案",
        "方便老百姓往往往往需要的查询",
        "按照规定的要求要求，及时办理",
        "一清二楚一清二楚的台账",
    ],
)
def test_a_word_too_many(text):
    assert _judged(text)


@pytest.mark.parametrize(
    "text",
    [
        "市人民政府政府信息公开工作",
        "一步一步推进，一个村一个村地走访",
        "社会组织组织开展活动",
        "符合本规定规定的条件",
        "报送上一年度年度报告",
        "再审申请人申请人民法院鉴定",
        "管理的航道的航道保护范围",
        "加强监测预测预警",
        "草王坝大队大队长负责",
        "到二〇二〇年建成",
        "请大家研究研究",
        "聊着聊着就明白了",
        "特别行政区行政区域图",
        "写不写不重要",
        "她说：“别急别急，慢慢来。”",
    ],
)
def test_two_words_that_may_meet(text):
    assert not _judged(text)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("工长的手机整夜整夜地响", True),
        ("大把大把的传单", True),
        ("官方账号入驻哔哩哔哩平台", True),
        ("把情况告诉大家大家。", False),
        ("形成成果成果清单", False),
    ],
)
def test_whole_measures_and_foreign_names_may_stand_twice(text: str, right: bool) -> None:
    start = next(at for at in range(len(text)) if text[at : at + 2] == text[at + 2 : at + 4])
    assert is_right_repeat(text, start, 2) is right
