"""All finders over the same correct prose: what they give was reviewed by eye, so a change here wants another look."""

from __future__ import annotations

from reportlint.chinese.dates import find_dates, find_periods
from reportlint.chinese.marks import find_mark_runs
from reportlint.chinese.ordinals import find_ordinals
from reportlint.chinese.pinyin import find_glosses
from reportlint.chinese.quantities import find_quantities
from tests.unit.chinese.prose import PROSE


def test_nothing_is_damaged():
    assert list(find_mark_runs(PROSE)) == []
    assert find_glosses(PROSE) == []


def test_the_ordinals_are_those_that_count_points():
    said = " ".join(PROSE[item.start : item.end] for item in find_ordinals(PROSE))
    assert said == (
        "（一） （二） （三） （四） （五） 一要 二要 三要 一是 二是 三是 首先 其次 最后 第一 第二 第三 （1） （2） （3） "
        "一是 二是 三是 （一） （二） （三） 第一 第二 第三 首先 其次 最后 1．"
    )
    assert all(item.clause_start for item in find_ordinals(PROSE))


def test_the_quantities_are_those_that_count_or_measure():
    said = " ".join(item.text for item in find_quantities(PROSE))
    assert said == (
        "1,236条 45件 872条 319条 3.2万字 超过15万人次 3件 1件 12件 28件 2件 15件 4件 3件 6件 1件 1件 12.5% 100% 2件 1件 1次 17处 "
        "24小时 96件 百分之九十九点五 26项 百分之九十八以上 5场 近3万人 1.2万余次 4个 20余个 8所 12所 1名 46名 4次 2期 120余人 三个 35件 "
        "42件 100% 2个 8名 3次 1次 24个 35个 66项 148条 97条 1,052条 233条 86条 120.6万人次 8.3个百分点 2,310条 512件 99.2% 98.5% "
        "12场 6场 4期 130余名 41件 38件 3件 1件 40件 2件 19件 5件 6件 1件 0件 5件 9件 1件 3件 2件 1件 1件 24个 9个 1次 两次 60%以上 1期 "
        "0元 约45万元 3.5万元 3份 三条 5.2％ 2.31% 86.7% 20个工作日 20个工作日"
    )


def test_the_periods_are_those_of_the_reports():
    assert [item.text for item in find_periods(PROSE)] == [
        "自2024年1月1日起至12月31日止",
        "2023年1月1日至2023年12月31日",
    ]
    assert all(item.valid for item in find_dates(PROSE))
