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
    ],
)
def test_what_can_be_read(text):
    assert not _judged(text)


def test_three_times_is_no_slip_of_one_hanzi():
    assert not is_wrong_double("哈哈哈", 0)
