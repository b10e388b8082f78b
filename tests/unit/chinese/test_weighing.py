from __future__ import annotations

import pytest

from reportlint.chinese._meetings import MEETINGS
from reportlint.chinese._usage import RANKS, SINGLES
from reportlint.chinese.weighing import cheapest_reading, weigh


def _weight(text: str) -> int:
    at = next(at for at in range(len(text) - 1) if text[at] == text[at + 1])
    return weigh(text, at)


def test_common_words_are_the_cheapest_reading():
    assert [word.text for word in cheapest_reading("市政府办公室组织培训")] == ["市政府", "办公室", "组织", "培训"]
    assert [(word.start, word.text) for word in cheapest_reading("依法公开")] == [(0, "依法"), (2, "公开")]
    assert cheapest_reading("") == ()


def test_a_hanzi_that_is_no_word_is_read_alone():
    assert [word.text for word in cheapest_reading("魑公开")] == ["魑", "公开"]
    assert cheapest_reading("魑")[0].rank > cheapest_reading("的")[0].rank


@pytest.mark.parametrize(
    "slip", ["国家家教委的通知", "有关关机关负责办理", "聚焦生生产环节", "全县县政务公开工作", "加强组组织领导"]
)
@pytest.mark.parametrize(
    "joint", ["改进工作作风", "公开开放数据", "以公开为目的的培训", "按照规定定期检查", "在门户网站站内搜索"]
)
def test_slips_weigh_more_than_joints(slip, joint):
    assert _weight(slip) > 0 > _weight(joint)


def test_the_lists_hold_what_the_reading_looks_for():
    words = RANKS.split()
    assert all(len(word[2:]) % (int(word[0]) + 1) == 0 for word in words)
    assert all(word[0] in "123" for word in words)
    assert set(SINGLES) <= set(range(5, 14))
    entries = MEETINGS.split()
    assert all(entry[1] == ":" and entry.count(";") == 2 for entry in entries)
    assert len({entry[0] for entry in entries}) == len(entries)
