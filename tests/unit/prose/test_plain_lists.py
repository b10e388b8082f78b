"""Lists without numbers whose length is announced."""

from __future__ import annotations

import pytest

from reportlint.prose.plain_lists import read_plain


@pytest.mark.parametrize(
    ("text", "announced", "way", "found"),
    [
        ("做到“四个及时”:出台及时、公示及时、答复及时。", "四个及时", "shared", 3),
        ("实行“四公开”:政策公开、流程公开,结果公开、到村公开。", "四公开", "shared", 4),
        ("坚持“两抓”:抓培训,全年六期;抓通报,逐月亮晒;抓示范,建八个点。", "两抓", "shared", 3),
        ("增设“找律师”“办公证”“求调解”四个菜单", "四个", "quoted", 3),
        ("做法有四条:群变阵地;招募学生结对;每季度评一次。", "四条", "semicolons", 3),
    ],
)
def test_items_are_counted(text: str, announced: str, way: str, found: int) -> None:
    start = text.index(announced)
    listed = read_plain(text, start, start + len(announced), way)
    assert listed is not None
    assert len(listed.items) == found


@pytest.mark.parametrize(
    ("text", "announced", "way"),
    [
        ("落实“五个一”:建立专栏,及时更新。", "五个一", "shared"),
        ("推行“四有”:有专人、有制度,常抓不懈。", "四有", "shared"),
        ("坚持“三个统一”:标准统一、流程统一等。", "三个统一", "shared"),
        ("用好网站、“发布”“问政”三个平台", "三个", "quoted"),
        ("做法有四条:一是群变阵地;二是结对;三是评比。", "四条", "semicolons"),
        ("问题有四个:更新慢;解读少;对此将认真整改。", "四个", "semicolons"),
        ("问题有四个:更新慢;解读少;互动弱", "四个", "semicolons"),
    ],
)
def test_what_cannot_be_told_is_none(text: str, announced: str, way: str) -> None:
    start = text.index(announced)
    assert read_plain(text, start, start + len(announced), way) is None
